"""Real type to measure with, and what a reader sees of a plate: words, leaders, outlines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportlab.pdfbase.pdfmetrics import stringWidth

from generator.figure.anatomy.geometry import flatten
from generator.figure.drawing import Contour, Drawing, Lettering, Paint, Shape

MM_PER_POINT = 25.4 / 72
Point = tuple[float, float]


def measure(text: str, size: float, weight: int) -> float:
    """Measure a text in Helvetica, bold from 600 on."""
    return stringWidth(text, "Helvetica-Bold" if weight >= 600 else "Helvetica", size) * MM_PER_POINT


class Style:
    """A style as the plates see it."""

    def __init__(self, kind: str = "colour") -> None:
        self.kind = kind


def words(drawing: Drawing) -> list[Lettering]:
    return [item for item in drawing.items if isinstance(item, Lettering)]


def shapes(drawing: Drawing) -> list[Shape]:
    return [item for item in drawing.items if isinstance(item, Shape)]


def box(label: Lettering) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of a set word, descenders and capitals included."""
    width, em = measure(label.text, label.size, label.weight), label.size * MM_PER_POINT
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - 0.2 * em, left + width, label.y + 0.73 * em


def leaders(drawing: Drawing) -> list[list[Point]]:
    """Return the runs of the plate's leaders: open ink lines without curves."""
    return [
        flatten(contour)
        for shape in shapes(drawing)
        for contour in shape.contours
        if shape.fill is None
        and shape.stroke
        and shape.stroke.paint == Paint("ink")
        and not contour.closed
        and all(len(segment) == 2 for segment in contour.segments)
    ]


def meet(a: list[Point], b: list[Point]) -> bool:
    """Tell whether two runs of lines have a point in common."""
    return any(_cross(*one, *other) for one in pairwise(a) for other in pairwise(b))


def _cross(p: Point, q: Point, r: Point, s: Point) -> bool:
    def turn(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    def within(a: Point, b: Point, c: Point) -> bool:
        return min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= c[1] <= max(a[1], b[1])

    turns = turn(p, q, r), turn(p, q, s), turn(r, s, p), turn(r, s, q)
    if turns[0] * turns[1] < 0 and turns[2] * turns[3] < 0:
        return True
    touching = ((turns[0], p, q, r), (turns[1], p, q, s), (turns[2], r, s, p), (turns[3], r, s, q))
    return any(value == 0 and within(a, b, c) for value, a, b, c in touching)


def contours(drawing: Drawing) -> Iterator[Contour]:
    for shape in shapes(drawing):
        yield from shape.contours
