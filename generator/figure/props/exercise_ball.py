"""An exercise ball: to sit or lie on, to lean on, to roll with hands or feet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.figure.words.pose import Handle

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {"diameter": (45.0, 85.0), "x": (-150.0, 150.0), "y": (-60.0, 60.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ("under",)
"""Places an author may name."""
LIFTS = True
"""Who sits on it casts no shadow on the floor."""
DIAMETER = 65.0
GIVE = 0.93
"""A body lies this share of the ball's diameter above the floor: the ball gives."""
FLATTER, WIDER = 0.965, 1.012
"""How much lower and wider a ball is that stands on the floor."""


def support(prop: Prop) -> float:
    """Return how far above the floor the ball holds a body, in metres."""
    return prop.numbers.get("diameter", DIAMETER) / 100 * GIVE


def handle(prop: Prop) -> Handle:
    """Return where hands lie on its top."""
    x, y = prop.numbers.get("x"), prop.numbers.get("y")
    return Handle((x, y, support(prop) * 100), "on")


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return the ball below what it carries."""
    import numpy as np

    from generator.figure.stage.solids import Lump, ball

    radius = prop.numbers.get("diameter", DIAMETER) / 200
    x, y = stage.spot(prop.place or "pelvis")
    if not prop.place and "x" in prop.numbers:
        x, y = prop.numbers["x"] / 100, prop.numbers.get("y", 0.0) / 100
    half = np.array((radius * WIDER, radius * WIDER, radius * FLATTER))
    return [ball(stage, "ball", Lump(np.array((x, y, half[2])), np.eye(3), half), "gym-ball")]
