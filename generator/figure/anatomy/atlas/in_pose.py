"""The muscles of the atlas in a posed body: each point of a line rides on the bones that it lies on when standing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from generator.figure.anatomy.atlas.data import MuscleLine, muscles
from generator.figure.anatomy.atlas.flesh import Points, belly, lengths, profile, smooth
from generator.figure.anatomy.landmarks import HIP_CENTRE
from generator.figure.anatomy.psoas_path import LEFTWARDS, MM, psoas_tube, riding
from generator.figure.body import proportions as size

if TYPE_CHECKING:
    from generator.figure.body.bones import Skeleton
    from generator.figure.body.rotation import Vector

SAMPLES = 13
"""Points of a line in a body."""
MOST_LINES = 8
"""So many lines of a muscle are drawn: those of the deep back are many and lie side by side."""
FULLER = 1.25
"""How much broader the bellies of drawn people are than those of the models."""
KNEE, ANKLE = (-72.0, -470.0, 86.0), (-71.0, -893.0, 83.0)
SHOULDER, ELBOW = (-76.0, 450.0, 163.0), (-80.0, 158.0, 186.0)
"""Centres of the atlas's joints, mm: middles of the ends of its bones."""
SEGMENTS = {
    "thigh": (HIP_CENTRE, size.THIGH / MM / (HIP_CENTRE[1] - KNEE[1])),
    "shank": (KNEE, size.SHANK / MM / (KNEE[1] - ANKLE[1])),
    "foot": (ANKLE, 0.95),
    "upper_arm": (SHOULDER, size.UPPER_ARM / MM / (SHOULDER[1] - ELBOW[1])),
    "forearm": (ELBOW, 1.0),
}
"""Where a bone of a limb begins in the atlas, and how much longer it is in a drawn body."""
MIDDLES = {
    "pelvis": (-75.0, 0.0),
    "spine": (-75.0, 0.0),
    "girdle": (-75.0, 90.0),
    **{bone: (start[0], start[2]) for bone, (start, _) in SEGMENTS.items()},
}
"""Where the middle of the flesh round a bone is: forward and to the right, mm."""
LOINS, SHORTER = 60.0, 0.78
"""Height in mm above which a drawn trunk is shorter than the atlas's, and its share."""
NARROWER = 0.93
"""Share of the atlas's breadth that a drawn trunk has at its shoulders."""
BODIES = {
    "pelvis": "pelvis",
    "femur": "thigh",
    "patella": "thigh",
    "tibia": "shank",
    "foot": "foot",
    "toes": "foot",
    "humerus": "upper_arm",
    "radius": "forearm",
    "ulna": "forearm",
    "scapula": "girdle",
    "clavicle": "girdle",
}
"""The bone of a drawn body that carries a body of the models; all others are the spine."""
CHAINS = (("pelvis", "thigh", "shank", "foot"), ("spine", "girdle", "upper_arm", "forearm"), ("pelvis", "spine"))
BREAKS = {"thigh": (-70.0, 55.0), "shank": (-470.0, 50.0), "foot": (-885.0, 30.0), "forearm": (158.0, 35.0)}
"""Heights of joints at which flesh goes over from one bone to the next, and half the way that this takes, mm."""
LEAVES, LEAVING = 0.35, 0.55
"""Shares of a line from which, and over which, it leaves the trunk for the arm, or the pelvis for the spine."""
ENDS = 0.22
"""Share of a line at its ends over which it comes to lie on the bones where it begins and ends."""


class TubeInPose(NamedTuple):
    """One line of a muscle in a posed body, metres.

    Its `points` in the world, `halves` of its breadth there, the points of the bones that it lies along (`axis`), and
    by bone how much that moves each point (`weights`).
    """

    points: Vector
    halves: Vector
    axis: Vector
    weights: dict[str, Points]


def tubes(bones: Skeleton, name: str, side: str) -> list[TubeInPose]:
    """Return the lines of a muscle of one side as they lie in a posed body. Raises KeyError for an unknown one."""
    if name == "psoas-major":
        steps = psoas_tube(bones, side)
        points, halves = np.array([step.point for step in steps]), np.array([step.radius for step in steps])
        return [TubeInPose(points, halves, points, {"pelvis": np.ones(len(points))})]
    return [
        TubeInPose(_blended(bones, rest, weights, side), halves, _blended(bones, axis, weights, side), weights)
        for rest, axis, halves, weights in _standing(name)
    ]


def _blended(bones: Skeleton, rest: Points, weights: dict[str, Points], side: str) -> Vector:
    moved: Vector = sum(
        (share[:, None] * _placed(bones, rest, bone, side) for bone, share in weights.items()), np.zeros((len(rest), 3))
    )
    return moved


@cache
def _standing(name: str) -> list[tuple[Points, Points, Points, dict[str, Points]]]:
    """Return of each line that is drawn its points and its bones' when standing, half breadths, and bones' shares."""
    lines = muscles()[name]
    step = max(1, -(-len(lines) // MOST_LINES))
    found = []
    for line in lines[::step]:
        path = smooth(np.array(line.points, dtype=float))
        along = lengths(path)
        even = np.linspace(0, 1, SAMPLES)
        rest = np.column_stack([np.interp(even, along, path[:, axis]) for axis in range(3)])
        halves = profile(even, belly(line) * FULLER, line) * MM
        weights = _weights(line, rest, even)
        found.append((rest, _axis(rest, weights), halves, weights))
    return found


def _axis(rest: Points, weights: dict[str, Points]) -> Points:
    """Return the points on the bones that carry a line, at the height of each of its points."""
    axis = rest.copy()
    axis[:, 0] = sum(share * MIDDLES[bone][0] for bone, share in weights.items())
    axis[:, 2] = sum(share * MIDDLES[bone][1] for bone, share in weights.items())
    return axis


def _weights(line: MuscleLine, rest: Points, even: Points) -> dict[str, Points]:
    start, end = (BODIES.get(body, "spine") for body in (line.origin, line.insertion))
    chain = _chain(start, end)
    left = np.ones(len(even))
    found: dict[str, Points] = {}
    for k, bone in enumerate(chain[1:]):
        over = _going_over(bone, rest, even, last=k == len(chain) - 2)
        found[chain[k]] = left * (1 - over)
        left = left * over
    found[chain[-1]] = left
    return found


def _chain(start: str, end: str) -> tuple[str, ...]:
    if start == end:
        return (start,)
    for chain in CHAINS:
        if start in chain and end in chain:
            a, b = chain.index(start), chain.index(end)
            return chain[a : b + 1] if a < b else chain[b : a + 1][::-1]
    return ("spine", "pelvis", "thigh") if end == "thigh" else (start, end)


def _going_over(bone: str, rest: Points, even: Points, *, last: bool) -> Points:
    """Return how much of each point has gone over to a bone that is farther along."""
    if bone in BREAKS:
        height, half = BREAKS[bone]
        over = _ramp((height + half - rest[:, 1]) / (2 * half))
    else:
        over = _ramp((even - LEAVES) / LEAVING)
    over = np.minimum(over, _ramp(even / ENDS))
    return np.maximum(over, _ramp((even - 1 + ENDS) / ENDS)) if last else over


def _ramp(t: Points) -> Points:
    t = np.clip(t, 0.0, 1.0)
    return np.asarray(t * t * (3 - 2 * t))


def _placed(bones: Skeleton, rest: Points, bone: str, side: str) -> Vector:
    """Return where points of the atlas (n, 3, mm) lie in the world when a bone of a posed body carries them."""
    sign = LEFTWARDS[side]
    if bone in ("spine", "girdle"):
        return _on_trunk(bones, rest, side, lifted=bone == "girdle")
    if bone == "pelvis":
        origin, frame = bones.origin[f"{side}_thigh"], bones.frame["pelvis"]
        start, longer = HIP_CENTRE, 1.0
    else:
        origin, frame = bones.origin[f"{side}_{bone}"], bones.frame[f"{side}_{bone}"]
        start, longer = SEGMENTS[bone]
    off = rest - np.array(start)
    placed: Vector = origin + np.column_stack([off[:, 0], sign * off[:, 2], off[:, 1] * longer]) * MM @ frame.T
    return placed


def _on_trunk(bones: Skeleton, rest: Points, side: str, *, lifted: bool) -> Vector:
    shift = np.zeros(3)
    if lifted:
        frame = bones.frame["chest"]
        gone = frame.T @ (bones.origin[f"{side}_girdle"] - bones.origin["chest"])
        shift = frame @ (gone - (0.0, gone[1], -size.SHOULDER_DROP))
    placed = []
    for x, y, z in rest:
        lower = y if y < LOINS else LOINS + (y - LOINS) * SHORTER
        point, frame = riding(bones, round(float(x), 1), round(float(lower), 1))
        broad = z * (1 - (1 - NARROWER) * min(max((y - LOINS) / (SHOULDER[1] - LOINS), 0.0), 1.0))
        placed.append(point + frame[:, 1] * (LEFTWARDS[side] * broad * MM) + shift)
    return np.array(placed)
