"""How bands are set: their spaces, their figures, the scale of their type, and the words of every move, set once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from generator.documents.blocks import Heading, Inset, Run, Words
from generator.layouts.bands.figures import Figures
from generator.layouts.bands.plan import BandHead, Slot
from generator.layouts.engine.boxes import ColumnBox, column
from generator.layouts.engine.text import TextBox
from generator.layouts.typesetter import Typesetter

WordsPlace = Literal["below", "beside"]


@dataclass(frozen=True, slots=True)
class BandSpaces:
    """Spaces in mm, from the top of a band down, and the weights of rules in pt (over part of a page, over all)."""

    rule_to_head: float
    head_to_figure: float
    floor_to_text: float
    figure_to_text: float
    gutter: float
    band_gap: float
    row_gap: float
    inset_height: float
    rules: tuple[float, float]
    rule_below: bool = False

    def times(self, unit: float) -> BandSpaces:
        """Give the spaces on a paper whose side is `unit` times that of the home size."""
        lengths = {
            name: getattr(self, name) * unit for name in self.__slots__ if isinstance(getattr(self, name), float)
        }
        return replace(self, **lengths, rules=(self.rules[0] * unit, self.rules[1] * unit))


@dataclass(frozen=True)
class Manner:
    """How the bands of a page are set: by whom, with which figures, at which scales of type, within which spaces."""

    setter: Typesetter
    figures: Figures
    spaces: BandSpaces
    scale: float
    head_scale: float
    words: WordsPlace
    sentences: bool
    _stacks: dict[tuple[int, bool], ColumnBox[TextBox]] = field(default_factory=dict, repr=False)

    def stack(self, slot: Slot) -> ColumnBox[TextBox]:
        """Set the words of a slot: name, dose and sentence, or what an inset says. Set once for all widths."""
        key = (id(slot.content), slot.headed)
        if key not in self._stacks:
            self._stacks[key] = self._stacked(slot)
        return self._stacks[key]

    def _stacked(self, slot: Slot) -> ColumnBox[TextBox]:
        content = slot.content
        texts: list[TextBox] = []
        if isinstance(content, Inset):
            if not slot.headed:
                texts.append(self.heading(content.heading, "name", "letter", self.scale))
            texts.append(TextBox(self.setter, content.text.words, "body", self.scale))
        else:
            texts = [
                self.heading(content.heading, "name", "letter", self.scale),
                *([TextBox(self.setter, content.dose.words, "dose", self.scale)] if content.dose else []),
            ]
            if self.sentences and content.text is not None:
                texts.append(TextBox(self.setter, content.text.words, "body", self.scale))
        return column([(text, text.line_gap) for text in texts])

    def heading(self, heading: Heading, role: str, number_role: str, scale: float) -> TextBox:
        """Set a heading with its letter or numeral before it."""
        return TextBox(self.setter, heading.words, role, scale, heading.number, number_role)

    def head(self, head: BandHead) -> TextBox:
        if head.again:
            return TextBox(self.setter, self.said_again(head.heading), "note", self.scale, silent=True)
        return self.heading(head.heading, "step-name", "step-number", self.head_scale)

    def said_again(self, heading: Heading) -> Words:
        """Give number and words of a heading as words of nobody; kept, since lines are known by their words."""
        kept, key = self.setter.measured, ("said again", id(heading))
        if key not in kept:
            both = (each.text for each in (heading.number, heading.words) if each is not None)
            kept[key] = Words(runs=(Run(text=" ".join(both)),))
        made: Words = kept[key]
        return made

    def note(self, head: BandHead) -> TextBox | None:
        return TextBox(self.setter, head.note.words, "note", self.scale) if head.note is not None else None
