"""A step or stair to stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES = {"height": (5.0, 40.0), "depth": (20.0, 80.0), "x": (-150.0, 150.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ()
"""Places an author may name."""
LIFTS = True
"""The whole body is on it: without a mat no shadow falls on the floor."""
HEIGHT, DEPTH = 18.0, 30.0
HALF_WIDTH = 0.22


def support(prop: Prop) -> float:
    """Return the height of the step's top, in metres."""
    return prop.numbers.get("height", HEIGHT) / 100


def behind(stage: Stage, prop: Prop) -> None:
    """Paint the step, its near edge (towards the left of the page) at `x`."""
    import numpy as np

    left = prop.numbers.get("x", 0.0) / 100
    low = np.array((left, -HALF_WIDTH, 0.0))
    high = np.array((left + prop.numbers.get("depth", DEPTH) / 100, HALF_WIDTH, support(prop)))
    stage.box(low, high, stage.tones("wood"))
