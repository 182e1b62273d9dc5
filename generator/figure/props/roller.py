"""A foam roller, lying across the body."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES = {"diameter": (8.0, 20.0), "length": (20.0, 100.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ("under",)
"""Places an author may name."""
DIAMETER = 14.0
LENGTH = 45.0
HOLE = 0.42
"""The hole through it, as a share of its diameter."""
SIDE, INSIDE = 0.14, 0.35
"""How much of the paint of its side, and of the hole, is shade."""


def support(prop: Prop) -> float:
    """Return the height of the roller's top, in metres."""
    return prop.numbers.get("diameter", DIAMETER) / 100


def behind(stage: Stage, prop: Prop) -> None:
    """Paint the roller: its side, its near end, and the hole through it."""
    import numpy as np

    radius = support(prop) / 2
    half = prop.numbers.get("length", LENGTH) / 200
    x, y = stage.spot(prop.place or "sacrum")
    turn = np.linspace(0, 2 * math.pi, 28, endpoint=False)
    ring = np.column_stack([np.cos(turn) * radius, np.zeros(28), np.sin(turn) * radius])
    middle, along = np.array((x, y, radius)), np.array((0.0, half, 0.0))
    near, far = ring + middle - along, ring + middle + along
    hole = ring * HOLE + middle - along
    stage.sketch.polygon(stage.hull(np.vstack([near, far])), stage.tone("roller", deep=SIDE), stage.edge)
    stage.sketch.fill([stage.flat(near)], stage.tone("roller"), stage.edge)
    stage.sketch.fill([stage.flat(hole)], stage.tone("roller", deep=INSIDE), stage.edge)
