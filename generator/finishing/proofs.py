"""Pictures of finished pages, to look at before printing."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from generator.errors import PressError
from generator.manifest import write_whole
from generator.units import POINTS_PER_INCH


def write_proofs(file: Path, out: Path, dpi: float) -> list[Path]:
    """Write `NAME-1.png`, `NAME-2.png` … for the pages of a PDF and give their paths.

    Raises PressError for a file that is no PDF or cannot be read.
    """
    import pypdfium2

    try:
        data = file.read_bytes()
        document = pypdfium2.PdfDocument(data)
    except OSError as error:
        raise PressError(f"{file}: cannot be read: {error.strerror}") from None
    except pypdfium2.PdfiumError:
        raise PressError(f"{file}: is not a PDF") from None
    paths = []
    with document:
        width = len(str(len(document)))
        for number, page in enumerate(document, 1):
            picture = BytesIO()
            page.render(scale=dpi / POINTS_PER_INCH).to_pil().save(picture, "PNG")
            paths.append(out / f"{file.stem}-{number:0{width}}.png")
            write_whole(paths[-1], picture.getvalue())
    return paths
