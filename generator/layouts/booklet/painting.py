"""The pages of a booklet painted in order, each with its foot; pages that were painted before are taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from generator.layouts.booklet.compositor import Compositor
from generator.layouts.booklet.matter import MEASURED, BookPage
from generator.layouts.engine.text import TextBox
from generator.layouts.page import ground
from generator.pdf.canvas import PressCanvas
from generator.pdf.page_labels import PageLabels, label_of
from generator.pdf.recording import RecordedPage, RecordingCanvas
from generator.pdf.structure import StructureTree
from generator.units import MM

FOOT_GAP = 6.5
"""From the outer edge to the running head, mm on A5."""


@dataclass
class Remembered:
    """A page as it was painted, for documents that are much alike."""

    page: RecordedPage | None = None


def painted(
    file: BytesIO,
    pages: Iterable[BookPage],
    labels: Sequence[PageLabels],
    compositor: Compositor,
    tree: StructureTree | None,
    language: str,
) -> tuple[int, PressCanvas]:
    """Paint all pages into a file; return their number and the canvas."""
    setup, size, memory = (
        compositor.setting.page_setup(language),
        compositor.setting.page_size,
        compositor.setting.memory,
    )
    canvas: PressCanvas
    if memory.size:
        pictures: dict[str, tuple[str, ...]] = memory.of("pictures", dict)
        canvas = RecordingCanvas(file, pagesize=size, setup=setup, tree=tree, pictures=pictures)
    else:
        canvas = PressCanvas(file, pagesize=size, setup=setup, tree=tree)
    feet = Feet(compositor, {})
    running = ""
    count = 0
    for count, page in enumerate(pages, 1):
        paint(canvas, page, compositor)
        running = page.running or running
        if page.foot:
            feet.paint(canvas, count, label_of(count - 1, labels), running)
        canvas.showPage()
        compositor.typesetter.forget(MEASURED)
    canvas.save()
    return count, canvas


def paint(canvas: PressCanvas, page: BookPage, compositor: Compositor) -> None:
    """Paint what stands on a page, or take it as it was painted before."""
    before = compositor.setting.memory.of(("painted", page.known), Remembered)
    if isinstance(canvas, RecordingCanvas) and canvas.takes([before.page]) and before.page is not None:
        canvas.take(before.page)
        return
    canvas.saveState()
    canvas.translate(compositor.setting.bleed * MM, compositor.setting.bleed * MM)
    for item in (*ground(compositor.setting), *page.items()):
        item.draw(canvas, compositor.page.height)
    canvas.restoreState()
    if isinstance(canvas, RecordingCanvas):
        before.page = canvas.recorded()


@dataclass(frozen=True)
class Feet:
    """The folio outside and the running head beside it; running heads are measured once."""

    compositor: Compositor
    heads: dict[str, TextBox]

    def paint(self, canvas: PressCanvas, number: int, label: str, running: str) -> None:
        """Paint the foot of a page (counted from 1)."""
        compositor, page, bleed = self.compositor, self.compositor.page, self.compositor.setting.bleed * MM
        folio = compositor.quiet(label, "folio")
        if running not in self.heads:
            self.heads[running] = compositor.quiet(running, "foot")
        head = self.heads[running]
        gap = max(compositor.mm(FOOT_GAP), folio.natural + compositor.pt(6))
        room = page.measure - gap
        left = number % 2 == 0 and page.spreads
        places = (0.0, gap) if left else (page.measure - folio.natural, page.measure - gap - min(head.natural, room))
        canvas.saveState()
        canvas.translate(bleed, bleed)
        for text, x, width in ((folio, places[0], folio.natural), (head, places[1], room)):
            for item in text.place(page.margin + x, page.foot - text.cap, width + 0.01, 0, 1):
                item.draw(canvas, page.height)
        canvas.restoreState()
