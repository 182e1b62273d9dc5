"""Figures on their own: one as SVG, PDF or PNG, or a whole library on a contact sheet, for authors to look at."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle

from generator.figure import Figure, Style, draw_figure
from generator.figure.drawing import Drawing
from generator.layouts.pictures import Pictures
from generator.layouts.setting import Paper
from generator.layouts.theme import Theme
from generator.pdf import fonts
from generator.pdf.canvas import PressCanvas, Sheet
from generator.pdf.flowables import Text, place_picture
from generator.pdf.metadata import Properties, finish
from generator.units import MM

MARGIN = 4.0
"""White round a single figure, in mm."""


def figure_svg(drawing: Drawing, theme: Theme, title: str) -> str:
    """Write a drawing as an SVG file of its true size."""
    from generator.figure.pens.svg import svg_of

    return svg_of(drawing, {role: ink.rgb for role, ink in theme.inks.items()}, title, MARGIN)


def figure_pdf(drawing: Drawing, theme: Theme, title: str) -> bytes:
    """Write a drawing as a PDF of one page of its true size."""
    left, bottom, right, top = drawing.bounds
    size = ((right - left + 2 * MARGIN) * MM, (top - bottom + 2 * MARGIN) * MM)
    painted = io.BytesIO()
    canvas = PressCanvas(painted, sheet=Sheet(links=False), pagesize=size)
    artwork = Pictures(theme, {}).artwork("figure", drawing)
    place_picture(canvas, artwork, MARGIN * MM, MARGIN * MM, MM)
    canvas.showPage()
    canvas.save()
    return finish(painted.getvalue(), Properties(title, title, ""), canvas)


@dataclass(frozen=True, slots=True)
class Grid:
    """A contact sheet's measures in mm: mat width, column and row pitch, margin."""

    mat: float = 48.0
    across: float = 54.6
    down: float = 66.0
    margin: float = 12.0


def contact_sheet(
    figures: Mapping[str, Figure], style: Style, theme: Theme, paper: Paper, grid: Grid = Grid()
) -> bytes:
    """Draw every frame of every figure at one scale, with its name, on as many pages as it takes."""
    pictures = Pictures(theme, figures)
    cells = [(name, index) for name, figure in figures.items() for index in range(len(figure.frames))]
    columns = int((paper.width - 2 * grid.margin) // grid.across)
    rows = int((paper.height - 2 * grid.margin) // grid.down)
    painted = io.BytesIO()
    canvas = PressCanvas(painted, sheet=Sheet(links=False), pagesize=(paper.width * MM, paper.height * MM))
    for start in range(0, len(cells), columns * rows):
        for place, (name, index) in enumerate(cells[start : start + columns * rows]):
            x = grid.margin + place % columns * grid.across
            floor = paper.height - grid.margin - (place // columns + 1) * grid.down + 14
            _cell(canvas, pictures, style, (name, index), (x, floor), grid)
        canvas.showPage()
    canvas.save()
    return finish(painted.getvalue(), Properties("Figures", "Every figure of the library", ""), canvas)


def _cell(
    canvas: PressCanvas,
    pictures: Pictures,
    style: Style,
    which: tuple[str, int],
    at: tuple[float, float],
    grid: Grid,
) -> None:
    """Draw one frame on its floor line, and name it below."""
    name, index = which
    figure = pictures.figures[name]
    artwork = pictures.artwork(f"{name}-{index}", draw_figure(figure, style, index))
    canvas.place(artwork, (at[0] + grid.mat / 2) * MM, at[1] * MM, MM)
    label = Text(f"{name} · {figure.frames[index].name}", caption_style())
    width = (grid.across - 3) * MM
    _, height = label.wrap(width, 100)
    label.drawOn(canvas, at[0] * MM, (at[1] - 6) * MM - height)


def caption_style() -> ParagraphStyle:
    return ParagraphStyle("caption", fontName=fonts.face("inter", 500, 14), fontSize=8, leading=10)


def frame_names(figure: Figure) -> Sequence[str]:
    """Name a figure's frames."""
    return [frame.name for frame in figure.frames]
