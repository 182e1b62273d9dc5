"""One archive of many files, the same bytes for the same files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from generator.errors import PressError

EARLIEST = (1980, 1, 1, 0, 0, 0)


def write_archive(path: Path, files: Sequence[Path]) -> Path:
    """Put files into a ZIP under their names, sorted; PDFs are compressed already. Raises PressError."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with ZipFile(beside, "w", ZIP_STORED) as archive:
            for file in sorted(set(files)):
                entry = ZipInfo(file.name, EARLIEST)
                entry.external_attr = 0o644 << 16
                entry.file_size = file.stat().st_size
                with file.open("rb") as source, archive.open(entry, "w") as target:
                    shutil.copyfileobj(source, target)
        os.replace(beside, path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise PressError(f"{path}: cannot be written: {error.strerror}") from None
    return path
