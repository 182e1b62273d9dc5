"""Every shipped text can be read by a tired runner: plain words, short sentences, cm and inches, left and right."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.library import load_routine
from generator.content.readability import grade, sentences, syllables, words
from generator.content.reader import read_yaml

CONTENT = Path(__file__).resolve().parents[2] / "content"
DATA = {
    "sources",
    "tags",
    "level",
    "keywords",
    "link",
    "say",
    "credits",
    "credit",
    "muscles",
    "exercises",
    "dose",
    "hero",
}
LABELS = {
    "name",
    "short_name",
    "card",
    "poster",
    "breath",
    "problem",
    "heading",
    "equipment",
    "positions",
    "alt",
    "caption",
}
MUSCLE_NAMES = (
    "psoas major", "psoas minor", "psoas", "iliacus", "iliopsoas", "rectus femoris", "tensor fasciae latae", "TFL",
    "sartorius", "pectineus", "diaphragm",
)  # fmt: skip
NOT_VERBS = frozenset(
    words("a an the your you both with then and when while as now slowly gently from on in at this it")
)
NOT_OUR_VOICE = r"\btight(?!en)|\bburn|\bexplode|on fire|toasty|collapse"
LENGTH = re.compile(
    r"(?P<cm>[\d.]+)(?: to (?P<to_cm>[\d.]+))? cm "
    r"\((?:about |under )?(?P<inch>\d*½?)(?: to (?P<to_inch>\d*½?))? in\)"
)


def files(*folders: str, only: Collection[str] = ()) -> Any:
    """Run a test for each content file of these folders, or for those of some names."""
    paths = [path for folder in folders for path in sorted((CONTENT / folder).rglob("*.yaml"))]
    paths = [path for path in paths if not only or path.stem in only]
    trees = [pytest.param(read_yaml(path, path.name), id=f"{path.parent.name}/{path.stem}") for path in paths]
    return pytest.mark.parametrize("tree", trees)


every_file = files("exercises", "routines", "anatomy")
every_exercise = files("exercises")
BOOKS = [load_routine(CONTENT / f"routines/{name}.yaml") for name in ("psoas-for-runners", "ankle-and-calf-warm-up")]
of_the_books = files("exercises", only={move.exercise.id for book in BOOKS for move in book.moves})
"""Exercises of the routines whose posters and booklets are told in full, and hold to one measure."""


def texts(value: Any, skip: set[str]) -> Iterator[str]:
    """Yield the texts of a content file, each with a stop at its end."""
    if isinstance(value, dict):
        value = [described(inner) if key == "figure" else inner for key, inner in value.items() if key not in skip]
    if isinstance(value, list):
        for inner in value:
            yield from texts(inner, skip)
    else:
        yield value if value.endswith((".", "?", "!")) else f"{value}."


def described(figure: Any) -> Any:
    """Give the words of a figure: alternate texts and captions, without poses, props and arrows."""
    parts = [figure, *figure["frames"]]
    return [{key: part[key] for key in ("alt", "caption") if key in part} for part in parts]


def prose(tree: Any, skip: set[str] = LABELS) -> list[str]:
    """Give the sentences of a content file that are not labels."""
    return [sentence for text in texts(tree, DATA | skip) for sentence in sentences(" ".join(text.split()))]


@pytest.mark.parametrize(
    ("count", "spoken"),
    [
        (1, "knee breathe raised pulled curled times slides lie toes 10"),
        (2, "circle circles raises lifted hundred people doing little ankle breathing criss-cross"),
        (3, "hernia aneurysm diaphragm"),
        (4, "iliacus usually"),
        (6, "osteoporosis"),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(count: int, spoken: str) -> None:
    assert {word: syllables(word) for word in spoken.split()} == dict.fromkeys(spoken.split(), count)


def test_the_grade_is_that_of_the_published_formula() -> None:
    assert grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
    platypus = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
    assert grade(platypus) == pytest.approx(0.39 * 13 + 11.8 * 24 / 13 - 15.59, abs=2)


def test_numbers_and_hyphens_do_not_end_sentences() -> None:
    assert sentences("Use a 6.7 cm ball. Do the Criss-Cross! Rest?") == [
        "Use a 6.7 cm ball.",
        "Do the Criss-Cross!",
        "Rest?",
    ]
    assert words("Lower 2.5 cm, criss-cross.") == ["Lower", "2.5", "cm", "criss-cross"]


def test_a_name_is_graded_as_the_word_muscle() -> None:
    assert grade("The Tensor fasciae latae pulls.", ["tensor fasciae latae"]) == grade("The muscle pulls.")


def test_a_text_without_words_has_no_grade() -> None:
    with pytest.raises(ValueError, match="without words"):
        grade(" … ")


@given(st.lists(st.sampled_from(words("lift your right knee slowly and breathe 10 times")), min_size=1, max_size=12))
def test_saying_it_twice_is_no_harder(chosen: list[str]) -> None:
    once = f"{' '.join(chosen)}."
    assert sentences(f"{once} {once}") == [once, once]
    assert grade(f"{once} {once}") == pytest.approx(grade(once))


@every_file
def test_a_thirteen_year_old_can_read_it(tree: Any) -> None:
    assert grade(" ".join(prose(tree)), MUSCLE_NAMES) <= 8
    long = [text for text in texts(tree, DATA | LABELS) if len(words(text)) >= 20]
    assert [text for text in long if grade(text, MUSCLE_NAMES) > 8] == [], "no hard passage hides among easy ones"


@every_file
def test_no_sentence_is_longer_than_twenty_words(tree: Any) -> None:
    assert [sentence for sentence in prose(tree, {"alt", "caption"}) if len(words(sentence)) > 20] == []


@every_exercise
def test_a_picture_is_described_in_short_sentences(tree: Any) -> None:
    texts = [part["alt"] for part in (tree["figure"], *tree["figure"]["frames"]) if "alt" in part]
    assert [sentence for text in texts for sentence in sentences(text) if len(words(sentence)) > 20] == []


@of_the_books
def test_a_sentence_has_eight_to_fourteen_words_on_average(tree: Any) -> None:
    spoken = prose(tree)
    assert 8 <= len(words(" ".join(spoken))) / len(spoken) <= 14


@every_exercise
def test_the_voice_is_calm_and_blames_nobody(tree: Any) -> None:
    assert [text for text in texts(tree, DATA) if re.search(NOT_OUR_VOICE, text, re.IGNORECASE)] == []


@every_file
def test_a_length_is_given_in_cm_and_in_inches(tree: Any) -> None:
    for text in texts(tree, DATA):
        lengths = list(LENGTH.finditer(text))
        assert len(lengths) == len(re.findall(r"\d ?[cm]m\b|\binch", text)), text
        for length in lengths:
            for cm, inch in (("cm", "inch"), ("to_cm", "to_inch")):
                if length[cm] and length[inch]:
                    assert 2.54 * number(length[inch]) == pytest.approx(number(length[cm]), rel=0.28), text


def number(shown: str) -> float:
    return float(shown.rstrip("½") or 0) + 0.5 * shown.endswith("½")


@of_the_books
def test_each_depth_fits_its_place(tree: Any) -> None:
    assert len(words(tree["card"])) <= 8
    assert len(words(tree["poster"])) <= 12
    assert len(tree["poster"]) <= 48, "two lines of 17 pt in a column of 63 mm"
    assert 3 <= len(tree["steps"]) <= 6
    assert 2 <= len(tree["cues"]) <= 3
    assert [mistake["problem"][-1] for mistake in tree["mistakes"]] == ["?", "?"]


@of_the_books
def test_each_step_starts_with_what_to_do(tree: Any) -> None:
    starts = [words(sentence)[0].lower() for step in tree["steps"] for sentence in sentences(step)]
    assert [word for word in starts if word in NOT_VERBS] == []


@of_the_books
def test_a_move_of_two_sides_names_left_and_right(tree: Any) -> None:
    if "side" in tree["dose"].get("per", ""):
        assert {"left", "right"} <= set(words(" ".join(tree["steps"])))


@pytest.mark.parametrize(("routine", "minutes"), [("psoas-for-runners", 15), ("ankle-and-calf-warm-up", 5)])
def test_the_doses_add_up_to_the_session_that_is_promised(routine: str, minutes: int) -> None:
    assert load_routine(CONTENT / f"routines/{routine}.yaml").minutes == minutes
