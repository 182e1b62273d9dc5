"""A sturdy box to step or jump on, or to lean hands or feet on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.figure.words.pose import Handle

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {
    "height": (15.0, 76.0),
    "depth": (30.0, 90.0),
    "x": (-150.0, 150.0),
    "y": (-60.0, 60.0),
}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ()
"""Places an author may name."""
HEIGHT, DEPTH, AT = 51.0, 50.0, 25.0
"""Height and depth, and how far before the middle of the floor its near side stands, when nothing is said."""
HALF_WIDTH = 0.30
IN_FROM_EDGE = 6.0
"""How far in from the edge a wrist lies, in centimetres."""


def support(prop: Prop) -> float:
    """Return the height of the box's top, in metres."""
    return prop.numbers.get("height", HEIGHT) / 100


def handle(prop: Prop) -> Handle:
    """Return where hands lie on its top, a hand's length in from the edge."""
    return Handle((prop.numbers.get("x", AT) + IN_FROM_EDGE, None, support(prop) * 100), "on")


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return the box; `x` is its near side, towards the left of the page."""
    from generator.figure.stage.solids import box, upright

    deep = prop.numbers.get("depth", DEPTH) / 200
    x, y = prop.numbers.get("x", AT) / 100 + deep, prop.numbers.get("y", 0.0) / 100
    return [box(stage, "box", upright(x, y, 0.0, support(prop), (deep, HALF_WIDTH)), stage.tones("wood"))]
