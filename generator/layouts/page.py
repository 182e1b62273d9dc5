"""What a planned page holds: things at places in millimetres from the trimmed page's top left corner.

A plan is values only until it is painted; content that is drawn in reading order also copies in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Protocol

from reportlab.lib.colors import Color

from generator.content.dates import day_of
from generator.documents.blocks import Document, Words
from generator.layouts.setting import Setting
from generator.output import LeftOut, NameStrip, Output
from generator.pdf.canvas import Artwork, PressCanvas
from generator.pdf.fonts import printable
from generator.pdf.metadata import Properties, finish
from generator.pdf.tagging import tree_of
from generator.units import MM


@dataclass(frozen=True, slots=True)
class Area:
    """Left, top, right and bottom in mm; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


class PageItem(Protocol):
    """Something on a page; `height` is the trimmed page's in mm, as canvases count from the bottom."""

    def draw(self, canvas: PressCanvas, height: float) -> None: ...


@dataclass(frozen=True, slots=True)
class LineItem:
    """A single line of display type; lines of the same words are one element and copy with a space between."""

    line: str
    face: str
    size: float
    colour: Color
    x: float
    baseline: float
    words: Words

    def draw(self, canvas: PressCanvas, height: float) -> None:
        with canvas.content(self.words):
            canvas.setFont(self.face, self.size)
            canvas.setFillColor(self.colour)
            canvas.drawString(self.x * MM, (height - self.baseline) * MM, printable(self.line))


@dataclass(frozen=True, slots=True)
class PictureItem:
    """An artwork with the lower left corner of its bounds at x, `bottom`; `scale` is mm for one of its units."""

    artwork: Artwork
    x: float
    bottom: float
    scale: float = 1.0
    block: object = None

    @property
    def box(self) -> Area:
        left, bottom, right, top = self.artwork.bounds
        return Area(
            self.x, self.bottom - (top - bottom) * self.scale, self.x + (right - left) * self.scale, self.bottom
        )

    def draw(self, canvas: PressCanvas, height: float) -> None:
        y = (height - self.bottom) * MM
        canvas.picture(self.artwork, self.x * MM, y, self.scale * MM, block=self.block)


@dataclass(frozen=True, slots=True)
class RuleItem:
    """A level line from `left` to `right`, its upper edge at `y`; its width is in points."""

    left: float
    right: float
    y: float
    width: float
    colour: Color

    def draw(self, canvas: PressCanvas, height: float) -> None:
        canvas.setFillColor(self.colour)
        canvas.rect(
            self.left * MM,
            (height - self.y) * MM - self.width,
            (self.right - self.left) * MM,
            self.width,
            stroke=0,
            fill=1,
        )


@dataclass(frozen=True, slots=True)
class LeaderItem:
    """A straight thin line from one point to another, with a dot at its end."""

    start: tuple[float, float]
    end: tuple[float, float]
    width: float
    colour: Color

    def draw(self, canvas: PressCanvas, height: float) -> None:
        canvas.setStrokeColor(self.colour)
        canvas.setFillColor(self.colour)
        canvas.setLineWidth(self.width)
        (x1, y1), (x2, y2) = self.start, self.end
        canvas.line(x1 * MM, (height - y1) * MM, x2 * MM, (height - y2) * MM)
        canvas.circle(x2 * MM, (height - y2) * MM, 1.8 * self.width, stroke=0, fill=1)


@dataclass(frozen=True, slots=True)
class PanelItem:
    """A filled box, with a frame of `frame` points inside its edges when that is not 0."""

    box: Area
    fill: Color
    frame: float = 0.0
    frame_colour: Color | None = None

    def draw(self, canvas: PressCanvas, height: float) -> None:
        inset = self.frame / 2
        canvas.setFillColor(self.fill)
        if self.frame_colour is not None:
            canvas.setStrokeColor(self.frame_colour)
            canvas.setLineWidth(self.frame)
        canvas.rect(
            self.box.left * MM + inset,
            (height - self.box.bottom) * MM + inset,
            self.box.width * MM - 2 * inset,
            self.box.height * MM - 2 * inset,
            stroke=int(self.frame > 0),
            fill=1,
        )


def ground(setting: Setting) -> Iterator[PageItem]:
    """Fill a page to the edges of its bleed, where the theme's paper is not white."""
    if not setting.theme.white:
        edge, paper = setting.bleed, setting.paper
        area = Area(-edge, -edge, paper.width + edge, paper.height + edge)
        yield PanelItem(area, setting.theme.inks["paper"].reportlab(setting.space))


@dataclass(frozen=True, slots=True)
class LinkItem:
    """An area that leads to `#key` or an address; `block` is what the structure tree knows the link by."""

    area: Area
    target: str
    block: object

    def draw(self, canvas: PressCanvas, height: float) -> None:
        left, right = self.area.left * MM, self.area.right * MM
        canvas.link(
            self.target, (left, (height - self.area.bottom) * MM, right, (height - self.area.top) * MM), self.block
        )


@dataclass(slots=True)
class Page:
    """The items of a page in drawing order, and where the outline may lead to on it."""

    items: list[PageItem] = field(default_factory=list)

    def add(self, *items: PageItem) -> None:
        self.items.extend(items)

    def extend(self, items: Iterable[PageItem]) -> None:
        self.items.extend(items)


@dataclass(frozen=True, slots=True)
class PagePlan:
    """The pages of a document, with all in its place; `strip` is where a name may stand on the first."""

    document: Document
    setting: Setting
    pages: tuple[Page, ...]
    strip: NameStrip | None = None
    left_out: tuple[LeftOut, ...] = ()
    explained: tuple[str, ...] = ()

    def paint(self) -> Output:
        """Put the pages into a PDF: tagged on screens, with bleed and trim for print shops."""
        document, setting, file = self.document, self.setting, BytesIO()
        tree = tree_of(document) if setting.screen else None
        canvas = PressCanvas(file, pagesize=setting.page_size, setup=setting.page_setup(document.language), tree=tree)
        for page in self.pages:
            canvas.translate(setting.bleed * MM, setting.bleed * MM)
            for item in (*ground(setting), *page.items):
                item.draw(canvas, setting.paper.height)
            canvas.showPage()
        canvas.save()
        return Output(
            finish(file.getvalue(), properties_of(document), canvas),
            len(self.pages),
            setting.paper.width,
            setting.paper.height,
            name_strip=self.strip,
            left_out=self.left_out,
            explained=self.explained,
        )


def properties_of(document: Document) -> Properties:
    """Say what a file is that says a document."""
    return Properties(
        title=document.title,
        author=document.author,
        subject=document.subject,
        keywords=document.keywords,
        language=document.language,
        date=day_of(document.date, document.language),
    )
