"""Hands that take hold of things: on a handle, round a bar, on either side of a ball."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.body import proportions as size
from generator.figure.body.arms import PALM, Goal, palm_frame, two_bones
from generator.figure.body.rotation import cross, turned, unit
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.bones import Skeleton
    from generator.figure.body.rotation import Rotation, Vector
    from generator.figure.words.pose import Hand, Handle

GRIP = (0.0, 0.024, -0.086)
"""The middle of what a hand holds, in its frame: forward, towards the palm, and up; metres."""
OVER_FINGERS, OVER_CURL = 0.35, 58.0
"""A hand over a rail: how far its fingers point down, and how far they curl."""
UNDER_BACK, UNDER_CURL = 0.25, 66.0
"""A hand round a bar above it: how far its fingers lean back, and how far they curl."""
ROUND_CURL, ROUND_AT = 12.0, 0.078
"""Hands on either side of a ball: curl, and how far from the wrist the ball's middle lies, in metres."""

HANDLE_POLES = {
    "over": (-0.6, 0.45, -0.6),
    "under": (0.35, 0.8, -0.8),
    "on": (-0.35, 0.4, -0.6),
    "limb": (-0.4, 0.6, -0.5),
}
"""Where elbows point when hands hold things, in the chest's frame: forward, outward, up. By eye."""

FLAT_HEIGHT, FLAT_CURL = 0.024, 5.0
"""A hand flat on a thing: metres from its top to the wrist, and curl."""
LIMB_HALF, LIMB_CURL = 0.052, 34.0
"""A hand on someone else: metres from the middle of what it holds, and curl."""
SQUARE = 0.5
"""Hands nearer to a line than this many degrees are in line."""


def on_handle(bones: Skeleton, side: str, hand: Hand, handle: Handle) -> Goal:
    """A hand that takes hold of a thing, at the place of it that is nearest to its shoulder."""
    sign, chest = SIDES[side], bones.frame["chest"]
    ahead, aside = unit(chest[:, 0] * (1.0, 1.0, 0.0)), unit(chest[:, 1] * (1.0, 1.0, 0.0)) * sign
    up = np.array((0.0, 0.0, 1.0))
    spot = _spot(bones, side, hand, handle, ahead, aside)
    if handle.bone:
        ahead = bones.frame[handle.bone][:, 0]
    pole = chest @ (np.array(HANDLE_POLES[handle.way]) * (1.0, sign, 1.0))
    if handle.way == "over":
        return _gripping(
            spot, pole, palm_frame(ahead - up * OVER_FINGERS, -up - ahead * OVER_FINGERS, side), OVER_CURL, sign
        )
    if handle.way == "under":
        return _gripping(spot, pole, palm_frame(up - ahead * UNDER_BACK, ahead, side), UNDER_CURL, sign)
    if handle.way == "limb":
        away = unit(bones.origin[f"{side}_girdle"] - spot)
        fingers = unit(ahead - away * float(ahead @ away))
        wrist = spot + away * LIMB_HALF - fingers * ROUND_AT
        return Goal(wrist, pole, palm_frame(fingers, -away, side), LIMB_CURL)
    return Goal(spot + up * FLAT_HEIGHT, pole, palm_frame(ahead, -up, side), FLAT_CURL)


def _spot(bones: Skeleton, side: str, hand: Hand, handle: Handle, ahead: Vector, aside: Vector) -> Vector:
    """Return where on a thing a hand goes: what its handle leaves open follows the shoulder."""
    shoulder = bones.origin[f"{side}_girdle"]
    if handle.bone:
        forward, _, up = handle.place
        out = SIDES[side] * (
            abs(float((shoulder - bones.origin[handle.bone]) @ bones.frame[handle.bone][:, 1])) + hand.apart / 100
        )
        return bones.local(handle.bone, (forward or 0.0) / 100, out, (up or 0.0) / 100)
    free = shoulder + aside * (hand.apart / 100) + ahead * (hand.ahead / 100 if handle.way == "on" else 0.0)
    return np.array([free[k] if value is None else value / 100 for k, value in enumerate(handle.place)])


def _gripping(spot: Vector, pole: Vector, palm: Rotation, curl: float, sign: int) -> Goal:
    """Place a wrist so that what is held runs through the hand."""
    return Goal(spot - palm @ held_in_hand(sign), pole, palm, curl)


def held_in_hand(sign: int) -> Vector:
    """Return where in a hand's frame the middle of what it holds is, in metres."""
    forward, palmward, up = GRIP
    return np.array((forward, -sign * palmward, up))


def grip_of(bones: Skeleton, side: str) -> tuple[Vector, Vector]:
    """Return the middle of what a hand holds, and the direction in which that runs, towards the thumb."""
    frame = bones.frame[f"{side}_hand"]
    return bones.origin[f"{side}_hand"] + frame @ held_in_hand(SIDES[side]), frame[:, 0]


def lay_round(bones: Skeleton, radius: float) -> None:
    """Lay both hands on either side of what is between them, `radius` metres thick to either side."""
    left, right = (bones.origin[f"{side}_hand"] for side in ("left", "right"))
    line, fingers = unit(left - right), -(bones.frame["left_hand"][:, 2] + bones.frame["right_hand"][:, 2])
    fingers = unit(fingers - line * float(fingers @ line))
    middle = (left + right) / 2
    for side, sign in SIDES.items():
        outward = line * sign
        shoulder, elbow = bones.origin[f"{side}_upper_arm"], bones.origin[f"{side}_forearm"]
        wrist = middle + outward * (radius + PALM)
        arm = two_bones(shoulder, wrist, size.UPPER_ARM, size.FOREARM, elbow - shoulder, bones.frame["chest"][:, 1])
        bones.put(f"{side}_upper_arm", shoulder, arm.upper)
        bones.put(f"{side}_forearm", arm.middle, arm.lower)
        bones.put(f"{side}_hand", arm.end, palm_frame(fingers, -outward, side))
        bones.hands[side] = ROUND_CURL, bones.hands[side][1]


def bring_into_line(bones: Skeleton) -> None:
    """Turn both hands at the wrist until one straight bar runs through them."""
    for _ in range(2):
        left, right = (grip_of(bones, side)[0] for side in ("left", "right"))
        line = unit(left - right)
        for side in SIDES:
            frame = bones.frame[f"{side}_hand"]
            way = line if float(line @ frame[:, 0]) > 0 else -line
            axis = cross(frame[:, 0], way)
            turn = math.degrees(math.asin(min(1.0, math.sqrt(float(axis @ axis)))))
            if turn > SQUARE:
                bones.frame[f"{side}_hand"] = turned(frame, axis, turn)
