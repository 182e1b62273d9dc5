"""Letters and lengths of a programme."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.content.dose import Dose
from generator.content.library import load_routine
from generator.content.numbering import letter
from generator.content.structure import TRANSITION_S
from generator.content.values import Amount, Source
from tests.conftest import EXERCISE


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (1, 26, 27, 52, 53, 702, 703)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
    assert [letter(n, "АБВ") for n in (1, 3, 4, 12)] == ["А", "В", "АА", "ВВ"]


@given(st.integers(1, 20_000))
def test_every_number_has_a_letter_of_its_own_in_order(number: int) -> None:
    one, next_one = letter(number), letter(number + 1)
    assert (len(one), one) < (len(next_one), next_one)


def test_only_parts_of_several_moves_are_lettered() -> None:
    programme = load_routine("psoas-for-runners")
    assert programme.labels == ("1", "2", *"ABCDEFGH")
    assert [len(part.moves) for part in programme.parts] == [1, 1, 8]


def test_the_session_is_the_doses_and_the_changes_between() -> None:
    programme = load_routine("psoas-for-runners")
    doses = sum(move.exercise.dose.seconds for move in programme.moves)
    assert programme.seconds == doses + 9 * TRANSITION_S
    assert programme.minutes == 15


def test_positions_taken_in_turn_are_told_without_repetitions() -> None:
    assert load_routine("psoas-for-runners").changes_of_position == ("prone", "supine")


@pytest.mark.parametrize(("written", "column"), [("{reps: 8}", 14), ("{reps: [4, 5], sets: 2}", 15)])
def test_a_dose_stands_where_its_first_number_is_written(sample: Any, written: str, column: int) -> None:
    sample.spoil(sample.exercise, "{reps: 8}", written)
    (move,) = load_routine("sample", sample.project).moves
    assert move.exercise.dose.source == Source(sample.exercise, 9, column, "dose")


@pytest.mark.parametrize(
    ("numbers", "seconds"),
    [
        ({"time_s": "40"}, 40),
        ({"time_s": "40", "rest_s": "15"}, 40 + 15),
        ({"time_s": "40", "rest_s": "15", "sets": "2"}, 2 * 40 + 15),
        ({"time_s": "40", "rest_s": "15", "sets": "4"}, 4 * 40 + 3 * 15),
        ({"time_s": "40", "sets": "3"}, 3 * 40),
        ({"time_s": ["40", "60"], "per": "side", "rest_s": "15", "sets": "2"}, 2 * 50 * 2 + 15),
        ({"reps": "8"}, 8 * 4),
        ({"reps": "8", "rep_s": "6", "per": ["direction", "side"]}, 8 * 6 * 2 * 2),
        ({"reps": "8", "per": "round"}, 8 * 4),
        ({"reps": ["2", "4"], "hold_s": "30"}, 3 * 30),
        ({"hold_s": ["30", "60"]}, 45),
        ({"counts": "100", "breath": ["5", "5"]}, 100),
        ({"counts": "8"}, 8),
        ({"breaths": "5"}, 30),
        ({"breaths": "5", "breath": ["4", "6"]}, 50),
        ({"breathe": ["in", "out"]}, 6),
        ({"distance_m": "30"}, 15),
        ({"ladder": ["10", "8", "6"]}, 96),
        ({"ladder": ["10", "8", "6"], "rest_s": "60"}, 96 + 2 * 60),
        ({"reps": "8", "tempo": "3-1-x-0"}, 40),
        ({"reps": {"up_to": "10"}}, 40),
        ({"reps": "8", "per": ["leg", "each hoop"]}, 64),
        ({"progress": {"from": "5", "to": "10"}}, 20),
        ({"sets": ["2", "4"], "reps": "8", "rest_s": ["30", "60"]}, 3 * 32 + 2 * 45),
        ({"note": "as long as you like"}, 0),
    ],
)
def test_a_dose_takes_its_work_and_its_rests(numbers: dict[str, object], seconds: float) -> None:
    assert Dose.model_validate(numbers).seconds == seconds


def test_a_part_of_several_has_no_letters_when_it_is_one_move(sample: Any) -> None:
    sample.spoil(
        sample.routine,
        "    exercises: [bridge]",
        "    note: Two of them\n    intro: Rest between.\n    exercises: [bridge, bridge]\n"
        "  - {name: Last, exercises: [bridge]}",
    )
    first, last = load_routine("sample", sample.project).parts
    assert (first.number, first.name, first.note, first.intro) == (1, "Strengthen", "Two of them", "Rest between.")
    assert (last.number, last.name, last.note, last.intro) == (2, "Last", None, None)
    assert [(move.key, move.letter) for move in (*first.moves, *last.moves)] == [
        ("bridge", "A"),
        ("bridge-2", "B"),
        ("bridge-3", ""),
    ]


def test_minutes_are_whole_and_at_least_one(sample: Any) -> None:
    programme = load_routine("sample", sample.project)
    assert (programme.seconds, programme.minutes) == (32, 1)
    for seconds, minutes in ((1, 1), (89, 1), (91, 2), (150, 2), (151, 3)):
        sample.write(sample.exercise, EXERCISE.replace("{reps: 8}", f"{{time_s: {seconds}}}"))
        assert load_routine("sample", sample.project).minutes == minutes


def test_positions_in_turn(sample: Any) -> None:
    sample.spoil(sample.exercise, "[supine]", "[supine, sitting, supine]")
    sample.spoil(sample.routine, "[bridge]", "[bridge, bridge]")
    programme = load_routine("sample", sample.project)
    assert programme.changes_of_position == ("supine", "sitting", "supine", "sitting", "supine")


@pytest.mark.parametrize(
    ("entry", "name", "label"),
    [
        ("{exercise: bridge}", "Bridge", "Brdg"),
        ("{exercise: bridge, name: Other}", "Other", "Other"),
        ("{exercise: bridge, short_name: Br}", "Bridge", "Br"),
        ("{exercise: bridge, name: Other, short_name: Oth}", "Other", "Oth"),
        ("{exercise: bridge, poster: Up.}", "Bridge", "Brdg"),
    ],
)
def test_a_new_name_takes_the_short_one_with_it(sample: Any, entry: str, name: str, label: str) -> None:
    sample.spoil(sample.exercise, "name: Bridge", "name: Bridge\nshort_name: Brdg")
    sample.spoil(sample.routine, "[bridge]", f"[{entry}]")
    (move,) = load_routine("sample", sample.project).moves
    assert (move.exercise.name, move.exercise.label) == (name, label)
    assert move.exercise.poster == ("Up." if "poster" in entry else "Lift the hips. Lower them slowly.")


@pytest.mark.parametrize(
    ("numbers", "breaths"),
    [({"counts": "100", "breath": ["5", "5"]}, 10), ({"counts": ["14", "21"], "breath": ["3", "4"]}, (2, 3)),
     ({"reps": "8"}, None), ({"counts": "8"}, None)],
)  # fmt: skip
def test_breaths_are_whole(numbers: dict[str, object], breaths: int | tuple[int, int] | None) -> None:
    found = Dose.model_validate(numbers).slow_breaths
    assert found == (breaths and Amount(*(breaths if isinstance(breaths, tuple) else (breaths, breaths))))


@pytest.mark.parametrize(
    "numbers",
    [
        {"reps": "8", "hold_s": "5"},
        {"hold_s": "5"},
        {"time_s": "5"},
        {"counts": "10", "breath": ["5", "5"]},
        {"time_s": "30", "hold_s": "5"},
        {"reps": "8", "side": "alternate", "per": "side"},
    ],
)
def test_what_a_dose_may_say(numbers: dict[str, object]) -> None:
    assert Dose.model_validate(numbers).sets == Amount(1, 1)


@pytest.mark.parametrize(
    "numbers",
    [
        {},
        {"sets": "2"},
        {"load": "red band"},
        {"reps": "8", "time_s": "5"},
        {"reps": "8", "ladder": ["5", "5"]},
        {"reps": "8", "counts": "10", "breath": ["5", "5"]},
        {"time_s": "8", "counts": "10", "breath": ["5", "5"]},
        {"reps": "8", "hold_s": "5", "time_s": "5"},
        {"reps": "8", "hold_s": "5", "counts": "10", "breath": ["5", "5"]},
    ],
)
def test_what_a_dose_may_not_say(numbers: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="must say how much by exactly one of reps, ladder, time_s"):
        Dose.model_validate(numbers)
