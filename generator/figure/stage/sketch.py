"""A picture in the making, in metres of body; at the end all its outlines are fitted with curves in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.anatomy.geometry import PlatePlacement
from generator.figure.drawing import (
    MM_PER_INCH,
    MM_PER_POINT,
    Contour,
    Drawing,
    Lettering,
    Paint,
    Segment,
    Shape,
    Stroke,
)
from generator.figure.stage.bezier import fit
from generator.figure.stage.outline import FINE, smooth

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.figure.body.rotation import Vector
    from generator.figure.stage.outline import Geometry

BETWEEN = np.array([((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in (0, 0.25, 0.5, 0.75, 1)])
"""Weights of a cubic's four points at five places on its way."""
FLAT = 0.03
"""A curve whose handles lie this close to its chord, in millimetres of paper, is a line: three of its bytes in four."""
_NONE = np.empty((0, 4, 2))
Sides = list["Vector"]
"""A closed outline made of lines that meet in corners."""


@dataclass
class Outline:
    """One contour to be: points of a smooth line, or the sides that make a shape with corners."""

    sides: Sides
    closed: bool = True
    straight: bool = False
    coarse: float = 1.0


@dataclass
class Mark:
    """Outlines painted as one."""

    outlines: list[Outline]
    fill: Paint | None = None
    stroke: Stroke | None = None


@dataclass
class Sketch:
    """A list of marks from back to front. Points are (n, 2) in metres; widths are points on paper.

    Outlines that are smoothed have points every `grain` metres. While `coarse` is not 1, what is drawn may be missed by
    so many times the tolerance. A Shape among the marks is finished already, in millimetres of paper.
    """

    scale: float
    grain: float = FINE
    coarse: float = 1.0
    marks: list[Mark | Lettering | Shape] = field(default_factory=list)
    soft: list[tuple[Mark, Geometry, float, float]] = field(default_factory=list)

    @property
    def point(self) -> float:
        """One typographic point on paper, in metres of body."""
        return MM_PER_POINT / self.scale

    def fill(self, loops: Sequence[Vector], paint: Paint, stroke: Stroke | None = None) -> None:
        """Fill smooth closed loops."""
        if len(loops):
            self.marks.append(Mark([Outline([loop], coarse=self.coarse) for loop in loops], paint, stroke))

    def fill_soft(self, shape: Geometry, sigma: float, paint: Paint) -> None:
        """Fill a geometry whose outline is smoothed, at the end, by a Gaussian `sigma` metres wide."""
        mark = Mark([], paint)
        self.marks.append(mark)
        self.soft.append((mark, shape, sigma, self.coarse))

    def fill_sides(self, sides: Sides, paint: Paint) -> None:
        """Fill one shape whose smooth sides meet in corners."""
        self.marks.append(Mark([Outline(sides, coarse=self.coarse)], paint))

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
            self.marks.append(Mark([Outline([loop], coarse=self.coarse) for loop in loops], None, stroke))

    def finished(self, tolerance: float, middle: float = 0.0) -> Drawing:
        """Return the drawing in millimetres of paper; `tolerance` (metres) bounds what the curves may miss.

        `middle` is where, in metres, the drawing's x = 0 lies.
        """
        self._soften()
        marks = [mark for mark in self.marks if isinstance(mark, Mark)]
        outlines = [outline for mark in marks for outline in mark.outlines]
        fitted = _curves(outlines, tolerance)
        counts = [sum(map(len, sides)) for sides in fitted]
        paper = np.round((np.concatenate([*chain.from_iterable(fitted), _NONE]) - (middle, 0.0)) * self.scale + 0.0, 3)
        contours = iter(_contours(outlines, counts, paper))
        shifted = PlatePlacement(1.0, -middle * self.scale, 0.0)
        items: list[Shape | Lettering] = []
        finished: list[Shape] = []
        for mark in self.marks:
            if isinstance(mark, Lettering):
                items.append(mark)
            elif isinstance(mark, Shape):
                finished.append(shifted.shape(mark))
                items.append(finished[-1])
            elif found := tuple(c for c in (next(contours) for _ in mark.outlines) if c is not None):
                items.append(Shape(found, mark.fill, mark.stroke))
        wide = np.repeat([_half(mark.stroke) for mark in marks for _ in mark.outlines], counts)
        more, wider = _curves_of(finished)
        return Drawing(_bounds(np.concatenate([paper, more]), np.concatenate([wide, wider])), tuple(items))

    def _soften(self) -> None:
        """Smooth all outlines that wait for it at once."""
        marks, shapes, sigmas, coarse = zip(*self.soft, strict=True) if self.soft else ((), (), (), ())
        for mark, loops, more in zip(marks, smooth(shapes, sigmas, self.grain), coarse, strict=True):
            mark.outlines = [Outline([loop], coarse=more) for loop in loops]
        self.soft = []


def _curves(outlines: list[Outline], tolerance: float) -> list[list[Vector]]:
    """Return the cubics (n, 4, 2) of each side of each outline; an edge is a cubic with its handles at its ends."""
    jobs: list[tuple[Vector, bool]] = []
    tolerances: list[float] = []
    for outline in outlines:
        if outline.straight:
            continue
        if outline.closed and len(outline.sides) == 1 and len(outline.sides[0]) >= 6:
            jobs.append((outline.sides[0], True))
        else:
            jobs += [(_three_points(side), False) for side in outline.sides]
        tolerances += [tolerance * outline.coarse] * (len(jobs) - len(tolerances))
    fitted = iter(fit(jobs, tolerances))
    return [
        [_edges(outline.sides[0])] if outline.straight else [next(fitted) for _ in outline.sides]
        for outline in outlines
    ]


def _edges(corners: Vector) -> Vector:
    return np.stack([corners[:-1], corners[:-1], corners[1:], corners[1:]], axis=1)


def _contours(outlines: list[Outline], counts: list[int], paper: Vector) -> Iterator[Contour | None]:
    """Write the curves of each outline, on paper, as its contour."""
    rows = paper.reshape(-1, 8).tolist()
    firsts = np.where(_straight(paper), 6, 2).tolist()
    segments: list[Segment] = [tuple(row[first:]) for row, first in zip(rows, firsts, strict=True)]
    stop = 0
    for outline, count in zip(outlines, counts, strict=True):
        start, stop = stop, stop + count
        if count:
            yield Contour((rows[start][0], rows[start][1]), tuple(segments[start:stop]), outline.closed)
        else:
            yield None


def _straight(curves: Vector) -> NDArray[np.bool_]:
    """Tell which curves no eye can tell from the straight line between their ends."""
    points = curves.reshape(-1, 8).view(np.complex128)
    start, chord = points[:, :1], points[:, 3:] - points[:, :1]
    length = np.abs(chord)
    handle = (points[:, 1:3] - start) * (chord.conj() / np.maximum(length, 1e-9))
    beside = np.abs(handle.imag) <= FLAT
    between = (handle.real >= -FLAT) & (handle.real <= length + FLAT)
    flat: NDArray[np.bool_] = np.asarray((beside & between).all(1))
    return flat


def _three_points(line: Vector) -> Vector:
    """A fit needs a middle: give straight lines one."""
    return line if len(line) > 2 else np.array([line[0], (line[0] + line[-1]) / 2, line[-1]])


def _half(stroke: Stroke | None) -> float:
    """Return half a line's width in mm."""
    return stroke.width * MM_PER_INCH / 144 if stroke else 0.0


def _curves_of(shapes: list[Shape]) -> tuple[Vector, Vector]:
    """Return the cubics of finished shapes, in mm, and half the width of each one's line."""
    curves: list[tuple[float, ...]] = []
    wide: list[float] = []
    for shape in shapes:
        for contour in shape.contours:
            last = contour.start
            for segment in contour.segments:
                curves.append((*last, *segment) if len(segment) == 6 else (*last, *last, *segment, *segment))
                last = (segment[-2], segment[-1])
            wide += [_half(shape.stroke)] * len(contour.segments)
    return np.array(curves).reshape(-1, 4, 2), np.array(wide)


def _bounds(curves: Vector, wide: Vector) -> tuple[float, float, float, float]:
    """Return the extent of all curves with their lines; a curve counts by its ends and three points between."""
    if not len(curves):
        return (0.0, 0.0, 0.0, 0.0)
    on_the_way = BETWEEN @ curves
    low, high = ((on_the_way.min(1) - wide[:, None]).min(0), (on_the_way.max(1) + wide[:, None]).max(0))
    return (_mm(low[0]), _mm(low[1]), _mm(high[0]), _mm(high[1]))


def _mm(value: float) -> float:
    """Round to thousandths; first to millionths, so that a half is a half whatever multiplied the matrices."""
    return round(round(float(value), 6), 3)
