"""A pillow under head, knees or belly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {"height": (4.0, 25.0), "length": (25.0, 80.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ("under",)
"""Places an author may name."""
HEIGHT, LENGTH = 12.0, 50.0
HALF_DEPTH = 0.19
PRESSED = 0.8
"""A pillow that carries a head has its middle at this share of half its height."""
GIVE = 0.62
"""A part of the body sinks in until it lies this share of the pillow's height above the floor."""


def support(prop: Prop) -> float:
    """Return how high the pillow holds what lies on it, in metres."""
    return prop.numbers.get("height", HEIGHT) / 100 * GIVE


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return the pillow, across the body under its place."""
    import numpy as np

    from generator.figure.stage.solids import Lump, ball

    x, y = stage.spot(prop.place or "head")
    half = np.array((HALF_DEPTH, prop.numbers.get("length", LENGTH) / 200, prop.numbers.get("height", HEIGHT) / 200))
    return [ball(stage, "pillow", Lump(np.array((x, y, half[2] * PRESSED)), np.eye(3), half), "towel")]
