"""Hands that reach for a place: where the wrist must be, which way the elbow points, how the palm lies."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from generator.figure.body import proportions as size
from generator.figure.body.rotation import cross, frame_of, unit
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.bones import Skeleton
    from generator.figure.body.rotation import Rotation, Vector
    from generator.figure.words.pose import Hand


Triple = tuple[float, float, float]

PALM = 0.017
"""Half the thickness of a palm, in metres."""
SHORTEST, LONGEST = 1.02, 0.999
"""A chain of two bones is never shorter than the difference of their lengths, nor longer than their sum, times this."""
ELBOW_OUT = (-0.3, 1.15, -0.5)
"""Where the elbow of a reaching arm points, in the chest's frame: forward, outward, up. By eye."""


class Grip(NamedTuple):
    """How a hand lies on a limb, in the limb's frame: forward, outward from the hand's side, up.

    The wrist stands off the middle of the limb by `thick` times the limb's half width there and `off` metres more;
    `fingers` and `palm` are directions, `curl` the degrees each joint of a relaxed finger bends. By eye.
    """

    bone: str
    thick: tuple[float, float]
    off: tuple[float, float]
    fingers: Triple
    palm: Triple
    curl: float


SHIN = Grip("shank", (0.62, 0.85), (0.014, 0.018), (-0.12, -0.30, -0.85), (-0.50, -0.85, 0.0), 22.0)
"""A hand laid on the outer front of a shin, fingers towards the ankle: there it reads best."""
ACROSS = Grip("shank", (1.0, 0.85), (0.007, 0.040), (0.10, -0.93, -0.26), (-0.98, -0.18, 0.0), 40.0)
"""The other side's hand comes over the front of a shin, its fingers down the outside: so the grip is seen."""
CALF = Grip("shank", (0.0, 1.0), (0.006, 0.014), (-0.93, -0.12, 0.10), (0.0, -1.0, 0.0), 30.0)
"""A hand wrapped round the back of a raised lower leg, thumb on the outside."""
THIGH = Grip("thigh", (0.0, 0.0), (0.098, 0.01), (0.0, -0.12, -1.0), (-1.0, 0.0, 0.0), 6.0)
"""A hand flat on top of a thigh."""
ANKLE_AT, ANKLE_CURL = 0.78, 26.0
"""Where a hand holds an ankle, as a share of the shank, and how far its fingers curl."""
KNEE_FRONT, KNEE_ABOVE, KNEE_OUT = 0.066, 0.075, 0.012
KNEE_FACES, KNEE_FINGERS_IN, KNEE_CURL = 0.6, 0.28, 18.0
"""A hand on a knee: metres of the wrist before, above and outward of it; how much the front of a bent knee faces up the
thigh, how much the fingers dip, and how far they curl. By eye.
"""


class Hold(NamedTuple):
    """Where a hand is held against the trunk, in a bone's frame: forward, outward, up; `shift` moves it forward."""

    bone: str
    wrist: Triple
    shift: int
    fingers: Triple
    palm: Triple
    pole: Triple
    unit: str
    curl: float = 14.0


HOLDS = {
    "behind-head": Hold(
        bone="head",
        wrist=(-0.062, 0.112, 0.022),
        shift=-1,
        fingers=(-0.62, -0.62, 0.48),
        palm=(0.62, -0.78, 0.0),
        pole=(0.12, 1.0, 0.30),
        unit="head",
    ),
    "hip": Hold(
        bone="pelvis",
        wrist=(0.0, 0.175, 0.10),
        shift=1,
        fingers=(0.75, -0.25, -0.6),
        palm=(0.0, -1.0, -0.15),
        pole=(-0.5, 1.0, 0.0),
        unit="torso",
    ),
}
"""Hands behind the head, and on their own hips with the elbows out: metres and directions, by eye."""

WRIST_HEIGHT, MAT_CURL = 0.024, 5.0
ELBOW_BACK, ELBOW_APART = 0.25, 0.08
"""A hand flat on the floor: metres from floor to wrist, curl, and where its elbow points besides down."""
UPRIGHT = 0.9
"""A chest that points up by more than this leans on hands before it, not on hands at its head's end."""
WALL_ELBOW, WALL_TIP, WALL_CURL = 0.55, 0.12, 3.0
"""A hand flat on a wall: how far its elbow points aside, how far its fingers lean at the wall, and their curl."""


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
    kept = min(max(distance, abs(upper - lower) * SHORTEST + 1e-6), (upper + lower) * LONGEST)
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
    if hand.reach in HOLDS:
        return _held(bones, side, hand, HOLDS[hand.reach])
    leg, _, place = hand.reach.rpartition("-")
    if leg:
        return _LIMB_PLACES[place](bones, side, leg, hand)
    return {"mat": _on_mat, "wall": _on_wall}[hand.reach](bones, side, hand)


def palm_frame(fingers: Vector, palm: Vector, side: str) -> Rotation:
    """Return the frame of a hand whose fingers point one way and whose palm faces another."""
    return frame_of(-fingers, -palm if side == "left" else palm)


def _elbow_out(bones: Skeleton, sign: int) -> Vector:
    chest = bones.frame["chest"]
    forward, outward, up = ELBOW_OUT
    return chest[:, 1] * (sign * outward) + chest[:, 2] * up + chest[:, 0] * forward


def _shin_thickness(along: float) -> float:
    return float(np.interp(along, [row[0] for row in size.SHANK_FLESH], [row[1] for row in size.SHANK_FLESH]))


def _on_limb(bones: Skeleton, side: str, leg: str, hand: Hand, grip: Grip) -> Goal:
    """Lay a hand on a thigh or lower leg, `along` it, as a grip says."""
    sign, frame = SIDES[side], bones.frame[f"{leg}_{grip.bone}"]
    axes = forward, outward, up = frame[:, 0], frame[:, 1] * sign, frame[:, 2]
    length, unit_name = (size.SHANK, "lower") if grip.bone == "shank" else (size.THIGH, "thigh")
    thick = _shin_thickness(hand.along)
    wrist = (
        bones.origin[f"{leg}_{grip.bone}"]
        - up * (length * hand.along)
        + forward * (thick * grip.thick[0] + grip.off[0] + hand.forward / 100)
        + outward * (thick * grip.thick[1] + grip.off[1] + hand.outward / 100)
    )
    palm = palm_frame(_along(axes, grip.fingers), _along(axes, grip.palm), side)
    return Goal(wrist, _elbow_out(bones, sign), palm, grip.curl, f"{leg}_{unit_name}")


def _along(axes: tuple[Vector, Vector, Vector], shares: Triple) -> Vector:
    """Return a direction that is a share of each of three axes: the last first, so that sums come out alike."""
    total: Vector = axes[2] * shares[2] + axes[1] * shares[1] + axes[0] * shares[0]
    return total


def _shin(bones: Skeleton, side: str, leg: str, hand: Hand) -> Goal:
    return _on_limb(bones, side, leg, hand, SHIN if side == leg else ACROSS)


def _calf(bones: Skeleton, side: str, leg: str, hand: Hand) -> Goal:
    return _on_limb(bones, side, leg, hand, CALF)


def _thigh(bones: Skeleton, side: str, leg: str, hand: Hand) -> Goal:
    return _on_limb(bones, side, leg, hand, THIGH)


def _knee(bones: Skeleton, side: str, leg: str, hand: Hand) -> Goal:
    """A hand cupped over the front of a bent knee, or resting on it when sitting."""
    sign, shank, thigh = SIDES[side], bones.frame[f"{leg}_shank"], bones.frame[f"{leg}_thigh"]
    front = unit(shank[:, 0] + thigh[:, 0] + thigh[:, 2] * KNEE_FACES)
    wrist = (
        bones.origin[f"{leg}_shank"]
        + front * (KNEE_FRONT + hand.forward / 100)
        + thigh[:, 2] * KNEE_ABOVE
        + thigh[:, 1] * (sign * (KNEE_OUT + hand.outward / 100))
    )
    fingers = -thigh[:, 2] - front * KNEE_FINGERS_IN
    return Goal(wrist, _elbow_out(bones, sign), palm_frame(fingers, -front, side), KNEE_CURL, f"{leg}_thigh")


def _ankle(bones: Skeleton, side: str, leg: str, hand: Hand) -> Goal:
    """A hand round the outside of an ankle."""
    goal = _shin(bones, side, leg, hand)
    shift = bones.frame[f"{leg}_shank"][:, 2] * (size.SHANK * (ANKLE_AT - hand.along))
    return Goal(goal.wrist - shift, goal.pole, goal.palm, ANKLE_CURL, goal.unit)


def _held(bones: Skeleton, side: str, hand: Hand, hold: Hold) -> Goal:
    """Hold a hand against head or hip."""
    sign, frame = SIDES[side], bones.frame[hold.bone]
    forward, outward, up = hold.wrist
    wrist = bones.local(
        hold.bone, forward + hold.shift * (hand.forward / 100), sign * (outward + hand.outward / 100), up
    )
    fingers, palm, pole = (frame @ np.array((f, sign * o, u)) for f, o, u in (hold.fingers, hold.palm, hold.pole))
    return Goal(wrist, pole, palm_frame(fingers, palm, side), hold.curl, hold.unit)


def _on_mat(bones: Skeleton, side: str, hand: Hand) -> Goal:
    """A hand flat on the floor, ahead of its shoulder in the direction the head points."""
    sign, chest = SIDES[side], bones.frame["chest"]
    shoulder = bones.origin[f"{side}_girdle"]
    ahead = unit(chest[:, 2] * (1.0, 1.0, 0.0)) if abs(chest[2, 2]) < UPRIGHT else unit(chest[:, 0] * (1.0, 1.0, 0.0))
    aside = unit(chest[:, 1] * (1.0, 1.0, 0.0)) * sign
    flat = shoulder + ahead * (hand.ahead / 100) + aside * (hand.apart / 100)
    wrist = np.array((flat[0], flat[1], WRIST_HEIGHT))
    down = np.array((0.0, 0.0, -1.0))
    return Goal(wrist, down - ahead * ELBOW_BACK + aside * ELBOW_APART, palm_frame(ahead, down, side), MAT_CURL)


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
    return Goal(wrist, -up + aside * WALL_ELBOW, palm_frame(up + to_wall * WALL_TIP, to_wall, side), WALL_CURL)


_LIMB_PLACES: dict[str, Callable[[Skeleton, str, str, Hand], Goal]] = {
    "shin": _shin,
    "calf": _calf,
    "knee": _knee,
    "thigh": _thigh,
    "ankle": _ankle,
}
