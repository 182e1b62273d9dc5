"""Curves of the anatomy plates: smooth contours through points, tapered strips, mirror images, placing on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import hypot, log, pi, sin

from generator.figure.drawing import Contour, Drawing, Lettering, Segment, Shape

Point = tuple[float, float]
Row = tuple[float, float, float]
"""A point of a strip's centre line and its half width there: x, y, half width."""

CIRCLE = 0.5523
"""Handles of this many radii make four cubics a circle, to 0.03 % of its radius: 4/3 (√2 - 1)."""
HEAVIEST = 0.45
"""A drawn line is widest at this share of its length."""
FULLER = 0.7
"""A crescent swells as a sine to this power: it is full along most of its length."""
OVERLAP_STEP = 8.0
"""mm of height from point to point where one outline is followed over another."""


def distance(a: Point, b: Point) -> float:
    """Measure the straight line from one point to another."""
    return hypot(b[0] - a[0], b[1] - a[1])


def _direction(a: Point, b: Point) -> Point:
    length = distance(a, b) or 1.0
    return ((b[0] - a[0]) / length, (b[1] - a[1]) / length)


def _tangent(before: Point, here: Point, after: Point) -> Point:
    """Return the slope at `here` of the parabola through three points, by chord length (Bessel's tangent)."""
    back, ahead = distance(before, here) or 1e-9, distance(here, after) or 1e-9
    into, out = _direction(before, here), _direction(here, after)
    share = back / (back + ahead)
    return (into[0] * (1 - share) + out[0] * share, into[1] * (1 - share) + out[1] * share)


def _curve(a: Point, leaving: Point, b: Point, arriving: Point) -> Segment:
    third = distance(a, b) / 3
    return (
        a[0] + leaving[0] * third,
        a[1] + leaving[1] * third,
        b[0] - arriving[0] * third,
        b[1] - arriving[1] * third,
        b[0],
        b[1],
    )


def smooth(points: Sequence[Point], closed: bool = True, corners: Iterable[Point] = ()) -> Contour:
    """Return a contour of cubic Bézier curves through `points`; the points named in `corners` stay sharp."""
    sharp, count = set(corners), len(points)

    def slopes(index: int) -> tuple[Point, Point]:
        """Return the directions in which the contour arrives at and leaves a point."""
        here = points[index]
        before = points[index - 1] if closed or index else None
        after = points[(index + 1) % count] if closed or index + 1 < count else None
        if before is None or after is None or here in sharp:
            into, out = _direction(before or here, here), _direction(here, after or here)
            return (into if before else out, out if after else into)
        tangent = _tangent(before, here, after)
        return (tangent, tangent)

    segments = []
    for index in range(count if closed else count - 1):
        following = (index + 1) % count
        segments.append(
            _curve(points[index], slopes(index)[1], points[following], slopes(following)[0]),
        )
    return Contour(points[0], tuple(segments), closed)


def circle(x: float, y: float, radius: float, height: float | None = None) -> Contour:
    """Return an ellipse of half width `radius` and half height `height` (a circle without it)."""
    k, rise = CIRCLE, radius if height is None else height
    return Contour(
        (x + radius, y),
        (
            (x + radius, y + k * rise, x + k * radius, y + rise, x, y + rise),
            (x - k * radius, y + rise, x - radius, y + k * rise, x - radius, y),
            (x - radius, y - k * rise, x - k * radius, y - rise, x, y - rise),
            (x + k * radius, y - rise, x + radius, y - k * rise, x + radius, y),
        ),
    )


def polygon(*points: Point, closed: bool = True) -> Contour:
    """Return straight lines through points."""
    return Contour(points[0], tuple(points[1:]), closed)


def _sides(rows: Sequence[Row]) -> tuple[list[Point], list[Point], list[Point]]:
    """Return the left side, the right side and the directions of a strip's rows."""
    points = [(x, y) for x, y, _ in rows]
    last = len(points) - 1
    directions = [
        _direction(points[0], points[1])
        if index == 0
        else _direction(points[last - 1], points[last])
        if index == last
        else _tangent(points[index - 1], points[index], points[index + 1])
        for index in range(len(points))
    ]
    left = [(x - dy * half, y + dx * half) for (x, y, half), (dx, dy) in zip(rows, directions, strict=True)]
    right = [(x + dy * half, y - dx * half) for (x, y, half), (dx, dy) in zip(rows, directions, strict=True)]
    return left, right, directions


def strip(rows: Sequence[Row], cut: bool = False) -> Contour:
    """Return the outline of a tube: a centre line with a half width at each row, rounded (or cut off) at its end."""
    left, right, directions = _sides(rows)
    (ax, ay, a), (bx, by, b) = rows[0], rows[-1]
    tail = (ax - directions[0][0] * a, ay - directions[0][1] * a)
    tip = (bx + directions[-1][0] * b, by + directions[-1][1] * b)
    if cut:
        return smooth([tail, *left, *reversed(right)], corners=(left[-1], right[-1]))
    return smooth([tail, *left, tip, *reversed(right)])


def _lengths(points: Sequence[Point]) -> list[float]:
    """Return how far along its run each point lies."""
    return list(accumulate((distance(a, b) for a, b in pairwise(points)), initial=0.0))


def tapered(points: Sequence[Point], width: float, heaviest: float = HEAVIEST) -> Contour:
    """Return a drawn line as a shape: `width` wide at the share `heaviest` of its run, pointed at both ends."""
    along = _lengths(points)
    power = log(2) / -log(heaviest)
    rows = [(x, y, width / 2 * sin(pi * (s / along[-1]) ** power)) for (x, y), s in zip(points, along, strict=True)]
    left, right, _ = _sides(rows)
    ends = (points[0], points[-1])
    return smooth([points[0], *left[1:-1], points[-1], *reversed(right[1:-1])], corners=ends)


def knots(contour: Contour) -> list[Point]:
    """List the points a contour passes through, the start first."""
    return [contour.start, *((segment[-2], segment[-1]) for segment in contour.segments)]


def flatten(contour: Contour, steps: int = 8) -> list[Point]:
    """Return a contour as a run of points, each Bézier curve cut into `steps`."""
    run = [contour.start]
    for segment in contour.segments:
        a, b = run[-1], (segment[-2], segment[-1])
        if len(segment) == 2:
            run.append(b)
            continue
        c, d = (segment[0], segment[1]), (segment[2], segment[3])
        for step in range(1, steps + 1):
            t = step / steps
            u = 1 - t
            weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
            x, y = (sum(w * p[axis] for w, p in zip(weights, (a, c, d, b), strict=True)) for axis in (0, 1))
            run.append((x, y))
    return run


def area(points: Sequence[Point]) -> float:
    """Return the signed area inside a run of points, positive when it runs anticlockwise."""
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def crescent(outline: Contour, first: int, last: int, depth: float) -> Contour:
    """Return a shade along the inside of an outline, from knot `first` to knot `last`, `depth` deep in the middle."""
    points = knots(outline)
    inward = depth if area(points) > 0 else -depth
    run = points[first : last + 1]
    along = _lengths(run)
    rows = [(x, y, inward * sin(pi * s / along[-1]) ** FULLER) for (x, y), s in zip(run, along, strict=True)]
    rows[0], rows[-1] = (*run[0], 0.0), (*run[-1], 0.0)
    inner = smooth(list(reversed(_sides(rows)[0])), closed=False)
    return Contour(run[0], (*outline.segments[first:last], *inner.segments))


def span(run: Sequence[Point], y: float) -> tuple[float, float] | None:
    """Return the leftmost and rightmost x at which a closed run of points meets the height `y`, None if it does not."""
    crossings = [
        a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1])
        for a, b in zip(run, [*run[1:], run[0]], strict=True)
        if min(a[1], b[1]) <= y <= max(a[1], b[1]) and a[1] != b[1]
    ]
    return (min(crossings), max(crossings)) if crossings else None


def overlap(over: Contour, under: Contour, top: float, bottom: float, step: float = OVERLAP_STEP) -> Contour | None:
    """Return what two upright contours share between two heights, None where they do not meet."""
    runs = flatten(over), flatten(under)
    count = max(2, round((top - bottom) / step))
    left, right = [], []
    for index in range(count + 1):
        y = top + (bottom - top) * index / count
        spans = [span(run, y) for run in runs]
        if None in spans:
            continue
        low, high = max(s[0] for s in spans if s), min(s[1] for s in spans if s)
        if low < high:
            left.append((low, y))
            right.append((high, y))
    if len(left) < 2:
        return None
    return smooth([*left, *reversed(right)], corners=(left[0], left[-1], right[0], right[-1]))


def moved(contour: Contour, place: Callable[[float, float], Point]) -> Contour:
    """Return a contour with every point carried to where `place` puts it."""

    def carry(numbers: Segment) -> Segment:
        pairs = [place(numbers[i], numbers[i + 1]) for i in range(0, len(numbers), 2)]
        return tuple(value for pair in pairs for value in pair)

    return Contour(place(*contour.start), tuple(carry(segment) for segment in contour.segments), contour.closed)


def reversed_contour(contour: Contour) -> Contour:
    """Return a contour of curves run the other way round, so that it cuts a hole in what surrounds it."""
    points = [contour.start]
    for segment in contour.segments:
        points += [(segment[i], segment[i + 1]) for i in range(0, len(segment), 2)]
    points.reverse()
    curves = tuple((*points[i], *points[i + 1], *points[i + 2]) for i in range(1, len(points), 3))
    return Contour(points[0], curves, contour.closed)


def mirrored(contour: Contour) -> Contour:
    """Return the mirror image of a contour across x = 0."""
    return moved(contour, lambda x, y: (-x, y))


def both_sides(contour: Contour) -> tuple[Contour, Contour]:
    """Return a contour of the right half and its mirror image."""
    return (contour, mirrored(contour))


@dataclass(frozen=True, slots=True)
class PlatePlacement:
    """Where a plate's own millimetres come to lie on paper: paper = plate × scale + offset."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def point(self, x: float, y: float) -> Point:
        """Return a plate point on paper, in mm."""
        return (x * self.scale + self.x, y * self.scale + self.y)

    def shape(self, shape: Shape) -> Shape:
        """Return a shape on paper; its strokes keep their width in points."""
        return replace(shape, contours=tuple(moved(contour, self.point) for contour in shape.contours))

    def drawing(self, drawing: Drawing) -> Drawing:
        """Return a whole drawing moved and scaled; its labels keep their size in points."""
        left, bottom, right, top = drawing.bounds
        items = tuple(
            replace(item, x=self.point(item.x, item.y)[0], y=self.point(item.x, item.y)[1])
            if isinstance(item, Lettering)
            else self.shape(item)
            for item in drawing.items
        )
        return Drawing((*self.point(left, bottom), *self.point(right, top)), items)
