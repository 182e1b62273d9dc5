"""Personal copies: one file for each person, made by a pure function, written whole, and not made twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.delivery.names import file_stems
from generator.delivery.order import (
    BATCH,
    CopyOrder,
    PersonalFile,
    by_content,
    check_names,
    copies_for,
    person_digest,
    placed,
)
from generator.delivery.people import Recipient
from generator.delivery.record import Record
from generator.delivery.work import ALONE, Workers, batches, do_all
from generator.errors import FitError, GlyphError, Problem
from generator.files import clear_leftovers


@dataclass(frozen=True, slots=True)
class CopyBatch:
    """People whose copies are made together."""

    order: CopyOrder
    people: tuple[Recipient, ...]

    def __str__(self) -> str:
        return f"the copies of {self.people[0].called} to {self.people[-1].called}"


def make_batch(batch: CopyBatch) -> list[tuple[bytes, tuple[Problem, ...]]]:
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


def merge(order: CopyOrder, people: Sequence[Recipient], out: Path, workers: Workers = ALONE) -> Iterator[PersonalFile]:
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
            yield PersonalFile(path, (person,), new=False)
        else:
            waiting.append(person)
    problems: list[Problem] = []
    count = len(people) - len(waiting)
    work = (CopyBatch(order, batch) for batch in batches(by_content(waiting), BATCH))
    for batch, outcomes in do_all(make_batch, work, workers):
        for person, (data, wrong) in zip(batch.people, outcomes, strict=True):
            problems.extend(wrong)
            count += 1
            if not wrong:
                name = order.file(stems[person])
                workers.starting(name, count, len(people))
                yield PersonalFile(record.write(name, inputs[person], data), (person,), new=True)
    if problems:
        raise FitError(problems)
