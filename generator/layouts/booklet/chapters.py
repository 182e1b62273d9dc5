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
    MuscleNote,
    Note,
    Notes,
    Paragraph,
    Picture,
    Section,
    Table,
)
from generator.layouts.booklet import contents, plates
from generator.layouts.booklet.compositor import Compositor, landmark
from generator.layouts.booklet.tables import LABEL_MOST, cell, facts_rows
from generator.layouts.engine.abreast import in_columns
from generator.layouts.engine.boxes import Box
from generator.layouts.engine.galley import HEADING_PARTED, FlowBox, Opening
from generator.layouts.engine.text import TextBox
from generator.pdf.spans import Landmark

TERM, TERM_GAP = 40.0, 4.0
"""Width of the glossary's column of terms, and the white beside it, mm on A5."""
SAY_GAP, ROUNDING = 6.0, 0.01
"""White between a term and how it is said on one line, pt at the usual scale; mm that a column is wider than its words.
"""
SHORT_LIST = 6
"""A list of so many items stays on one page where it can."""
LIST_PARTED, ITEM_ALONE, TOGETHER_PARTED = 30.0, 80.0, 60.0
"""What it costs to begin a page within a short list, beside the only item of one, and within what belongs together."""
BELOW_ANOTHER, BELOW_WITH_PLATE = 6.0, 90.0
"""What it costs to begin a chapter below another; one that opens with a plate or a box."""
NOTE_PARTED = 12.0
NOTE_PLATE, NOTE_GAP = 26.0, 5.0
"""The width of a muscle's plate, and the white beside it, mm on A5."""
NOTE_LABEL_GAP = 6.0
"""White beside the labels of its facts, pt at the usual scale."""
NOTE_PLATE_ALONE = 60.0
"""The width of a muscle's plate with nothing beside it, mm on A5."""
NOTE_TYPE = 0.78
"""The type of a muscle's facts beside its plate, as a share of the usual."""


def chapter(section: Section, compositor: Compositor) -> list[FlowBox]:
    """Set a chapter: its head, then all its blocks in order."""
    flow = [compositor.page_head(section.heading)] if section.heading else []
    for group in groups(section.blocks):
        flow += kept(group, compositor)
    boxed = any(isinstance(b, Callout) or (isinstance(b, Picture) and b.kind == "plate") for b in section.blocks)
    cost = BELOW_WITH_PLATE if boxed else BELOW_ANOTHER
    opening = Opening(section.running, cost, compositor.rule(2), compositor.pt(18))
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


def kept(group: Sequence[Block], compositor: Compositor) -> Iterator[FlowBox]:
    """Set a heading and what is under it; all that stands between it and a table or a chart belongs to that."""
    anchors = [number for number, block in enumerate(group) if is_anchor(block) and isinstance(group[0], Heading)]
    for number, block in enumerate(group):
        made = list(flow(block, compositor))
        yield from map(tied, made) if anchors and number < anchors[-1] else made


def tied(each: FlowBox) -> FlowBox:
    """Let a box belong to the next."""
    return replace(each, tie=max(each.tie, TOGETHER_PARTED), within=max(each.within, TOGETHER_PARTED))


def is_anchor(block: Block) -> bool:
    """Tell whether the words above a block are about it."""
    facts = isinstance(block, Table) and block.kind == "facts"
    return facts or (isinstance(block, Picture) and block.kind == "chart")


def flow(block: Block, compositor: Compositor) -> Iterator[FlowBox]:
    """Set one block of a chapter."""
    match block:
        case Heading():
            yield from heading(block, compositor)
        case Paragraph():
            yield paragraph(block, compositor)
        case ItemList():
            yield from item_list(block, compositor)
        case Callout(kind="stop"):
            yield FlowBox(compositor.stop_panel(block), compositor.pt(4), compositor.pt(8))
        case Callout():
            yield from callout(block, compositor)
        case Table():
            yield from facts_rows(block, compositor)
        case MuscleNote():
            yield from muscle_note(block, compositor)
        case Picture():
            yield from plates.picture(block, compositor)
        case Definitions():
            for item in block.items:
                yield definition(item, compositor)
        case Contents():
            yield from contents.lines(block, compositor)
        case Notes():
            for each in block.items:
                yield note(each, compositor)
        case _:
            raise TypeError(f"a chapter cannot hold {type(block).__name__}")


def heading(block: Heading, compositor: Compositor) -> Iterator[FlowBox]:
    """Set a heading inside a chapter; one that can be linked to opens with a rule."""
    measure, role = compositor.page.measure, "head-2" if block.key else "text-head"
    if block.level == 2:
        yield compositor.page_head(block, above=compositor.pt(14))
    elif block.number is not None:
        text = numbered(block, compositor)
        yield FlowBox(text, compositor.pt(16), compositor.pt(2), HEADING_PARTED, key=block.key)
    else:
        if block.key:
            yield FlowBox(compositor.rule(0.5), compositor.pt(16), compositor.pt(4), HEADING_PARTED)
        above, below = (0.0, 2.0) if block.key else (10.0, 1.0)
        text = compositor.heading(block, role, measure)
        yield FlowBox(text, compositor.pt(above), compositor.pt(below), HEADING_PARTED, HEADING_PARTED, key=block.key)


def numbered(block: Heading, compositor: Compositor) -> Box:
    """Set a part's name with its numeral hanging."""
    return compositor.text(
        block.words, "part-name", label=block.number, label_role="part-number", landmark=landmark(block),
        hanging=compositor.mm(9), even=True,
    )  # fmt: skip


def paragraph(block: Paragraph, compositor: Compositor) -> FlowBox:
    after = {"lead": 8.0, "credit": 4.0}.get(block.kind, 6.0)
    text = compositor.paragraph(block, "source" if block.kind == "credit" else "")
    return FlowBox(text, below=compositor.pt(after), tie=HEADING_PARTED if block.kind == "lead" else 0.0)


def item_list(block: ItemList, compositor: Compositor) -> Iterator[FlowBox]:
    """Set a list that never leaves one item alone on a page."""
    items = compositor.items(block)
    last = len(items) - 1
    for number, item in enumerate(items):
        alone = ITEM_ALONE if number in (0, last - 1) else 0.0
        tie = max(alone, LIST_PARTED if last < SHORT_LIST else 0.0) if number < last else 0.0
        yield FlowBox(item, compositor.pt(1.5), compositor.pt(0 if number < last else 6), tie, ITEM_ALONE)


def callout(block: Callout, compositor: Compositor) -> Iterator[FlowBox]:
    """Set a safety list under a rule, kept whole when it can be."""
    head = compositor.heading(block.heading, "part-name", compositor.page.measure)
    yield FlowBox(compositor.rule(1, "accent"), compositor.pt(12), compositor.pt(7), HEADING_PARTED)
    yield FlowBox(head, 0, compositor.pt(3), HEADING_PARTED, HEADING_PARTED)
    inner = [each for block in block.blocks for each in flow(block, compositor)]
    for each in inner:
        yield tied(each) if each is not inner[-1] else each


def muscle_note(block: MuscleNote, compositor: Compositor) -> Iterator[FlowBox]:
    """Set a muscle: its plate, and beside it its name, what it is and its facts; on narrow pages one below another."""
    if compositor.page.single_column:
        yield from heading(block.heading, compositor)
        if block.picture is not None:
            plate = plates.mini(block.picture, compositor.mm(NOTE_PLATE_ALONE), compositor)
            yield FlowBox(plate, compositor.pt(4), compositor.pt(6))
        text = paragraph(block.text, compositor)
        yield tied(text) if block.facts else text
        if block.facts:
            yield from facts_rows(block.facts, compositor)
        for remark in block.remarks:
            yield paragraph(remark, compositor)
        return
    width, gap = (compositor.mm(NOTE_PLATE), compositor.mm(NOTE_GAP)) if block.picture else (0.0, 0.0)
    words = muscle_words(block, compositor.page.measure - width - gap, compositor)
    yield FlowBox(compositor.rule(0.5), compositor.pt(8), compositor.pt(6), HEADING_PARTED)
    if block.picture is not None:
        plate = plates.mini(block.picture, width, compositor)
        words = in_columns((plate, words), (width, compositor.page.measure - width - gap), gap, "top")
    yield FlowBox(words, below=compositor.pt(4), key=block.heading.key)


def muscle_words(block: MuscleNote, width: float, compositor: Compositor) -> Box:
    """Set a muscle's name, what it is and its facts in a width (mm), in small type."""
    small = compositor.smaller(NOTE_TYPE)
    rows = block.facts.rows if block.facts else ()
    cells = [(cell(row.cells[0], "label", small), cell(row.cells[1], "fact-text", small)) for row in rows]
    wanted = max((label.natural for label, _ in cells if label), default=0.0) + small.pt(NOTE_LABEL_GAP)
    label = min(wanted, LABEL_MOST * width)
    parts: list[tuple[Box, float]] = [
        (compositor.heading(block.heading, "part-name", width), 0.0),
        (small.paragraph(block.text), compositor.pt(3)),
    ]
    for each in cells:
        parts.append((in_columns(each, (label, width - label), 0.0, "first"), compositor.pt(1.2)))
    parts += [(small.paragraph(remark), compositor.pt(2.4)) for remark in block.remarks]
    return compositor.stack(parts)


def definition(item: Definition, compositor: Compositor) -> FlowBox:
    """Set a term and how it is said beside its meaning."""
    term = term_of(item, compositor)
    meaning = compositor.text(item.meaning, "body")
    if compositor.page.tap:
        return stacked_definition(item, compositor, compositor.page.measure)
    first, gap = compositor.mm(TERM), compositor.mm(TERM_GAP)
    columns = in_columns(
        (compositor.stack(term), meaning), (first, compositor.page.measure - first - gap), gap, "first"
    )
    return FlowBox(columns, below=compositor.pt(3.5))


def stacked_definition(item: Definition, compositor: Compositor, width: float) -> FlowBox:
    """Set a term above its meaning in a narrow column (mm), and how it is said beside it where there is room."""
    lines, gap = term_of(item, compositor), compositor.pt(SAY_GAP)
    texts = [box for box, _ in lines if isinstance(box, TextBox)]
    if len(texts) > 1 and sum(text.natural for text in texts) + gap <= width:
        first = texts[0].natural + ROUNDING
        lines = [(in_columns(texts, (first, width - first - gap), gap, "first"), 0.0)]
    return FlowBox(compositor.stack([*lines, (compositor.text(item.meaning, "body"), 0.0)]), below=compositor.pt(5))


def term_of(item: Definition, compositor: Compositor) -> list[tuple[Box, float]]:
    """Set a term and, below it, how it is said."""
    lines: list[tuple[Box, float]] = [(compositor.text(item.term, "term"), 0.0)]
    return lines if item.say is None else [*lines, (compositor.text(item.say, "label"), 0.0)]


def note(item: Note, compositor: Compositor) -> FlowBox:
    """Set a source with its number hanging; references lead here."""
    small = compositor.small
    label = compositor.text(item.label, "source").natural + compositor.pt(NOTE_LABEL_GAP) * small
    indent = max(compositor.mm(6) * small**2, label)
    text = compositor.text(
        item.words, "source", label=item.label, label_role="source", landmark=Landmark(item.key), hanging=indent
    )
    return FlowBox(text, below=compositor.pt(2.8) * small, within=NOTE_PARTED, key=item.key)
