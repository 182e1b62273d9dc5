"""The names of places: what can rest, where hands can reach, where arrows and bands can start."""

from __future__ import annotations

from generator.figure.words.joints import SIDES


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
    *_both("foot", "toes", "heel", "shin", "knee", "thigh", "leg", "hand", "forearm", "arm"),
)
"""Parts of the body that a contact may name."""

HAND_PLACES = (
    "behind-head",
    "mat",
    "wall",
    "hip",
    "belly",
    "heart",
    "prayer",
    "clasped",
    "behind-back",
    *_both("shin", "calf", "knee", "thigh", "ankle", "foot", "shoulder", "elbow", "wrist"),
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

PARTNER = "partner-"
PARTNER_PLACES = tuple(f"{PARTNER}{point}" for point in POINTS)
"""Places on the first person that a partner's hand may reach for."""

DIRECTIONS = (
    "up",
    "down",
    "footward",
    "headward",
    "away",
    "near",
    "trunk",
    *_both("shin", "thigh", "forearm", "upper-arm", "foot"),
)
"""Directions that an arrow may run along: of the world, up the trunk, or down a limb."""

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
    "arm": "shoulder_flexion",
}


TRUNK = ("pelvis", "sacrum", "belly", "ribs", "upper-back", "torso", "head")
"""Parts that have no sides."""

BOTH = {
    "feet": _both("foot"),
    "knees": _both("knee"),
    "hands": _both("hand"),
    "forearms": _both("forearm"),
    "toes": _both("toes"),
    "heels": _both("heel"),
}
"""What is meant by a part in the plural."""


def resting_sides(part: str, carrier: str) -> tuple[str, ...]:
    """Name the parts that must each come to rest: a body that lies on its trunk lays down each limb by itself.

    A body that stands on its limbs leans with all of them at once.
    """
    return BOTH[part] if part in BOTH and carrier in TRUNK else (part,)


def gives_way(part: str) -> str:
    """Name the angle that moves, unless the author names another, until a part rests where it should."""
    side, _, limb = part.partition("-")
    if side in SIDES and limb in _GIVES:
        return f"{side}_{_GIVES[limb]}"
    return "neck_flexion" if part == "head" else "tilt"
