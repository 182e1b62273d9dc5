"""From overlapping hulls to smooth closed outlines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.figure.body.rotation import Vector

    Complex = NDArray[np.complex128]
    Index = NDArray[np.intp]

    Geometries = NDArray[np.object_]

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
SPACING = 0.9
"""Points of an outline lie at most this share of the width of its smoothing apart."""
NARROWEST, NO_WIDTH = 0.1, 0.3
"""Widths of a Gaussian, in points: what keeps it from nothing, and below which it is none."""


def unite(hulls: Vector) -> Geometry:
    """Return the union of convex outlines."""
    return shapely.union_all(shapely.polygons(hulls))


def united(groups: Sequence[Sequence[Geometry] | Geometries]) -> Geometries:
    """Return the union of each group of geometries, in one call; None stands for no geometry."""
    padded = np.full((len(groups), max(map(len, groups))), None)
    for row, group in zip(padded, groups, strict=True):
        row[: len(group)] = group
    found: Geometries = shapely.union_all(padded, axis=1)
    return found


def parts_of(shape: Geometry) -> list[Geometry]:
    """Return the polygons of a geometry that are larger than a speck."""
    return [p for p in shapely.get_parts(shape) if p.geom_type == "Polygon" and p.area > SPECK]


def solid(shape: Geometry) -> Geometry:
    """Return the largest piece of a geometry without its holes: a limb has none."""
    parts = [p for p in shapely.get_parts(shape) if p.geom_type == "Polygon"]
    if not parts:
        return shapely.Polygon()
    return shapely.polygons(max(parts, key=lambda p: p.area).exterior)


def all_solid(shapes: Geometries) -> list[Geometry]:
    """Return the largest piece of each geometry without its holes."""
    whole = (shapely.get_type_id(shapes) == POLYGON) & (shapely.get_num_interior_rings(shapes) == 0)
    return [shape if good else solid(shape) for shape, good in zip(shapes, whole, strict=True)]


def boundaries(shapes: Sequence[Geometry]) -> tuple[Geometries, Index]:
    """Return the rings of all geometries, and the number of the geometry that each belongs to; specks are left out."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    large = (shapely.get_type_id(parts) == POLYGON) & (shapely.area(parts) > SPECK)
    found, part = shapely.get_rings(parts[large], return_index=True)
    owner = owner[large][part]
    if len(found) > np.count_nonzero(large):
        large = shapely.area(shapely.polygons(found)) > SPECK
        found, owner = found[large], owner[large]
    return found, owner


def rings(shape: Geometry) -> list[Vector]:
    """Return every boundary of a geometry as a loop of points, without the repeated last one."""
    return [shapely.get_coordinates(ring)[:-1] for ring in boundaries([shape])[0]]


def smooth(shapes: Sequence[Geometry], sigmas: Sequence[float], grain: float = FINE) -> list[list[Vector]]:
    """Return the smooth loops of each geometry, as points no closer than `grain`, all of them at once.

    `sigmas` are the Gaussians' widths; all are in the geometries' own unit.
    """
    found, owner = boundaries(shapes)
    loops: list[list[Vector]] = [[] for _ in shapes]
    if len(found):
        for number, loop in zip(owner.tolist(), smoothed(found, np.array(sigmas)[owner], grain), strict=True):
            loops[number].append(loop)
    return loops


def smoothed(found: Geometries, sigma: Vector, grain: float) -> list[Vector]:
    """Return rings resampled and smoothed, each by a Gaussian of its own width, all of them at once.

    Points are complex numbers here: half the calls for both coordinates.
    """
    coordinates, ring = shapely.get_coordinates(found, return_index=True)
    closed = coordinates.view(np.complex128)[:, 0]
    begin = np.searchsorted(ring, np.arange(len(found) + 1))
    spacing = np.maximum(grain, sigma * SPACING)
    along = np.concatenate([[0.0], np.cumsum(np.abs(np.diff(closed)))])
    start, length = along[begin[:-1]], along[begin[1:] - 1] - along[begin[:-1]]
    count = np.maximum(12, np.round(length / spacing).astype(int))
    width = np.minimum(sigma / spacing, count / 16)
    stops = np.cumsum(count + 2 * REACH)
    which = np.repeat(np.arange(len(found)), count + 2 * REACH)
    place = np.arange(len(which)) - (stops - count - REACH)[which]
    even = start[which] + place % count[which] * (length / count)[which]
    soft = _softened(np.interp(even, along, closed), width[which]).view(np.float64).reshape(-1, 2)
    return [soft[stop - size - REACH : stop - REACH] for stop, size in zip(stops.tolist(), count.tolist(), strict=True)]


def _softened(points: Complex, width: Vector) -> Complex:
    """Smooth by a Gaussian of each point's own width, in points; below a third of one it does nothing.

    The first and last REACH points are only there for their neighbours.
    """
    nearest = np.exp(-0.5 / np.maximum(width, NARROWEST) ** 2) * (width >= NO_WIDTH)
    total, weights = points.copy(), np.ones(len(points))
    inner = slice(REACH, -REACH)
    for step in range(1, REACH + 1):
        weight = nearest[inner] ** (step * step)
        weights[inner] += 2 * weight
        both = points[REACH - step : -REACH - step] + points[REACH + step : len(points) - REACH + step]
        total[inner] += weight * both
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
    points = np.concatenate(every).view(np.complex128)[:, 0]
    ahead, behind = np.arange(len(points)) + 1, np.arange(len(points)) - 1
    ahead[first + count - 1], behind[first] = first, first + count - 1
    tangent = points[ahead] - points[behind]
    length = np.abs(tangent)
    turn = np.sign(np.add.reduceat((points.conj() * points[ahead]).imag, first))
    normal = tangent / np.maximum(length, 1e-12) * np.repeat(-1j * turn, count)
    steps = np.add.reduceat(length, first) / count / 2
    normals = normal.view(np.float64).reshape(-1, 2)
    for name, start, size, step in zip(names, first.tolist(), count.tolist(), steps.tolist(), strict=True):
        found[name].append((normals[start : start + size], step))
    return found


def spline(points: Sequence[Sequence[float]] | Vector, steps: int = 8, *, closed: bool = False) -> Vector:
    """Return a smooth line through points (Catmull & Rom 1974), `steps` samples to a span."""
    p = np.asarray(points, float)
    count = len(p)
    ends = (p[-1:], p[:2]) if closed else (2 * p[:1] - p[1:2], 2 * p[-1:] - p[-2:-1])
    q = np.vstack([ends[0], p, ends[1]])
    spans = count if closed else count - 1
    windows = np.stack([q[k : k + spans] for k in range(4)], 1)
    line: Vector = (_catmull_rom(steps) @ windows).reshape(-1, p.shape[1])
    return line if closed else np.concatenate([line, p[-1:]])


@lru_cache(maxsize=16)
def _catmull_rom(steps: int) -> Vector:
    """Return the weights (steps, 4) of four neighbouring points on the way from the second to the third."""
    t = np.linspace(0, 1, steps, endpoint=False)
    weights = [-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2]
    return np.stack(weights, 1) / 2
