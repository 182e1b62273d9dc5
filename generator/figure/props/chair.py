"""A plain chair."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.drawing import Paint
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES = {"height": (30.0, 60.0), "x": (-150.0, 150.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ()
"""Places an author may name."""
LIFTS = True
"""The whole body is on it: without a mat no shadow falls on the floor."""
HEIGHT = 45.0
SEAT_THICK, LEG = 0.035, 0.035
HALF_WIDTH = 0.21
BEHIND, AHEAD = 0.20, 0.26
"""How far the seat reaches behind and before the hips, in metres."""
BACK_HEIGHT = 0.44
RAIL = 0.10
"""How high the back stands over the seat, and the rail at its top, in metres."""
FAR_LEGS = (0.10, 0.18, 0.26)
"""How much of the paint of the far legs is shade: top, long side and end."""

Box = tuple[tuple[float, float, float], tuple[float, float, float]]


def support(prop: Prop) -> float:
    """Return the height of the seat, in metres."""
    return prop.numbers.get("height", HEIGHT) / 100


def behind(stage: Stage, prop: Prop) -> None:
    """Paint the chair under the pelvis, far legs first; its back is behind the body."""
    import numpy as np

    x, y = stage.bones.origin["pelvis"][:2] + np.array((prop.numbers.get("x", 0.0) / 100, 0.0))
    for low, high in _boxes(float(x), float(y), support(prop)):
        stage.box(np.array(low), np.array(high), _far(stage) if low[1] > y else stage.tones("wood"))


def _far(stage: Stage) -> tuple[Paint, Paint, Paint]:
    top, side, end = (stage.tone("wood", deep=deep) for deep in FAR_LEGS)
    return top, side, end


def _boxes(x: float, y: float, seat: float) -> list[Box]:
    found: list[Box] = []
    back = x - BEHIND
    for side in (y + HALF_WIDTH - LEG, y - HALF_WIDTH):
        for left in (back, x + AHEAD - LEG):
            found.append(((left, side, 0.0), (left + LEG, side + LEG, seat - SEAT_THICK)))
        found.append(((back, side, seat), (back + LEG, side + LEG, seat + BACK_HEIGHT)))
    rail = seat + BACK_HEIGHT - RAIL
    found.insert(3, ((back, y - HALF_WIDTH, rail), (back + LEG, y + HALF_WIDTH, rail + RAIL)))
    found.insert(3, ((back, y - HALF_WIDTH, seat - SEAT_THICK), (x + AHEAD, y + HALF_WIDTH, seat)))
    return found
