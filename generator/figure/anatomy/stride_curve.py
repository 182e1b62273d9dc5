"""The stride curve: how the length of the psoas's path changes while one leg runs one stride."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.figure.anatomy.geometry import Point, circle, polygon, smooth
from generator.figure.anatomy.inks import HasKind
from generator.figure.anatomy.labels import LEADING, MIDDLE_OF_CAPITALS, MM_PER_POINT, Measure, wrap
from generator.figure.drawing import Drawing, Label, Paint, Shape, Stroke

INK, PAPER, GREY = Paint("ink"), Paint("paper"), Paint("grey")
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
    width: float = 120.0,
    height: float = 34.0,
    label_size: float = 9.0,
) -> Drawing:
    """Draw one stride as a curve of (percent of the stride, path in percent of standing).

    `labels` names, as far as given, the curve's ends "shortest" and "longest", the level "standing" and, beneath,
    "axis", which must say that the axis does not start at zero. `marks` stand under the base line. `width` and the
    curve's `height` are in mm, `label_size` in points. Raises ValueError for fewer than four points.
    """
    if len(points) < 4:
        raise ValueError("a stride curve needs at least four points")
    em = label_size * MM_PER_POINT
    standing = labels.get("standing", "")
    room = measure(standing, label_size, 400) + 2.0 if standing else 0.0
    heights = [y for _, y in points]
    field = _Field(width - room, height, min(heights), max(heights))
    level, base = field.place((0.0, 100.0))[1], -2.4 * em
    rule = Stroke(INK, 0.5, (2.0, 1.6), round_ends=False)
    curve = smooth([field.place(point) for point in _thinned(points)], closed=False)
    shapes = [
        _level(0.0, field.width, level, rule),
        _level(0.0, field.width, base, Stroke(INK, 0.75, round_ends=False)),
        Shape((curve,), None, Stroke(PAPER, 4.0)),
        Shape((curve,), None, Stroke(INK if style.kind == "line" else Paint("muscle"), 2.2)),
    ]
    words = [Label(field.width + 2.0, level - MIDDLE_OF_CAPITALS * em, standing, label_size, GREY)] if standing else []
    for name, reading, rise in (("shortest", min, -1.35), ("longest", max, 0.65)):
        if text := labels.get(name):
            x, y = field.place(reading(points, key=_height))
            half = measure(text, label_size, 700) / 2
            shapes.append(Shape((circle(x, y, 0.8),), INK, Stroke(PAPER, 0.8)))
            x = max(half, min(width - half, x))
            words.append(Label(x, y + rise * em, text, label_size, Paint("accent"), 700, "middle"))
    named, lowest = _marks(marks, field.width, base, label_size, measure)
    words += named
    shapes += [_tick(mark.at / 100 * field.width, base) for mark in marks]
    for line in wrap(labels.get("axis", ""), width, lambda text: measure(text, label_size, 400)):
        words.append(Label(0.0, lowest - 1.7 * em, line, label_size, GREY))
        lowest -= LEADING * em
    bottom = min([base - 0.5, *(word.y - 0.3 * em for word in words)])
    top = max([height + 1.0, *(word.y + 0.8 * em for word in words)])
    return Drawing((0.0, bottom, width, top), (*shapes, *words))


def _level(left: float, right: float, y: float, stroke: Stroke) -> Shape:
    return Shape((polygon((left, y), (right, y), closed=False),), None, stroke)


def _tick(x: float, base: float) -> Shape:
    return Shape((polygon((x, base), (x, base + 1.2), closed=False),), None, Stroke(INK, 0.75, round_ends=False))


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
) -> tuple[list[Label], float]:
    """Return the names of the moments under the base line, in two rows where they would touch, and the lowest row."""
    em = size * MM_PER_POINT
    words: list[Label] = []
    taken = [-1.0, -1.0]
    for mark in sorted(marks, key=lambda mark: mark.at):
        half = measure(mark.text, size, 400) / 2
        x = max(half, min(right - half, mark.at / 100 * right))
        row = 0 if x - half > taken[0] else 1
        taken[row] = x + half + 1.5
        words.append(Label(x, base - (1.15 + row * LEADING) * em, mark.text, size, INK, 400, "middle"))
    return words, min((word.y for word in words), default=base)
