"""Anatomy plates and charts on the pages of a chapter."""

from __future__ import annotations

from reportlab.platypus import Flowable

from generator.documents import blocks
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.booklet.pieces import Space
from generator.pdf.canvas import Artwork, PressCanvas
from generator.pdf.flowables import Picture
from generator.units import MM

PLATE_HEIGHT = 92.0
CHART_HEIGHT = 62.0


def picture(block: blocks.Picture, press: Compositor) -> list[Flowable]:
    """Set a plate or a chart across the column, with its caption below."""
    width = press.page.measure
    artwork = placeholder(block.name, width, press.page.mm(PLATE_HEIGHT if block.kind == "plate" else CHART_HEIGHT))
    made: list[Flowable] = [Picture(artwork, MM, block=block), Space(press.pt(4))]
    if block.caption is not None:
        made.append(press.text(block.caption, "caption", spaceAfter=press.pt(6)))
    return made


def placeholder(name: str, width: float, height: float) -> Artwork:
    def paint(canvas: PressCanvas) -> None:
        canvas.setFillGray(0.92)
        canvas.rect(0, 0, width, height, stroke=0, fill=1)

    return Artwork(f"placeholder-{name}-{width:g}", (0, 0, width, height), paint)
