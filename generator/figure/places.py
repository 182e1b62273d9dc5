"""The names of places: what can rest, where hands can reach, where arrows and bands can start."""

from __future__ import annotations

from generator.figure.joints import SIDES


def _both(*names: str) -> tuple[str, ...]:
    return tuple(f"{side}-{name}" for name in names for side in SIDES)


RESTING_PARTS = (
    "pelvis",
    "sacrum",
    "belly",
    "ribs",
    "upper-back",
    "torso",
    "head",
    "feet",
    "knees",
    "hands",
    "forearms",
    "toes",
    "heels",
    *_both("foot", "toes", "heel", "shin", "knee", "thigh", "leg", "hand", "forearm"),
)
"""Parts of the body that a contact may name."""

HAND_PLACES = (
    "behind-head",
    "mat",
    "wall",
    "hip",
    *_both("shin", "calf", "knee", "thigh", "ankle"),
)
"""Places that a hand may reach for."""

POINTS = (
    "head",
    "chest",
    "navel",
    "pelvis",
    "hips",
    "shoulders",
    *_both("hip", "knee", "ankle", "heel", "foot", "toes", "shoulder", "elbow", "wrist", "hand"),
)
"""Points of the body that arrows, bands and props may name."""

DIRECTIONS = (
    "up",
    "down",
    "footward",
    "headward",
    "away",
    "near",
    *_both("shin", "thigh", "forearm", "upper-arm", "foot"),
)
"""Directions that an arrow may run along: of the world, or down a limb."""

_GIVES = {
    "foot": "hip_flexion",
    "leg": "hip_flexion",
    "thigh": "hip_flexion",
    "shin": "hip_flexion",
    "knee": "hip_flexion",
    "heel": "hip_flexion",
    "toes": "ankle_plantarflexion",
    "hand": "shoulder_flexion",
    "forearm": "shoulder_flexion",
}


def gives_way(part: str) -> str:
    """Name the angle that moves, unless the author names another, until a part rests where it should."""
    side, _, limb = part.partition("-")
    if side in SIDES and limb in _GIVES:
        return f"{side}_{_GIVES[limb]}"
    return "neck_flexion" if part == "head" else "tilt"
