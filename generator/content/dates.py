"""The day that a routine's date means, written as people write dates in its language."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache

from generator.content.cldr import cldr

ISO = re.compile(r"\b((?:19|20)\d\d)-(\d{1,2})(?:-(\d{1,2}))?\b")
DAY_FIRST = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)\b")
YEAR, DAY = re.compile(r"\b((?:19|20)\d\d)\b"), re.compile(r"\b([0-3]?\d)(?!\d)")


@lru_cache(maxsize=64)
def day_of(text: str, language: str) -> datetime | None:
    """Give the day (at midnight, UTC) that a date means; the first of what is said of month and year alone.

    Nothing for words without a year.
    """
    if found := ISO.search(text):
        return _day(found[1], found[2], found[3] or 1)
    if found := DAY_FIRST.search(text):
        return _day(found[3], found[2], found[1])
    year = YEAR.search(text)
    if not year:
        return None
    month = _month(text, language)
    day = DAY.search(text) if month else None
    return (_day(year[1], month, day[1]) if day else None) or _day(year[1], month or 1, 1)


def _day(year: str, month: str | int, day: str | int) -> datetime | None:
    with suppress(ValueError):
        return datetime(int(year), int(month), int(day), tzinfo=UTC)
    return None


def _month(text: str, language: str) -> int:
    """Find the name of a month, the longest first; 0 where there is none."""
    said = text.casefold()
    months = cldr(language).months
    names = {
        str(name).casefold().rstrip("."): number
        for context in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for number, name in months[context][width].items()
    }
    return next((names[name] for name in sorted(names, key=len, reverse=True) if name in said), 0)
