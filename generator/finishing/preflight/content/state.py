"""The graphics state, as far as it matters for what reaches paper, and where words stand. Source: ISO 32000-2, 8.4."""

from __future__ import annotations

from typing import Any

from generator.finishing.preflight.content.fonts import DESCENT, NO_FONT, FontFace
from generator.finishing.preflight.content.geometry import (
    EVERYWHERE,
    IDENTITY,
    Bounds,
    Matrix,
    common,
    enlargement,
    moved,
    product,
)
from generator.finishing.preflight.content.painted import Painted
from generator.finishing.preflight.content.spaces import BLACK, Colour

INVISIBLE = (3, 7)
OUTLINED = (1, 5)
TEXT_FIELDS = {
    b"TL": "leading",
    b"Ts": "rise",
    b"Tc": "character_space",
    b"Tw": "word_space",
    b"Tz": "stretch",
    b"Tr": "mode",
}
TEXT_STATE = ("font", "font_size", *TEXT_FIELDS.values())


class State:
    """What `q` saves: matrix and clip, colours, width of lines, and all that is set for words."""

    __slots__ = ("clip", "fill", "matrix", "stroke", "width", *TEXT_STATE)

    def __init__(
        self,
        matrix: Matrix = IDENTITY,
        clip: Bounds = EVERYWHERE,
        fill: Colour = BLACK,
        stroke: Colour = BLACK,
        width: float = 1.0,
    ) -> None:
        self.matrix = matrix
        self.clip = clip
        self.fill = fill
        self.stroke = stroke
        self.width = width
        self.font: FontFace = NO_FONT
        self.font_size = self.leading = self.rise = 0.0
        self.character_space = self.word_space = 0.0
        self.stretch = 100.0
        self.mode = 0.0

    def copy(self) -> State:
        """Give a state to go on with while this one is kept."""
        new = State.__new__(State)
        new.matrix, new.clip, new.fill, new.stroke = self.matrix, self.clip, self.fill, self.stroke
        new.width, new.font, new.font_size, new.mode = self.width, self.font, self.font_size, self.mode
        new.leading, new.rise, new.stretch = self.leading, self.rise, self.stretch
        new.character_space, new.word_space = self.character_space, self.word_space
        return new

    def with_text_of(self, other: State) -> State:
        """Take over all that is set for words."""
        for field in TEXT_STATE:
            setattr(self, field, getattr(other, field))
        return self


class Cursor:
    """Where a text object stands: the start of its line, and the end of what it has shown."""

    __slots__ = ("end", "line")

    def __init__(self) -> None:
        self.line: Matrix = IDENTITY
        self.end: Matrix = IDENTITY

    def move(self, matrix: Matrix) -> None:
        """Start a line at a matrix."""
        self.line = self.end = matrix

    def step(self, right: float, up: float) -> None:
        """Start a line beside the last one."""
        a, b, c, d, e, f = self.line
        self.line = self.end = (a, b, c, d, a * right + c * up + e, b * right + d * up + f)

    def show(self, pieces: list[Any], state: State) -> tuple[Painted | None, Matrix]:
        """Show strings (and shifts between them); give what is seen of them, or None, and the matrix they start at."""
        total, last = state.font.advance(pieces, state.font_size, state.character_space, state.word_space)
        matrix = product(self.end, state.matrix)
        stretch, size = state.stretch / 100, state.font_size
        a, b, c, d, e, f = self.end
        self.end = (a, b, c, d, a * total * stretch + e, b * total * stretch + f)
        if not last or state.mode in INVISIBLE:
            return None, matrix
        box = (0.0, state.rise + DESCENT * size, last * stretch, state.rise + state.font.ascent * size)
        seen = common(moved(box, matrix), state.clip)
        if seen is None:
            return None, matrix
        em = state.font.glyphs.em if state.font.glyphs else 1.0
        colour = state.stroke if state.mode in OUTLINED else state.fill
        return Painted(seen, colour, abs(size) * em * enlargement(matrix)), matrix
