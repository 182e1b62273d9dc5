"""The soft patch that a body darkens on the mat: what lies low, projected straight down and melted together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.camera import FROM_ABOVE, Projection
from generator.figure.drawing import Paint
from generator.figure.outline import parts_of, smooth, unite
from generator.figure.props import mat

if TYPE_CHECKING:
    from generator.figure.stage import Stage

HIGH = 0.30
"""What lies higher than this many metres casts none: a mat full of streaks tells nothing."""
WIDER = 0.016
MELT = 0.018
FLECK = 0.008
"""Patches of shadow smaller than this many square metres are left out."""


def paint_shadow(stage: Stage) -> None:
    """Paint a body's contact shadow onto the mat."""
    below = Projection(stage.flesh, FROM_ABOVE)
    height = stage.flesh.centre[:, 2]
    casting = [links for name, links in stage.body.layers.items() if "hand" not in name and "head:" not in name]
    links = np.concatenate(casting)
    low = links[(height[links] < HIGH).all(1)]
    if not len(low):
        return
    grow = (1 - np.clip(height[low].mean(1) / HIGH, 0, 1)) * WIDER
    ground = unite(below.hulls(low, grow, skip=3)).intersection(mat.area())
    ground = shapely.multipolygons([part for part in parts_of(ground) if part.area > FLECK])
    loops = [stage.flat(mat.on_floor(loop)) for loop in smooth(ground, MELT, 0.012)]
    stage.sketch.fill(loops, Paint("shadow"))
