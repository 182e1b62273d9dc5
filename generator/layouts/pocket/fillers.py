"""Panels that moves leave free: a small diary, and notes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.documents.blocks import Cell, Paragraph, Section, Table
from generator.layouts.engine.text import TextBox
from generator.layouts.page import Area, Page, PageItem, PanelItem, RuleItem
from generator.layouts.pocket.panel import Panel, only, sections
from generator.layouts.pocket.prints import (
    ACCENT_CLEAR,
    CELL_GAP,
    COLUMN,
    DATE,
    DIARY_HEAD,
    FELT,
    HAIRLINE,
    HEAD_GAP,
    LEAST_PITCH,
    LINES_A_WEEK,
    MOST_DIARY,
    NOTE_LINE,
    RULE,
)
from generator.layouts.small_print import SmallPrintBox


def fillers(panel: Panel, free: int) -> Iterator[Page]:
    """Fill free panels: the diary where its columns are wide enough, then notes, whose heads are then decoration."""
    diaries, noted = sections(panel.document, "diary"), only(panel.document, "notes")
    if free and diaries and diary_fits(panel, diaries[0]):
        yield diary(panel, diaries[0])
        free -= 1
    for number in range(free):
        yield notes(panel, noted, again=number > 0)


def table_of(section: Section) -> Table:
    return next(block for block in section.blocks if isinstance(block, Table))


def column_of(panel: Panel, table: Table) -> float:
    """Give the width of a move's column."""
    cells = len(table.head.cells) - 2 if table.head is not None else 0
    return (panel.area.width - DATE - FELT) / max(1, cells)


def head_of(panel: Panel, table: Table) -> float:
    """Give the height of the diary's head: columns that ask for more than a tick say so in a second line."""
    cells, column = table.head.cells[1:-1] if table.head is not None else (), column_of(panel, table)
    boxes = [TextBox(panel.setter, cell.words, "diary-move") for cell in cells if cell.words]
    return max([DIARY_HEAD, *(box.height(column) + box.below + 2 * CELL_GAP for box in boxes)])


def diary_fits(panel: Panel, section: Section) -> bool:
    """Tell whether every move has a column wide enough for its letter and a tick, and its words are inside."""
    table, width = table_of(section), panel.area.width
    if table.head is None:
        return False
    column = column_of(panel, table)
    letters = [TextBox(panel.setter, cell.words, "diary-move") for cell in table.head.cells[1:-1] if cell.words]
    ends = [(table.head.cells[0], DATE), (table.head.cells[-1], FELT)]
    fitting = all(TextBox(panel.setter, cell.words, "diary-head").natural <= room for cell, room in ends if cell.words)
    fitting = fitting and len(table.rows) * LEAST_PITCH <= MOST_DIARY * panel.area.height
    return fitting and all(max(COLUMN, letter.natural + 0.5) <= column for letter in letters) and width > 0


def opened(panel: Panel, section: Section) -> tuple[Page, float]:
    """Start a page with a section's heading and note; give it and where they end."""
    page, area = Page(), panel.area
    if section.heading is None:
        return page, area.top
    note = next((block for block in section.blocks if isinstance(block, Paragraph) and block.kind == "note"), None)
    head = panel.head(section.heading, note)
    page.extend(panel.opening(head, area.top))
    return page, area.top + panel.head_height(head) + HEAD_GAP


def diary(panel: Panel, section: Section) -> Page:
    """Set the diary: a column for each move, three lines a week."""
    page, top = opened(panel, section)
    area, table = panel.area, table_of(section)
    small = tuple(block for block in section.blocks if isinstance(block, Paragraph) and block.kind == "small")
    closing = SmallPrintBox(panel.setter, small, 1.0)
    key = closing.height(area.width) + closing.below if small else 0.0
    clear = max(1.0, closing.above + ACCENT_CLEAR)
    bottom = area.bottom - (key + clear if key else 0.0)
    week = (bottom - top - head_of(panel, table)) / len(table.rows)
    lines = max(1, min(LINES_A_WEEK, int(week / LEAST_PITCH)))
    page.extend(grid(panel, table, top, week, lines))
    page.extend(closing.place(area.left, bottom + clear, area.width))
    return page


def grid(panel: Panel, table: Table, top: float, height: float, lines: int) -> Iterator[PageItem]:
    """Place the diary's words and some lines for each week, `height` mm together; empty cells are for a pen."""
    area, cells = panel.area, table.head.cells if table.head is not None else ()
    column = column_of(panel, table)
    edges = [area.left, *(area.left + DATE + column * n for n in range(len(cells) - 1)), area.right]
    first = top + head_of(panel, table)
    pitch, bottom = height / lines, first + height * len(table.rows)
    for number, cell in enumerate(cells):
        role = "diary-move" if 0 < number < len(cells) - 1 else "diary-head"
        yield from word(panel, cell, role, Area(edges[number], top, edges[number + 1], first), centred=number > 0)
    for edge in edges[1:-1]:
        yield PanelItem(Area(edge - 0.09, first, edge + 0.09, bottom), panel.colour("hairline"))
    for week, row in enumerate(table.rows):
        start = first + week * height
        yield RuleItem(area.left, area.right, start, 0.75 if week else RULE, panel.colour("ink"))
        yield from word(panel, row.cells[0], "week", Area(area.left, start, area.left + DATE, start + pitch))
        for line in range(1, lines):
            yield panel.rule(start + line * pitch, HAIRLINE, "hairline")
    yield panel.rule(bottom, 0.75)


def word(panel: Panel, cell: Cell, role: str, box: Area, centred: bool = False) -> Iterator[PageItem]:
    """Place the words of a cell on its lower line, or in the middle between its sides."""
    if cell.words is not None:
        text = TextBox(panel.setter, cell.words, role, middle=centred)
        height = text.height(box.width)
        yield from text.place(box.left, box.bottom - min(CELL_GAP, (box.height - height) / 2) - height, box.width)


def notes(panel: Panel, section: Section, again: bool) -> Page:
    """Set a page with lines to write on; the words of a further one are decoration."""
    page, top = opened(panel, section) if not again else (Page(), panel.area.top)
    if again and section.heading is not None:
        head = panel.running(section.heading)
        page.extend(panel.opening(head, top, RULE / 2))
        top += panel.head_height(head) + HEAD_GAP
    line = panel.area.bottom
    while line - NOTE_LINE > top:
        page.add(panel.rule(line, HAIRLINE, "hairline"))
        line -= NOTE_LINE
    return page
