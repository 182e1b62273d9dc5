"""The psoas, and the bones it joins, drawn inside a posed body.

The muscle runs from the last thoracic vertebra over the brim of the pelvis to the lesser trochanter; its landmarks are
those of gait2392 (Delp et al. 1990), scaled to the drawn pelvis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.drawing import Paint, Stroke
from generator.figure.joints import SIDES
from generator.figure.outline import disc_chain, smooth, spline
from generator.figure.template import monotone

if TYPE_CHECKING:
    from generator.figure.outline import Geometry
    from generator.figure.rotation import Vector
    from generator.figure.skeleton import Skeleton
    from generator.figure.stage import Stage

ORIGINS = (
    (0.305, -0.006, 0.028, 0.005),
    (0.25, 0.000, 0.032, 0.014),
    (0.20, 0.004, 0.036, 0.020),
    (0.15, 0.007, 0.040, 0.023),
)
"""On the spine: height above the hip axis, forward, out, radius; metres."""
BRIM = ((0.018, 0.060, 0.078, 0.022), (0.040, 0.075, 0.020, 0.018))
"""In the pelvis: forward, out, up, radius."""
STRAIGHT = 40.0
"""Below this flexion of the hip, in degrees, the muscle bends over the brim."""

ILIUM = (
    (-0.055, 0.085), (-0.045, 0.125), (-0.005, 0.140), (0.045, 0.115), (0.060, 0.075), (0.045, 0.035), (0.040, 0.0),
    (0.055, -0.035), (0.035, -0.05), (0.0, -0.045), (-0.03, -0.085), (-0.045, -0.06), (-0.03, -0.015), (-0.045, 0.02),
    (-0.07, 0.05),
)  # fmt: skip
SACRUM = (
    (-0.008, 0.10), (-0.043, 0.115), (-0.073, 0.06), (-0.078, 0.0), (-0.063, -0.025), (-0.060, 0.01), (-0.043, 0.06),
)  # fmt: skip
VERTEBRAE = (0.13, 0.165, 0.20, 0.235, 0.270, 0.305)


def psoas_path(bones: Skeleton, side: str, flexion: float) -> tuple[Vector, Vector]:
    """Return points (n, 3) and radii of a psoas, from its origin to the thigh bone, in metres."""
    sign = SIDES[side]
    rows: list[tuple[Vector, float]] = []
    for height, forward, out, radius in ORIGINS:
        point, frame = bones.at_spine(height)
        rows.append((point + frame @ np.array((forward, sign * out, 0)), radius))
    rows += [(bones.local("pelvis", forward, sign * out, up), radius) for forward, out, up, radius in BRIM]
    thigh = f"{side}_thigh"
    if flexion < STRAIGHT:
        rows.append((bones.local(thigh, 0.022, 0, -0.036), 0.013))
    rows.append((bones.local(thigh, -0.010, -sign * 0.012, -0.088), 0.007))
    return np.array([p for p, _ in rows]), np.array([r for _, r in rows])


def path_length(points: Vector) -> float:
    """Return the length of a line through points, in metres."""
    return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())


def tube(points: Vector, radii: Vector, count: int = 26) -> tuple[Geometry, Vector]:
    """Return the outline of a muscle in the picture, and its smoothed line with radii as rows x, y, radius."""
    rows = np.column_stack([points, radii])
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(points, axis=0).T) + 1e-9)])
    line = monotone(np.column_stack([along, rows]), np.linspace(0, along[-1], count))
    for _ in range(2):
        line[1:-1] = (line[:-2] + 2 * line[1:-1] + line[2:]) / 4
    return disc_chain(line[:, :2], line[:, 2]), line


def fibres(line: Vector, shares: tuple[float, ...], trim: int = 3) -> list[Vector]:
    """Return lines that run along a tube at shares of its radius."""
    way = np.gradient(line[:, :2], axis=0)
    way /= np.maximum(np.hypot(way[:, :1], way[:, 1:]), 1e-12)
    across = np.column_stack([-way[:, 1], way[:, 0]])
    return [(line[:, :2] + across * line[:, 2:] * share)[trim:-trim] for share in shares]


def paint_psoas(stage: Stage, side: str, flexion: float) -> None:
    """Paint a psoas seen through the clothes: red with pale fibres, or black on a photocopy."""
    points, radii = psoas_path(stage.bones, side, flexion)
    shape, line = tube(stage.flat(points), radii)
    loops = smooth(shape, 0.002)
    scale = stage.sketch.scale
    edge = round(min(0.9, 0.012 * scale), 2)
    if stage.line:
        stage.sketch.fill(loops, Paint("ink"), Stroke(Paint("paper"), edge))
        return
    stage.sketch.edge(loops, Stroke(Paint("paper"), round(2 * edge, 2)))
    stage.sketch.fill(loops, Paint("muscle"))
    if scale >= 22:
        stage.sketch.line(fibres(line, (-0.5, 0.0, 0.5)), Stroke(Paint("muscle-second"), round(edge * 0.7, 2)))


def paint_skeleton(stage: Stage, side: str = "right") -> None:
    """Paint spine, sacrum, thigh bone and pelvis as seen from the side."""
    pelvis, frame = stage.bones.origin["pelvis"], stage.bones.frame["pelvis"]
    _bone(stage, _blob(_plane(stage, pelvis, frame, SACRUM)))
    for height in VERTEBRAE:
        point, spine = stage.bones.at_spine(height)
        _vertebra(stage, point + spine[:, 0] * -0.020, spine)
    _bone(stage, _femur(stage, side))
    _bone(stage, _blob(_plane(stage, pelvis, frame, ILIUM)))


def _plane(stage: Stage, origin: Vector, frame: Vector, points: tuple[tuple[float, float], ...]) -> Vector:
    return stage.flat(np.array([origin + frame @ np.array((forward, 0, up)) for forward, up in points]))


def _blob(points: Vector) -> Geometry:
    return shapely.polygons(spline(points, closed=True)).buffer(0)


def _bone(stage: Stage, shape: Geometry) -> None:
    loops = smooth(shape, 0.0018)
    width = round(min(0.6, 0.010 * stage.sketch.scale), 2)
    edge = Stroke(Paint("ink") if stage.line else Paint("bone-edge"), width)
    stage.sketch.fill(loops, Paint("paper") if stage.line else Paint("bone"), edge)


def _vertebra(stage: Stage, centre: Vector, frame: Vector) -> None:
    spinous = _plane(stage, centre, frame, ((-0.02, -0.004), (-0.058, -0.014), (-0.058, 0.0), (-0.02, 0.008)))
    front = _plane(stage, centre, frame, ((-0.02, -0.0125), (0.02, -0.0125), (0.02, 0.0125), (-0.02, 0.0125)))
    _bone(stage, shapely.polygons(spinous).buffer(0.003))
    _bone(stage, shapely.polygons(front).buffer(-0.004).buffer(0.006))


def _femur(stage: Stage, side: str) -> Geometry:
    thigh = f"{side}_thigh"

    def at(*rows: tuple[float, float, float, float]) -> Geometry:
        points = stage.flat(np.array([stage.bones.local(thigh, x, y, z) for x, y, z, _ in rows]))
        return disc_chain(points, np.array([radius for *_, radius in rows]))

    shaft = at(
        (-0.008, 0, -0.012, 0.018), (-0.002, 0, -0.08, 0.017), (0.012, 0, -0.22, 0.0125), (0.002, 0, -0.392, 0.020)
    )
    head = at((0, 0, 0, 0.021), (0, 0, -0.004, 0.020))
    trochanter = at((-0.014, 0, -0.088, 0.011), (-0.010, 0, -0.092, 0.011))
    return shapely.union_all([shaft, head, trochanter]).buffer(0.012).buffer(-0.012)
