"""An exercise as its file has it, and the figure of a person who does none.

One exercise holds three depths of the same thing, written and not cut: `card` (a cue), `poster` (a sentence or
two) and the rest for the booklet.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator

from generator.content.anatomy import Plate
from generator.content.base import Content
from generator.content.dose import Dose
from generator.content.kinds import FigureField, Name, OneOrMore, at_most
from generator.content.own_picture import OwnPicture, Photographs
from generator.content.values import Text, Truth, wrong
from generator.figure import Figure

Position = Literal["supine", "prone", "side-lying", "sitting", "kneeling", "standing"]
Level = Literal["beginner", "intermediate", "advanced"]
Log = Literal["tick", "load", "reps", "time", "distance"]
"""What the diary asks for: a tick, the load and reps, the reps, the time, the distance."""

MoveName = Annotated[Text, at_most(8)]
ShortName = Annotated[Text, at_most(5)]
CardCue = Annotated[Text, at_most(8)]
PosterWords = Annotated[Text, at_most(20)]
Paragraph40 = Annotated[Text, at_most(40)]
BreathCue = Annotated[Text, at_most(12)]
Steps = Annotated[tuple[Annotated[Text, at_most(40)], ...], Field(min_length=1, max_length=9)]
Cues = tuple[Annotated[Text, at_most(20)], ...]


VARIANTS = ("easier", "harder")
"""Ways to do an exercise that a routine may pick."""
OwnPictures = Annotated[tuple[OwnPicture, ...], OneOrMore, Field(max_length=2)]


class Mistake(Content):
    """A usual mistake as the reader meets it, and what mends it."""

    problem: Annotated[Text, at_most(8)]
    fix: Annotated[Text, at_most(16)]


class SafetyList(Content):
    """One heading of a safety box, its points, and a plate that shows what they say."""

    heading: Text
    points: tuple[Text, ...] = Field(min_length=1)
    plate: Plate | None = None


class Variant(Content):
    """An easier or harder way to do an exercise: what of it is other, and so mostly the figure."""

    name: MoveName | None = None
    short_name: ShortName | None = None
    card: CardCue | None = None
    poster: PosterWords | None = None
    steps: Steps | None = None
    breath: BreathCue | None = None
    dose: Dose | None = None
    cues: Cues | None = None
    mistakes: tuple[Mistake, ...] | None = None
    equipment: tuple[Text, ...] | None = None
    positions: tuple[Position, ...] | None = Field(default=None, min_length=1)
    figure: Annotated[Figure, FigureField] | None = None
    picture: OwnPictures = ()

    @model_validator(mode="after")
    def _other(self) -> Variant:
        if not self.model_fields_set:
            raise wrong("says nothing that is other: give it a figure, steps or a dose")
        if self.figure and self.picture:
            raise wrong("has a figure and a picture: one of them is shown")
        return self


class Variants(Content):
    """The ways to do an exercise that a routine may pick."""

    easier: Variant | None = None
    harder: Variant | None = None

    @property
    def given(self) -> dict[str, Variant]:
        """The variants that there are, by name."""
        return {name: one for name in VARIANTS if (one := getattr(self, name))}


class LibraryExercise(Content):
    """One exercise of the library."""

    model_config = ConfigDict(title="Exercise")

    id: str
    language: Name | None = None
    name: MoveName
    short_name: ShortName | None = None
    also_called: tuple[Name, ...] = ()
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
    credit: Name | None = None
    licence: Name | None = None
    figure: Annotated[Figure, FigureField] | None = None
    picture: OwnPictures = ()
    variants: Variants | None = None

    @model_validator(mode="after")
    def _pictured(self) -> LibraryExercise:
        if (self.figure is None) != bool(self.picture):
            raise wrong("needs a figure, or a picture in its place, and not both")
        return self

    @property
    def shown(self) -> Figure | Photographs:
        """What pages show of it: a drawn figure, or pictures of the author's own."""
        return self.figure or Photographs(self.picture)

    @property
    def ways(self) -> dict[str, Variant]:
        """Its variants by name."""
        return self.variants.given if self.variants else {}

    def varied(self, name: str | None) -> LibraryExercise:
        """Give one of its variants; a name that it has not, or none, leaves it as it is."""
        variant = self.ways.get(name or "")
        if variant is None:
            return self
        changes = {field: getattr(variant, field) for field in variant.model_fields_set}
        changes = {field: value for field, value in changes.items() if value} | {str(name): None}
        if "name" in changes:
            changes.setdefault("short_name", None)
        if "figure" in changes or "picture" in changes:
            changes = {"figure": None, "picture": (), **changes}
        return self.model_copy(update=changes)

    @model_validator(mode="after")
    def _credited(self) -> LibraryExercise:
        if self.licence and not self.credit:
            raise wrong("names a licence and not whose work it is: add credit")
        return self

    @property
    def label(self) -> Text:
        """The name for narrow places."""
        return self.short_name or self.name


class Portrait(Content):
    """A figure that is no exercise: the person of a title page, such as the runner."""

    id: str
    language: Name | None = None
    figure: Annotated[Figure, FigureField]
