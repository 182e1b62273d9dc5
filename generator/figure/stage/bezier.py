"""Fit cubic Bézier curves through many dense outlines at once.

Schneider's least squares with fixed end tangents (*Graphics Gems*, 1990), solved for all pieces of all outlines
together; pieces that miss by more than the tolerance are cut at their worst point and fitted anew, the first time also
at their points' nearest places on the curve. Points are complex numbers here: half the calls for both coordinates.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.figure.body.rotation import Vector

    Index = NDArray[np.intp]
    Complex = NDArray[np.complex128]

FIRST_TURN = 2.2
"""Radians that an outline may turn within one first piece."""
ROUNDS = 12
LENIENT = 0.1
"""Each time a piece is cut, its halves may miss by so much more of the tolerance: they are short, and costly."""
SHORTEST_HANDLE, LONGEST_HANDLE = 0.02, 3
"""Handles shorter or longer than these shares of the chord make loops and cusps: a third of it is taken instead."""


def fit(outlines: Sequence[tuple[Vector, bool]], tolerances: Sequence[float]) -> list[Vector]:
    """Return control points (pieces, 4, 2) for each outline, given as points and whether it closes.

    `tolerances` says what each may miss by. Open outlines need two points or more, closed ones six.
    """
    if not outlines:
        return []
    rows = np.concatenate([part for line, closed in outlines for part in ((line, line[:1]) if closed else (line,))])
    points = np.ascontiguousarray(rows).view(np.complex128)[:, 0]
    lengths = np.array([len(line) + closed for line, closed in outlines])
    stops = np.cumsum(lengths) - 1
    starts = stops - lengths + 1
    tangents = _tangents(points, starts, stops, np.array([closed for _, closed in outlines]))
    pieces = _first_pieces(tangents, starts, stops)
    firsts, controls = _fit_pieces(points, tangents, pieces, np.repeat(tolerances, lengths))
    pairs = controls.view(np.float64).reshape(-1, 4, 2)
    bounds = [*np.searchsorted(firsts, starts).tolist(), len(pairs)]
    return [pairs[start:stop] for start, stop in pairwise(bounds)]


def _tangents(points: Complex, starts: Index, stops: Index, closed: NDArray[np.bool_]) -> Complex:
    """Return unit tangents by central differences; the ends of closed outlines are one point."""
    after, before = np.arange(len(points)) + 1, np.arange(len(points)) - 1
    after[stops] = np.where(closed, starts + 1, stops)
    before[starts] = np.where(closed, stops - 1, starts)
    tangent = points[after] - points[before]
    unit: Complex = tangent / np.maximum(np.abs(tangent), 1e-12)
    return unit


def _first_pieces(tangents: Complex, starts: Index, stops: Index) -> Index:
    """Cut every outline where it has turned enough; return pieces as first and last point."""
    turn = np.abs((tangents[:-1].conj() * tangents[1:]).imag)
    turn[stops[:-1]] = 0
    turned = np.concatenate([[0], np.cumsum(turn)])
    own = np.repeat(turned[starts], stops - starts + 1)
    share = np.floor((turned - own) / FIRST_TURN)
    cut = np.zeros(len(tangents), bool)
    cut[1:] = np.diff(share) > 0
    cut[starts] = cut[stops] = True
    knots = np.flatnonzero(cut)
    first, last = knots[:-1], knots[1:]
    inside = np.ones(len(cut), bool)
    inside[stops] = False
    return np.column_stack([first, last])[inside[first]]


def _fit_pieces(points: Complex, tangents: Complex, pieces: Index, tolerance: Vector) -> tuple[Index, Complex]:
    """Return the first points of all fitted pieces in rising order, and their controls (pieces, 4)."""
    firsts, found = [], []
    for attempt in range(ROUNDS):
        controls, error, worst = _solve(points, tangents, pieces, nearer=attempt == 1)
        good = (error <= tolerance[pieces[:, 0]] * (1 + LENIENT * attempt)) | (pieces[:, 1] - pieces[:, 0] <= 2)
        firsts.append(pieces[good, 0])
        found.append(controls[good])
        if good.all():
            break
        start, stop = pieces[~good].T
        cut = np.clip(worst[~good], start + 1, stop - 1)
        pieces = np.column_stack([np.concatenate([start, cut]), np.concatenate([cut, stop])])
    order = np.argsort(np.concatenate(firsts), kind="stable")
    return np.concatenate(firsts)[order], np.concatenate(found)[order]


class _Pieces:
    """The points of all pieces in one row, with sums over each piece."""

    def __init__(self, points: Complex, pieces: Index) -> None:
        self.length = pieces[:, 1] - pieces[:, 0] + 1
        self.first = np.cumsum(self.length) - self.length
        self.last = self.first + self.length - 1
        self.which = np.repeat(np.arange(len(pieces)), self.length)
        self.index = np.arange(len(self.which)) + (pieces[:, 0] - self.first)[self.which]
        self.points = points[self.index]

    def sums(self, values: Vector | Complex) -> Any:
        """Return the sum over each piece, as numbers of the kind that came in."""
        return np.add.reduceat(values, self.first)

    def parameters(self) -> tuple[Vector, Vector]:
        """Return each point's share of its piece's length, and the lengths."""
        along = np.concatenate([[0.0], np.cumsum(np.abs(np.diff(self.points)))])
        total = along[self.last] - along[self.first]
        return (along - along[self.first][self.which]) / np.maximum(total, 1e-12)[self.which], total


def _solve(points: Complex, tangents: Complex, pieces: Index, *, nearer: bool) -> tuple[Complex, Vector, Index]:
    """Fit one cubic to each piece; return controls, largest misses, and where in the points they are."""
    p = _Pieces(points, pieces)
    u, total = p.parameters()
    ways = tangents[pieces[:, 0]], -tangents[pieces[:, 1]]
    controls = _handles(p, u, total, ways)
    if nearer:
        u = _nearer(p, u, controls)
        controls = _handles(p, u, total, ways)
    off = np.abs(_at(controls, u, p.which) - p.points)
    error = np.maximum.reduceat(off, p.first)
    return controls, error, p.index[_firsts(p, off >= error[p.which] - 1e-15)]


def _firsts(p: _Pieces, hit: NDArray[np.bool_]) -> Index:
    """Return the first point of each piece that is hit; each has one."""
    place = np.where(hit, np.arange(len(hit)), len(hit))
    return np.minimum.reduceat(place, p.first)


def _dot(a: Complex, b: Complex) -> Vector:
    product: Vector = a.real * b.real + a.imag * b.imag
    return product


def _weights(u: Vector) -> tuple[Vector, Vector, Vector, Vector]:
    m = 1 - u
    return m * m * m, 3 * u * m * m, 3 * u * u * m, u * u * u


def _handles(p: _Pieces, u: Vector, total: Vector, ways: tuple[Complex, Complex]) -> Complex:
    """Solve for the lengths of both handles of every piece by least squares; return controls (pieces, 4)."""
    start, end = p.points[p.first], p.points[p.last]
    b0, b1, b2, b3 = _weights(u)
    cross = _dot(*ways)
    c00, c01, c11 = p.sums(b1 * b1), p.sums(b1 * b2) * cross, p.sums(b2 * b2)
    rest = p.points - start[p.which] * (b0 + b1) - end[p.which] * (b2 + b3)
    x0, x1 = _dot(p.sums(b1 * rest), ways[0]), _dot(p.sums(b2 * rest), ways[1])
    determinant = c00 * c11 - c01 * c01
    usable = np.abs(determinant) > 1e-12
    determinant = np.where(usable, determinant, 1.0)
    chord = np.abs(end - start)
    alpha = np.where(usable, (x0 * c11 - x1 * c01) / determinant, chord / 3)
    beta = np.where(usable, (c00 * x1 - c01 * x0) / determinant, chord / 3)
    wild = (np.minimum(alpha, beta) < SHORTEST_HANDLE * chord) | (np.maximum(alpha, beta) > LONGEST_HANDLE * chord)
    alpha, beta = np.where(wild, total / 3, alpha), np.where(wild, total / 3, beta)
    return np.stack([start, start + ways[0] * alpha, end + ways[1] * beta, end], 1)


def _at(controls: Complex, u: Vector, which: Index) -> Complex:
    points: Complex = sum(weight * column[which] for weight, column in zip(_weights(u), controls.T, strict=True))
    return points


def _nearer(p: _Pieces, u: Vector, controls: Complex) -> Vector:
    """Move every parameter one Newton step towards the curve's nearest point."""
    m = 1 - u
    a, b, c = (column[p.which] for column in np.diff(controls, axis=1).T)
    d1 = 3 * (m * m * a + 2 * u * m * b + u * u * c)
    d2 = 6 * (m * (b - a) + u * (c - b))
    miss = _at(controls, u, p.which) - p.points
    slope = _dot(d1, d1) + _dot(miss, d2)
    usable = np.abs(slope) > 1e-12
    moved = u - np.where(usable, _dot(miss, d1) / np.where(usable, slope, 1.0), 0.0)
    moved = np.clip(moved, 0, 1)
    moved[p.first], moved[p.last] = 0, 1
    return moved
