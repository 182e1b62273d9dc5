"""A bar above to hang from; a low one to lean or to row on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.figure.words.pose import Handle

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {"height": (30.0, 260.0), "length": (60.0, 200.0), "x": (-150.0, 150.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ()
"""Places an author may name."""
HEIGHT, LENGTH = 222.0, 120.0
RADIUS, POST = 0.016, 0.022
"""Half the thickness of the bar and of its posts, in metres."""


def support(prop: Prop) -> float:
    """Return the height of the bar, in metres."""
    return prop.numbers.get("height", HEIGHT) / 100


def handle(prop: Prop) -> Handle:
    """Return where hands hang from it."""
    return Handle((prop.numbers.get("x", 0.0), None, support(prop) * 100), "under")


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return bar and posts, across the body."""
    import numpy as np

    from generator.figure.stage.solids import bar

    half = prop.numbers.get("length", LENGTH) / 200
    middle, axis = np.array((prop.numbers.get("x", 0.0) / 100, 0.0, support(prop))), np.array((0.0, half, 0.0))
    posts = [
        bar(stage, f"post {sign}", (end * (1.0, 1.0, 0.0), end), POST, "iron")
        for sign in (1, -1)
        for end in (middle + axis * sign,)
    ]
    return [*posts, bar(stage, "bar", (middle - axis, middle + axis), RADIUS, "steel", ("left_hand", "right_hand"))]
