"""A resistance band, stretched between two points of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.figure.drawing import Paint, Stroke

if TYPE_CHECKING:
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ("from", "to")
"""Places an author may name."""
WIDTH = 0.020
EDGES = 1.2
"""Points by which the paper or ink under the band is wider than the band."""


def support(prop: Prop) -> float:
    """A band carries nothing."""
    return 0.0


def before(stage: Stage, prop: Prop) -> None:
    """Paint the band over the body, edged so that it shows on any clothes."""
    import numpy as np

    ends = stage.flat(np.array([stage.point(name) for name in prop.ends]))
    width = WIDTH / stage.sketch.point
    stage.sketch.line([ends], Stroke(Paint("ink" if stage.line else "paper"), round(width + EDGES, 2)))
    stage.sketch.line([ends], Stroke(Paint("paper" if stage.line else "band"), round(width, 2)))
