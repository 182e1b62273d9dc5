"""Lengths and weights in the reader's units, rounded as people say them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.dose import Dose
from generator.content.project import Project
from generator.content.values import Amount
from generator.documents.doses import Form
from generator.documents.measures import STEPS, measured
from generator.documents.speech import load_speech
from generator.units import UnitSystem


def spoken(language: str, units: UnitSystem, dose: dict[str, Any]) -> str:
    return load_speech(Project.find(), language, units).dose(Dose.model_validate(dose)).text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("dose", "units", "said"),
    [
        ({"reps": "8", "load": {"kg": "20"}}, "", "8 times, 20 kg"),
        ({"reps": "8", "load": {"kg": "20"}}, "metric", "8 times, 20 kg"),
        ({"reps": "8", "load": {"kg": "20"}}, "imperial", "8 times, 45 lb"),
        ({"reps": "8", "load": {"kg": "2"}}, "imperial", "8 times, 4 lb"),
        ({"reps": "8", "load": {"kg": ["4", "6"]}}, "imperial", "8 times, 9–13 lb"),
        ({"reps": "8", "load": {"lb": "45"}}, "metric", "8 times, 20 kg"),
        ({"reps": "8", "load": {"lb": {"up_to": "10"}}}, "metric", "8 times, up to 4.5 kg"),
        ({"reps": "8", "load": {"lb": "45"}}, "imperial", "8 times, 45 lb"),
        ({"reps": "8", "height_cm": "40"}, "imperial", "8 times, 16 in high"),
        ({"distance_m": "30"}, "imperial", "35 yd"),
        ({"distance_m": "5000"}, "imperial", "3.1 mi"),
        ({"distance_m": "5000"}, "metric", "5 km"),
        ({"distance_m": "1500"}, "", "1.5 km"),
        ({"distance_m": "1200"}, "", "1200 m"),
    ],
)
def test_measures_are_said_in_the_readers_units(dose: dict[str, Any], units: UnitSystem, said: str) -> None:
    assert spoken("en", units, dose) == said


def test_american_english_has_its_own_units_and_an_option_wins() -> None:
    dose = {"reps": "8", "load": {"kg": "20"}}
    assert spoken("en-US", "", dose) == "8 times, 45 lb"
    assert spoken("en-US", "metric", dose) == "8 times, 20 kg"


@pytest.mark.parametrize("form", ["long", "short", "shortest"])
def test_a_number_and_its_unit_stay_on_one_line(form: Form) -> None:
    dose = Dose.model_validate({"sets": "3", "time_s": "30", "rest_s": "60", "load": {"kg": {"up_to": "7.5"}}})
    text = load_speech(Project.find(), "en").dose(dose, form).text
    assert all(kept in text for kept in ("30\u00a0s", "1\u00a0min", "up to 7.5\u00a0kg"))


@given(st.sampled_from(["metres", "centimetres", "kilograms"]), st.integers(1, 2000))
def test_a_converted_measure_is_near_and_never_nothing(unit: str, value: int) -> None:
    into, amount = measured(unit, Amount(value, value), "imperial")
    size = {"yards": 0.9144, "miles": 1609.344, "inches": 2.54, "pounds": 0.45359237}[into]
    step = max(step for _, step in STEPS[into])
    assert amount.low > 0
    assert abs(amount.low * size - value) <= step * size / 2 + 1e-6 or amount.low * size > value
