"""Many moves on a card: two columns of lines, each with a small figure, a name and a dose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from generator.documents.blocks import Heading, Move, Paragraph, Step
from generator.errors import Problem
from generator.layouts.card_side import SPACES, Side
from generator.layouts.cells import Column, cap_of, heading_text
from generator.layouts.fit import width_of, wrapped
from generator.layouts.grid import figure_bounds
from generator.layouts.imprint import SmallPrint, small_print
from generator.layouts.page import Item, Page, PictureItem, RuleItem, TextItem
from generator.layouts.tight import Allowance, at, move_problems
from generator.layouts.typesetter import Typesetter
from generator.pdf.flowables import Text

COLUMNS = 2
GUTTER = 3.2
HEAD_TO_RULE = 1.1
FIGURE_GAP = 1.2
LEAST_PITCH = 5.15
LEAST_MAT = 6.0
LARGEST_FIGURE = 15.0
LINE = 2.6
"""From a name's baseline to its dose's on ID-1, mm."""
CLOSING = 6 / 7
"""Size of the foot's words in the head, as a share of the foot's 7 pt: the floor."""
SIZE = 7 / 7.2
"""Names in a list are set in 7 pt."""


@dataclass(frozen=True)
class CardList:
    """Moves as a list over two columns, between the card's top and a rule or the safe area at `bottom`.

    With `closing`, the foot's words stand in the head, where the note would be, and there is no foot.
    """

    side: Side
    steps: tuple[Step, ...]
    bottom: float
    closing: tuple[Paragraph, ...] = ()

    @cached_property
    def entries(self) -> list[Heading | Move]:
        """The lines: moves, and the headings of all parts when there are several."""
        if len(self.steps) == 1:
            return [*self.steps[0].moves]
        found: list[Heading | Move] = []
        for step in self.steps:
            found += [step.heading, *step.moves]
        return found

    @property
    def rows(self) -> int:
        return ceil(len(self.entries) / COLUMNS)

    @property
    def setter(self) -> Typesetter:
        return self.side.setter

    @property
    def unit(self) -> float:
        return self.side.unit

    @property
    def top(self) -> float:
        """Where the lines begin."""
        if len(self.steps) > 1:
            return self.side.area.top
        return self.side.area.top + cap_of(self.setter, "step-number", self.unit) + 2 * HEAD_TO_RULE * self.unit

    @property
    def pitch(self) -> float:
        return (self.bottom - 0.6 * self.unit - self.top) / self.rows

    @property
    def column(self) -> float:
        return (self.side.area.width - GUTTER * self.unit) / COLUMNS

    @cached_property
    def mat(self) -> float:
        """The width of the mats, smaller where names or doses need the room."""
        moves = [entry for entry in self.entries if isinstance(entry, Move)]
        longest = max(width_of(text) for move in moves for text in self.texts(move, self.column))
        return min(self.largest_mat, self.column - FIGURE_GAP * self.unit - longest - 0.1)

    @cached_property
    def largest_mat(self) -> float:
        """The width of the mats at which the tallest figure keeps within its line."""
        bounds = [figure_bounds(self.setter, SPACES, e) for e in self.entries if isinstance(e, Move)]
        tallest = max(top for *_, top in bounds) + max(-bottom for _, bottom, *_ in bounds)
        return min((self.pitch - 0.4 * self.unit) / tallest * SPACES.figure_mat, LARGEST_FIGURE * self.unit)

    @property
    def words(self) -> float:
        """The width of names and doses."""
        return self.column - self.mat - FIGURE_GAP * self.unit

    def texts(self, move: Move, width: float) -> tuple[Text, Text]:
        """Set a move's name and dose."""
        scale = SIZE * self.unit
        name = wrapped(heading_text(self.setter, move.heading, "name", "letter", scale), width)
        return name, wrapped(self.setter.text(move.dose.words, "dose", scale), width)

    @cached_property
    def note(self) -> SmallPrint | Text | None:
        """What stands at the right of the head."""
        heading = wrapped(
            heading_text(self.setter, self.steps[0].heading, "step-name", "step-number", self.unit),
            self.side.area.width,
        )
        room = self.side.area.width - width_of(heading) - GUTTER * self.unit
        note = self.steps[0].note
        if self.closing:
            return small_print(self.setter, self.closing, room, CLOSING * self.unit)
        return wrapped(self.setter.text(note.words, "note", self.unit), room) if note is not None else None

    @property
    def fits(self) -> bool:
        if self.closing and (len(self.steps) > 1 or not isinstance(self.note, SmallPrint) or self.note.count > 2):
            return False
        return self.pitch >= LEAST_PITCH * self.unit and self.mat >= LEAST_MAT * self.unit

    def problems(self) -> list[Problem]:
        """Say what does not fit: too many moves, or names and doses longer than a line beside the smallest figure."""
        moves = [entry for entry in self.entries if isinstance(entry, Move)]
        if self.pitch < LEAST_PITCH * self.unit:
            room = int((self.bottom - 0.6 * self.unit - self.top) / (LEAST_PITCH * self.unit)) * COLUMNS
            message = f"is one of {len(moves)} moves where {room - len(self.entries) + len(moves)} fit"
            return [at(moves[-1].heading.words, f"{message}: take a larger card or fewer moves")]
        width = self.column - (LEAST_MAT + FIGURE_GAP) * self.unit
        column = Column(self.setter, width, SIZE * self.unit)
        return list(move_problems(moves, column, Allowance(1, 1, 0)))

    def page(self) -> Page:
        """Place everything, down the first column and then down the second."""
        page = Page()
        area = self.side.area
        if len(self.steps) == 1:
            page.extend(self._head(self.steps[0]))
        for number, entry in enumerate(self.entries):
            column, row = divmod(number, self.rows)
            x = area.left + column * (self.column + GUTTER * self.unit)
            page.extend(self._entry(entry, x, self.top + row * self.pitch))
        return page

    def _head(self, step: Step) -> Iterator[Item]:
        area = self.side.area
        baseline = area.top + cap_of(self.setter, "step-number", self.unit)
        heading = heading_text(self.setter, step.heading, "step-name", "step-number", self.unit)
        yield TextItem(wrapped(heading, area.width), area.left, baseline)
        if isinstance(self.note, SmallPrint):
            first = baseline - (self.note.count - 1) * self.note.leading
            yield from self.note.place(area.right - self.note.widest, first)
        elif self.note is not None:
            yield TextItem(self.note, area.right - width_of(self.note), baseline)
        rule = baseline + HEAD_TO_RULE * self.unit
        yield RuleItem(area.left, area.right, rule, 0.75 * self.unit, self.side.colour("ink"))

    def _entry(self, entry: Heading | Move, x: float, top: float) -> Iterator[Item]:
        middle = top + self.pitch / 2
        if isinstance(entry, Heading):
            text = wrapped(heading_text(self.setter, entry, "step-name", "step-number", 0.85 * self.unit), self.column)
            yield TextItem(text, x, middle + cap_of(self.setter, "step-name", 0.85 * self.unit) / 2)
            return
        name, dose = self.texts(entry, self.words)
        words = x + self.mat + FIGURE_GAP * self.unit
        cap = cap_of(self.setter, "name", SIZE * self.unit)
        first = middle - (cap + LINE * self.unit) / 2 + cap
        yield TextItem(name, words, first)
        yield self._figure(entry, x, min(top + self.pitch - 0.2 * self.unit, first + (LINE + 0.6) * self.unit))
        yield TextItem(dose, words, first + LINE * self.unit)

    def _figure(self, move: Move, x: float, floor: float) -> PictureItem:
        picture = move.picture
        artwork = self.side.setting.pictures.pose_artwork(picture.name, SPACES.figure_mat, picture.frame, small=True)
        left, bottom, _, _ = artwork.bounds
        scale = self.mat / SPACES.figure_mat
        shift = self.side.drop * scale
        return PictureItem(artwork, x + self.mat / 2 + left * scale, floor - shift - bottom * scale, scale, picture)
