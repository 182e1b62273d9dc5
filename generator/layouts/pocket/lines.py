"""Many moves on the panels of the pocket edition: three or four a panel, words at the left, figures at the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.layouts.cells import Column, Stack, cap_of, move_stack
from generator.layouts.page import Item, Page, TextItem
from generator.layouts.pocket.moves import Figures
from generator.layouts.pocket.panel import RULE, Panel, landmark
from generator.layouts.pocket.shares import Entry, Share

COLUMN_GAP = 3.0
PADDING = 1.6
"""Above and below the words and figure of a line, mm."""
HAIRLINE = 0.5


@dataclass(frozen=True)
class MovesInLines:
    """Three or four moves a panel at one width of the mats and one scale of type."""

    panel: Panel
    shares: tuple[Share, ...]
    most: int
    mat: float
    scale: float
    sentences: bool

    @cached_property
    def figures(self) -> Figures:
        return Figures(self.panel, tuple(entry for share in self.shares for entry in share), self.mat)

    @property
    def zone(self) -> float:
        """The height of a part's heading with the space below it."""
        return self.panel.head + self.panel.below("step-name") + PADDING

    @cached_property
    def pitch(self) -> float:
        """The height of a line: the same on all panels."""
        heads = [1 + sum(entry.opens for entry in share[1:]) for share in self.shares]
        rooms = [self.panel.area.height - number * self.zone for number in heads]
        return min(room / len(share) for room, share in zip(rooms, self.shares, strict=True))

    @property
    def column(self) -> Column:
        width = self.panel.area.width - self.figures.width - COLUMN_GAP
        return Column(self.panel.setter, width, self.scale)

    def stack(self, entry: Entry) -> Stack:
        """Set letter and name, dose and sentence."""
        return move_stack(entry.move, self.column, self.sentences)

    def height(self, entry: Entry) -> float:
        """Give the height of a move's words."""
        below = self.panel.below("body", self.scale)
        return cap_of(self.panel.setter, "name", self.scale) + self.stack(entry).depth + below

    @property
    def fits(self) -> bool:
        room = self.pitch - 2 * PADDING
        stacks = [self.stack(entry) for entry in self.figures.moves]
        words = max(map(self.height, self.figures.moves))
        return self.figures.tallest <= room and words <= room and all(stack.fits for stack in stacks)

    @property
    def name_lines(self) -> int:
        """Count the lines of all names and doses."""
        return sum(text.line_count for entry in self.figures.moves for text in self.stack(entry).texts[:2])

    def pages(self) -> Iterator[Page]:
        """Place everything, lines one below the other between hairlines."""
        for share in self.shares:
            page = Page()
            top = self.panel.area.top
            for number, entry in enumerate(share):
                page.extend(self._head(entry, number, top))
                top += self.zone if entry.opens or number == 0 else 0.0
                page.extend(self._move(entry, top))
                top += self.pitch
            yield page

    def _head(self, entry: Entry, number: int, top: float) -> Iterator[Item]:
        """Open a panel, a part in the middle of one, or just a line."""
        panel, heading = self.panel, entry.step.heading
        if entry.opens:
            text = Column(panel.setter, panel.area.width, 1.0).heading(heading, "step-name", "step-number")
            yield panel.rule(top, RULE)
            yield from landmark(heading, top, 1)
            yield TextItem(text, panel.area.left, top + panel.head)
        elif number == 0:
            yield from panel.running(" ".join(words.text for words in (heading.number, heading.words) if words))
        else:
            yield panel.rule(top, HAIRLINE, "hairline")

    def _move(self, entry: Entry, top: float) -> Iterator[Item]:
        """Place a move's words from the top of its line on, and its figure in the middle of it."""
        baseline = top + PADDING + cap_of(self.panel.setter, "name", self.scale)
        name, *rest = self.stack(entry).place(self.panel.area.left, baseline)
        yield name
        yield self.figures.place(entry, top + (self.pitch + self.figures.tallest) / 2)
        yield from rest
