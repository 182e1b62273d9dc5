"""A picture in the making, in metres of body; at the end all its outlines are fitted with curves in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.anatomy.geometry import Placement
from generator.figure.bezier import fit
from generator.figure.drawing import Contour, Drawing, Label, Paint, Segment, Shape, Stroke

if TYPE_CHECKING:
    from generator.figure.rotation import Vector

BETWEEN = np.array([((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in (0, 0.25, 0.5, 0.75, 1)])
"""Weights of a cubic's four points at five places on its way."""
Sides = list["Vector"]
"""A closed outline made of lines that meet in corners."""


@dataclass
class Outline:
    """One contour to be: points of a smooth line, or the sides that make a shape with corners."""

    sides: Sides
    closed: bool = True
    straight: bool = False


@dataclass
class Mark:
    """Outlines painted as one."""

    outlines: list[Outline]
    fill: Paint | None = None
    stroke: Stroke | None = None


@dataclass
class Sketch:
    """A list of marks from back to front. Points are (n, 2) in metres; widths are points on paper.

    A Shape among the marks is finished already, in millimetres of paper.
    """

    scale: float
    marks: list[Mark | Label | Shape] = field(default_factory=list)

    @property
    def point(self) -> float:
        """One typographic point on paper, in metres of body."""
        return 25.4 / 72 / self.scale

    def fill(self, loops: Sequence[Vector], paint: Paint, stroke: Stroke | None = None) -> None:
        """Fill smooth closed loops."""
        if len(loops):
            self.marks.append(Mark([Outline([loop]) for loop in loops], paint, stroke))

    def fill_sides(self, sides: Sides, paint: Paint) -> None:
        """Fill one shape whose smooth sides meet in corners."""
        self.marks.append(Mark([Outline(sides)], paint))

    def polygon(self, points: Vector, paint: Paint | None, stroke: Stroke | None = None) -> None:
        """Fill and stroke one shape with straight edges."""
        self.marks.append(Mark([Outline([points], straight=True)], paint, stroke))

    def line(self, lines: Sequence[Vector], stroke: Stroke) -> None:
        """Stroke smooth open lines."""
        if len(lines):
            self.marks.append(Mark([Outline([line], closed=False) for line in lines], None, stroke))

    def edge(self, loops: Sequence[Vector], stroke: Stroke) -> None:
        """Stroke smooth closed loops."""
        if len(loops):
            self.marks.append(Mark([Outline([loop]) for loop in loops], None, stroke))

    def finished(self, tolerance: float, middle: float = 0.0) -> Drawing:
        """Return the drawing in millimetres of paper; `tolerance` (metres) bounds what the curves may miss.

        `middle` is where, in metres, the drawing's x = 0 lies.
        """
        outlines = [o for mark in self.marks if isinstance(mark, Mark) for o in mark.outlines]
        contours = iter(_contours(outlines, tolerance, self.scale, middle))
        shifted = Placement(1.0, -middle * self.scale, 0.0)
        items: list[Shape | Label] = []
        for mark in self.marks:
            if isinstance(mark, Label):
                items.append(mark)
                continue
            if isinstance(mark, Shape):
                items.append(shifted.shape(mark))
                continue
            found = tuple(c for c in (next(contours) for _ in mark.outlines) if c is not None)
            if found:
                items.append(Shape(found, mark.fill, mark.stroke))
        return Drawing(_bounds(items), tuple(items))


def _contours(outlines: list[Outline], tolerance: float, scale: float, middle: float) -> list[Contour | None]:
    jobs: list[tuple[Vector, bool]] = []
    for outline in outlines:
        if outline.straight:
            continue
        if outline.closed and len(outline.sides) == 1 and len(outline.sides[0]) >= 6:
            jobs.append((outline.sides[0], True))
        else:
            jobs += [(_three_points(side), False) for side in outline.sides]
    fitted = iter(fit(jobs, tolerance))
    found: list[Contour | None] = []
    for outline in outlines:
        if outline.straight:
            found.append(_straight(outline, scale, middle))
            continue
        curves = np.concatenate([next(fitted) for _ in outline.sides])
        found.append(_curved(curves, scale, middle, closed=outline.closed))
    return found


def _three_points(line: Vector) -> Vector:
    """A fit needs a middle: give straight lines one."""
    return line if len(line) > 2 else np.array([line[0], (line[0] + line[-1]) / 2, line[-1]])


def _on_paper(points: Vector, scale: float, middle: float) -> list[list[float]]:
    found: list[list[float]] = np.round((points - (middle, 0.0)) * scale + 0.0, 3).tolist()
    return found


def _straight(outline: Outline, scale: float, middle: float) -> Contour:
    points = _on_paper(outline.sides[0], scale, middle)
    return Contour((points[0][0], points[0][1]), tuple((x, y) for x, y in points[1:]), outline.closed)


def _curved(curves: Vector, scale: float, middle: float, *, closed: bool) -> Contour | None:
    if not len(curves):
        return None
    rows = _on_paper(curves.reshape(-1, 2), scale, middle)
    segments: list[Segment] = [(*rows[k + 1], *rows[k + 2], *rows[k + 3]) for k in range(0, len(rows), 4)]
    return Contour((rows[0][0], rows[0][1]), tuple(segments), closed)


def _bounds(items: list[Shape | Label]) -> tuple[float, float, float, float]:
    """Return the extent of all contours, strokes included; a curve counts by its ends and three points between."""
    curves: list[tuple[float, ...]] = []
    reach: list[float] = []
    for item in items:
        if isinstance(item, Label):
            continue
        half = item.stroke.width * 25.4 / 144 if item.stroke else 0.0
        for contour in item.contours:
            last = contour.start
            for segment in contour.segments:
                curves.append((*last, *segment) if len(segment) == 6 else (*last, *last, *segment, *segment))
                last = (segment[-2], segment[-1])
            reach += [half] * len(contour.segments)
    if not curves:
        return (0.0, 0.0, 0.0, 0.0)
    on_the_way = np.einsum("wk,nkd->wnd", BETWEEN, np.array(curves).reshape(-1, 4, 2))
    wide = np.array(reach)[:, None]
    low, high = (on_the_way - wide).min((0, 1)), (on_the_way + wide).max((0, 1))
    return (_mm(low[0]), _mm(low[1]), _mm(high[0]), _mm(high[1]))


def _mm(value: float) -> float:
    return round(float(value), 3)
