"""A plain chair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.figure.words.pose import Handle

if TYPE_CHECKING:
    from generator.figure.drawing import Paint
    from generator.figure.stage.solids import Solid
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
RAIL_GRIP = 1.5
"""A hand over the back is so many centimetres below its top."""
FAR_LEGS = (0.10, 0.18, 0.26)
"""How much of the paint of the far legs is shade: top, long side and end."""

Box = tuple[str, tuple[float, float, float], tuple[float, float, float]]


def support(prop: Prop) -> float:
    """Return the height of the seat, in metres."""
    return prop.numbers.get("height", HEIGHT) / 100


def handle(prop: Prop) -> Handle:
    """Return where hands take the top of its back."""
    x = prop.numbers.get("x", 0.0) - (BEHIND - LEG / 2) * 100
    return Handle((x, None, (support(prop) + BACK_HEIGHT) * 100 - RAIL_GRIP), "over")


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return seat, legs and back of the chair under the pelvis, or `x` before it."""
    import numpy as np

    from generator.figure.stage.solids import Lump, box

    x, y = stage.floor() + np.array((prop.numbers.get("x", 0.0) / 100, 0.0))
    found = []
    for name, low, high in _boxes(float(x), float(y), support(prop)):
        start, end = np.array(low), np.array(high)
        lump = Lump((start + end) / 2, np.eye(3), (end - start) / 2)
        found.append(box(stage, name, lump, _far(stage) if low[1] > y else stage.tones("wood")))
    return found


def _far(stage: Stage) -> tuple[Paint, Paint, Paint]:
    top, side, end = (stage.tone("wood", deep=deep) for deep in FAR_LEGS)
    return top, side, end


def _boxes(x: float, y: float, seat: float) -> list[Box]:
    found: list[Box] = []
    back = x - BEHIND
    for word, side in (("far", y + HALF_WIDTH - LEG), ("near", y - HALF_WIDTH)):
        for end, left in (("back", back), ("front", x + AHEAD - LEG)):
            found.append((f"{word} {end} leg", (left, side, 0.0), (left + LEG, side + LEG, seat - SEAT_THICK)))
        found.append((f"{word} post", (back, side, seat), (back + LEG, side + LEG, seat + BACK_HEIGHT)))
    rail = seat + BACK_HEIGHT - RAIL
    found.append(("rail", (back, y - HALF_WIDTH, rail), (back + LEG, y + HALF_WIDTH, rail + RAIL)))
    found.append(("seat", (back, y - HALF_WIDTH, seat - SEAT_THICK), (x + AHEAD, y + HALF_WIDTH, seat)))
    return found
