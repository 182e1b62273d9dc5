"""A box of text: its lines at any width by arithmetic, its paragraph made once its place is known."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.documents.blocks import Item, Run, Words
from generator.layouts.engine.lines import Lines, Piece
from generator.layouts.engine.set_text import SetLabel, SetText
from generator.layouts.engine.words import HYPHEN, SOFT_HYPHEN, Measure, hyphenated, pieces_of
from generator.layouts.typesetter import Typesetter, TypeStyle
from generator.pdf import fonts
from generator.pdf.spans import Landmark, Span
from generator.units import MM, to_mm

ROUND = 0.05
"""How far round letters reach below the baseline at most, as a share of the size."""
BELOW = 0.25
"""Depth kept for descenders below a last line, as a share of the type size."""
TAILS = 0.21
"""How far the tails of usual letters hang below the baseline, as a share of the type size."""
HAIR = 0.05
"""White between such tails and the accents of the line below, at least, mm."""
BULLET = Words(runs=(Run(text="•"),))
"""The label of an item without a numeral."""


@dataclass(frozen=True, eq=False)
class TextBox:
    """Words in a role at a scale of type. Lengths are mm.

    A box reaches from the capitals of its first line to the baseline of its last; descenders reach `below` that. Its
    `label` (a letter, a numeral) stands before the first line, at the left edge; the other lines begin `hanging` mm
    from there. With `even`, lines are made as even as their number allows; with `whole` False a paragraph of running
    text only spares itself a short last line. `right` sets it flush right, `middle` in the middle; what is `silent` is
    decoration. Words that are part of others are told `of` which, a bullet which `item` it is of.
    """

    setter: Typesetter
    words: Words
    role: str
    scale: float = 1.0
    label: Words | None = None
    label_role: str = ""
    label_gap: float = 0.3
    hanging: float = 0.0
    even: bool = True
    right: bool = False
    middle: bool = False
    silent: bool = False
    of: Words | None = None
    item: Item | None = None
    landmark: Landmark | None = None
    _counts: dict[float, tuple[int, bool]] = field(default_factory=dict, repr=False)

    @cached_property
    def font(self) -> TypeStyle:
        """The type, with lines as far apart as accents that reach high above its capitals need."""
        usual = self.setter.type_of(self.role, self.scale)
        accents = fonts.rise(self.words.text, usual.face, usual.size)
        least = (usual.cap + HAIR) * MM + accents + TAILS * usual.size
        return replace(usual, leading=least) if accents and least > usual.leading else usual

    @property
    def size(self) -> float:
        """The size of the type in pt."""
        return self.font.size

    @cached_property
    def cap(self) -> float:
        """The height of the capitals of the first line, of the label where that is larger."""
        if self.label is None or self.hanging:
            return self.font.cap
        return max(self.font.cap, self.setter.type_of(self.label_role, self.scale).cap)

    @cached_property
    def leading(self) -> float:
        """From one baseline to the next."""
        return to_mm(self.font.leading)

    @cached_property
    def above(self) -> float:
        """How far accents of its letters reach above the capitals."""
        return to_mm(fonts.rise(self.words.text, self.font.face, self.size))

    @property
    def below(self) -> float:
        """The depth of descenders below the last baseline."""
        return BELOW * to_mm(self.size)

    @property
    def bearing(self) -> float:
        """The white at the left of the first letter, within its width."""
        return to_mm(fonts.left_bearing(self.words.text, self.font.face, self.size))

    @property
    def tail(self) -> float:
        """How far tails of its letters, as that of a Q, hang below the baseline; a round letter has none."""
        depth = fonts.depth(self.words.text, self.font.face, self.size)
        return to_mm(depth) if depth > ROUND * self.size else 0.0

    @property
    def line_gap(self) -> float:
        """From a baseline to the capitals of a line that follows at the usual leading."""
        return self.leading - self.cap

    # Lines

    @property
    def indent(self) -> float:
        """The width in pt that the label and the white after it take of the first line."""
        if self.label is None or self.hanging:
            return 0.0
        label = self.setter.type_of(self.label_role, self.scale)
        return fonts.text_width(self.label.text, label.face, label.size) + self.label_gap * self.size

    @cached_property
    def lines(self) -> Lines:
        """The lines as words are written, without hyphenation; measured once for all scales of one face."""
        return self.setter.lines(
            self._key,
            self.words.runs,
            lambda: Lines(pieces_of(self.words.runs, self._measures), self.indent / self.size),
        )

    @cached_property
    def _key(self) -> tuple[Hashable, ...]:
        label = "" if self.label is None or self.hanging else self.label.text
        return self.words, self.role, self.font.face, label, self.label_role, self.label_gap

    @cached_property
    def broken(self) -> Lines:
        """The lines with the places at which the language breaks its words."""

        def made() -> Lines:
            return self.lines.hyphenated(tuple(hyphenated(self.lines.pieces, self.setter.language, self._measures)))

        return self.setter.lines((*self._key, self.setter.language), self.words.runs, made)

    @cached_property
    def _spans(self) -> list[Span]:
        return [self.setter.span(run, self.role, self.scale) for run in self.words.runs]

    @cached_property
    def _measures(self) -> tuple[Measure, ...]:
        """What gives the width of characters of each run at a size of 1 pt."""
        return tuple(
            fonts.measure_of(span.face or self.font.face, span.size / self.size if span.size else 1.0)
            for span in self._spans
        )

    def room(self, width: float) -> float:
        """Give the width of lines at the size 1, of a box of a width in mm."""
        return (width - self.hanging) * MM / self.size

    def lines_at(self, width: float) -> Lines:
        """Give the lines for a width: hyphenated only where a word, or its part up to a joint, is longer than one."""
        return self.lines if self.lines.least <= self.room(width) + 1e-6 else self.broken

    def line_count(self, width: float) -> int:
        return self._counted(width)[0]

    def _counted(self, width: float) -> tuple[int, bool]:
        """Count the lines at a width, and tell whether none of them is longer: once for each width."""
        if width not in self._counts:
            lines, room = self.lines_at(width), self.room(width)
            self._counts[width] = lines.count(room), lines.least <= room + 1e-4
        return self._counts[width]

    @property
    def natural(self) -> float:
        """The width on as few lines as may be."""
        return to_mm(self.lines.longest(self.lines.whole) * self.size) + self.hanging

    @property
    def least_unbroken(self) -> float:
        """The narrowest width at which no word is broken."""
        return to_mm(self.lines.longest_word * self.size) + self.hanging

    def narrowest(self, lines: int) -> float:
        """Give the narrowest width at which the words take at most so many lines."""
        return to_mm(self.lines.narrowest(lines) * self.size) + self.hanging

    def fits(self, width: float) -> bool:
        """Tell whether no part of a word sticks out of a width."""
        return self._counted(width)[1]

    def taken(self, width: float) -> float:
        """Give the width of the longest line when set in a width."""
        return to_mm(self.lines_at(width).longest(self._set_width(width)) * self.size) + self.hanging

    def height(self, width: float) -> float:
        """Give the height from the first line's capitals to the last baseline."""
        return self.cap + (self.line_count(width) - 1) * self.leading

    def _set_width(self, width: float) -> float:
        lines, room = self.lines_at(width), self.room(width)
        return lines.even(room) if self.even else lines.without_runt(room)

    # Places

    def place(self, x: float, top: float, width: float, first: int = 0, after: int | None = None) -> Iterator[SetText]:
        """Place the lines from number `first` up to `after` with the capitals of the first of them at `top`."""
        lines = tuple(self._set_lines(width, first, after))
        if not lines:
            return
        colour = self.setter.colour_of(self.role)
        block = None if self.silent else self.of or self.words
        label = self._label() if first == 0 and self.label is not None else None
        landmark = None if first else self.landmark
        yield SetText(lines, self.font, colour, x, top + self.cap, block, label, landmark)

    def _label(self) -> SetLabel:
        assert self.label is not None
        role = self.label_role or self.role
        block = None if self.silent else self.item if self.label is BULLET else self.label
        return SetLabel(self.label.text, block, self.setter.type_of(role, self.scale), self.setter.colour_of(role))

    def _set_lines(self, width: float, first: int, after: int | None) -> Iterator[tuple[float, tuple[Span, ...]]]:
        """Give lines, each with its distance (pt) from the left edge of the box."""
        lines = self.lines_at(width)
        ends = lines.ends(self._set_width(width))
        share = 1.0 if self.right else 0.5 if self.middle else 0.0
        for number, (start, end) in list(enumerate(zip((0, *ends), ends, strict=False)))[first:after]:
            shift = self.hanging * MM if self.hanging else 0.0 if number else self.indent
            if share:
                shift += share * (self.room(width) - lines.width_of(start, end)) * self.size
            yield shift, tuple(self._line(lines.pieces, start, end))

    def _line(self, pieces: tuple[Piece, ...], start: int, end: int) -> Iterator[Span]:
        """Give the spans of a line: the characters of each run joined, a hyphen where a word is broken."""
        joined: list[tuple[int, str]] = []
        for number in range(start, end):
            piece = pieces[number]
            for place, (run, text) in enumerate(piece.runs):
                lead = " " if place == 0 and number > start and not piece.inside else ""
                if joined and joined[-1][0] == run:
                    joined[-1] = (run, joined[-1][1] + lead + text)
                else:
                    if lead and joined:
                        joined[-1] = (joined[-1][0], joined[-1][1] + lead)
                    joined.append((run, text))
        if end < len(pieces) and pieces[end].inside and pieces[end - 1].hyphen:
            joined[-1] = (joined[-1][0], joined[-1][1] + HYPHEN)
        for run, text in joined:
            yield self.setter.respanned(self._spans[run], text.replace(SOFT_HYPHEN, ""))
