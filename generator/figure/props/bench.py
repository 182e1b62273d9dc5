"""A training bench: to sit or lie on, to lean on, to step on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.figure.words.pose import Handle

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {
    "height": (25.0, 60.0),
    "length": (60.0, 140.0),
    "x": (-150.0, 150.0),
    "y": (-60.0, 60.0),
    "turn": (-90.0, 90.0),
}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ("under",)
"""Places an author may name."""
LIFTS = True
"""The whole body is on it: without a mat no shadow falls on the floor."""
HEIGHT, LENGTH = 44.0, 120.0
HALF_WIDTH, PAD = 0.14, 0.075
SOLE = 1.2
"""Half the length of a foot across the bench, in half widths of the pad."""
LEG_IN, LEG = 0.12, 0.024
"""How far its feet stand in from the ends, and half their thickness, in metres."""


def support(prop: Prop) -> float:
    """Return the height of the bench's top, in metres."""
    return prop.numbers.get("height", HEIGHT) / 100


def handle(prop: Prop) -> Handle:
    """Return where hands lie on its top."""
    x = None if prop.place else prop.numbers.get("x")
    return Handle((x, None, support(prop) * 100), "on")


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return pad and feet of the bench, below what it carries; `x` and `y` shift it, `turn` lays it across."""
    import numpy as np

    from generator.figure.body.rotation import about_up
    from generator.figure.stage.solids import box, upright

    x, y = stage.spot(prop.place) if prop.place else stage.floor()
    x, y = x + prop.numbers.get("x", 0.0) / 100, y + prop.numbers.get("y", 0.0) / 100
    turn, half = prop.numbers.get("turn", 0.0), prop.numbers.get("length", LENGTH) / 200
    top, low = support(prop), support(prop) - PAD
    frame, found = about_up(turn), []
    for k, sign in enumerate((1.0, -1.0)):
        foot = np.array((x, y, 0.0)) + frame[:, 0] * (sign * (half - LEG_IN))
        post = upright(foot[0], foot[1], 0.0, low, (LEG, LEG), turn)
        sole = upright(foot[0], foot[1], 0.0, 2 * LEG, (LEG, HALF_WIDTH * SOLE), turn)
        found += [
            box(stage, f"sole {k}", sole, stage.tones("iron")),
            box(stage, f"post {k}", post, stage.tones("iron")),
        ]
    found.append(box(stage, "pad", upright(x, y, low, top, (half, HALF_WIDTH), turn), stage.tones("pad")))
    return found
