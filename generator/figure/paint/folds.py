"""Folds of cloth, where joints bend and arms pull."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from generator.figure.body import proportions as size
from generator.figure.body.rotation import unit as unit_vector
from generator.figure.paint.body_lines import FOLD_WIDTH
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.rotation import Vector
    from generator.figure.paint.body_lines import BodyLines
    from generator.figure.words.people import DrawnPerson

FOLDED_KNEE, FOLDED_HIP = 55.0, 40.0
"""Degrees of flexion from which cloth folds at a joint."""
FOLDED_ARMPIT, FOLDED_WAIST = 0.75, 30.0
"""A shirt folds under arms whose downward share is less than this, and over a trunk curled by so many degrees."""


class Fold(NamedTuple):
    """A fold that runs out from a joint's hollow: how much it leans aside, and its length in metres. By eye."""

    lean: float
    length: float


KNEE_FOLDS = (Fold(0.45, 0.062), Fold(-0.20, 0.046))
"""Folds of the hollow of a knee; they lean towards the front of the thigh."""
KNEE_NEAR = 0.030
"""Metres by which they begin to the viewer's side of the bones."""
PIT, PIT_STRAIGHTEST, PIT_DEEPEST = 0.05, 0.25, 0.085
"""How deep the hollow lies from the joint, in metres: deeper the more the knee bends, up to a greatest depth."""
KNEE_BOW = (0.5, 0.004)
"""Where on its way a fold bows most, as a share, and by how many metres."""

GROIN_FOLDS = (Fold(0.42, 0.085), Fold(-0.12, 0.060))
"""Folds of the crease of a hip; they lean down the thigh, and a little forward."""
GROIN_LEAN = (0.8, 0.2)
"""How much of that lean goes down the thigh, and how much forward."""
GROIN_NEAR, GROIN_AT, GROIN_DEEPER, GROIN_OVER = 0.055, 0.078, 0.022, 60
"""Metres by which folds begin to the viewer's side, and out from the hip; how much farther out, over how many degrees.
"""
GROIN_BOW = (0.55, 0.006)
GROIN_WIDTH = 1.15
"""How many times wider these folds are than others."""
FAR_HALF = 0.5
"""Hips farther than this show no folds."""

ARMPIT_FACES = 0.3
"""A side of the chest must face the viewer by this much to show its folds."""
ARMPIT = (0.052, 0.02)
"""Where the armpit lies from the shoulder joint: metres under the arm, and outward."""
SLEEVE_SHORT = 0.03
"""The underside of a sleeve ends this share of the upper arm before its hem."""
SLEEVE = (0.006, 0.045, 0.035, 0.016)
"""Metres: the underside's end above the armpit, a point along the arm, and its tip down the chest and back in."""
PULLED_FROM = (0.006, 0.012)
PULLED = ((0.6, 0.4, 0.035), (0.75, 0.55, 0.068))
"""The pulled fold: where it begins, metres back along the arm and under it; its way, shares down the chest and in, and
how far it has come, in metres. By eye.
"""

ARMHOLE_FACES, ARMHOLE_IN = 0.45, 0.012
"""How much a shoulder must face the viewer to show its seam, and how far in from the joint that runs, in metres."""
ARMHOLE, ARMHOLE_REACH, ARMHOLE_STEPS = (0.070, 0.058), (74.0, -78.0), 9
"""Metres from the joint up and forward to the seam, and the degrees that it runs, from the top of the shoulder."""
ARMHOLE_WIDTH, ARMHOLE_DEEP = 0.8, 0.9

WAIST_FOLDS = ((0.165, 0.085, 0.012), (0.215, 0.060, -0.010))
"""Folds of a curled belly: height above the hip axis, how far back they run, and how much they rise; metres, by eye."""
WAIST_FROM, WAIST_BOW, WAIST_TO = (0.078, 0.035), (0.040, 0.018), 0.055
"""Where they begin before the spine and to the viewer's side; where they bow, on to that side and back; where they end.
"""
WAIST_BEHIND = -0.4
"""A trunk that turns its back by more than this shows none."""
SHIRT_WIDTH = 1.1
"""How many times wider folds of a shirt are than others."""


def fold_knee(lines: BodyLines, side: str, unit: str) -> None:
    """Draw folds of cloth in the hollow of a bent knee, or the crease of bare skin."""
    angle = lines.posed.angles.get(f"{side}_knee_flexion", 0.0)
    if angle < FOLDED_KNEE:
        return
    bones = lines.posed.bones
    knee, thigh, shank = bones.origin[f"{side}_shank"], bones.frame[f"{side}_thigh"], bones.frame[f"{side}_shank"]
    inward = unit_vector(thigh[:, 2] - shank[:, 2])
    near = lines.near_side(thigh[:, 1]) * KNEE_NEAR
    pit = min(PIT / max(math.cos(math.radians(angle / 2)), PIT_STRAIGHTEST), PIT_DEEPEST)
    part = "skin" if lines.posed.person.legs_end[0] == "thigh" else "trousers"
    cross = thigh[:, 0]
    for lean, length in KNEE_FOLDS:
        way = unit_vector(-inward + cross * lean)
        start = knee + inward * pit + near
        points = [start, start + way * length * KNEE_BOW[0] + cross * KNEE_BOW[1], start + way * length]
        if lines.on((f"{side}_thigh", f"{side}_lower"), points).all():
            lines.fold(unit, part, points)


def fold_groin(lines: BodyLines, side: str) -> None:
    """Draw folds that run from the crease of a bent hip into the cloth."""
    angle = lines.posed.angles.get(f"{side}_hip_flexion", 0.0)
    if angle < FOLDED_HIP or lines.posed.farness(f"{side}_thigh") > FAR_HALF:
        return
    bones = lines.posed.bones
    hip, pelvis, thigh = bones.origin[f"{side}_thigh"], bones.frame["pelvis"], bones.frame[f"{side}_thigh"]
    crease = unit_vector(pelvis[:, 2] - thigh[:, 2])
    near = lines.near_side(pelvis[:, 1]) * GROIN_NEAR
    reach = GROIN_AT + GROIN_DEEPER * min((angle - FOLDED_HIP) / GROIN_OVER, 1.0)
    for lean, length in GROIN_FOLDS:
        way = unit_vector(-crease - thigh[:, 2] * lean * GROIN_LEAN[0] + pelvis[:, 0] * lean * GROIN_LEAN[1])
        start = hip + crease * reach + near
        points = [start, start + way * length * GROIN_BOW[0] + thigh[:, 2] * GROIN_BOW[1], start + way * length]
        if lines.on((f"{side}_thigh", "torso"), points).all():
            lines.fold(f"{side}_thigh", "trousers", points, FOLD_WIDTH * GROIN_WIDTH)


def fold_armpit(lines: BodyLines, side: str) -> None:
    """Draw the underside of a lifted sleeve over the chest, and a fold that it pulls from the armpit to the waist."""
    bones, chest = lines.posed.bones, lines.posed.bones.frame["chest"]
    arm, down = -bones.frame[f"{side}_upper_arm"][:, 2], -chest[:, 2]
    outward = chest[:, 1] * SIDES[side]
    if float(arm @ down) > FOLDED_ARMPIT or lines.posed.faces(outward) < ARMPIT_FACES:
        return
    under = unit_vector(down - arm * float(arm @ down))
    armpit = bones.origin[f"{side}_girdle"] + under * ARMPIT[0] + outward * ARMPIT[1]
    hem = size.UPPER_ARM * (upper_sleeve(lines.posed.person) - SLEEVE_SHORT)
    above, along, below, back = SLEEVE
    tip = armpit + down * below - arm * back
    _fold_shirt(lines, [armpit + arm * hem - under * above, armpit + arm * along, armpit, tip], both=True)
    start = armpit - arm * PULLED_FROM[0] + under * PULLED_FROM[1]
    _fold_shirt(lines, [start, *(start + (down * falls - arm * turns) * far for falls, turns, far in PULLED)])


def seam_armhole(lines: BodyLines, side: str) -> None:
    """Draw the seam of a sleeve round the front of a shoulder whose arm hangs: else it seems to grow from the ribs."""
    bones, chest = lines.posed.bones, lines.posed.bones.frame["chest"]
    outward = chest[:, 1] * SIDES[side]
    hangs = float(bones.frame[f"{side}_upper_arm"][:, 2] @ chest[:, 2]) > FOLDED_ARMPIT
    if not hangs or lines.posed.faces(outward) < ARMHOLE_FACES or lines.posed.person.sleeves_end[0] != "upper_arm":
        return
    centre = bones.origin[f"{side}_girdle"] - outward * ARMHOLE_IN
    turn = np.radians(np.linspace(*ARMHOLE_REACH, ARMHOLE_STEPS))[:, None]
    up, front = ARMHOLE
    ring = centre + np.sin(turn) * chest[:, 2] * up + np.cos(turn) * chest[:, 0] * front
    inside = lines.on(("torso", f"{side}_upper_arm"), ring)
    if inside.all():
        lines.fold("torso", "shirt", list(ring), FOLD_WIDTH * ARMHOLE_WIDTH, ARMHOLE_DEEP, both=True)


def upper_sleeve(person: DrawnPerson) -> float:
    """Return how far down the upper arm a sleeve reaches, as a share."""
    segment, end = person.sleeves_end
    return end if segment == "upper_arm" else 1.0


def fold_waist(lines: BodyLines) -> None:
    """Draw folds across the belly of a curled trunk, from its front towards the side that is seen."""
    angles = lines.posed.angles
    curl = angles.get("thorax_flexion", 0.0) + angles.get("lumbar_flexion", 0.0)
    if curl < FOLDED_WAIST or lines.posed.faces(lines.posed.bones.frame["pelvis"][:, 0]) < WAIST_BEHIND:
        return
    for height, length, lift in WAIST_FOLDS:
        centre, frame = lines.posed.bones.at_spine(height)
        front, near, up = frame[:, 0], lines.near_side(frame[:, 1]), frame[:, 2]
        start = centre + front * WAIST_FROM[0] + near * WAIST_FROM[1]
        bow = start + near * WAIST_BOW[0] - front * WAIST_BOW[1]
        _fold_shirt(lines, [start, bow, start + near * WAIST_TO - front * length + up * lift])


def _fold_shirt(lines: BodyLines, points: list[Vector], *, both: bool = False) -> None:
    """Draw a fold in the shirt; one with two tips begins where it comes to lie on the torso."""
    inside = lines.on(("torso",), points)
    first = int(inside.argmax()) if both else 0
    if len(points) - first > 2 and inside[first:].all():
        lines.fold("torso", "shirt", points[first:], FOLD_WIDTH * SHIRT_WIDTH, 1.0, both=both)
