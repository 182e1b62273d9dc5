"""Pictures of finished pages, to look at before printing."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from generator.errors import PressError
from generator.files import write_whole
from generator.units import POINTS_PER_INCH


def page_pictures(pdf: bytes, dpi: float) -> Iterator[bytes]:
    """Draw every page of a PDF as a PNG. Raises ValueError for what is no PDF."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        raise ValueError("is not a PDF") from None
    with document:
        for page in document:
            picture = BytesIO()
            page.render(scale=dpi / POINTS_PER_INCH).to_pil().save(picture, "PNG")
            yield picture.getvalue()


def write_proofs(file: Path, out: Path, dpi: float) -> list[Path]:
    """Write `NAME-1.png`, `NAME-2.png` … for the pages of a PDF and give their paths.

    Raises PressError for a file that is no PDF or cannot be read.
    """
    try:
        pictures = list(page_pictures(file.read_bytes(), dpi))
    except OSError as error:
        raise PressError(f"{file}: cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise PressError(f"{file}: {error}") from None
    digits = len(str(len(pictures)))
    paths = [out / f"{file.stem}-{number:0{digits}}.png" for number in range(1, len(pictures) + 1)]
    for path, picture in zip(paths, pictures, strict=True):
        write_whole(path, picture)
    return paths
