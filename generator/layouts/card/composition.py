"""From a document to the two sides of a card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.documents.blocks import Document
from generator.layouts.card.choice import Card, Cards
from generator.layouts.card.refusing import larger, refusal
from generator.layouts.card.sheet import CardSheet
from generator.layouts.engine.search import Candidate, explained
from generator.layouts.name_strip import strip_above
from generator.layouts.page import PagePlan
from generator.layouts.setting import Setting
from generator.layouts.told import left_out
from generator.layouts.typesetter import Typesetter
from generator.output import LeftOut

POOR = -9.0
"""A card that is judged worse is worth sharing a part out to both sides."""


def plan(document: Document, setting: Setting) -> PagePlan:
    """Set a card of two sides. Raises GlyphError, and FitError with the fields and the words to cut."""
    setter = Typesetter(setting, "card", document.language)
    setter.check(document)
    found = ranked(document, setting, setter)
    if not found:
        raise refusal(document, setting)
    card = found[0].arrangement
    pages, sheet = (card.front.page(), card.back.page()), card.front.sheet
    strip = strip_above(sheet.front, sheet.unit, setting)
    return PagePlan(document, setting, pages, strip, tuple(not_printed(card)), tuple(explained(found)))


def ranked(document: Document, setting: Setting, setter: Typesetter) -> list[Candidate[Card]]:
    """Give the cards that fit and might be the best, the best first; what the setter has measured serves all papers.

    Where none is good, parts are shared out to both sides, and where nothing fits, spaces are made narrow.
    """
    found: list[Candidate[Card]] = []
    for narrow_gaps, inside in ((False, False), (False, True), (True, True)):
        if not found or (inside and not narrow_gaps and found[0].score < POOR):
            found += Cards(CardSheet(document, setting, setter, narrow_gaps)).candidates(inside)
            found.sort(key=lambda candidate: -candidate.score)
    return found


def not_printed(card: Card) -> Iterator[LeftOut]:
    """Tell of the cues that are not on the card, and of the card that would hold them, which is tried."""
    if card.left_out:
        yield left_out("cue", card.left_out, where_whole(card.front.sheet))


def where_whole(sheet: CardSheet) -> str:
    """Say which larger card prints all cues."""
    for paper in larger(sheet.setting):
        there = replace(sheet.setting, paper=paper)
        whole = CardSheet(sheet.document, there, sheet.setter, whole=True)
        found = ranked(sheet.document, there, sheet.setter) if Cards(whole).ways(inside=True) else []
        if found and not found[0].arrangement.left_out:
            return f"{paper.name} ({paper.width:.3g} × {paper.height:.3g} mm) prints them"
    return "the booklet and the poster say more"
