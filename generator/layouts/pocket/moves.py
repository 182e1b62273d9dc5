"""The moves of the pocket edition: one or two a panel, each with its letter large beside its figure.

All bodies have one size, and floors stand at the same height on every panel, so that facing panels match.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator.documents.blocks import Heading, Words
from generator.layouts.cells import Column, Stack, cap_of
from generator.layouts.fit import width_of, wrapped
from generator.layouts.page import Item, Page, PictureItem, TextItem
from generator.layouts.pocket.panel import RULE, RULE_TO_HEAD, Panel, landmark
from generator.layouts.pocket.shares import Entry, Share
from generator.pdf import fonts
from generator.pdf.flowables import Text
from generator.units import to_mm

FIGURE_MAT = 36.0
"""Width of the mat at which figures are drawn; they are placed larger or smaller, lines and all."""
HEAD_TO_FIGURE = 2.0
FLOOR_TO_TEXT = 2.4
GAP = 4.0
"""From the last words of a move to the next move."""
LETTER_GAP = 3.0
ABOVE_SHARE = 0.4
"""Share of what is left over that goes above the figures; the rest stays below the last words."""


@dataclass(frozen=True)
class Figures:
    """Figures on mats of one width in mm, standing at the right of the panel."""

    panel: Panel
    moves: tuple[Entry, ...]
    mat: float

    def bounds(self, entry: Entry) -> tuple[float, float, float, float]:
        """Give a figure's bounds in mm; y = 0 is the ground, x = 0 the middle of the mat."""
        picture = entry.move.picture
        drawn = self.panel.setting.pictures.pose(picture.name, FIGURE_MAT, picture.frame).bounds
        left, bottom, right, top = (edge * self.mat / FIGURE_MAT for edge in drawn)
        return left, bottom, right, top

    @cached_property
    def drop(self) -> float:
        """How far the near edges of mats lie below the ground: that is the floor line."""
        return max((-self.bounds(entry)[1] for entry in self.moves), default=0.0)

    @cached_property
    def reach(self) -> float:
        """How far figures reach to the right of their mats' middles."""
        return max((self.bounds(entry)[2] for entry in self.moves), default=0.0)

    @cached_property
    def width(self) -> float:
        return self.reach - min((self.bounds(entry)[0] for entry in self.moves), default=0.0)

    def height(self, entry: Entry) -> float:
        """Give a figure's height above the floor line."""
        return self.bounds(entry)[3] + self.drop

    @cached_property
    def tallest(self) -> float:
        return max((self.height(entry) for entry in self.moves), default=0.0)

    def place(self, entry: Entry, floor: float) -> PictureItem:
        """Stand a figure on a floor line."""
        picture = entry.move.picture
        artwork = self.panel.setting.pictures.pose_artwork(picture.name, FIGURE_MAT, picture.frame)
        left, bottom, _, _ = self.bounds(entry)
        x = self.panel.area.right - self.reach + left
        return PictureItem(artwork, x, floor - self.drop - bottom, self.mat / FIGURE_MAT, picture)


@dataclass(frozen=True)
class LargeMoves:
    """One or two moves a panel at one width of the mats and one scale of type."""

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
        """From a panel's top to where its first figure may begin."""
        return self.panel.head + self.panel.below("step-name") + HEAD_TO_FIGURE

    @cached_property
    def letter_cap(self) -> float:
        return cap_of(self.panel.setter, "letter-large", 1.0)

    def letter(self, entry: Entry) -> Text | None:
        """Set the move's letter, or the number of its part when it is alone there."""
        number = entry.step.heading.number if entry.single else entry.move.heading.number
        return wrapped(self.panel.setter.text(number, "letter-large"), self.panel.area.width) if number else None

    def eyebrow(self, entry: Entry) -> Text:
        """Set the name of the part; its number stands large below when it has one move."""
        heading = without_number(entry.step.heading) if entry.single else entry.step.heading
        return Column(self.panel.setter, self.panel.area.width, 1.0).heading(heading, "step-name", "step-number")

    def stack(self, entry: Entry) -> Stack:
        """Set name, dose and sentence."""
        column = Column(self.panel.setter, self.panel.area.width, self.scale)
        move = entry.move
        texts = [column.heading(without_number(move.heading), "name", "letter"), column.text(move.dose, "dose")]
        if self.sentences and move.text is not None:
            texts.append(column.text(move.text, "body"))
        return Stack(tuple(texts), column.width)

    def above(self, entry: Entry, number: int) -> float:
        """From the top of a move's place to its floor line."""
        figure = self.figures.height(entry)
        if number == 0 or not entry.opens:
            return max(figure, self.letter_cap)
        head = self.panel.head + self.panel.below("step-name")
        beside = width_of(self.eyebrow(entry)) + LETTER_GAP <= self.panel.area.width - self.figures.width
        return max(figure + RULE_TO_HEAD if beside else head + figure, head + HEAD_TO_FIGURE + self.letter_cap)

    def below(self, entry: Entry) -> float:
        """From a floor line to the move's last descenders."""
        first = FLOOR_TO_TEXT + cap_of(self.panel.setter, "name", self.scale)
        return first + self.stack(entry).depth + self.panel.below("body", self.scale)

    @cached_property
    def places(self) -> list[tuple[float, float]]:
        """Give for the first, second … place of a panel what it needs above and below its floor, on any panel."""
        found = []
        for number in range(max(map(len, self.shares))):
            here = [share[number] for share in self.shares if number < len(share)]
            found.append((max(self.above(entry, number) for entry in here), max(map(self.below, here))))
        return found

    @property
    def spare(self) -> float:
        area = self.panel.area
        taken = sum(above + below for above, below in self.places) + GAP * (len(self.places) - 1)
        return area.height - self.zone - taken

    @property
    def fits(self) -> bool:
        room = self.panel.area.width - self.figures.width - LETTER_GAP
        letters = (self.letter(entry) for entry in self.figures.moves)
        narrow = all(letter is None or width_of(letter) <= room for letter in letters)
        return narrow and self.spare >= 0 and all(self.stack(entry).fits for entry in self.figures.moves)

    @property
    def name_lines(self) -> int:
        """Count the lines of all names and doses."""
        return sum(text.line_count for entry in self.figures.moves for text in self.stack(entry).texts[:2])

    def pages(self) -> Iterator[Page]:
        """Place everything; part of what is left over goes above the figures."""
        extra = ABOVE_SHARE * self.spare / len(self.places)
        for share in self.shares:
            page = Page()
            top = self.panel.area.top + self.zone
            for number, entry in enumerate(share):
                above, below = self.places[number]
                floor = top + extra + above
                page.extend(self._head(entry, number, top + extra))
                page.extend(self._move(entry, floor))
                top = floor + below + GAP
            yield page

    def _head(self, entry: Entry, number: int, top: float) -> Iterator[Item]:
        """Open a panel, or a part in the middle of one."""
        panel, heading = self.panel, entry.step.heading
        if not entry.opens:
            if number == 0:
                yield from panel.running(" ".join(words.text for words in (heading.number, heading.words) if words))
            return
        y = panel.area.top if number == 0 else top
        yield panel.rule(y, RULE)
        yield from landmark(heading, y, 1)
        yield TextItem(self.eyebrow(entry), panel.area.left, y + panel.head)

    def _move(self, entry: Entry, floor: float) -> Iterator[Item]:
        """Place letter, name, figure, dose and sentence round a floor line."""
        panel = self.panel
        if (letter := self.letter(entry)) is not None:
            yield TextItem(letter, panel.area.left - bearing(letter), floor)
        baseline = floor + FLOOR_TO_TEXT + cap_of(panel.setter, "name", self.scale)
        name, *rest = self.stack(entry).place(panel.area.left, baseline)
        yield name
        yield self.figures.place(entry, floor)
        yield from rest


def bearing(text: Text) -> float:
    """Give the white left of a large letter in mm, by which it is drawn out so that its stem is flush."""
    assert isinstance(text.block, Words)
    return to_mm(fonts.left_bearing(text.block.text, text.style.fontName, text.style.fontSize))


def without_number(heading: Heading) -> Heading:
    """Give a heading whose number stands elsewhere."""
    return replace(heading, number=None)
