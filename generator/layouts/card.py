"""The pocket card: the title, the first parts and the Stop rule on the front, the lettered moves on the back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from generator.documents.blocks import Document, Step
from generator.layouts.arrangement import single
from generator.layouts.card_back import plan_back
from generator.layouts.card_front import plan_front
from generator.layouts.card_side import Side
from generator.layouts.name_strip import with_strip
from generator.layouts.page import paint
from generator.layouts.setting import Setting
from generator.layouts.typesetter import Typesetter
from generator.output import Output

HOME = 85.6, 53.98
MOST_ON_FRONT = 3
"""Parts of one move each that fit side by side on the front."""


def compose(document: Document, setting: Setting) -> Output:
    """Set a card of two sides. Raises GlyphError, and FitError with the fields and the words to cut."""
    setter = Typesetter(setting, "card")
    setter.check(document)
    card = Card(document, setting, setter)
    front = replace(card.side, front=True)
    laid = paint(document, setting, [plan_front(front, card.front), plan_back(card.side, card.back)])
    return with_strip(laid, front.area, front.unit, setting)


@dataclass(frozen=True)
class Card:
    """A document to be set as a card."""

    document: Document
    setting: Setting
    setter: Typesetter

    @cached_property
    def side(self) -> Side:
        """What both sides have in common. Type never shrinks below the home size, but grows with larger cards."""
        paper = self.setting.paper
        unit = max(1.0, min(paper.width / HOME[0], paper.height / HOME[1]))
        return Side(self.document, self.setting, self.setter, unit)

    @cached_property
    def front(self) -> tuple[Step, ...]:
        """The parts on the front: those of one move that come first, unless the back would then be empty."""
        steps = self.document.steps
        opening = next((number for number, step in enumerate(steps) if not single(step)), 0)
        return steps[:opening] if opening <= MOST_ON_FRONT else ()

    @property
    def back(self) -> tuple[Step, ...]:
        return self.document.steps[len(self.front) :]
