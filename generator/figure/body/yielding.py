"""What an author leaves unsaid gives way: limbs lie on the floor, and arms hang beside the body, not in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from generator.figure.body.depths import overlaps, reach_down
from generator.figure.body.flesh import body_of
from generator.figure.body.skeleton import pose_skeleton
from generator.figure.words.joints import SIDES, limits
from generator.figure.words.people import person_of
from generator.figure.words.pose import Pose, Rest

if TYPE_CHECKING:
    from generator.figure.body.bones import Skeleton
    from generator.figure.body.flesh import Flesh

BELOW = 0.008
"""A limb this many metres below the floor is one that must give way."""
HOVERS = 0.02
"""A leg that lies hovers from so many metres above the floor on."""
LYING = ("supine", "prone", "long-sitting")
INSIDE = 0.015
"""An arm this many metres inside the trunk or a leg hangs farther out."""
NUDGE, LIFTS = 6.0, 0.002
"""Degrees by which an angle is tried, and the metres by which that must lift a limb."""
OUTWARD, FARTHEST = 9.0, 75.0
"""Degrees of each step by which an arm hangs farther out, and the most of it."""
LIMITS = limits()

Solved = tuple[Mapping[str, float], float, "Skeleton"]
"""Angles in degrees, the pelvis' height in metres, and the skeleton that they make."""

LIMBS = {
    "leg": ("thigh", "lower"),
    "arm": ("upper_arm", "forearm", "hand"),
}
JOINTS_OF = {
    "thigh": ("hip_flexion",),
    "lower": ("knee_flexion", "hip_flexion"),
    "upper_arm": ("shoulder_flexion", "shoulder_abduction"),
    "forearm": ("elbow_flexion", "shoulder_flexion", "shoulder_abduction"),
    "hand": ("elbow_flexion", "shoulder_flexion", "shoulder_abduction"),
}
"""Which angles may lift a unit off the floor: the nearest joint first."""


def lying_down(pose: Pose, person: str, solved: Solved, vain: Collection[str]) -> tuple[Rest, ...]:
    """Return what else must rest: limbs, and the head, that went through the floor and whose angles nobody gave.

    Legs of a body that lies rest as well where they would hover. `solved` is where the body is; angles in `vain` are of
    no use.
    """
    body, bones = body_of(person), solved[2]
    lowest = reach_down(body.place_on(bones))
    given = {rest.gives for rest in pose.rests} | set(pose.angles) | set(vain)
    found = []
    if "neck_flexion" not in given and lowest[body.pick("head")].min() < -BELOW:
        found.append(Rest("head", 0.0, "neck_flexion"))
    for side, (limb, units) in product(SIDES, LIMBS.items()):
        if limb == "arm" and side in pose.hands and pose.hands[side].reach:
            continue
        depths = {unit: float(lowest[body.unit == f"{side}_{unit}"].min()) for unit in units}
        unit = next((unit for unit in units if depths[unit] < -BELOW), "")
        if (
            limb == "leg"
            and min(depths.values()) > HOVERS
            and _leg_lies(pose, side)
            and f"{side}_hip_flexion" not in given
        ):
            found.append(Rest(f"{side}-leg", 0.0, f"{side}_hip_flexion"))
        for name in (f"{side}_{joint}" for joint in JOINTS_OF.get(unit, ())):
            if name not in given and _lifts(pose, person, solved, name, (f"{side}-{limb}", min(depths.values()))):
                found.append(Rest(f"{side}-{limb}", 0.0, name))
                break
    return tuple(found)


def _leg_lies(pose: Pose, side: str) -> bool:
    """Say whether a leg lies down, as far as its author says."""
    said = any(name.startswith((f"{side}_hip", f"{side}_knee")) for name in pose.angles)
    named = any(rest.part.startswith((side, "feet", "heels", "toes", "knees")) for rest in pose.rests)
    return pose.root in LYING and not said and not named


def _lifts(pose: Pose, person: str, solved: Solved, name: str, part: tuple[str, float]) -> bool:
    """Say whether an angle can lift a part from the height (metres) that it lies at, by trying it to either side."""
    body, (low, high) = body_of(person), LIMITS[name]
    angles, height, _ = solved
    for step in (NUDGE, -NUDGE):
        angle = min(max(angles.get(name, 0.0) + step, low), high)
        bones = pose_skeleton(pose, person_of(person), {**angles, name: angle}, height)
        if float(reach_down(body.place_on(bones))[body.pick(part[0])].min()) > part[1] + LIFTS:
            return True
    return False


def hanging_free(pose: Pose, said: Collection[str], person: str, flesh: Flesh) -> Pose | None:
    """Return the pose with arms that hang farther out, where they hang in trunk or legs; None when none does.

    `said` names the angles that an author gave: they stay.
    """
    moved: dict[str, float] = {}
    for side in SIDES:
        name = f"{side}_shoulder_abduction"
        if name in said or (side in pose.hands and pose.hands[side].reach):
            continue
        arm = tuple(f"{side}_{unit}" for unit in LIMBS["arm"])
        deepest = max(
            (
                found.depth
                for units, found in overlaps(person, flesh, arm).items()
                if any(unit.endswith(("torso", "thigh", "lower")) for unit in units)
            ),
            default=0.0,
        )
        angle = pose.every_angle().get(name, 0.0) + OUTWARD
        if deepest > INSIDE and angle <= FARTHEST:
            moved[name] = angle
    return replace(pose, angles={**pose.angles, **moved}) if moved else None
