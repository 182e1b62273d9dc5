"""How many words to cut: exactly so many, from the end, and said where the words are written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.content.values import Source
from generator.documents.blocks import Run, Words
from generator.layouts.engine.cutting import shortened, to_cut, too_long

SENTENCE = "Reach both heels away so that your legs stay long and then breathe out slowly as you pull."


def words(text: str) -> Words:
    return Words(runs=(Run(text=text),), source=Source("x.yaml", 4, 2, "poster"))


@given(st.integers(1, 17))
def test_exactly_so_many_words_must_be_cut(room: int) -> None:
    def fits(each: Words) -> bool:
        return len(each.text.split()) <= room

    assert to_cut(words(SENTENCE), fits) == 18 - room
    assert str(too_long(words(SENTENCE), "a card", fits)) == (
        f"x.yaml:4:2: poster is too long for a card; cut {18 - room} word{'s' * (room < 17)}"
    )


def test_one_word_that_is_too_long_wants_a_shorter_one() -> None:
    long = words("Unaussprechlichkeitsbezeichnung")
    assert str(too_long(long, "a card", lambda each: False)).endswith(
        "poster is too long for a card; use shorter words"
    )


def test_words_are_cut_from_the_end_through_all_runs() -> None:
    runs = (Run(text="one two "), Run(text="three", strong=True), Run(text=" four"))
    cut = shortened(Words(runs=runs), 2)
    assert cut.text.split() == ["one", "two"]
