"""A flight of stairs that rises to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {
    "height": (12.0, 22.0),
    "depth": (22.0, 40.0),
    "steps": (2.0, 6.0),
    "x": (-150.0, 150.0),
}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ()
"""Places an author may name."""
HEIGHT, DEPTH, STEPS, AT = 17.0, 29.0, 3, 10.0
"""Rise and going of a step in an ordinary house, how many there are, and where the first begins."""
HALF_WIDTH = 0.40


def support(prop: Prop) -> float:
    """Return the height of the first step, in metres."""
    return prop.numbers.get("height", HEIGHT) / 100


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return the steps, each a block down to the floor."""
    from generator.figure.stage.solids import box, upright

    rise, deep = support(prop), prop.numbers.get("depth", DEPTH) / 100
    start, count = prop.numbers.get("x", AT) / 100, int(prop.numbers.get("steps", STEPS))
    found = []
    for k in range(count):
        block = upright(start + deep * (k + 0.5), 0.0, 0.0, rise * (k + 1), (deep / 2, HALF_WIDTH))
        found.append(box(stage, f"step {k}", block, stage.tones("wood")))
    return found
