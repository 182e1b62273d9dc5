"""The catalogue of a library: a figure, a name and an id for every exercise, families under heads of their own."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle

from generator.layouts.pictures import Pictures
from generator.layouts.theme import Theme
from generator.paper import Paper
from generator.pdf import fonts
from generator.pdf.canvas import Artwork, PageSetup, PressCanvas
from generator.pdf.flowables import PdfText
from generator.pdf.metadata import Properties, finish
from generator.pdf.spans import Span
from generator.units import MM

MARGIN = 14.0
"""White round a page, mm."""
MAT, PITCH = 38.0, 44.0
"""Width of a mat, and the least distance from one figure to the next, mm."""
TALLEST = 46.0
"""The most height of a figure, mm: a taller one is drawn smaller."""
HEAD, GAP, FAMILY_GAP = 18.0, 8.0, 6.0
"""Height of a family's head, the white between rows, and more of it between families, mm."""
NAME, NAME_GAP = 9.5, 3.0
"""The size of names in pt, and the white above them in mm."""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """An exercise in the catalogue."""

    id: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """Entries side by side with their figures, scales and words; heights in mm."""

    entries: tuple[tuple[Artwork, float, PdfText], ...]

    @property
    def rise(self) -> float:
        return max(artwork.bounds[3] * scale for artwork, scale, _ in self.entries)

    @property
    def fall(self) -> float:
        return max(-min(artwork.bounds[1], 0.0) * scale for artwork, scale, _ in self.entries)

    @property
    def height(self) -> float:
        return self.rise + self.fall + NAME_GAP + max(words.height for *_, words in self.entries) / MM


def catalogue(
    families: Sequence[tuple[str, Sequence[CatalogueEntry]]], pictures: Pictures, theme: Theme, paper: Paper, title: str
) -> bytes:
    """Draw a catalogue: `families` are names with their exercises; one that fits below another stands there whole."""
    painted = io.BytesIO()
    size = (paper.width * MM, paper.height * MM)
    canvas = PressCanvas(painted, setup=PageSetup(links=False), pagesize=size)
    columns = max(1, int((paper.width - 2 * MARGIN) / PITCH))
    pitch, first = (paper.width - 2 * MARGIN) / columns, paper.height - MARGIN
    top = first
    for name, entries in families:
        measured = list(rows(entries, columns, pictures, theme, pitch))
        whole = HEAD + sum(row.height + GAP for row in measured) - GAP
        if top < first and top - whole < MARGIN:
            canvas.showPage()
            top = first
        top = head(canvas, paper, name, len(entries), theme, top)
        for row in measured:
            if top - row.height < MARGIN:
                canvas.showPage()
                top = first
            draw(canvas, row, top, pitch)
            top -= row.height + GAP
        top -= FAMILY_GAP
    canvas.showPage()
    canvas.save()
    return finish(painted.getvalue(), Properties(title, title, ""), canvas)


def head(canvas: PressCanvas, paper: Paper, name: str, count: int, theme: Theme, top: float) -> float:
    """Set a family's name and the number of its exercises over a rule; return where rows begin (mm from the foot)."""
    baseline = top - 8.0
    canvas.setFillColor(theme.inks["ink"].reportlab("rgb"))
    canvas.setFont(fonts.face("inter", 800, 28, -0.035), 24)
    canvas.drawString(MARGIN * MM, baseline * MM, name)
    canvas.setFont(fonts.face("inter", 400, 14), 10)
    canvas.drawRightString((paper.width - MARGIN) * MM, baseline * MM, str(count))
    canvas.setLineWidth(1)
    canvas.line(MARGIN * MM, (baseline - 3.5) * MM, (paper.width - MARGIN) * MM, (baseline - 3.5) * MM)
    return top - HEAD


def rows(
    entries: Sequence[CatalogueEntry], columns: int, pictures: Pictures, theme: Theme, pitch: float
) -> Iterator[CatalogueRow]:
    """Measure entries row by row."""
    for start in range(0, len(entries), columns):
        yield CatalogueRow(tuple(cell(each, pictures, theme, pitch) for each in entries[start : start + columns]))


def cell(entry: CatalogueEntry, pictures: Pictures, theme: Theme, pitch: float) -> tuple[Artwork, float, PdfText]:
    """Draw an exercise's figure, no larger than its place, and set its words."""
    artwork = pictures.pose_artwork(entry.id, MAT)
    left, bottom, right, top = artwork.bounds
    scale = min(1.0, TALLEST / (top - bottom), (pitch - 3) / (right - left))
    grey = theme.inks["grey"].reportlab("rgb")
    plain = fonts.face("inter", 400, 14)
    style = ParagraphStyle("entry", fontName=plain, fontSize=NAME - 1.5, leading=NAME + 2, textColor=grey)
    name = Span(entry.name, face=fonts.face("inter", 700, 14), size=NAME, colour=theme.inks["ink"].reportlab("rgb"))
    below = [Span(text) for text in (entry.id, entry.about) if text]
    words = PdfText([name, *(part for span in below for part in (Span("", breaks=True), span))], style)
    words.wrap((pitch - 4) * MM, 1000)
    return artwork, scale, words


def draw(canvas: PressCanvas, row: CatalogueRow, top: float, pitch: float) -> None:
    """Stand a row's figures on one floor, with their names below."""
    floor = top - row.rise
    for column, (artwork, scale, words) in enumerate(row.entries):
        x = MARGIN + column * pitch
        canvas.place(artwork, (x - artwork.bounds[0] * scale) * MM, floor * MM, scale * MM)
        words.drawOn(canvas, x * MM, (floor - row.fall - NAME_GAP) * MM - words.height)
