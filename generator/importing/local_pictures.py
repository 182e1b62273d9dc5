"""Pictures that a database names, found in a folder of the user's, where their licence is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from generator.content.own_picture import PICTURE_TYPES
from generator.importing.draft import Draft, DraftPicture

MOST = 2
"""Pictures that an exercise shows."""


@dataclass(frozen=True, slots=True)
class PictureFolder:
    """A folder with a database's pictures; `credit` and `licence` stand for what it does not say of them itself."""

    folder: Path
    credit: str = ""
    licence: str = ""

    def taken(self, draft: Draft, identifier: str) -> Iterator[tuple[Path, DraftPicture]]:
        """Yield a draft's pictures that are here and licensed: where each is, and how it is named below content/."""
        number = 0
        for picture in draft.pictures:
            licence = picture.licence or self.licence
            path = self.find(picture.file)
            if path and licence and number < MOST:
                number += 1
                credit = picture.credit or self.credit or draft.credit
                name = f"pictures/{identifier}-{number}{path.suffix.lower()}"
                yield path, DraftPicture(name, credit, licence)

    def find(self, named: str) -> Path | None:
        """Find a picture by the longest end of its path or address that is a file in the folder."""
        parts = [part for part in PurePosixPath(unquote(urlsplit(named).path)).parts if part not in ("/", "..", ".")]
        for start in range(len(parts)):
            path = self.folder.joinpath(*parts[start:])
            inside = path.resolve().is_relative_to(self.folder.resolve())
            if inside and path.suffix.lower() in PICTURE_TYPES and path.is_file():
                return path
        return None
