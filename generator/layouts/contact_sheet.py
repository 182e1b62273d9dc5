"""Every figure of a library on a contact sheet: all frames at one scale, with their names, for authors to look at."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle

from generator.figure import Figure, Style, draw_figure
from generator.layouts.pictures import Pictures
from generator.layouts.theme import Theme
from generator.paper import Paper
from generator.pdf import fonts
from generator.pdf.canvas import Artwork, PageSetup, PressCanvas
from generator.pdf.flowables import PdfText
from generator.pdf.metadata import Properties, finish
from generator.pdf.spans import Span
from generator.units import MM

MARGIN = 16.0
"""White round the sheet, in mm."""
MAT, PITCH = 46.0, 52.0
"""Width of the mat, and the least distance from one figure to the next, in mm."""
HEAD, CAPTION, GAP = 20.0, 9.0, 9.0
"""Height in mm of the first page's heading, of the caption below a figure, and of the space between rows."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One frame with its caption; `rise` and `fall` are its picture's reach above and below the floor, in mm."""

    figure: str
    frame: str
    artwork: Artwork

    @property
    def rise(self) -> float:
        return self.artwork.bounds[3]

    @property
    def fall(self) -> float:
        return -min(self.artwork.bounds[1], 0.0)


def contact_sheet(figures: Mapping[str, Figure], style: Style, theme: Theme, paper: Paper) -> bytes:
    """Draw every frame of every figure at one scale, with its name, on as many pages as it takes.

    Those who stand come first, so that a row's figures are alike in height.
    """
    cells = _cells(figures, style, Pictures(theme, figures))
    columns = int((paper.width - 2 * MARGIN) / PITCH)
    painted = io.BytesIO()
    canvas = PressCanvas(painted, setup=PageSetup(links=False), pagesize=(paper.width * MM, paper.height * MM))
    top = paper.height - MARGIN - HEAD
    _heading(canvas, paper, f"{len(cells)} frames of {len(figures)} figures")
    for row in _rows(cells, columns):
        height = _height(row)
        if top - height < MARGIN:
            canvas.showPage()
            top = paper.height - MARGIN
        _draw_row(canvas, row, top, (paper.width - 2 * MARGIN) / columns)
        top -= height + GAP
    canvas.showPage()
    canvas.save()
    return finish(painted.getvalue(), Properties("Figures", "Every figure of the library", ""), canvas)


def _cells(figures: Mapping[str, Figure], style: Style, pictures: Pictures) -> list[SheetCell]:
    """Draw every frame; figures as tall as those who stand come first, else the order is the library's."""
    made = [
        [SheetCell(name, frame.name, pictures.artwork(f"{name}-{index}", draw_figure(figure, style, index)))
         for index, frame in enumerate(figure.frames)]
        for name, figure in figures.items()
    ]  # fmt: skip
    made.sort(key=lambda frames: max(cell.rise for cell in frames) < 0.65 * MAT)
    return [cell for frames in made for cell in frames]


def _rows(cells: Sequence[SheetCell], columns: int) -> Iterator[Sequence[SheetCell]]:
    for start in range(0, len(cells), columns):
        yield cells[start : start + columns]


def _height(row: Sequence[SheetCell]) -> float:
    return max(cell.rise for cell in row) + max(cell.fall for cell in row) + CAPTION


def _heading(canvas: PressCanvas, paper: Paper, count: str) -> None:
    """Set the title and the count over a rule."""
    baseline = (paper.height - MARGIN - 9.0) * MM
    canvas.setFont(fonts.face("inter", 800, 28), 28)
    canvas.drawString(MARGIN * MM, baseline, "Figures")
    canvas.setFont(fonts.face("inter", 400, 11), 11)
    canvas.drawRightString((paper.width - MARGIN) * MM, baseline, count)
    canvas.setLineWidth(1)
    canvas.line(MARGIN * MM, baseline - 3.5 * MM, (paper.width - MARGIN) * MM, baseline - 3.5 * MM)


def _draw_row(canvas: PressCanvas, row: Sequence[SheetCell], top: float, pitch: float) -> None:
    """Stand a row's figures on one floor, with their names on one line below."""
    floor = top - max(cell.rise for cell in row)
    caption = floor - max(cell.fall for cell in row) - 3.0
    for column, cell in enumerate(row):
        x = MARGIN + column * pitch
        canvas.place(cell.artwork, (x + MAT / 2) * MM, floor * MM, MM)
        words = [Span(cell.figure, face=fonts.face("inter", 700, 9)), Span(f" · {cell.frame}")]
        label = PdfText(words, ParagraphStyle("caption", fontName=fonts.face("inter", 400, 9), fontSize=9, leading=11))
        _, height = label.wrap((pitch - 3) * MM, 100)
        label.drawOn(canvas, x * MM, caption * MM - height)
