"""What props, marks and muscles need to draw themselves around a body: camera, bones, scale, and paints by style."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.drawing import Paint, Stroke
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.bones import Skeleton
    from generator.figure.body.flesh import Body, Flesh
    from generator.figure.body.rotation import Rotation, Vector
    from generator.figure.stage.colours import Colours
    from generator.figure.stage.sketch import Sketch

EDGE_POINTS = 0.8
FULL_EDGE_FROM, FINEST_EDGE = 40, 0.5
"""Millimetres of paper per metre of body from which edges of props have that width in points, and the least share."""
DEEP_INK = 0.35
"""How much ink a prop's darkest tone has on a photocopy."""
LIT, SHADED = 0.28, 0.14
"""How much of the paint of a box's top is paper, and how much of its end's is shade."""
ASKEW = 0.02
"""A face of a box that faces the viewer by less than this is seen from its edge."""

NAVEL = (0.17, 0.09)
"""Metres above the hip axis, and before the spine."""
PALM_MIDDLE, PALM_THICK = (0.0, 0.0, -0.075), 0.016
"""The middle of a hand at its knuckles, in its frame, and half its thickness, in metres."""
STRIP = 9
"""Points of a strip."""
MIDDLE_OF_HEAD = (0, 0, 0.08)
PLACES_ON_BONES = {
    "hand": ("hand", (0, 0, -0.09)),
    "heel": ("foot", (-0.045, 0, -0.05)),
    "foot": ("foot", (0.06, 0, -0.03)),
}
"""Points that lie off the origins of bones, in their frames: forward, left and up, in metres. By eye."""
JOINT_BONES = {
    "hip": "thigh",
    "knee": "shank",
    "ankle": "foot",
    "shoulder": "girdle",
    "elbow": "forearm",
    "wrist": "hand",
}
"""The bone that begins at a joint."""


@dataclass
class Placed:
    """A body where it is, as the things around it see it."""

    bones: Skeleton
    flesh: Flesh
    body: Body

    def spot(self, part: str) -> Vector:
        """Return the middle of a resting part of the body, on the floor below it: x, y."""
        chosen = self.body.pick(part)
        middle: Vector = self.flesh.centre[chosen, :2].mean(0)
        return middle

    def floor(self) -> Vector:
        """Return where the pelvis stands on the floor plan: x, y."""
        place: Vector = self.bones.origin["pelvis"][:2]
        return place

    def palm(self, side: str) -> tuple[Vector, Vector]:
        """Return the middle of a palm's skin, and the direction in which the palm faces."""
        frame = self.bones.frame[f"{side}_hand"]
        faces = frame[:, 1] * -SIDES[side]
        return self.bones.local(f"{side}_hand", *PALM_MIDDLE) + faces * PALM_THICK, faces

    def hands(self, ends: tuple[str, ...]) -> tuple[str, ...]:
        """Return the units of the hands among some points of the body."""
        return tuple(name.replace("-", "_") for name in ends if name.endswith("-hand"))

    def strip(self, ends: tuple[str, str], slack: float) -> Vector:
        """Return the way of a strip between two points of the body; its middle hangs `slack` metres below its ends."""
        start, end = (self.point(name) for name in ends)
        t = np.linspace(0, 1, STRIP)[:, None]
        way: Vector = start * (1 - t) + end * t - np.array((0.0, 0.0, 4 * slack)) * (t * (1 - t))
        return way

    def point(self, name: str) -> Vector:
        """Return a named point of the body in the world."""
        return point_of(self.bones, name)


@dataclass
class Stage(Placed):
    """A sketch with a camera (rows right, up, towards), and the body that stands in it."""

    sketch: Sketch
    rows: Rotation
    colours: Colours

    @property
    def line(self) -> bool:
        """Whether this is for a photocopier."""
        return self.colours.kind == "line"

    @property
    def fine(self) -> float:
        """How much of their width lines round props keep at this scale."""
        return min(max(self.sketch.scale / FULL_EDGE_FROM, FINEST_EDGE), 1.0)

    def flat(self, points: Vector) -> Vector:
        """Return points of the world (n, 3) in the picture (n, 2)."""
        projected: Vector = np.asarray(points, float) @ self.rows[:2].T
        return projected

    def towards(self, sides: tuple[str, ...], middle: Vector) -> tuple[str, ...]:
        """Return the sides whose hand is nearer to the viewer than a point of the world."""
        return tuple(side for side in sides if float(self.rows[2] @ (self.palm(side)[0] - middle)) > 0)

    @property
    def edge(self) -> Stroke | None:
        """The line round a prop: only photocopies have one."""
        return Stroke(Paint("ink"), round(EDGE_POINTS * self.fine, 2)) if self.line else None

    def tone(self, role: str, deep: float = 0.0, light: float = 0.0) -> Paint:
        """Return a prop's paint, darkened or lightened (0 to 1)."""
        if self.line:
            return Paint("ink", "paper", round(1 - DEEP_INK * deep, 3)) if deep else Paint("paper")
        if deep:
            return Paint(role, "shade", deep)
        return Paint(role, "paper", light) if light else Paint(role)

    def tones(self, role: str) -> tuple[Paint, Paint, Paint]:
        """Return a prop's paints for the top, the long side and the end of a box, lit from above and from the front."""
        return self.tone(role, light=LIT), self.tone(role), self.tone(role, deep=SHADED)

    def face(self, corners: Vector, paint: Paint) -> None:
        """Fill a flat polygon given in the world."""
        self.sketch.polygon(self.flat(corners), paint, self.edge)

    def box(self, low: Vector, high: Vector, tones: tuple[Paint, Paint, Paint]) -> None:
        """Paint the visible faces of a box: tones for its top, long side and end."""
        low, high = np.asarray(low, float), np.asarray(high, float)
        for axis, paint in zip((2, 1, 0), tones, strict=True):
            toward = self.rows[2, axis]
            if abs(toward) < ASKEW:
                continue
            a, b = (k for k in range(3) if k != axis)
            corners = np.zeros((4, 3))
            corners[:, axis] = high[axis] if toward > 0 else low[axis]
            corners[:, a] = (low[a], high[a], high[a], low[a])
            corners[:, b] = (low[b], low[b], high[b], high[b])
            self.face(corners, paint)

    def hull(self, points: Vector) -> Vector:
        """Return the convex outline in the picture of points of the world."""
        hull = shapely.convex_hull(shapely.multipoints(self.flat(points)))
        outline: Vector = shapely.get_coordinates(hull)[:-1]
        return outline


def point_of(bones: Skeleton, name: str) -> Vector:
    """Return a named point of the body (a word of `places.POINTS`) in the world."""
    side, _, joint = name.partition("-")
    if side in SIDES:
        return _side_point(bones, side, joint)
    if name == "navel":
        at, frame = bones.at_spine(NAVEL[0])
        return at + frame[:, 0] * NAVEL[1]
    if name in ("hips", "shoulders"):
        bone = "thigh" if name == "hips" else "girdle"
        return (bones.origin[f"left_{bone}"] + bones.origin[f"right_{bone}"]) / 2
    return bones.local("head", *MIDDLE_OF_HEAD) if name == "head" else bones.origin[name]


def _side_point(bones: Skeleton, side: str, joint: str) -> Vector:
    if joint in PLACES_ON_BONES:
        bone, place = PLACES_ON_BONES[joint]
        return bones.local(f"{side}_{bone}", *place)
    return bones.origin[f"{side}_{JOINT_BONES.get(joint, joint)}"]
