"""Fit with a floor: the largest scale, and the words to cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle

from generator.content.values import Source
from generator.documents.blocks import Run, Words
from generator.layouts.fit import balanced, largest, overflow, shortened, too_wide, width_of, words_to_cut, wrapped
from generator.pdf import fonts
from generator.pdf.flowables import Text

SENTENCE = "Reach both heels away so that your legs stay long and then breathe out slowly as you pull."


def style() -> ParagraphStyle:
    return ParagraphStyle("body", fontName=fonts.face(), fontSize=12, leading=15, spaceShrinkage=0, splitLongWords=0)


def made(words: Words) -> Text:
    return Text(words.text, style())


def words(text: str) -> Words:
    return Words(runs=(Run(text=text),), source=Source("x.yaml", 4, 2, "poster"))


@given(st.floats(1, 3), st.floats(1, 3))
def test_the_largest_scale_is_found_to_a_hundredth(limit: float, highest: float) -> None:
    found = largest(lambda scale: scale <= limit, 1.0, highest)
    assert found is not None
    assert found <= limit
    assert found >= min(limit, highest) - (highest - 1) / 100


def test_below_the_floor_there_is_no_scale() -> None:
    assert largest(lambda scale: scale < 1, 1.0, 2.0) is None


@given(st.integers(40, 120))
def test_balanced_lines_are_as_few_as_filled_ones_and_no_longer(width: int) -> None:
    filled, even = wrapped(made(words(SENTENCE)), width), balanced(made(words(SENTENCE)), width)
    assert even.line_count == filled.line_count
    assert width_of(even) <= width_of(filled) + 0.01


@given(st.integers(1, 4), st.integers(30, 90))
def test_exactly_so_many_words_must_be_cut(lines: int, width: int) -> None:
    count = words_to_cut(words(SENTENCE), made, width, lines)
    assert wrapped(made(shortened(words(SENTENCE), count)), width).line_count <= lines
    if count:
        assert wrapped(made(shortened(words(SENTENCE), count - 1)), width).line_count > lines


def test_words_are_cut_from_the_end_through_all_runs() -> None:
    runs = (Run(text="one two "), Run(text="three", strong=True), Run(text=" four"))
    cut = shortened(Words(runs=runs), 2)
    assert cut.text.split() == ["one", "two"]


def test_the_message_names_place_field_lines_and_words() -> None:
    problem = overflow(words(SENTENCE), made, 60, 1)
    assert str(problem) == "x.yaml:4:2: poster takes 4 lines where 1 fits; cut 13 words"
    assert overflow(words("Short."), made, 60, 1) is None


def test_a_word_longer_than_the_line_is_named() -> None:
    problem = overflow(words("An Unaussprechlichkeitsbezeichnung"), made, 30, 2)
    assert problem is not None
    assert '"Unaussprechlichkeitsbezeichnung"' in problem.message


def test_the_indent_of_a_letter_counts() -> None:
    indented = ParagraphStyle("name", parent=style(), firstLineIndent=20)
    plain, moved = wrapped(made(words("Scissors")), 60), wrapped(Text("Scissors", indented), 60)
    assert width_of(moved) > width_of(plain) + 5
    assert too_wide(moved, width_of(plain) + 1)
