"""A barbell with its plates: in both hands, on the back, in front of the shoulders, or across the hips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.figure.words.pose import Handle

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {"diameter": (0.0, 45.0), "length": (90.0, 220.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ("in", "on")
"""Places an author may name."""
LINES_UP = True
"""One bar lies in both hands, and turns them into line."""
LENGTH, DIAMETER = 180.0, 30.0
"""A bar for women and men of any size, with plates of 10 kg."""
BAR, COLLAR = 0.014, 0.030
"""Half the thickness of the bar, and of the collar that stops the plates, in metres."""
COLLAR_LONG, PLATE_LONG = 0.03, 0.055
SLEEVE = 0.30
"""How far the plates sit from the ends of the bar, in metres."""
HUB = 0.32
SPOTS = {"back": ("neck_base", (-9.5, 1.0)), "shoulders": ("chest", (9.5, 4.0)), "hips": ("pelvis", (13.0, 2.0))}
"""Where a bar lies on the body: the bone that carries it, centimetres before and above it."""


def support(prop: Prop) -> float:
    """A barbell carries nothing."""
    return 0.0


def handle(prop: Prop) -> Handle:
    """Return where hands take the bar that lies on the body."""
    bone, (forward, up) = SPOTS[prop.place or "back"]
    return Handle((forward, None, up), "over" if prop.place == "hips" else "under", bone)


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return bar, collars and plates."""
    import numpy as np

    from generator.figure.body.holding import grip_of
    from generator.figure.body.rotation import unit
    from generator.figure.stage.solids import bar, drum

    if prop.place:
        bone, (forward, up) = SPOTS[prop.place]
        middle = stage.bones.local(bone, forward / 100, 0.0, up / 100)
        axis = stage.bones.frame[bone][:, 1]
    else:
        left, right = (grip_of(stage.bones, side)[0] for side in ("left", "right"))
        middle, axis = (left + right) / 2, unit(left - right)
    half = prop.numbers.get("length", LENGTH) / 200
    wide = prop.numbers.get("diameter", DIAMETER) / 200
    hands = ("left_hand", "right_hand")
    found = [bar(stage, "bar", (middle - axis * half, middle + axis * half), BAR, "steel", hands)]
    if wide:
        for word, sign in (("left", 1.0), ("right", -1.0)):
            spots = half - SLEEVE + np.array((-COLLAR_LONG, 0.0, PLATE_LONG))
            collar, start, end = (middle + axis * (sign * far) for far in spots)
            found.append(drum(stage, f"{word} collar", (collar, start), (COLLAR, COLLAR), "steel"))
            found.append(drum(stage, f"{word} plate", (start, end), (wide, wide), "iron", hub=HUB))
    return found
