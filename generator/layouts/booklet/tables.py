"""Tables that flow with the text of a chapter: a muscle's facts, the numbers of a chart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.documents.blocks import Cell, Row, Table
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.engine.abreast import Level, in_columns
from generator.layouts.engine.boxes import Box
from generator.layouts.engine.galley import HEADING_PARTED, FlowBox
from generator.layouts.engine.text import TextBox

LABEL, LABEL_MOST = 28.0, 0.27
"""Width of the labels of facts, mm on A5, and the most of the measure that long ones take."""
NUMBER_GAP = 8.0
"""White between a chart's columns, pt at the usual scale."""
ROW_PARTED, ROW_ALONE = 22.0, 60.0
"""What it costs to begin a page between rows of a table, and beside its only row on a page."""


def cell(cell: Cell, role: str, compositor: Compositor, **options: Any) -> TextBox | None:
    """Set the words of a cell, if it has any."""
    return compositor.text(cell.words, role, **options) if cell.words is not None else None


def facts_rows(block: Table, compositor: Compositor) -> Iterator[FlowBox]:
    """Set labelled facts: quiet labels, hairlines between rows."""
    rows = [
        (cell(row.cells[0], "label", compositor), cell(row.cells[1], "fact-text", compositor)) for row in block.rows
    ]
    measure, gap = compositor.page.measure, compositor.pt(6)
    wanted = max((label.natural + gap for label, _ in rows if label), default=0.0)
    first = max(compositor.mm(LABEL), min(wanted, LABEL_MOST * measure))
    for number, row in enumerate(rows):
        yield FlowBox(compositor.rule(0.5, "hairline"), compositor.pt(3), compositor.pt(2), HEADING_PARTED)
        columns = in_columns(row, (first - gap, measure - first), gap, "first")
        last = number == len(rows) - 1
        yield FlowBox(columns, below=compositor.pt(8 if last else 3), tie=parted(number, len(rows)))


def parted(number: int, rows: int) -> float:
    """Give what it costs to begin a page after a row."""
    if number == rows - 1:
        return 0.0
    return ROW_ALONE if number in (0, rows - 2) else ROW_PARTED


def chart_rows(block: Table, compositor: Compositor) -> Iterator[FlowBox]:
    """Set numbers in columns aligned right, under quiet heads."""
    table = [*([block.head] if block.head else []), *block.rows]
    rows = [[number_cell(each, n, row is block.head, compositor) for n, each in enumerate(row.cells)] for row in table]
    widths = chart_widths(table, rows, compositor)
    for number, (row, boxes) in enumerate(zip(table, rows, strict=True)):
        head, last = row is block.head, number == len(table) - 1
        level: Level = "bottom" if head else "first"
        columns = in_columns(boxes, widths, compositor.pt(NUMBER_GAP), level)
        yield FlowBox(columns, compositor.pt(1), compositor.pt(1.4), HEADING_PARTED)
        rule = compositor.rule(1) if head else compositor.rule(0.5, "hairline")
        tie = HEADING_PARTED if head else parted(number, len(table))
        yield FlowBox(rule, 0, compositor.pt(10 if last else 0), tie)


def number_cell(each: Cell, number: int, head: bool, compositor: Compositor) -> Box | None:
    role = "label" if head else "number" if number else "fact-text"
    return cell(each, role, compositor, right=number > 0)


def chart_widths(table: list[Row], rows: list[list[Box | None]], compositor: Compositor) -> list[float]:
    """Give a chart's columns: numbers take what they need; their heads wrap where the names of rows want the room."""
    measure, gap = compositor.page.measure, compositor.pt(NUMBER_GAP)
    first, *columns = [[box for box in column if isinstance(box, TextBox)] for column in zip(*rows, strict=True)]
    least = [max([head.least_unbroken, *(box.natural for box in numbers)]) for head, *numbers in columns]
    wanted = [max([head.natural, *(box.natural for box in numbers)]) for head, *numbers in columns]
    room = measure - gap * len(columns)
    spare = room - max((box.natural for box in first), default=0.0) - sum(least)
    share = min(1.0, max(0.0, spare) / max(1e-6, sum(wanted) - sum(least)))
    widths = [low + share * (high - low) for low, high in zip(least, wanted, strict=True)]
    return [room - sum(widths), *widths]
