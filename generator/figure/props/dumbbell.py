"""A dumbbell in a hand, or one in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {"length": (12.0, 45.0), "diameter": (6.0, 22.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ("in",)
"""Places an author may name."""
LENGTH, DIAMETER = 24.0, 11.0
"""A dumbbell of about 8 kg."""
HEAD = 0.30
"""The length of a head, as a share of the whole."""
HANDLE = 0.016
"""Half the thickness of the handle, in metres."""
HUB = 0.55
"""The lighter middle of a head's end, as a share of its radius."""


def support(prop: Prop) -> float:
    """A dumbbell carries nothing."""
    return 0.0


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return handle and heads of the dumbbell in each hand that holds one."""
    from generator.figure.body.holding import grip_of
    from generator.figure.stage.solids import bar, drum
    from generator.figure.words.joints import SIDES

    half = prop.numbers.get("length", LENGTH) / 200
    wide = prop.numbers.get("diameter", DIAMETER) / 200
    found = []
    for side in SIDES if prop.held == "both" else (prop.held,):
        middle, axis = grip_of(stage.bones, side)
        inner = half * (1 - 2 * HEAD)
        hand = (f"{side}_hand",)
        found.append(
            bar(stage, f"{side} handle", (middle - axis * inner, middle + axis * inner), HANDLE, "steel", hand)
        )
        for word, sign in (("thumb", 1), ("little", -1)):
            ends = middle + axis * (sign * inner), middle + axis * (sign * half)
            found.append(drum(stage, f"{side} {word}", ends, (wide, wide), "iron", hub=HUB))
    return found
