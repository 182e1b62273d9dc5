"""Spine, pelvis, thigh bone and psoas drawn into a posed body, as if its flesh were glass.

Outlines lie in planes along the body and are seen by the figure's own camera; they are drawn for views from the side
and hold to about 40 degrees of yaw.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.anatomy import side_bones
from generator.figure.anatomy.geometry import Point, Row, flatten, moved, smooth, strip, tapered
from generator.figure.anatomy.inks import HasKind, Inks, inks_of
from generator.figure.anatomy.landmarks import HIP_CENTRE, VERTEBRAE
from generator.figure.anatomy.psoas_path import MM, disc, pelvis_point, psoas_tube
from generator.figure.drawing import Contour, Paint, Shape, Stroke

if TYPE_CHECKING:
    from generator.figure.body.bones import Skeleton
    from generator.figure.body.rotation import Rotation, Vector

Plane = Callable[[float, float], Point]
"""Carries a point of a bone's own plane (its units) onto paper (mm)."""

HALF_DEPTHS = (15.5, 16.0, 16.5, 17.0, 17.5, 17.5)
"""Half the depth of the bodies of T12 to L5 from front to back, mm of life."""
HALF_HEIGHT = 0.40
"""Half the height of a vertebra's body, as a share of the way from disc to disc."""
CUSHION = 0.12
CUSHION_EDGE: tuple[Point, ...] = ((-0.85, 0.9), (0.95, 0.9), (1.02, 0.0), (0.95, -0.9), (-0.85, -0.9))
"""Half the height of a disc as a share of the way from disc to disc, and its outline in half its depth and height."""
CREST_WIDTH = 3.0
"""Width of the line along the hip bone's crest, mm of life."""
EDGE_SCALE, EDGE_POINTS = 110, (0.3, 0.8)
GAP_SCALE, GAP_POINTS = 38, (0.8, 2.2)
"""The edge of a bone and the gap round the psoas: the scale at which they are one point wide, and the limits of that.
"""
FIBRE_SHARES, FIBRE_WIDTH = (-0.45, 0.02, 0.48), 3.2
"""Where fibres run across the psoas, as shares of its half width, and how wide they are, mm of life."""
FIBRES_FROM = 40.0
"""Millimetres of paper per metre of body from which fibres and the bones' fine lines are drawn."""


class _Eye:
    """The camera and the scale: where a point of the world comes to lie on paper."""

    def __init__(self, rows: Rotation, scale: float, middle: float) -> None:
        self.rows, self.scale, self.middle = rows, scale, middle

    def point(self, world: Vector) -> Point:
        x, y = (float(value) for value in self.rows[:2] @ world)
        return ((x - self.middle) * self.scale, y * self.scale)

    def plane(self, origin: Vector, forward: Vector, up: Vector) -> Plane:
        """Return how a plane is seen that is spanned by two vectors (metres for a unit of the plane)."""
        ox, oy = self.point(origin)
        fx, fy = (float(value) * self.scale for value in self.rows[:2] @ forward)
        ux, uy = (float(value) * self.scale for value in self.rows[:2] @ up)
        return lambda x, y: (ox + fx * x + ux * y, oy + fy * x + uy * y)


def inside_shapes(
    bones: Skeleton,
    rows: Rotation,
    style: HasKind,
    *,
    scale: float,
    side: str = "right",
    parts: Collection[str] = ("skeleton", "psoas"),
    middle: float = 0.0,
) -> tuple[Shape, ...]:
    """Return a body's spine, pelvis and thigh bone ("skeleton") and its "psoas" on one side, from back to front.

    `bones` are in metres, `rows` are the camera's, `scale` is mm of paper for a metre and `middle` the x in metres
    that lies at x = 0 on paper. In line style the bones are outlined and the psoas is solid.
    """
    eye, inks = _Eye(rows, scale, middle), inks_of(style)
    shapes: list[Shape] = []
    if "skeleton" in parts:
        shapes += _trunk(bones, eye, inks)
        shapes += _leg(bones, eye, inks, side)
    if "psoas" in parts:
        shapes += _psoas(bones, eye, inks, side)
    return tuple(shapes)


def _edge(inks: Inks, eye: _Eye) -> Stroke:
    return Stroke(inks.bone_edge.paint, round(max(EDGE_POINTS[0], min(EDGE_POINTS[1], eye.scale / EDGE_SCALE)), 3))


def _bone(inks: Inks, eye: _Eye, *contours: Contour) -> list[Shape]:
    return [Shape(contours, inks.bone, _edge(inks, eye))]


def _trunk(bones: Skeleton, eye: _Eye, inks: Inks) -> list[Shape]:
    """Return sacrum, tailbone and the vertebrae from L5 up to T12, each with the disc below it."""
    pelvis = bones.frame["pelvis"]
    origin = bones.origin["pelvis"] - pelvis[:, 0] * HIP_CENTRE[0] * MM - pelvis[:, 2] * HIP_CENTRE[1] * MM
    plane = eye.plane(origin, pelvis[:, 0] * MM, pelvis[:, 2] * MM)
    shapes = _bone(inks, eye, moved(side_bones.sacrum(), plane))
    body, process = side_bones.vertebra()
    for index in reversed(range(len(VERTEBRAE))):
        (above, upper), (below, lower) = disc(bones, index), disc(bones, index + 1)
        forward = (upper[:, 0] + lower[:, 0]) / 2 * HALF_DEPTHS[index] * MM
        axis = above - below
        cushion = eye.plane(below, forward, axis * CUSHION)
        pad = smooth([cushion(x, y) for x, y in CUSHION_EDGE])
        shapes.append(Shape((pad,), inks.cartilage))
        plane = eye.plane((above + below) / 2, forward, axis * HALF_HEIGHT)
        shapes += _bone(inks, eye, moved(process, plane))
        shapes += _bone(inks, eye, moved(body, plane))
    return shapes


def _leg(bones: Skeleton, eye: _Eye, inks: Inks, side: str) -> list[Shape]:
    """Return the hip bone and the thigh bone of one side."""
    pelvis, thigh, hip = bones.frame["pelvis"], bones.frame[f"{side}_thigh"], bones.origin[f"{side}_thigh"]
    length = float(np.linalg.norm(bones.origin[f"{side}_shank"] - hip)) / MM
    plane = eye.plane(pelvis_point(bones, side, (0, 0, HIP_CENTRE[2])), pelvis[:, 0] * MM, pelvis[:, 2] * MM)
    shapes = _bone(inks, eye, *(moved(contour, plane) for contour in side_bones.hip_bone()))
    if eye.scale >= FIBRES_FROM:
        crest = moved(tapered(side_bones.CREST, CREST_WIDTH), plane)
        shapes.append(Shape((crest,), inks.bone_line))
    shapes.append(Shape((moved(side_bones.socket(), plane),), inks.cartilage))
    along = eye.plane(hip, thigh[:, 0] * MM, thigh[:, 2] * MM)
    shapes += _bone(inks, eye, moved(side_bones.thigh_bone(length), along))
    shapes += _bone(inks, eye, moved(side_bones.head_of_thigh_bone(), along))
    return shapes


def _psoas(bones: Skeleton, eye: _Eye, inks: Inks, side: str) -> list[Shape]:
    """Return the psoas with a gap around it, and its fibres where there is room."""
    steps = psoas_tube(bones, side)
    flat = [eye.point(step.point) for step in steps]
    rows = _dense(flat, [step.radius * eye.scale for step in steps])
    outline = strip(rows)
    gap = Stroke(Paint("paper"), round(max(GAP_POINTS[0], min(GAP_POINTS[1], eye.scale / GAP_SCALE)), 3))
    shapes = [Shape((outline,), None, gap), Shape((outline,), inks.muscle)]
    if eye.scale < FIBRES_FROM or inks.solid:
        return shapes
    for share in FIBRE_SHARES:
        run = _beside(rows, share)[2:-2]
        shapes.append(Shape((tapered(run, FIBRE_WIDTH * MM * eye.scale * inks.fibre_weight),), inks.muscle_fibre))
    return shapes


def _dense(points: list[Point], radii: list[float]) -> list[Row]:
    """Return rows of a strip, two for each stretch of a smooth line through points."""
    run = flatten(smooth(points, closed=False), 2)
    widths = [radii[k // 2] if k % 2 == 0 else (radii[k // 2] + radii[k // 2 + 1]) / 2 for k in range(len(run))]
    return [(x, y, width) for (x, y), width in zip(run, widths, strict=True)]


def _beside(rows: list[Row], share: float) -> list[Point]:
    """Return a line along a strip at a share of its half width (1: the left edge)."""
    line = []
    for k, (x, y, half) in enumerate(rows):
        (ax, ay, _), (bx, by, _) = rows[max(0, k - 1)], rows[min(len(rows) - 1, k + 1)]
        length = max(float(np.hypot(bx - ax, by - ay)), 1e-9)
        line.append((x - (by - ay) / length * half * share, y + (bx - ax) / length * half * share))
    return line
