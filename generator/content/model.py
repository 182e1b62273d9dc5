"""The typed content: exercises, anatomy notes, routines, brand.

One exercise holds three depths of the same thing, written and not cut: `card` (a cue), `poster` (a sentence or
two) and the rest for the booklet.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Discriminator, Field, Tag, model_validator

from generator.content.base import Content, Shorthand
from generator.content.dose import Dose
from generator.content.kinds import FigureField, Name, OneOrMore, at_most
from generator.content.structure import GROUPED, Structure
from generator.content.values import Count, Link, Number, Range, Text, Truth, wrong
from generator.figure import Figure
from generator.figure.anatomy.atlas.regions import PlateSubject, Region, View

Position = Literal["supine", "prone", "side-lying", "sitting", "kneeling", "standing"]
Level = Literal["beginner", "intermediate", "advanced"]
Strength = Literal["well-supported", "commonly-taught", "contested"]


Log = Literal["tick", "load", "reps", "time", "distance"]
"""What the diary asks for: a tick, the load and reps, the reps, the time, the distance."""

ENTRY, GROUP = "(entry)", "(group)"
"""What stands in a part's list, as messages never show it."""

MoveName = Annotated[Text, at_most(8)]
ShortName = Annotated[Text, at_most(5)]
CardCue = Annotated[Text, at_most(8)]
PosterWords = Annotated[Text, at_most(20)]
Paragraph40 = Annotated[Text, at_most(40)]
BreathCue = Annotated[Text, at_most(12)]
Steps = Annotated[tuple[Annotated[Text, at_most(40)], ...], Field(min_length=1, max_length=9)]
Cues = tuple[Annotated[Text, at_most(20)], ...]


class Mistake(Content):
    """A usual mistake as the reader meets it, and what mends it."""

    problem: Annotated[Text, at_most(8)]
    fix: Annotated[Text, at_most(16)]


class SafetyList(Content):
    """One heading of a safety box and its points."""

    heading: Text
    points: tuple[Text, ...] = Field(min_length=1)


class LibraryExercise(Content):
    """One exercise of the library."""

    model_config = ConfigDict(title="Exercise")

    id: str
    language: Name | None = None
    name: MoveName
    short_name: ShortName | None = None
    card: CardCue
    poster: PosterWords
    aim: Paragraph40
    steps: Steps
    breath: BreathCue | None = None
    dose: Dose | None = None
    cues: Cues = ()
    mistakes: tuple[Mistake, ...] = ()
    easier: Paragraph40 | None = None
    harder: Paragraph40 | None = None
    ask_first: tuple[Text, ...] = ()
    safety: tuple[SafetyList, ...] = ()
    equipment: tuple[Text, ...] = ()
    muscles: tuple[Text, ...] = Field(min_length=1)
    positions: tuple[Position, ...] = Field(min_length=1)
    level: Level | None = None
    tags: tuple[Name, ...] = ()
    optional: Truth = False
    sources: tuple[Name, ...] = ()
    log: Log | None = None
    figure: Annotated[Figure, FigureField]

    @property
    def label(self) -> Text:
        """The name for narrow places."""
        return self.short_name or self.name


class Portrait(Content):
    """A figure that is no exercise: the person of a title page, such as the runner."""

    id: str
    language: Name | None = None
    figure: Annotated[Figure, FigureField]


class CurvePoint(Content):
    """One reading of a stride curve: percent of the stride, and the path in percent of standing."""

    at: Number
    percent: Number


class CurveMark(Content):
    """A named moment of the stride, in percent of it."""

    at: Number
    text: Annotated[Text, at_most(4)]


class StrideCurve(Content):
    """How long a muscle's path is through one running stride, from foot contact to the same foot's next."""

    alt: Text
    shortest: Annotated[Text, at_most(4)]
    longest: Annotated[Text, at_most(4)]
    marks: tuple[CurveMark, ...] = ()
    points: tuple[CurvePoint, ...] = Field(min_length=4)

    @model_validator(mode="after")
    def _in_order(self) -> StrideCurve:
        moments = [point.at for point in self.points]
        if moments != sorted(set(moments)) or not 0 <= moments[0] < moments[-1] <= 100:
            raise wrong("must have its points in order of at, from 0 to 100, each once")
        if any(not 0 <= mark.at <= 100 for mark in self.marks):
            raise wrong("must have its marks at 0 to 100")
        return self


class Passage(Shorthand):
    """A paragraph or a list of a chapter; what it claims carries its strength and sources."""

    shorthand = "text"

    heading: Text | None = None
    text: Text | None = None
    points: tuple[Text, ...] = ()
    strength: Strength | None = None
    sources: tuple[Name, ...] = ()
    curve: StrideCurve | None = None

    @model_validator(mode="after")
    def _something(self) -> Passage:
        if not (self.text or self.points):
            raise wrong("must have text or points")
        return self


class AtlasView(Content):
    """What of the atlas is shown: muscles in red, others beside them, the view and the region."""

    view: View = "front"
    region: Region | None = None
    show: tuple[Name, ...] = ()
    beside: tuple[Name, ...] = ()

    @property
    def subject(self) -> PlateSubject:
        """What the atlas draws."""
        return PlateSubject(tuple(map(str, self.show)), tuple(map(str, self.beside)), self.view, self.region)


class Muscle(Content):
    """An anatomy note: a muscle, or a neighbour that matters."""

    id: str
    language: Name | None = None
    name: Text
    say: Text | None = None
    kind: Literal["muscle", "neighbour"] = "muscle"
    plain: Annotated[Text, at_most(30)]
    origin: Text | None = None
    insertion: Text | None = None
    nerve: Text | None = None
    action: Text | None = None
    feel: Text | None = None
    plate: AtlasView | None = None
    passages: tuple[Passage, ...] = ()
    sources: tuple[Name, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Muscle:
        missing = [name for name in ("origin", "insertion", "nerve", "action", "feel") if getattr(self, name) is None]
        if self.kind == "muscle" and missing:
            raise wrong(f"is a muscle and lacks {', '.join(missing)}")
        return self


class ChartRow(Content):
    """One bar of the length chart: hip angle in degrees (flexion positive), path length in mm and % of standing."""

    label: Text
    hip_angle: Number
    length_mm: Number
    percent: Number


class LengthChart(Content):
    """How long a muscle's path is in each position, from a published model."""

    heading: Text
    text: Text
    rows: tuple[ChartRow, ...] = Field(min_length=2)
    alt: Text
    credit: Text
    assumptions: tuple[Text, ...] = Field(min_length=1)
    sources: tuple[Name, ...] = Field(min_length=1)


class Reference(Content):
    """A published source."""

    id: str
    text: Text
    link: Link | None = None


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


class Plate(AtlasView):
    """An anatomy plate: one by name, or one of the atlas; its alternate text and captions."""

    name: Literal["psoas-front", "psoas-side"] | None = None
    alt: Text
    captions: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _one(self) -> Plate:
        if (self.name is None) == (not self.show):
            raise wrong("needs a name, or muscles of the atlas to show, and not both")
        return self


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
    date: Text
    guidance: Annotated[Text, at_most(24)]
    hero: Name | None = None
    people: tuple[Name, ...] = ()
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


class Brand(Content):
    """The club's or clinic's name and how to reach it."""

    name: Text
    contact: Text | None = None
    email: Name | None = None
    phone: Name | None = None
    link: Link | None = None
    logo: Name | None = None
    logo_alt: Text | None = None
    people: tuple[Name, ...] = ()
