"""A programme: a routine with everything it refers to, resolved. Templates see this and nothing else of content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count, groupby
from pathlib import Path

from generator.content.model import (
    Brand,
    LengthChart,
    LibraryExercise,
    Muscle,
    Part,
    Reference,
    Routine,
    RoutineEntry,
    StrideCurve,
)
from generator.content.values import Text
from generator.figure import Figure

LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TRANSITION_S = 20
"""Seconds from one exercise to the next: to read, turn over and get into place. An estimate of ours."""


@dataclass(frozen=True)
class ProgrammeMove:
    """An exercise at its place in the routine, with what the routine says differently already in it.

    `letter` is empty when the exercise is the only one of its part and the routine has several parts. `key` names
    this place and no other, also when an exercise comes twice.
    """

    key: str
    letter: str
    exercise: LibraryExercise


@dataclass(frozen=True)
class NumberedPart:
    """A part of the routine with its number (from 1), its words and its moves in order."""

    number: int
    name: Text
    note: Text | None
    intro: Text | None
    moves: tuple[ProgrammeMove, ...]


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
    figures: Mapping[str, Figure]
    brand: Brand | None = None
    brand_folder: Path | None = None
    notes: tuple[str, ...] = ()

    @property
    def moves(self) -> tuple[ProgrammeMove, ...]:
        """All moves in order."""
        return tuple(move for part in self.parts for move in part.moves)

    @property
    def labels(self) -> tuple[str, ...]:
        """What stands for each move in a narrow column: its letter, or the number of its part."""
        return tuple(move.letter or str(part.number) for part in self.parts for move in part.moves)

    @property
    def seconds(self) -> float:
        """Length of the session: every dose at the middle of its range, and `TRANSITION_S` between exercises."""
        doses = sum(move.exercise.dose.seconds for move in self.moves)
        return doses + TRANSITION_S * (len(self.moves) - 1)

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

    def chart_name(self, chart: LengthChart | StrideCurve) -> str:
        """Give the name of a chart or curve of this programme."""
        return next(name for name, one in self.charts.items() if one is chart)

    def reference_number(self, identifier: str) -> int:
        """Give the number, from 1, under which a source is listed. Raises KeyError when it is not cited."""
        for number, reference in enumerate(self.references, 1):
            if reference.id == identifier:
                return number
        raise KeyError(identifier)


def numbered(
    routine: Routine, exercises: Mapping[str, LibraryExercise], alphabet: str = LATIN
) -> tuple[NumberedPart, ...]:
    """Number the parts, letter the moves and let the routine's own words and doses win over the library's."""
    letters = (letter(number, alphabet) for number in count(1))
    seen: Counter[str] = Counter()
    parts = []
    for number, part in enumerate(routine.parts, 1):
        moves = []
        for entry in part.exercises:
            seen[entry.exercise] += 1
            key = f"{entry.exercise}-{seen[entry.exercise]}" if seen[entry.exercise] > 1 else str(entry.exercise)
            sign = next(letters) if lettered(routine, part) else ""
            moves.append(ProgrammeMove(key, sign, adjusted(exercises[entry.exercise], entry)))
        parts.append(NumberedPart(number, part.name, part.note, part.intro, tuple(moves)))
    return tuple(parts)


def letter(number: int, alphabet: str = LATIN) -> str:
    """Give the letter of a number from 1: A to Z, then AA, AB … as columns are counted."""
    signs = ""
    while number:
        number, place = divmod(number - 1, len(alphabet))
        signs = alphabet[place] + signs
    return signs


def lettered(routine: Routine, part: Part) -> bool:
    """Say whether the exercises of a part carry letters."""
    return len(part.exercises) > 1 or len(routine.parts) == 1


def adjusted(exercise: LibraryExercise, entry: RoutineEntry) -> LibraryExercise:
    """Apply what a routine says differently; a new name takes the library's short name with it."""
    changes = {name: getattr(entry, name) for name in ("name", "short_name", "card", "poster", "dose")}
    changes = {name: value for name, value in changes.items() if value is not None}
    if "name" in changes and "short_name" not in changes:
        changes["short_name"] = None
    return exercise.model_copy(update=changes) if changes else exercise


def citations(routine: Routine, exercises: tuple[LibraryExercise, ...], anatomy: Mapping[str, Muscle]) -> Iterator[str]:
    """Yield the ids of sources in the order in which the booklet cites them, with repetitions."""
    for passage in routine.how_to:
        yield from passage.sources
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
