"""Drawn lines on a posed body: strokes with a pen, folds with a brush, and whether they lie on the flesh."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.drawing import Stroke
from generator.figure.paint.gaps import brush
from generator.figure.stage.outline import spline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from generator.figure.body.rotation import Vector
    from generator.figure.paint.posed import Posed
    from generator.figure.stage.colours import Colours
    from generator.figure.stage.sketch import Sketch

    Points = Sequence[Vector] | Vector

FOLD_WIDTH, FOLD_DEEP = 0.0052, 1.25
"""How wide a fold of cloth is at its widest, in metres, and how dark."""


@dataclass
class BodyLines:
    """A sketch, the body in it and its colours; `pen` is the width of thin lines in points."""

    sketch: Sketch
    posed: Posed
    colours: Colours
    pen: float

    def ink(self, unit: str, part: str, deep: float) -> Stroke:
        """Return the thin line of a unit in the colour of a part, darkened."""
        return Stroke(self.colours.part(part, self.posed.farness(unit), deep), self.pen)

    def line(self, unit: str, points: Points, deep: float = 1.0) -> None:
        """Draw a thin line on bare skin, through points of the world."""
        flat = spline(self.flat(points), 5) if len(points) < 5 else self.flat(points)
        self.sketch.line([flat], self.ink(unit, "skin", deep))

    def fold(
        self,
        unit: str,
        part: str,
        points: Points,
        width: float = FOLD_WIDTH,
        deep: float = FOLD_DEEP,
        *,
        both: bool = False,
    ) -> None:
        """Draw a brush stroke through points of the world; it ends in a tip, or starts in one too."""
        sides = brush(spline(self.flat(points), 6), width, start=both)
        self.sketch.fill_sides(sides, self.colours.part(part, self.posed.farness(unit), deep))

    def flat(self, points: Points) -> Vector:
        """Return points of the world in the picture."""
        found: Vector = np.asarray(points) @ self.posed.rows[:2].T
        return found

    def on(self, units: Sequence[str], points: Points) -> NDArray[np.bool_]:
        """Tell which points of the world lie, as they are seen, on any of some units.

        Flesh is pressed where it carries weight, bones are not: what is drawn by bones may miss the flesh.
        """
        flat = self.flat(points)
        inside: NDArray[np.bool_] = np.any([shapely.contains_xy(self.posed.polygons[u], flat) for u in units], axis=0)
        return inside

    def near_side(self, left: Vector) -> Vector:
        """Return a sideward direction, turned towards the viewer."""
        return left if self.posed.faces(left) > 0 else -left
