"""The stride curve: how the length of the psoas's path changes while one leg runs one stride."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.figure.anatomy.geometry import Point, circle, polygon, smooth
from generator.figure.anatomy.inks import HasKind
from generator.figure.anatomy.labels import LEADING, MIDDLE_OF_CAPITALS, Measure, wrap
from generator.figure.drawing import MM_PER_POINT, Drawing, Lettering, Paint, Shape, Stroke

INK, PAPER, GREY = Paint("ink"), Paint("paper"), Paint("grey")
WIDTH, LABEL_SIZE = 120.0, 9.0
"""Width of a chart in mm and size of its words in points, where nothing is said."""
ASCENT, DESCENT = 0.8, 0.3
"""What words take above and below their baseline, in sizes of type."""
HEIGHT = 34.0
"""Height of the curve in mm, where nothing is said."""
BESIDE = 2.0
"""mm between the curve and the word at the level of standing."""
BASE, NAMES_DOWN, AXIS_DOWN = 2.4, 1.15, 1.7
"""Sizes of type from the curve down to the base line, from there to the moments' names, and from those to the axis."""
ENDS = {"shortest": -1.35, "longest": 0.65}
"""Sizes of type from the shortest and the longest reading up to their words."""
DOT, DOT_EDGE = 0.8, Stroke(PAPER, 0.8)
STANDING, BASE_LINE = Stroke(INK, 0.5, (2.0, 1.6), round_ends=False), Stroke(INK, 0.75, round_ends=False)
CURVE_GAP, CURVE_POINTS, TICK = Stroke(PAPER, 4.0), 2.2, 1.2
"""Radius in mm of the dots at both readings; the level of standing, the base line and its ticks in mm; the curve."""
ROOM_BELOW, ROOM_ABOVE = 0.5, 1.0
"""mm of room that base line and curve have at least."""
APART = 1.5
"""mm between names of moments; nearer ones go down a row."""
STEP = 2.5
"""Percent of the stride from one point of the curve to the next, each the mean of the readings within as much of it."""


@dataclass(frozen=True, slots=True)
class StrideMark:
    """A named moment of the stride, in percent of it, from foot contact to the same foot's next contact."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class _Field:
    """The area of the curve: its width and height in mm, and the percentages at its foot and top."""

    width: float
    height: float
    low: float
    high: float

    def place(self, point: Point) -> Point:
        """Return a reading (percent of the stride, percent of standing) on paper."""
        return (point[0] / 100 * self.width, (point[1] - self.low) / (self.high - self.low) * self.height)


def stride_curve(
    points: Sequence[Point],
    labels: Mapping[str, str],
    style: HasKind,
    *,
    measure: Measure,
    marks: Sequence[StrideMark] = (),
    width: float = WIDTH,
    height: float = HEIGHT,
    label_size: float = LABEL_SIZE,
) -> Drawing:
    """Draw one stride as a curve of (percent of the stride, path in percent of standing).

    `labels` names, as far as given, the curve's ends "shortest" and "longest", the level "standing" and, beneath,
    "axis", which must say that the axis does not start at zero. `marks` stand under the base line. `width` and the
    curve's `height` are in mm, `label_size` in points. Raises ValueError for fewer than four points.
    """
    if len(points) < 4:
        raise ValueError("a stride curve needs at least four points")
    em = label_size * MM_PER_POINT
    room = measure(labels["standing"], label_size, 400) + BESIDE if labels.get("standing") else 0.0
    heights = [y for _, y in points]
    field = _Field(width - room, height, min(heights), max(heights))
    base = -BASE * em
    shapes = _curve(points, field, base, line=style.kind == "line")
    shapes += [_tick(mark.at / 100 * field.width, base) for mark in marks]
    words = _ends(points, labels, field, measure, label_size)
    shapes += [Shape((circle(*field.place(end), DOT),), INK, DOT_EDGE) for end in _extremes(points, labels)]
    named, lowest = _marks(marks, field.width, base, label_size, measure)
    words += named
    for line in wrap(labels.get("axis", ""), width, lambda text: measure(text, label_size, 400)):
        words.append(Lettering(0.0, lowest - AXIS_DOWN * em, line, label_size, GREY))
        lowest -= LEADING * em
    bottom = min([base - ROOM_BELOW, *(word.y - DESCENT * em for word in words)])
    top = max([height + ROOM_ABOVE, *(word.y + ASCENT * em for word in words)])
    return Drawing((0.0, bottom, width, top), (*shapes, *words))


def _curve(points: Sequence[Point], field: _Field, base: float, *, line: bool) -> list[Shape]:
    """Return the level of standing, the base line and the curve with a gap around it."""
    level = field.place((0.0, 100.0))[1]
    run = smooth([field.place(point) for point in _thinned(points)], closed=False)
    return [
        _level(field.width, level, STANDING),
        _level(field.width, base, BASE_LINE),
        Shape((run,), None, CURVE_GAP),
        Shape((run,), None, Stroke(INK if line else Paint("muscle"), CURVE_POINTS)),
    ]


def _extremes(points: Sequence[Point], labels: Mapping[str, str]) -> list[Point]:
    """Return the shortest and the longest reading, as far as they are named."""
    found = {"shortest": min(points, key=_height), "longest": max(points, key=_height)}
    return [point for name, point in found.items() if labels.get(name)]


def _ends(
    points: Sequence[Point], labels: Mapping[str, str], field: _Field, measure: Measure, size: float
) -> list[Lettering]:
    """Return the words at the level of standing and at the shortest and longest readings."""
    em, words = size * MM_PER_POINT, []
    if standing := labels.get("standing"):
        level = field.place((0.0, 100.0))[1]
        words.append(Lettering(field.width + BESIDE, level - MIDDLE_OF_CAPITALS * em, standing, size, GREY))
    names = [(name, rise) for name, rise in ENDS.items() if labels.get(name)]
    for (name, rise), point in zip(names, _extremes(points, labels), strict=True):
        x, y = field.place(point)
        half = measure(labels[name], size, 700) / 2
        x = max(half, min(field.width - half, x))
        words.append(Lettering(x, y + rise * em, labels[name], size, Paint("accent"), 700, "middle"))
    return words


def _level(width: float, y: float, stroke: Stroke) -> Shape:
    return Shape((polygon((0.0, y), (width, y), closed=False),), None, stroke)


def _tick(x: float, base: float) -> Shape:
    return Shape((polygon((x, base), (x, base + TICK), closed=False),), None, BASE_LINE)


def _height(point: Point) -> float:
    return point[1]


def _thinned(points: Sequence[Point]) -> list[Point]:
    """Return points every STEP percent, so that the record's jitter does not show; its ends stay as they are."""
    kept = [points[0]]
    at = points[0][0] + STEP
    while at < points[-1][0] - STEP / 2:
        near = [y for x, y in points if abs(x - at) <= STEP]
        if near:
            kept.append((at, sum(near) / len(near)))
        at += STEP
    return [*kept, points[-1]]


def _marks(
    marks: Sequence[StrideMark], right: float, base: float, size: float, measure: Measure
) -> tuple[list[Lettering], float]:
    """Return the names of the moments under the base line, in two rows where they would touch, and the lowest row."""
    em = size * MM_PER_POINT
    words: list[Lettering] = []
    taken = [-1.0, -1.0]
    for mark in sorted(marks, key=lambda mark: mark.at):
        half = measure(mark.text, size, 400) / 2
        x = max(half, min(right - half, mark.at / 100 * right))
        row = 0 if x - half > taken[0] else 1
        taken[row] = x + half + APART
        words.append(Lettering(x, base - (NAMES_DOWN + row * LEADING) * em, mark.text, size, INK, 400, "middle"))
    return words, min((word.y for word in words), default=base)
