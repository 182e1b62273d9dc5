"""Hands that reach for a place: where the wrist must be, which way the elbow points, how the palm lies."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from generator.figure.body import proportions as size
from generator.figure.body.arms import PALM, Goal, palm_frame
from generator.figure.body.holding import ROUND_AT, on_handle
from generator.figure.body.rotation import cross, unit
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.bones import Skeleton
    from generator.figure.body.rotation import Vector
    from generator.figure.words.pose import Hand


Triple = tuple[float, float, float]

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
USUAL, HAND_SPANS = 0.3, 0.42
"""Where along a thigh that grip was set, and how much of a thigh's length a hand spans."""
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
    "belly": Hold(
        bone="spine_11",
        wrist=(0.016, 0.105, -0.015),
        shift=1,
        fingers=(0.22, -0.95, 0.12),
        palm=(-1.0, -0.2, 0.0),
        pole=(-0.2, 1.0, -0.4),
        unit="torso",
        curl=8.0,
    ),
    "heart": Hold(
        bone="spine_25",
        wrist=(0.020, 0.085, -0.055),
        shift=1,
        fingers=(0.10, -0.85, 0.50),
        palm=(-1.0, -0.1, 0.1),
        pole=(0.1, 0.9, -0.8),
        unit="torso",
        curl=6.0,
    ),
    "prayer": Hold(
        bone="chest",
        wrist=(0.165, 0.016, -0.105),
        shift=1,
        fingers=(0.22, 0.0, 1.0),
        palm=(0.0, -1.0, 0.0),
        pole=(0.0, 1.0, -0.45),
        unit="",
        curl=2.0,
    ),
    "clasped": Hold(
        bone="chest",
        wrist=(0.230, 0.058, -0.120),
        shift=1,
        fingers=(0.55, -0.80, 0.10),
        palm=(-0.80, -0.55, 0.0),
        pole=(0.0, 1.0, -0.8),
        unit="",
        curl=46.0,
    ),
    "behind-back": Hold(
        bone="pelvis",
        wrist=(-0.135, 0.075, 0.120),
        shift=-1,
        fingers=(-0.10, -0.95, -0.25),
        palm=(-1.0, 0.1, 0.0),
        pole=(-0.7, 1.0, -0.1),
        unit="torso",
        curl=20.0,
    ),
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
"""Hands against the trunk or before it: metres and directions, by eye. On the spine, wrists count from the skin."""

OWN_SHOULDER = ((0.100, 0.070, 0.012), (-0.88, -0.30, 0.12), (-0.20, -0.30, -0.93), (0.0, 0.0, 0.0))
OTHER_SHOULDER = ((0.106, -0.104, -0.062), (-0.10, 0.86, 0.42), (-0.97, -0.15, 0.0), (0.8, -0.2, -0.7))
SHOULDER_POLE, SHOULDER_CURL = (0.55, 0.75, -0.75), 14.0
"""A hand on its own shoulder, and on the other one: wrist from the joint, fingers, palm, elbow; by eye."""
FOOT_WRIST, FOOT_FINGERS, FOOT_PALM, FOOT_CURL = (0.035, 0.055, 0.018), (0.25, -0.95, 0.0), (0.0, -0.35, -1.0), 34.0
"""A hand on a foot, in the foot's frame: wrist, fingers, palm; by eye."""
WRIST_AT, ARM_HALF, ARM_CURL = 0.9, 0.028, 40.0
"""A hand on the other arm: where a wrist is, as a share of the forearm; half the arm's width; curl."""

WRIST_HEIGHT, MAT_CURL = 0.024, 5.0
ELBOW_BACK, ELBOW_APART = 0.25, 0.08
"""A hand flat on the floor: metres from floor to wrist, curl, and where its elbow points besides down."""
UPRIGHT = 0.9
"""A chest that points up by more than this leans on hands before it, not on hands at its head's end."""
WALL_ELBOW, WALL_TIP, WALL_CURL = 0.55, 0.02, 3.0
"""A hand flat on a wall: how far its elbow points aside, how far its fingers lean at the wall, and their curl."""


def goal_of(bones: Skeleton, side: str, hand: Hand) -> Goal:
    """Return what a hand must do to be where its data says."""
    if hand.handle:
        return on_handle(bones, side, hand, hand.handle)
    if hand.reach in HOLDS:
        return _held(bones, side, hand, HOLDS[hand.reach])
    leg, _, place = hand.reach.rpartition("-")
    if leg:
        return _LIMB_PLACES[place](bones, side, leg, hand)
    return {"mat": _on_mat, "wall": _on_wall}[hand.reach](bones, side, hand)


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
    """A hand flat on top of a thigh, which is thinner, and slopes, towards the knee."""
    front, usual = _thigh_front(hand.along), _thigh_front(USUAL)
    slope = (_thigh_front(hand.along + HAND_SPANS) - front) / (HAND_SPANS * size.THIGH)
    grip = THIGH._replace(
        off=(THIGH.off[0] + front - usual, THIGH.off[1]),
        fingers=(slope, *THIGH.fingers[1:]),
        palm=(*THIGH.palm[:2], -slope),
    )
    return _on_limb(bones, side, leg, hand, grip)


def _thigh_front(share: float) -> float:
    """Return how far the flesh of a thigh stands before its bone at a share of its length, in metres."""
    shares, _, depths, forwards, _ = zip(*size.THIGH_FLESH, strict=True)
    return float(np.interp(share, shares, np.add(depths, forwards)))


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


def _shoulder(bones: Skeleton, side: str, other: str, hand: Hand) -> Goal:
    """A hand on its own shoulder, fingertips on top, or laid across the chest on the other one."""
    chest, joint = bones.frame["chest"], bones.origin[f"{other}_girdle"]
    place = OWN_SHOULDER if side == other else OTHER_SHOULDER
    wrist, fingers, palm, pole = (chest @ (np.array(way) * (1.0, SIDES[other], 1.0)) for way in place)
    shift = chest[:, 0] * (hand.forward / 100)
    elbow = chest @ (np.array(SHOULDER_POLE) * (1.0, SIDES[side], 1.0)) if side == other else pole
    return Goal(joint + wrist + shift, elbow, palm_frame(fingers, palm, side), SHOULDER_CURL)


def _foot(bones: Skeleton, side: str, leg: str, hand: Hand) -> Goal:
    """A hand over the top of a foot from its outer side; `along` runs from the ankle (0) to the toes (1)."""
    sign, frame = SIDES[leg], bones.frame[f"{leg}_foot"]
    ahead, out, high = FOOT_WRIST
    place = bones.local(f"{leg}_foot", ahead + size.TOE_JOINT[0] * hand.along, sign * (out + hand.outward / 100), high)
    fingers, palm = (frame @ (np.array(way) * (1.0, sign, 1.0)) for way in (FOOT_FINGERS, FOOT_PALM))
    pole = _elbow_out(bones, SIDES[side])
    return Goal(place, pole, palm_frame(fingers, palm, side), FOOT_CURL, f"{leg}_lower")


def _elbow(bones: Skeleton, side: str, other: str, hand: Hand) -> Goal:
    """A hand round the other arm's elbow."""
    return _on_arm(bones, side, other, "forearm", 0.0)


def _wrist(bones: Skeleton, side: str, other: str, hand: Hand) -> Goal:
    """A hand round the other arm's wrist."""
    return _on_arm(bones, side, other, "forearm", size.FOREARM * WRIST_AT)


def _on_arm(bones: Skeleton, side: str, other: str, bone: str, down: float) -> Goal:
    """Lay a hand round the other arm, from the side of its own shoulder."""
    name = f"{other}_{bone}"
    axis = bones.frame[name][:, 2]
    spot = bones.origin[name] - axis * down
    away = bones.origin[f"{side}_girdle"] - spot
    away = unit(away - axis * float(away @ axis))
    fingers = unit(cross(axis, away))
    fingers = fingers if float(fingers @ bones.frame["chest"][:, 0]) > 0 else -fingers
    wrist = spot + away * (ARM_HALF + PALM) - fingers * ROUND_AT
    return Goal(wrist, _elbow_out(bones, SIDES[side]), palm_frame(fingers, -away, side), ARM_CURL, name)


def _held(bones: Skeleton, side: str, hand: Hand, hold: Hold) -> Goal:
    """Hold a hand against head or hip."""
    sign, frame = SIDES[side], bones.frame[hold.bone]
    forward, outward, up = hold.wrist
    if hold.bone.startswith("spine"):
        forward += bones.skin.get(hold.bone, 0.0)
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
    right = 1.0 if hand.ahead / 100 >= float(bones.origin["chest"][0]) else -1.0
    to_wall, up = np.array((right, 0.0, 0.0)), np.array((0.0, 0.0, 1.0))
    outward = chest[:, 1] * SIDES[side]
    aside = np.array((0.0, 1.0 if outward[1] >= 0 else -1.0, 0.0))
    wrist = shoulder + up * (hand.forward / 100) + aside * (hand.apart / 100)
    wrist[0] = hand.ahead / 100 - right * PALM
    return Goal(wrist, -up + aside * WALL_ELBOW, palm_frame(up + to_wall * WALL_TIP, to_wall, side), WALL_CURL)


_LIMB_PLACES: dict[str, Callable[[Skeleton, str, str, Hand], Goal]] = {
    "shin": _shin,
    "calf": _calf,
    "knee": _knee,
    "thigh": _thigh,
    "ankle": _ankle,
    "foot": _foot,
    "shoulder": _shoulder,
    "elbow": _elbow,
    "wrist": _wrist,
}
