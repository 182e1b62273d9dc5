"""Chapters: pages that are read and not done. Text, plates and tables flow from page to page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from reportlab.platypus import ActionFlowable, CondPageBreak, Flowable, KeepTogether

from generator.documents.blocks import (
    Block,
    Callout,
    Contents,
    Definition,
    Definitions,
    Heading,
    ItemList,
    Note,
    Notes,
    Paragraph,
    Picture,
    Section,
    Table,
)
from generator.layouts.booklet import contents, plates
from generator.layouts.booklet.compositor import Compositor, landmark, stacked
from generator.layouts.booklet.pieces import Columns, Raised, Rule, Space, Stack, TopRule, Whole
from generator.layouts.booklet.tables import chart_table, facts_table
from generator.pdf import fonts
from generator.pdf.flowables import Landmark, Text
from generator.units import MM

TERM = 40.0
"""Width of the glossary's column of terms, mm on A5."""
SHORT_CHAPTER = 16
"""A chapter of so many paragraphs is not split when it begins below another."""
SHORT_LIST = 6
"""A list of so many items stays on one page."""


def chapters(sections: Sequence[Section], press: Compositor) -> list[Flowable]:
    """Set chapters one after the other; the next begins below the last when there is room for a good part of it."""
    story: list[Flowable] = []
    for number, section in enumerate(sections):
        made = press.memory.of(("chapter", section, press.fit), partial(chapter, section, press))
        story += [press.run_on(height(made, press))] if number else []
        story += [ActionFlowable(("running", section.running)), *made]
    return story


def height(story: Sequence[Flowable], press: Compositor) -> float:
    """Tell how high (pt) a chapter of mere words is; 0 for one of many, or with more than words."""
    if len(story) > SHORT_CHAPTER or not all(isinstance(each, (Text, Raised, Rule)) for each in story):
        return 0.0
    return Stack(story).wrap(press.page.points, 1e6)[1]


def chapter(section: Section, press: Compositor) -> list[Flowable]:
    """Set a chapter: its head, then all its blocks in order."""
    story: list[Flowable] = [press.page_head(section.heading)] if section.heading else []
    for group in groups(section.blocks):
        story += kept(group, press)
    return story


def groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Split blocks before each heading."""
    group: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and group:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def kept(group: Sequence[Block], press: Compositor) -> list[Flowable]:
    """Set a heading and what is under it; a table stays with all that is above it, chart and all, if a page can."""
    made = [flowables(block, press) for block in group]
    anchors = [number for number, block in enumerate(group, 1) if is_anchor(block)]
    if not anchors:
        return stacked(made)
    *above, table = stacked(made[: anchors[-1]])
    rest = stacked(made[anchors[-1] :])
    if Stack([*above, table]).wrap(press.page.points, 1e6)[1] <= press.page.depth:
        return [KeepTogether([*above, table]), *rest]
    return [KeepTogether(above), KeepTogether([table]), *rest]


def is_anchor(block: Block) -> bool:
    """Tell whether the words above a block are about it."""
    return isinstance(block, Table) and block.kind in ("facts", "chart")


def flowables(block: Block, press: Compositor) -> list[Flowable]:
    """Set one block of a chapter."""
    match block:
        case Heading():
            return heading(block, press)
        case Paragraph():
            return [paragraph(block, press)]
        case ItemList():
            return item_list(block, press)
        case Callout(kind="stop"):
            return [press.stop_panel(block, before=press.pt(4), after=press.pt(2))]
        case Callout():
            return callout(block, press)
        case Table(kind="chart"):
            return [chart_table(block, press)]
        case Table():
            return [facts_table(block, press)]
        case Picture():
            return plates.picture(block, press)
        case Definitions():
            return [definition(item, press) for item in block.items]
        case Contents():
            return contents.lines(block, press)
        case Notes():
            return [note(item, press) for item in block.items]
    raise TypeError(f"a chapter cannot hold {type(block).__name__}")


def heading(block: Heading, press: Compositor) -> list[Flowable]:
    """Set a heading inside a chapter; a muscle's (it can be linked to) opens with a rule."""
    if block.level == 2:
        return [CondPageBreak(press.pt(200)), Space(press.pt(10)), press.page_head(block)]
    if block.number is not None:
        return [numbered(block, press)]
    if block.key:
        rule = TopRule(0.5, press.colour("ink"), before=press.pt(16), after=press.pt(4))
        rule.drop = (press.page.head - press.page.top) * MM
        return [rule, press.heading(block, "head-2", spaceAfter=press.pt(2))]
    return [press.heading(block, "text-head", spaceBefore=press.pt(10), spaceAfter=press.pt(1))]


def numbered(block: Heading, press: Compositor) -> Text:
    """Set a part's name with its numeral."""
    return press.text(
        block.words, "part-name", label=block.number, label_role="part-number", landmark=landmark(block),
        leftIndent=press.mm(9), bulletIndent=0, keepWithNext=1, spaceBefore=press.pt(16), spaceAfter=press.pt(2),
    )  # fmt: skip


def paragraph(block: Paragraph, press: Compositor) -> Text:
    after = {"lead": 8.0, "credit": 4.0}.get(block.kind, 6.0)
    return press.paragraph(block, "source" if block.kind == "credit" else "", spaceAfter=press.pt(after))


def item_list(block: ItemList, press: Compositor) -> list[Flowable]:
    """Set a list that never leaves one item alone on a page."""
    items = press.items(block)
    items[-1].style.spaceAfter = press.pt(6)
    short = len(items) <= SHORT_LIST
    for number, item in enumerate(items[:-1]):
        item.style.keepWithNext = int(short or number in (0, len(items) - 2))
    return list(items)


def callout(block: Callout, press: Compositor) -> list[Flowable]:
    """Set a safety list under a rule, kept whole when it can be."""
    head = press.heading(block.heading, "part-name", spaceAfter=press.pt(3))
    made: list[Flowable] = [press.rule(1, before=12, after=7, role="accent"), head]
    made += [flowable for inner in block.blocks for flowable in flowables(inner, press)]
    return [KeepTogether(made)]


def definition(item: Definition, press: Compositor) -> Columns:
    """Set a term and how it is said beside its meaning."""
    term: list[Flowable] = [press.text(item.term, "term")]
    if item.say is not None:
        term.append(press.text(item.say, "label"))
    if press.page.tap:
        return Columns([Stack([*term, press.text(item.meaning, "body")])], [press.page.points], 0, after=press.pt(7))
    first = press.mm(TERM)
    widths = (first, press.page.points - first - press.mm(4))
    columns = (Stack(term), Stack([press.text(item.meaning, "body")]))
    return Columns(columns, widths, press.mm(4), after=press.pt(3.5))


def note(item: Note, press: Compositor) -> Text:
    """Set a source with its number hanging; references lead here."""
    indent = max(press.mm(8), press.pt(22))
    text = press.text(
        item.words, "source", label=item.label, label_role="source", landmark=Landmark(item.key),
        leftIndent=indent, bulletIndent=0, spaceAfter=press.pt(2.8), splitLongWords=1, make=Whole,
    )  # fmt: skip
    text.frags = list(unbroken(text.frags, press.page.points - indent))
    return text


def unbroken(frags: Sequence[Any], width: float) -> Iterator[Any]:
    """Break addresses longer than a line (pt) after a hyphen or slash, and not within a word."""
    for frag in frags:
        fits = int(len(frag.text) * width / max(1.0, fonts.text_width(frag.text, frag.fontName, frag.fontSize)))
        if fits < len(frag.text) and " " not in frag.text:
            marks = [frag.text.rfind(mark, 0, fits - 2) for mark in "/-"]
            cut = 1 + next((mark for mark in marks if mark > len(frag.text) - fits), max(marks))
            yield from (frag.clone(text=frag.text[:cut]), frag.clone(text="", lineBreak=True))
            frag = frag.clone(text=frag.text[cut:])
        yield frag
