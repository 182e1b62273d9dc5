"""Rows of cells once measured: how high each is at a scale of type, and its items once its place is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from generator.documents.blocks import Inset, Move
from generator.layouts.arrangement import Cell, Head, Row
from generator.layouts.cells import Stack, cap_of
from generator.layouts.fit import too_wide, width_of, wrapped
from generator.layouts.grid import MATLESS, Grid, figure_bounds
from generator.layouts.page import Area, Item, LeaderItem, PictureItem, RuleItem, TextItem
from generator.layouts.panels import StopPanel
from generator.pdf import fonts
from generator.pdf.flowables import Text
from generator.units import to_mm

INSET_LINES = 2
"""Lines by which a headed inset's words begin lower than those beside it: level with their sentences."""


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
            and all(self._head_fits(head, text, note) for head, text, note in heads)
        )

    def _head_fits(self, head: Head, text: Text, note: Text | None) -> bool:
        """Tell whether a heading and its note stand side by side, each on one line, or the heading alone."""
        width = self.grid.span(head.span)
        if note is None:
            return not too_wide(text, width)
        taken = width_of(text) + width_of(note)
        return text.line_count == note.line_count == 1 and taken + 2 * self.grid.head_to_figure <= width

    @property
    def name_lines(self) -> list[int]:
        """Count the lines of every name and dose."""
        return [text.line_count for stack in self.stacks for text in stack.texts[:2]]

    @property
    def lines(self) -> int:
        """Count the lines of the longest cell."""
        return max((sum(text.line_count for text in stack.texts) for stack in self.stacks), default=0)

    @property
    def head(self) -> float:
        """From the rule to the last baseline of the headings; 0 without headings."""
        if not self.heads:
            return 0.0
        lines = max(text.line_count for text in self.heads)
        return self.grid.rule_to_head + self.grid.head_cap + (lines - 1) * self.grid.head_leading

    @property
    def ascent(self) -> float:
        """From the row's top to its first baseline below the figures."""
        if self.strip and self.panel is not None:
            return self.panel.height(self.panel_head) - self.tail
        return max(self.ascent_of(cell) for cell in self.row.cells)

    def ascent_of(self, cell: Cell) -> float:
        """From the row's top to the first baseline, as one cell needs it; figures may rise beside a heading."""
        if isinstance(cell.content, Inset):
            figure = max(self.grid.spaces.inset_height * self.grid.unit - self.lower(cell), 0.0)
        else:
            figure = self.grid.rise(cell.content)
        return self.head_over(cell) + figure + self.grid.floor_to_text + self.grid.text_cap

    def lower(self, cell: Cell) -> float:
        """Give how much lower than others a cell's words begin: those of a headed inset, whose plate is taller."""
        return INSET_LINES * self.grid.leading if isinstance(cell.content, Inset) and cell.headed else 0.0

    def head_over(self, cell: Cell) -> float:
        """Height from the row's top that the headings take over a cell, with the space below them."""
        left, right = self.grid.mat_left(cell.column), self.grid.x(cell.column) + self.grid.column
        space = self.grid.head_to_figure
        for head, text, note in zip(self.row.heads, self.heads, self.notes, strict=True):
            start, end = self.grid.x(head.column), self.grid.x(head.column) + self.grid.span(head.span)
            words = start + width_of(text) + space
            note_left = end - width_of(note) - space if note is not None else end
            if start <= left < end:
                beside = left >= words and right <= note_left and not self.grid.spaces.rule_below
                below = space if self.grid.spaces.small_figures else max(space, self.grid.head_below)
                return self.grid.rule_to_head if beside else self.head + below
        return 0.0

    def depth_of(self, cell: Cell, stack: Stack) -> float:
        """From the row's first baseline to a cell's last, in mm."""
        return self.lower(cell) + stack.depth

    @property
    def depth(self) -> float:
        """From the first baseline to the last one; whole lines more where the Stop panel needs the height."""
        cells = zip(self.row.cells, self.stacks, strict=True)
        depth = max((self.depth_of(cell, stack) for cell, stack in cells), default=0.0)
        if self.panel is None or self.strip:
            return depth
        lacking = self.panel.height(self.panel_head) - self.tail - self.ascent - depth
        return depth + max(0, ceil(lacking / self.grid.leading)) * self.grid.leading

    def step_to(self, under: SetRow, gap: float) -> float:
        """Give the least distance from this row's first baseline to that of the row under it, with a gap in mm.

        Below a heading or beside the Stop panel the whole row counts, else each column for itself.
        """
        if under.heads or self.panel is not None or under.panel is not None:
            return self.depth + self.tail + gap + under.ascent
        depths = {
            cell.column: self.depth_of(cell, stack) for cell, stack in zip(self.row.cells, self.stacks, strict=True)
        }
        return max(depths.get(cell.column, 0.0) + self.tail + gap + under.ascent_of(cell) for cell in under.row.cells)

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
        return max(self.panel.padding, self.grid.rule_to_head + self.grid.head_cap - small)

    def place_moves(self, baseline: float) -> Iterator[Item]:
        """Place the headings of steps and their moves, the first line of text on `baseline`."""
        yield from self._place(baseline, Move)

    def place_heads(self, baseline: float) -> Iterator[Item]:
        """Place the headings alone."""
        for number in range(len(self.heads)):
            yield from self._head(number, baseline - self.ascent)

    def place_cells(self, baseline: float) -> Iterator[Item]:
        """Place the moves without the headings over them."""
        yield from replace(self, row=replace(self.row, heads=()), heads=(), notes=())._place(baseline, Move)

    def place_inset(self, baseline: float) -> Iterator[Item]:
        """Place the inset, if it stands in this row."""
        yield from self._place(baseline, Inset)

    def place_stop(self, baseline: float) -> Iterator[Item]:
        """Place the Stop panel, if it stands in this row."""
        if self.panel is not None and self.row.stop is not None:
            first, count = self.row.stop
            left, top = self.grid.x(first), baseline - self.ascent
            bottom = baseline + self.depth + self.tail
            yield from self.panel.place(Area(left, top, left + self.grid.span(count), bottom), self.panel_head)

    def floor(self, baseline: float) -> float:
        """Give the floor line of the figures, by the first baseline of the words below them."""
        return baseline - self.grid.text_cap - self.grid.floor_to_text

    def _place(self, baseline: float, kind: type[Move | Inset]) -> Iterator[Item]:
        floor = self.floor(baseline)
        heads = {head.column: number for number, head in enumerate(self.row.heads)}
        for cell, stack in zip(self.row.cells, self.stacks, strict=True):
            if not isinstance(cell.content, kind):
                continue
            if cell.column in heads:
                yield from self._head(heads[cell.column], baseline - self.ascent)
            x = self.grid.x(cell.column)
            lower = self.lower(cell)
            texts = list(stack.place(x + self.grid.text_left, baseline + lower))
            if isinstance(cell.content, Move):
                yield texts[0]
                yield self._figure(cell.content, self.grid.mat_left(cell.column), floor)
                yield from texts[1:]
            else:
                height = floor + lower - (baseline - self.ascent + self.head_over(cell))
                yield from texts[:-1]
                yield from self._inset(cell.content, x, floor + lower, height)
                yield texts[-1]

    def _head(self, number: int, top: float) -> Iterator[Item]:
        grid, head, note = self.grid, self.row.heads[number], self.notes[number]
        ink = grid.setter.setting.theme.inks["ink"].reportlab(grid.setter.setting.space)
        x = grid.x(head.column)
        weight = grid.spaces.rules[head.span < grid.columns] * grid.unit
        if grid.spaces.rule_below:
            baseline, rule = top + grid.head_cap, top + self.head
        else:
            baseline, rule = top + grid.rule_to_head + grid.head_cap, top
        yield RuleItem(x, x + grid.span(head.span), rule, weight, ink)
        yield TextItem(self.heads[number], x, baseline)
        if note is not None:
            yield TextItem(note, x, baseline)

    def _figure(self, move: Move, x: float, floor: float) -> PictureItem:
        """Place a figure with its mat from `x` on, or without a mat itself, standing on the floor line."""
        grid, spaces, picture = self.grid, self.grid.spaces, move.picture
        pictures = grid.setter.setting.pictures
        artwork = pictures.pose_artwork(picture.name, spaces.figure_mat, picture.frame, spaces.small_figures)
        left, bottom, right, _ = figure_bounds(grid.setter, spaces, move)
        scale = grid.mat / spaces.figure_mat
        edge = x + grid.mat / 2 + left * scale
        if right - left < MATLESS * spaces.figure_mat:
            edge = x + (grid.mat - (right - left) * scale if spaces.figures_right else 0.0)
        return PictureItem(artwork, edge, floor - grid.drop - bottom * scale, scale, picture)

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
