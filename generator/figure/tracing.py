"""A figure's picture as the operators of a PDF: drawn and traced once in a set of colours, then kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.figure import cache as drawings
from generator.figure.pens.pdf import LEAST_LINE, PdfPen, colour_operator, paint_operators, thickened
from generator.figure.picture import draw_figure
from generator.figure.words.style import scene_of

if TYPE_CHECKING:
    from generator.figure.words.model import Figure
    from generator.figure.words.style import Style

SUFFIX = ".traced"


@dataclass(frozen=True, slots=True)
class TracedFigure:
    """A picture ready for a page: its bounds (left, bottom, right, top in mm) and operators in units of the pen."""

    bounds: tuple[float, float, float, float]
    operators: str

    @property
    def name(self) -> str:
        """Name the picture by what it shows: two moves in one pose at one scale are stored once in a file."""
        return sha256(f"{self.bounds}{self.operators}".encode()).hexdigest()[:16]

    def placed_at(self, scale: float) -> TracedFigure:
        """Give the picture for a place where it is smaller: its thin lines are drawn wider."""
        return replace(self, operators=thickened(self.operators, LEAST_LINE / scale)) if scale < 1 else self

    def paint(self, canvas: Any, scale: float = 1.0) -> None:
        """Put the picture on a ReportLab canvas, the floor's middle at its origin."""
        paint_operators(canvas, self.operators, scale)


def trace_figure(
    figure: Figure, style: Style, frame: str | None, palette: Mapping[str, Any], cache: Path | None = None
) -> TracedFigure:
    """Trace one frame of a figure in the colours of a palette, or take it from a folder. Raises what drawing raises."""
    inks = tuple((role, colour_operator(colour, fill=True)) for role, colour in sorted(palette.items()))
    key = f"{drawings.digest((scene_of(figure, style, frame).key(style), inks))}{SUFFIX}" if cache else ""
    if cache and (body := drawings.kept(cache, key)):
        bounds, operators = json.loads(body)
        return TracedFigure(tuple(bounds), operators)
    pen, drawing = PdfPen(palette), draw_figure(figure, style, frame, cache)
    drawing.draw(pen)
    traced = TracedFigure(drawing.bounds, "\n".join(pen.operators))
    if cache:
        drawings.keep(cache, key, json.dumps((traced.bounds, traced.operators)))
    return traced
