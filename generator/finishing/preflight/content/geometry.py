"""Matrices and bounds, in points.

Bounds are (left, bottom, right, top); a matrix is a b c d e f, as PDF writes it (ISO 32000-2, 8.3).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, sqrt
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
Bounds = tuple[float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
HAIR = 0.02
"""Points by which boxes may miss each other."""
EVERYWHERE: Bounds = (-1e6, -1e6, 1e6, 1e6)
"""Larger than any page: 14,400 pt are the most a viewer must show, times a UserUnit of 75."""


def product(first: Matrix, then: Matrix) -> Matrix:
    """Give the matrix that applies `first`, then the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def matrix_of(values: Sequence[Any]) -> Matrix:
    """Read a matrix of six numbers, the last of what is given. Raises ValueError for one that no page could hold."""
    a, b, c, d, e, f = values if len(values) == 6 else list(values)[-6:]
    if not -1e12 < a + b + c + d + e + f < 1e12:
        raise ValueError("a matrix without bounds")
    return float(a), float(b), float(c), float(d), float(e), float(f)


def moved(bounds: Bounds, matrix: Matrix) -> Bounds:
    """Give the bounds of a moved rectangle."""
    left, bottom, right, top = bounds
    a, b, c, d, e, f = matrix
    if b == 0 == c:
        x, y, z, w = a * left + e, d * bottom + f, a * right + e, d * top + f
        return (x if x < z else z), (y if y < w else w), (z if x < z else x), (w if y < w else y)
    xs = (a * left + c * bottom, a * left + c * top, a * right + c * bottom, a * right + c * top)
    ys = (b * left + d * bottom, b * left + d * top, b * right + d * bottom, b * right + d * top)
    return min(xs) + e, min(ys) + f, max(xs) + e, max(ys) + f


def common(first: Bounds, second: Bounds) -> Bounds | None:
    """Give what two rectangles share, or None; touching counts."""
    left = first[0] if first[0] > second[0] else second[0]
    bottom = first[1] if first[1] > second[1] else second[1]
    right = first[2] if first[2] < second[2] else second[2]
    top = first[3] if first[3] < second[3] else second[3]
    return (left, bottom, right, top) if left <= right and bottom <= top else None


def inside(inner: Bounds, outer: Bounds) -> bool:
    """Say whether a box lies in another, give or take a hair."""
    return (
        inner[0] >= outer[0] - HAIR
        and inner[1] >= outer[1] - HAIR
        and inner[2] <= outer[2] + HAIR
        and inner[3] <= outer[3] + HAIR
    )


def enlargement(matrix: Matrix) -> float:
    """Give by how much a matrix enlarges lengths, on average."""
    a, b, c, d, _, _ = matrix
    return sqrt(abs(a * d - b * c))


def sides(matrix: Matrix) -> tuple[float, float]:
    """Give how long the sides of the unit square become."""
    a, b, c, d, _, _ = matrix
    return hypot(a, b), hypot(c, d)


def bounds_of(points: list[float], matrix: Matrix) -> Bounds:
    """Give the bounds of moved points, which are x and y in turn."""
    xs, ys = points[::2], points[1::2]
    a, b, c, d, e, f = matrix
    if b == 0 == c:
        return moved((min(xs), min(ys), max(xs), max(ys)), matrix)
    across = [a * x + c * y for x, y in zip(xs, ys, strict=True)]
    up = [b * x + d * y for x, y in zip(xs, ys, strict=True)]
    return min(across) + e, min(up) + f, max(across) + e, max(up) + f


def thickness(points: list[float], matrix: Matrix) -> float:
    """Give the shorter side of a path that is one upright rectangle, as long as it is once moved; else 0."""
    if len(points) not in (8, 10) or (len(points) == 10 and points[:2] != points[8:]):
        return 0.0
    xs, ys = points[:8:2], points[1:8:2]
    left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
    if not all(x in (left, right) and y in (bottom, top) for x, y in zip(xs, ys, strict=True)):
        return 0.0
    across, up = sides(matrix)
    return min((right - left) * across, (top - bottom) * up)
