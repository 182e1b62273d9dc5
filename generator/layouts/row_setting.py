"""The words of a row set at a scale of type: headings, cells, the Stop panel."""

from __future__ import annotations

from dataclasses import replace

from reportlab.lib.enums import TA_RIGHT

from generator.documents.blocks import Callout, Move
from generator.layouts.arrangement import Cell, Row
from generator.layouts.cells import Column, Stack, move_stack
from generator.layouts.fit import wrapped
from generator.layouts.grid import Grid
from generator.layouts.panels import StopPanel, stop_panel
from generator.layouts.rows import SetRow

WIDE_PANEL = 180.0
"""Width in mm from which a Stop panel alone in its row has its signs beside its heading."""
BAND_TYPE = 1.15
"""Largest scale of type of a Stop panel alone in its row."""
WIDE_TYPE = (1.3, 1.2, 1.1)
"""Enlargements tried for the type of a Stop panel over several columns."""


class SideRow(SetRow):
    """A row of moves whose words stand at the right of their figures, in the middle of the tallest one's height."""

    @property
    def figures(self) -> float:
        """The height of the tallest figure."""
        return max(self.grid.rise(cell.content) for cell in self.row.cells if isinstance(cell.content, Move))

    @property
    def above(self) -> float:
        """From the tallest figure's top to the first baseline."""
        words = self.grid.text_cap + max(stack.depth for stack in self.stacks)
        return self.grid.text_cap + max(0.0, self.figures - words) / 2

    def ascent_of(self, cell: Cell) -> float:
        return self.head_over(cell) + self.above

    def depth_of(self, cell: Cell, stack: Stack) -> float:
        return max(stack.depth, self.figures - self.above)

    def floor(self, baseline: float) -> float:
        return baseline - self.above + self.figures


def set_row(grid: Grid, row: Row, stop: Callout | None) -> SetRow:
    """Set the words of a row at the grid's scale."""
    grid = replace(grid, columns=row.columns or grid.columns)
    heads, notes = [], []
    for head in row.heads:
        column = Column(grid.setter, grid.span(head.span), grid.scale)
        heads.append(column.heading(head.heading, "step-name", "step-number"))
        note = None
        if head.note is not None:
            note = wrapped(grid.setter.text(head.note.words, "note", grid.scale, alignment=TA_RIGHT), column.width)
        notes.append(note)
    stacks = tuple(cell_stack(grid, cell) for cell in row.cells)
    kind = SideRow if grid.figure_share and row.cells else SetRow
    plain = kind(grid, row, tuple(heads), tuple(notes), stacks, None)
    return plain if row.stop is None or stop is None else replace(plain, panel=panel_for(plain, stop, row.stop[1]))


def panel_for(row: SetRow, stop: Callout, span: int) -> StopPanel:
    """Set the Stop panel of a row: one over several columns in the largest type that keeps the row's height.

    One alone in its row is a band, in the type of the other posters: it is to be read and not to outdo the figures.
    """
    grid, width = row.grid, row.grid.span(span)
    if not row.row.cells and width > WIDE_PANEL * grid.unit:
        return stop_panel(grid.setter, stop, width, grid.unit, min(grid.scale, BAND_TYPE * grid.unit), True)
    for growth in WIDE_TYPE if span > 1 else ():
        panel = stop_panel(grid.setter, stop, width, grid.unit, grid.scale * growth, False)
        room = not row.row.cells or replace(row, panel=panel).depth <= row.depth + panel.padding
        if panel.fits and panel.heading.line_count <= 2 and room:
            return panel
    return stop_panel(grid.setter, stop, width, grid.unit, grid.scale, False)


def cell_stack(grid: Grid, cell: Cell) -> Stack:
    """Set what stands below the figure of a cell."""
    column = Column(grid.setter, grid.text_width, grid.scale, grid.names, trial=True)
    content = cell.content
    if isinstance(content, Move):
        kept = grid.sentences == "all" or (cell.headed and grid.sentences == "headed")
        return move_stack(content, column, kept)
    texts = [column.text(content.text, "body")]
    if not cell.headed:
        texts.insert(0, column.heading(content.heading, "name", "letter"))
    return Stack(tuple(texts), column.width)
