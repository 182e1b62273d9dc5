"""Where hair covers a head: hairlines cut from an ellipsoid that lies over the skull."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.head_flesh import HAIR_CENTRE, HAIR_RADII, HEAD
from generator.figure.outline import resample, rings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.figure.bones import Skeleton
    from generator.figure.outline import Geometry
    from generator.figure.people import Person
    from generator.figure.rotation import Frame, Vector

    Mask = NDArray[np.bool_]

# Each cap: direction in the head's frame (forward, left, up), how far along it the hair begins (-1 to 1).
CAPS: dict[str, list[tuple[tuple[float, float, float], float]]] = {
    "bun": [((-0.66, 0, 0.75), -0.06), ((-1, 0, -0.05), 0.12)],
    "short": [((-0.62, 0, 0.80), 0.0), ((-1, 0, 0.05), 0.14)],
    "bob": [((-0.62, 0, 0.78), -0.12), ((-1, 0, -0.05), -0.02)],
}
FADE = ((-0.72, 0, 0.70), -0.16)
"""Closely cropped sides under short hair."""
ARC = 48
CURL, CURL_APART = 0.0070, 0.0190
"""Radius of the curls of short hair and their distance, in metres."""


def hair_volume(person: Person, bones: Skeleton) -> tuple[Vector, Frame]:
    """Return centre and half axes of the ellipsoid that the hair lies on."""
    style = person.hair
    forward, up = HAIR_CENTRE[style]
    frame = bones.frame["head"]
    return bones.local("head", forward * HEAD, 0, up * HEAD), frame * (np.array(HAIR_RADII[style]) * HEAD)[None, :]


def hair_shapes(person: Person, bones: Skeleton, rows: Frame, *, curls: bool) -> list[tuple[str, Geometry]]:
    """Return the outlines of hair as (what, shape): `fade` first where there is one, then `hair`.

    `curls` sets curls along the outline of short hair.
    """
    centre, axes = hair_volume(person, bones)
    found: list[tuple[str, Geometry]] = []
    if person.hair == "short":
        found += [("fade", loop) for loop in _cap(centre, axes * 0.975, rows, *FADE)]
    for direction, level in CAPS[person.hair]:
        found += [("hair", loop) for loop in _cap(centre, axes, rows, direction, level)]
    if curls and person.hair == "short":
        found = [(what, _curly(shape) if what == "hair" else shape) for what, shape in found]
    return found


def _curly(shape: Geometry) -> Geometry:
    """Set small curls along the outline of hair."""
    ring = rings(shape)
    if not ring:
        return shape
    curls = shapely.buffer(shapely.points(resample(ring[0], CURL_APART)), CURL, quad_segs=3)
    return shapely.union_all([shape, *curls])


def _cap(centre: Vector, axes: Frame, rows: Frame, toward: tuple[float, float, float], level: float) -> list[Geometry]:
    """Return the visible part of an ellipsoid's cap n·s >= level.

    In the ellipsoid's own unit sphere the silhouette is a great circle and the cap's edge a small one; the visible
    cap is bounded by the visible arc of the edge and the capped arc of the silhouette.
    """
    sight = np.linalg.solve(axes, rows[2])
    sight /= np.linalg.norm(sight)
    pole = np.array(toward) / np.linalg.norm(toward)
    cosine = float(pole @ sight)
    x = pole - sight * cosine
    sine = float(np.linalg.norm(x))
    x = x / sine if sine > 1e-9 else np.linalg.svd(sight[None])[2][1]
    y = np.cross(sight, x)
    radius = math.sqrt(max(0.0, 1 - level * level))
    turn = np.linspace(0, 2 * math.pi, 2 * ARC, endpoint=False)
    edge = np.column_stack([level * sine - radius * np.cos(turn) * cosine, radius * np.sin(turn)])
    seen = level * cosine + radius * np.cos(turn) * sine >= 0
    rim = np.column_stack([np.cos(turn), np.sin(turn)])
    capped = rim[:, 0] * sine >= level
    flat = _border(edge, seen, rim, capped, cosine)
    if flat is None:
        return []
    plane = rows[:2] @ axes @ np.column_stack([x, y])
    shape = shapely.polygons(flat @ plane.T + rows[:2] @ centre)
    return [shape if shape.is_valid else shape.buffer(0)]


def _border(edge: Vector, seen: Mask, rim: Vector, capped: Mask, cosine: float) -> Vector | None:
    if seen.all():
        return edge if cosine >= 0 else None
    if capped.all():
        return rim
    if not capped.any() or not seen.any():
        return None
    outer, inner = _run(rim, capped), _run(edge, seen)
    if np.hypot(*(inner[0] - outer[-1])) > np.hypot(*(inner[-1] - outer[-1])):
        inner = inner[::-1]
    return np.vstack([outer, inner])


def _run(points: Vector, mask: Mask) -> Vector:
    """Return the cyclic run of points that a mask keeps."""
    start = int(np.where(~mask)[0][0])
    turned = np.roll(np.arange(len(points)), -start)
    result: Vector = points[turned[mask[turned]]]
    return result
