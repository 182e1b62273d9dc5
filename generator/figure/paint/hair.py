"""Where hair covers a head: regions drawn on an ellipsoid that lies over the skull, with a hairline of their own."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.body.head_flesh import HAIR, head_size
from generator.figure.body.rotation import STEEP, cross, unit
from generator.figure.stage.outline import spline

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.figure.body.bones import Skeleton
    from generator.figure.body.rotation import Rotation, Vector
    from generator.figure.stage.outline import Geometry
    from generator.figure.words.people import DrawnPerson

    Mask = NDArray[np.bool_]

HAIRLINES: dict[str, tuple[tuple[float, float, float], ...]] = {
    "bun": (
        (9.2, 0.0, 12.9),
        (8.2, 3.0, 13.0),
        (6.2, 5.4, 12.4),
        (4.6, 6.6, 10.6),
        (3.4, 7.2, 8.9),
        (2.0, 7.5, 7.0),
        (1.3, 7.6, 4.6),
        (0.3, 7.7, 5.2),
        (-0.6, 7.8, 7.6),
        (-3.0, 7.5, 7.2),
        (-4.0, 6.7, 4.4),
        (-4.8, 5.2, 2.2),
        (-6.2, 2.6, 0.9),
        (-6.6, 0.0, 0.7),
    ),
    "short": (
        (8.9, 0.0, 13.4),
        (7.6, 3.4, 13.6),
        (6.0, 5.4, 12.9),
        (5.2, 6.2, 11.2),
        (3.6, 7.1, 10.3),
        (1.2, 7.6, 9.9),
        (-1.4, 7.6, 9.4),
        (-3.6, 7.0, 7.8),
        (-5.0, 6.0, 5.6),
        (-6.6, 4.0, 3.9),
        (-7.4, 0.0, 3.4),
    ),
    "fade": (
        (8.6, 0.0, 13.9),
        (6.0, 5.5, 12.6),
        (4.6, 6.7, 10.0),
        (3.0, 7.4, 8.2),
        (2.2, 7.7, 5.4),
        (0.6, 7.8, 5.4),
        (-0.4, 7.9, 7.4),
        (-2.8, 7.7, 6.8),
        (-3.9, 7.0, 4.0),
        (-5.4, 5.2, 2.0),
        (-6.8, 0.0, 1.6),
    ),
    "cropped": (
        (9.0, 0.0, 13.6),
        (8.0, 3.2, 13.9),
        (6.4, 5.4, 13.0),
        (5.2, 6.4, 10.8),
        (3.4, 7.2, 9.4),
        (2.2, 7.6, 6.4),
        (0.8, 7.7, 6.6),
        (-0.6, 7.7, 8.2),
        (-3.2, 7.3, 6.8),
        (-4.6, 6.2, 4.2),
        (-6.2, 3.8, 2.4),
        (-7.0, 0.0, 2.0),
    ),
    "ring": (
        (8.8, 0.0, 14.2),
        (6.0, 5.6, 12.9),
        (4.2, 6.9, 10.6),
        (3.0, 7.4, 8.4),
        (1.8, 7.7, 5.6),
        (0.4, 7.8, 6.4),
        (-0.8, 7.8, 7.8),
        (-3.2, 7.3, 6.4),
        (-4.8, 6.0, 3.6),
        (-6.4, 3.4, 2.0),
        (-7.2, 0.0, 1.7),
    ),
    "crown": (
        (9.4, 0.0, 12.4),
        (7.0, 5.6, 12.2),
        (4.6, 7.0, 11.4),
        (1.6, 7.4, 11.6),
        (-2.0, 7.0, 12.0),
        (-5.6, 5.0, 12.2),
        (-7.6, 2.6, 11.8),
        (-8.2, 0.0, 11.6),
    ),
    "scarf": (
        (9.2, 0.0, 12.7),
        (8.2, 3.2, 12.5),
        (6.6, 5.6, 11.2),
        (5.4, 6.7, 8.6),
        (4.8, 7.0, 5.8),
        (4.6, 6.6, 3.0),
        (3.8, 6.2, 0.6),
        (0.0, 6.4, -1.4),
        (-4.0, 5.2, -1.6),
        (-7.0, 0.0, -1.2),
    ),
    "bob": (
        (8.6, 0.0, 13.6),
        (7.7, 4.0, 12.6),
        (5.4, 6.9, 10.4),
        (3.6, 8.0, 7.6),
        (2.6, 8.4, 4.6),
        (1.6, 8.2, 2.4),
        (-1.6, 8.0, 1.2),
        (-5.2, 6.0, 0.4),
        (-7.2, 3.0, 0.2),
        (-7.6, 0.0, 0.2),
    ),
}
"""Half a hairline in centimetres of the head's frame (forward, outward, up), from the forehead's middle to the nape's,
by eye: forehead, temple, the tongue before the ear, round the ear, behind it, nape.
"""
FRINGE = {"bob": ((8.3, 2.4, 14.3), (9.4, -0.4, 13.2), (9.2, -3.0, 11.8), (7.4, -5.6, 10.6))}
"""Where a hairline is not the same on both sides: the first points from the parting to the other temple."""
POLE = np.array((-0.55, 0.0, 0.835))
"""The crown: regions are measured by angle and bearing from here, on the unit sphere of the hair's ellipsoid."""
FADE_INSIDE, BALD_OUTSIDE = 0.972, 1.004
"""Hair that fades into the skin lies on an ellipsoid smaller by this share; a bald crown on one larger."""
ARC = 96
CURL, CURL_APART = 0.0064, 0.0150
"""Radius of the curls of short hair and their distance, in metres."""


def hair_volume(person: DrawnPerson, bones: Skeleton) -> tuple[Vector, Rotation]:
    """Return centre and half axes of the ellipsoid that the hair lies on."""
    style, size = HAIR[person.hair], head_size(person)
    forward, up = style.middle
    frame = bones.frame["head"]
    return bones.local("head", forward * size, 0, up * size), frame * (np.array(style.radii) * size)[None, :]


def hair_shapes(person: DrawnPerson, bones: Skeleton, rows: Rotation, *, curls: bool) -> list[tuple[str, Geometry]]:
    """Return the outlines of hair as (what, shape): `fade` where there is one, `hair`, and `skin` of a bald crown.

    `curls` sets curls along the outline of hair that has some.
    """
    style = HAIR[person.hair]
    centre, axes = hair_volume(person, bones)
    found: list[tuple[str, Geometry]] = []
    if style.fade:
        found += [("fade", shape) for shape, _ in _seen(person.hair, style.fade, centre, axes * FADE_INSIDE, rows)]
    for shape, rim in _seen(person.hair, style.line, centre, axes, rows):
        found.append(("hair", _curly(shape, rim) if curls and style.curls else shape))
    if style.bald:
        found += [("skin", shape) for shape, _ in _seen(person.hair, "crown", centre, axes * BALD_OUTSIDE, rows)]
    return found


def _curly(shape: Geometry, rim: Vector) -> Geometry:
    """Set small curls along the outer edge of hair."""
    if len(rim) < 3:
        return shape
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(rim, axis=0).T))])
    at = np.linspace(0.0, along[-1], max(3, round(along[-1] / CURL_APART)))[1:-1]
    spots = np.column_stack([np.interp(at, along, rim[:, axis]) for axis in (0, 1)])
    curls = shapely.buffer(shapely.points(spots), CURL, quad_segs=3)
    return shapely.union_all([shape, *curls])


@lru_cache(maxsize=32)
def _region(style: str, line: str) -> tuple[Vector, Geometry]:
    """Return the edge of a region of hair on the unit sphere (n, 3), and the region as a map around the crown."""
    forward, up = HAIR[style].middle
    left = list(HAIRLINES[line])
    right = [(x, -y, z) for x, y, z in left[1:-1]]
    if line in FRINGE:
        left, right = left[1:], right[2:]
        right = [*FRINGE[line], *right]
    points = np.array([*left, *right[::-1]]) / 100 - (forward, 0, up)
    points /= np.array(HAIR[style].radii)
    points /= np.linalg.norm(points, axis=1)[:, None]
    flat = spline(_map(points), 5, closed=True)
    reach = np.hypot(flat[:, 0], flat[:, 1])
    ahead, aside = _bearings()
    around = flat / np.maximum(reach, 1e-9)[:, None]
    edge = np.cos(reach)[:, None] * POLE + np.sin(reach)[:, None] * (around[:, :1] * ahead + around[:, 1:] * aside)
    region = shapely.polygons(flat)
    shapely.prepare(region)
    return edge, region


def _bearings() -> tuple[Vector, Vector]:
    return np.array((POLE[2], 0.0, -POLE[0])), np.array((0.0, 1.0, 0.0))


def _map(points: Vector) -> Vector:
    """Map points of the unit sphere to the plane: their angle from the crown, in the direction of their bearing."""
    ahead, aside = _bearings()
    away = np.arccos((points @ POLE).clip(-1, 1))
    bearing = np.stack([points @ ahead, points @ aside], 1)
    flat: Vector = bearing * (away / np.maximum(np.sqrt((bearing**2).sum(1)), 1e-12))[:, None]
    return flat


def _seen(style: str, line: str, centre: Vector, axes: Rotation, rows: Rotation) -> list[tuple[Geometry, Vector]]:
    """Return the visible part of a region of hair, and its points on the head's silhouette.

    In the ellipsoid's own unit sphere the silhouette is a great circle; what is seen of a region is bounded by the
    visible stretches of its edge and by the stretches of the silhouette that lie inside it.
    """
    edge, region = _region(style, line)
    sight = unit(np.linalg.solve(axes, rows[2]))
    across = unit(cross(sight, np.array((0.0, 0.0, 1.0) if abs(sight[2]) < STEEP else (1.0, 0.0, 0.0))))
    turn = np.linspace(0, 2 * math.pi, ARC, endpoint=False)[:, None]
    circle = np.cos(turn) * across + np.sin(turn) * cross(sight, across)
    spots = _map(circle)
    inside = shapely.contains_xy(region, spots[:, 0], spots[:, 1])
    plane = rows[:2] @ axes
    rims = [run @ plane.T for run in _runs(circle, inside)]
    outline = _joined([*rims, *(run @ plane.T for run in _runs(edge, edge @ sight > 0))])
    if len(outline) < 4:
        return []
    shape = shapely.polygons(outline + rows[:2] @ centre)
    rim = np.vstack(rims) if rims else np.empty((0, 2))
    return [(shape if shape.is_valid else shape.buffer(0), rim + rows[:2] @ centre)]


def _runs(points: Vector, mask: Mask) -> list[Vector]:
    """Return the cyclic runs of points that a mask keeps, but for single ones."""
    if mask.all():
        return [points]
    if not mask.any():
        return []
    start = int(np.where(~mask)[0][0])
    turned, kept = np.roll(points, -start, axis=0), np.roll(mask, -start)
    cuts = np.flatnonzero(np.diff(kept.astype(int))) + 1
    pieces = [piece for piece in np.split(np.arange(len(points)), cuts) if kept[piece[0]]]
    return [turned[piece] for piece in pieces if len(piece) > 1]


def _joined(pieces: list[Vector]) -> Vector:
    """Join open lines end to end, each time the one that begins or ends nearest."""
    if not pieces:
        return np.empty((0, 2))
    first, *rest = pieces
    while rest:
        gaps = [(float(np.hypot(*(piece[end] - first[-1]))), k, end) for k, piece in enumerate(rest) for end in (0, -1)]
        _, k, end = min(gaps)
        piece = rest.pop(k)
        first = np.vstack([first, piece if end == 0 else piece[::-1]])
    return first
