"""A person's own programme: doses changed and moves left out. Letters and numbers stay those of the group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.content.model import Dose
from generator.content.programme import Move, NumberedPart, Programme
from generator.delivery.people import Person


def personal_programme(programme: Programme, person: Person) -> Programme:
    """Change a programme's doses and leave out moves as a list of people says.

    What is left keeps its letter and number: "do F" and "as F" mean the same to everyone in the room.
    """
    if not (person.doses or person.skip):
        return programme
    doses = dict(person.doses)
    parts = (changed_part(part, doses, person.skip) for part in programme.parts)
    return replace(programme, parts=tuple(part for part in parts if part.moves))


def changed_part(part: NumberedPart, doses: dict[str, Dose], skip: Iterable[str]) -> NumberedPart:
    """Change one part; its note goes when moves do, since it may count them."""
    moves = tuple(with_dose(move, doses.get(move.key)) for move in part.moves if move.key not in skip)
    return replace(part, moves=moves, note=part.note if len(moves) == len(part.moves) else None)


def with_dose(move: Move, dose: Dose | None) -> Move:
    """Give a move another dose."""
    return replace(move, exercise=move.exercise.model_copy(update={"dose": dose})) if dose else move
