"""A poster's rows once measured: how high each is at a scale of type, and its items once its place is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil

from reportlab.lib.enums import TA_RIGHT

from generator.documents.blocks import Callout, Inset, Move
from generator.layouts.cells import Column, Stack, cap_of, leading_of, move_stack
from generator.layouts.fit import too_wide, wrapped
from generator.layouts.page import Box, Item, LeaderItem, PictureItem, RuleItem, TextItem
from generator.layouts.panels import StopPanel, stop_panel
from generator.layouts.poster_grid import Cell, Head, Row
from generator.layouts.typesetter import Typesetter
from generator.pdf import fonts
from generator.pdf.flowables import Text
from generator.units import to_mm

RULE_TO_HEAD = 4.0
HEAD_TO_FIGURE = 3.0
FLOOR_TO_TEXT = 4.5
"""Spaces on A3 in mm: rule to capitals, heading to figures, floor to capitals."""
INSET_HEIGHT = 38.0
"""Least height of the small plate."""
INSET_LINES = 2
"""Lines by which a headed inset's words begin lower than those beside it: level with their sentences."""
WIDE_TYPE = (1.5, 1.4, 1.3, 1.2, 1.1)
"""Enlargements tried for the type of a Stop panel over several columns."""
FIGURE_MAT = 63.25
"""Width in mm of the mat at which figures are drawn; they are placed larger or smaller, lines and all."""
BELOW = 0.25
"""Depth kept for descenders below a last line, as a share of its size."""


@dataclass(frozen=True)
class Grid:
    """A poster's columns and measures in mm; `unit` is the paper's size as a share of A3, `scale` that of the type.

    The near edges of mats lie `drop` below the ground that all figures stand on; that is the floor line.
    """

    setter: Typesetter
    columns: int
    left: float
    width: float
    gutter: float
    mat: float
    unit: float
    scale: float
    sentences: bool
    drop: float = 0.0

    @property
    def column(self) -> float:
        return self.span(1)

    def span(self, count: int) -> float:
        """Give the width of so many columns with the gutters between them."""
        one = (self.width - (self.columns - 1) * self.gutter) / self.columns
        return one * count + self.gutter * (count - 1)

    def x(self, column: int) -> float:
        """Give the left edge of a column."""
        return self.left + column * (self.column + self.gutter)

    def rise(self, move: Move) -> float:
        """Give how far a move's figure reaches above the floor line."""
        bounds = self.setter.setting.pictures.pose(move.picture.name, FIGURE_MAT, move.picture.frame).bounds
        return bounds[3] * self.mat / FIGURE_MAT + self.drop

    @cached_property
    def leading(self) -> float:
        return leading_of(self.setter, "body", self.scale)

    @cached_property
    def head_cap(self) -> float:
        return cap_of(self.setter, "step-number", self.scale)

    @cached_property
    def head_leading(self) -> float:
        return leading_of(self.setter, "step-name", self.scale)

    @cached_property
    def text_cap(self) -> float:
        return cap_of(self.setter, "name", self.scale)

    @cached_property
    def below(self) -> float:
        return BELOW * to_mm(self.setter.style("body", self.scale).fontSize)


@dataclass(frozen=True)
class SetRow:
    """A row with its words set."""

    grid: Grid
    row: Row
    heads: tuple[Text, ...]
    notes: tuple[Text | None, ...]
    stacks: tuple[Stack, ...]
    panel: StopPanel | None

    @property
    def strip(self) -> bool:
        """Tell whether the row is the Stop panel alone."""
        return self.panel is not None and not self.row.cells

    @property
    def fits(self) -> bool:
        """Tell whether no word sticks out of its column and no note meets its heading."""
        heads = zip(self.row.heads, self.heads, self.notes, strict=True)
        return (
            all(stack.fits for stack in self.stacks)
            and (self.panel is None or self.panel.fits)
            and not any(too_wide(text, self.grid.span(head.span)) for head, text, _ in heads)
        )

    @property
    def name_lines(self) -> list[int]:
        """Count the lines of every name and dose."""
        return [text.line_count for stack in self.stacks for text in stack.texts[:2]]

    @property
    def head(self) -> float:
        """From the rule to the last baseline of the headings; 0 without headings."""
        if not self.heads:
            return 0.0
        lines = max(text.line_count for text in self.heads)
        return RULE_TO_HEAD * self.grid.unit + self.grid.head_cap + (lines - 1) * self.grid.head_leading

    @property
    def ascent(self) -> float:
        """From the row's top to its first baseline below the figures."""
        if self.strip and self.panel is not None:
            return self.panel.height(0.0) - self.tail
        return max(self.ascent_of(cell) for cell in self.row.cells)

    def ascent_of(self, cell: Cell) -> float:
        """From the row's top to the first baseline, as one cell needs it; figures may rise beside a heading."""
        unit = self.grid.unit
        if isinstance(cell.content, Inset):
            lines = INSET_LINES * self.grid.leading if cell.headed else 0.0
            figure = max(INSET_HEIGHT * unit - lines, 0.0)
        else:
            figure = self.grid.rise(cell.content)
        above = self.head_over(cell)
        return above + figure + FLOOR_TO_TEXT * unit + self.grid.text_cap

    def head_over(self, cell: Cell) -> float:
        """Height from the row's top that the headings take over a cell, with the space below them."""
        left, right = self.grid.x(cell.column), self.grid.x(cell.column) + self.grid.column
        space = HEAD_TO_FIGURE * self.grid.unit
        for head, text, note in zip(self.row.heads, self.heads, self.notes, strict=True):
            start, end = self.grid.x(head.column), self.grid.x(head.column) + self.grid.span(head.span)
            words = start + self.indent(head) + to_mm(text.widest_line) + space
            note_left = end - to_mm(note.widest_line) - space if note is not None else end
            if start <= left < end:
                return self.head + space if left < words or right > note_left else RULE_TO_HEAD * self.grid.unit
        return 0.0

    def indent(self, head: Head) -> float:
        """Give the width that a heading's numeral takes."""
        return to_mm(getattr(self.heads[self.row.heads.index(head)].style, "firstLineIndent", 0.0))

    def lines_of(self, column: int) -> int:
        """Count the lines of text in a column."""
        for cell, stack in zip(self.row.cells, self.stacks, strict=True):
            if cell.column == column:
                return stack.lines + (INSET_LINES if isinstance(cell.content, Inset) and cell.headed else 0)
        return 0

    def step_to(self, under: SetRow, gap: float) -> float:
        """Give the least distance from this row's first baseline to that of the row under it, with a gap in mm.

        Below a heading or beside the Stop panel the whole row counts, else each column for itself.
        """
        leading = self.grid.leading
        if under.heads or self.panel is not None or under.panel is not None:
            return (self.lines - 1) * leading + self.tail + gap + under.ascent
        return max(
            max(self.lines_of(cell.column) - 1, 0) * leading + self.tail + gap + under.ascent_of(cell)
            for cell in under.row.cells
        )

    @property
    def lines(self) -> int:
        """Lines of text below the figures, or more where the Stop panel needs the height."""
        lines = max((self.lines_of(cell.column) for cell in self.row.cells), default=1)
        if self.panel is None or self.strip:
            return lines
        needed = self.panel.height(self.panel_head) - self.tail - self.ascent
        return max(lines, 1 + ceil(needed / self.grid.leading))

    @property
    def tail(self) -> float:
        """From the last baseline to the row's bottom."""
        return self.panel.padding if self.panel is not None else self.grid.below

    @property
    def panel_head(self) -> float:
        """From the panel's top to its heading's capitals, so that its baseline is that of the headings beside it."""
        if self.panel is None:
            return 0.0
        small = cap_of(self.grid.setter, "stop-heading", self.panel.scale)
        return max(self.panel.padding, RULE_TO_HEAD * self.grid.unit + self.grid.head_cap - small)

    def place_moves(self, baseline: float) -> Iterator[Item]:
        """Place the headings of steps and their moves, the first line of text on `baseline`."""
        yield from self._place(baseline, Move)

    def place_inset(self, baseline: float) -> Iterator[Item]:
        """Place the inset, if it stands in this row."""
        yield from self._place(baseline, Inset)

    def place_stop(self, baseline: float) -> Iterator[Item]:
        """Place the Stop panel, if it stands in this row."""
        if self.panel is not None and self.row.stop is not None:
            first, count = self.row.stop
            left, top = self.grid.x(first), baseline - self.ascent
            bottom = baseline + (self.lines - 1) * self.grid.leading + self.tail
            yield from self.panel.place(Box(left, top, left + self.grid.span(count), bottom), self.panel_head)

    def _place(self, baseline: float, kind: type[Move | Inset]) -> Iterator[Item]:
        floor = baseline - self.grid.text_cap - FLOOR_TO_TEXT * self.grid.unit
        heads = {head.column: number for number, head in enumerate(self.row.heads)}
        for cell, stack in zip(self.row.cells, self.stacks, strict=True):
            if not isinstance(cell.content, kind):
                continue
            if cell.column in heads:
                yield from self._head(heads[cell.column], baseline - self.ascent)
            x = self.grid.x(cell.column)
            lower = INSET_LINES * self.grid.leading if isinstance(cell.content, Inset) and cell.headed else 0.0
            texts = list(stack.place(x, baseline + lower, self.grid.leading))
            if isinstance(cell.content, Move):
                yield texts[0]
                yield self._figure(cell.content, x, floor)
                yield from texts[1:]
            else:
                height = floor + lower - (baseline - self.ascent + self.head_over(cell))
                yield from texts[:-1]
                yield from self._inset(cell.content, x, floor + lower, height)
                yield texts[-1]

    def _head(self, number: int, top: float) -> Iterator[Item]:
        grid, head, note = self.grid, self.row.heads[number], self.notes[number]
        ink = grid.setter.setting.theme.inks["ink"].reportlab(grid.setter.setting.space)
        baseline = top + RULE_TO_HEAD * grid.unit + grid.head_cap
        x = grid.x(head.column)
        weight = (1.0 if head.span == grid.columns else 2.0) * grid.unit
        yield RuleItem(x, x + grid.span(head.span), top, weight, ink)
        yield TextItem(self.heads[number], x, baseline)
        if note is not None:
            yield TextItem(note, x, baseline)

    def _figure(self, move: Move, x: float, floor: float) -> PictureItem:
        """Place a figure with its mat from the column's left edge, standing on the floor line."""
        pictures = self.grid.setter.setting.pictures
        artwork = pictures.pose_artwork(move.picture.name, FIGURE_MAT, move.picture.frame)
        left, bottom, _, _ = artwork.bounds
        scale = self.grid.mat / FIGURE_MAT
        x += self.grid.mat / 2 + left * scale
        return PictureItem(artwork, x, floor - self.grid.drop - bottom * scale, scale, move.picture)

    def _inset(self, inset: Inset, x: float, floor: float, height: float) -> Iterator[Item]:
        """Place the small plate on a line, and its label beside it with a leader."""
        grid = self.grid
        setting = grid.setter.setting
        artwork, (px, py) = setting.pictures.front_plate(height * 0.6, height)
        plate = PictureItem(artwork, x, floor, 1.0, inset.picture)
        yield plate
        if inset.picture.caption is None:
            return
        target = (x + px - artwork.bounds[0], floor - py + artwork.bounds[1])
        label_x = plate.box.right + 5 * grid.unit
        room = grid.x(0) + grid.span(grid.columns) - label_x
        label = wrapped(grid.setter.text(inset.picture.caption, "inset-label", grid.scale), min(grid.column, room))
        style = grid.setter.style("inset-label", grid.scale)
        middle = to_mm(fonts.x_height(style.fontName, style.fontSize)) / 2
        ink = setting.theme.inks["ink"].reportlab(setting.space)
        yield LeaderItem((label_x - 1.5 * grid.unit, target[1]), target, 0.8 * grid.unit, ink)
        yield TextItem(label, label_x, target[1] + middle)


def set_row(grid: Grid, row: Row, stop: Callout | None) -> SetRow:
    """Set the words of a row at the grid's scale."""
    heads, notes = [], []
    for head in row.heads:
        column = Column(grid.setter, grid.span(head.span), grid.scale)
        heads.append(column.heading(head.heading, "step-name", "step-number"))
        note = None
        if head.note is not None:
            note = wrapped(grid.setter.text(head.note.words, "note", grid.scale, alignment=TA_RIGHT), column.width)
        notes.append(note)
    stacks = tuple(cell_stack(grid, cell) for cell in row.cells)
    plain = SetRow(grid, row, tuple(heads), tuple(notes), stacks, None)
    return plain if row.stop is None or stop is None else replace(plain, panel=panel_for(plain, stop, row.stop[1]))


def panel_for(row: SetRow, stop: Callout, span: int) -> StopPanel:
    """Set the Stop panel of a row; one over several columns gets the largest type that keeps the row's height."""
    grid, beside = row.grid, not row.row.cells
    width = grid.span(span)
    for growth in WIDE_TYPE if span > 1 and not beside else ():
        panel = stop_panel(grid.setter, stop, width, grid.unit, grid.scale * growth, beside)
        grown = replace(row, panel=panel)
        if panel.fits and grown.lines <= row.lines:
            return panel
    return stop_panel(grid.setter, stop, width, grid.unit, grid.scale, beside)


def cell_stack(grid: Grid, cell: Cell) -> Stack:
    """Set what stands below the figure of a cell."""
    column = Column(grid.setter, grid.column, grid.scale)
    content = cell.content
    if isinstance(content, Move):
        return move_stack(content, column, grid.sentences or cell.headed)
    texts = [column.text(content.text, "body")]
    if not cell.headed:
        texts.insert(0, column.heading(content.heading, "name", "letter"))
    return Stack(tuple(texts), column.width)
