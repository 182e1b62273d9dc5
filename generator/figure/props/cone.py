"""A marker cone on the floor."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {"height": (5.0, 75.0), "x": (-150.0, 150.0), "y": (-60.0, 60.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ()
"""Places an author may name."""
HEIGHT, AT = 23.0, 50.0
FOOT, TIP = 0.30, 0.07
"""Half the width of its foot and of its tip, in its heights."""
PLATE = 0.02
ROOT = 0.78
"""The cone begins so wide on its foot, as a share."""
"""How high its square foot is, in metres."""


def support(prop: Prop) -> float:
    """A cone carries nothing."""
    return 0.0


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return foot and cone."""
    import numpy as np

    from generator.figure.stage.solids import box, drum, upright

    high = prop.numbers.get("height", HEIGHT) / 100
    spot = np.array((prop.numbers.get("x", AT) / 100, prop.numbers.get("y", 0.0) / 100, PLATE))
    foot, tip = high * FOOT, high * TIP
    plate = upright(spot[0], spot[1], 0.0, PLATE, (foot, foot))
    peak = spot + np.array((0.0, 0.0, high))
    return [
        box(stage, "foot", plate, stage.tones("cone")),
        drum(stage, "cone", (spot, peak), (foot * ROOT, tip), "cone"),
    ]
