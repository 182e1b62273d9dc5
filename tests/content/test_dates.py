"""Dates as people write them become the day that files are dated by."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from generator.content.dates import day_of
from generator.content.library import load_routine
from generator.errors import ContentError


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("November 2026", "en", (2026, 11, 1)),
        ("25 November 2026", "en", (2026, 11, 25)),
        ("November 25th, 2026", "en", (2026, 11, 25)),
        ("Nov. 2026", "en", (2026, 11, 1)),
        ("2026-11-25", "en", (2026, 11, 25)),
        ("2026-11", "en", (2026, 11, 1)),
        ("25.11.2026", "de", (2026, 11, 25)),
        ("März 2026", "de", (2026, 3, 1)),
        ("3. März 2026", "de-x-sie", (2026, 3, 3)),
        ("août 2026", "fr", (2026, 8, 1)),
        ("listopad 2026", "pl", (2026, 11, 1)),
        ("5 listopada 2026", "pl", (2026, 11, 5)),
        ("ноябрь 2026", "ru", (2026, 11, 1)),
        ("Spring 2026", "en", (2026, 1, 1)),
        ("Week 31 of 2026", "en", (2026, 1, 1)),
        ("2026, December 31", "en", (2026, 12, 31)),
        ("1999-5-3", "en", (1999, 5, 3)),
        ("3/4/2026", "en", (2026, 4, 3)),
        ("31.9.2026", "de", (2026, 9, 1)),
        ("5 September, edition 2.1 of 2026", "en", (2026, 9, 5)),
        ("May 1899", "en", None),
        ("31 February 2026", "en", (2026, 2, 1)),
        ("2026-99", "en", (2026, 1, 1)),
        ("2026-02-31", "en", (2026, 2, 1)),
        ("11/25/2026", "en", (2026, 11, 25)),
        ("99.99.2026", "de", (2026, 1, 1)),
        ("this spring", "en", None),
        ("", "en", None),
    ],
)
def test_days(text: str, language: str, day: tuple[int, int, int] | None) -> None:
    assert day_of(text, language) == (datetime(*day, tzinfo=UTC) if day else None)


def test_a_date_without_its_year_is_told(sample: Any) -> None:
    sample.spoil(sample.routine, "date: 2026-11-25", "date: this spring")
    with pytest.raises(ContentError) as caught:
        load_routine("sample", sample.project)
    assert str(caught.value) == (
        "content/routines/sample.yaml:5:7: date must name the year with four digits, as in November 2026: "
        "files are dated by it"
    )
