"""A soft ball the size of a tennis ball, or larger."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.figure.drawing import Paint, Stroke
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.rotation import Vector
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES = {"diameter": (3.0, 75.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ("under", "side")
"""Places an author may name."""
DIAMETER = 6.8
SMALL_SCALE, LARGER = 40.0, 1.3
"""Below this many millimetres of paper per metre of body, a ball is drawn this much larger, over the body."""
SMALLEST_SEAM, LARGEST_SEAM = 0.9, 0.08
"""A seam is drawn from this radius on paper in millimetres, up to this radius of ball in metres."""
SEAM_BOW, SEAM_OFF, SEAM_REACH = 0.78, 1.25, 0.95
"""A seam is part of an ellipse: half its angle in radians, how far its middle lies off the ball's, and its half axis,
in radii of the ball. By eye, after a tennis ball.
"""
SEAM_WIDTH, SEAM_POINTS = 0.010, 0.8
"""The width of a seam in metres, and at most in points."""
EDGE_POINTS = 0.4
"""The width of the edge of paper round a ball in a small picture."""
OUT = 0.07
"""Metres from the midline at which a ball lies under one side of the body."""
GIVE = 0.56
"""A belly lies this share of the ball's diameter above the floor: the ball sinks into it."""
HALFWAY = (0.130, 0.060)
"""Halfway from navel to front hip bone: metres above the hip axis, and out from the midline."""


def support(prop: Prop) -> float:
    """Return how far above the floor the ball holds soft flesh, in metres."""
    return _diameter(prop) * GIVE


def behind(stage: Stage, prop: Prop) -> None:
    """Paint the ball on the floor under its place."""
    if stage.sketch.scale >= SMALL_SCALE:
        _paint(stage, prop, _diameter(prop) / 2)


def before(stage: Stage, prop: Prop) -> None:
    """Paint the ball over the body, and larger, where it would be too small to be found under it."""
    if stage.sketch.scale < SMALL_SCALE:
        _paint(stage, prop, _diameter(prop) / 2 * LARGER)


def _paint(stage: Stage, prop: Prop, radius: float) -> None:
    """Paint a ball with the seam of a tennis ball."""
    import numpy as np

    x, y = _place(stage, prop)
    middle = stage.flat(np.array([(x, y, radius)]))[0]
    turn = np.linspace(0, 2 * math.pi, 28, endpoint=False)
    around = np.column_stack([np.cos(turn), np.sin(turn)])
    edge = stage.edge or (Stroke(Paint("paper"), EDGE_POINTS) if stage.sketch.scale < SMALL_SCALE else None)
    stage.sketch.fill([middle + around * radius], stage.tone("ball"), edge)
    if radius * stage.sketch.scale < SMALLEST_SEAM or radius > LARGEST_SEAM:
        return
    bow = np.linspace(-SEAM_BOW, SEAM_BOW, 9)
    seams = [
        middle + np.column_stack([sign * (SEAM_OFF - SEAM_REACH * np.cos(bow)), SEAM_REACH * np.sin(bow)]) * radius
        for sign in (1, -1)
    ]
    paint = Paint("ink") if stage.line else Paint("ball-line")
    stage.sketch.line(seams, Stroke(paint, round(min(SEAM_POINTS, SEAM_WIDTH / stage.sketch.point), 2)))


def _diameter(prop: Prop) -> float:
    return prop.numbers.get("diameter", DIAMETER) / 100


def _place(stage: Stage, prop: Prop) -> Vector:
    if prop.place == "belly":
        height, out = HALFWAY
        spine, frame = stage.bones.at_spine(height)
        at: Vector = spine + frame[:, 1] * (SIDES.get(prop.side, 0) * out)
        return at[:2]
    spot = stage.spot(prop.place or "pelvis")
    return spot + stage.bones.frame["pelvis"][:2, 1] * (SIDES.get(prop.side, 0) * OUT)
