"""A medicine ball in both hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {"diameter": (16.0, 36.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ("in",)
"""Places an author may name."""
ROUNDED = True
"""Hands lie round it, on both sides."""
DIAMETER = 24.0


def support(prop: Prop) -> float:
    """A ball in the hands carries nothing."""
    return 0.0


def half_width(prop: Prop) -> float:
    """Return half the thickness of what hands lie round, in centimetres."""
    return prop.numbers.get("diameter", DIAMETER) / 2


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return the ball between the hands that hold it, or in the palm of one."""
    import numpy as np

    from generator.figure.stage.solids import Lump, ball

    radius = prop.numbers.get("diameter", DIAMETER) / 200
    sides = ("left", "right") if prop.held == "both" else (prop.held,)
    palms = [stage.palm(side) for side in sides]
    middle = np.mean([place for place, _ in palms], axis=0)
    if len(palms) == 1:
        middle = middle + palms[0][1] * radius
    lump = Lump(middle, np.eye(3), np.full(3, radius))
    return [ball(stage, "ball", lump, "iron", tuple(f"{side}_hand" for side in stage.towards(sides, middle)))]
