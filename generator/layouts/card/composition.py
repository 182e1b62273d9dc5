"""From a document to the two sides of a card."""

from __future__ import annotations

from generator.documents.blocks import Document
from generator.errors import FitError
from generator.layouts.card.choice import Card, Cards
from generator.layouts.card.refusing import problems
from generator.layouts.card.sheet import CardSheet
from generator.layouts.engine.search import Candidate, best
from generator.layouts.name_strip import with_strip
from generator.layouts.page import paint
from generator.layouts.setting import Setting
from generator.layouts.typesetter import Typesetter
from generator.output import Output

POOR = -9.0
"""A card that is judged worse is worth sharing a part out to both sides."""


def compose(document: Document, setting: Setting) -> Output:
    """Set a card of two sides. Raises GlyphError, and FitError with the fields and the words to cut."""
    setter = Typesetter(setting, "card", document.language)
    setter.check(document)
    chosen = best_card(document, setting)
    if chosen is None:
        raise FitError(problems(document, setting))
    card = chosen.arrangement
    sheet = card.front.sheet
    laid = paint(document, setting, [card.front.page(), card.back.page()])
    return with_strip(laid, sheet.front, sheet.unit, setting)


def best_card(document: Document, setting: Setting) -> Candidate[Card] | None:
    """Choose the best card; where none is good, parts are shared out to both sides, and then spaces are made tight."""
    setter = Typesetter(setting, "card", document.language)
    found: list[Candidate[Card]] = []
    for tight, inside in ((False, False), (False, True), (True, True)):
        if not found or (inside and not tight and max(each.score for each in found) < POOR):
            found += Cards(CardSheet(document, setting, setter, tight)).candidates(inside)
    return best(found)
