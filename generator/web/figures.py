"""The frames of figures as pictures of a page: all frames of one in one window, so that nothing jumps between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.figure import Drawing, Figure, Style, draw_figure
from generator.web.inks import ClassPen, InkSheet

if TYPE_CHECKING:
    from markupsafe import Markup

MAT_MM = 60.0
"""Width of a mat: figures are scaled by the page, and coordinates are written to the hundredth."""
MARGIN = 1.5
"""White round a figure, in mm."""


@dataclass(frozen=True, slots=True)
class FramePicture:
    """A frame of a figure: its name, the words below it, what it shows, the picture; `main` stands for all."""

    name: str
    caption: str
    alt: str
    svg: Markup
    main: bool


def frame_pictures(figure: Figure, alt: str, sheet: InkSheet, cache: Path) -> list[FramePicture]:
    """Draw all frames of a figure; those without words of their own are told by `alt`."""
    style = Style.for_mat(MAT_MM, sheet.theme.figure_kind)
    drawn = [draw_figure(figure, style, frame.name, cache) for frame in figure.frames]
    window, main = window_of(drawn), figure.frame_index()
    return [
        FramePicture(frame.name, frame.caption, frame.alt or alt, svg(drawing, window, sheet), number == main)
        for number, (frame, drawing) in enumerate(zip(figure.frames, drawn, strict=True))
    ]


def window_of(drawings: Sequence[Drawing]) -> tuple[float, float, float, float]:
    """Give the bounds that hold all drawings and their margin: left, bottom, right, top in mm."""
    bounds = [drawing.bounds for drawing in drawings]
    left, bottom = (min(each[k] for each in bounds) - MARGIN for k in (0, 1))
    right, top = (max(each[k] for each in bounds) + MARGIN for k in (2, 3))
    return left, bottom, right, top


def svg(drawing: Drawing, window: tuple[float, float, float, float], sheet: InkSheet) -> Markup:
    """Write a drawing as the inside of an SVG element, seen through a window (mm)."""
    from markupsafe import Markup

    pen = ClassPen(sheet=sheet)
    drawing.draw(pen)
    left, bottom, right, top = window
    box = f"{left:.2f} {-top:.2f} {right - left:.2f} {top - bottom:.2f}"
    return Markup(f'viewBox="{box}">' + "".join(pen.elements))  # noqa: S704 (numbers, and words that the pen escapes)
