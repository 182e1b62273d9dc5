"""Small print: paragraphs below one another, and those of an imprint on one line for as long as it holds them.

Version, name and contact are parted by dots. A dot stands between two of them on a line and never at a line's end, and
no telephone number is broken while there is a line that holds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.documents.blocks import Paragraph
from generator.layouts.cells import leading_of
from generator.layouts.fit import HIGH, balanced, too_wide, width_of, wrapped
from generator.layouts.page import TextItem
from generator.layouts.typesetter import Typesetter
from generator.pdf import fonts
from generator.pdf.flowables import Text
from generator.units import to_mm

DOT = " · "
ROLE = "foot"


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """Lines of small print in a column of a width in mm; a line holds one paragraph, or several parted by dots."""

    setter: Typesetter
    lines: tuple[tuple[Text, ...], ...]
    width: float
    scale: float

    @property
    def count(self) -> int:
        """The number of lines of type."""
        return sum(max(text.line_count for text in line) for line in self.lines)

    @property
    def widest(self) -> float:
        """The width in mm of the longest line."""
        dot = dot_width(self.setter, self.scale)
        return max(sum(width_of(text) for text in line) + (len(line) - 1) * dot for line in self.lines)

    @property
    def leading(self) -> float:
        return leading_of(self.setter, ROLE, self.scale)

    @property
    def fits(self) -> bool:
        """Tell whether no word sticks out of the column."""
        return not any(too_wide(text, self.width) for line in self.lines for text in line)

    def place(self, left: float, baseline: float) -> Iterator[TextItem]:
        """Place the lines from the first baseline down; the dots between are decoration."""
        for line in self.lines:
            x = left
            for number, text in enumerate(line):
                if number:
                    dot = wrapped(self.setter.decoration(DOT.strip(), ROLE, self.scale), HIGH)
                    yield TextItem(dot, x + (dot_width(self.setter, self.scale) - width_of(dot)) / 2, baseline)
                    x += dot_width(self.setter, self.scale)
                yield TextItem(text, x, baseline)
                x += width_of(text)
            baseline += max(text.line_count for text in line) * self.leading


def dot_width(setter: Typesetter, scale: float) -> float:
    """Give the width in mm of a dot with the spaces round it."""
    style = setter.style(ROLE, scale)
    return to_mm(fonts.text_width(DOT, style.fontName, style.fontSize))


def small_print(setter: Typesetter, paragraphs: Sequence[Paragraph], width: float, scale: float) -> SmallPrint:
    """Set paragraphs in a column; neighbours of the kind `version` share lines."""
    lines: list[tuple[Text, ...]] = []
    room = 0.0
    for each in paragraphs:
        made = setter.text(each.words, ROLE, scale)
        if each.kind != "version":
            lines.append((balanced(made, width),))
            room = 0.0
            continue
        needed = width_of(wrapped(made, HIGH)) + dot_width(setter, scale)
        if room >= needed:
            lines[-1] += (made,)
            room -= needed
        else:
            lines.append((balanced(made, width),))
            room = width - width_of(made)
    return SmallPrint(setter, tuple(lines), width, scale)
