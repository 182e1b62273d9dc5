"""A pen that draws onto a ReportLab canvas with few bytes: whole numbers under one scaling matrix."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from generator.figure.drawing import MM_PER_INCH, Contour, Lettering, Paint, Shape, Stroke

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

POINTS_PER_MM = 72 / MM_PER_INCH
MOVE, STEPS = "%d %d m", {2: "\n%d %d l", 6: "\n%d %d %d %d %d %d c"}
"""How a contour begins, and how a segment of so many numbers is written."""
CLOSE = "h"
"""Closes a contour; a fill closes by itself."""
UNIT = 0.05
"""Millimetres of paper to one written unit: the dot of a 500 dpi printer."""
LEAST_LINE = 0.3
"""Width in pt below which no line is drawn: print shops ask for 0.25."""
WIDTHS = re.compile(r"^([\d.]+) w$", re.MULTILINE)
"""Operators that set the width of lines."""


class PdfPen:
    """Collect PDF operators in units of `unit` millimetres; play them onto a canvas with `place`.

    `palette` gives each role a ReportLab Color or CMYKColor; paints are mixed in that colour's own space. `font` names
    the registered font of a weight; lettering needs it.
    """

    def __init__(
        self, palette: Mapping[str, Color], font: Callable[[int], str] | None = None, unit: float = UNIT
    ) -> None:
        self.palette, self.font, self.unit = palette, font, unit
        self.operators: list[str] = []
        self.words: list[Lettering] = []
        self._colours: dict[tuple[Paint, bool], str] = {}
        self._fill = self._stroke = ""
        self._line = ("", "", "", "")

    def shape(self, shape: Shape) -> None:
        """Write a path and its painting; colours and line styles only where they change."""
        fill, stroke = shape.fill, shape.stroke
        if fill:
            operator = self._colour_operator(fill, fill=True)
            if operator != self._fill:
                self.operators.append(operator)
                self._fill = operator
        if stroke:
            self._set_stroke(stroke)
        for contour in shape.contours:
            self.operators.append(self._path(contour))
            if stroke and contour.closed:
                self.operators.append(CLOSE)
        self.operators.append("B" if fill and stroke else "f" if fill else "S")

    def _path(self, contour: Contour) -> str:
        """Write all steps of a contour at once: most of a picture's time and bytes are here."""
        per_mm = 1 / self.unit
        steps = [STEPS[len(segment)] for segment in contour.segments]
        values = chain(contour.start, *contour.segments)
        return f"{MOVE}{''.join(steps)}" % tuple([round(value * per_mm) for value in values])

    def _set_stroke(self, stroke: Stroke) -> None:
        operator = self._colour_operator(stroke.paint, fill=False)
        if operator != self._stroke:
            self.operators.append(operator)
            self._stroke = operator
        per_unit = 1 / (self.unit * POINTS_PER_MM)
        dash = " ".join(f"{d * per_unit:.4g}" for d in stroke.dash)
        width = f"{max(stroke.width, LEAST_LINE) * per_unit:.4g} w"
        line = (width, f"{int(stroke.round_ends)} J", "1 j", f"[{dash}] 0 d")
        self.operators += [now for now, before in zip(line, self._line, strict=True) if now != before]
        self._line = line

    def _colour_operator(self, paint: Paint, *, fill: bool) -> str:
        found = self._colours.get((paint, fill))
        if found is None:
            found = self._colours[paint, fill] = colour_operator(self.colour(paint), fill=fill)
        return found

    def lettering(self, lettering: Lettering) -> None:
        """Keep text; it is set by the canvas, over the shapes."""
        self.words.append(lettering)

    def colour(self, paint: Paint) -> Color:
        """Return a paint's colour, mixed in its own space."""
        first = self.palette[paint.role]
        return mixed(first, self.palette[paint.towards], paint.share) if paint.towards else first

    def place(self, canvas: Any, x: float, y: float, scale: float = 1.0) -> None:
        """Put what was collected on a canvas, the drawing's origin at x, y in points."""
        canvas.saveState()
        canvas.translate(x, y)
        self.paint(canvas, scale)
        self.write(canvas, scale)
        canvas.restoreState()

    def paint(self, canvas: Any, scale: float = 1.0) -> None:
        """Put the shapes on a canvas, the drawing's origin at its own."""
        paint_operators(canvas, "\n".join(self.operators), scale, self.unit)

    def write(self, canvas: Any, scale: float = 1.0) -> None:
        """Put the lettering on a canvas, the drawing's origin at its own."""
        for lettering in self.words:
            self._set(canvas, lettering, scale)

    def _set(self, canvas: Any, lettering: Lettering, scale: float) -> None:
        if self.font is None:
            raise ValueError("a drawing with lettering needs font=, which names a registered font for each weight")
        canvas.setFillColor(self.colour(lettering.paint))
        canvas.setFont(self.font(lettering.weight), lettering.size * scale)
        put = {"start": canvas.drawString, "middle": canvas.drawCentredString, "end": canvas.drawRightString}
        put[lettering.anchor](lettering.x * POINTS_PER_MM * scale, lettering.y * POINTS_PER_MM * scale, lettering.text)


def paint_operators(canvas: Any, operators: str, scale: float, unit: float = UNIT) -> None:
    """Put what a pen collected, in its units of so many mm, on a canvas."""
    size = unit * POINTS_PER_MM * scale
    canvas.saveState()
    canvas.transform(size, 0, 0, size, 0, 0)
    canvas._code.append(operators)
    canvas.restoreState()


def thickened(operators: str, least: float, unit: float = UNIT) -> str:
    """Give what a pen collected, with no line thinner than `least` pt."""
    narrowest = least / (unit * POINTS_PER_MM)
    return WIDTHS.sub(lambda width: f"{max(float(width[1]), narrowest):.4g} w", operators)


def mixed(a: Any, b: Any, share: float) -> Any:
    """Return the colour `share` of the way from one to another; both must be of one space.

    Raises ValueError when one is CMYK and the other is not.
    """
    from reportlab.lib.colors import CMYKColor, Color

    if isinstance(a, CMYKColor) != isinstance(b, CMYKColor):
        raise ValueError("a palette's colours must all be RGB or all be CMYK")
    names = ("cyan", "magenta", "yellow", "black") if isinstance(a, CMYKColor) else ("red", "green", "blue")
    values = [getattr(a, n) + (getattr(b, n) - getattr(a, n)) * share for n in names]
    return CMYKColor(*values) if isinstance(a, CMYKColor) else Color(*values)


@lru_cache(1000, typed=True)
def colour_operator(colour: Any, *, fill: bool) -> str:
    """Return the operator that sets a colour for filling or stroking."""
    from reportlab.lib.colors import CMYKColor

    if isinstance(colour, CMYKColor):
        values = (colour.cyan, colour.magenta, colour.yellow, colour.black)
        return " ".join(_short(v) for v in values) + (" k" if fill else " K")
    red, green, blue = _short(colour.red), _short(colour.green), _short(colour.blue)
    if red == green == blue:
        return f"{red} {'g' if fill else 'G'}"  # which a printer prints in black alone
    return f"{red} {green} {blue} {'rg' if fill else 'RG'}"


def _short(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return text.removeprefix("0") if text.startswith("0.") else text or "0"
