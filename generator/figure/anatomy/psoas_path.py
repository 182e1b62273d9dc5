"""The psoas inside a posed body: its path in space, and how long it is.

In relaxed standing the bones of a figure lie where the landmarks say, measured from the hip; in any other pose the
lumbar levels ride on the figure's spine, and the muscle's end on its thigh.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from generator.figure.anatomy.landmarks import (
    DISC_FRONTS,
    DISC_HEIGHTS,
    HIP_CENTRE,
    PSOAS_BEND_UNTIL,
    PSOAS_FEMUR,
    PSOAS_PELVIS,
    PSOAS_STANDING,
    Triple,
)

if TYPE_CHECKING:
    from generator.figure.body.bones import Skeleton
    from generator.figure.body.rotation import Rotation, Vector

MM = 0.001
LEFTWARDS = {"left": 1.0, "right": -1.0}

UPPER_PATH = ((1, 6.0, 19.0, 2.5), (2, 10.0, 26.0, 9.0), (3, 14.0, 31.0, 13.5), (4, 20.0, 36.0, 17.0))
"""Disc, distance before its middle, distance from the midline, radius: where the belly runs above gait2392's start."""
CROWDED = 14.0
"""Points nearer to each other than this, in mm, would make a knot in the muscle's outline."""
TAPER = 0.17
"""Most that the muscle's radius grows for each mm from its end."""
PELVIS_RADII = (19.5, 12.0, 9.0)
FEMUR_RADII = (5.5, 2.6)


class TubePoint(NamedTuple):
    """A point of the muscle's middle in the world, in metres, and the muscle's radius there."""

    point: Vector
    radius: float


AT_L1 = 4.0
"""mm by which the slip beside L1 lies above the middle of its disc."""


def pelvis_point(bones: Skeleton, side: str, landmark: Triple) -> Vector:
    """Return where a landmark of the pelvis is in the world, in metres; sideways it keeps its distance from the hip."""
    x, y, z = (landmark[axis] - HIP_CENTRE[axis] for axis in range(3))
    frame = bones.frame["pelvis"]
    point: Vector = bones.origin[f"{side}_thigh"] + frame @ (np.array((x, LEFTWARDS[side] * z, y)) * MM)
    return point


def thigh_point(bones: Skeleton, side: str, landmark: Triple) -> Vector:
    """Return where a landmark of the thigh bone is in the world, in metres."""
    x, y, z = landmark
    point: Vector = bones.origin[f"{side}_thigh"] + bones.frame[f"{side}_thigh"] @ (
        np.array((x, LEFTWARDS[side] * z, y)) * MM
    )
    return point


@cache
def _from_spine(forward: float, height: float) -> tuple[float, float]:
    """Return how far before and above the spine a pelvis point lies when a figure stands at rest, in metres."""
    from generator.figure.body.skeleton import pose_skeleton
    from generator.figure.words.people import PEOPLE
    from generator.figure.words.pose import Pose

    bones = pose_skeleton(Pose(), PEOPLE["a"], arms=False)
    place = np.array((forward - HIP_CENTRE[0], 0.0, height - HIP_CENTRE[1])) * MM
    point, frame = bones.at_spine(float(place[2]))
    local = frame.T @ (bones.origin["pelvis"] + bones.frame["pelvis"] @ place - point)
    return float(local[0]), float(local[2])


def riding(bones: Skeleton, forward: float, height: float) -> tuple[Vector, Rotation]:
    """Return where a point of the pelvis' frame is when it rides on the spine, and the spine's frame there.

    `forward` and `height` are those of the point in relaxed standing, in mm from the front hip bones' midpoint.
    """
    point, frame = bones.at_spine((height - HIP_CENTRE[1]) * MM)
    before, above = _from_spine(forward, height)
    there: Vector = point + frame[:, 0] * before + frame[:, 2] * above
    return there, frame


def disc(bones: Skeleton, index: int) -> tuple[Vector, Rotation]:
    """Return the middle of a disc in the world, in metres, and its frame; 0 lies on T12, 6 below L5."""
    return riding(bones, DISC_FRONTS[index], DISC_HEIGHTS[index])


def hip_flexion(bones: Skeleton, side: str) -> float:
    """Return the angle in degrees by which a thigh is bent forward from the pelvis."""
    axis = bones.frame["pelvis"].T @ -bones.frame[f"{side}_thigh"][:, 2]
    return float(np.degrees(np.arctan2(axis[0], -axis[2])))


def gait2392_path(bones: Skeleton, side: str) -> list[TubePoint]:
    """Return the psoas's path after gait2392, from the pelvis's own start to the lesser trochanter."""
    bent = hip_flexion(bones, side) <= PSOAS_BEND_UNTIL
    pelvis = zip(PSOAS_PELVIS[: 3 if bent else 2], PELVIS_RADII, strict=False)
    femur = zip(PSOAS_FEMUR, FEMUR_RADII, strict=True)
    return [
        *(TubePoint(pelvis_point(bones, side, landmark), radius * MM) for landmark, radius in pelvis),
        *(TubePoint(thigh_point(bones, side, landmark), radius * MM) for landmark, radius in femur),
    ]


def psoas_length(bones: Skeleton, side: str) -> float:
    """Return the length of gait2392's psoas path in a posed body, in metres."""
    points = [step.point for step in gait2392_path(bones, side)]
    return sum(float(np.linalg.norm(b - a)) for a, b in pairwise(points))


def psoas_tube(bones: Skeleton, side: str) -> list[TubePoint]:
    """Return the whole muscle as it is drawn: from the side of T12 along the lumbar spine, then gait2392's path.

    The start of that path rides on the spine, as the muscle does; the model fixes it to the pelvis. The belly keeps its
    volume: it is thicker where it is shorter.
    """
    swelling = (PSOAS_STANDING * MM / psoas_length(bones, side)) ** 0.5
    upper = []
    for index, forward, sideways, radius in UPPER_PATH:
        middle, frame = disc(bones, index)
        shift = np.array((forward, LEFTWARDS[side] * sideways, AT_L1 if index == 1 else 0.0)) * MM
        upper.append(TubePoint(middle + frame @ shift, radius * MM))
    start, *rest = gait2392_path(bones, side)
    forward, height, sideways = PSOAS_PELVIS[0]
    middle, frame = riding(bones, forward, height)
    loin = TubePoint(middle + frame[:, 1] * LEFTWARDS[side] * sideways * MM, start.radius)
    belly = [TubePoint(step.point, step.radius * swelling) for step in (*upper, loin, *rest[:-2])]
    return _apart([*belly, *rest[-2:]])


def _apart(steps: list[TubePoint]) -> list[TubePoint]:
    """Leave out points that crowd: past 80 degrees of flexion the path's brim and thigh points nearly meet."""
    kept = steps[:1]
    for step in steps[1:-1]:
        if float(np.linalg.norm(step.point - kept[-1].point)) >= CROWDED * MM:
            kept.append(step)
    return _pointed([*kept, steps[-1]])


def _pointed(steps: list[TubePoint]) -> list[TubePoint]:
    """Let the muscle run out gently to its end, however short the way there is."""
    left, pointed = 0.0, steps[-1:]
    for step, following in zip(reversed(steps[:-1]), reversed(steps[1:]), strict=True):
        left += float(np.linalg.norm(following.point - step.point))
        pointed.append(TubePoint(step.point, min(step.radius, steps[-1].radius + TAPER * left)))
    return pointed[::-1]
