"""The graphics state, as far as it matters for what reaches paper, and where words stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from generator.finishing.preflight.facts import (
    BLACK,
    IDENTITY,
    Bounds,
    Colour,
    Font,
    Matrix,
    Painted,
    common,
    enlargement,
    moved,
    product,
)
from generator.finishing.preflight.glyphs import ASCENT, DESCENT, Widths, advance

INVISIBLE = (3, 7)
OUTLINED = 1
NO_FONT = Font("?", embedded=True)
NO_WIDTHS = Widths({}, 1, 0.5)


@dataclass(frozen=True)
class State:
    """What `q` saves: matrix and clip, colours, width of lines, and all that is set for words."""

    matrix: Matrix = IDENTITY
    clip: Bounds | None = None
    fill: Colour = BLACK
    stroke: Colour = BLACK
    width: float = 1.0
    font: Font = NO_FONT
    widths: Widths = NO_WIDTHS
    font_size: float = 0.0
    leading: float = 0.0
    rise: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    mode: int = 0

    def painting(self) -> State:
        """Give a fresh state that paints in the same colours, as a form begins with."""
        return State(fill=self.fill, stroke=self.stroke, width=self.width)

    def with_text(self, operator: str, value: float) -> State:
        """Set what one of the operators TL Ts Tc Tw Tz Tr sets."""
        if operator == "TL":
            return replace(self, leading=value)
        if operator == "Ts":
            return replace(self, rise=value)
        if operator == "Tc":
            return replace(self, character_space=value)
        if operator == "Tw":
            return replace(self, word_space=value)
        return replace(self, stretch=value / 100) if operator == "Tz" else replace(self, mode=int(value))


class Cursor:
    """Where a text object stands: the start of its line, and the end of what it has shown."""

    def __init__(self) -> None:
        self.line: Matrix = IDENTITY
        self.end: Matrix = IDENTITY

    def move(self, matrix: Matrix) -> None:
        """Start a line at a matrix."""
        self.line = self.end = matrix

    def step(self, right: float, up: float) -> None:
        """Start a line beside the last one."""
        self.move(product((1, 0, 0, 1, right, up), self.line))

    def show(self, pieces: list[Any], state: State) -> Painted | None:
        """Show strings (and shifts between them) and give what is seen of them, or None."""
        spaces = state.character_space, state.word_space
        total, last = advance(pieces, state.widths, state.font_size, *spaces)
        matrix = product(self.end, state.matrix)
        low, high = (state.rise + part * state.font_size for part in (DESCENT, ASCENT))
        seen = common(moved((0, low, last * state.stretch, high), matrix), state.clip)
        self.end = product((1, 0, 0, 1, total * state.stretch, 0), self.end)
        if seen is None or not last or state.mode in INVISIBLE:
            return None
        colour = state.stroke if state.mode == OUTLINED else state.fill
        return Painted(seen, colour, abs(state.font_size) * enlargement(matrix))
