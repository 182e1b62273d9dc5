"""Fit cubic Bézier curves through many dense outlines at once.

Schneider's least squares with fixed end tangents (*Graphics Gems*, 1990), solved for all pieces of all outlines
together; pieces that miss by more than the tolerance are cut at their worst point and fitted again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.figure.rotation import Vector

    Index = NDArray[np.intp]

FIRST_TURN = 1.4
"""Radians that an outline may turn within one first piece."""
ROUNDS = 12


def fit(outlines: Sequence[tuple[Vector, bool]], tolerance: float) -> list[Vector]:
    """Return control points (pieces, 4, 2) for each outline, given as points and whether it closes.

    Open outlines need two points or more, closed ones six.
    """
    if not outlines:
        return []
    points = np.vstack([np.vstack([line, line[:1]]) if closed else line for line, closed in outlines])
    lengths = np.array([len(line) + closed for line, closed in outlines])
    stops = np.cumsum(lengths) - 1
    starts = stops - lengths + 1
    tangents = _tangents(points, starts, stops, np.array([closed for _, closed in outlines]))
    pieces = _first_pieces(tangents, starts, stops)
    firsts, controls = _fit_pieces(points, tangents, pieces, tolerance)
    return np.split(controls, np.searchsorted(firsts, starts[1:]))


def _tangents(points: Vector, starts: Index, stops: Index, closed: NDArray[np.bool_]) -> Vector:
    """Return unit tangents by central differences; the ends of closed outlines are one point."""
    after, before = np.arange(len(points)) + 1, np.arange(len(points)) - 1
    after[stops] = np.where(closed, starts + 1, stops)
    before[starts] = np.where(closed, stops - 1, starts)
    tangent = points[after] - points[before]
    return tangent / np.maximum(np.hypot(tangent[:, :1], tangent[:, 1:]), 1e-12)


def _first_pieces(tangents: Vector, starts: Index, stops: Index) -> Index:
    """Cut every outline where it has turned enough; return pieces as first and last point."""
    x, y = tangents.T
    turn = np.abs(x[:-1] * y[1:] - y[:-1] * x[1:])
    turn[stops[:-1]] = 0
    turned = np.concatenate([[0], np.cumsum(turn)])
    own = np.repeat(turned[starts], stops - starts + 1)
    share = np.floor((turned - own) / FIRST_TURN)
    cut = np.zeros(len(tangents), bool)
    cut[1:] = np.diff(share) > 0
    cut[starts] = cut[stops] = True
    knots = np.where(cut)[0]
    first, last = knots[:-1], knots[1:]
    inside = ~np.isin(first, stops)
    return np.column_stack([first[inside], last[inside]])


def _fit_pieces(points: Vector, tangents: Vector, pieces: Index, tolerance: float) -> tuple[Index, Vector]:
    """Return the first points of all fitted pieces in rising order, and their controls."""
    firsts, found = [], []
    for _ in range(ROUNDS):
        controls, error, worst = _solve(points, tangents, pieces)
        good = (error <= tolerance) | (pieces[:, 1] - pieces[:, 0] <= 2)
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

    def __init__(self, points: Vector, pieces: Index) -> None:
        self.length = pieces[:, 1] - pieces[:, 0] + 1
        self.first = np.concatenate([[0], np.cumsum(self.length)[:-1]])
        self.last = self.first + self.length - 1
        self.which = np.repeat(np.arange(len(pieces)), self.length)
        self.index = np.arange(self.length.sum()) - self.first[self.which] + pieces[self.which, 0]
        self.points = points[self.index]

    def sums(self, values: Vector) -> Vector:
        return np.add.reduceat(values, self.first)

    def parameters(self) -> tuple[Vector, Vector]:
        """Return each point's share of its piece's length, and the lengths."""
        step = np.hypot(*(self.points[1:] - self.points[:-1]).T)
        along = np.concatenate([[0], np.cumsum(step)])
        total = along[self.last] - along[self.first]
        return (along - along[self.first][self.which]) / np.maximum(total, 1e-12)[self.which], total


def _solve(points: Vector, tangents: Vector, pieces: Index) -> tuple[Vector, Vector, Index]:
    """Fit one cubic to each piece; return controls, largest misses, and where in the points they are."""
    p = _Pieces(points, pieces)
    u, total = p.parameters()
    ends = points[pieces[:, 0]], points[pieces[:, 1]]
    ways = tangents[pieces[:, 0]], -tangents[pieces[:, 1]]
    controls = _handles(p, u, total, ends, ways)
    u = _nearer(p, u, controls)
    controls = _handles(p, u, total, ends, ways)
    off = np.hypot(*(_at(controls, u, p.which) - p.points).T)
    error = np.maximum.reduceat(off, p.first)
    hit = np.where(off >= error[p.which] - 1e-15)[0]
    _, first = np.unique(p.which[hit], return_index=True)
    return controls, error, p.index[hit[first]]


def _handles(p: _Pieces, u: Vector, total: Vector, ends: tuple[Vector, Vector], ways: tuple[Vector, Vector]) -> Vector:
    """Solve for the lengths of both handles of every piece by least squares."""
    m = 1 - u
    b1, b2 = 3 * u * m**2, 3 * u**2 * m
    cross = (ways[0] * ways[1]).sum(1)
    c00, c01, c11 = p.sums(b1 * b1), p.sums(b1 * b2) * cross, p.sums(b2 * b2)
    rest = p.points - ends[0][p.which] * (m**3 + b1)[:, None] - ends[1][p.which] * (b2 + u**3)[:, None]
    x0 = p.sums(b1 * (rest * ways[0][p.which]).sum(1))
    x1 = p.sums(b2 * (rest * ways[1][p.which]).sum(1))
    determinant = c00 * c11 - c01**2
    usable = np.abs(determinant) > 1e-12
    determinant = np.where(usable, determinant, 1.0)
    chord = np.hypot(*(ends[1] - ends[0]).T)
    alpha = np.where(usable, (x0 * c11 - x1 * c01) / determinant, chord / 3)
    beta = np.where(usable, (c00 * x1 - c01 * x0) / determinant, chord / 3)
    wild = (np.minimum(alpha, beta) < 0.02 * chord) | (np.maximum(alpha, beta) > 3 * chord)
    alpha, beta = np.where(wild, total / 3, alpha), np.where(wild, total / 3, beta)
    return np.stack([ends[0], ends[0] + ways[0] * alpha[:, None], ends[1] + ways[1] * beta[:, None], ends[1]], 1)


def _at(controls: Vector, u: Vector, which: Index) -> Vector:
    m = 1 - u
    weights = np.stack([m**3, 3 * u * m**2, 3 * u**2 * m, u**3], 1)
    result: Vector = np.einsum("nk,nkd->nd", weights, controls[which])
    return result


def _nearer(p: _Pieces, u: Vector, controls: Vector) -> Vector:
    """Move every parameter one Newton step towards the curve's nearest point."""
    m = 1 - u
    step = np.diff(controls, axis=1)[p.which]
    bend = np.diff(controls, 2, axis=1)[p.which]
    d1 = 3 * np.einsum("nk,nkd->nd", np.stack([m**2, 2 * u * m, u**2], 1), step)
    d2 = 6 * np.einsum("nk,nkd->nd", np.stack([m, u], 1), bend)
    miss = _at(controls, u, p.which) - p.points
    slope = (d1 * d1).sum(1) + (miss * d2).sum(1)
    usable = np.abs(slope) > 1e-12
    moved = u - np.where(usable, (miss * d1).sum(1) / np.where(usable, slope, 1.0), 0.0)
    moved = np.clip(moved, 0, 1)
    moved[p.first], moved[p.last] = 0, 1
    return moved
