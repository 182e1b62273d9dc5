"""Moves as a list: lines with a figure beside their words, parts headed, in columns as even as can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise, product

from generator.documents.blocks import Move
from generator.layouts import brackets
from generator.layouts.bands.band import BandBox
from generator.layouts.bands.manner import Manner
from generator.layouts.bands.plan import BandHead, BandPlan, Slot
from generator.layouts.engine.boxes import ColumnBox
from generator.layouts.engine.search import largest
from generator.layouts.engine.text import BELOW, HAIR, TAILS, TextBox
from generator.layouts.page import PageItem
from generator.units import to_mm

CLEAR = 0.4
"""White between a figure's floor and the head below it, beside that of lines, mm."""
HALVINGS = 5
"""Halvings of the range of figure sizes, and of column heights twice as many."""
GROUP_PARTED, LINE_PARTED = 2, 1
"""What it costs that a column ends within a group, and that a line stands alone with the rest of its part elsewhere."""
NEAR = (2, 1)
"""How many lines columns may begin sooner or later for the sake of that: up to four of them, and more."""


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
    _divided: dict[tuple[float, float], tuple[tuple[float, ...], tuple[int, ...]]] = field(
        default_factory=dict, repr=False
    )
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

    @cached_property
    def lifts(self) -> tuple[float, ...]:
        """How much lower the words of each line begin, for accents that reach what is above them."""
        across = self.head(self.across, self.width)

        def lift(line: ListLine, name: TextBox) -> float:
            whites = [box.white_below for box in (self.head(line.head, self.column), across) if box is not None]
            if line.head is None:
                whites.append(self.manner.spaces.row_gap + (BELOW - TAILS) * to_mm(name.size))
            return max(0.0, name.above + HAIR - min(whites)) if name.above else 0.0

        return tuple(lift(line, stack.parts[0]) for line, stack in zip(self.lines, self.stacks, strict=True))

    def line_height(self, number: int, mat: float) -> float:
        """Give the height of a line's words or figure, whichever is higher."""
        stack = self.stacks[number]
        words = self.lifts[number] + stack.height(self.text_width(mat)) + stack.below
        return max(words, self.rises[number] * mat + CLEAR)

    def fits(self, mat: float) -> bool:
        """Tell whether no word sticks out of its column."""
        width = self.text_width(mat)
        if width <= 0 or not all(stack.fits(width) for stack in self.stacks):
            return False
        heads = [self.head(line.head, self.column) for line in self.lines]
        return all(box is None or box.fits for box in [self.head(self.across, self.width), *heads])

    @cached_property
    def costs(self) -> tuple[int, ...]:
        """What it costs that a column begins at each line."""
        groups = [line.move.group for line in self.lines]
        opens = [*(line.head is not None for line in self.lines), True]

        def cost(number: int) -> int:
            if number == 0 or opens[number]:
                return 0
            if groups[number] and groups[number] == groups[number - 1]:
                return GROUP_PARTED
            return LINE_PARTED if opens[number - 1] or opens[number + 1] else 0

        return tuple(map(cost, range(len(self.lines))))

    def divided(self, mat: float, room: float = 0.0) -> tuple[tuple[float, ...], tuple[int, ...]]:
        """Give the heights of all lines with the gaps after them, and the number of the first line of each column.

        Columns are as low as can be; where a height allows higher ones, less that belongs together is parted.
        """
        if (mat, room) not in self._divided:
            gap = self.manner.spaces.row_gap
            heights = tuple(
                self.line_height(number, mat) + self.head_height(line) + gap for number, line in enumerate(self.lines)
            )
            starts = starts_of(heights, self.columns)
            self._divided[mat, room] = heights, kept_together(starts, heights, self.costs, room - self.top + gap)
        return self._divided[mat, room]

    def shares(self, mat: float, room: float = 0.0) -> list[range]:
        """Give the lines of each column."""
        _, starts = self.divided(mat, room)
        return [range(start, end) for start, end in pairwise((*starts, len(self.lines)))]

    def parted(self, mat: float, room: float) -> int:
        """Give what it costs that columns part what belongs together."""
        return sum(self.costs[share[0]] for share in self.shares(mat, room))

    def taken(self, mat: float, room: float = 0.0) -> list[float]:
        """Give the least heights of the columns."""
        heights, _ = self.divided(mat, room)
        gap = self.manner.spaces.row_gap
        return [sum(heights[share.start : share.stop]) - gap for share in self.shares(mat, room)]

    def height(self, mat: float, room: float = 0.0) -> float:
        """Give the least height of all, with figures on mats of a width in mm, where at most so much is to be had."""
        return self.top + max(self.taken(mat, room))

    def largest_mat(self, least: float, most: float, room: float) -> float | None:
        """Find the widest mats with which the list fits a height; None where not even the narrowest do."""
        return largest(lambda mat: self.fits(mat) and self.height(mat) <= room, least, most, HALVINGS)

    def left_over(self, mat: float, room: float) -> float:
        """Give the white that each line of a height has more than it needs; a part has twice that above it."""
        counts = [sum(self.whites(share)) for share in self.shares(mat, room)]
        return min((room - self.top - each) / count for each, count in zip(self.taken(mat, room), counts, strict=True))

    def whites(self, share: range) -> list[int]:
        """Give how much of what is left over each line of a column has above it."""
        return [1 + (each > share.start and self.lines[each].head is not None) for each in share]

    # Places

    def place(self, x: float, top: float, mat: float, room: float) -> Iterator[PageItem]:
        """Place all lines in reading order; what is left over of a height goes between them."""
        if (box := self.head(self.across, self.width)) is not None:
            yield from box.place_heads(x, top)
        heights, _ = self.divided(mat, room)
        extra = self.left_over(mat, room)
        for number, share in enumerate(self.shares(mat, room)):
            left, y = x + number * (self.column + self.manner.spaces.gutter), top + self.top - extra / 2
            above = accumulate(extra * white for white in self.whites(share))
            before = accumulate(heights[share.start : share.stop], initial=0.0)
            tops = [y + white + taken for white, taken in zip(above, before, strict=False)]
            for each, down in zip(share, tops, strict=True):
                yield from self._line(each, left, down, mat)
            yield from self._brackets(share, tops, left, mat)

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
        lift = self.lifts[number]
        words = top + lift + (height - lift - stack.height(width) - stack.below) / 2
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


def kept_together(
    starts: tuple[int, ...], heights: Sequence[float], costs: Sequence[int], room: float
) -> tuple[int, ...]:
    """Begin columns a little sooner or later, within a height, so that what belongs together is parted least."""
    if not any(costs[start] for start in starts):
        return starts
    sums = (0.0, *accumulate(heights))
    near = NEAR[len(starts) > 4]
    best, found = (sum(costs[start] for start in starts), 0.0), starts
    for moved in product(*(range(start - near, start + near + 1) for start in starts[1:])):
        ends = (0, *moved, len(heights))
        if any(end <= start for start, end in pairwise(ends)):
            continue
        tallest = max(sums[end] - sums[start] for start, end in pairwise(ends))
        cost = (sum(costs[start] for start in moved), tallest)
        if tallest <= room + 1e-6 and cost < best:
            best, found = cost, ends[:-1]
    return found
