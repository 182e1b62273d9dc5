"""Paint bones and psoas into a figure's picture, over the body and under what lies before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from generator.figure.anatomy.geometry import flatten
from generator.figure.anatomy.inside_body import inside_shapes

if TYPE_CHECKING:
    from generator.figure.stage.stage import Stage

PIECES = 4
"""Points to each curve of a bone's outline, enough to fit it anew."""


def paint_psoas(stage: Stage, side: str) -> None:
    """Paint the psoas of one side as if seen through the clothes."""
    scale = stage.sketch.scale
    stage.sketch.marks += inside_shapes(
        stage.bones, stage.rows, stage.colours, scale=scale, side=side, parts=("psoas",)
    )


def paint_skeleton(stage: Stage, side: str) -> None:
    """Paint spine and pelvis, and the thigh bone of one side, as seen from the side.

    Bones are loops to the sketch, which fits them with as few curves as the paper allows for; the psoas has tips and
    fibres too thin for that.
    """
    scale = stage.sketch.scale
    shapes = inside_shapes(stage.bones, stage.rows, stage.colours, scale=scale, side=side, parts=("skeleton",))
    for shape in shapes:
        if shape.fill:
            loops = [np.array(flatten(contour, PIECES))[:-1] / scale for contour in shape.contours]
            stage.sketch.fill(loops, shape.fill, shape.stroke)
