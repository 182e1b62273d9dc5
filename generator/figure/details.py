"""Small drawn things that make a body: collar, folds, kneecaps, fingers, toes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.colours import Colours
    from generator.figure.posed import Posed
    from generator.figure.sketch import Sketch


def paint_details(sketch: Sketch, posed: Posed, colours: Colours, unit: str) -> None:
    """Paint what belongs on a unit once it is filled."""
