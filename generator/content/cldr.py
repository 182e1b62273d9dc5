"""What the Unicode CLDR knows of a language, by Babel: how it counts, and how it writes decimals.

A language is named as in BCP 47: `de`, `pt-BR`, `de-x-sie`. What follows `-x-` is a way of speaking that CLDR does
not know; it counts like the language before it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.core import Locale as CldrLocale

PLURALS = ("zero", "one", "two", "few", "many", "other")
"""The plural classes of CLDR."""
COUNTED = range(201)
"""Whole numbers by which the plural classes of a language are found: every rule of CLDR repeats after 100."""


@lru_cache(maxsize=16)
def cldr(language: str) -> CldrLocale:
    """Give CLDR's data of a language. Raises ValueError for a name that it does not know."""
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale.parse(language.partition("-x-")[0], sep="-")
    except (UnknownLocaleError, ValueError):
        raise ValueError(f'"{language}" is no language that CLDR knows, such as de, pt-BR or de-x-sie') from None


def plural_class(language: str, n: float) -> str:
    """Tell the plural class of a number: zero, one, two, few, many or other."""
    return str(cldr(language).plural_form(n))


@lru_cache(maxsize=16)
def plural_examples(language: str) -> dict[str, tuple[int, ...]]:
    """Give the plural classes that whole numbers have in a language, each with those of `COUNTED` it is for."""
    found: dict[str, list[int]] = {}
    for n in COUNTED:
        found.setdefault(plural_class(language, n), []).append(n)
    return {name: tuple(found[name]) for name in PLURALS if name in found}


def percent_sign(language: str) -> str:
    """Give what stands behind a number of percent: the sign, and the space before it where there is one."""
    pattern = str(cldr(language).percent_formats[None].pattern)
    return pattern[pattern.rindex("0") + 1 :]


def decimal_sign(language: str) -> str:
    """Give the sign before the decimals of a number."""
    return str(cldr(language).number_symbols["latn"]["decimal"])
