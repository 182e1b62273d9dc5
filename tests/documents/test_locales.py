"""Doses are numbers; the locale makes the sentence."""

import dataclasses

import pytest

from generator.content.model import Dose
from generator.content.project import Project
from generator.documents.locales import Locale, load_locale
from generator.errors import TemplateError


@pytest.fixture(scope="module")
def english() -> Locale:
    return load_locale(Project.find(), "en")


@pytest.mark.parametrize(
    ("numbers", "written", "said", "short"),
    [
        ({"reps": "5"}, "5 times", "", "5 times"),
        ({"reps": "1"}, "once", "", "once"),
        ({"reps": "8", "per": "side"}, "8 each side", "", "8 each side"),
        ({"reps": ["4", "5"], "pace": "slow"}, "4–5, slow", "4 to 5, slow", "4–5, slow"),
        ({"reps": ["5", "6"], "per": "side"}, "5–6 each side", "5 to 6 each side", "5–6 each side"),
        ({"reps": "10", "per": ["direction", "side"]}, "10 each way, each leg", "", "10 each way"),
        ({"counts": "100", "breath": ["5", "5"]}, "10 slow breaths", "", "10 breaths"),
        ({"time_s": ["60", "120"], "per": "side"}, "1–2 min a side", "1 to 2 minutes a side", "1–2 min a side"),
        ({"time_s": "30", "per": "side"}, "30 s a side", "30 seconds a side", "30 s a side"),
        ({"reps": "2", "hold_s": "30", "per": "side"}, "2 × 30 s each side", "2 times 30 seconds each side", None),
        ({"sets": "2", "reps": "8", "per": "side"}, "2 × 8 each side", "2 times 8 each side", None),
        ({"reps": "8", "days_per_week": ["2", "3"]}, "8 times, 2–3 days a week", "", "8 times"),
        ({"hold_s": "60"}, "1 min", "1 minute", None),
    ],
)
def test_dose_sentences(
    english: Locale, numbers: dict[str, object], written: str, said: str, short: str | None
) -> None:
    dose = Dose.model_validate(numbers)
    phrase = english.dose(dose)
    assert phrase.text == written
    assert phrase.says in (said, phrase.text) if not said else phrase.says == said
    if short is not None:
        assert english.dose(dose, short=True).text == short


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
    broken = dataclasses.replace(english, phrases={"range": "{lo}–{high}"})
    with pytest.raises(TemplateError, match=r"en\.yaml: .*cannot be filled in"):
        broken.phrase("range", low=1, high=2)
