"""A band measured: figures on one floor line, their words below or beside them, headings above; and its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from generator.documents.blocks import Inset, Move
from generator.layouts import brackets
from generator.layouts.bands.manner import Manner
from generator.layouts.bands.plan import BandPlan, Slot
from generator.layouts.bands.plate import PLATE_SHAPE, plate, plate_room
from generator.layouts.bands.stop import StopBox
from generator.layouts.engine.boxes import ColumnBox
from generator.layouts.engine.text import TextBox
from generator.layouts.page import PageItem, RuleItem
from generator.units import to_mm

BRACKET_DROP, BRACKET_TICK = 0.3, 0.15
"""How far below its moves a bracket stands, and how high its ends are, as shares of the white between rows."""
CLEAR = 0.2
"""White between letters that hang below their line and what comes next, and round a bracket, at least, mm."""


class Reach(NamedTuple):
    """What a slot needs above the floor line, in mm: under headings, and for narrow figures beside their words."""

    over: float
    beside: float
    narrow: float
    width: float
    rise: float

    def at(self, mat: float) -> float:
        """Give the height at a mat width."""
        return (self.beside if self.width * mat <= self.narrow else self.over) + self.rise * mat


@dataclass(frozen=True)
class BandBox:
    """A band in a width; all that depends on the size of figures is asked with their mat width in mm."""

    plan: BandPlan
    manner: Manner
    width: float
    zone: float = 0.0
    """The width kept for figures with words beside them, mm."""
    stop: StopBox | None = None

    @property
    def column(self) -> float:
        return self.span(1)

    def span(self, count: int) -> float:
        """Give the width of so many columns with the gutters between them."""
        gutter = self.manner.spaces.gutter
        return (self.width + gutter) / self.plan.columns * count - gutter

    def x(self, column: int) -> float:
        """Give a column's left edge from that of the band."""
        return column * (self.width + self.manner.spaces.gutter) / self.plan.columns

    @property
    def text_left(self) -> float:
        """From a column's left edge to its words."""
        return self.zone + self.manner.spaces.figure_to_text if self.manner.words == "beside" else 0.0

    @property
    def text_width(self) -> float:
        return self.column - self.text_left

    def figures_width(self, mat: float) -> float:
        """Give the width of figures with words beside them: no more than they cover."""
        return min(self.zone, self.manner.figures.width * mat) if self.manner.words == "beside" else self.column

    @property
    def plate_width(self) -> float:
        """The width that an inset's plate and its label may take."""
        return self.zone if self.manner.words == "beside" else self.column

    @cached_property
    def stacks(self) -> tuple[ColumnBox[TextBox], ...]:
        return tuple(self.manner.stack(slot) for slot in self.plan.slots)

    @cached_property
    def heads(self) -> tuple[TextBox, ...]:
        return tuple(map(self.manner.head, self.plan.heads))

    @cached_property
    def notes(self) -> tuple[TextBox | None, ...]:
        """The notes of headings; one that nobody wrote is said only where it takes no line of its own."""
        found = []
        for number, head in enumerate(self.plan.heads):
            note = self.manner.note(head)
            composed = head.note is not None and not head.note.words.source.line
            found.append(note if not composed or self._beside(number, note) else None)
        return tuple(found)

    @property
    def stop_width(self) -> float:
        assert self.plan.stop is not None
        return self.width - self.x(self.plan.stop)

    @cached_property
    def fits(self) -> bool:
        """Tell whether no word sticks out of its place."""
        if self.stop is not None and self.plan.stop is not None and not self.stop.fits(self.stop_width):
            return False
        heads = zip(self.plan.heads, self.heads, self.notes, strict=True)
        insets = (slot.content for slot in self.plan.slots if isinstance(slot.content, Inset))
        if any(plate_room(self.manner, inset, self.plate_width) <= 0 for inset in insets):
            return False
        return all(stack.fits(self.text_width) for stack in self.stacks) and all(
            text.fits(self.span(head.span)) and (note is None or note.fits(self.span(head.span)))
            for head, text, note in heads
        )

    # Headings

    def note_beside(self, number: int) -> bool:
        """Tell whether a note stands at the right of its heading, and not below it."""
        return self._beside(number, self.notes[number])

    def _beside(self, number: int, note: TextBox | None) -> bool:
        room = self.span(self.plan.heads[number].span)
        if note is None or self.heads[number].line_count(room) > 1:
            return False
        return self.heads[number].natural + note.natural + 2 * self.manner.spaces.head_to_figure <= room

    def head_depth(self, number: int) -> float:
        """From the band's top to the last baseline of a heading, or of the note below it."""
        room, spaces = self.span(self.plan.heads[number].span), self.manner.spaces
        depth = self.heads[number].height(room)
        if not spaces.rule_below:
            depth += self.rule_to_head + self.tallest_cap - self.heads[number].cap
        note = self.notes[number]
        if note is not None and not self.note_beside(number):
            depth += max(note.line_gap, self.heads[number].below) + note.height(room)
        return depth

    @cached_property
    def rule_to_head(self) -> float:
        """From the rule above headings to their capitals, whose accents do not reach it."""
        return max([self.manner.spaces.rule_to_head, *(text.above + CLEAR for text in self.heads if text.above)])

    @cached_property
    def floor_to_text(self) -> float:
        """From the floor line to the capitals below it, whose accents do not reach it."""
        accents = [stack.parts[0].above + CLEAR for stack in self.stacks if stack.parts[0].above]
        return max([self.manner.spaces.floor_to_text, *accents])

    @property
    def above(self) -> float:
        """How far accents reach above the band: nothing does above a rule or a figure."""
        if self.heads:
            return max(text.above for text in self.heads) if self.manner.spaces.rule_below else 0.0
        beside = self.manner.words == "beside"
        return max((stack.parts[0].above for stack in self.stacks), default=0.0) if beside else 0.0

    @cached_property
    def tallest_cap(self) -> float:
        """The height of the largest capitals of headings, whose first baselines are level below a rule."""
        return max(text.cap for text in self.heads)

    @cached_property
    def head(self) -> float:
        """From the band's top to the last baseline of its headings; 0 without any."""
        return max((self.head_depth(number) for number in range(len(self.heads))), default=0.0)

    @cached_property
    def head_below(self) -> float:
        """From that baseline to where figures may begin under a heading."""
        spaces = self.manner.spaces
        below = max((max(text.below, text.tail + CLEAR) for text in self.heads), default=0.0)
        return max(spaces.head_to_figure, below) + (self.rule_drop if spaces.rule_below else 0.0)

    @cached_property
    def white_below(self) -> float:
        """The white between the rule below headings, or their tails, and what comes next."""
        tails = max((text.tail for text in self.heads), default=0.0)
        return self.head_below - (self.rule_drop if self.manner.spaces.rule_below else tails)

    @cached_property
    def rule_drop(self) -> float:
        """From the last baseline of headings to the rule below them, which no letter reaches."""
        tails = [text.tail + CLEAR for text in (*self.heads, *self.notes) if text is not None]
        return max([self.manner.spaces.rule_to_head, *tails])

    def head_over(self, slot: Slot) -> tuple[float, float, float]:
        """Give what headings take over a slot: of wide figures, of narrow ones, and the width of the widest narrow one.

        A figure that has room beside the words of its heading may rise there.
        """
        left, spaces = self.x(slot.column), self.manner.spaces
        for number, head in enumerate(self.plan.heads):
            start, end = self.x(head.column), self.x(head.column) + self.span(head.span)
            if not start - 1e-6 <= left < end:
                continue
            note, below = self.notes[number], self.head + self.head_below
            words = start + self.heads[number].taken(self.span(head.span)) + spaces.head_to_figure
            until = end - (note.natural + spaces.head_to_figure if note is not None else 0.0)
            if spaces.rule_below or (note is not None and not self.note_beside(number)):
                return below, below, 0.0
            if self.manner.figures.right:
                right = left + self.column
                return below, spaces.rule_to_head, right - max(left, words) if right <= until + 1e-6 else 0.0
            return below, spaces.rule_to_head, until - left if left >= words else 0.0
        return 0.0, 0.0, 0.0

    # Heights

    @cached_property
    def reaches(self) -> tuple[Reach, ...]:
        """What each slot needs above the floor line."""
        figures, found = self.manner.figures, []
        for slot in self.plan.slots:
            over, beside, narrow = self.head_over(slot)
            if isinstance(slot.content, Inset):
                plate = max(self.manner.spaces.inset_height - self.lower(slot), 0.0)
                found.append(Reach(over + plate, over + plate, 0.0, 0.0, 0.0))
            else:
                width = figures.sizes[id(slot.content)].width
                found.append(Reach(over, beside, narrow, width, figures.rise(slot.content)))
        return tuple(found)

    def ascent(self, mat: float) -> float:
        """From the band's top to the floor line (or, with words beside, to the foot of figures)."""
        return max((reach.at(mat) for reach in self.reaches), default=0.0)

    def lower(self, slot: Slot) -> float:
        """Give how much lower than names the words of a headed inset begin: level with the sentences beside it."""
        if not slot.headed or self.manner.words == "beside":
            return 0.0
        return min((self.sentence_top(stack) for stack in self.stacks if len(stack.parts) > 2), default=0.0)

    def sentence_top(self, stack: ColumnBox[TextBox]) -> float:
        """From the capitals of a name to those of the sentence below it."""
        *before, _ = stack.parts
        return sum(part.height(self.text_width) for part in before) + sum(stack.gaps[1:])

    @cached_property
    def depth(self) -> float:
        """From the first capitals of the words to their last baseline."""
        stacks = zip(self.plan.slots, self.stacks, strict=True)
        return max((self.lower(slot) + stack.height(self.text_width) for slot, stack in stacks), default=0.0)

    @property
    def below(self) -> float:
        """How far descenders hang below the band, and brackets with the white below them."""
        if not self.bracketed:
            return self.letters_below
        return self.letters_below + 2 * self.bracket_drop + to_mm(self.manner.spaces.rules[0])

    @property
    def letters_below(self) -> float:
        """How far descenders hang below the band."""
        return max((stack.below for stack in self.stacks), default=0.0)

    @cached_property
    def bracketed(self) -> tuple[range, ...]:
        """The slots that share a bracket."""
        heads = {head.column for head in self.plan.heads}
        begun = [slot.column in heads for slot in self.plan.slots]
        groups = [slot.content.group if isinstance(slot.content, Move) else "" for slot in self.plan.slots]
        return tuple(brackets.runs(groups, begun))

    def bracketed_height(self, mat: float) -> float:
        """Give the height of the figures and words that have brackets: all brackets of a band are level."""
        sets = zip(self.plan.slots, self.stacks, strict=True)
        depths = [self.lower(slot) + stack.height(self.text_width) for slot, stack in sets]
        depth = max((depths[place] for run in self.bracketed for place in run), default=0.0)
        return max(self.ascent(mat), self.text_top(mat) + depth)

    @property
    def bracket_drop(self) -> float:
        """The white above a bracket and below it."""
        return max(BRACKET_DROP * self.manner.spaces.row_gap, CLEAR)

    def moves_height(self, mat: float) -> float:
        """Give the height of figures and words together."""
        if not self.plan.slots:
            return 0.0
        if self.manner.words == "below":
            return self.ascent(mat) + self.floor_to_text + self.depth
        return max(self.ascent(mat), self.text_top(mat) + self.depth)

    def text_top(self, mat: float) -> float:
        """From the band's top to the first capitals of the words."""
        if self.manner.words == "below":
            return self.ascent(mat) + self.floor_to_text
        head = self.head + self.head_below if self.heads else 0.0
        return head + max(0.0, (self.ascent(mat) - head - self.depth) / 2)

    def height(self, mat: float) -> float:
        """Give the least height of the band."""
        return max(self.moves_height(mat), self.stop_height)

    @cached_property
    def stop_height(self) -> float:
        """The least height of the Stop panel."""
        return self.stop.height(self.stop_width) if self.stop is not None and self.plan.stop is not None else 0.0

    def covered(self, mat: float) -> float:
        """Give the area in mm² that figures and words cover."""
        figures, area = self.manner.figures, 0.0
        for slot, stack in zip(self.plan.slots, self.stacks, strict=True):
            taken = max(text.taken(self.text_width) for text in stack.parts)
            area += taken * stack.height(self.text_width)
            if isinstance(slot.content, Inset):
                area += self.manner.spaces.inset_height**2 * PLATE_SHAPE
            else:
                size = figures.sizes[id(slot.content)]
                area += size.width * (size.above + size.below) * mat * mat
        if self.stop is not None and self.plan.stop is not None:
            area += self.stop_width * self.stop_height
        return area

    # Places

    def place_moves(self, x: float, top: float, mat: float) -> Iterator[PageItem]:
        """Place headings and moves in reading order, the Stop panel and the inset left out."""
        heads = {head.column: number for number, head in enumerate(self.plan.heads)}
        for slot in self.plan.slots:
            if isinstance(slot.content, Move):
                if slot.column in heads:
                    yield from self._head(heads[slot.column], x, top)
                yield from self._move(slot, slot.content, x, top, mat)
        yield from self._brackets(x, top, mat)

    def _brackets(self, x: float, top: float, mat: float) -> Iterator[PageItem]:
        """Draw a bracket below each group of moves."""
        spaces = self.manner.spaces
        y = top + self.bracketed_height(mat) + self.letters_below + self.bracket_drop
        for run in self.bracketed:
            left, right = (self.x(self.plan.slots[place].column) for place in (run[0], run[-1]))
            edges, tick = (x + left, x + right + self.column), BRACKET_TICK * spaces.row_gap
            yield from brackets.below(self.manner.setter.setting, *edges, y, tick, spaces.rules[0])

    def place_heads(self, x: float, top: float) -> Iterator[PageItem]:
        """Place the headings of a band without moves."""
        for number in range(len(self.heads)):
            yield from self._head(number, x, top)

    def place_asides(self, x: float, top: float, mat: float, height: float) -> Iterator[PageItem]:
        """Place what stands beside the moves: the inset, then the Stop panel, as high as the band."""
        for slot in self.plan.slots:
            if isinstance(slot.content, Inset):
                for number, head in enumerate(self.plan.heads):
                    if head.column == slot.column:
                        yield from self._head(number, x, top)
                yield from self._inset(slot, slot.content, x, top, mat)
        if self.stop is not None and self.plan.stop is not None:
            yield from self.stop.place(x + self.x(self.plan.stop), top, self.stop_width, height)

    def _head(self, number: int, x: float, top: float) -> Iterator[PageItem]:
        manner, head, text = self.manner, self.plan.heads[number], self.heads[number]
        spaces, theme, setting = manner.spaces, manner.setter.setting.theme, manner.setter.setting
        left, room = x + self.x(head.column), self.span(head.span)
        weight = spaces.rules[head.span < self.plan.columns]
        lower = self.head - self.head_depth(number) if spaces.rule_below else 0.0
        first = top + (lower if spaces.rule_below else self.rule_to_head + self.tallest_cap - text.cap)
        rule = top + self.head + self.rule_drop if spaces.rule_below else top
        yield RuleItem(left, left + room, rule, weight, theme.inks["ink"].reportlab(setting.space))
        yield from text.place(left, first, room)
        note = self.notes[number]
        if note is None:
            return
        if self.note_beside(number):
            yield from note.place(left + room - note.natural - 0.05, first + text.cap - note.cap, note.natural + 0.05)
        else:
            yield from note.place(left, top + lower + self.head_depth(number) - note.height(room), room)

    def _move(self, slot: Slot, move: Move, x: float, top: float, mat: float) -> Iterator[PageItem]:
        left = x + self.x(slot.column)
        room = self.figures_width(mat)
        drawn_in = self.zone - room if self.manner.words == "beside" else 0.0
        name, *rest = self._words(slot, left - drawn_in, top, mat)
        yield name
        yield self.manner.figures.place(move, left, top + self.ascent(mat), mat, room)
        yield from rest

    def _words(self, slot: Slot, left: float, top: float, mat: float) -> Iterator[PageItem]:
        stack = self.stacks[self.plan.slots.index(slot)]
        first = top + self.text_top(mat) + self.lower(slot)
        yield from stack.place(left + self.text_left, first, self.text_width)

    def _inset(self, slot: Slot, inset: Inset, x: float, top: float, mat: float) -> Iterator[PageItem]:
        """Place a small plate, its label at the right of it, above the words."""
        left = x + self.x(slot.column)
        floor = top + self.ascent(mat) + self.lower(slot)
        room = min(self.manner.spaces.inset_height * 1.15, floor - top - self.head_over(slot)[0])
        yield from plate(self.manner, inset, (left, floor, self.plate_width), room)
        yield from self._words(slot, left, top, mat)
