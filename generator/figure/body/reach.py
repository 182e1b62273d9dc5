"""Hands that reach for a place: where the wrist must be, which way the elbow points, how the palm lies."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.body import proportions as size
from generator.figure.body.rotation import cross, frame_of, unit
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.bones import Skeleton
    from generator.figure.body.rotation import Rotation, Vector
    from generator.figure.words.pose import Hand


PALM = 0.017
"""Half the thickness of a palm, in metres."""


@dataclass(frozen=True)
class Goal:
    """A wrist's place, the direction its elbow points in, the frame of the hand, and the unit it lies on."""

    wrist: Vector
    pole: Vector
    palm: Rotation
    curl: float = 10.0
    unit: str = ""


@dataclass(frozen=True)
class TwoBones:
    """A solved chain of two bones: frames, joint, end, and how far the end misses its target, in metres."""

    upper: Rotation
    lower: Rotation
    middle: Vector
    end: Vector
    missed: float


def two_bones(start: Vector, target: Vector, upper: float, lower: float, pole: Vector, hinge: Vector) -> TwoBones:
    """Bend two bones of given lengths (metres) from a start to a target, the joint towards the pole.

    `hinge` is the axis that a straight chain bends about. The law of cosines gives the joint's place.
    """
    way = target - start
    distance = max(math.sqrt(float(way @ way)), 1e-9)
    kept = min(max(distance, abs(upper - lower) * 1.02 + 1e-6), (upper + lower) * 0.999)
    axis = way / distance
    along = (upper**2 - lower**2 + kept**2) / (2 * kept)
    aside = pole - axis * float(pole @ axis)
    middle = start + axis * along + unit(aside) * math.sqrt(max(0.0, upper**2 - along**2))
    end = start + axis * kept
    bent = cross(end - middle, middle - start)
    if float(bent @ bent) > 1e-10:
        hinge = bent
    return TwoBones(frame_of(start - middle, hinge), frame_of(middle - end, hinge), middle, end, abs(distance - kept))


def goal_of(bones: Skeleton, side: str, hand: Hand) -> Goal:
    """Return what a hand must do to be where its data says."""
    leg, _, place = hand.reach.rpartition("-")
    if hand.reach == "behind-head":
        return _behind_head(bones, side, hand)
    if leg:
        return _LIMB_PLACES[place](bones, side, leg, hand)
    return {"mat": _on_mat, "wall": _on_wall, "hip": _on_hip}[hand.reach](bones, side, hand)


def palm_frame(fingers: Vector, palm: Vector, side: str) -> Rotation:
    """Return the frame of a hand whose fingers point one way and whose palm faces another."""
    return frame_of(-fingers, -palm if side == "left" else palm)


def _elbow_out(bones: Skeleton, sign: int) -> Vector:
    chest = bones.frame["chest"]
    return chest[:, 1] * (sign * 1.15) - chest[:, 2] * 0.5 - chest[:, 0] * 0.3


def _shin_thickness(along: float) -> float:
    return float(np.interp(along, [row[0] for row in size.SHANK_FLESH], [row[1] for row in size.SHANK_FLESH]))


def _shin(bones: Skeleton, side: str, leg: str, hand: Hand) -> Goal:
    """A hand laid on the outer front of a shin, fingers towards the ankle: there it reads best."""
    sign, frame = SIDES[side], bones.frame[f"{leg}_shank"]
    forward, left, up = frame[:, 0], frame[:, 1] * sign, frame[:, 2]
    thick = _shin_thickness(hand.along)
    spot = bones.origin[f"{leg}_shank"] - up * (size.SHANK * hand.along)
    wrist = (
        spot
        + forward * (thick * 0.62 + 0.014 + hand.forward / 100)
        + left * (thick * 0.85 + 0.018 + hand.outward / 100)
    )
    if side != leg:
        return _across(bones, side, leg, hand)
    fingers = -up * 0.85 - left * 0.30 - forward * 0.12
    palm = -forward * 0.50 - left * 0.85
    return Goal(wrist, _elbow_out(bones, sign), palm_frame(fingers, palm, side), 22.0, f"{leg}_lower")


def _across(bones: Skeleton, side: str, leg: str, hand: Hand) -> Goal:
    """The other side's hand comes over the front of a shin, its fingers down the outside: so the grip is seen."""
    sign, frame = SIDES[side], bones.frame[f"{leg}_shank"]
    forward, left, up = frame[:, 0], frame[:, 1] * sign, frame[:, 2]
    thick = _shin_thickness(hand.along)
    wrist = (
        bones.origin[f"{leg}_shank"]
        - up * (size.SHANK * hand.along)
        + forward * (thick + 0.007 + hand.forward / 100)
        + left * (thick * 0.85 + 0.040 + hand.outward / 100)
    )
    fingers = -left * 0.93 - up * 0.26 + forward * 0.10
    palm = -forward * 0.98 - left * 0.18
    return Goal(wrist, _elbow_out(bones, sign), palm_frame(fingers, palm, side), 40.0, f"{leg}_lower")


def _knee(bones: Skeleton, side: str, leg: str, hand: Hand) -> Goal:
    """A hand cupped over the front of a bent knee, or resting on it when sitting."""
    sign, shank, thigh = SIDES[side], bones.frame[f"{leg}_shank"], bones.frame[f"{leg}_thigh"]
    front = unit(shank[:, 0] + thigh[:, 0] + thigh[:, 2] * 0.6)
    wrist = (
        bones.origin[f"{leg}_shank"]
        + front * (0.066 + hand.forward / 100)
        + thigh[:, 2] * 0.075
        + thigh[:, 1] * (sign * (0.012 + hand.outward / 100))
    )
    fingers = -thigh[:, 2] - front * 0.28
    return Goal(wrist, _elbow_out(bones, sign), palm_frame(fingers, -front, side), 18.0, f"{leg}_thigh")


def _thigh(bones: Skeleton, side: str, leg: str, hand: Hand) -> Goal:
    """A hand flat on top of a thigh."""
    sign, frame = SIDES[side], bones.frame[f"{leg}_thigh"]
    spot = bones.origin[f"{leg}_thigh"] - frame[:, 2] * (size.THIGH * hand.along)
    wrist = spot + frame[:, 0] * (0.098 + hand.forward / 100) + frame[:, 1] * (sign * (0.01 + hand.outward / 100))
    fingers = -frame[:, 2] - frame[:, 1] * (sign * 0.12)
    return Goal(wrist, _elbow_out(bones, sign), palm_frame(fingers, -frame[:, 0], side), 6.0, f"{leg}_thigh")


def _calf(bones: Skeleton, side: str, leg: str, hand: Hand) -> Goal:
    """A hand wrapped round the back of a raised lower leg, thumb on the outside."""
    sign, frame = SIDES[side], bones.frame[f"{leg}_shank"]
    forward, left, up = frame[:, 0], frame[:, 1] * sign, frame[:, 2]
    spot = bones.origin[f"{leg}_shank"] - up * (size.SHANK * hand.along)
    thick = _shin_thickness(hand.along)
    wrist = spot + left * (thick + 0.014 + hand.outward / 100) + forward * (0.006 + hand.forward / 100)
    fingers = -forward * 0.93 + up * 0.10 - left * 0.12
    return Goal(wrist, _elbow_out(bones, sign), palm_frame(fingers, -left, side), 30.0, f"{leg}_lower")


def _ankle(bones: Skeleton, side: str, leg: str, hand: Hand) -> Goal:
    """A hand round the outside of an ankle."""
    goal = _shin(bones, side, leg, hand)
    shift = bones.frame[f"{leg}_shank"][:, 2] * (size.SHANK * (0.78 - hand.along))
    return Goal(goal.wrist - shift, goal.pole, goal.palm, 26.0, goal.unit)


def _behind_head(bones: Skeleton, side: str, hand: Hand) -> Goal:
    sign, frame = SIDES[side], bones.frame["head"]
    wrist = bones.local("head", -0.062 - hand.forward / 100, sign * (0.112 + hand.outward / 100), 0.022)
    fingers, palm = frame @ np.array((-0.62, -sign * 0.62, 0.48)), frame @ np.array((0.62, -sign * 0.78, 0.0))
    return Goal(wrist, frame @ np.array((0.12, sign * 1.0, 0.30)), palm_frame(fingers, palm, side), 14.0, "head")


def _on_mat(bones: Skeleton, side: str, hand: Hand) -> Goal:
    """A hand flat on the floor, ahead of its shoulder in the direction the head points."""
    sign, chest = SIDES[side], bones.frame["chest"]
    shoulder = bones.origin[f"{side}_girdle"]
    ahead = unit(chest[:, 2] * (1.0, 1.0, 0.0)) if abs(chest[2, 2]) < 0.9 else unit(chest[:, 0] * (1.0, 1.0, 0.0))
    aside = unit(chest[:, 1] * (1.0, 1.0, 0.0)) * sign
    flat = shoulder + ahead * (hand.ahead / 100) + aside * (hand.apart / 100)
    wrist = np.array((flat[0], flat[1], 0.024))
    down = np.array((0.0, 0.0, -1.0))
    return Goal(wrist, down - ahead * 0.25 + aside * 0.08, palm_frame(ahead, down, side), 5.0)


def _on_wall(bones: Skeleton, side: str, hand: Hand) -> Goal:
    """A hand flat on a wall across the page, `ahead` centimetres right of the floor's middle; `forward` raises it.

    The wall may be before the body or beside it.
    """
    chest, shoulder = bones.frame["chest"], bones.origin[f"{side}_girdle"]
    to_wall, up = np.array((1.0, 0.0, 0.0)), np.array((0.0, 0.0, 1.0))
    outward = chest[:, 1] * SIDES[side]
    aside = np.array((0.0, 1.0 if outward[1] >= 0 else -1.0, 0.0))
    wrist = shoulder + up * (hand.forward / 100) + aside * (hand.apart / 100)
    wrist[0] = hand.ahead / 100 - PALM
    return Goal(wrist, -up + aside * 0.55, palm_frame(up + to_wall * 0.12, to_wall, side), 3.0)


def _on_hip(bones: Skeleton, side: str, hand: Hand) -> Goal:
    """A hand on its own hip, elbow out."""
    sign, frame = SIDES[side], bones.frame["pelvis"]
    wrist = bones.local("pelvis", 0.0 + hand.forward / 100, sign * (0.175 + hand.outward / 100), 0.10)
    fingers, palm = frame @ np.array((0.75, -sign * 0.25, -0.6)), frame @ np.array((0.0, -sign, -0.15))
    return Goal(wrist, frame @ np.array((-0.5, sign, 0.0)), palm_frame(fingers, palm, side), 14.0, "torso")


_LIMB_PLACES: dict[str, Callable[[Skeleton, str, str, Hand], Goal]] = {
    "shin": _shin,
    "calf": _calf,
    "knee": _knee,
    "thigh": _thigh,
    "ankle": _ankle,
}
