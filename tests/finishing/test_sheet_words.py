"""The words on sheets: filled in, in the plural they need, told where they are faulty."""

from __future__ import annotations

import pytest

from generator.content.project import Project
from generator.errors import TemplateError
from generator.finishing.words import SheetWords, load_words, number, size


def test_words_are_filled_in() -> None:
    assert (
        SheetWords("xx.yaml", {"tile": "{name}, {n} of {total}"}).say("tile", name="A1", n=1, total=4) == "A1, 1 of 4"
    )


@pytest.mark.parametrize("text", ["{name} of {all}", "{}", "{name", "{name.first}", "{n[0]}", "{name:d}"])
def test_words_that_cannot_be_filled_in_are_told(text: str) -> None:
    with pytest.raises(TemplateError) as told:
        SheetWords("xx.yaml", {"tile": text}).say("tile", name="A1", n=1)
    assert str(told.value) == f'xx.yaml: printing.tile cannot be filled in: "{text}"; allowed: {{name}}, {{n}}'
    with pytest.raises(TemplateError, match=r'"{name}"; allowed: nothing in braces'):
        SheetWords("xx.yaml", {"fold": "{name}"}).say("fold")


def test_words_that_are_lacking_are_told_with_what_is_near() -> None:
    with pytest.raises(TemplateError) as told:
        SheetWords("xx.yaml", {"ruler": "50 mm"}).say("rulers")
    assert str(told.value) == 'xx.yaml: printing lacks "rulers"; did you mean "ruler"?'


@pytest.mark.parametrize(
    ("value", "text"), [(85.0, "85"), (85.6, "85.6"), (-0.5, "−0.5"), (3.14159, "3.14"), (2.999, "3"), (0.0, "0")]
)
def test_numbers_are_written_without_idle_decimals(value: float, text: str) -> None:
    assert number(value) == text
    assert size(value, 7) == f"{text} × 7"


def test_a_number_chooses_its_plural_form() -> None:
    words = SheetWords("xx.yaml", {"pages": {"one": "{n} strona", "few": "{n} strony", "many": "{n} stron"}}, "pl")
    assert [words.say("pages", n=n) for n in (1, 22, 5)] == ["1 strona", "22 strony", "5 stron"]


def test_a_language_has_words_of_its_own() -> None:
    words = load_words(Project.find(), "de")
    assert (words.file.endswith("locales/de.yaml"), words.say("fold")) == (True, "falzen")
