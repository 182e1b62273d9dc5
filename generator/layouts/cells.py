"""A move as a small cell: its letter, name, dose and a few words, stacked below a figure on one baseline grid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.documents.blocks import Heading, Move, Paragraph, Words
from generator.layouts.fit import balanced, too_wide, wrapped
from generator.layouts.page import TextItem
from generator.layouts.typesetter import Typesetter
from generator.pdf import fonts
from generator.pdf.flowables import Text
from generator.units import to_mm

LETTER_GAP = 0.3
"""Space between a letter or numeral and its words, as a share of the type size of the words."""


@dataclass(frozen=True, slots=True)
class Column:
    """How text is set in a column: who sets it, its width in mm, the scale of the type, and that of names within it.

    In a `trial`, lines are counted but not yet made even, which takes much longer; a stack does so when it is placed.
    """

    setter: Typesetter
    width: float
    scale: float
    names: float = 1.0
    trial: bool = False

    def text(self, paragraph: Paragraph, role: str) -> Text:
        """Set a paragraph in a role, its lines as even as can be, so that no word is left alone."""
        return self._kept(paragraph.words, role, lambda: self.setter.text(paragraph.words, role, self.scale))

    def heading(self, heading: Heading, role: str, number_role: str) -> Text:
        """Set a heading with its letter or numeral before the first line, wrapped to the column."""
        scale = self.scale * (self.names if role == "name" else 1.0)
        return self._kept(heading.words, role, partial(heading_text, self.setter, heading, role, number_role, scale))

    def _kept(self, words: Words, role: str, made: Callable[[], Text]) -> Text:
        """Break words into lines, once for each width and scale: layouts ask for the same again and again."""
        key = (id(words), role, round(self.width, 6), round(self.scale, 6), self.names, self.trial)
        if key not in self.setter.kept:
            self.setter.kept[key] = (wrapped if self.trial else balanced)(made(), self.width)
        return self.setter.kept[key]


def heading_text(setter: Typesetter, heading: Heading, role: str, number_role: str, scale: float) -> Text:
    """Set a heading; its letter or numeral stands on the first line and further lines begin at the left edge."""
    if heading.number is None:
        return setter.text(heading.words, role, scale)
    number = setter.style(number_role, scale)
    gap = LETTER_GAP * setter.style(role, scale).fontSize
    indent = fonts.text_width(heading.number.text, number.fontName, number.fontSize) + gap
    return setter.text(
        heading.words, role, scale, label=heading.number, label_role=number_role, bulletIndent=0, firstLineIndent=indent
    )


@dataclass(frozen=True, slots=True)
class Stack:
    """Paragraphs one below the other, each line its own leading below the one before."""

    texts: tuple[Text, ...]
    width: float

    @property
    def depth(self) -> float:
        """From the first baseline to the last, in mm."""
        return to_mm(sum(text.line_count * text.style.leading for text in self.texts) - self.texts[0].style.leading)

    @property
    def fits(self) -> bool:
        """Tell whether no word sticks out of the column."""
        return not any(too_wide(text, self.width) for text in self.texts)

    def place(self, x: float, baseline: float) -> Iterator[TextItem]:
        """Place the paragraphs from the first baseline down, their lines as even as can be."""
        last = baseline - to_mm(self.texts[0].style.leading)
        for text in self.texts:
            leading = to_mm(text.style.leading)
            yield TextItem(balanced(text, self.width), x, last + leading)
            last += text.line_count * leading


def move_stack(move: Move, column: Column, sentences: bool = True) -> Stack:
    """Set a move's name, dose and, when wanted, its sentences."""
    texts = [column.heading(move.heading, "name", "letter"), column.text(move.dose, "dose")]
    if sentences and move.text is not None:
        texts.append(column.text(move.text, "body"))
    return Stack(tuple(texts), column.width)


def leading_of(setter: Typesetter, role: str, scale: float) -> float:
    """Give the leading of a role in mm."""
    return to_mm(setter.style(role, scale).leading)


def cap_of(setter: Typesetter, role: str, scale: float) -> float:
    """Give the height of capitals of a role in mm."""
    style = setter.style(role, scale)
    return to_mm(fonts.cap_height(style.fontName, style.fontSize))
