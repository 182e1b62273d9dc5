"""Paint bones and psoas into a figure's picture, over the body and under what lies before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from generator.figure.anatomy.geometry import flatten
from generator.figure.anatomy.inside_body import inside_shapes

if TYPE_CHECKING:
    from generator.figure.stage import Stage

PIECES = 4
"""Points to each curve of the plates' outlines, enough to fit them anew."""


def paint_psoas(stage: Stage, side: str) -> None:
    """Paint the psoas of one side as if seen through the clothes."""
    _paint(stage, side, "psoas")


def paint_skeleton(stage: Stage, side: str) -> None:
    """Paint spine and pelvis, and the thigh bone of one side, as seen from the side."""
    _paint(stage, side, "skeleton")


def _paint(stage: Stage, side: str, part: str) -> None:
    """Add the shapes to the sketch as loops, which it fits with as few curves as the paper allows for."""
    scale = stage.sketch.scale
    for shape in inside_shapes(stage.bones, stage.rows, stage.colours, scale=scale, side=side, parts=(part,)):
        loops = [np.array(flatten(contour, PIECES))[:-1] / scale for contour in shape.contours]
        if shape.fill:
            stage.sketch.fill(loops, shape.fill, shape.stroke)
        elif shape.stroke:
            stage.sketch.edge(loops, shape.stroke)
