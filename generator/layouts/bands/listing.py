"""Moves as a list: lines with a figure beside their words, parts headed, in columns as even as can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.documents.blocks import Move
from generator.layouts import brackets
from generator.layouts.bands.band import BandBox
from generator.layouts.bands.manner import Manner
from generator.layouts.bands.plan import BandHead, BandPlan, Slot
from generator.layouts.engine.boxes import ColumnBox
from generator.layouts.engine.search import largest
from generator.layouts.engine.text import TextBox
from generator.layouts.page import PageItem

CLEAR = 0.4
"""White between a figure's floor and the head below it, beside that of lines, mm."""
HALVINGS = 5
"""Halvings of the range of figure sizes, and of column heights twice as many."""


@dataclass(frozen=True, slots=True)
class ListLine:
    """A move of a list, and the heading above it where it opens its part."""

    move: Move
    head: BandHead | None = None


@dataclass(frozen=True)
class ListBox:
    """Lines in columns of a width in mm, below the heading of the only part where `across` is given."""

    lines: tuple[ListLine, ...]
    columns: int
    manner: Manner
    width: float
    across: BandHead | None = None
    _divided: dict[float, tuple[tuple[float, ...], tuple[int, ...]]] = field(default_factory=dict, repr=False)
    _heads: dict[int, BandBox] = field(default_factory=dict, repr=False)

    @property
    def column(self) -> float:
        return (self.width - (self.columns - 1) * self.manner.spaces.gutter) / self.columns

    @cached_property
    def stacks(self) -> tuple[ColumnBox[TextBox], ...]:
        """The words of each line."""
        return tuple(self.manner.stack(Slot(line.move, 0)) for line in self.lines)

    @cached_property
    def rises(self) -> tuple[float, ...]:
        """The heights of the figures at a mat width of 1 mm."""
        return tuple(self.manner.figures.rise(line.move) for line in self.lines)

    def text_left(self, mat: float) -> float:
        """From a column's left edge to its words."""
        return self.manner.figures.width * mat + self.manner.spaces.figure_to_text

    def text_width(self, mat: float) -> float:
        return self.column - self.text_left(mat)

    # Heights

    def head(self, head: BandHead | None, width: float) -> BandBox | None:
        """Set a heading with its rule and note over a width."""
        if head is None:
            return None
        if id(head) not in self._heads:
            self._heads[id(head)] = BandBox(BandPlan(1, heads=(head,)), self.manner, width)
        return self._heads[id(head)]

    def head_height(self, line: ListLine) -> float:
        box = self.head(line.head, self.column)
        return box.head + box.head_below if box is not None else 0.0

    @cached_property
    def top(self) -> float:
        """The height of the heading across all columns."""
        box = self.head(self.across, self.width)
        return box.head + box.head_below if box is not None else 0.0

    def line_height(self, number: int, mat: float) -> float:
        """Give the height of a line's words or figure, whichever is higher."""
        stack = self.stacks[number]
        return max(stack.height(self.text_width(mat)) + stack.below, self.rises[number] * mat + CLEAR)

    def fits(self, mat: float) -> bool:
        """Tell whether no word sticks out of its column."""
        width = self.text_width(mat)
        if width <= 0 or not all(stack.fits(width) for stack in self.stacks):
            return False
        heads = [self.head(line.head, self.column) for line in self.lines]
        return all(box is None or box.fits for box in [self.head(self.across, self.width), *heads])

    def divided(self, mat: float) -> tuple[tuple[float, ...], tuple[int, ...]]:
        """Give the heights of all lines with the gaps after them, and the number of the first line of each column."""
        if mat not in self._divided:
            gap = self.manner.spaces.row_gap
            heights = tuple(
                self.line_height(number, mat) + self.head_height(line) + gap for number, line in enumerate(self.lines)
            )
            self._divided[mat] = heights, starts_of(heights, self.columns)
        return self._divided[mat]

    def taken(self, mat: float) -> list[float]:
        """Give the least heights of the columns."""
        heights, starts = self.divided(mat)
        gap = self.manner.spaces.row_gap
        return [sum(heights[a:b]) - gap for a, b in zip(starts, (*starts[1:], len(heights)), strict=True)]

    def height(self, mat: float) -> float:
        """Give the least height of all, with figures on mats of a width in mm."""
        return self.top + max(self.taken(mat))

    def largest_mat(self, least: float, most: float, room: float) -> float | None:
        """Find the widest mats with which the list fits a height; None where not even the narrowest do."""
        return largest(lambda mat: self.fits(mat) and self.height(mat) <= room, least, most, HALVINGS)

    def left_over(self, mat: float, room: float) -> float:
        """Give the white that each line of a height has more than it needs."""
        _, starts = self.divided(mat)
        counts = [b - a for a, b in zip(starts, (*starts[1:], len(self.lines)), strict=True)]
        return min((room - self.top - each) / count for each, count in zip(self.taken(mat), counts, strict=True))

    # Places

    def place(self, x: float, top: float, mat: float, room: float) -> Iterator[PageItem]:
        """Place all lines in reading order; what is left over of a height goes between them, all alike."""
        if (box := self.head(self.across, self.width)) is not None:
            yield from box.place_heads(x, top)
        heights, starts = self.divided(mat)
        extra = self.left_over(mat, room)
        for number, (start, end) in enumerate(zip(starts, (*starts[1:], len(heights)), strict=True)):
            left, y = x + number * (self.column + self.manner.spaces.gutter), top + self.top + extra / 2
            tops = [y + sum(heights[start:each]) + extra * (each - start) for each in range(start, end)]
            for each, down in zip(range(start, end), tops, strict=True):
                yield from self._line(each, left, down, mat)
            yield from self._brackets(range(start, end), tops, left, mat)

    def _brackets(self, lines: range, tops: Sequence[float], x: float, mat: float) -> Iterator[PageItem]:
        """Draw a bracket at the left of each group of lines of a column."""
        shown = [self.lines[each] for each in lines]
        for run in brackets.runs([line.move.group for line in shown], [line.head is not None for line in shown]):
            first, last = lines[run[0]], lines[run[-1]]
            top = tops[run[0]] + self.head_height(self.lines[first])
            foot = tops[run[-1]] + self.head_height(self.lines[last]) + self.line_height(last, mat)
            yield from brackets.beside(self.manner.setter.setting, x, top, foot)

    def _line(self, number: int, x: float, top: float, mat: float) -> Iterator[PageItem]:
        """Place a heading, then a move's words and figure, the lower of them in the middle of the higher."""
        line, stack = self.lines[number], self.stacks[number]
        if (box := self.head(line.head, self.column)) is not None:
            yield from box.place_heads(x, top)
            top += self.head_height(line)
        height, width = self.line_height(number, mat), self.text_width(mat)
        words = top + (height - stack.height(width) - stack.below) / 2
        name, *rest = stack.place(x + self.text_left(mat), words, width)
        yield name
        rise = self.rises[number] * mat
        yield self.manner.figures.place(line.move, x, top + (height + rise) / 2, mat, self.text_left(mat))
        yield from rest


def starts_of(heights: Sequence[float], columns: int) -> tuple[int, ...]:
    """Share lines out to at most so many columns so that the highest is as low as can be; give their first lines."""
    low, high = max(heights), sum(heights)
    if columns > 1:
        low = max(low, high / columns)
        for _ in range(2 * HALVINGS):
            middle = (low + high) / 2
            low, high = (low, middle) if len(filled(heights, middle)) <= columns else (middle, high)
    return filled(heights, high)


def filled(heights: Sequence[float], room: float) -> tuple[int, ...]:
    """Fill columns of a height one after the other; give the number of the first line of each."""
    starts, taken = [0], 0.0
    for number, height in enumerate(heights):
        if taken + height > room + 1e-9 and number > starts[-1]:
            starts.append(number)
            taken = 0.0
        taken += height
    return tuple(starts)
