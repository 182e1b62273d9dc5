"""Small print: paragraphs below one another, and those of an imprint on one line for as long as it holds them.

Version, name and contact are parted by dots. A dot stands between two of them on a line and never at a line's end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.documents.blocks import Paragraph, Run, Words
from generator.layouts.engine.text import TextBox
from generator.layouts.page import PageItem
from generator.layouts.typesetter import Typesetter
from generator.pdf import fonts
from generator.units import to_mm

DOT = Words(runs=(Run(text="·"),))
ROLE = "foot"
SHARED = ("version", "series")
"""Kinds of paragraphs that share lines with their neighbours."""


@dataclass(frozen=True, eq=False)
class SmallPrintBox:
    """Paragraphs of small print; neighbours of some kinds share lines."""

    setter: Typesetter
    paragraphs: tuple[Paragraph, ...]
    scale: float
    _lines: dict[float, list[list[TextBox]]] = field(default_factory=dict, repr=False)
    _boxes: dict[int, TextBox] = field(default_factory=dict, repr=False)

    def box(self, paragraph: Paragraph) -> TextBox:
        if id(paragraph) not in self._boxes:
            self._boxes[id(paragraph)] = TextBox(self.setter, paragraph.words, ROLE, self.scale)
        return self._boxes[id(paragraph)]

    @property
    def cap(self) -> float:
        return self.setter.type_of(ROLE, self.scale).cap

    @property
    def leading(self) -> float:
        return to_mm(self.setter.type_of(ROLE, self.scale).leading)

    @property
    def dot(self) -> float:
        """The width of a dot with the spaces round it."""
        style = self.setter.type_of(ROLE, self.scale)
        return to_mm(fonts.text_width(f" {DOT.text} ", style.face, style.size))

    @property
    def above(self) -> float:
        """How far accents reach above the capitals."""
        return max((self.box(paragraph).above for paragraph in self.paragraphs), default=0.0)

    @property
    def below(self) -> float:
        return self.box(self.paragraphs[-1]).below if self.paragraphs else 0.0

    def lines(self, width: float) -> list[list[TextBox]]:
        """Share the paragraphs out to lines."""
        if width not in self._lines:
            made: list[list[TextBox]] = []
            room = 0.0
            for each in self.paragraphs:
                box = self.box(each)
                if each.kind not in SHARED:
                    made.append([box])
                    room = 0.0
                elif room >= box.natural + self.dot:
                    made[-1].append(box)
                    room -= box.natural + self.dot
                else:
                    made.append([box])
                    room = width - box.taken(width) if box.line_count(width) == 1 else 0.0
            self._lines[width] = made
        return self._lines[width]

    def count(self, width: float) -> int:
        """Count the lines of type."""
        return sum(max(box.line_count(width) for box in line) for line in self.lines(width))

    def taken(self, width: float) -> float:
        """Give the width of the longest line."""
        lines = self.lines(width)
        return max((sum(box.taken(width) for box in line) + self.dot * (len(line) - 1) for line in lines), default=0.0)

    def fits(self, width: float) -> bool:
        return all(self.box(each).fits(width) for each in self.paragraphs)

    def height(self, width: float) -> float:
        return self.cap + (self.count(width) - 1) * self.leading if self.paragraphs else 0.0

    def place(self, x: float, top: float, width: float) -> Iterator[PageItem]:
        """Place the lines; the dots between are decoration."""
        for line in self.lines(width):
            left = x
            for number, box in enumerate(line):
                if number:
                    dot = TextBox(self.setter, DOT, ROLE, self.scale, silent=True)
                    yield from dot.place(left + (self.dot - dot.natural) / 2, top, dot.natural + 0.01)
                    left += self.dot
                yield from box.place(left, top, width if len(line) == 1 else box.natural + 0.01)
                left += box.taken(width)
            top += max(box.line_count(width) for box in line) * self.leading
