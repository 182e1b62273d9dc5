"""Doses in every language that ships, as people there say them: written, read aloud, and on a card."""

import re
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.content.dose import TWICE, UNITS, Dose
from generator.content.project import Project
from generator.documents.locales import Locale, load_locale

ROOT = Path(__file__).resolve().parents[2]
TABLE = yaml.load((Path(__file__).parent / "doses.yaml").read_text("utf-8"), yaml.BaseLoader)
ROWS = [(row["dose"], language, said) for row in TABLE for language, said in row.items() if language != "dose"]


SAMPLES = re.findall(r"^\| `(\{.*?\})` \|", (ROOT / "docs/write-a-routine.md").read_text("utf-8"), re.MULTILINE)
"""Every dose of the guide to writing."""
LANGUAGES = sorted(Project.find().files("templates/locales"))


@cache
def locale(language: str) -> Locale:
    return load_locale(Project.find(), language)


@pytest.mark.parametrize(("numbers", "language", "said"), ROWS, ids=str)
def test_doses_are_said_as_people_say_them(numbers: dict[str, Any], language: str, said: list[str]) -> None:
    dose = Dose.model_validate(numbers)
    written, card = locale(language).dose(dose), locale(language).dose(dose, "shortest")
    aloud = said[1] if len(said) > 1 else said[0]
    text, short = (each.text.replace("\u00a0", " ") for each in (written, card))
    assert (text, written.says or text) == (said[0], aloud)
    assert short == (said[2] if len(said) > 2 else said[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_dose_of_the_guide_is_said_with_its_numbers(language: str) -> None:
    """On a booklet, a poster, a card and read aloud; how many minutes it takes is the same in every language."""
    assert len(SAMPLES) > 30
    for sample in SAMPLES:
        dose = Dose.model_validate(yaml.load(sample, yaml.BaseLoader))
        for form in ("long", "short", "shortest"):
            said = locale(language).dose(dose, form)  # type: ignore[arg-type]
            for text in (said.text, said.says or said.text):
                if dose.reps and dose.reps.high > 1 and not dose.progress:
                    assert f"{dose.reps.high:g}" in text, (sample, text)
                assert dose.note is None or dose.note in text
                assert "{" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_unit_and_every_two_of_them_are_said(language: str) -> None:
    words = locale(language).doses["long"]
    for units in (*((unit,) for unit in UNITS), *permutations(UNITS, 2)):
        text = locale(language).dose(Dose.model_validate({"reps": "8", "per": list(units)})).text
        assert all(words[f"per_{unit}"] in text for unit in units), text
    named = [words[f"per_{unit}"] for unit in TWICE]
    assert len(set(named)) == len(named), "a side is no leg"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_in_full_says_every_number(language: str) -> None:
    dose = Dose.model_validate(
        {"sets": ["2", "3"], "reps": "11", "per": ["direction", "arm"], "rest_s": "45", "effort": {"rpe": "7.5"}}
    )
    for phrase in (locale(language).dose(dose), locale(language).dose(dose, "shortest")):
        for text in (phrase.text, phrase.says or phrase.text):
            assert all(number in text.replace(",", ".") for number in ("2", "3", "11", "45", "7.5")), text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "0 Minuten, 1 Minute, 2 Minuten, 3 Minuten, 5 Minuten, 11 Minuten, 21 Minuten, 100 Minuten"),
        ("en", "0 minutes, 1 minute, 2 minutes, 3 minutes, 5 minutes, 11 minutes, 21 minutes, 100 minutes"),
        ("es", "0 minutos, 1 minuto, 2 minutos, 3 minutos, 5 minutos, 11 minutos, 21 minutos, 100 minutos"),
        ("fr", "0 minute, 1 minute, 2 minutes, 3 minutes, 5 minutes, 11 minutes, 21 minutes, 100 minutes"),
        ("it", "0 minuti, 1 minuto, 2 minuti, 3 minuti, 5 minuti, 11 minuti, 21 minuti, 100 minuti"),
        ("nl", "0 minuten, 1 minuut, 2 minuten, 3 minuten, 5 minuten, 11 minuten, 21 minuten, 100 minuten"),
        ("pl", "0 minut, 1 minuta, 2 minuty, 3 minuty, 5 minut, 11 minut, 21 minut, 100 minut"),
        ("pt", "0 minuto, 1 minuto, 2 minutos, 3 minutos, 5 minutos, 11 minutos, 21 minutos, 100 minutos"),
        ("ru", "0 минут, 1 минута, 2 минуты, 3 минуты, 5 минут, 11 минут, 21 минута, 100 минут"),
    ],
)
def test_plurals(language: str, said: str) -> None:
    words = locale(language)
    counted = [words.dose_words("said", "minutes", n, {"n": n}) for n in (0, 1, 2, 3, 5, 11, 21, 100)]
    assert ", ".join(counted) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "75.5%"), ("de", "75,5\u00a0%"), ("fr", "75,5\u00a0%"), ("ru", "75,5\u00a0%"), ("pl", "75,5%")],
)
def test_percent_is_written_as_the_language_does(language: str, said: str) -> None:
    assert locale(language).percent(75.5) == said


def test_a_range_takes_the_plural_of_its_last_number() -> None:
    days = {"reps": "8", "days_per_week": ["2", "3"]}
    assert locale("ru").dose(Dose.model_validate(days)).text == "8 раз, 2–3 дня в неделю"
    assert locale("pl").dose(Dose.model_validate({"time_s": ["240", "300"]})).says == "4–5 minut"
