"""Folds of cloth, where joints bend and arms pull."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.figure.body import proportions as size
from generator.figure.body.rotation import unit as unit_vector
from generator.figure.paint.body_lines import FOLD_WIDTH
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.rotation import Vector
    from generator.figure.paint.body_lines import BodyLines

FOLDED_KNEE, FOLDED_HIP = 55.0, 40.0
"""Degrees of flexion from which cloth folds at a joint."""
FOLDED_ARMPIT, FOLDED_WAIST = 0.75, 30.0
"""A shirt folds under arms whose downward share is less than this, and over a trunk curled by so many degrees."""


def fold_knee(lines: BodyLines, side: str, unit: str) -> None:
    """Draw folds of cloth in the hollow of a bent knee, or the crease of bare skin."""
    angle = lines.posed.angles.get(f"{side}_knee_flexion", 0.0)
    if angle < FOLDED_KNEE:
        return
    bones = lines.posed.bones
    knee, thigh, shank = bones.origin[f"{side}_shank"], bones.frame[f"{side}_thigh"], bones.frame[f"{side}_shank"]
    inward = unit_vector(thigh[:, 2] - shank[:, 2])
    near = lines.near_side(thigh[:, 1]) * 0.030
    pit = min(0.05 / max(math.cos(math.radians(angle / 2)), 0.25), 0.085)
    part = "skin" if lines.posed.person.legs_end[0] == "thigh" else "trousers"
    cross = thigh[:, 0]
    for lean, length in ((0.45, 0.062), (-0.20, 0.046)):
        way = unit_vector(-inward + cross * lean)
        start = knee + inward * pit + near
        points = [start, start + way * length * 0.5 + cross * 0.004, start + way * length]
        if lines.on((f"{side}_thigh", f"{side}_lower"), points).all():
            lines.fold(unit, part, points)


def fold_groin(lines: BodyLines, side: str) -> None:
    """Draw folds that run from the crease of a bent hip into the cloth."""
    angle = lines.posed.angles.get(f"{side}_hip_flexion", 0.0)
    if angle < FOLDED_HIP or lines.posed.farness(f"{side}_thigh") > 0.5:
        return
    bones = lines.posed.bones
    hip, pelvis, thigh = bones.origin[f"{side}_thigh"], bones.frame["pelvis"], bones.frame[f"{side}_thigh"]
    crease = unit_vector(pelvis[:, 2] - thigh[:, 2])
    near = lines.near_side(pelvis[:, 1]) * 0.055
    reach = 0.078 + 0.022 * min((angle - FOLDED_HIP) / 60, 1.0)
    for lean, length in ((0.42, 0.085), (-0.12, 0.060)):
        way = unit_vector(-crease - thigh[:, 2] * lean * 0.8 + pelvis[:, 0] * lean * 0.2)
        start = hip + crease * reach + near
        points = [start, start + way * length * 0.55 + thigh[:, 2] * 0.006, start + way * length]
        if lines.on((f"{side}_thigh", "torso"), points).all():
            lines.fold(f"{side}_thigh", "trousers", points, FOLD_WIDTH * 1.15)


def fold_armpit(lines: BodyLines, side: str) -> None:
    """Draw the underside of a lifted sleeve over the chest, and a fold that it pulls from the armpit to the waist."""
    bones, chest = lines.posed.bones, lines.posed.bones.frame["chest"]
    arm, down = -bones.frame[f"{side}_upper_arm"][:, 2], -chest[:, 2]
    outward = chest[:, 1] * SIDES[side]
    if float(arm @ down) > FOLDED_ARMPIT or lines.posed.faces(outward) < 0.3:
        return
    under = unit_vector(down - arm * float(arm @ down))
    armpit = bones.origin[f"{side}_girdle"] + under * 0.052 + outward * 0.02
    hem = size.UPPER_ARM * (lines.posed.person.sleeves_end - 0.03)
    sleeve = [armpit + arm * hem - under * 0.006, armpit + arm * 0.045, armpit, armpit + down * 0.035 - arm * 0.016]
    _fold_shirt(lines, sleeve, both=True)
    start = armpit - arm * 0.006 + under * 0.012
    pulled = [start, start + (down * 0.6 - arm * 0.4) * 0.035, start + (down * 0.75 - arm * 0.55) * 0.068]
    _fold_shirt(lines, pulled)


def fold_waist(lines: BodyLines) -> None:
    """Draw folds across the belly of a curled trunk, from its front towards the side that is seen."""
    angles = lines.posed.angles
    curl = angles.get("thorax_flexion", 0.0) + angles.get("lumbar_flexion", 0.0)
    if curl < FOLDED_WAIST or lines.posed.faces(lines.posed.bones.frame["pelvis"][:, 0]) < -0.4:
        return
    for height, length, lift in ((0.165, 0.085, 0.012), (0.215, 0.060, -0.010)):
        centre, frame = lines.posed.bones.at_spine(height)
        front, near, up = frame[:, 0], lines.near_side(frame[:, 1]), frame[:, 2]
        start = centre + front * 0.078 + near * 0.035
        points = [start, start + near * 0.040 - front * 0.018, start + near * 0.055 - front * length + up * lift]
        _fold_shirt(lines, points)


def _fold_shirt(lines: BodyLines, points: list[Vector], *, both: bool = False) -> None:
    """Draw a fold in the shirt; one with two tips begins where it comes to lie on the torso."""
    inside = lines.on(("torso",), points)
    first = int(inside.argmax()) if both else 0
    if len(points) - first > 2 and inside[first:].all():
        lines.fold("torso", "shirt", points[first:], FOLD_WIDTH * 1.1, 1.0, both=both)
