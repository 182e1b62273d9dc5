"""Chapters: pages that are read and not done. Text, plates and tables flow from page to page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
from generator.layouts.booklet.compositor import Compositor, landmark
from generator.layouts.booklet.tables import chart_rows, facts_rows
from generator.layouts.engine.abreast import in_columns
from generator.layouts.engine.boxes import Box
from generator.layouts.engine.galley import HEADING_PARTED, FlowBox, Opening
from generator.pdf.spans import Landmark

TERM, TERM_GAP = 40.0, 4.0
"""Width of the glossary's column of terms, and the white beside it, mm on A5."""
SHORT_LIST = 6
"""A list of so many items stays on one page where it can."""
LIST_PARTED, ITEM_ALONE, TOGETHER_PARTED = 30.0, 80.0, 60.0
"""What it costs to begin a page within a short list, beside the only item of one, and within what belongs together."""
BELOW_ANOTHER, BELOW_WITH_PLATE = 6.0, 90.0
"""What it costs to begin a chapter below another; one that opens with a plate or a box."""
NOTE_PARTED = 12.0


def chapter(section: Section, press: Compositor) -> list[FlowBox]:
    """Set a chapter: its head, then all its blocks in order."""
    flow = [press.page_head(section.heading)] if section.heading else []
    for group in groups(section.blocks):
        flow += kept(group, press)
    boxed = any(isinstance(b, Callout) or (isinstance(b, Picture) and b.kind == "plate") for b in section.blocks)
    cost = BELOW_WITH_PLATE if boxed else BELOW_ANOTHER
    opening = Opening(section.running, cost, press.rule(2), press.pt(18))
    return [replace(flow[0], opens=opening), *flow[1:]] if flow else []


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


def kept(group: Sequence[Block], press: Compositor) -> Iterator[FlowBox]:
    """Set a heading and what is under it; all that is above a table belongs to it."""
    anchors = [number for number, block in enumerate(group) if is_anchor(block)]
    for number, block in enumerate(group):
        made = list(flow(block, press))
        yield from map(tied, made) if anchors and number < anchors[-1] else made


def tied(each: FlowBox) -> FlowBox:
    """Let a box belong to the next."""
    return replace(each, tie=max(each.tie, TOGETHER_PARTED), within=max(each.within, TOGETHER_PARTED))


def is_anchor(block: Block) -> bool:
    """Tell whether the words above a block are about it."""
    return isinstance(block, Table) and block.kind in ("facts", "chart")


def flow(block: Block, press: Compositor) -> Iterator[FlowBox]:
    """Set one block of a chapter."""
    match block:
        case Heading():
            yield from heading(block, press)
        case Paragraph():
            yield paragraph(block, press)
        case ItemList():
            yield from item_list(block, press)
        case Callout(kind="stop"):
            yield FlowBox(press.stop_panel(block), press.pt(4), press.pt(8))
        case Callout():
            yield from callout(block, press)
        case Table(kind="chart"):
            yield from chart_rows(block, press)
        case Table():
            yield from facts_rows(block, press)
        case Picture():
            yield from plates.picture(block, press)
        case Definitions():
            for item in block.items:
                yield definition(item, press)
        case Contents():
            yield from contents.lines(block, press)
        case Notes():
            for each in block.items:
                yield note(each, press)
        case _:
            raise TypeError(f"a chapter cannot hold {type(block).__name__}")


def heading(block: Heading, press: Compositor) -> Iterator[FlowBox]:
    """Set a heading inside a chapter; one that can be linked to opens with a rule."""
    measure, role = press.page.measure, "head-2" if block.key else "text-head"
    if block.level == 2:
        yield press.page_head(block, above=press.pt(14))
    elif block.number is not None:
        text = numbered(block, press)
        yield FlowBox(text, press.pt(16), press.pt(2), HEADING_PARTED, key=block.key)
    else:
        if block.key:
            yield FlowBox(press.rule(0.5), press.pt(16), press.pt(4), HEADING_PARTED)
        above, below = (0.0, 2.0) if block.key else (10.0, 1.0)
        text = press.heading(block, role, measure)
        yield FlowBox(text, press.pt(above), press.pt(below), HEADING_PARTED, HEADING_PARTED, key=block.key)


def numbered(block: Heading, press: Compositor) -> Box:
    """Set a part's name with its numeral hanging."""
    return press.text(
        block.words, "part-name", label=block.number, label_role="part-number", landmark=landmark(block),
        hanging=press.mm(9), even=True,
    )  # fmt: skip


def paragraph(block: Paragraph, press: Compositor) -> FlowBox:
    after = {"lead": 8.0, "credit": 4.0}.get(block.kind, 6.0)
    text = press.paragraph(block, "source" if block.kind == "credit" else "")
    return FlowBox(text, below=press.pt(after), tie=HEADING_PARTED if block.kind == "lead" else 0.0)


def item_list(block: ItemList, press: Compositor) -> Iterator[FlowBox]:
    """Set a list that never leaves one item alone on a page."""
    items = press.items(block)
    last = len(items) - 1
    for number, item in enumerate(items):
        alone = ITEM_ALONE if number in (0, last - 1) else 0.0
        tie = max(alone, LIST_PARTED if last < SHORT_LIST else 0.0) if number < last else 0.0
        yield FlowBox(item, press.pt(1.5), press.pt(0 if number < last else 6), tie, ITEM_ALONE)


def callout(block: Callout, press: Compositor) -> Iterator[FlowBox]:
    """Set a safety list under a rule, kept whole when it can be."""
    head = press.heading(block.heading, "part-name", press.page.measure)
    yield FlowBox(press.rule(1, "accent"), press.pt(12), press.pt(7), HEADING_PARTED)
    yield FlowBox(head, 0, press.pt(3), HEADING_PARTED, HEADING_PARTED)
    inner = [each for block in block.blocks for each in flow(block, press)]
    for each in inner:
        yield tied(each) if each is not inner[-1] else each


def definition(item: Definition, press: Compositor) -> FlowBox:
    """Set a term and how it is said beside its meaning."""
    term: list[tuple[Box, float]] = [(press.text(item.term, "term"), 0.0)]
    if item.say is not None:
        term.append((press.text(item.say, "label"), 0.0))
    meaning = press.text(item.meaning, "body")
    if press.page.tap:
        return FlowBox(press.stack([*term, (meaning, 0.0)]), below=press.pt(7))
    first, gap = press.mm(TERM), press.mm(TERM_GAP)
    columns = in_columns((press.stack(term), meaning), (first, press.page.measure - first - gap), gap, "first")
    return FlowBox(columns, below=press.pt(3.5))


def note(item: Note, press: Compositor) -> FlowBox:
    """Set a source with its number hanging; references lead here."""
    indent = max(press.mm(6), press.pt(17))
    text = press.text(
        item.words, "source", label=item.label, label_role="source", landmark=Landmark(item.key), hanging=indent
    )
    return FlowBox(text, below=press.pt(2.8), within=NOTE_PARTED, key=item.key)
