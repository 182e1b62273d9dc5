"""A low hurdle to step or jump over."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {"height": (10.0, 100.0), "x": (-150.0, 150.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ()
"""Places an author may name."""
HEIGHT, AT = 30.0, 40.0
HALF_WIDTH, TUBE, FOOT = 0.32, 0.013, 0.16
"""Half its width, half the thickness of its tubes, and how far its feet reach, in metres."""


def support(prop: Prop) -> float:
    """A hurdle carries nothing."""
    return 0.0


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return feet, posts and bar, across the way."""
    import numpy as np

    from generator.figure.stage.solids import bar

    high, x = prop.numbers.get("height", HEIGHT) / 100, prop.numbers.get("x", AT) / 100
    found = []
    for word, y in (("far", HALF_WIDTH), ("near", -HALF_WIDTH)):
        foot, top = np.array((x, y, TUBE)), np.array((x, y, high))
        ahead = np.array((FOOT, 0.0, 0.0))
        found.append(bar(stage, f"{word} foot", (foot - ahead, foot + ahead), TUBE, "cone"))
        found.append(bar(stage, f"{word} post", (foot, top), TUBE, "cone"))
    ends = np.array((x, HALF_WIDTH + TUBE, high)), np.array((x, -HALF_WIDTH - TUBE, high))
    return [*found, bar(stage, "bar", ends, TUBE, "cone")]
