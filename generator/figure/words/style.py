"""How a figure is to look: for what paper, at what scale, with what drawn beside the body."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from generator.figure.words.model import View

Kind = Literal["colour", "line", "small"]

MAT_LENGTH = 1.95
MAT_WIDTH = 0.62
MAT_MIDDLE = 0.025
"""The mat's size, and where its middle lies from the pelvis towards the feet; metres."""


@dataclass(frozen=True, slots=True)
class Style:
    """`scale` is millimetres of paper for a metre of body (at a stature of 1.68 m).

    `colour` is for posters and booklets, `line` for photocopies, `small` for figures about 20 mm wide. Person, view
    and pale take the place of the figure's own when given.
    """

    kind: Kind = "colour"
    scale: float = 75.0
    person: str = ""
    view: View | None = None
    pale: bool | None = None
    arrows: bool = True
    ghost: bool = True
    highlight: bool = True
    mat: bool = True

    @classmethod
    def for_mat(cls, width_mm: float, kind: Kind = "colour", view: View | None = None) -> Style:
        """Return the style at whose scale a mat is `width_mm` wide: one for all figures of a product."""
        return cls(kind=kind, scale=width_mm / mat_span(view or View()), view=view)


def mat_span(view: View) -> float:
    """Width of a mat as a camera sees it, in metres."""
    turned = math.radians(view.yaw)
    return MAT_LENGTH * abs(math.cos(turned)) + MAT_WIDTH * abs(math.sin(turned))
