"""The fixed words of a language, its plurals, and the sentences made from doses.

A language is one file, `templates/locales/LANGUAGE.yaml`. A phrase knows how it is written and, where a screen
reader would stumble (`2 × 30 s`), how it is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.content.cldr import decimal_sign
from generator.content.locale_file import filled, read_locale
from generator.content.model import Dose
from generator.content.project import Project
from generator.content.values import CountRange
from generator.errors import TemplateError, suggestion


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as written and as said; `says` is empty when they are the same."""

    text: str
    says: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Locale:
    """A language's words, phrases and dose parts, as read from its file."""

    language: str
    file: str
    words: Mapping[str, str]
    phrases: Mapping[str, Any]
    doses: Mapping[str, Any]

    def word(self, key: str) -> str:
        """Give a fixed word; an unknown key is an error that names the file."""
        return str(self._entry(self.words, "words", key))

    def phrase(self, key: str, n: int | None = None, **values: object) -> str:
        """Fill in a phrase; `n` chooses its plural form and stands in it."""
        return self._fill(self._entry(self.phrases, "phrases", key), n, values)

    def _dose(self, key: str, n: int | None = None, **values: object) -> str:
        return self._fill(self._entry(self.doses, "dose", key), n, values)

    def _entry(self, table: Mapping[str, Any], name: str, key: str) -> Any:
        if key not in table:
            raise TemplateError(f'{self.file}: {name} lacks "{key}"{suggestion(key, table)}')
        return table[key]

    def _fill(self, form: Any, n: int | None, values: Mapping[str, object]) -> str:
        try:
            return filled(form, self.language, values, n)
        except (AttributeError, LookupError, ValueError) as error:
            raise TemplateError(f'{self.file}: "{form}" cannot be filled in: {error} is not known here') from None

    def minutes(self, seconds: float) -> int:
        """Round a time to whole minutes, at least one."""
        return max(1, round(seconds / 60))

    def takes(self, seconds: float) -> str:
        """Say how long something takes, in whole minutes."""
        return self.phrase("less_than_a_minute") if seconds < 45 else self.phrase("minutes", self.minutes(seconds))

    def number(self, value: float) -> str:
        """Write a number with a true minus sign and no idle decimals."""
        return f"{value:g}".replace("-", "−").replace(".", decimal_sign(self.language))

    def counts(self, counts: CountRange) -> Phrase:
        """Write a count or a range of counts."""
        if counts.low == counts.high:
            return Phrase(str(counts.low))
        low, high = counts.low, counts.high
        return Phrase(self.phrase("range", low=low, high=high), self.phrase("range_said", low=low, high=high))

    def duration(self, seconds: CountRange) -> Phrase:
        """Write a time given in seconds: in minutes when it is whole minutes of one or more."""
        whole = seconds.low % 60 == 0 and seconds.high % 60 == 0
        unit = CountRange(seconds.low // 60, seconds.high // 60) if whole else seconds
        short, said = ("minutes_short", "minutes_said") if whole else ("seconds_short", "seconds")
        counted = self.counts(unit)
        form = self._entry(self.phrases, "phrases", said)
        says = self._fill(form, unit.high, {"n": counted.says or counted.text})
        return Phrase(self._fill(self._entry(self.phrases, "phrases", short), unit.high, {"n": counted.text}), says)

    def dose(self, dose: Dose, short: bool = False) -> Phrase:
        """Make the sentence of a dose: `8 each side`, `10 slow breaths`, `1–2 min a side`."""
        amount = self._amount(dose, short)
        if dose.sets > 1:
            amount = Phrase(
                self._dose("sets", sets=dose.sets, amount=amount.text),
                self._dose("sets_said", sets=dose.sets, amount=amount.says or amount.text),
            )
        tail = self._per(dose, short)
        if dose.pace:
            tail += f", {self._dose(dose.pace)}"
        if dose.days_per_week and not short:
            days = self.counts(dose.days_per_week).text
            tail += ", " + self._dose("days_per_week", days=days)
        return Phrase(amount.text + tail, amount.says + tail if amount.says else "")

    def _amount(self, dose: Dose, short: bool) -> Phrase:
        if dose.breaths:
            return Phrase(self._dose("breaths_short" if short else "breaths", dose.breaths))
        if dose.time_s:
            return self.duration(dose.time_s)
        if dose.hold_s:
            hold = self.duration(dose.hold_s)
            if dose.reps is None:
                return hold
            counted = self.counts(dose.reps)
            says = self._dose("sets_said", sets=counted.says or counted.text, amount=hold.says)
            return Phrase(self._dose("sets", sets=counted.text, amount=hold.text), says)
        counted = self.counts(dose.reps or CountRange(1, 1))
        if dose.per or dose.pace or dose.sets > 1:
            return counted
        high = (dose.reps or CountRange(1, 1)).high
        form = self._entry(self.doses, "dose", "times")
        says = self._fill(form, high, {"n": counted.says}) if counted.says else ""
        return Phrase(self._fill(form, high, {"n": counted.text}), says)

    def _per(self, dose: Dose, short: bool) -> str:
        if not dose.per:
            return ""
        key = "_".join(dose.per)
        if dose.time_s and key == "side":
            key = "time_side"
        if short and f"{key}_short" in self.doses:
            key += "_short"
        return " " + self._dose(key)


def load_locale(project: Project, language: str) -> Locale:
    """Read a language's file. Raises PressError when there is none, and ContentError with all that is wrong in it."""
    read = read_locale(project, language)
    words, phrases, doses = (read.sections[name] for name in ("words", "phrases", "dose"))
    return Locale(language, read.file, words, phrases, doses)
