"""The order of a list: what copies depend on beside the person, whose names can be set, and who goes with whom."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.content.finding import find_routine, translations
from generator.content.project import Project
from generator.delivery.copies import Copies
from generator.delivery.people import Recipient
from generator.errors import FitError, GlyphError, Problem, ProblemsError
from generator.jobs import Job
from generator.manifest import Inputs
from generator.options import Options

BATCH = 8
"""So many people's copies are made together."""


@dataclass(frozen=True, slots=True)
class CopyOrder:
    """All that copies depend on beside the person; small, and the same in every process.

    `routine` is a name or the path of a file.
    """

    project: Project
    options: Options
    routine: str
    job: Job

    @property
    def name(self) -> str:
        """Name the product's file, as a build does."""
        return self.options.file(self.job, self.project.routine(self.routine).stem)

    def file(self, stem: str) -> str:
        """Name a person's file."""
        return f"{stem}-{self.name}"

    @property
    def digest(self) -> str:
        """Digest of the order and of every file it depends on, the routine's translations too."""
        routine, inputs = self.project.routine(self.routine), Inputs(self.project)
        languages = ("", *translations(self.project, routine.stem))
        paths = dict.fromkeys(find_routine(self.project, self.routine, language).path for language in languages)
        return " ".join(inputs.of(path, self.options.of(self.job)) for path in paths)


@dataclass(frozen=True, slots=True)
class PersonalFile:
    """A file made for people: whose copies it holds, and whether this run made it."""

    path: Path
    people: tuple[Recipient, ...]
    new: bool


@lru_cache(maxsize=4)
def copies_for(project: Project, options: Options, routine: str) -> Copies:
    """Give this process's press for copies of a routine."""
    return Copies(project, options, routine)


def check_names(orders: Iterable[CopyOrder], people: Sequence[Recipient]) -> None:
    """Set everyone's line for all orders without making a copy.

    Raises FitError or GlyphError with every problem of every name.
    """
    found = [problem for order in orders for problem in name_problems(order, people)]
    if found:
        kind = GlyphError if any(isinstance(problem, GlyphError) for problem in found) else FitError
        raise kind([problem for one in found for problem in one.problems])


def name_problems(order: CopyOrder, people: Sequence[Recipient]) -> Iterator[ProblemsError]:
    """Say which names cannot be set: the line is the same on every copy of a product, whatever else differs."""
    line = copies_for(order.project, order.options, order.routine).base(Recipient(), order.job).line
    for person in people:
        yield from line.problems(person)


def by_content(people: Iterable[Recipient]) -> list[Recipient]:
    """Bring those together whose copies differ in the name alone, so that each document is laid out once."""
    return sorted(people, key=lambda person: repr((person.language, person.skip, person.doses)))


def person_digest(digest: str, person: Recipient) -> str:
    """Digest of all that goes into one person's copy."""
    personal = (person.name, person.bib, person.language, person.skip, person.doses)
    return hashlib.sha256(f"{digest} {personal!r}".encode()).hexdigest()


def placed(problem: Problem, person: Recipient) -> Problem:
    """Say on whose copy a problem is, when it does not stand in the list itself."""
    if problem.file == person.file:
        return problem
    return Problem(
        problem.file, problem.line, problem.column, problem.field, f"{problem.message} (copy of {person.called})"
    )
