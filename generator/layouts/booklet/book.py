"""The book as a Platypus document: sections with frames of their own, folios and running heads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from reportlab.platypus import (
    ActionFlowable,
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from generator.layouts.booklet.compositor import Compositor
from generator.pdf.canvas import Artwork, PressCanvas
from generator.pdf.page_labels import PageLabels, label_of
from generator.pdf.recording import RecordedPage, RecordingCanvas
from generator.pdf.structure import StructureTree
from generator.units import MM


@dataclass(frozen=True)
class LaidSection:
    """A section that knows its pages: `story` makes its flowables anew each time it is called.

    `whole` means that its frame is the page; else the frame ends at `bottom` (mm from the trimmed page's top, 0 as
    usual). `fit` is the share of the usual type scale, `left` asks for a left-hand page, `bare` for no foot. `places`
    are keys and the pages (from 0) on which they stand; `fill` (0 to 1) is how full its last page is. `painted` are
    its pages once they were painted, each with the running head that begins on it, where others may want them too.
    """

    story: Callable[[], Sequence[Flowable]]
    running: str = ""
    whole: bool = False
    fit: float = 1.0
    bottom: float = 0.0
    left: bool = False
    bare: bool = False
    pages: int = 1
    fill: float = 1.0
    places: dict[str, int] = field(default_factory=dict)
    painted: list[tuple[RecordedPage | None, str]] = field(default_factory=list)


class Painted(Flowable):
    """A page that was painted before; it takes no room, as all of it has its place."""

    def __init__(self, page: RecordedPage) -> None:
        super().__init__()
        self.page = page

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        return 0, 0

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        canvas.take(self.page)


class PlacesCanvas(PressCanvas):
    """A canvas for trials that draws nothing, and notes on which page (from 0) each key stands."""

    measuring = True

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.places: dict[str, int] = {}

    def bookmark(self, key: str, x: float, y: float) -> None:
        self.places.setdefault(key, self.page)

    def outline(self, title: str, key: str, level: int) -> None:
        pass

    def link(self, target: str, box: Any, block: object = None) -> None:
        pass

    def place(self, artwork: Artwork, x: float, y: float, scale: float = 1.0) -> None:
        pass

    def save(self) -> None:
        pass


class Book(BaseDocTemplate):
    """A document template whose pages are those of sections, one after the other."""

    canv: PressCanvas
    frame: Any

    def __init__(
        self, file: BytesIO, sections: Sequence[LaidSection], press: Compositor, labels: Sequence[PageLabels] = ()
    ) -> None:
        self.sections, self.press, self.labels = sections, press, labels
        self.running = self.begun = ""
        self.recording = False
        super().__init__(
            file, pagesize=press.setting.page_size, pageTemplates=[self.template(n) for n in range(len(sections))],
            leftMargin=0, rightMargin=0, topMargin=0, bottomMargin=0, allowSplitting=1,
        )  # fmt: skip

    def template(self, number: int) -> PageTemplate:
        """Make the page of a section."""
        section, page, bleed = self.sections[number], self.press.page, self.press.setting.bleed
        if section.whole:
            x, y, width, height = bleed, bleed, page.width, page.height
        else:
            bottom = section.bottom or page.bottom
            x, y, width, height = (
                bleed + page.margin, bleed + page.height - bottom, page.measure, bottom - page.top
            )  # fmt: skip
        frame = Frame(
            x * MM, y * MM, width * MM, height * MM, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
        )
        return PageTemplate(
            id=f"section-{number}", frames=[frame], onPageEnd=lambda canvas, _: self.page_end(canvas, section)
        )

    def handle_running(self, text: str) -> None:
        """Take a new running head, when a chapter begins within a section."""
        self.running = text or self.running
        self.begun = text or self.begun

    def page_end(self, canvas: Any, section: LaidSection) -> None:
        """Record what stands on a page, and paint its foot."""
        if self.recording:
            section.painted.append((canvas.recorded(), self.begun))
        self.begun = ""
        if not (section.bare or canvas.measuring):
            self.foot(canvas)

    def foot(self, canvas: Any) -> None:
        """Paint the folio outside and the running head beside it."""
        press, page, bleed = self.press, self.press.page, self.press.setting.bleed
        label = label_of(self.page - 1, self.labels)
        folio = press.memory.of(("folio", label), lambda: press.quiet(label, "folio"))
        running = press.memory.of(("running", self.running), lambda: press.quiet(self.running, "foot"))
        y = (bleed + page.height - page.foot) * MM
        left = self.page % 2 == 0 and page.spreads
        for text in (folio, running):
            text.wrap(page.points, 1e6)
        edge = (bleed + page.margin) * MM
        gap = max(press.mm(6.5), folio.widest_line + press.pt(6))
        if left:
            places = (edge, edge + gap)
        else:
            edge += page.points
            places = (edge - folio.widest_line, edge - gap - running.widest_line)
        for text, x in zip((folio, running), places, strict=True):
            text.drawOn(canvas, x, y - text.height + text.first_baseline)

    def handle_section(self, number: int) -> None:
        """Make the flowables of a section when its turn has come, so that those of others take no memory."""
        section, canvas = self.sections[number], self.canv
        painted = section.painted
        self.recording = isinstance(canvas, RecordingCanvas)
        if painted and isinstance(canvas, RecordingCanvas) and canvas.takes(page for page, _ in painted):
            self.recording = False
            self.story[0:0] = painted_before(painted)
        else:
            painted.clear()
            self.story[0:0] = [ActionFlowable(("running", section.running)), *section.story()]

    def flow(self) -> list[Flowable]:
        """Put the sections one after the other."""
        self.story: list[Flowable] = []
        for number in range(len(self.sections)):
            if number:
                self.story += [NextPageTemplate(f"section-{number}"), PageBreak()]
            self.story.append(ActionFlowable(("section", number)))
        return self.story

    def build(self, flowables: list[Flowable], *arguments: Any, **options: Any) -> None:
        """Build the document, and leave flowables as they were, since others may want them too."""
        edits: list[tuple[Any, ...]] = []
        self._multiBuildEdits = edits.append  # ReportLab's, for documents that are built several times
        super().build(flowables, *arguments, **options)
        for action, *arguments in reversed(edits):
            action(*arguments)

    def paint(self, tree: StructureTree | None, language: str) -> PressCanvas:
        """Paint all pages; return the canvas."""
        made: list[PressCanvas] = []
        setup, memory = self.press.setting.page_setup(language), self.press.memory

        def maker(file: Any, **options: Any) -> PressCanvas:
            if memory.size:
                pictures: dict[str, tuple[str, ...]] = memory.of("pictures", dict)
                made.append(RecordingCanvas(file, setup=setup, tree=tree, pictures=pictures, **options))
            else:
                made.append(PressCanvas(file, setup=setup, tree=tree, **options))
            return made[0]

        self.build(self.flow(), canvasmaker=maker)
        return made[0]


def tried(section: LaidSection, press: Compositor) -> LaidSection:
    """Lay a section out on its own, to count its pages and find its headings."""
    from dataclasses import replace

    made: list[PlacesCanvas] = []

    def maker(file: Any, **options: Any) -> PlacesCanvas:
        made.append(PlacesCanvas(file, **options))
        return made[0]

    book = Book(BytesIO(), [section], press)
    book.build(book.flow(), canvasmaker=maker)
    frame = book.frame
    used = (frame._y2 - frame._y) / max(1.0, frame._y2 - frame._y1p)
    return replace(section, pages=book.page, places=made[0].places, fill=min(1.0, used))


def painted_before(pages: Sequence[tuple[RecordedPage | None, str]]) -> list[Flowable]:
    """Give the flowables of pages that were painted before."""
    story: list[Flowable] = []
    for number, (page, running) in enumerate(pages):
        assert page is not None
        story += [PageBreak()] if number else []
        story += [ActionFlowable(("running", running)), Painted(page)]
    return story
