"""A small document with one of everything a page can hold, for the tests of this folder."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.colors import CMYKColor, Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    LongTable,
    PageTemplate,
    Spacer,
    TableStyle,
)

from generator.pdf import fonts, metadata
from generator.pdf.canvas import Artwork, PageSetup, PressCanvas
from generator.pdf.flowables import PdfPicture, PdfText
from generator.pdf.page_labels import PageLabels
from generator.pdf.spans import Landmark, Span
from generator.pdf.structure import Element, StructureTree

PAGE = (300.0, 420.0)
LOREM = "The psoas lifts the thigh when you run, and it lengthens behind you as the leg trails. "
PROPERTIES = metadata.Properties(
    title="A small demonstration",
    author="Routine Press",
    subject="One of everything",
    keywords=("psoas", "running"),
    language="en",
    page_labels=(PageLabels(0, "r"), PageLabels(1, "D")),
    page_layout="OneColumn",
    show_outline=True,
)


@dataclass(eq=False)
class Block:
    """Stands for a block of the document."""

    name: str


class Story:
    """Flowables and the elements they stand for, made side by side."""

    def __init__(self, space: str = "rgb") -> None:
        self.root = Element("Document", language="en", title="A small demonstration")
        self.tree = StructureTree(self.root)
        self.flowables: list[Flowable] = []
        self.space = space

    def colour(self, red: float, green: float, blue: float) -> Color:
        if self.space == "cmyk":
            return CMYKColor(1 - red, 1 - green, 1 - blue, 0)
        return Color(red, green, blue)

    @property
    def ink(self) -> Color:
        return CMYKColor(0, 0, 0, 1) if self.space == "cmyk" else Color(0, 0, 0)

    def style(self, size: float = 11, weight: int = 400, **more: object) -> ParagraphStyle:
        return ParagraphStyle(
            "s",
            fontName=fonts.face("inter", weight, 32 if size > 25 else 14, -0.035 if size > 25 else 0),
            fontSize=size,
            leading=size * 1.35,
            textColor=self.ink,
            spaceAfter=6,
            **more,
        )

    def bind(self, element: Element) -> Block:
        block = Block(element.role)
        self.tree.bind(block, element)
        return block

    def heading(self, words: str, level: int, parent: Element, key: str) -> None:
        element = parent.add(Element("H1" if level == 1 else "H2", title=words))
        style = self.style(30 if level == 1 else 18, 800, keepWithNext=1)
        mark = Landmark(key, words, level - 1)
        self.flowables.append(PdfText(words, style, block=self.bind(element), landmark=mark))

    def contents(self) -> None:
        toc = self.root.add(Element("TOC"))
        for words, key in (("Why", "why"), ("Moves", "moves")):
            reference = toc.add(Element("TOCI")).add(Element("Reference"))
            link = Element("Link", description=f"Go to {words}")
            reference.add(link)
            span = Span(words, link=f"#{key}", block=self.bind(link))
            self.flowables.append(PdfText([span], self.style(), block=self.bind(reference)))

    def prose(self) -> None:
        section = self.root.add(Element("Sect"))
        self.heading("Why the psoas", 1, section, "why")
        paragraph = section.add(Element("P"))
        link = paragraph.add(Element("Link", description="The routine on the web"))
        dose = paragraph.add(Element("Span", expansion="2 times 30 seconds"))
        german = paragraph.add(Element("Span", language="de"))
        spans = [
            Span(LOREM * 14 + "Read "),
            Span("more about it on the web page of the club", link="https://example.org/", block=self.bind(link)),
            Span(", hold "),
            Span("2×30\u202fs", block=self.bind(dose)),
            Span(" and say "),
            Span("Lendenmuskel", block=self.bind(german)),
            Span("."),
        ]
        self.flowables.append(PdfText(spans, self.style(), block=self.bind(paragraph)))

    def steps(self) -> None:
        section = self.root.add(Element("Sect"))
        self.heading("Moves", 2, section, "moves")
        steps = section.add(Element("L", list_numbering="Decimal"))
        for number, words in enumerate(("Lie on your back.", "Lift one knee.", "Lower it slowly."), start=1):
            item = steps.add(Element("LI"))
            label, body = item.add(Element("Lbl")), item.add(Element("LBody"))
            style = self.style(leftIndent=20, bulletFontName=fonts.face("inter", 700), bulletFontSize=11)
            self.flowables.append(
                PdfText(words, style, block=self.bind(body), label=f"{number}.", label_block=self.bind(label))
            )

    def pictures(self) -> None:
        artwork = Artwork("demonstration", (0, 0, 20, 10), self.paint_figure)
        for words in ("Knee up", "Knee down"):
            block = self.bind(self.root.add(Element("Figure", alternative=words)))
            self.flowables.append(PdfPicture(artwork, 4, block=block))
        self.flowables.append(PdfPicture(artwork, 2))

    def paint_figure(self, canvas: PressCanvas) -> None:
        canvas.setFillColor(self.colour(0.2, 0.5, 0.5))
        if self.space == "rgb":
            canvas.setFillAlpha(0.5)
        canvas.circle(5, 5, 4, stroke=0, fill=1)
        canvas.place(Artwork("inner", (0, 0, 4, 4), self.paint_inner), 12, 2)
        canvas.setFont(fonts.face(), 3)
        canvas.drawString(1, 1, "psoas")

    def paint_inner(self, canvas: PressCanvas) -> None:
        canvas.setFillColor(self.colour(0.8, 0.2, 0.2))
        canvas.rect(0, 0, 4, 4, stroke=0, fill=1)

    def table(self) -> None:
        table = self.root.add(Element("Table"))
        rows: list[list[object]] = []
        for number in range(30):
            row = table.add(Element("TR"))
            cells = ("Move", "Dose") if number == 0 else (f"Move {number}", "" if number == 7 else "8 each side")
            role = "TH" if number == 0 else "TD"
            elements = [row.add(Element(role, scope="Column" if number == 0 else "")) for _ in cells]
            rows.append(
                [
                    PdfText(words, self.style(), block=self.bind(element)) if words else ""
                    for words, element in zip(cells, elements, strict=True)
                ]
            )
        style = TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, self.ink)])
        self.flowables.append(LongTable(rows, colWidths=[100, 120], repeatRows=1, style=style))

    def decorate(self, canvas: PressCanvas, _document: BaseDocTemplate) -> None:
        canvas.setFont(fonts.face(), 8)
        canvas.setFillColor(self.ink)
        canvas.drawString(30, 405, "Running head")
        canvas.setFillColor(self.colour(0.9, 0.95, 0.95))
        canvas.roundRect(240, 10, 30, 12, 3, stroke=0, fill=1)


def build(*, tagged: bool = True, space: str = "rgb") -> bytes:
    """Return the finished demonstration."""
    story = Story(space)
    story.contents()
    story.prose()
    story.steps()
    story.pictures()
    story.flowables.append(Spacer(1, 12))
    story.table()
    setup = PageSetup(links=tagged) if space == "rgb" else PageSetup("cmyk", (1, 4), links=False, trim=(9, 9, 291, 411))
    painted = BytesIO()
    frames = [Frame(20, 30, 125, 365, id="left"), Frame(155, 30, 125, 365, id="right")]
    wide = [Frame(20, 30, 260, 365, id="wide")]
    document = BaseDocTemplate(painted, pagesize=PAGE)
    document.addPageTemplates(
        [
            PageTemplate("columns", frames, onPage=story.decorate, autoNextPageTemplate="wide"),
            PageTemplate("wide", wide, onPage=story.decorate),
        ]
    )
    document.build(story.flowables, canvasmaker=PressCanvas.maker(setup, story.tree if tagged else None))
    return metadata.finish(painted.getvalue(), PROPERTIES, document.canv)


if __name__ == "__main__":
    import sys
    from pathlib import Path

    Path(sys.argv[1]).write_bytes(
        build(tagged="untagged" not in sys.argv, space="cmyk" if "cmyk" in sys.argv else "rgb")
    )
