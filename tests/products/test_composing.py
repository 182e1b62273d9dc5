"""What is weighed up when pages are composed, as it is seen on them: blank pages, room round words, large figures."""

from __future__ import annotations

import pytest

from generator.documents.blocks import Exercise
from generator.documents.blocks import walk as walk_blocks
from generator.errors import FitError
from tests.pdf.element_rules import attributes, role, walk
from tests.products.pages import MM, Piece, page_texts, pieces, squeezed
from tests.products.pressroom import Pressroom, Printed
from tests.products.routines import PSOAS, project, routine

LYING = ("hundred", "scissors", "criss-cross", "lower-lift")
LEAST_GAP = 5.0
"""Between a heading and the note beside it on A3, in mm: less reads as one line of words."""


@pytest.mark.parametrize("size", ["a5", "half-letter"])
def test_no_page_is_left_for_notes_before_the_first_exercise(pressroom: Pressroom, size: str) -> None:
    printed = pressroom(PSOAS, "booklet", booklet_size=size)
    aims = [block.aim.words.text for block in walk_blocks(printed.document) if isinstance(block, Exercise)]
    notes = next(squeezed(s.heading.words.text) for s in printed.document.sections if s.kind == "notes" and s.heading)
    texts = page_texts(printed)
    first = next(number for number, text in enumerate(texts, 1) if squeezed(aims[0]) in text)
    assert first % 2 == 0
    assert [number for number, text in enumerate(texts[:first], 1) if notes.casefold() in text[:20].casefold()] == []


def said(printed: Printed, words: str) -> Piece:
    """Find the words that begin so."""
    return next(piece for piece in pieces(printed) if piece.text.startswith(squeezed(words)))


@pytest.mark.parametrize("letters", [26, 28, 30, 32])
def test_a_note_keeps_away_from_its_heading(pressroom: Pressroom, letters: int) -> None:
    others = [{"name": name, "exercises": [*LYING[2:]]} for name in ("Two", "Three", "Four")]
    parts = [{"name": "Strengthen", "note": "note" + "n" * letters, "exercises": [*LYING[:2]]}, *others]
    pressroom.add(f"note-{letters}", project(routine([], parts=parts)))
    try:
        printed = pressroom(f"note-{letters}", "poster")
    except FitError:
        return
    _, bottom, heading_right, top = said(printed, "Strengthen").box
    note_left, note_bottom, _, note_top = said(printed, "note").box
    assert note_left - heading_right >= LEAST_GAP or note_top < bottom or note_bottom > top


def figure_widths(printed: Printed) -> list[float]:
    """Give the widths of the figures on a card's back, in mm."""
    with printed.open() as pdf:
        boxes = [attributes(e)["/BBox"] for e in walk(pdf.Root.StructTreeRoot.K[0]) if role(e) == "Figure"]
        return [round((float(right) - float(left)) / MM, 1) for left, _, right, _ in boxes]


def card_of(pressroom: Pressroom, names: str, size: str) -> Printed:
    """Make the card of four moves called `names`, and a number."""
    moves = [{"exercise": id, "name": f"{names} {n}", "short_name": f"{names} {n}"} for n, id in enumerate(LYING, 1)]
    pressroom.add(f"card-{names}", project(routine(moves)))
    return pressroom(f"card-{names}", "card", card_size=size)


def test_figures_of_a_card_are_not_made_small_to_save_lines_of_names(pressroom: Pressroom) -> None:
    short, long = (figure_widths(card_of(pressroom, names, "id1")) for names in ("Roll", "Long Leg Raise"))
    assert len(long) == 4
    assert all(one >= 0.65 * other for one, other in zip(long, short, strict=True)), (long, short)


def test_figures_of_a_card_may_be_a_little_smaller_to_keep_names_whole(pressroom: Pressroom) -> None:
    printed = card_of(pressroom, "Long Leg Raise", "a7")
    assert [piece.text for piece in pieces(printed) if "LongLeg" in piece.text] == [f"LongLegRaise{n}" for n in "1234"]
