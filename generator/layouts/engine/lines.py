"""Where lines of a text may end, and into how few lines it goes at a width: arithmetic on the widths of its words.

Widths are those of a paragraph at the scale 1 of its type, in pt. Type keeps its proportions when it is scaled, so that
one measurement of the words serves every scale and every column: a width is asked for as a share of the scale.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

RUNT = 0.16
"""A last line shorter than this share of the longest is a runt."""
NARROWEST_FOR_RUNT = 0.82
"""Share of the width to which a paragraph narrows itself at most, to spare itself a runt."""
NEAR = 0.005
"""Widths (pt) between which no other is looked for."""
ENOUGH = 1e-6
"""Widths nearer to one another than this (pt) are the same."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or the part of one up to a place where a line may end.

    `runs` are its characters, each with the number of the run they belong to. `gap` is the white before it within a
    line, `hyphen` the width of what is set when a line ends after it within the word; `inside` is 0 for the
    beginning of a word, 1 after a joint, 2 where the language breaks it: a lower place is taken first. `ends` says that
    a line must end after it, `fixed` that it is no language's word: part of an address.
    """

    width: float
    runs: tuple[tuple[int, str], ...]
    gap: float = 0.0
    hyphen: float = 0.0
    inside: int = 0
    ends: bool = False
    fixed: bool = False


@dataclass
class LineFill:
    """A line being filled: where it begins, how much of it is taken, and where the lines before it ended."""

    pieces: tuple[Piece, ...]
    width: float
    used: float
    start: int = 0
    ends: list[int] = field(default_factory=list)

    def end(self, number: int) -> None:
        """Begin the next line with a piece."""
        self.ends.append(number)
        self.start, self.used = number, 0.0

    def take(self, first: int, after: int, level: int = 0) -> None:
        """Set pieces on the line or the next; where they are longer than a line, part them at the next level."""
        pieces = self.pieces[first:after]
        gap = pieces[0].gap if first > self.start else 0.0
        goes_on = after < len(self.pieces) and self.pieces[after].inside > 0
        whole = sum(piece.width for piece in pieces)
        taken = whole + (pieces[-1].hyphen if goes_on else 0.0)
        if self.used + gap + taken <= self.width:
            self.used += gap + whole
            return
        if first > self.start and (taken <= self.width or len(pieces) == 1):
            self.end(first)
        if self.used + taken <= self.width or len(pieces) == 1:
            self.used += whole
            return
        starts = [
            number for number in range(first, after) if number == first or self.pieces[number].inside <= level + 1
        ]
        for start, end in zip(starts, [*starts[1:], after], strict=True):
            self.take(start, end, level + 1)


@dataclass(frozen=True)
class Lines:
    """The pieces of a text in order; the first line is indented by `indent`."""

    pieces: tuple[Piece, ...]
    indent: float = 0.0
    _known: dict[float, tuple[int, ...]] = field(default_factory=dict, repr=False)
    _longest: dict[float, float] = field(default_factory=dict, repr=False)
    _narrowest: dict[int, float] = field(default_factory=dict, repr=False)
    _counted: list[tuple[float, int]] = field(default_factory=list, repr=False)
    """Widths with their numbers of lines, narrow ones first."""

    @cached_property
    def least(self) -> float:
        """The narrowest width at which nothing sticks out of its line."""
        widest = max((piece.width + piece.hyphen for piece in self.pieces), default=0.0)
        return max(widest, self.indent + (self.pieces[0].width + self.pieces[0].hyphen if self.pieces else 0.0))

    @cached_property
    def longest_word(self) -> float:
        """The width of the longest whole word."""
        return max(
            (
                whole + (0.0 if first else self.indent)
                for (first, _), (_, whole) in zip(self._words, self._wide, strict=True)
            ),
            default=0.0,
        )

    @cached_property
    def _words(self) -> list[tuple[int, int]]:
        """The first piece and the piece after the last of every word."""
        starts = [number for number, piece in enumerate(self.pieces) if piece.inside == 0]
        return list(pairwise([*starts, len(self.pieces)]))

    @cached_property
    def _wide(self) -> list[tuple[float, float]]:
        """The white before every word, and its width."""
        return [
            (self.pieces[first].gap, sum([piece.width for piece in self.pieces[first:after]]))
            for first, after in self._words
        ]

    def width_of(self, start: int, end: int) -> float:
        """Give the width of a line from a piece up to another (excluded), a hyphen at its end included."""
        if start == end:
            return 0.0
        parts = self.pieces[start:end]
        inner = sum([piece.width + piece.gap for piece in parts]) - parts[0].gap
        broken = end < len(self.pieces) and self.pieces[end].inside > 0
        return inner + (parts[-1].hyphen if broken else 0.0) + (0.0 if start else self.indent)

    def ends(self, width: float) -> tuple[int, ...]:
        """Break into lines of a width, each as full as can be; give the number of the piece after each line."""
        if width not in self._known:
            self._known[width] = self._filled(width + ENOUGH)
        return self._known[width]

    def _filled(self, width: float) -> tuple[int, ...]:
        line = LineFill(self.pieces, width, self.indent)
        for (first, after), (gap, whole) in zip(self._words, self._wide, strict=True):
            used = line.used + (gap if first > line.start else 0.0) + whole
            if used <= width:
                line.used = used
            else:
                line.take(first, after)
            if self.pieces[after - 1].ends and after < len(self.pieces):
                line.end(after)
        line.ends.append(len(self.pieces))
        return tuple(line.ends)

    def count(self, width: float) -> int:
        """Count the lines at a width: as many as at a narrower and a wider one, where those are alike and known.

        Where words have to be broken, a narrower line may hold more, and all lines are filled.
        """
        if width < self.longest_word + self.indent:
            return len(self.ends(width))
        known = self._counted
        place = bisect_left(known, (width, 0))
        if place < len(known) and (known[place][0] == width or (place and known[place - 1][1] == known[place][1])):
            return known[place][1]
        count = len(self.ends(width))
        known.insert(place, (width, count))
        return count

    def longest(self, width: float) -> float:
        """Give the width of the longest line at a width."""
        if width not in self._longest:
            ends = self.ends(width)
            self._longest[width] = max(self.width_of(start, end) for start, end in zip((0, *ends), ends, strict=False))
        return self._longest[width]

    def narrowest(self, lines: int) -> float:
        """Give the narrowest width at which the text takes at most so many lines and no word is broken for it.

        Where that cannot be, the narrowest at which it takes its fewest.
        """
        if lines not in self._narrowest:
            self._narrowest[lines] = self._narrowest_for(lines)
        return self._narrowest[lines]

    def _narrowest_for(self, lines: int) -> float:
        low, high = self.longest_word, self.longest(self.whole)
        if self.count(max(low, ENOUGH)) <= lines:
            return low
        while high - low > NEAR:
            middle = (low + high) / 2
            low, high = (low, middle) if self.count(middle) <= lines else (middle, high)
        return self.longest(high)

    @cached_property
    def whole(self) -> float:
        """A width at which lines end only where they must."""
        return self.indent + sum(piece.gap + piece.width for piece in self.pieces) + 1.0

    def even(self, width: float) -> float:
        """Give the width, at most `width`, at which the lines are as even as can be without being more."""
        return min(width, self.narrowest(self.count(width))) if self.longest_word <= width else width

    def without_runt(self, width: float) -> float:
        """Give the width, at most `width`, at which no short word is left alone on the last line, where one can be."""
        count = self.count(width)
        if count == 1:
            return width
        for step in range(7):
            tried = width * (1 - (1 - NARROWEST_FOR_RUNT) * step / 6)
            ends = self.ends(tried)
            if len(ends) > count or tried < self.longest_word:
                break
            if self.width_of(ends[-2], ends[-1]) >= RUNT * width:
                return tried
        return width

    def hyphenated(self, pieces: Sequence[Piece]) -> Lines:
        """Give the same text with further places where words may be broken."""
        return replace(self, pieces=tuple(pieces), _known={}, _longest={}, _narrowest={}, _counted=[])
