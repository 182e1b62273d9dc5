"""A plain chair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.figure.words.pose import Handle

if TYPE_CHECKING:
    from generator.figure.body.rotation import Vector
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
WHEEL, TYRE, WHEEL_OUT, HUB_AHEAD = 0.305, 0.013, 0.265, -0.06
BACK_AT, BACK_UP, FRONT, FRAME_OUT, FRAME = -0.155, 0.30, 0.27, 0.205, 0.012
REST, REST_UP, CASTER, CASTER_AHEAD = 0.14, 0.07, 0.065, 0.29
"""An active wheelchair with wheels of 24 inches: radius, half the tyre, how far out and ahead of the hips the hub is;
where its back and front are, how high the back, half the width and the thickness of the frame; how far ahead and up the
footrests are, radius and place of the casters. Metres.
"""
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

    if stage.body.person.wheels and "x" not in prop.numbers:
        return _wheelchair(stage, support(prop))
    x, y = stage.floor() + np.array((prop.numbers.get("x", 0.0) / 100, 0.0))
    found = []
    for name, low, high in _boxes(float(x), float(y), support(prop)):
        start, end = np.array(low), np.array(high)
        lump = Lump((start + end) / 2, np.eye(3), (end - start) / 2)
        found.append(box(stage, name, lump, _far(stage) if low[1] > y else stage.tones("wood")))
    return found


def _wheelchair(stage: Stage, seat: float) -> list[Solid]:
    """Return the chair of who uses one: seat and back, footrests, wheels with their handrims, and casters."""
    import numpy as np

    from generator.figure.stage.solids import Lump, bar, box, drum, hoop

    x, y = stage.floor()
    found = []

    def at(ahead: float, aside: float, up: float) -> Vector:
        return np.array((x + ahead, y + aside, up))

    for word, sign in (("far", 1.0), ("near", -1.0)):
        out = sign * WHEEL_OUT
        hub = at(HUB_AHEAD, out, WHEEL)
        found += [hoop(stage, f"{word} wheel", hub, WHEEL, TYRE, "iron", "steel")]
        for ahead, up, other in ((BACK_AT, seat + BACK_UP, (BACK_AT, seat)), (BACK_AT, seat, (FRONT, seat))):
            ends = at(ahead, sign * FRAME_OUT, up), at(other[0], sign * FRAME_OUT, other[1])
            found.append(bar(stage, f"{word} frame {ahead} {up}", ends, FRAME, "steel"))
        shin = at(FRONT, sign * FRAME_OUT, seat), at(FRONT + REST, sign * FRAME_OUT, REST_UP)
        found.append(bar(stage, f"{word} rest", shin, FRAME, "steel"))
        caster = at(CASTER_AHEAD, sign * FRAME_OUT, CASTER)
        wide = np.array((0.0, TYRE, 0.0))
        found.append(drum(stage, f"{word} caster", (caster - wide, caster + wide), (CASTER, CASTER), "iron"))
    for word, low, high in (
        ("seat", (BACK_AT, -FRAME_OUT, seat - SEAT_THICK), (FRONT, FRAME_OUT, seat)),
        ("back", (BACK_AT - FRAME, -FRAME_OUT, seat), (BACK_AT + FRAME, FRAME_OUT, seat + BACK_UP)),
    ):
        start, end = at(*low), at(*high)
        found.append(box(stage, word, Lump((start + end) / 2, np.eye(3), (end - start) / 2), stage.tones("pad")))
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
