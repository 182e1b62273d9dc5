"""The sentence of a dose, in a language's words: clause by clause, each phrase filled in from its file.

`long` is for the booklet and mails, `short` for posters and the pocket edition, `shortest` for cards; `said` is what a
screen reader says where signs would make it stumble. None of them leaves out a number or a side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Literal, Protocol

from generator.content.dose import SIDES, UNITS, Dose, Effort, Load
from generator.content.values import Amount
from generator.documents.measures import measured
from generator.units import UnitSystem

Form = Literal["long", "short", "shortest", "said"]
BEFORE_UNIT = re.compile(r"(?<=\d) (?=\S+$)")
"""The space between a number and the unit that ends a measure."""
FORMS: tuple[Form, ...] = ("long", "short", "shortest", "said")


class DoseWords(Protocol):
    """What a language gives to make sentences of doses: its phrases, its way to write numbers, and its units."""

    @property
    def units(self) -> UnitSystem: ...

    def number(self, value: float) -> str:
        """Write a number."""

    def dose_words(self, form: Form, key: str, count: float | None, values: Mapping[str, object]) -> str:
        """Fill in a phrase of a form; `count` chooses its plural form."""


@dataclass(frozen=True, slots=True)
class DoseSentence:
    """Doses said in one form of one language."""

    words: DoseWords
    form: Form

    def say(self, dose: Dose) -> str:
        """Say a dose whole."""
        return self.joined(self._clauses(dose))

    def joined(self, clauses: Iterable[str]) -> str:
        """Join clauses, one at least."""
        return reduce(lambda first, more: self.phrase("join", first=first, next=more), clauses)

    def duration(self, seconds: Amount) -> str:
        """Say a time given in seconds: in minutes when it is whole minutes of one or more."""
        if seconds.low % 60 == 0 and seconds.high % 60 == 0:
            return self._kept(self.counted("minutes", Amount(seconds.low / 60, seconds.high / 60, seconds.bound)))
        return self._kept(self.counted("seconds", seconds))

    def measure(self, unit: str, amount: Amount) -> str:
        """Say a length or a weight in the reader's units."""
        return self._kept(self.counted(*measured(unit, amount, self.words.units)))

    def _kept(self, measure: str) -> str:
        """Keep a number and its unit on one line; what is read aloud has no lines."""
        return measure if self.form == "said" else BEFORE_UNIT.sub("\u00a0", measure)

    def counted(self, key: str, number: Amount, **values: object) -> str:
        """Fill a number, a range or a bound into a phrase; the last number chooses its plural form."""
        high = int(number.high) if number.high == int(number.high) else number.high
        return self.phrase(key, high, n=self.amount(number), **values)

    def amount(self, amount: Amount) -> str:
        """Write a number, a range or a bound."""
        low, high = self.words.number(amount.low), self.words.number(amount.high)
        if amount.bound:
            return self.phrase(amount.bound, n=high)
        return low if amount.single else self.phrase("range", low=low, high=high)

    def phrase(self, key: str, count: float | None = None, **values: object) -> str:
        """Fill in a phrase; `count` chooses its plural form."""
        return self.words.dose_words(self.form, key, count, values)

    # Clauses

    def _clauses(self, dose: Dose) -> Iterator[str]:
        """Yield what a dose says: how much, for each of what, then how."""
        sets, amount = dose.sets if dose.sets != Amount(1, 1) else None, self._amount(dose)
        heads = [self.phrase(f"breathe_{each}") for each in dose.breathe]
        if amount:
            heads.append(self.counted("sets", sets, amount=amount) if sets else amount)
        elif sets:
            yield self.counted("sets_alone", sets)
        if heads:
            heads[0] = self._per(dose, heads[0])
        if dose.hold_s:
            time = self.duration(dose.hold_s)
            heads.append(self.phrase("hold", time=time if heads else self._per(dose, time)))
        yield from heads
        yield from self._manner(dose)
        yield from self._frequency(dose)
        if dose.note:
            yield dose.note

    def _amount(self, dose: Dose) -> str:
        """Say how much one set is; nothing for a dose that only holds, breathes or has a note."""
        if dose.reps:
            if dose.sets != Amount(1, 1) or dose.per:
                return self.counted("reps", dose.reps)
            return self.phrase("once") if dose.reps == Amount(1, 1) else self.counted("times", dose.reps)
        if dose.ladder:
            return self.phrase("ladder", list=self._list([self.words.number(rung) for rung in dose.ladder]))
        if dose.time_s:
            return self.duration(dose.time_s)
        if dose.distance_m:
            return self.measure("metres", dose.distance_m)
        if dose.breaths:
            return self.counted("breaths", dose.breaths)
        if dose.slow_breaths:
            return self.counted("slow_breaths", dose.slow_breaths)
        return self.counted("counts", dose.counts) if dose.counts else ""

    def _list(self, items: list[str]) -> str:
        *first, last = items
        if not first:
            return last
        before = reduce(lambda one, more: self.phrase("list_next", first=one, next=more), first)
        return self.phrase("list_last", first=before, next=last)

    def _per(self, dose: Dose, amount: str) -> str:
        for number, unit in enumerate(dose.per):
            each = self.phrase(f"per_{unit}") if unit in UNITS else unit
            amount = self.phrase("per_next" if number else "per_first", amount=amount, unit=each)
        return amount

    def _manner(self, dose: Dose) -> Iterator[str]:
        """Yield how it is done: side, height, tempo, load, effort, rest."""
        if dose.side in SIDES:
            yield self.phrase(f"side_{dose.side}")
        if dose.height_cm:
            yield self.phrase("height", length=self.measure("centimetres", dose.height_cm))
        if dose.tempo:
            yield self.phrase("tempo", tempo=dose.tempo)
        if dose.pace:
            yield self.phrase(dose.pace)
        if dose.load:
            yield self.load(dose.load)
        if dose.effort:
            yield self.effort(dose.effort)
        if dose.rest_s:
            yield self.phrase("rest", time=self.duration(dose.rest_s))

    def load(self, load: Load) -> str:
        """Say what is lifted."""
        if load.word:
            return self.phrase("body_weight") if load.word == "body-weight" else load.word
        if load.percent_1rm:
            return self.counted("percent_1rm", load.percent_1rm)
        return self.measure({"kg": "kilograms", "lb": "pounds"}[load.unit], load.value)

    def effort(self, effort: Effort) -> str:
        """Say how hard it is."""
        return effort.word or self.counted(f"effort_{effort.unit}", effort.value)

    def _frequency(self, dose: Dose) -> Iterator[str]:
        """Yield to what it grows, and how often it is done."""
        if dose.progress:
            to = self._grown(dose, dose.progress.to)
            span = dose.progress.over
            time = self.counted(span.unit, span.value) if span else ""
            yield self.phrase("grows_in", n=to, span=time) if span else self.phrase("grows", n=to)
        if dose.times_a_day:
            once = dose.times_a_day == Amount(1, 1)
            yield self.phrase("once_a_day") if once else self.counted("times_a_day", dose.times_a_day)
        if dose.days_per_week:
            yield self.counted("days_per_week", dose.days_per_week)

    def _grown(self, dose: Dose, to: Amount) -> str:
        """Say to how much a dose grows, with its unit where it has one."""
        if dose.grows in ("hold_s", "time_s"):
            return self.duration(to)
        if dose.grows == "distance_m":
            return self.measure("metres", to)
        units = {"sets": "sets_alone", "breaths": "breaths", "counts": "counts"}
        return self.counted(units[dose.grows], to) if dose.grows in units else self.amount(to)
