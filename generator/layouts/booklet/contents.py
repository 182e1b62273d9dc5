"""The table of contents: which headings it lists, and its lines with page numbers that lead to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from reportlab.platypus import Flowable

from generator.documents.blocks import Contents, ContentsEntry, Document, Exercise, Heading, Run, Section, Words, walk
from generator.layouts.booklet.compositor import Compositor
from generator.pdf.canvas import PressCanvas
from generator.pdf.flowables import Text
from generator.units import MM

NUMBERED_PART = 9.0
"""How far the words are indented past numerals and letters, mm on A5."""
SHORT_GROUP = 6
"""Most lines of a group, its rule included, that stay on one page where lines are high."""


def with_entries(document: Document, pages: Mapping[str, str]) -> Document:
    """Return the document with its contents written: `pages` are folios; one that is not known yet reads 00."""
    entries = tuple(entries_of(document, pages))

    def written(section: Section) -> Section:
        if section.kind != "contents":
            return section
        blocks = tuple(replace(b, entries=entries) if isinstance(b, Contents) else b for b in section.blocks)
        return replace(section, blocks=blocks)

    return replace(document, sections=tuple(map(written, document.sections)))


def entries_of(document: Document, pages: Mapping[str, str]) -> Iterator[ContentsEntry]:
    """Yield the lines: chapters under the name they share at their feet, parts, lettered exercises, and the rest."""
    current = ""
    exercises = [number for number, section in enumerate(document.sections) if section.kind == "exercise"]
    for number, section in enumerate(document.sections):
        if section.kind == "contents":
            continue
        within = bool(exercises) and exercises[0] < number < exercises[-1]
        for heading in listed(section):
            shared = section.kind == "chapter" and section.running != heading.words.text
            group = section.running if shared and not within else ""
            if group and group != current:
                yield entry(heading, 2, group, pages)
            current = group
            level = 3 if group or (within and heading.number is None) else heading.level
            yield entry(heading, level, heading.words.text, pages)


def listed(section: Section) -> Iterator[Heading]:
    """Yield the headings of a section that the contents list."""
    for block in walk(section):
        if isinstance(block, Heading) and block.key and block.level == 2:
            yield block
        elif isinstance(block, Exercise) and (block.heading.number is not None or section.heading is None):
            yield block.heading


def entry(heading: Heading, level: int, text: str, pages: Mapping[str, str]) -> ContentsEntry:
    def words(text: str) -> Words:
        return Words(runs=(Run(text=text),), source=heading.words.source)

    number = words(heading.number.text) if heading.number else None
    page = words(pages.get(heading.key, "00"))
    return ContentsEntry(key=heading.key, level=level, number=number, words=words(text), page=page)


class EntryLine(Flowable):
    """A line of the contents: number, words and page, all of it a link."""

    canv: PressCanvas

    def __init__(self, entry: ContentsEntry, press: Compositor) -> None:
        super().__init__()
        strong = entry.level == 2
        role = "entry-part" if strong else "entry"
        self.entry, self.indent = entry, press.mm(NUMBERED_PART)
        numeral = "list-letter" if strong else "list-dose"
        self.number = press.text(entry.number, numeral) if entry.number else None
        self.words, self.page = press.text(entry.words, role), press.text(entry.page, role, alignment=2)
        self.pages = press.mm(12)
        self.tap = press.page.tap * MM

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self.page.wrap(self.pages, availHeight)
        if self.number:
            self.number.wrap(self.indent, availHeight)
        _, height = self.words.wrap(availWidth - self.indent - self.pages, availHeight)
        self.padding = max(0.0, self.tap - height) / 2
        self.width, self.height = availWidth, height + 2 * self.padding
        return self.width, self.height

    def draw(self) -> None:
        baseline = self.height - self.padding - self.words.first_baseline
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
        inside = (inside and each.level != 2) or each.number is not None
        if opens:
            rule = press.rule(1 if each.number is None else 2, before=6, after=5)
            rule.keepWithNext = 1
            story.append(rule)
        story.append(EntryLine(each, press))
    if press.page.tap:
        keep_short_groups(story)
    return [*story, press.rule(1, before=7)]


def keep_short_groups(story: list[Flowable]) -> None:
    """Let no few lines of a group be left alone on a page."""
    starts = [number for number, each in enumerate(story) if not isinstance(each, EntryLine)]
    for start, end in pairwise([*starts, len(story)]):
        if end - start <= SHORT_GROUP:
            for each in story[start : end - 1]:
                each.keepWithNext = 1
