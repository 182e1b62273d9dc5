"""The moves of the pocket edition on their panels: below their figures with large letters, or beside them in lines.

All bodies have one size, and floors or lines stand at the same height on every panel, so that facing panels match.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.documents.blocks import Words
from generator.layouts import brackets
from generator.layouts.bands.figures import Figures
from generator.layouts.engine.boxes import ColumnBox, column
from generator.layouts.engine.text import TextBox
from generator.layouts.page import Page, PageItem
from generator.layouts.pocket.panel import Panel
from generator.layouts.pocket.prints import (
    ABOVE_SHARE,
    ACCENT_CLEAR,
    COLUMN_GAP,
    DRAWN,
    FLOOR_TO_TEXT,
    HAIRLINE,
    HEAD_TO_FIGURE,
    LETTER_GAP,
    MOVE_GAP,
    PADDING,
    RULE,
    RULE_TO_HEAD,
    Wording,
)
from generator.layouts.pocket.sharing import Entry, PanelShare
from generator.pdf import fonts
from generator.units import to_mm


@dataclass(frozen=True)
class PanelMoves:
    """Moves shared out to panels, at one scale of type; all that depends on figures is asked with their mat width."""

    panel: Panel
    shares: tuple[PanelShare, ...]
    scale: float
    wording: Wording
    full: bool = True
    _stacks: dict[int, ColumnBox[TextBox]] = field(default_factory=dict, repr=False)

    @cached_property
    def every(self) -> tuple[Entry, ...]:
        return tuple(entry for share in self.shares for entry in share)

    @cached_property
    def figures(self) -> Figures:
        moves = tuple(entry.move for entry in self.every)
        pictures = self.panel.setting.pictures
        return self.panel.once(
            ("figures", self.full, moves), lambda: Figures(pictures, DRAWN[self.full], moves, not self.full, right=True)
        )

    def rise(self, entry: Entry) -> float:
        """The height of a figure above the floor line at a mat width of 1 mm."""
        return self.figures.rise(entry.move)

    def stack(self, entry: Entry, *, lettered: bool) -> ColumnBox[TextBox]:
        """Set name, dose and what is said of a move."""
        if id(entry.move) not in self._stacks:
            self._stacks[id(entry.move)] = column([(text, text.line_gap) for text in self._texts(entry, lettered)])
        return self._stacks[id(entry.move)]

    def _texts(self, entry: Entry, lettered: bool) -> Iterator[TextBox]:
        setter, scale, move = self.panel.setter, self.scale, entry.move
        letter = move.heading.number if lettered else None
        yield TextBox(setter, move.heading.words, "name", scale, letter, "letter")
        if move.dose is not None:
            yield TextBox(setter, move.dose.words, "dose", scale)
        said = move.text if self.wording == "sentence" else move.cue or move.text
        if self.wording != "none" and said is not None:
            yield TextBox(setter, said.words, "body", scale)

    def head(self, entry: Entry, *, opens: bool, numbered: bool = True) -> ColumnBox[TextBox] | TextBox:
        """Set the head above a move: that of its part, or the part's name again where it goes on."""
        if opens:
            return self.panel.head(entry.step.heading, entry.step.note, numbered=numbered)
        return self.panel.running(entry.step.heading)

    def brackets(self, share: PanelShare, spans: Sequence[tuple[float, float]]) -> Iterator[PageItem]:
        """Draw a bracket at the left of each group on a panel, whose moves reach from and to so many mm."""
        for run in brackets.runs([entry.move.group for entry in share], [entry.opens for entry in share]):
            top, foot = spans[run[0]][0], spans[run[-1]][1]
            yield from brackets.beside(self.panel.setter.setting, self.panel.area.left, top, foot)


@dataclass(frozen=True)
class BelowFigures(PanelMoves):
    """Each move with its letter large beside its figure, and words below; floors are level on all panels."""

    lettered = False

    @cached_property
    def zone(self) -> float:
        """From a panel's top to where its first figure may begin."""
        return max(self.panel.head_height(self._head(share[0])) for share in self.shares) + HEAD_TO_FIGURE

    def _head(self, entry: Entry) -> ColumnBox[TextBox] | TextBox:
        return self.head(entry, opens=entry.opens, numbered=not entry.single)

    def letter(self, entry: Entry) -> TextBox | None:
        """Set the move's letter, or the number of its part when it is alone there."""
        number = entry.step.heading.number if entry.single else entry.move.heading.number
        return TextBox(self.panel.setter, number, "letter-large") if number is not None else None

    @cached_property
    def letter_cap(self) -> float:
        return self.panel.setter.type_of("letter-large").cap

    def above(self, entry: Entry, number: int, mat: float) -> float:
        """From the top of a move's place to its floor line."""
        figure = self.rise(entry) * mat
        if number == 0 or not entry.opens:
            return max(figure, self.letter_cap)
        head, width = self._head(entry), self.panel.area.width
        height = self.panel.head_height(head)
        texts = head.parts if isinstance(head, ColumnBox) else (head,)
        taken = max(text.taken(width) for text in texts) + LETTER_GAP
        beside = taken <= width - self.figures.width * mat
        return max(figure + (RULE_TO_HEAD if beside else height), height + HEAD_TO_FIGURE + self.letter_cap)

    def below(self, entry: Entry) -> float:
        """From a floor line to the move's last descenders."""
        stack = self.stack(entry, lettered=False)
        return FLOOR_TO_TEXT + stack.height(self.panel.area.width) + stack.below

    def places(self, mat: float) -> list[tuple[float, float]]:
        """Give for the first, second … place of a panel what it needs above and below its floor, on any panel."""
        found = []
        for number in range(max(map(len, self.shares))):
            here = [share[number] for share in self.shares if number < len(share)]
            found.append((max(self.above(entry, number, mat) for entry in here), max(map(self.below, here))))
        return found

    def spare(self, mat: float) -> float:
        """Give the height left over on the fullest panel."""
        places = self.places(mat)
        taken = sum(above + below for above, below in places) + MOVE_GAP * (len(places) - 1)
        return self.panel.area.height - self.zone - taken

    def text_width(self, mat: float) -> float:
        return self.panel.area.width

    def fits(self, mat: float) -> bool:
        """Tell whether no word sticks out of its place and all panels hold their moves."""
        width = self.panel.area.width
        room = width - self.figures.width * mat - LETTER_GAP
        letters = [self.letter(entry) for entry in self.every]
        wide = all(letter is None or letter.natural <= room for letter in letters)
        stacks = [self.stack(entry, lettered=False) for entry in self.every]
        return wide and all(stack.fits(width) for stack in stacks) and self.spare(mat) >= 0

    def pages(self, mat: float) -> Iterator[Page]:
        """Place everything; part of what is left over goes above the figures."""
        places = self.places(mat)
        extra = ABOVE_SHARE * self.spare(mat) / len(places)
        for share in self.shares:
            page, spans = Page(), []
            top = self.panel.area.top + self.zone
            for number, entry in enumerate(share):
                above, below = places[number]
                floor = top + extra + above
                if number == 0:
                    page.extend(self.panel.opening(self._head(entry), self.panel.area.top, weight(entry)))
                elif entry.opens:
                    page.extend(self.panel.opening(self._head(entry), top + extra))
                page.extend(self._move(entry, floor, mat))
                spans.append((floor - above, floor + below))
                top = floor + below + MOVE_GAP
            page.extend(self.brackets(share, spans))
            yield page

    def _move(self, entry: Entry, floor: float, mat: float) -> Iterator[PageItem]:
        """Place letter, name, figure, dose and sentence round a floor line."""
        area = self.panel.area
        if (letter := self.letter(entry)) is not None:
            yield from letter.place(area.left - bearing(letter), floor - letter.cap, letter.natural + 0.01)
        name, *rest = self.stack(entry, lettered=False).place(area.left, floor + FLOOR_TO_TEXT, area.width)
        yield name
        yield self.figures.place(entry.move, area.left, floor, mat, area.width)
        yield from rest


@dataclass(frozen=True)
class BesideFigures(PanelMoves):
    """Lines between hairlines, words at the left and figures at the right; all lines have one height."""

    lettered = True

    @cached_property
    def padding(self) -> float:
        """From a hairline to the words below it, whose accents do not reach it."""
        names = [self.stack(entry, lettered=True).parts[0] for entry in self.every]
        return max([PADDING, *(name.above + ACCENT_CLEAR for name in names if name.above)])

    @cached_property
    def zones(self) -> tuple[tuple[float, ...], ...]:
        """The heights of the heads above the lines of each panel, 0 where there is none."""
        return tuple(
            tuple(
                self.panel.head_height(self.head(entry, opens=entry.opens)) + PADDING
                if entry.opens or not number
                else 0.0
                for number, entry in enumerate(share)
            )
            for share in self.shares
        )

    @cached_property
    def pitch(self) -> float:
        """The height of a line."""
        rooms = [self.panel.area.height - sum(zones) for zones in self.zones]
        return min(room / len(share) for room, share in zip(rooms, self.shares, strict=True))

    def text_width(self, mat: float) -> float:
        return self.panel.area.width - self.figures.width * mat - COLUMN_GAP

    @cached_property
    def tallest(self) -> float:
        """The height of the tallest figure at a mat width of 1 mm."""
        return max(self.rise(entry) for entry in self.every)

    def spare(self, mat: float) -> float:
        """Give the height left over in the fullest line."""
        width = self.text_width(mat)
        stacks = [self.stack(entry, lettered=True) for entry in self.every]
        words = max(stack.height(width) + stack.below for stack in stacks)
        return self.pitch - PADDING - self.padding - max(words, self.tallest * mat)

    def fits(self, mat: float) -> bool:
        """Tell whether no word sticks out of its place and all lines hold their moves."""
        width = self.text_width(mat)
        inside = all(self.stack(entry, lettered=True).fits(width) for entry in self.every)
        return width > 0 and inside and self.spare(mat) >= 0

    def pages(self, mat: float) -> Iterator[Page]:
        """Place everything, lines one below the other."""
        for share, zones in zip(self.shares, self.zones, strict=True):
            page, spans = Page(), []
            top = self.panel.area.top
            for number, (entry, zone) in enumerate(zip(share, zones, strict=True)):
                if zone:
                    head = self.head(entry, opens=entry.opens)
                    page.extend(self.panel.opening(head, top, RULE if number else weight(entry)))
                else:
                    page.add(self.panel.rule(top, HAIRLINE, "hairline"))
                page.extend(self._move(entry, top + zone, mat))
                spans.append((top + zone + PADDING / 2, top + zone + self.pitch - PADDING / 2))
                top += zone + self.pitch
            page.extend(self.brackets(share, spans))
            yield page

    def _move(self, entry: Entry, top: float, mat: float) -> Iterator[PageItem]:
        """Place a move's words from the top of its line on, and its figure in the middle of it."""
        area = self.panel.area
        name, *rest = self.stack(entry, lettered=True).place(area.left, top + self.padding, self.text_width(mat))
        yield name
        floor = top + (self.pitch + self.tallest * mat) / 2
        yield self.figures.place(entry.move, area.left, floor, mat, area.width)
        yield from rest


Moves = BelowFigures | BesideFigures


def weight(entry: Entry) -> float:
    """Give the weight of the rule that opens a panel: lighter where a part goes on."""
    return RULE if entry.opens else RULE / 2


def bearing(text: TextBox) -> float:
    """Give the white left of a large letter in mm, by which it is drawn out so that its stem is flush."""
    return to_mm(fonts.left_bearing(text.words.text, text.font.face, text.font.size))


def said(entry: Entry, wording: Wording) -> Words | None:
    """Give the words that are said of a move below its dose."""
    text = entry.move.text if wording == "sentence" else entry.move.cue or entry.move.text
    return text.words if text is not None and wording != "none" else None
