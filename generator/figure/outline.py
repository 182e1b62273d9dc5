"""From overlapping hulls to smooth closed outlines."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.figure.rotation import Vector

    Complex = NDArray[np.complex128]
    Index = NDArray[np.intp]

Geometry = Any
"""A shapely geometry; shapely has no types of its own."""
FINE = 0.0026
"""Distance in metres of the points of outlines, where paper does not allow for more."""
REACH = 4
"""Points to either side that a Gaussian takes in: three times its greatest width of 1 / 0.9."""
POLYGON = 3
"""What shapely calls the type of a single polygon."""
SPECK = 3e-5
"""Pieces smaller than this many square metres of body (about 5 mm square) are dropped."""


def unite(hulls: Vector) -> Geometry:
    """Return the union of convex outlines."""
    return shapely.union_all(shapely.polygons(hulls))


def united(shapes: Sequence[Geometry]) -> Geometry:
    """Return the union of some geometries; one alone is itself."""
    return shapes[0] if len(shapes) == 1 else shapely.union_all(shapes)


def parts_of(shape: Geometry) -> list[Geometry]:
    """Return the polygons of a geometry that are larger than a speck."""
    return [p for p in shapely.get_parts(shape) if p.geom_type == "Polygon" and p.area > SPECK]


def solid(shape: Geometry) -> Geometry:
    """Return the largest piece of a geometry without its holes: a limb has none."""
    if shapely.get_type_id(shape) == POLYGON and not shapely.get_num_interior_rings(shape):
        return shape
    parts = [p for p in shapely.get_parts(shape) if p.geom_type == "Polygon"]
    if not parts:
        return shapely.Polygon()
    return shapely.polygons(max(parts, key=lambda p: p.area).exterior)


def rings(shape: Geometry) -> list[Vector]:
    """Return every boundary of a geometry as a loop of points, without the repeated last one."""
    if shapely.get_type_id(shape) == POLYGON and not shapely.get_num_interior_rings(shape):
        return [shapely.get_coordinates(shape)[:-1]] if shape.area > SPECK else []
    found = []
    for part in parts_of(shape):
        found.append(shapely.get_coordinates(part.exterior)[:-1])
        found += [shapely.get_coordinates(hole)[:-1] for hole in part.interiors if shapely.polygons(hole).area > SPECK]
    return found


def resample(loop: Vector, spacing: float) -> Vector:
    """Return equally spaced points along a closed loop."""
    return smoothed([loop], [0.0], spacing)[0]


def smooth(shape: Geometry, sigma: float, grain: float = FINE) -> list[Vector]:
    """Return the smooth loops of a geometry, as points no closer than `grain`.

    `sigma` is the Gaussian's width; both are in the geometry's own unit.
    """
    loops = rings(shape)
    return smoothed(loops, [sigma] * len(loops), grain)


def smoothed(loops: Sequence[Vector], sigmas: Sequence[float], grain: float) -> list[Vector]:
    """Return closed loops resampled and smoothed, each by a Gaussian of its own width, all of them at once.

    Points are complex numbers here: half the calls for both coordinates.
    """
    if not loops:
        return []
    sigma = np.array(sigmas)
    spacing = np.maximum(grain, sigma * 0.9)
    closed = np.vstack([part for loop in loops for part in (loop, loop[:1])]).view(np.complex128)[:, 0]
    stops = np.cumsum([len(loop) + 1 for loop in loops]) - 1
    along = np.concatenate([[0.0], np.cumsum(np.abs(np.diff(closed)))])
    begin = along[np.concatenate([[0], stops[:-1] + 1])]
    length = along[stops] - begin
    count = np.maximum(12, np.round(length / spacing).astype(int))
    which = np.repeat(np.arange(len(loops)), count)
    first = np.cumsum(count) - count
    place = np.arange(len(which)) - first[which]
    points = np.interp(begin[which] + place * (length / count)[which], along, closed)
    width = np.minimum(sigma / spacing, count / 16)
    soft = _softened(points, width[which], first[which], place, count[which])
    return np.split(soft.view(np.float64).reshape(-1, 2), first[1:])


def _softened(points: Complex, width: Vector, first: Index, place: Index, count: Index) -> Complex:
    """Smooth along loops by a Gaussian of each point's own width, in points; below a third of one it does nothing."""
    width = np.where(width < 0.3, 1e-3, width)
    total, weights = np.zeros_like(points), np.zeros(len(points))
    for step in range(-REACH, REACH + 1):
        weight = np.exp(-0.5 * (step / width) ** 2)
        weights += weight
        total += weight * points[first + (place + step) % count]
    result: Complex = total / weights
    return result


def outward(loops: Mapping[str, Sequence[Vector]]) -> dict[str, list[tuple[Vector, float]]]:
    """Return the outward normals of closed loops, and the mean distance of each one's points; all at once."""
    names = [name for name, own in loops.items() for _ in own]
    every = [loop for own in loops.values() for loop in own]
    found: dict[str, list[tuple[Vector, float]]] = {name: [] for name in loops}
    if not every:
        return found
    count = np.array([len(loop) for loop in every])
    first = np.cumsum(count) - count
    points = np.ascontiguousarray(np.vstack(every)).view(np.complex128)[:, 0]
    ahead, behind = np.arange(len(points)) + 1, np.arange(len(points)) - 1
    ahead[first + count - 1], behind[first] = first, first + count - 1
    tangent = points[ahead] - points[behind]
    length = np.abs(tangent)
    turn = np.sign(np.add.reduceat((points.conj() * points[ahead]).imag, first))
    normal = tangent / np.maximum(length, 1e-12) * np.repeat(-1j * turn, count)
    steps = np.add.reduceat(length, first) / count / 2
    for name, own, step in zip(names, np.split(normal.view(np.float64).reshape(-1, 2), first[1:]), steps, strict=True):
        found[name].append((own, float(step)))
    return found


def disc_chain(points: Vector, radii: Vector, sides: int = 16) -> Geometry:
    """Return the outline of a tube: the hulls of neighbouring discs, united. Points (n, 2), radii (n,)."""
    turn = np.linspace(0, 2 * math.pi, sides, endpoint=False)
    circles = points[:, None] + np.column_stack([np.cos(turn), np.sin(turn)]) * np.reshape(radii, (-1, 1, 1))
    pairs = np.concatenate([circles[:-1], circles[1:]], axis=1)
    return shapely.union_all(shapely.convex_hull(shapely.multipoints(pairs)))


def spline(points: Sequence[Sequence[float]] | Vector, pieces: int = 8, *, closed: bool = False) -> Vector:
    """Return a smooth line through points (Catmull & Rom 1974), `pieces` samples to a span."""
    p = np.asarray(points, float)
    count = len(p)
    ends = (p[-1:], p[:2]) if closed else (2 * p[:1] - p[1:2], 2 * p[-1:] - p[-2:-1])
    q = np.vstack([ends[0], p, ends[1]])
    t = np.linspace(0, 1, pieces, endpoint=False)[:, None]
    spans = []
    for k in range(count if closed else count - 1):
        a, b, c, d = q[k : k + 4]
        spans.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return np.vstack(spans if closed else [*spans, p[-1:]])
