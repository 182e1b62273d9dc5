"""Panels that moves leave free: a small diary, and notes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.documents.blocks import Cell, Paragraph, Section, Table
from generator.layouts.cells import cap_of
from generator.layouts.fit import width_of, wrapped
from generator.layouts.page import Area, Item, Page, PanelItem, RuleItem, TextItem
from generator.layouts.pocket.panel import RULE, Panel
from generator.units import to_mm

DATE, FELT = 13.0, 10.0
"""Widths of the diary's first and last column, mm."""
COLUMN = 4.6
"""Least width of a move's column, mm: a tick."""
LINES_A_WEEK = 3
HEAD_GAP = 3.0
HEAD = 5.5
"""Height of the diary's head, mm."""
HAIRLINE = 0.5
NOTE_LINE = 7.5
CELL_GAP = 1.3


def table_of(section: Section) -> Table:
    return next(block for block in section.blocks if isinstance(block, Table))


def diary_fits(panel: Panel, section: Section) -> bool:
    """Tell whether every move has a column wide enough for a tick."""
    head = table_of(section).head
    return head is not None and (panel.area.width - DATE - FELT) / max(1, len(head.cells) - 2) >= COLUMN


def opened(panel: Panel, section: Section) -> tuple[Page, float]:
    """Start a page with a section's heading and note; give it and where they end."""
    page, area = Page(), panel.area
    bottom = area.top
    if section.heading is not None:
        page.extend(panel.opening(section.heading))
        bottom += panel.head
    for block in section.blocks:
        if isinstance(block, Paragraph) and block.kind == "note":
            text = wrapped(panel.setter.text(block.words, "note"), area.width)
            first = bottom + 2.2 + cap_of(panel.setter, "note", 1.0)
            page.add(TextItem(text, area.left, first))
            bottom = first + (text.line_count - 1) * to_mm(text.style.leading)
    return page, bottom + panel.below("note") + HEAD_GAP


def diary(panel: Panel, section: Section) -> Page:
    """Set the diary: a column for each move, three lines a week."""
    page, top = opened(panel, section)
    area, table = panel.area, table_of(section)
    closing = [
        wrapped(panel.setter.text(block.words, "foot"), area.width)
        for block in section.blocks
        if isinstance(block, Paragraph) and block.kind == "small"
    ]
    key = sum(text.line_count * to_mm(text.style.leading) for text in closing)
    bottom = area.bottom - (key + 1.0 if key else 0.0)
    rows = len(table.rows) * LINES_A_WEEK
    pitch = (bottom - top - HEAD) / rows
    page.extend(grid(panel, table, top, pitch))
    baseline = bottom + 1.0 + cap_of(panel.setter, "foot", 1.0)
    page.extend(TextItem(text, area.left, baseline) for text in closing[:1])
    return page


def grid(panel: Panel, table: Table, top: float, pitch: float) -> Iterator[Item]:
    """Place the diary's words and lines; empty cells are for a pen."""
    area, cells = panel.area, table.head.cells if table.head is not None else ()
    column = (area.width - DATE - FELT) / max(1, len(cells) - 2)
    edges = [area.left, *(area.left + DATE + column * n for n in range(len(cells) - 1)), area.right]
    first = top + HEAD
    bottom = first + pitch * LINES_A_WEEK * len(table.rows)
    for number, cell in enumerate(cells):
        role = "diary-move" if 0 < number < len(cells) - 1 else "diary-head"
        yield from word(panel, cell, role, Area(edges[number], top, edges[number + 1], first), centred=number > 0)
    for edge in edges[1:-1]:
        yield PanelItem(Area(edge - 0.09, first, edge + 0.09, bottom), panel.colour("hairline"))
    for week, row in enumerate(table.rows):
        start = first + week * LINES_A_WEEK * pitch
        yield RuleItem(area.left, area.right, start, 0.75 if week else RULE, panel.colour("ink"))
        yield from word(panel, row.cells[0], "week", Area(area.left, start, area.left + DATE, start + pitch))
        for line in range(1, LINES_A_WEEK):
            yield panel.rule(start + line * pitch, HAIRLINE, "hairline")
    yield panel.rule(bottom, 0.75)


def word(panel: Panel, cell: Cell, role: str, box: Area, centred: bool = False) -> Iterator[Item]:
    """Place the words of a cell on its lower line, or in the middle between its sides."""
    if cell.words is None:
        return
    text = wrapped(panel.setter.text(cell.words, role), box.width)
    x = box.left + (box.width - width_of(text)) / 2 if centred else box.left
    yield TextItem(text, x, box.bottom - CELL_GAP)


def notes(panel: Panel, section: Section, again: bool) -> Page:
    """Set a page with lines to write on; the words of a further one are decoration."""
    if again:
        page, top = Page(), panel.area.top + panel.head + HEAD_GAP
        page.extend(panel.running(section.heading.words.text if section.heading is not None else ""))
    else:
        page, top = opened(panel, section)
    line = panel.area.bottom
    while line - NOTE_LINE > top:
        page.add(panel.rule(line, HAIRLINE, "hairline"))
        line -= NOTE_LINE
    return page
