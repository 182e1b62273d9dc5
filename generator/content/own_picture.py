"""Pictures of an author's own, photographs or SVG, in place of a drawn figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import model_validator

from generator.content.base import Content
from generator.content.kinds import Name, at_most
from generator.content.values import Count, Text, wrong

PICTURE_TYPES = (".png", ".jpg", ".jpeg", ".svg")


class OwnPicture(Content):
    """One picture: a file below content/, what it shows in words, whose it is; `step` is the step that it shows.

    A photograph is set in two tones of the theme, so that it sits beside drawn figures, unless its `tone` is its own.
    """

    file: Name
    alt: Text
    name: Name | None = None
    caption: Annotated[Text, at_most(6)] | None = None
    step: Count | None = None
    credit: Name | None = None
    licence: Name | None = None
    tone: Literal["theme", "own"] = "theme"

    @model_validator(mode="after")
    def _credited(self) -> OwnPicture:
        if self.licence and not self.credit:
            raise wrong("names a licence and not whose work it is: add credit")
        return self


@dataclass(frozen=True)
class Photographs:
    """The pictures of one exercise, with what the words around ask of a figure; `folders` are where files lie.

    `main` names the one that stands where there is room for one; `mirrored` turns left and right.
    """

    pictures: tuple[OwnPicture, ...]
    folders: tuple[Path, ...] = ()
    main: str = ""
    mirrored: bool = False

    @property
    def frames(self) -> tuple[OwnPicture, ...]:
        """The pictures by the names that pages know them by."""
        names = ("start", "end")
        return tuple(
            one if one.name else one.model_copy(update={"name": Text(name)})
            for one, name in zip(self.pictures, names, strict=False)
        )

    def frame(self, name: str = "") -> OwnPicture:
        """Give the picture of a name, or the main one."""
        wanted = name or self.main
        return next((one for one in self.frames if one.name == wanted), self.frames[0])

    @property
    def alt(self) -> Text:
        """What the main picture shows."""
        return self.frame().alt

    def path(self, name: str = "") -> Path:
        """Give the file of a picture: the first folder that has it."""
        file = str(self.frame(name).file)
        return next((path for folder in self.folders if (path := folder / file).is_file()), Path(file))

    def turned(self) -> Photographs:
        """Give them as mirror images."""
        return replace(self, mirrored=not self.mirrored)

    def wrong(self) -> Iterator[tuple[Text, str]]:
        """Yield what is wrong with the names of the files, where it was written."""
        for one in self.pictures:
            inside = [(folder / one.file).resolve().is_relative_to(folder.resolve()) for folder in self.folders]
            if Path(one.file).is_absolute() or not all(inside):
                yield one.file, "must stay inside content/: it is a path below that folder"
            elif not str(one.file).lower().endswith(PICTURE_TYPES):
                yield one.file, f"must be a {', '.join(PICTURE_TYPES[:-1])} or {PICTURE_TYPES[-1]} file"
            elif not any((folder / one.file).is_file() for folder in self.folders):
                yield one.file, "names a file that does not exist: it is a path below content/"
