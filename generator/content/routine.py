"""A routine as its file has it: its parts, when to stop, and everything that is said around them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Discriminator, Field, Tag, model_validator

from generator.content.anatomy import Plate
from generator.content.base import Content, Shorthand
from generator.content.charts import LengthChart
from generator.content.dates import as_date
from generator.content.dose import Dose
from generator.content.exercise import (
    BreathCue,
    CardCue,
    Cues,
    Log,
    Mistake,
    MoveName,
    OwnPictures,
    Paragraph40,
    Position,
    PosterWords,
    SafetyList,
    ShortName,
    Steps,
)
from generator.content.kinds import FigureField, Name, OneOrMore, at_most
from generator.content.passages import Passage
from generator.content.structure import GROUPED, Structure
from generator.content.values import Count, Link, Range, Text, Truth, wrong
from generator.figure import Figure

ENTRY, GROUP = "(entry)", "(group)"
"""What stands in a part's list, as messages never show it."""


class Term(Content):
    """A word of the glossary."""

    term: Text
    say: Text | None = None
    meaning: Annotated[Text, at_most(30)]


class PosterInset(Content):
    """The small anatomy picture of the poster."""

    heading: Annotated[Text, at_most(4)]
    text: Annotated[Text, at_most(16)]
    label: Annotated[Text, at_most(3)]
    alt: Text


class Chapter(Content):
    """A chapter of the booklet that is read and not done."""

    heading: Annotated[Text, at_most(12)]
    lead: Annotated[Text, at_most(40)] | None = None
    plate: Plate | None = None
    passages: tuple[Passage, ...] = ()
    muscles: tuple[Name, ...] = ()
    chart: LengthChart | None = None


class RoutineEntry(Shorthand):
    """An exercise in a routine, with what this routine says differently: any field of the exercise, and its place.

    `other` does an exercise that came before with the other leg, arm or side; `with` does it with a change.
    """

    model_config = ConfigDict(populate_by_name=True)
    shorthand = "exercise"

    exercise: Name
    label: Annotated[Name, at_most(1)] | None = None
    level: Annotated[Text, at_most(3)] | None = None
    other: Literal["side", "leg", "foot", "knee", "hip", "arm", "hand", "shoulder", "direction"] | None = None
    with_: Annotated[Text, at_most(8)] | None = Field(default=None, alias="with")
    frame: Name | None = None
    variant: Name | None = None
    mirror: Truth | None = None
    name: MoveName | None = None
    short_name: ShortName | None = None
    card: CardCue | None = None
    poster: PosterWords | None = None
    aim: Paragraph40 | None = None
    steps: Steps | None = None
    breath: BreathCue | None = None
    dose: Dose | None = None
    cues: Cues | None = None
    mistakes: tuple[Mistake, ...] | None = None
    easier: Paragraph40 | None = None
    harder: Paragraph40 | None = None
    ask_first: tuple[Text, ...] | None = None
    safety: tuple[SafetyList, ...] | None = None
    equipment: tuple[Text, ...] | None = None
    muscles: tuple[Text, ...] | None = Field(default=None, min_length=1)
    positions: tuple[Position, ...] | None = Field(default=None, min_length=1)
    optional: Truth | None = None
    sources: tuple[Name, ...] | None = None
    log: Log | None = None
    figure: Annotated[Figure, FigureField] | None = None
    picture: OwnPictures | None = None


def is_group(value: object) -> str:
    """Tell a list of entries, which belong together, from one entry."""
    return GROUP if isinstance(value, (list, tuple)) else ENTRY


class Part(Structure):
    """A numbered part of a routine; its exercises are lettered when there are several parts' worth of them.

    A list among them is a group: a pair of a superset, the levels of one exercise.
    """

    name: Annotated[Text, at_most(4)]
    note: Annotated[Text, at_most(12)] | None = None
    intro: Text | None = None
    exercises: tuple[
        Annotated[
            Annotated[RoutineEntry, Tag(ENTRY)]
            | Annotated[Annotated[tuple[RoutineEntry, ...], Field(min_length=2)], Tag(GROUP)],
            Discriminator(is_group),
        ],
        ...,
    ] = Field(min_length=1)

    @property
    def groups(self) -> tuple[tuple[RoutineEntry, ...], ...]:
        """Its entries in groups; where a part of groups names none, all of it is one."""
        groups = tuple(each if isinstance(each, tuple) else (each,) for each in self.exercises)
        whole = self.kind in GROUPED and all(len(group) == 1 for group in groups)
        return (tuple(entry for group in groups for entry in group),) if whole else groups

    @property
    def entries(self) -> tuple[RoutineEntry, ...]:
        """All its entries in order."""
        return tuple(entry for group in self.groups for entry in group)

    @model_validator(mode="after")
    def _grouped(self) -> Part:
        if self.kind not in GROUPED and any(isinstance(each, tuple) for each in self.exercises):
            raise wrong(f"holds a list of exercises within its list, which only the kinds {' and '.join(GROUPED)} have")
        return self


Advised = Annotated[tuple[Text, ...], OneOrMore]
"""Advice point by point, none, or `standard` for the standard text of the routine's language."""
STANDARD = "standard"
STANDARD_SOURCES: dict[str, tuple[str, ...]] = {
    "urgent": ("healthinfo-heart", "stroke-fast"),
    "ask_first": ("par-q",),
}
"""What the standard texts follow, as entries of content/sources.yaml."""


class StopRule(Content):
    """When to stop, in three depths, and when to ask or to call for help: `standard` asks for the standard text."""

    heading: Annotated[Text, at_most(5)]
    card: Annotated[Text, at_most(16)]
    signs: tuple[Annotated[Text, at_most(8)], ...] = Field(min_length=1, max_length=5)
    all_signs: tuple[Text, ...] = ()
    urgent: Advised = ()
    ask_first: Advised = ()

    @property
    def every_sign(self) -> tuple[Text, ...]:
        """All signs; those of the poster where no more are given."""
        return self.all_signs or self.signs

    def standard(self, name: str) -> tuple[str, ...]:
        """Give the sources of the standard text where `urgent` or `ask_first` asks for it."""
        return STANDARD_SOURCES[name] if getattr(self, name) == (STANDARD,) else ()


class Routine(Content):
    """A programme: ordered exercises with everything the three products say around them."""

    id: str
    title: Annotated[tuple[Text, ...], OneOrMore] = Field(min_length=1, max_length=2)
    strapline: Annotated[Text, at_most(12)]
    summary: Annotated[Text, at_most(40)]
    language: Name = Text("en")
    author: Name | None = None
    keywords: tuple[Text, ...] = ()
    link: Link | None = None
    link_label: Annotated[Text, at_most(6)] | None = None
    version: Name
    date: Annotated[Text, AfterValidator(as_date)]
    guidance: Annotated[Text, at_most(24)]
    hero: Name | None = None
    people: tuple[Name, ...] = ()
    highlight: Annotated[tuple[Name, ...], OneOrMore] = ()
    labels: Literal["letters", "numbers", "none"] = "letters"
    minutes: Count | None = None
    times_a_day: Range | None = None
    days_per_week: Range | None = None
    weeks: Range | None = None
    progression: Annotated[Text, at_most(40)] | None = None
    parts: tuple[Part, ...] = Field(min_length=1)
    stop: StopRule
    inset: PosterInset | None = None
    how_to: tuple[Passage, ...] = Field(min_length=1)
    chapters: tuple[Chapter, ...] = ()
    diary_weeks: Count = 4
    diary_pain: Truth = False
    glossary: tuple[Term, ...] = ()
    credits: tuple[Text, ...] = Field(min_length=1)
    poster_credits: tuple[Text, ...] = Field(default=(), max_length=2)
