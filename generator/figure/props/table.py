"""A table, desk or worktop to lean on or to sit at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.figure.words.pose import Handle

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {"height": (50.0, 110.0), "depth": (30.0, 120.0), "x": (-150.0, 150.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ()
"""Places an author may name."""
HEIGHT, DEPTH, AT = 74.0, 60.0, 28.0
HALF_WIDTH, TOP, LEG = 0.45, 0.035, 0.024
IN_FROM_EDGE = 3.0
"""How far in from the edge a wrist lies, in centimetres."""


def support(prop: Prop) -> float:
    """Return the height of the table's top, in metres."""
    return prop.numbers.get("height", HEIGHT) / 100


def handle(prop: Prop) -> Handle:
    """Return where hands lie on its top."""
    return Handle((prop.numbers.get("x", AT) + IN_FROM_EDGE, None, support(prop) * 100), "on")


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return legs and top; `x` is its near edge, towards the left of the page."""
    from generator.figure.stage.solids import box, upright

    deep, top = prop.numbers.get("depth", DEPTH) / 200, support(prop)
    x = prop.numbers.get("x", AT) / 100 + deep
    found = []
    for k, (ahead, aside) in enumerate(((1, 1), (-1, 1), (1, -1), (-1, -1))):
        leg = upright(x + ahead * (deep - 2 * LEG), aside * (HALF_WIDTH - 2 * LEG), 0.0, top - TOP, (LEG, LEG))
        found.append(box(stage, f"leg {k}", leg, stage.tones("wood")))
    plate = upright(x, 0.0, top - TOP, top, (deep, HALF_WIDTH))
    return [*found, box(stage, "top", plate, stage.tones("wood"))]
