"""What is painted beside words: the ink of figures as a picture, and rules, panels and codes as boxes, in mm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
from pypdfium2 import raw

from tests.products.pages import MM, Box, overlap

PIXELS = 3.0
"""Pixels a mm."""
MOST_PIXELS = 1500
"""Of a page's longer side."""
WHITE = 240
"""Grey from which a pixel holds no ink: antialiasing leaves a little on neighbours."""
MARGIN = 12.0
"""How far beyond its page a figure is looked for, mm."""
WIDENED = 20.0
"""By how much the frames of figures are widened to see what they cut away, in their own units."""
DOT = 2.5
"""Mm of the largest dot at the end of a leader, which lies on a figure."""
CODE_CORNERS = 100
"""A path of so many corners is a code."""


@dataclass(frozen=True)
class Shape:
    """A rule, a panel or a code; words may stand on a `ground`, and one that is not `seen` may lie under a figure."""

    name: str
    box: Box
    ground: bool
    seen: bool


@dataclass(frozen=True, eq=False)
class Ink:
    """A page (from 1): its figures' boxes and their ink each, all of it in one picture, shapes, lost pixels.

    The picture begins MARGIN mm left of and above the page.
    """

    page: int
    figures: list[Box]
    picture: Any
    each: list[Any]
    shapes: list[Shape]
    lost: int
    scale: float
    height: float

    def figures_in(self, box: Box, *, touching: bool = False) -> bool:
        """Tell whether figures have left ink in the pixels that lie in a box wholly, or that touch it."""
        left, bottom, right, top = ((edge + MARGIN) * self.scale for edge in box)
        high = (self.height + 2 * MARGIN) * self.scale
        first, last = (np.floor, np.ceil) if touching else (np.ceil, np.floor)
        rows = slice(max(0, int(first(high - top))), max(0, int(last(high - bottom))))
        return bool(self.picture[rows, max(0, int(first(left))) : max(0, int(last(right)))].any())

    def meetings(self) -> Iterator[tuple[Box, Box]]:
        """Yield the figures that share ink."""
        both = zip(self.figures, self.each, strict=True)
        for (one, first), (other, second) in combinations(both, 2):
            if overlap(one, other) and (first & second).sum() > 1:
                yield one, other


def inks_of(pdf: bytes) -> Iterator[Ink]:
    """Look at every page of a PDF."""
    document = pypdfium2.PdfDocument(widened(pdf, MARGIN, 0.0))
    wide = pypdfium2.PdfDocument(widened(pdf, MARGIN, WIDENED))
    for number in range(len(document)):
        yield ink_of(document[number], wide[number], number + 1)
    document.close()
    wide.close()


def ink_of(page: pypdfium2.PdfPage, wide: pypdfium2.PdfPage, number: int) -> Ink:
    """Look at a page, and at the same with the frames of its figures widened."""
    width, height = (each / MM - 2 * MARGIN for each in page.get_size())
    scale = min(PIXELS, MOST_PIXELS / max(width, height))
    things = list(page.get_objects(max_depth=1))
    figures = [thing for thing in things if thing.type == raw.FPDF_PAGEOBJ_FORM]
    shapes = [shape_of(thing) for thing in things if thing.type == raw.FPDF_PAGEOBJ_PATH]
    each = [alone(page, things, [figure], scale) for figure in figures]
    picture = np.logical_or.reduce(each) if each else np.zeros((1, 1), bool)
    lost = 0
    if figures:
        others = list(wide.get_objects(max_depth=1))
        whole = alone(wide, others, [other for other in others if other.type == raw.FPDF_PAGEOBJ_FORM], scale)
        lost = max(0, int(whole.sum()) - int(picture.sum()))
    boxes = [box_of(one, scale, height) for one in each]
    return Ink(number, boxes, picture, each, [shape for shape in shapes if shape], lost, scale, height)


def alone(page: pypdfium2.PdfPage, things: list[Any], shown: list[Any], scale: float) -> Any:
    """Paint some things of a page alone, and tell where there is ink."""
    keep = {id(thing) for thing in shown}
    for thing in things:
        raw.FPDFPageObj_SetIsActive(thing.raw, id(thing) in keep)
    return page.render(scale=scale / MM, grayscale=True).to_numpy().squeeze() < WHITE


def box_of(ink: Any, scale: float, height: float) -> Box:
    """Give the box round ink; nothing at all without any."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return 0.0, 0.0, 0.0, 0.0
    left, right = columns[0] / scale - MARGIN, (columns[-1] + 1) / scale - MARGIN
    top, bottom = rows[0] / scale - MARGIN, (rows[-1] + 1) / scale - MARGIN
    return float(left), float(height - bottom), float(right), float(height - top)


def shape_of(thing: Any) -> Shape | None:
    """Tell what a path is; None for a slanting line, and for a dot. What is stroked may lead into a figure."""
    left, bottom, right, top = (edge / MM for edge in thing.get_bounds())
    corners = raw.FPDFPath_CountSegments(thing.raw)
    box = left, bottom, right, top
    if corners > CODE_CORNERS:
        return Shape("a code", box, ground=False, seen=True)
    if corners < 3:
        return None if min(right - left, top - bottom) > 1.0 else Shape("a line", box, ground=False, seen=False)
    if max(right - left, top - bottom) < DOT:
        return None
    rule = min(right - left, top - bottom) < 1.5
    return Shape("a rule" if rule else "a panel", box, ground=not rule, seen=rule or fill_of(thing) < WHITE)


def fill_of(thing: Any) -> int:
    """Give the grey that a path is filled with; white when it is not."""
    import ctypes

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing.raw, mode, stroke)
    if not mode.value or not raw.FPDFPageObj_GetFillColor(thing.raw, red, green, blue, alpha):
        return 255
    return (red.value * 30 + green.value * 59 + blue.value * 11) // 100


def widened(pdf: bytes, pages: float, forms: float) -> bytes:
    """Widen all pages by some mm, and the frames of forms in their own units, so that what they cut away is seen."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            page.mediabox = wider(page.mediabox, pages * MM)
            for box in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
                if box in page.obj:
                    del page.obj[box]
        for each in opened.objects:
            if forms and isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form" and "/BBox" in each:
                each.BBox = wider(each.BBox, forms)  # type: ignore[attr-defined]
        file = BytesIO()
        opened.save(file)
        return file.getvalue()


def wider(box: Any, by: float) -> pikepdf.Array:
    """Move all edges of a box outwards."""
    left, bottom, right, top = (float(edge) for edge in box)
    return pikepdf.Array([left - by, bottom - by, right + by, top + by])
