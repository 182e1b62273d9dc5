"""Bodies side by side, on one floor and at one scale: one that sits, one that stands, one that runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from generator.figure.anatomy.geometry import PlatePlacement, polygon
from generator.figure.drawing import Drawing, Paint, Shape, Stroke

if TYPE_CHECKING:
    from pathlib import Path

    from generator.figure.words.model import Figure
    from generator.figure.words.style import Style

GAP = 6.0
"""Space between two figures, mm."""
FLOOR = Stroke(Paint("ink"), 0.75, round_ends=False)

WIDTH = 120.0
"""Millimetres of paper for all figures."""
ROOM = 0.998
"""What of its place a figure fills, so that rounding never makes it too large."""


class SideRow(NamedTuple):
    """The figures as one drawing, and the x below the middle of each, where its caption belongs (mm)."""

    drawing: Drawing
    middles: tuple[float, ...]


def side_row(
    figures: Sequence[Figure],
    style: Style,
    *,
    width: float = WIDTH,
    height: float | None = None,
    cache: Path | None = None,
) -> SideRow:
    """Draw figures side by side on one floor line, as large as fits into `width` and `height` mm, with equal gaps.

    The scale of `style` is set here; the figures' own `show` puts bones and psoas inside. Raises FigureError when a
    pose cannot be solved.
    """
    from generator.figure.picture import draw_figure

    def drawn(scale: float) -> list[Drawing]:
        return [draw_figure(figure, replace(style, scale=scale), cache=cache) for figure in figures]

    scale = _largest(drawn(style.scale), style.scale, width, height)
    row = drawn(scale)
    gap = (width - sum(drawing.width for drawing in row)) / len(row)
    left = gap / 2
    items = [Shape((polygon((0.0, 0.0), (width, 0.0), closed=False),), None, FLOOR)]
    placed: list[Drawing] = []
    for drawing in row:
        placed.append(PlatePlacement(1.0, left - drawing.bounds[0], 0.0).drawing(drawing))
        left += drawing.width + gap
    everything = (*items, *(item for drawing in placed for item in drawing.items))
    bottom, top = min(d.bounds[1] for d in placed), max(d.bounds[3] for d in placed)
    return SideRow(
        Drawing((0.0, bottom, width, top), everything), tuple((d.bounds[0] + d.bounds[2]) / 2 for d in placed)
    )


def _largest(row: list[Drawing], scale: float, width: float, height: float | None) -> float:
    """Return the scale in mm per metre at which a row drawn at another scale fills what it is given."""
    across = (width - GAP * len(row)) / sum(drawing.width for drawing in row)
    upward = height / max(drawing.height for drawing in row) if height else across
    return round(scale * min(across, upward) * ROOM, 3)
