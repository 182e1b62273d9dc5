"""The ways to set moves on one side of a card: cells in rows, or lines in columns; each with a quick estimate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import NamedTuple

from generator.layouts.bands.band import BandBox
from generator.layouts.bands.listing import ListBox, ListLine
from generator.layouts.bands.manner import BandSpaces, Manner
from generator.layouts.bands.plan import BandHead, Plan, unevenness
from generator.layouts.bands.stackup import BandStack
from generator.layouts.engine.boxes import ColumnBox
from generator.layouts.engine.text import TextBox
from generator.layouts.page import PageItem

LARGEST_ZONE = 0.5
"""Most of a list's column that figures take."""
LINE_COSTS = (1.0, 1.0, 0.16)
"""What a second line of a name, a dose and a cue costs; more of them cost by the square of their number."""
GUESSES = 4
PARTED = 0.25
"""What it costs that a column of a list ends where a line or a group is parted from what it belongs to."""
FILLED, BESIDE = 0.6, 0.6
"""Share of a column that figures should fill, and what it costs where they do not."""


class Estimate(NamedTuple):
    """What moves can have at best: mats of a width in mm, and the cost of further lines for each move."""

    mat: float
    lines: float


@dataclass(frozen=True)
class Naturals:
    """The words of moves as they are on one line, and their figures: quick estimates of heights.

    Widths, capitals and leading are mm at the scale 1 of type, heights and widths of figures those on a mat of 1 mm.
    """

    widths: tuple[tuple[float, ...], ...]
    cap: float
    leading: float
    rises: tuple[float, ...]
    figure: float

    @property
    def space(self) -> float:
        """More than the width of a space, which is not set where a line ends."""
        return 0.4 * self.leading

    def least(self, number: int, width: float, scale: float, texts: int) -> tuple[float, float]:
        """Give less than the height of a move's words at a width, and the cost of their further lines."""
        space = self.space
        lines, over, room = 0, 0.0, width / scale + space
        for natural, cost in zip(self.widths[number][:texts], LINE_COSTS, strict=False):
            count = ceil((natural + space) / room - 1e-6)
            lines += count
            over += cost * (count - 1) ** 2
        return scale * (self.cap + (lines - 1) * self.leading), over


@dataclass(frozen=True)
class GridForm:
    """Cells in rows, words below their figures."""

    plan: Plan
    moves: tuple[tuple[int, ...], ...]
    """The numbers of the moves of each row."""
    right: bool = False
    """Figures stand at the right of their columns, where they may rise beside headings."""
    listed = False

    def __str__(self) -> str:
        return f"{self.plan[0].columns} columns, words below" + ", figures right" * self.right

    def box(self, manner: Manner, width: float) -> GridBox:
        return GridBox(BandStack(tuple(BandBox(band, manner, width) for band in self.plan)), self.plan, self.right)

    @cached_property
    def holes(self) -> float:
        return unevenness(self.plan)

    def estimate(
        self, naturals: Naturals, spaces: BandSpaces, place: tuple[float, float], scale: float, texts: int
    ) -> Estimate:
        """Estimate what the form has at best in a width and height."""
        columns = self.plan[0].columns
        width = (place[0] - (columns - 1) * spaces.gutter) / columns
        room, over, rise = place[1] + spaces.row_gap, 0.0, 0.0
        if width <= 0:
            return Estimate(0.0, 0.0)
        for row in self.moves:
            found = [naturals.least(number, width, scale, texts) for number in row]
            room -= max(height for height, _ in found) + spaces.floor_to_text + spaces.row_gap
            over += sum(each for _, each in found)
            rise += max(naturals.rises[number] for number in row)
        room -= naturals.cap * scale
        return Estimate(min(width / naturals.figure, room / rise), over / len(naturals.widths))


@dataclass(frozen=True)
class ListForm:
    """Lines in columns, words beside their figures; a heading `across` all columns where there is one part."""

    lines: tuple[ListLine, ...]
    columns: int
    across: BandHead | None
    listed = True
    right = False

    def __str__(self) -> str:
        return f"list in {self.columns} columns"

    def box(self, manner: Manner, width: float) -> LinesBox:
        return LinesBox(ListBox(self.lines, self.columns, manner, width, self.across))

    holes = 0.0

    def estimate(
        self, naturals: Naturals, spaces: BandSpaces, place: tuple[float, float], scale: float, texts: int
    ) -> Estimate:
        """Estimate what the form has at best in a width and height."""
        column = (place[0] - (self.columns - 1) * spaces.gutter) / self.columns
        heads = naturals.cap * scale + spaces.rule_to_head
        gaps = spaces.row_gap * len(self.lines) + (heads if self.across else 0.0) * self.columns
        gaps += sum(heads for line in self.lines if line.head is not None)
        room = (place[1] + spaces.row_gap) * self.columns - gaps
        numbers, rises = range(len(self.lines)), naturals.rises
        widest, width = naturals.figure, column - spaces.figure_to_text
        if width <= 0:
            return Estimate(0.0, 0.0)
        best = [naturals.least(number, width, scale, texts) for number in numbers]
        if sum(height for height, _ in best) > room:
            return Estimate(0.0, 0.0)
        low, high = 0.0, LARGEST_ZONE * column / widest
        for guess in range(GUESSES):
            mat = (low + high) / 2 if guess else high
            words = [naturals.least(number, width - mat * widest, scale, texts)[0] for number in numbers]
            if sum(map(max, words, (rise * mat for rise in rises))) > room:
                high = mat
            elif guess:
                low = mat
            else:
                break
        return Estimate(high, sum(each for _, each in best) / len(best))


Form = GridForm | ListForm


@dataclass(frozen=True)
class GridBox:
    """A grid that is measured."""

    bands: BandStack
    plan: Plan
    right: bool

    def largest_mat(self, least: float, room: float) -> float | None:
        return self.bands.largest_mat(least, float("inf"), room) if self.bands.fits else None

    def height(self, mat: float, room: float = 0.0) -> float:
        return self.bands.height(mat)

    def stacks(self, mat: float) -> Iterator[tuple[ColumnBox[TextBox], float]]:
        """Yield the words of each move with their width."""
        for box in self.bands.boxes:
            for stack in box.stacks:
                yield stack, box.text_width

    def holes(self, mat: float, room: float) -> float:
        """Count holes, and what narrow figures leave empty beside them."""
        box = self.bands.boxes[0]
        filled = box.manner.figures.width * mat / box.column
        return unevenness(self.plan) + (1 - filled if self.right else BESIDE * max(0.0, FILLED - filled))

    def broken_heads(self) -> int:
        """Count the headings with a word that is broken."""
        return sum(
            text.least_unbroken > box.span(head.span) + 1e-6
            for box in self.bands.boxes
            for head, text in zip(box.plan.heads, box.heads, strict=True)
        )

    def raggedness(self, mat: float) -> float:
        return 0.0

    def white(self, mat: float, room: float) -> float | None:
        """Give the least white between moves one below the other, in mm; None where there are none."""
        boxes = self.bands.boxes
        if len(boxes) == 1:
            return None
        return min(map(self.bands.gap, range(1, len(boxes)))) + (room - self.height(mat)) / len(boxes)

    def place(self, x: float, top: float, mat: float, room: float) -> Iterator[PageItem]:
        """Place all bands; what is left over of a height goes below each of them."""
        extra = (room - self.height(mat)) / len(self.bands.boxes)
        yield from self.bands.place(x, self.bands.tops(top, mat, extra), mat)


@dataclass(frozen=True)
class LinesBox:
    """A list that is measured."""

    lines: ListBox

    def largest_mat(self, least: float, room: float) -> float | None:
        most = LARGEST_ZONE * self.lines.column / self.lines.manner.figures.width
        return self.lines.largest_mat(least, most, room)

    def height(self, mat: float, room: float = 0.0) -> float:
        return self.lines.height(mat, room)

    def stacks(self, mat: float) -> Iterator[tuple[ColumnBox[TextBox], float]]:
        """Yield the words of each move with their width."""
        width = self.lines.text_width(mat)
        for stack in self.lines.stacks:
            yield stack, width

    def holes(self, mat: float, room: float) -> float:
        """Judge how uneven columns are, and what they part that belongs together."""
        taken = self.lines.taken(mat, room)
        taken += [0.0] * (self.lines.columns - len(taken))
        return (max(taken) - min(taken)) / max(taken) + PARTED * self.lines.parted(mat, room)

    def broken_heads(self) -> int:
        """Count the headings with a word that is broken."""
        boxes = [self.lines.head(line.head, self.lines.column) for line in self.lines.lines]
        return sum(box is not None and box.heads[0].least_unbroken > box.width + 1e-6 for box in boxes)

    def raggedness(self, mat: float) -> float:
        """Judge how much higher some lines are than others."""
        heights = [self.lines.line_height(number, mat) for number in range(len(self.lines.lines))]
        return (max(heights) - min(heights)) / max(heights)

    def white(self, mat: float, room: float) -> float | None:
        """Give the white between lines in mm; None where there is only one."""
        return self.lines.manner.spaces.row_gap + self.lines.left_over(mat, room) if len(self.lines.lines) > 1 else None

    def place(self, x: float, top: float, mat: float, room: float) -> Iterator[PageItem]:
        yield from self.lines.place(x, top, mat, room)


def numbers_of(plan: Plan, moves: Sequence[object]) -> tuple[tuple[int, ...], ...]:
    """Give the numbers of the moves that stand in each row of a plan."""
    known = {id(move): number for number, move in enumerate(moves)}
    return tuple(tuple(known[id(slot.content)] for slot in band.slots) for band in plan)
