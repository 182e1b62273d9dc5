"""One scale for many figures, so that heads are the same size across a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.figure.picture import draw_figure
from generator.figure.words.style import Kind, Style

if TYPE_CHECKING:
    from generator.figure.words.model import Figure

TRIAL_SCALE = 50.0


def common_scale(
    figures: Iterable[Figure], width: float, height: float, kind: Kind = "colour", cache: Path | None = None
) -> Style:
    """Return the style at whose scale each figure's main picture fits a box of `width` by `height` millimetres."""
    trial = Style(kind=kind, scale=TRIAL_SCALE)
    scale = float("inf")
    for figure in figures:
        drawing = draw_figure(figure, trial, cache=cache)
        scale = min(scale, TRIAL_SCALE * width / drawing.width, TRIAL_SCALE * height / drawing.height)
    return replace(trial, scale=round(scale, 3) if scale < float("inf") else TRIAL_SCALE)
