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
LIFT = 0.7
"""How far a note above other words reaches into the margin, mm; it stays within the safe area."""
FIGURE_GAP = 1.2
LEAST_PITCH = 5.05
LEAST_MAT = 5.0
LARGEST_FIGURE = 15.0
LINE = 2.97
"""From a name's baseline to its dose's on ID-1, mm: 120% of 7 pt; closer where half the pitch is less."""
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
        return self.baseline + 2 * HEAD_TO_RULE * self.unit

    @property
    def baseline(self) -> float:
        """The baseline of the head; lower where the foot's words stand below the note."""
        least = self.side.area.top + cap_of(self.setter, "step-number", self.unit)
        if self.small is None or self.note is None:
            return least
        return max(least, self.note_baseline + self.small.count * self.small.leading)

    @property
    def note_baseline(self) -> float:
        """The baseline of the note when the foot's words stand below it."""
        return self.side.area.top - LIFT * self.unit + cap_of(self.setter, "note", self.unit)

    @property
    def pitch(self) -> float:
        return (self.bottom - 0.6 * self.unit - self.top) / self.rows

    @property
    def dense(self) -> bool:
        """Tell whether lines stand closer together than they should."""
        return self.pitch < 2 * LINE * self.unit

    @property
    def line(self) -> float:
        """From a name's baseline to its dose's, mm."""
        return min(LINE * self.unit, self.pitch / 2)

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
    def room(self) -> float:
        """The width right of the heading."""
        heading = heading_text(self.setter, self.steps[0].heading, "step-name", "step-number", self.unit)
        width = self.side.area.width
        return width - width_of(wrapped(heading, width)) - GUTTER * self.unit

    @cached_property
    def note(self) -> Text | None:
        """What stands at the right of the head."""
        note = self.steps[0].note
        return wrapped(self.setter.text(note.words, "note", self.unit), self.room) if note is not None else None

    @cached_property
    def small(self) -> SmallPrint | None:
        """The foot's words, when they stand in the head."""
        return small_print(self.setter, self.closing, self.room, CLOSING * self.unit) if self.closing else None

    @property
    def fits(self) -> bool:
        if self.small is not None and (len(self.steps) > 1 or self.small.count > 2):
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
        if self.small is not None:
            first = self.baseline - (self.small.count - 1) * self.small.leading
            page.extend(self.small.place(area.right - self.small.widest, first))
        return page

    def _head(self, step: Step) -> Iterator[Item]:
        area, baseline = self.side.area, self.baseline
        heading = heading_text(self.setter, step.heading, "step-name", "step-number", self.unit)
        yield TextItem(wrapped(heading, area.width), area.left, baseline)
        if self.note is not None:
            level = baseline if self.small is None else self.note_baseline
            yield TextItem(self.note, area.right - width_of(self.note), level)
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
        first = middle - (cap + self.line) / 2 + cap
        yield TextItem(name, words, first)
        yield self._figure(entry, x, min(top + self.pitch - 0.2 * self.unit, first + self.line + 0.6 * self.unit))
        yield TextItem(dose, words, first + self.line)

    def _figure(self, move: Move, x: float, floor: float) -> PictureItem:
        picture = move.picture
        artwork = self.side.setting.pictures.pose_artwork(picture.name, SPACES.figure_mat, picture.frame, small=True)
        left, bottom, _, _ = artwork.bounds
        scale = self.mat / SPACES.figure_mat
        shift = self.side.drop * scale
        return PictureItem(artwork, x + self.mat / 2 + left * scale, floor - shift - bottom * scale, scale, picture)
