"""Lines by arithmetic: they are the lines that are printed, they never stick out, and writing's rules are kept."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.content.project import Project
from generator.documents.blocks import Run, Words
from generator.layouts.engine.text import TextBox
from generator.layouts.pictures import Pictures
from generator.layouts.setting import Setting
from generator.layouts.theme import load_theme
from generator.layouts.typesetter import Typesetter
from generator.paper import Paper
from generator.pdf.fonts import text_width
from generator.units import MM

THEME = load_theme(Project.find(), "colour")
SETTING = Setting(THEME, Paper("a3", 297, 420), Pictures(THEME, {}))


def box(*texts: str, language: str = "en", scale: float = 1.0, **options: object) -> TextBox:
    runs = tuple(Run(text=text, strong=bool(number % 2)) for number, text in enumerate(texts))
    return TextBox(Typesetter(SETTING, "poster", language), Words(runs=runs), "body", scale, **options)  # type: ignore[arg-type]


def printed(made: TextBox, width: float) -> list[str]:
    """Give the lines as they are written."""
    return ["".join(span.text for span in spans) for text in made.place(0, 0, width) for _, spans in text.lines]


def widest(made: TextBox, width: float) -> float:
    """Give the right end (mm) of the longest line, of the words as they are written."""
    ends = [
        shift + sum(text_width(span.text, span.face or made.font.face, span.size or made.size) for span in spans)
        for text in made.place(0, 0, width)
        for shift, spans in text.lines
    ]
    return max(ends) / MM


words = st.lists(
    st.text("abcdefghinorstuvwxyzäß–;/-.\u00a0\u202f\u00ad", min_size=1, max_size=14), min_size=1, max_size=14
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(words, words, st.floats(12, 160), st.floats(0.6, 1.7), st.booleans())
def test_what_is_counted_is_what_is_printed(one: str, two: str, width: float, scale: float, even: bool) -> None:
    made = box(one, " " + two, scale=scale, even=even)
    assert len(printed(made, width)) == made.line_count(width)
    if made.fits(width):
        assert widest(made, width) <= width + 0.004
    said = "".join(printed(made, width)).replace("-", "").replace(" ", "").replace("\uf8f0", "\u202f")
    wanted = (one + two).replace("-", "").replace(" ", "").replace("\u00ad", "")
    assert said.replace("\u00a0", "") == wanted.replace("\u00a0", "")


@settings(max_examples=150, deadline=None)
@given(words, st.floats(15, 150), st.floats(0.5, 40))
@example("\u00ad", 15.0, 1.0)
def test_a_wider_column_never_takes_more_lines(text: str, width: float, more: float) -> None:
    made = box(text)
    if made.least_unbroken <= width:
        assert made.line_count(width + more) <= made.line_count(width)
        assert made.taken(width) <= width + 0.001
        assert made.line_count(made.narrowest(made.line_count(width))) == made.line_count(width)


@pytest.mark.parametrize(
    ("text", "language", "width", "lines"),
    [
        ("Oberschenkelvorderseite dehnen", "de", 40, ["Oberschen-", "kelvorderseite", "dehnen"]),
        ("Ein Rückenschulübungsplan", "de", 200, ["Ein Rückenschulübungsplan"]),
        ("abso\u00adlute", "x-none", 16, ["abso-", "lute"]),
        (
            "go to https://example.org/moves/hip-flexors",
            "en",
            56,
            ["go to", "https://example.org/", "moves/hip-flexors"],
        ),
        ("Kraft-Ausdauer-Training", "de", 36, ["Kraft-", "Ausdauer-", "Training"]),
    ],
)
def test_words_longer_than_a_line_are_broken_where_they_may_be(
    text: str, language: str, width: float, lines: list[str]
) -> None:
    made = box(text, language=language, even=False)
    assert printed(made, width) == lines
    assert made.fits(width)


@pytest.mark.parametrize(
    "text",
    [
        "les épaules ; le dos",
        "hold – then rest",
        "2 sets of 30 s each",
        "lower (5 cm) slowly",
        "12\u00a0kg 12\u202fkg dumbbells",
        "« le dos » va",
    ],
)
def test_no_line_begins_with_a_sign_or_a_unit_that_belongs_to_the_word_before_it(text: str) -> None:
    made = box(text, even=False)
    for width in range(10, 90):
        if made.least_unbroken <= width:
            for line in printed(made, width):
                assert not re.match(r"[;–»]|kg|s |cm", line), (width, line)
                assert not line.endswith("«")


def test_a_label_takes_room_on_the_first_line_only() -> None:
    made = box("Single Leg Stretch", label=Words(runs=(Run(text="C"),)), label_role="letter")
    assert made.natural > box("Single Leg Stretch").natural + 3
    first, second, *_ = next(made.place(0, 0, 30)).lines
    assert first[0] > 3 * MM
    assert second[0] == 0


def test_a_word_beside_a_label_is_broken_where_the_label_leaves_too_little_room() -> None:
    made = box("Oberschenkelvorderseite", language="de", label=Words(runs=(Run(text="AA"),)), label_role="letter")
    width = (made.natural + box("Oberschenkelvorderseite").natural) / 2
    assert made.fits(width)
    assert made.line_count(width) == 2
    assert widest(made, width) <= width + 0.004


def test_lines_are_made_even_and_a_short_last_word_is_spared() -> None:
    text = "Lower your legs a bit. Back stays down."
    assert printed(box(text), 64) == ["Lower your legs a", "bit. Back stays down."]
    prose = "The psoas joins the spine to the thigh and lifts the knee at every step that a runner takes on."
    lines = printed(box(prose, even=False), 70)
    assert len(lines[-1]) > 8, lines
