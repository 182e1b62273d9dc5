"""The fixed words of a language and its plurals.

A language is one file, `templates/locales/LANGUAGE.yaml`. A phrase knows how it is written and, where a screen
reader would stumble (`2 × 30 s`), how it is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from generator.content.cldr import decimal_sign, percent_sign
from generator.content.dose import Dose
from generator.content.locale_file import filled, read_locale
from generator.content.project import Project
from generator.documents.doses import DoseSentence, Form
from generator.errors import TemplateError, suggestion
from generator.units import UnitSystem


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as written and as said; `says` is empty when they are the same."""

    text: str
    says: str = ""

    def __str__(self) -> str:
        return self.text


def phrase_of(text: str, says: str) -> Phrase:
    """Make a phrase that is said only where that differs by more than no-break spaces."""
    return Phrase(text, says if says != text.replace("\u00a0", " ") else "")


@dataclass(frozen=True)
class Locale:
    """A language's words, phrases and those of each form of doses, as read from its file; `units` are the reader's."""

    language: str
    file: str
    words: Mapping[str, str]
    phrases: Mapping[str, Any]
    doses: Mapping[Form, Mapping[str, Any]]
    units: UnitSystem = ""
    capital_nouns: bool = False

    def word(self, key: str) -> str:
        """Give a fixed word; an unknown key is an error that names the file."""
        return str(self._entry(self.words, "words", key))

    def phrase(self, key: str, n: int | None = None, **values: object) -> str:
        """Fill in a phrase; `n` chooses its plural form and stands in it."""
        return self._fill(self._entry(self.phrases, "phrases", key), n, values)

    def _entry(self, table: Mapping[str, Any], name: str, key: str) -> Any:
        if key not in table:
            raise TemplateError(f'{self.file}: {name} lacks "{key}"{suggestion(key, table)}')
        return table[key]

    def _fill(self, form: Any, n: float | None, values: Mapping[str, object]) -> str:
        try:
            return filled(form, self.language, values, n)
        except (AttributeError, LookupError, ValueError) as error:
            raise TemplateError(f'{self.file}: "{form}" cannot be filled in: {error} is not known here') from None

    def title(self, lines: Iterable[str]) -> str:
        """Join the lines of a title."""
        return reduce(lambda first, line: self.phrase("joined_title", first=first, next=line), map(str, lines))

    def percent(self, value: float) -> str:
        """Write a number of percent."""
        return self.number(value) + percent_sign(self.language)

    def within(self, name: str) -> str:
        """Write a name that begins with a capital as it stands within a sentence."""
        return name if self.capital_nouns else name[:1].lower() + name[1:]

    def minutes(self, seconds: float) -> int:
        """Round a time to whole minutes, at least one."""
        return max(1, round(seconds / 60))

    def takes(self, seconds: float) -> str:
        """Say how long something takes, in whole minutes."""
        return self.phrase("less_than_a_minute") if seconds < 45 else self.phrase("minutes", self.minutes(seconds))

    def number(self, value: float) -> str:
        """Write a number with a true minus sign and no idle decimals."""
        return f"{value:g}".replace("-", "−").replace(".", decimal_sign(self.language))

    def dose(self, dose: Dose | None, form: Form = "long") -> Phrase:
        """Make the sentence of a dose: `8 each side`, `3 sets of 10, hold 5 s`; nothing of none."""
        if dose is None:
            return Phrase("")
        text, says = (DoseSentence(self, each).say(dose) for each in (form, "said"))
        return phrase_of(text, says)

    def dose_words(self, form: Form, key: str, count: float | None, values: Mapping[str, object]) -> str:
        """Fill in a phrase of doses; `count` chooses its plural form."""
        return self._fill(self._entry(self.doses[form], "dose", key), count, values)


def load_locale(project: Project, language: str) -> Locale:
    """Read a language's file. Raises PressError when there is none, and ContentError with all that is wrong in it."""
    read = read_locale(project, language)
    words, phrases, doses = read.sections["words"], read.sections["phrases"], dose_forms(read.sections)
    return Locale(language, read.file, words, phrases, doses, read.units, read.capital_nouns)


def dose_forms(sections: Mapping[str, Mapping[str, Any]]) -> dict[Form, Mapping[str, Any]]:
    """Give the phrases of doses by form: each says what differs from the one before it."""
    long = sections["dose"]
    short = {**long, **sections["dose_short"]}
    said = {**long, **sections["dose_said"]}
    return {"long": long, "short": short, "shortest": {**short, **sections["dose_shortest"]}, "said": said}
