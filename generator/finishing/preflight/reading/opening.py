"""Open any file to be looked at, with bounds on what it can make the library unpack."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.errors import PressError
from generator.finishing.preflight.budget import reason
from generator.finishing.source import open_pdf

if TYPE_CHECKING:
    from pikepdf import Pdf

MOST_UNPACKED = 400_000_000
"""Bytes that one stream may unpack to; a large poster's picture has half as many."""


@contextmanager
def opened(pdf: bytes) -> Iterator[Pdf]:
    """Open a file to read what it says. Raises PressError when it is none, is locked, or is damaged beyond reading."""
    from pikepdf import settings

    before = settings.set_qpdf_limits(
        flate_max_memory=MOST_UNPACKED,
        png_max_memory=MOST_UNPACKED,
        run_length_max_memory=MOST_UNPACKED,
        tiff_max_memory=MOST_UNPACKED,
        dct_max_memory=MOST_UNPACKED,
    )
    try:
        with open_pdf(pdf) as file:
            yield file
    except PressError:
        raise
    except Exception as error:  # whatever a library raises on a broken file is told, never a traceback
        raise PressError(f"is a damaged PDF: {reason(error)}") from error
    finally:
        settings.set_qpdf_limits(**before)  # type: ignore[arg-type]
