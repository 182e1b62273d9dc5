"""What finishing needs to know of the pages it is given: how many, how large once trimmed, how much bleed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from generator.errors import PressError
from generator.finishing.placement import Rectangle
from generator.finishing.words import size
from generator.paper import Paper
from generator.units import to_mm

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

SAME = 0.1
"""Sizes in mm that differ by no more are the same."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages of one size: their number, trimmed size, and the bleed that all of them have on every side."""

    count: int
    width: float
    height: float
    bleed: float = 0.0

    @property
    def paper(self) -> Paper:
        return Paper("page", self.width, self.height)


def open_pdf(pdf: bytes) -> Pdf:
    """Open a file. Raises PressError when it is none, or is locked."""
    import pikepdf

    try:
        return pikepdf.open(BytesIO(pdf))
    except pikepdf.PasswordError:
        raise PressError("is a PDF locked with a password") from None
    except (pikepdf.PdfError, RuntimeError):
        raise PressError("is not a PDF that can be read") from None


@contextmanager
def reading(pdf: bytes) -> Iterator[Pdf]:
    """Open a file to read what it says; what a damaged one leaves out or garbles raises PressError."""
    from pikepdf import PdfError

    with open_pdf(pdf) as opened:
        try:
            yield opened
        except (PdfError, RuntimeError, TypeError) as error:
            raise PressError(f"is a damaged PDF: {error}") from error


def box_area(page: Page, name: str) -> Rectangle | None:
    """Give a page's box (TrimBox, BleedBox, MediaBox …) in mm, or None when the page has none."""
    from pikepdf import Array, Name

    value = page.obj.get(Name(f"/{name}"))
    if value is None and name == "MediaBox":
        value = page.mediabox
    if not isinstance(value, Array) or len(value) != 4:
        return None
    left, bottom, right, top = (to_mm(float(number)) for number in value)
    return Rectangle(min(left, right), min(bottom, top), abs(right - left), abs(top - bottom))


def trimmed(page: Page) -> Rectangle:
    """Give the trimmed page: its TrimBox, or else all of it. Raises PressError for a page without a size."""
    area = box_area(page, "TrimBox") or box_area(page, "MediaBox")
    if area is None:
        raise PressError("is a damaged PDF: a page has no MediaBox")
    return area


def bleed_of(page: Page) -> float:
    """Give the least bleed of the four sides."""
    trim = trimmed(page)
    whole = box_area(page, "BleedBox") or box_area(page, "MediaBox") or trim
    edges = (trim.x - whole.x, trim.y - whole.y, whole.right - trim.right, whole.top - trim.top)
    return max(0.0, round(min(edges), 3))


def measure(pdf: bytes) -> Pages:
    """Measure pages. Raises PressError when there are none or their sizes differ."""
    with reading(pdf) as opened:
        sizes = [(trimmed(page).width, trimmed(page).height) for page in opened.pages]
        bleeds = [bleed_of(page) for page in opened.pages]
    if not sizes:
        raise PressError("the PDF has no pages")
    width, height = sizes[0]
    for number, (other_width, other_height) in enumerate(sizes, 1):
        if abs(other_width - width) > SAME or abs(other_height - height) > SAME:
            raise PressError(
                f"page {number} is {size(other_width, other_height)} mm, page 1 is {size(width, height)} mm: "
                "pages of one size are needed"
            )
    return Pages(len(sizes), round(width, 3), round(height, 3), min(bleeds))
