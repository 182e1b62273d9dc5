"""Words, numbers and plurals of a language."""

import dataclasses

import pytest

from generator.content.project import Project
from generator.documents.locales import Locale, load_locale
from generator.errors import TemplateError


@pytest.fixture(scope="module")
def english() -> Locale:
    return load_locale(Project.find(), "en")


@pytest.mark.parametrize(
    ("seconds", "words"), [(20, "under 1 minute"), (60, "1 minute"), (95, "2 minutes"), (600, "10 minutes")]
)
def test_times_are_rounded_for_people(english: Locale, seconds: float, words: str) -> None:
    assert english.takes(seconds) == words


def test_numbers_have_a_true_minus(english: Locale) -> None:
    assert [english.number(value) for value in (-10.0, 3.5, 260.9)] == ["−10", "3.5", "260.9"]


def test_a_missing_word_names_the_file_and_what_was_meant(english: Locale) -> None:
    with pytest.raises(
        TemplateError, match=r'templates/locales/en\.yaml: words lacks "easer"; did you mean "easier"\?'
    ):
        english.word("easer")


def test_a_broken_phrase_names_the_file(english: Locale) -> None:
    broken = dataclasses.replace(english, phrases={"week_number": "Week {m}"})
    with pytest.raises(TemplateError, match=r"en\.yaml: .*cannot be filled in"):
        broken.phrase("week_number", 2)
