"""Tables that flow with the text of a chapter: the facts of a muscle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.documents.blocks import Cell, Table
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.engine.abreast import in_columns
from generator.layouts.engine.galley import HEADING_PARTED, FlowBox
from generator.layouts.engine.text import TextBox

LABEL, LABEL_MOST = 28.0, 0.27
"""Width of the labels of facts, mm on A5, and the most of the measure that long ones take."""
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
