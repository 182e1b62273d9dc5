"""Glance at a content stream: which colours, fonts and sizes it paints with, wherever it paints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.finishing.preflight.content.geometry import enlargement, product, thickness
from generator.finishing.preflight.content.lexer import coordinates
from generator.finishing.preflight.content.painted import Painted
from generator.finishing.preflight.content.reader import FILLS, OPERATORS, STROKES, ContentReader, Handler, ignored
from generator.finishing.preflight.content.spaces import Colour
from generator.finishing.preflight.content.state import BOTH, INVISIBLE, OUTLINED

LONGEST_RECTANGLE = 200
"""Bytes that a rectangle takes at most, written as lines."""


class GlancingReader(ContentReader):
    """A content stream of which it matters only what is painted, and not where: each kind is noted once."""

    glance = True

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.noted: set[tuple[int, Colour, float]] = set()

    def handlers(self) -> Mapping[bytes, Handler]:
        """Give who reads each operator."""
        return AT_A_GLANCE

    def glance_path(self, operator: bytes, _: list[Any]) -> None:
        """Note with which colours, and how thin, a path is painted, wherever it is."""
        points, runs, state = self.points, self.runs, self.state
        self.points, self.runs = [], []
        if self.hidden:
            return
        if operator in STROKES:
            self._note(self.facts.lines, state.stroke, state.width * enlargement(state.matrix))
        if operator in FILLS:
            if sum(map(len, runs)) > LONGEST_RECTANGLE or any(b"c" in run for run in runs):
                self._note(self.facts.fills, state.fill, 0.0)
                return
            for run in runs:
                points = points + coordinates(run)
            self._note(self.facts.fills, state.fill, thickness(points, state.matrix))

    def glance_words(self, _: bytes, values: list[Any]) -> None:
        """Note with which fonts and colours, and how large, words are shown, wherever they are."""
        state = self.state
        if state.font.glyphs is not None or (not state.font_size and not state.font.codes):
            self.show(_, values)
        elif not self.hidden:
            self.facts.fonts.add(state.font.used)
            if state.mode not in INVISIBLE:
                scale = enlargement(product(self.cursor.end, state.matrix))
                colour = state.stroke if state.mode in OUTLINED else state.fill
                self._note(self.facts.words, colour, abs(state.font_size) * scale)
                if state.mode in OUTLINED:
                    self._note(self.facts.lines, state.stroke, state.width * enlargement(state.matrix))
                elif state.mode in BOTH:
                    self._note(self.facts.words, state.stroke, abs(state.font_size) * scale)

    def _note(self, where: list[Painted], colour: Colour, size: float) -> None:
        key = (id(where), colour, round(size, 3))
        if key not in self.noted:
            self.noted.add(key)
            self.paint(where, self.state.clip, colour, size)


AT_A_GLANCE: dict[bytes, Handler] = {
    **OPERATORS,
    **dict.fromkeys((b"W", b"W*"), ignored),
    **dict.fromkeys((*FILLS, *STROKES, b"n"), GlancingReader.glance_path),
    **dict.fromkeys((b"Tj", b"TJ"), GlancingReader.glance_words),
}
