"""From overlapping hulls to smooth closed outlines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.figure.rotation import Vector

    Complex = NDArray[np.complex128]

Geometry = Any
"""A shapely geometry; shapely has no types of its own."""
FINE = 0.0026
"""Distance in metres of the points of outlines, where paper does not allow for more."""
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
    return _pairs(_spaced(_complex(loop), spacing))


def _complex(points: Vector) -> Complex:
    """View points (n, 2) as complex numbers: half the calls for both coordinates at once."""
    return np.ascontiguousarray(points).view(np.complex128)[:, 0]


def _pairs(numbers: Complex) -> Vector:
    return numbers.view(np.float64).reshape(-1, 2)


def _spaced(loop: Complex, spacing: float) -> Complex:
    closed = np.append(loop, loop[0])
    along = np.concatenate([[0.0], np.abs(np.diff(closed)).cumsum()])
    count = max(12, round(float(along[-1]) / spacing))
    found: Complex = np.interp(np.arange(count) * (along[-1] / count), along, closed)
    return found


def _softened(loop: Complex, width: float) -> Complex:
    width = round(min(width, len(loop) / 16), 3)
    if width < 0.3:
        return loop
    weights = _gaussian(width)
    reach = len(weights) // 2
    return np.convolve(np.concatenate([loop[-reach:], loop, loop[:reach]]), weights, "valid")


@lru_cache(maxsize=256)
def _gaussian(width: float) -> Vector:
    reach = int(3 * width) + 1
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / width) ** 2)
    found: Vector = weights / weights.sum()
    return found


def smooth(shape: Geometry, sigma: float, grain: float = FINE) -> list[Vector]:
    """Return the smooth loops of a geometry, as points no closer than `grain`.

    `sigma` is the Gaussian's width; both are in the geometry's own unit.
    """
    spacing = max(grain, sigma * 0.9)
    return [_pairs(_softened(_spaced(_complex(loop), spacing), sigma / spacing)) for loop in rings(shape)]


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
