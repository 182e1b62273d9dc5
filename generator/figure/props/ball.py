"""A soft ball the size of a tennis ball, or larger."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.figure.drawing import Paint, Stroke
from generator.figure.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.model import Prop
    from generator.figure.rotation import Vector
    from generator.figure.stage import Stage

SIZES = {"diameter": (3.0, 75.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ("under", "side")
"""Places an author may name."""
DIAMETER = 6.8
GIVE = 0.56
"""A belly lies this share of the ball's diameter above the floor: the ball sinks into it."""
HALFWAY = (0.130, 0.060)
"""Halfway from navel to front hip bone: metres above the hip axis, and out from the midline."""


def support(prop: Prop) -> float:
    """Return how far above the floor the ball holds soft flesh, in metres."""
    return _diameter(prop) * GIVE


def behind(stage: Stage, prop: Prop) -> None:
    """Paint the ball on the floor under its place, with the seam of a tennis ball."""
    import numpy as np

    radius = _diameter(prop) / 2
    x, y = _place(stage, prop)
    middle = stage.flat(np.array([(x, y, radius)]))[0]
    turn = np.linspace(0, 2 * math.pi, 28, endpoint=False)
    around = np.column_stack([np.cos(turn), np.sin(turn)])
    stage.sketch.fill([middle + around * radius], stage.tone("ball"), stage.edge)
    if radius * stage.sketch.scale < 0.9 or radius > 0.08:
        return
    bow = np.linspace(-0.78, 0.78, 9)
    seams = [
        middle + np.column_stack([sign * (1.25 - 0.95 * np.cos(bow)), 0.95 * np.sin(bow)]) * radius for sign in (1, -1)
    ]
    paint = Paint("ink") if stage.line else Paint("ball-line")
    stage.sketch.line(seams, Stroke(paint, round(min(0.8, 0.010 / stage.sketch.point), 2)))


def _diameter(prop: Prop) -> float:
    return prop.numbers.get("diameter", DIAMETER) / 100


def _place(stage: Stage, prop: Prop) -> Vector:
    if prop.place == "belly":
        height, out = HALFWAY
        spine, frame = stage.bones.at_spine(height)
        at: Vector = spine + frame[:, 1] * (SIDES.get(prop.side, 0) * out)
        return at[:2]
    spot = stage.spot(prop.place or "pelvis")
    return spot + stage.bones.frame["pelvis"][:2, 1] * (SIDES.get(prop.side, 0) * 0.07)
