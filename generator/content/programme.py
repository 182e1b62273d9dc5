"""A programme: a routine with everything it refers to, resolved. Templates see this and nothing else of content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.content.model import Brand, Entry, Exercise, Muscle, Part, Reference, Routine

TRANSITION_S = 20
"""Seconds from one exercise to the next: to read, turn over and get into place. An estimate of ours."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Placed:
    """An exercise at its place in the routine, with what the routine says differently already in it.

    `letter` is empty when the exercise is the only one of its part and the routine has several parts. `key` names
    this place and no other, also when an exercise comes twice.
    """

    key: str
    letter: str
    exercise: Exercise


@dataclass(frozen=True)
class PlacedPart:
    """A part of the routine with its number (from 1) and its exercises in order."""

    number: int
    part: Part
    exercises: tuple[Placed, ...]


@dataclass(frozen=True)
class Programme:
    """A routine, its exercises, and the notes, sources and brand it needs.

    `muscles` holds the anatomy notes by id; `references` the sources that are cited, in the order of the booklet.
    """

    routine: Routine
    parts: tuple[PlacedPart, ...]
    muscles: Mapping[str, Muscle]
    references: tuple[Reference, ...]
    brand: Brand | None = None
    logo: Path | None = None

    @property
    def exercises(self) -> tuple[Placed, ...]:
        """All exercises in order."""
        return tuple(placed for part in self.parts for placed in part.exercises)

    @property
    def lettered(self) -> tuple[Placed, ...]:
        """The exercises that have a letter."""
        return tuple(placed for placed in self.exercises if placed.letter)

    @property
    def seconds(self) -> float:
        """Length of the session: every dose at the middle of its range, and `TRANSITION_S` between exercises."""
        doses = sum(placed.exercise.dose.seconds for placed in self.exercises)
        return doses + TRANSITION_S * (len(self.exercises) - 1)

    @property
    def minutes(self) -> int:
        """The session's length for a label: whole minutes, at least one."""
        return max(1, round(self.seconds / 60))

    def reference_number(self, identifier: str) -> int:
        """Give the number, from 1, under which a source is listed. Raises KeyError when it is not cited."""
        for number, reference in enumerate(self.references, 1):
            if reference.id == identifier:
                return number
        raise KeyError(identifier)

    def muscle_name(self, muscle: str) -> str:
        """Give the name of an anatomy note, or the words themselves when they are no note's id."""
        return self.muscles[muscle].name if muscle in self.muscles else muscle


def place(routine: Routine, exercises: Mapping[str, Exercise]) -> tuple[PlacedPart, ...]:
    """Number the parts, letter the exercises and let the routine's own words and doses win over the library's."""
    letters = iter(LETTERS)
    placed = []
    seen: dict[str, int] = {}
    for number, part in enumerate(routine.parts, 1):
        alone = len(part.exercises) == 1 and len(routine.parts) > 1
        entries = []
        for entry in part.exercises:
            seen[entry.exercise] = seen.get(entry.exercise, 0) + 1
            key = f"{entry.exercise}-{seen[entry.exercise]}" if seen[entry.exercise] > 1 else str(entry.exercise)
            entries.append(Placed(key, "" if alone else next(letters, "?"), adjusted(exercises[entry.exercise], entry)))
        placed.append(PlacedPart(number, part, tuple(entries)))
    return tuple(placed)


def adjusted(exercise: Exercise, entry: Entry) -> Exercise:
    """Apply what a routine says differently; a new name takes the library's short name with it."""
    changes = {name: getattr(entry, name) for name in ("name", "short_name", "card", "poster", "dose")}
    changes = {name: value for name, value in changes.items() if value is not None}
    if "name" in changes and "short_name" not in changes:
        changes["short_name"] = None
    return exercise.model_copy(update=changes) if changes else exercise


def citations(routine: Routine, exercises: tuple[Exercise, ...], muscles: Mapping[str, Muscle]) -> Iterator[str]:
    """Yield the ids of sources in the order in which the booklet cites them, with repetitions."""
    for passage in routine.how_to:
        yield from passage.sources
    for chapter in routine.chapters:
        for passage in chapter.passages:
            yield from passage.sources
        for identifier in chapter.muscles:
            if muscle := muscles.get(identifier):
                yield from muscle.sources
                for passage in muscle.passages:
                    yield from passage.sources
        if chapter.chart:
            yield from chapter.chart.sources
    for exercise in exercises:
        yield from exercise.sources
