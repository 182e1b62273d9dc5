"""A towel, rolled or folded to a strip, between both hands, or from a hand to a foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {"width": (3.0, 20.0), "slack": (0.0, 40.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ("from", "to")
"""Places an author may name."""
LEAST_POINTS = 0.8
WIDTH = 6.0


def support(prop: Prop) -> float:
    """A towel carries nothing."""
    return 0.0


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return the towel as one strip, under the hands that hold it; `slack` is how far its middle hangs."""
    from generator.figure.stage.solids import held_strip

    return [held_strip(stage, prop, WIDTH, "towel", LEAST_POINTS)]
