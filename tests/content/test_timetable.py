"""A session by the clock: what each kind of part makes of its moves' doses."""

from __future__ import annotations

from typing import Any

import pytest

from generator.content.library import Library
from generator.content.timetable import timetable
from tests.conftest import ROUTINE

PART = "  - name: Strengthen\n    exercises: [bridge]\n"


def told(sample: Any, part: str) -> list[str]:
    """Put a part in place of the sample's, and write each interval in short: `w30 bridge s1/2 h1/2 r1/3`."""
    assert PART in ROUTINE
    sample.write(sample.routine, ROUTINE.replace(PART, part))
    found = []
    for each in timetable(Library(sample.project).programme("sample")):
        words = [f"{each.kind[0]}{each.seconds:g}{'' if each.timed else '~'}"]
        words += [str(move.exercise.id) for move in each.moves]
        pairs = (("s", each.set), ("h", each.half), ("r", each.round))
        words += [f"{sign}{number}/{count}" for sign, (number, count) in pairs if count > 1]
        found.append(" ".join([*words, *([each.halves] if each.halves else [])]))
    return found


def part(kind: str, *doses: str) -> str:
    """Write a part of a kind with the bridge in several doses."""
    moves = [f"      - {{exercise: bridge, dose: {dose}}}" for dose in doses]
    return "\n".join(
        ["  - name: Strengthen", *(f"    {line}" for line in kind.split("; ")), "    exercises:", *moves, ""]
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (part("kind: order", "{reps: 8}"), ["w32~ bridge"]),
        (part("kind: order", "{time_s: 30}", "{hold_s: 20}"), ["w30 bridge", "r20", "w20 bridge"]),
        (
            part("kind: order", "{sets: 2, time_s: 30, rest_s: 15}"),
            ["w30 bridge s1/2", "r15", "w30 bridge s2/2"],
        ),
        (part("kind: order", "{time_s: 40, per: leg}"), ["w40 bridge h1/2 leg", "w40 bridge h2/2 leg"]),
        (part("kind: order", "{note: as long as you like}"), ["w0~ bridge"]),
        (
            part("kind: circuit; rounds: 2; rest_s: 10; round_rest_s: 60", "{reps: 5}", "{time_s: 30}"),
            [
                *("w20~ bridge r1/2", "r10 r1/2", "w30 bridge r1/2"),
                "r60",
                *("w20~ bridge r2/2", "r10 r2/2", "w30 bridge r2/2"),
            ],
        ),
        (
            part("kind: intervals; rounds: 2; work_s: 40; rest_s: 20", "{reps: 5}"),
            ["w40 bridge r1/2", "r20 r1/2", "w40 bridge r2/2", "r20 r2/2"],
        ),
        (part("kind: emom; rounds: 2", "{reps: 5}"), ["w60 bridge r1/2", "w60 bridge r2/2"]),
        (part("kind: amrap; time_s: 300", "{reps: 5}", "{reps: 6}"), ["w300 bridge bridge"]),
        (part("kind: flow", "{breathe: in}", "{breathe: out}"), ["w3 bridge", "w3 bridge"]),
        (part("kind: superset; rounds: 2; rest_s: 45", "{reps: 5}"), ["w20~ bridge r1/2", "r45", "w20~ bridge r2/2"]),
    ],
)
def test_intervals(sample: Any, written: str, expected: list[str]) -> None:
    assert told(sample, written) == expected


def test_parts_are_parted_by_the_time_to_get_into_place(sample: Any) -> None:
    assert told(sample, PART + PART) == ["w32~ bridge", "r20", "w32~ bridge"]


@pytest.mark.parametrize("name", ["psoas-for-runners", "ankle-and-calf-warm-up", "first-strength-circuit"])
def test_the_clock_agrees_with_the_minutes_that_are_printed(name: str) -> None:
    programme = Library().programme(name)
    seconds = sum(each.seconds for each in timetable(programme))
    assert seconds == pytest.approx(programme.seconds, rel=0.05)
