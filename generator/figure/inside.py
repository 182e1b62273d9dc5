"""Paint bones and psoas into a figure's picture, over the body and under what lies before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.figure.anatomy.inside_body import inside_shapes

if TYPE_CHECKING:
    from generator.figure.stage import Stage


def paint_psoas(stage: Stage, side: str) -> None:
    """Paint the psoas of one side as if seen through the clothes."""
    _paint(stage, side, "psoas")


def paint_skeleton(stage: Stage, side: str) -> None:
    """Paint spine and pelvis, and the thigh bone of one side, as seen from the side."""
    _paint(stage, side, "skeleton")


def _paint(stage: Stage, side: str, part: str) -> None:
    scale = stage.sketch.scale
    stage.sketch.marks += inside_shapes(stage.bones, stage.rows, stage.colours, scale=scale, side=side, parts=(part,))
