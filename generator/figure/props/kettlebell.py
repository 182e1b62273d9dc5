"""A kettlebell in one hand, or held by both."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.body.rotation import Vector
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {"diameter": (12.0, 28.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ("in",)
"""Places an author may name."""
DIAMETER = 19.0
"""The bell of about 12 kg."""
HANDLE = 0.0155
"""Half the thickness of the handle, in metres."""
HALF_GRIP, RISE, SUNK = 0.074, 0.045, 0.035
"""Half the width of the handle, how far its middle stands off the bell, and how deep its horns go into it; metres."""
ARCH, SQUARE = 1.55, 0.55
"""The handle is this much of a half circle to either side, in radians, made square by this power."""


def support(prop: Prop) -> float:
    """A kettlebell carries nothing."""
    return 0.0


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return bell, horns and handle, hanging from the fingers of the hand or hands."""
    import numpy as np

    from generator.figure.body.holding import grip_of
    from generator.figure.body.rotation import unit
    from generator.figure.stage.solids import Lump, ball, bar

    sides = ("left", "right") if prop.held == "both" else (prop.held,)
    grips = [grip_of(stage.bones, side) for side in sides]
    middle: Vector = np.mean([place for place, _ in grips], axis=0)
    axis = grips[0][1] if len(grips) == 1 else unit(grips[0][0] - grips[1][0])
    away = -np.mean([stage.bones.frame[f"{side}_hand"][:, 2] for side in sides], axis=0)
    away = unit(away - axis * float(away @ axis))
    radius = prop.numbers.get("diameter", DIAMETER) / 200
    bell = middle + away * (RISE + radius)
    hands = tuple(f"{side}_hand" for side in sides)
    frame = np.column_stack([axis, np.cross(away, axis), away])
    turn = np.linspace(-ARCH, ARCH, 13)[:, None]
    shape = (
        np.sign(np.sin(turn)) * np.abs(np.sin(turn)) ** SQUARE,
        np.sign(np.cos(turn)) * np.abs(np.cos(turn)) ** SQUARE,
    )
    arch = middle + away * (RISE + SUNK) + axis * HALF_GRIP * shape[0] - away * (RISE + SUNK) * shape[1]
    return [
        ball(stage, "bell", Lump(bell, frame, np.full(3, radius)), "iron"),
        bar(stage, "handle", list(arch), HANDLE, "iron", hands),
    ]
