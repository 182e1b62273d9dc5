"""A stick or broom handle in both hands, or in one that leans on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {"length": (30.0, 200.0), "diameter": (1.0, 5.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ("in",)
"""Places an author may name."""
LINES_UP = True
"""One stick lies in both hands, and turns them into line."""
LENGTH, DIAMETER = 120.0, 2.6
LEAST_POINTS = 0.8


def support(prop: Prop) -> float:
    """A stick carries nothing."""
    return 0.0


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return the stick: through both hands, or from one hand to the floor."""
    import numpy as np

    from generator.figure.body.holding import grip_of
    from generator.figure.body.rotation import unit
    from generator.figure.stage.solids import bar

    half, radius = prop.numbers.get("length", LENGTH) / 200, prop.numbers.get("diameter", DIAMETER) / 200
    if prop.held == "both":
        left, right = (grip_of(stage.bones, side)[0] for side in ("left", "right"))
        middle, axis = (left + right) / 2, unit(left - right)
        ends = middle - axis * half, middle + axis * half
        return [bar(stage, "stick", ends, radius, "wood", ("left_hand", "right_hand"), LEAST_POINTS)]
    middle, axis = grip_of(stage.bones, prop.held)
    down = -axis if axis[2] > 0 else axis
    top = middle - down * (2 * half - float(np.clip(middle[2] / max(-down[2], half), 0.0, 2 * half)))
    return [bar(stage, "stick", (top, top + down * 2 * half), radius, "wood", (f"{prop.held}_hand",), LEAST_POINTS)]
