"""Plain products to finish: each page shows its number, its trim, which way is up, and a band into the bleed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

from generator.content.project import Project
from generator.finishing.cards import CardGrid, CardPages, dealt, plan_cards
from generator.finishing.home import pages_of
from generator.finishing.source import measure
from generator.finishing.words import SheetWords, load_words
from generator.finishing.writer import write_plan
from generator.options import Flip
from generator.paper import sheets
from generator.pdf import fonts
from generator.pdf.canvas import PageSetup, PressCanvas
from generator.pdf.colour import Ink
from generator.pdf.metadata import Properties, finish
from generator.target import ColourSpace
from generator.units import MM

SHIPPED = Project.find()
SHEETS = sheets(SHIPPED)
PROPERTIES = Properties(title="Sample", author="A coach", language="en", date=datetime(2026, 11, 1, tzinfo=UTC))
INK = Ink("#1B2530", (0, 0, 0, 100))
ACCENT = Ink("#C7352B", (10, 92, 90, 5))


@cache
def words() -> SheetWords:
    return load_words(Project.find(), "en")


@cache
def sample(
    width: float, height: float, pages: int, bleed: float = 0.0, space: ColourSpace = "rgb", same: bool = False
) -> bytes:
    """Make pages of width x height mm; `same` pages all show the same words."""
    out = BytesIO()
    size = (width + 2 * bleed) * MM, (height + 2 * bleed) * MM
    trim = (bleed * MM, bleed * MM, size[0] - bleed * MM, size[1] - bleed * MM)
    setup = PageSetup(space=space, version=(1, 4), links=False, trim=trim, bleed=(0, 0, *size))
    canvas = PressCanvas(out, pagesize=size, setup=setup)
    for number in range(1, pages + 1):
        paint_page(canvas, 1 if same else number, width, height, bleed, space)
        canvas.showPage()
    canvas.save()
    return finish(out.getvalue(), PROPERTIES, canvas)


def cards_on(
    pdf: bytes,
    grid: CardGrid,
    cards: Sequence[CardPages],
    texts: SheetWords | None = None,
    offset: tuple[float, float] = (0.0, 0.0),
) -> bytes:
    """Put cards on the slots of sheets, one after the other."""
    sheets = list(dealt(cards, len(grid.slots)))
    plan = plan_cards(sheets, grid, measure(pdf), texts or words(), "long-edge", offset)
    flip: Flip | None = "long-edge" if any(sheet.back for sheet in plan) else None
    return write_plan(pdf, plan, pages_of(PROPERTIES, flip))


def paint_page(canvas: PressCanvas, number: int, width: float, height: float, bleed: float, space: ColourSpace) -> None:
    canvas.setFillColor(ACCENT.reportlab(space))
    canvas.rect(0, 0, (width + 2 * bleed) * MM, (bleed + height / 8) * MM, stroke=0, fill=1)
    canvas.setStrokeColor(INK.reportlab(space))
    canvas.setLineWidth(0.5)
    canvas.rect((bleed + 5) * MM, (bleed + 5) * MM, (width - 10) * MM, (height - 10) * MM)
    canvas.setFillColor(INK.reportlab(space))
    size = min(width, height) * 0.9
    canvas.setFont(fonts.face(), size)
    canvas.drawCentredString((bleed + width / 2) * MM, (bleed + height / 2) * MM - size / 3, f"p{number}")
    canvas.setFont(fonts.face(), 8)
    canvas.drawString((bleed + 8) * MM, (bleed + height - 11) * MM, f"Head of page {number}")
