"""The day that a routine's date means, written as people write dates in its language."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache

from generator.content.cldr import cldr
from generator.content.values import Text, wrong

ISO = re.compile(r"\b((?:19|20)\d\d)-(\d{1,2})(?:-(\d{1,2}))?\b")
DAY_FIRST = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)\b")
YEAR, DAY = re.compile(r"\b((?:19|20)\d\d)\b"), re.compile(r"\b([0-3]?\d)(?!\d)")


def as_date(text: Text) -> Text:
    """Refuse a date without a year: files are dated by it."""
    if YEAR.search(text) or ISO.search(text):
        return text
    raise wrong("must name the year with four digits, as in November 2026: files are dated by it")


@lru_cache(maxsize=64)
def day_of(text: str, language: str) -> datetime | None:
    """Give the day (at midnight, UTC) that a date means; the first of what is said of month and year alone.

    Nothing for words without a year.
    """
    if found := ISO.search(text):
        return _first((found[1], found[2], found[3] or 1), (found[1], found[2], 1), (found[1], 1, 1))
    if found := DAY_FIRST.search(text):
        day, month, year = found.groups()
        return _first((year, month, day), (year, day, month), (year, month, 1), (year, 1, 1))
    if not (found := YEAR.search(text)):
        return None
    named = _month(text, language)
    said = DAY.search(text) if named else None
    return _first((found[1], named, said[1] if said else 1), (found[1], named or 1, 1))


def _first(*dates: tuple[str | int, ...]) -> datetime | None:
    """Give the first of some dates (year, month, day) that there is."""
    for date in dates:
        with suppress(ValueError):
            year, month, day = map(int, date)
            return datetime(year, month, day, tzinfo=UTC)
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
