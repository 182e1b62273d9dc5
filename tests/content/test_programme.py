"""Letters and lengths of a programme."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.library import load_routine
from generator.content.model import Dose
from generator.content.programme import TRANSITION_S, letter


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (1, 26, 27, 52, 53, 702, 703)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


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
    ],
)
def test_a_dose_takes_its_work_and_its_rests(numbers: dict[str, object], seconds: float) -> None:
    assert Dose.model_validate(numbers).seconds == seconds
