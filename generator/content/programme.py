"""A programme: a routine with everything it refers to, resolved. Templates see this and nothing else of content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from generator.content.anatomy import AtlasView, Muscle
from generator.content.brand import Brand
from generator.content.charts import LengthChart, StrideCurve
from generator.content.exercise import LibraryExercise
from generator.content.own_picture import Photographs
from generator.content.passages import Reference
from generator.content.routine import STANDARD_SOURCES, Routine
from generator.content.structure import TRANSITION_S, Structure
from generator.content.values import Source, Text
from generator.figure import Figure
from generator.figure.anatomy.atlas.regions import PlateSubject


@dataclass(frozen=True)
class Repeated:
    """A move that does one before it again: its label, of which other half, and with what change.

    `said` names the fields that the routine says in words of its own all the same; `source` is where it says so.
    """

    label: str
    other: str = ""
    change: Text | None = None
    said: frozenset[str] = frozenset()
    source: Source = field(default_factory=Source)


@dataclass(frozen=True)
class ProgrammeMove:
    """An exercise at its place in the routine, with what the routine says differently already in it.

    `letter` is its label, empty when the exercise is the only one of its part and the routine has several parts, or
    when the routine has none. `key` names this place and no other, also when an exercise comes twice; `picture` the
    figure. `level` is a word for its level, `group` the number (from 1) of the pair or the levels that it stands in;
    `mirrored` says that the figure is the mirror image of the one that was described, `own` is what this place shows
    in place of the exercise's.
    """

    key: str
    letter: str
    exercise: LibraryExercise
    picture: str = ""
    level: str = ""
    group: int = 0
    again: Repeated | None = None
    mirrored: bool = False
    own: Figure | Photographs | None = None

    @property
    def shown(self) -> Figure | Photographs:
        """What pages show of it: what the routine says of it, or else the exercise's own."""
        return self.own or self.exercise.shown

    @property
    def seconds(self) -> float:
        """The seconds of its dose."""
        return self.exercise.dose.seconds if self.exercise.dose else 0.0


@dataclass(frozen=True, slots=True)
class WorkCredit:
    """Whose work some moves are: their names, who is thanked for them, the licence, and whether it is a picture."""

    names: tuple[Text, ...]
    credit: Text
    licence: Text | None
    picture: bool = False


@dataclass(frozen=True, slots=True)
class DiaryColumn:
    """A column of the diary: its label, and what is written in it (`tick`, `load`, `reps`, `time` …)."""

    label: str
    log: str


@dataclass(frozen=True)
class NumberedPart:
    """A part of the routine with its number (from 1), its words, its moves in order, and how they belong together.

    `mark` is the number as it stands before the name; the only part of a routine has none.
    """

    number: int
    name: Text
    note: Text | None
    intro: Text | None
    moves: tuple[ProgrammeMove, ...]
    structure: Structure = field(default_factory=Structure)
    mark: str = ""

    @property
    def groups(self) -> tuple[tuple[ProgrammeMove, ...], ...]:
        """Its moves in the groups that they stand in; a move alone is a group."""
        keyed = groupby(enumerate(self.moves), lambda each: each[1].group or -each[0] - 1)
        return tuple(tuple(move for _, move in members) for _, members in keyed)

    @property
    def seconds(self) -> float:
        """Length of the part, with its rounds and rests."""
        return self.structure.seconds([[move.seconds for move in group] for group in self.groups])


@dataclass(frozen=True)
class Programme:
    """A routine, its exercises, and the notes, sources, pictures and brand it needs.

    `anatomy` holds the anatomy notes by id; `references` the sources that are cited, in the order of the booklet;
    `figures` the figures of its exercises by the exercise's id, and that of the title page by its own. The brand's
    logo is a path below `brand_folder`. `notes` tell of exercises that are in another language than the routine.
    """

    routine: Routine
    parts: tuple[NumberedPart, ...]
    anatomy: Mapping[str, Muscle]
    references: tuple[Reference, ...]
    figures: Mapping[str, Figure | Photographs]
    brand: Brand | None = None
    brand_folder: Path | None = None
    notes: tuple[str, ...] = ()

    @property
    def moves(self) -> tuple[ProgrammeMove, ...]:
        """All moves in order."""
        return tuple(move for part in self.parts for move in part.moves)

    def marks_muscles(self, move: ProgrammeMove, frame: str = "") -> bool:
        """Tell whether a move's picture, of a frame or of the main one, shows muscles at work."""
        figure = self.figures.get(move.picture)
        return isinstance(figure, Figure) and bool(figure.frame(frame or None).highlight)

    @property
    def labels(self) -> tuple[str, ...]:
        """What stands for each move in a narrow column: its label, or the number of its part, or of the move in it."""
        return tuple(
            move.letter or (f"{part.number}.{place}" if len(part.moves) > 1 else str(part.number))
            for part in self.parts
            for place, move in enumerate(part.moves, 1)
        )

    @property
    def diary(self) -> tuple[DiaryColumn, ...]:
        """The columns of the diary: one for each move, and one for all levels of an exercise."""
        labels, found = iter(self.labels), []
        for part in self.parts:
            for group in part.groups:
                names = [next(labels) for _ in group]
                if part.structure.kind == "levels":
                    found.append(DiaryColumn(f"{names[0]}–{names[-1]}" if len(names) > 1 else names[0], "level"))
                else:
                    found += [DiaryColumn(name, logged(move)) for name, move in zip(names, group, strict=True)]
        return tuple(found)

    @property
    def seconds(self) -> float:
        """Length of the session, `TRANSITION_S` between parts included; minutes written by hand win."""
        if self.routine.minutes:
            return self.routine.minutes * 60.0
        return sum(part.seconds for part in self.parts) + TRANSITION_S * (len(self.parts) - 1)

    @property
    def changes_of_position(self) -> tuple[str, ...]:
        """The positions that people take in turn, without repetitions: lying, standing, lying …"""
        taken = [position for move in self.moves for position in move.exercise.positions]
        return tuple(position for position, _ in groupby(taken))

    @property
    def minutes(self) -> int:
        """The session's length for a label: whole minutes, at least one."""
        return max(1, round(self.seconds / 60))

    @property
    def charts(self) -> dict[str, LengthChart | StrideCurve]:
        """The charts and curves of the booklet by the names that pages know them by."""
        told: list[LengthChart | StrideCurve] = []
        for chapter in self.routine.chapters:
            notes = (passage for muscle in chapter.muscles for passage in self.anatomy[muscle].passages)
            told += [passage.curve for passage in (*chapter.passages, *notes) if passage.curve]
            told += [chapter.chart] if chapter.chart else []
        told += [passage.curve for passage in self.routine.how_to if passage.curve]
        return {f"chart-{number}": chart for number, chart in enumerate(told, 1)}

    @property
    def plates(self) -> dict[str, PlateSubject]:
        """The plates of the atlas that chapters, notes and safety boxes show, by the names that pages know them by."""
        told: list[AtlasView] = [chapter.plate for chapter in self.routine.chapters if chapter.plate]
        named = (self.anatomy[name] for chapter in self.routine.chapters for name in chapter.muscles)
        told += [note.plate for note in named if note.plate]
        told += [box.plate for move in self.moves for box in move.exercise.safety if box.plate]
        return {plate.subject.name: plate.subject for plate in told if plate.show}

    @property
    def first_graded(self) -> int:
        """The number (from 1) of the first chapter that says how well its claims are supported; 0 for none."""
        for number, chapter in enumerate(self.routine.chapters, 1):
            noted = (passage for muscle in chapter.muscles for passage in self.anatomy[muscle].passages)
            if any(passage.strength for passage in (*chapter.passages, *noted)):
                return number
        return 0

    @property
    def plate_sources(self) -> str:
        """Whose work the plates of the atlas are made from; empty where none is shown."""
        if not self.plates:
            return ""
        from generator.figure.anatomy.atlas.data import CREDIT

        return CREDIT

    @property
    def credits(self) -> tuple[WorkCredit, ...]:
        """Whose work the moves are that were taken from elsewhere, in the order of the routine."""
        whose: dict[tuple[Text, Text | None, bool], dict[Text, None]] = {}
        for move in self.moves:
            made: list[tuple[Text | None, Text | None, bool]] = [(move.exercise.credit, move.exercise.licence, False)]
            if isinstance(move.shown, Photographs):
                made += [(one.credit, one.licence, True) for one in move.shown.pictures]
            for credit, licence, picture in made:
                if credit:
                    whose.setdefault((credit, licence, picture), {})[move.exercise.name] = None
        return tuple(WorkCredit(tuple(names), *rights) for rights, names in whose.items())

    def chart_name(self, chart: LengthChart | StrideCurve) -> str:
        """Give the name of a chart or curve of this programme."""
        return next(name for name, one in self.charts.items() if one is chart)

    def reference_number(self, identifier: str) -> int:
        """Give the number, from 1, under which a source is listed. Raises KeyError when it is not cited."""
        for number, reference in enumerate(self.references, 1):
            if reference.id == identifier:
                return number
        raise KeyError(identifier)


def logged(move: ProgrammeMove) -> str:
    """Tell what the diary asks of a move: what its author says, else the load, else what is open or grows."""
    dose = move.exercise.dose
    if move.exercise.log or dose is None:
        return move.exercise.log or "tick"
    if dose.load:
        return "load"
    logs = {"reps": "reps", "time_s": "time", "hold_s": "time", "distance_m": "distance"}
    for name, log in logs.items():
        amount = getattr(dose, name)
        if amount and (amount.bound or dose.grows == name):
            return log
    return "tick"


def citations(routine: Routine, exercises: tuple[LibraryExercise, ...], anatomy: Mapping[str, Muscle]) -> Iterator[str]:
    """Yield the ids of sources in the order in which the booklet cites them, with repetitions."""
    for passage in routine.how_to:
        yield from passage.sources
    for name in STANDARD_SOURCES:
        yield from routine.stop.standard(name)
    for chapter in routine.chapters:
        for passage in chapter.passages:
            yield from passage.sources
        for identifier in chapter.muscles:
            if muscle := anatomy.get(identifier):
                yield from muscle.sources
                for passage in muscle.passages:
                    yield from passage.sources
        if chapter.chart:
            yield from chapter.chart.sources
    for exercise in exercises:
        yield from exercise.sources
