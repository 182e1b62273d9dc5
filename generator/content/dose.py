"""How much to do, in numbers; the language's file makes the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, ModelWrapValidatorHandler, WithJsonSchema, model_validator

from generator.content.base import Content
from generator.content.kinds import OneOrMore, at_most
from generator.content.values import Amount, Count, Measures, Range, Source, Text, as_text, quoted, wrong
from generator.errors import suggestion

TWICE = ("side", "leg", "foot", "knee", "hip", "arm", "hand", "shoulder", "direction")
"""Units that a body or a movement has two of: a dose for each of them is done twice."""
UNITS = (*TWICE, "round", "set", "minute", "cone", "station", "position", "lap")
SIDES = ("left", "right", "affected", "alternate")
AMOUNTS = ("reps", "ladder", "time_s", "distance_m", "breaths", "counts")
"""The fields that say how much; a dose has one of them at most."""

BREATH_S = 6
"""Seconds of a slow breath, unless the dose says how long: ten a minute. An estimate of ours."""
REP_S = 4
"""Seconds of one rep, unless the dose or its tempo says so. An estimate of ours."""
METRES_A_SECOND = 2.0
"""Speed of whoever covers a distance: between a walk (1.4) and an easy run (2.8). An estimate of ours."""


def as_unit(value: object) -> Text:
    """Take a unit that the languages know, or an author's own in two words or more ("each cone")."""
    unit = as_text(value)
    if unit not in UNITS and unit.words() < 2:
        hint = suggestion(unit, UNITS)
        hint = hint if "mean" in hint else ""
        own = 'or your own words, such as "each hoop"'
        raise wrong(f"must be one of {', '.join(UNITS)}, {own}, not {quoted(value)}{hint}")
    return unit


def as_tempo(value: object) -> Text:
    """Take the seconds of a rep's stages, such as 3-1-1-0; X is as fast as can be."""
    tempo = as_text(value)
    if not re.fullmatch(r"(\d{1,2}|[xX])(-(\d{1,2}|[xX])){2,3}", tempo):
        raise wrong(f"must be three or four numbers (or X) such as 3-1-1-0, not {quoted(value)}")
    return Text(tempo.upper(), tempo.source)


def as_load_word(value: object) -> object:
    """Take a load in words for one in numbers."""
    return {"word": value} if isinstance(value, str) else value


def as_span(value: object) -> object:
    """Read `3 weeks` as `{weeks: 3}`."""
    if isinstance(value, str) and (found := re.fullmatch(r"(\d+) (day|week|month|session)s?", value.strip())):
        source = value.source if isinstance(value, Text) else Source()
        return {f"{found[2]}s": Text(found[1], source)}
    if isinstance(value, str):
        raise wrong(f"must be a number of days, weeks, months or sessions, such as 3 weeks, not {quoted(value)}")
    return value


Unit = Annotated[Text, BeforeValidator(as_unit), WithJsonSchema({"anyOf": [{"enum": list(UNITS)}, {"type": "string"}]})]


class OneOf(Content):
    """A value that is said by exactly one of its fields."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise wrong(f"must hold exactly one of {', '.join(type(self).model_fields)}")
        return self

    @property
    def unit(self) -> str:
        """The name of the field that is filled."""
        return next(iter(self.model_fields_set))

    @property
    def value(self) -> Any:
        """What the field holds."""
        return getattr(self, self.unit)


class Load(OneOf):
    """What is lifted: a weight, one's own body, a share of the one-rep max, or words ("red band")."""

    kg: Measures | None = None
    lb: Measures | None = None
    percent_1rm: Range | None = None
    word: Annotated[Text, at_most(4)] | None = None


class Effort(OneOf):
    """How hard: percent, rating of perceived exertion (0 to 10), reps in reserve, or words ("easy")."""

    percent: Range | None = None
    rpe: Measures | None = None
    rir: Range | None = None
    word: Annotated[Text, at_most(4)] | None = None


class TimeSpan(OneOf):
    """A stretch of time in which a dose grows."""

    days: Range | None = None
    weeks: Range | None = None
    months: Range | None = None
    sessions: Range | None = None


class Progress(Content):
    """To what a dose grows, and in what time; `from` may say where it starts."""

    model_config = ConfigDict(populate_by_name=True)

    of: Literal["reps", "sets", "hold_s", "time_s", "distance_m", "breaths", "counts"] | None = None
    start: Range | None = Field(default=None, alias="from")
    to: Range
    over: Annotated[TimeSpan, BeforeValidator(as_span)] | None = None


class Dose(Content):
    """How much to do, in numbers. Seconds end in `_s`, metres in `_m`, centimetres in `_cm`."""

    sets: Range = Amount(1, 1)
    reps: Range | None = None
    ladder: tuple[Count, ...] = ()
    time_s: Range | None = None
    distance_m: Range | None = None
    breaths: Range | None = None
    counts: Range | None = None
    hold_s: Range | None = None
    per: Annotated[tuple[Unit, ...], OneOrMore] = ()
    side: Literal["left", "right", "affected", "alternate"] | None = None
    breathe: Annotated[tuple[Literal["in", "out", "hold"], ...], OneOrMore] = ()
    breath: tuple[Count, Count] | None = None
    height_cm: Range | None = None
    tempo: Annotated[Text, BeforeValidator(as_tempo), WithJsonSchema({"type": "string"})] | None = None
    pace: Literal["slow"] | None = None
    rep_s: Count | None = None
    load: Annotated[Load, BeforeValidator(as_load_word)] | None = None
    effort: Annotated[Effort, BeforeValidator(as_load_word)] | None = None
    rest_s: Range | None = None
    progress: Progress | None = None
    times_a_day: Range | None = None
    days_per_week: Range | None = None
    note: Annotated[Text, at_most(8)] | None = None

    source: ClassVar[Source] = Source()
    """Where the first of its numbers was written: the place of the words made from them. Doses do not differ by it."""

    @model_validator(mode="wrap")
    @classmethod
    def _placed(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        dose = handler(value)
        if isinstance(value, dict) and (places := [each.source for each in texts_in(value)]):
            first = places[0]
            field = first.field.rpartition("dose")
            vars(dose)["source"] = replace(first, field=field[0] + field[1] if field[1] else first.field)
        return dose

    @model_validator(mode="after")
    def _combination(self) -> Dose:
        self._begin_progress()
        given = [name for name in AMOUNTS if getattr(self, name)]
        if len(given) > 1 or not (given or self.hold_s or self.breathe or self.note):
            several = f", not by {' and '.join(given)}" if given else ""
            raise wrong(
                "must say how much by exactly one of reps, ladder, time_s, distance_m, breaths or counts "
                f"(or by hold_s, breathe or a note alone){several}"
            )
        if self.ladder and self.sets != Amount(1, 1):
            raise wrong("has sets beside a ladder, which names each of its sets")
        if self.breath and self.counts and not self.slow_breaths:
            raise wrong(f"has {self.counts.low} counts, which is no whole number of breaths of {sum(self.breath)}")
        if self.side not in (None, "alternate") and (both := [unit for unit in self.per if unit in TWICE[:-1]]):
            raise wrong(f"is for the {self.side} side alone and for each {both[0]}: leave one out")
        return self

    def _begin_progress(self) -> None:
        """Take the start of what grows for the dose of today."""
        if self.progress is None:
            return
        grows = self.grows
        if grows is None:
            raise wrong("with progress must say what grows, such as progress: {of: reps, from: 5, to: 10}")
        start, now = self.progress.start, getattr(self, grows)
        if start is None and now is None:
            raise wrong(f"with progress needs {grows}, or from: where it starts")
        if start is not None and now not in (None, start) and grows in self.model_fields_set:
            raise wrong(f"says two ways with how much it starts: by {grows} and by progress.from")
        if start is not None:
            vars(self)[grows] = start

    @property
    def grows(self) -> str | None:
        """The field that progress is of: the one named, else the one that says how much, else reps."""
        if self.progress is None or self.progress.of:
            return self.progress.of if self.progress else None
        given = [name for name in (*AMOUNTS, "hold_s") if getattr(self, name)]
        return next((name for name in given if name != "ladder"), None if given else "reps")

    @property
    def slow_breaths(self) -> Amount | None:
        """Whole breaths in counts that say how a breath is counted; None when it is not so counted."""
        if not (self.counts and self.breath):
            return None
        one = sum(self.breath)
        if self.counts.low % one or self.counts.high % one:
            return None
        return Amount(int(self.counts.low) // one, int(self.counts.high) // one, self.counts.bound)

    @property
    def seconds(self) -> float:
        """Working and resting time in seconds, at the middle of every range and at the bound of what has one."""
        once = self._once()
        for unit in self.per:
            once *= 2 if unit in TWICE else 1
        rest = self.rest_s.middle if self.rest_s else 0.0
        sets = len(self.ladder) or self.sets.middle
        return (1 if self.ladder else sets) * once + rest * max(sets - 1, 1)

    def _once(self) -> float:
        """Seconds of one set."""
        if self.time_s:
            return self.time_s.middle
        if self.distance_m:
            return self.distance_m.middle / METRES_A_SECOND
        if self.breaths:
            return self.breaths.middle * (sum(self.breath) if self.breath else BREATH_S)
        if self.counts:
            return self.counts.middle
        if self.reps or self.ladder or self.hold_s:
            reps = sum(self.ladder) or (self.reps.middle if self.reps else 1)
            return reps * (self.hold_s.middle if self.hold_s else self._rep())
        return len(self.breathe) * BREATH_S / 2

    def _rep(self) -> float:
        if self.rep_s or not self.tempo:
            return self.rep_s or REP_S
        return sum(1 if stage == "X" else int(stage) for stage in self.tempo.split("-"))


def texts_in(value: Any) -> Iterator[Text]:
    """Yield the scalars in a tree of mappings and lists, as they are written."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, (dict, list)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_in(each)
