"""A step or stair to stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
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


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return the step, its near edge (towards the left of the page) at `x`."""
    from generator.figure.stage.solids import box, upright

    deep = prop.numbers.get("depth", DEPTH) / 200
    lump = upright(prop.numbers.get("x", 0.0) / 100 + deep, 0.0, 0.0, support(prop), (deep, HALF_WIDTH))
    return [box(stage, "step", lump, stage.tones("wood"))]
