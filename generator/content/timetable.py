"""A session by the clock: what is done one after the other, for how long, and where one rests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from generator.content.dose import TWICE, Dose
from generator.content.programme import NumberedPart, Programme, ProgrammeMove
from generator.content.structure import TRANSITION_S, Structure


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of a session: `work` or `rest` of so many seconds (0: open), and the moves that are done in it.

    What is `timed` ends by the clock; other work ends when whoever does it says so. `set`, `half` and `round` are pairs
    of a number (from 1) and how many there are; `halves` names what there are two of (`side`, `leg` …).
    """

    kind: Literal["work", "rest"]
    seconds: float
    moves: tuple[ProgrammeMove, ...] = ()
    timed: bool = True
    set: tuple[int, int] = (1, 1)
    half: tuple[int, int] = (1, 1)
    halves: str = ""
    round: tuple[int, int] = (1, 1)


def timetable(programme: Programme) -> tuple[Interval, ...]:
    """Give a session's intervals in order, with time to get into place between exercises and parts."""
    parts = (part_by_clock(part) for part in programme.parts)
    return tuple(chain.from_iterable(between(parts, TRANSITION_S)))


def between(stretches: Iterable[Sequence[Interval]], seconds: float) -> Iterator[Sequence[Interval]]:
    """Put a rest of so many seconds between stretches; none where it takes no time."""
    for number, stretch in enumerate(stretches):
        if number and seconds:
            yield (Interval("rest", seconds),)
        yield stretch


def joined(stretches: Iterable[Sequence[Interval]], seconds: float) -> list[Interval]:
    """Join stretches with rests between them."""
    return list(chain.from_iterable(between(stretches, seconds)))


def part_by_clock(part: NumberedPart) -> list[Interval]:
    """Give the intervals of one part; the middle of what is a range."""
    form, moves = part.structure, part.moves
    rounds = max(1, round(form.middle("rounds", 1)))
    match form.kind:
        case "circuit":
            rest = form.middle("rest_s", TRANSITION_S)
            one = joined(([*by_dose(move)] for move in moves), rest)
            return joined(in_rounds(one, rounds), form.middle("round_rest_s", rest))
        case "superset":
            groups = (superset(group, rounds, form.middle("rest_s", 0)) for group in part.groups)
            return joined(groups, TRANSITION_S)
        case "intervals" | "tabata":
            return joined(in_rounds(worked(moves, form), rounds), form.middle("round_rest_s", 0))
        case "emom":
            return joined(in_rounds([Interval("work", form.middle("every_s", 60), moves)], rounds), 0)
        case "amrap":
            return [Interval("work", form.middle("time_s", 0), moves)]
        case "flow":
            return joined(in_rounds([replace(each, timed=True) for move in moves for each in by_dose(move)], rounds), 0)
        case "levels":
            return joined((leveled(group) for group in part.groups), TRANSITION_S)
    return joined(([*by_dose(move)] for move in moves), TRANSITION_S)


def in_rounds(one: Sequence[Interval], rounds: int) -> Iterator[list[Interval]]:
    """Repeat a round, and number it."""
    for number in range(1, rounds + 1):
        yield [replace(each, round=(number, rounds)) for each in one]


def superset(group: Sequence[ProgrammeMove], rounds: int, rest: float) -> list[Interval]:
    """Do the moves of a group in turn, round by round."""
    one = [each for move in group for each in by_dose(move)]
    return joined(in_rounds(one, rounds), rest)


def worked(moves: Sequence[ProgrammeMove], form: Structure) -> list[Interval]:
    """Give each move the part's seconds of work and of rest."""
    work, rest = form.middle("work_s", 0), form.middle("rest_s", 0)
    return joined(([Interval("work", work, (move,))] for move in moves), rest) + [Interval("rest", rest)] * bool(rest)


def leveled(group: tuple[ProgrammeMove, ...]) -> list[Interval]:
    """Give the levels of an exercise one stretch, in which whoever does one says when it is over."""
    return [Interval("work", sum(move.seconds for move in group) / len(group), group, timed=False)]


def by_dose(move: ProgrammeMove) -> Iterator[Interval]:
    """Yield a move set by set and half by half, with the rests of its dose; a move without a dose is open."""
    dose = move.exercise.dose
    if dose is None or not dose.seconds:
        yield Interval("work", 0, (move,), timed=False)
        return
    halves = [str(unit) for unit in dose.per if unit in TWICE]
    shares, sets = 2 ** len(halves), len(dose.ladder) or max(1, round(dose.sets.middle))
    rest = dose.rest_s.middle if dose.rest_s else 0.0
    once = (dose.seconds - rest * max(sets - 1, 1)) / (sets * shares)
    name = halves[0] if len(halves) == 1 else ""
    for number in range(1, sets + 1):
        if number > 1 and rest:
            yield Interval("rest", rest)
        for half in range(1, shares + 1):
            yield Interval("work", once, (move,), by_clock(dose), (number, sets), (half, shares), name)


def by_clock(dose: Dose) -> bool:
    """Say whether a dose is one of time, which a clock can end, and not of reps or breaths of one's own."""
    return bool(dose.time_s or (dose.hold_s and not (dose.reps or dose.ladder)))
