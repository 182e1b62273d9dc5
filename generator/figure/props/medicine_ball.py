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
    from generator.figure.stage.solids import held_ball

    whole, _ = held_ball(stage, prop, prop.numbers.get("diameter", DIAMETER) / 200, "iron")
    return [whole]
