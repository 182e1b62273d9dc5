"""The table of contents: which headings it lists, and its lines with page numbers that lead to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise, zip_longest

from generator.documents.blocks import Contents, ContentsEntry, Document, Exercise, Heading, Run, Section, Words, walk
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.engine.abreast import LinkBox, in_columns
from generator.layouts.engine.galley import HEADING_PARTED, FlowBox, shoulders

NUMBERED_PART, PAGES = 9.0, 12.0
"""How far the words are indented past numerals and letters, and the column of pages, mm on A5."""
LABEL_GAP = 2.5
"""White after a long letter, mm on A5."""
SHORT_GROUP, GROUP_PARTED = 6, 25.0
"""A group of so many lines, its rule included, stays on one page where it can; what it costs otherwise."""


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
            shared = section.running not in ("", heading.words.text) and section.kind != "exercise"
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


def lines(contents: Contents, compositor: Compositor) -> Iterator[FlowBox]:
    """Set the contents: a rule opens each part; what comes before and after stands in groups of its own."""
    story: list[FlowBox] = []
    inside = False
    label = label_width(contents, compositor)
    for each, following in zip_longest(contents.entries, contents.entries[1:]):
        moves = following is not None and following.level == 3 and following.number is not None
        leads = each.number is not None or moves
        opens = each.level == 2 and (leads or inside or not story)
        inside = (inside and each.level != 2) or leads
        if opens:
            story.append(
                FlowBox(compositor.rule(2 if leads else 1), compositor.pt(6), compositor.pt(5), HEADING_PARTED)
            )
        story.append(FlowBox(entry_line(each, label, compositor)))
    *before, last = kept_groups(story)
    yield from before
    yield replace(last, tie=HEADING_PARTED)
    yield FlowBox(compositor.rule(1), compositor.pt(7))


def label_width(contents: Contents, compositor: Compositor) -> float:
    """Give the width of the column of numerals and letters: that of the longest, where it needs more than usual."""
    labels = [compositor.text(each.number, "list-letter").natural for each in contents.entries if each.number]
    return max([compositor.mm(NUMBERED_PART), *(width + compositor.mm(LABEL_GAP) for width in labels)])


def entry_line(entry: ContentsEntry, label: float, compositor: Compositor) -> LinkBox:
    """Set a line of the contents: number, words and page, all of it a link."""
    strong = entry.level == 2
    role, numeral = ("entry-part", "list-letter") if strong else ("entry", "list-dose")
    number = compositor.text(entry.number, numeral) if entry.number else None
    words, page = compositor.text(entry.words, role), compositor.text(entry.page, role, right=True)
    pages = compositor.mm(PAGES)
    widths = (label, compositor.page.measure - label - pages, pages)
    line = in_columns((number, words, page), widths, 0.0, "first")
    over, under = shoulders(words)
    more = max(0.0, compositor.page.tap - over - under - line.height(0)) / 2
    return LinkBox(line, entry.key, entry, over + more, under + more)


def kept_groups(story: list[FlowBox]) -> Iterator[FlowBox]:
    """Let no few lines of a group be left alone on a page."""
    starts = [number for number, each in enumerate(story) if not isinstance(each.box, LinkBox)]
    for start, end in pairwise([*starts, len(story)]):
        short = end - start <= SHORT_GROUP
        for number in range(start, end):
            alone = number in (start + 1, end - 2)
            tie = GROUP_PARTED if (short or alone) and number < end - 1 else 0.0
            yield replace(story[number], tie=max(story[number].tie, tie))
