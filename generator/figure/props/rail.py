"""A rail to hold: across the front of the body, or beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.figure.words.pose import Handle

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {
    "height": (40.0, 130.0),
    "length": (40.0, 250.0),
    "x": (-150.0, 150.0),
    "y": (-60.0, 60.0),
}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ()
"""Places an author may name."""
HEIGHT, LENGTH, AT = 92.0, 130.0, 38.0
POSTS_IN = 0.9
"""Posts stand at this share of half the length."""
RADIUS, POST = 0.02, 0.016
"""Half the thickness of the rail and of its posts, in metres."""


def support(prop: Prop) -> float:
    """Return the height of the rail, in metres."""
    return prop.numbers.get("height", HEIGHT) / 100


def handle(prop: Prop) -> Handle:
    """Return where hands take the rail: with `y` it runs beside the body, otherwise across its front."""
    high = support(prop) * 100 - RADIUS * 100
    if "y" in prop.numbers:
        return Handle((prop.numbers.get("x"), prop.numbers["y"], high), "over")
    return Handle((prop.numbers.get("x", AT), None, high), "over")


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return rail and posts."""
    import numpy as np

    from generator.figure.stage.solids import bar

    beside, half = "y" in prop.numbers, prop.numbers.get("length", LENGTH) / 200
    x = prop.numbers.get("x", 0.0 if beside else AT) / 100
    middle = np.array((x, prop.numbers.get("y", 0.0) / 100, support(prop) - RADIUS))
    axis = np.array((1.0, 0.0, 0.0) if beside else (0.0, 1.0, 0.0))
    found = [
        bar(stage, f"post {sign}", (end * (1.0, 1.0, 0.0), end), POST, "steel")
        for sign in (1, -1)
        for end in (middle + axis * (sign * half * POSTS_IN),)
    ]
    hands = ("left_hand", "right_hand")
    return [*found, bar(stage, "rail", (middle - axis * half, middle + axis * half), RADIUS, "steel", hands)]
