"""Personal copies: one file for each person, made by a pure function, written whole, and not made twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.content.project import Project
from generator.delivery.copies import Copies
from generator.delivery.names import file_stems
from generator.delivery.people import Person
from generator.delivery.record import Record
from generator.delivery.selection import translations
from generator.delivery.work import batches, do_all
from generator.errors import FitError, GlyphError, Problem, ProblemsError
from generator.files import clear_leftovers, write_whole
from generator.manifest import Inputs
from generator.options import Job, Options

BATCH = 8


@dataclass(frozen=True, slots=True)
class Order:
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
        return self.job.file(self.project.routine(self.routine).stem, self.options.large_print)

    def file(self, stem: str) -> str:
        """Name a person's file."""
        return f"{stem}-{self.name}"

    @property
    def digest(self) -> str:
        """Digest of the order and of every file it depends on, the routine's translations too."""
        routine, inputs = self.project.routine(self.routine), Inputs(self.project)
        names = (f"{routine.stem}-{language}" for language in translations(self.project, routine.stem))
        paths = (routine, *map(self.project.routine, names))
        return " ".join(inputs.of(path, self.options.of(self.job)) for path in paths)


@dataclass(frozen=True, slots=True)
class CopyMade:
    """A person's file, and whether this run made it."""

    person: Person
    path: Path
    new: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """People whose copies are made together."""

    order: Order
    people: tuple[Person, ...]

    def __str__(self) -> str:
        return f"the copies of {self.people[0].shown} to {self.people[-1].shown}"


@lru_cache(maxsize=4)
def copies_for(project: Project, options: Options, routine: str) -> Copies:
    """Give this process's press for copies of a routine."""
    return Copies(project, options, routine)


def make_batch(batch: Batch) -> list[tuple[bytes, tuple[Problem, ...]]]:
    """Make the copies of a batch: for each person the file, or what is wrong. Depends on nothing but the batch."""
    order = batch.order
    copies = copies_for(order.project, order.options, order.routine)
    made: list[tuple[bytes, tuple[Problem, ...]]] = []
    for person in batch.people:
        try:
            made.append((copies.copy(person, order.job).data, ()))
        except (FitError, GlyphError) as error:
            made.append((b"", tuple(placed(problem, person) for problem in error.problems)))
    return made


def placed(problem: Problem, person: Person) -> Problem:
    """Say on whose copy a problem is, when it does not stand in the list itself."""
    if problem.file == person.file:
        return problem
    return Problem(
        problem.file, problem.line, problem.column, problem.field, f"{problem.message} (copy of {person.shown})"
    )


def merge(
    order: Order,
    people: Sequence[Person],
    out: Path,
    *,
    jobs: int = 1,
    executor: Executor | None = None,
    starting: Callable[..., None] = lambda name, done=0, total=0: None,
) -> Iterator[CopyMade]:
    """Make what is missing or out of date, and yield everyone's file.

    Names that cannot be set are told before the first file is made; other problems after the last, and those
    people get no file. Raises FitError or GlyphError with every problem.
    """
    clear_leftovers(out)
    stems = dict(zip(people, file_stems(people), strict=True))
    check_names([order], people)
    record, digest = Record(out), order.digest
    inputs = {person: person_digest(digest, person) for person in people}
    waiting = []
    for person in people:
        path = out / order.file(stems[person])
        if record.fresh(path.name, inputs[person]):
            yield CopyMade(person, path, new=False)
        else:
            waiting.append(person)
    problems: list[Problem] = []
    count = len(people) - len(waiting)
    work = (Batch(order, batch) for batch in batches(by_content(waiting), BATCH))
    for batch, outcomes in do_all(make_batch, work, jobs, executor):
        for person, (data, wrong) in zip(batch.people, outcomes, strict=True):
            problems.extend(wrong)
            count += 1
            if not wrong:
                path = out / order.file(stems[person])
                starting(path.name, count, len(people))
                write_whole(path, data)
                record.add(path.name, inputs[person], data)
                yield CopyMade(person, path, new=True)
    if problems:
        raise FitError(problems)


def check_names(orders: Iterable[Order], people: Sequence[Person]) -> None:
    """Set everyone's line for all orders without making a copy.

    Raises FitError or GlyphError with every problem of every name.
    """
    found = [problem for order in orders for problem in name_problems(order, people)]
    if found:
        kind = GlyphError if any(isinstance(problem, GlyphError) for problem in found) else FitError
        raise kind([problem for one in found for problem in one.problems])


def name_problems(order: Order, people: Sequence[Person]) -> Iterator[ProblemsError]:
    """Say which names cannot be set: the line is the same on every copy of a product, whatever else differs."""
    line = copies_for(order.project, order.options, order.routine).base(Person(), order.job).line
    for person in people:
        yield from line.problems(person)


def by_content(people: Iterable[Person]) -> list[Person]:
    """Bring those together whose copies differ in the name alone, so that each document is laid out once."""
    return sorted(people, key=lambda person: repr((person.language, person.skip, person.doses)))


def person_digest(digest: str, person: Person) -> str:
    """Digest of all that goes into one person's copy."""
    shown = (person.name, person.bib, person.language, person.skip, person.doses)
    return hashlib.sha256(f"{digest} {shown!r}".encode()).hexdigest()
