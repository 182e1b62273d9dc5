"""The table of contents: which headings it lists, and its lines with page numbers that lead to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportlab.platypus import Flowable

from generator.documents.blocks import Contents, Document, Entry, Exercise, Heading, Run, Section, Words, walk
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.booklet.pieces import Rule, Space
from generator.pdf.canvas import PressCanvas
from generator.pdf.flowables import Text

NUMBERED_PART = 9.0
"""How far the words are indented past numerals and letters, mm on A5."""


def headings(document: Document) -> Iterator[Heading]:
    """Yield the headings that the contents list: those of level 2 with a key, and every exercise's."""
    for section in document.sections:
        for block in walk(section):
            if isinstance(block, Heading) and block.key and block.level == 2 and section.kind != "contents":
                yield block
            elif isinstance(block, Exercise):
                yield block.heading


def with_entries(document: Document, pages: Mapping[str, int]) -> Document:
    """Return the document with its contents written; a page that is not known yet reads 00."""
    entries = tuple(entry(heading, pages.get(heading.key, 0)) for heading in headings(document))

    def written(section: Section) -> Section:
        if section.kind != "contents":
            return section
        blocks = tuple(replace(b, entries=entries) if isinstance(b, Contents) else b for b in section.blocks)
        return replace(section, blocks=blocks)

    return replace(document, sections=tuple(map(written, document.sections)))


def entry(heading: Heading, page: int) -> Entry:
    def words(text: str) -> Words:
        return Words(runs=(Run(text=text),), source=heading.words.source)

    number = words(heading.number.text) if heading.number else None
    return Entry(
        key=heading.key, level=heading.level, number=number, words=words(heading.words.text), page=words(f"{page or '00'}")
    )


class EntryLine(Flowable):
    """A line of the contents: number, words and page, all of it a link."""

    canv: PressCanvas

    def __init__(self, entry: Entry, press: Compositor) -> None:
        super().__init__()
        strong = entry.level == 2
        role = "list-name" if strong else "body"
        self.entry, self.indent = entry, press.mm(NUMBERED_PART)
        numeral = "list-letter" if strong else "list-dose"
        self.number = press.text(entry.number, numeral) if entry.number else None
        self.words, self.page = press.text(entry.words, role), press.text(entry.page, role, alignment=2)
        self.pages = press.mm(12)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self.page.wrap(self.pages, availHeight)
        if self.number:
            self.number.wrap(self.indent, availHeight)
        _, self.height = self.words.wrap(availWidth - self.indent - self.pages, availHeight)
        self.width = availWidth
        return self.width, self.height

    def draw(self) -> None:
        baseline = self.height - self.words.first_baseline
        if self.number:
            self._at(self.number, 0, baseline)
        self._at(self.words, self.indent, baseline)
        self._at(self.page, self.width - self.pages, baseline)
        self.canv.link(f"#{self.entry.key}", (0, 0, self.width, self.height), self.entry)

    def _at(self, text: Text, x: float, baseline: float) -> None:
        text.drawOn(self.canv, x, baseline - text.height + text.first_baseline)


def lines(contents: Contents, press: Compositor) -> list[Flowable]:
    """Set the contents: a rule opens each part; what comes before and after stands in groups of its own."""
    story: list[Flowable] = []
    inside = False
    for each in contents.entries:
        opens = each.level == 2 and (each.number is not None or inside or not story)
        inside = inside and each.level != 2 or each.number is not None
        if opens:
            rule = press.rule(1 if each.number is None else 2, before=7, after=5)
            rule.keepWithNext = 1
            story.append(rule)
        story.append(EntryLine(each, press))
    return [*story, press.rule(1, before=7)]
