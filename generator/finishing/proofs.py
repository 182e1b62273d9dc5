"""Pictures of finished pages, to look at before printing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from generator.errors import PressError
from generator.files import write_whole
from generator.units import POINTS_PER_INCH

MOST_PIXELS = 250_000_000
"""Pixels of one picture; a larger one would take more than a gigabyte of memory."""
LOCKED = 4
"""The error code with which PDFium refuses a file that wants a password."""


def page_pictures(pdf: bytes, dpi: float) -> Iterator[bytes]:
    """Draw every page of a PDF as a PNG. Raises ValueError for what is no PDF, is locked or has pages too large."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise ValueError("is a PDF locked with a password" if error.err_code == LOCKED else "is not a PDF") from None
    with document:
        for number in range(1, len(document) + 1):
            try:
                yield _picture(document[number - 1], number, dpi)
            except pypdfium2.PdfiumError:
                raise ValueError(f"page {number} cannot be drawn") from None


def _picture(page: Any, number: int, dpi: float) -> bytes:
    width, height = (round(side * dpi / POINTS_PER_INCH) for side in page.get_size())
    if width * height > MOST_PIXELS:
        raise ValueError(f"page {number} would be {width} × {height} pixels; choose fewer with --dpi")
    picture = BytesIO()
    page.render(scale=dpi / POINTS_PER_INCH).to_pil().save(picture, "PNG")
    return picture.getvalue()


def proof_names(files: Sequence[Path]) -> dict[Path, str]:
    """Name the pictures of files: by a file's own name, and by its folders too where two files would share one.

    Names that differ only in case are the same: some file systems do not tell them apart.
    """
    whole = {file: file.absolute() for file in files}
    names = {file: file.stem for file in files}
    for depth in range(2, 2 + max((len(path.parts) for path in whole.values()), default=0)):
        owners: dict[str, set[Path]] = {}
        for file, name in names.items():
            owners.setdefault(name.casefold(), set()).add(whole[file])
        shared = [file for file, name in names.items() if len(owners[name.casefold()]) > 1]
        for file in shared:
            parts = [*whole[file].parts[-depth:-1], file.stem]
            names[file] = "-".join(part.strip("/\\:") for part in parts)
        if not shared:
            break
    return names


def write_proofs(file: Path, out: Path, dpi: float, name: str = "") -> list[Path]:
    """Write `NAME-1.png`, `NAME-2.png` … for the pages of a PDF and give their paths.

    Raises PressError for a file that is no PDF, is locked or cannot be read.
    """
    try:
        pictures = list(page_pictures(file.read_bytes(), dpi))
    except OSError as error:
        raise PressError(f"{file}: cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise PressError(f"{file}: {error}") from None
    digits = len(str(len(pictures)))
    paths = [out / f"{name or file.stem}-{number:0{digits}}.png" for number in range(1, len(pictures) + 1)]
    for path, picture in zip(paths, pictures, strict=True):
        write_whole(path, picture)
    return paths
