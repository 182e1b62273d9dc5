"""An exercise mat, and the line of floor that stands for it in small pictures."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from generator.figure.drawing import Paint, Stroke
from generator.figure.words.style import MAT_LENGTH, MAT_MIDDLE, MAT_WIDTH

if TYPE_CHECKING:
    from generator.figure.body.rotation import Vector
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ()
"""Places an author may name."""
THICK = 0.012
CORNER = 0.03
"""The mat's thickness and the radius of its corners, in metres."""
COPIED_EDGE, EDGE_POINTS = 0.42, 0.7
"""On a photocopy: how much of the edge is paper, and the width of its line in points, less in small pictures."""
LINE_DOWN, LINE_LONGER, LINE_POINTS = 0.010, 0.03, 0.8
LINE_PAPER, LINE_SHADE = 0.45, 0.12
"""The line of floor in small pictures: metres below the middle of the floor, where the near side of a body lies, and
longer than a mat at each end, points wide; how much of it is paper on a photocopy, and shade otherwise.
"""
INSIDE = 0.004
"""Metres by which shadows keep off the mat's edge."""


def support(prop: Prop) -> float:
    """A mat's top is the floor of the picture."""
    return 0.0


def behind(stage: Stage, prop: Prop) -> None:
    """Paint the mat: its edge, then its top."""
    import numpy as np

    loop = outline(0.0)
    top, bottom = on_floor(loop), on_floor(loop, -THICK)
    if stage.line:
        stroke = Stroke(Paint("ink", "paper", COPIED_EDGE), round(EDGE_POINTS * stage.fine, 2))
        stage.sketch.polygon(stage.hull(np.vstack([top, bottom])), Paint("ink", "paper", COPIED_EDGE), stroke)
        stage.sketch.polygon(stage.flat(top), Paint("paper"))
        return
    stage.sketch.polygon(stage.hull(np.vstack([top, bottom])), Paint("mat-edge"))
    stage.sketch.polygon(stage.flat(top), Paint("mat"))


def floor_line(stage: Stage) -> None:
    """Draw the floor as one line, as wide as the mat would be."""
    import numpy as np

    ends = stage.flat(on_floor(np.array([(MAT_MIDDLE - MAT_LENGTH / 2, 0.0), (MAT_MIDDLE + MAT_LENGTH / 2, 0.0)])))
    level = -LINE_DOWN - LINE_POINTS * stage.sketch.point / 2
    reach = (ends[1, 0] - ends[0, 0]) / 2 + LINE_LONGER
    middle = float(ends[:, 0].mean())
    line = np.array([(middle - reach, level), (middle + reach, level)])
    paint = Paint("ink", "paper", LINE_PAPER) if stage.line else Paint("mat-edge", "shade", LINE_SHADE)
    stage.sketch.line([line], Stroke(paint, LINE_POINTS))


@cache
def outline(inset: float, steps: int = 5) -> Vector:
    """Return the mat's outline on the floor (n, 2), with round corners, drawn in by `inset` metres."""
    import numpy as np

    half = np.array((MAT_LENGTH / 2 - inset, MAT_WIDTH / 2 - inset))
    turn = np.linspace(0, math.pi / 2, steps)
    quarter = np.column_stack([np.cos(turn), np.sin(turn)]) * (CORNER - inset)
    found = []
    for k, (sx, sy) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        c, s = round(math.cos(k * math.pi / 2)), round(math.sin(k * math.pi / 2))
        corner = (half - (CORNER - inset)) * (sx, sy)
        found.append(quarter @ np.array(((c, s), (-s, c))) + corner + (MAT_MIDDLE, 0))
    whole = np.concatenate(found)
    whole.flags.writeable = False
    return whole


def on_floor(points: Vector, height: float = 0.0) -> Vector:
    """Return points of the floor plan as points of the world."""
    import numpy as np

    return np.column_stack([points, np.full(len(points), height)])


@cache
def area() -> object:
    """Return the mat as a shapely polygon on the floor plan, a little inside its edge."""
    import shapely

    return shapely.polygons(outline(INSIDE))
