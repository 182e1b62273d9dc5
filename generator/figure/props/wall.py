"""A wall to lean on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES = {"x": (-150.0, 150.0), "height": (60.0, 240.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ()
"""Places an author may name."""
HEIGHT = 168.0
AT = 60.0
"""Where a wall stands when nothing is said, in centimetres from the middle of the floor."""
HALF_WIDTH, THICK = 0.26, 0.035
LIT, SHADED = 0.3, 0.12
"""How much of the paint of the wall's top is paper, and how much of its end's is shade."""


def support(prop: Prop) -> float:
    """A wall carries nothing."""
    return 0.0


def behind(stage: Stage, prop: Prop) -> None:
    """Paint the wall's face at `x`, and the end of it that is cut off."""
    import numpy as np

    x = prop.numbers.get("x", AT) / 100
    height = prop.numbers.get("height", HEIGHT) / 100
    low, high = np.array((x, -HALF_WIDTH, 0.0)), np.array((x + THICK, HALF_WIDTH, height))
    tones = (stage.tone("wall", light=LIT), stage.tone("wall", deep=SHADED), stage.tone("wall"))
    if stage.rows[2, 0] > 0:
        face = np.array([(x, -HALF_WIDTH, 0), (x, HALF_WIDTH, 0), (x, HALF_WIDTH, height), (x, -HALF_WIDTH, height)])
        stage.face(face, stage.tone("wall"))
    stage.box(low, high, tones)
