"""A resistance band, stretched between two points of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ("from", "to")
"""Places an author may name."""
HALF_WIDTH, LEAST_POINTS = 0.010, 0.6


def support(prop: Prop) -> float:
    """A band carries nothing."""
    return 0.0


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return the band as one strip, edged so that it shows on any clothes, under the hands that hold it."""
    from generator.figure.stage.solids import bar

    way = stage.strip(prop.ends, 0.0)
    return [bar(stage, "strip", way, HALF_WIDTH, "band", stage.hands(prop.ends), LEAST_POINTS, "paper")]
