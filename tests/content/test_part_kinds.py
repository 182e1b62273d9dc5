"""How moves belong together: what each kind of part takes, how long it is, and how its moves are labelled."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from generator.content.library import load_routine
from generator.content.structure import Structure
from generator.errors import ContentError


@pytest.mark.parametrize(
    ("part", "seconds"),
    [
        ({}, 2 * 30 + 20),
        ({"kind": "circuit", "rounds": "3"}, 3 * (2 * 30 + 20) + 2 * 20),
        ({"kind": "circuit", "rounds": "3", "rest_s": "10", "round_rest_s": "60"}, 3 * (2 * 30 + 10) + 2 * 60),
        ({"kind": "superset", "rounds": "3", "rest_s": "90"}, 3 * 60 + 2 * 90),
        ({"kind": "intervals", "rounds": "4", "work_s": "40", "rest_s": "20"}, 4 * 2 * 60),
        ({"kind": "tabata"}, 8 * 2 * 30),
        ({"kind": "emom", "rounds": "10"}, 600),
        ({"kind": "emom", "rounds": "5", "every_s": "90"}, 450),
        ({"kind": "amrap", "time_s": ["300", "420"]}, 360),
        ({"kind": "flow", "rounds": ["3", "5"]}, 4 * 60),
        ({"kind": "levels"}, 30),
        ({"kind": "amrap", "time_s": "300", "minutes": "7"}, 420),
    ],
)
def test_rounds_and_rests_count(part: dict[str, Any], seconds: float) -> None:
    structure = Structure.model_validate(part)
    grouped = structure.kind in ("superset", "levels")
    assert structure.seconds([[30.0, 30.0]] if grouped else [[30.0], [30.0]]) == seconds


@pytest.mark.parametrize(
    ("part", "usual"),
    [
        ({"kind": "tabata"}, {"rounds": 8, "work_s": 20, "rest_s": 10, "round_rest_s": None, "every_s": None}),
        ({"kind": "tabata", "rounds": "6"}, {"rounds": 6, "work_s": 20, "rest_s": 10}),
        ({"kind": "emom", "rounds": "10"}, {"rounds": 10, "every_s": 60, "work_s": None}),
        ({"kind": "emom", "rounds": "10", "every_s": "90"}, {"rounds": 10, "every_s": 90}),
        ({"kind": "circuit", "rounds": "2"}, {"rounds": 2, "work_s": None, "rest_s": None, "every_s": None}),
    ],
)
def test_a_kind_means_what_its_field_knows_it_by(part: dict[str, Any], usual: dict[str, int | None]) -> None:
    structure = Structure.model_validate(part)
    assert {name: amount and (amount.low, amount.high) for name in usual for amount in (structure.get(name),)} == {
        name: value and (value, value) for name, value in usual.items()
    }


@pytest.mark.parametrize(
    ("part", "groups", "seconds"),
    [
        ({"kind": "superset", "rounds": "3", "rest_s": "90"}, [[30, 40], [50]], 3 * 120 + 2 * 2 * 90 + 20),
        ({"kind": "superset", "rounds": "2"}, [[30, 40]], 2 * 70),
        ({"kind": "levels"}, [[30, 60], [20, 20, 50]], 45 + 30 + 20),
        ({"kind": "circuit", "rounds": "2", "rest_s": "5"}, [[30], [30], [30]], 2 * (90 + 10) + 5),
        ({"kind": "intervals", "rounds": "3", "work_s": "30", "round_rest_s": "60"}, [[1], [1]], 3 * 60 + 2 * 60),
        ({"kind": "flow"}, [[30], [40]], 70),
        ({}, [[30], [40], [50]], 120 + 2 * 20),
    ],
)
def test_changes_and_rests_count_where_they_are(
    part: dict[str, Any], groups: list[list[float]], seconds: float
) -> None:
    assert Structure.model_validate(part).seconds(groups) == seconds


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ({"rounds": "3"}, "has rounds, which an order part does not take; rounds belong to the kinds circuit, "),
        ({"kind": "amrap", "time_s": "60", "rounds": "3"}, "has rounds, which an amrap part does not take"),
        ({"kind": "circuit"}, "is of kind circuit and needs rounds"),
        ({"kind": "intervals"}, "needs rounds and work_s"),
        ({"kind": "superset"}, "is of kind superset and needs rounds"),
        ({"kind": "emom"}, "is of kind emom and needs rounds"),
        ({"kind": "amrap"}, "is of kind amrap and needs time_s"),
        ({"kind": "levels", "levels": ["A"], "work_s": "9"}, "has work_s, which a levels part does not take"),
        ({"kind": "tabata", "every_s": "9"}, "every_s, which a tabata part .*; every_s belong to the kinds emom"),
    ],
)
def test_a_kind_takes_its_own_fields(part: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Structure.model_validate(part)


def entries(sample: Any, part: str, more: str = "") -> Any:
    sample.spoil(sample.routine, "    exercises: [bridge]", part)
    if more:
        sample.spoil(sample.routine, "title: Sample", f"title: Sample\n{more}")
    return load_routine("sample", sample.project)


@pytest.mark.parametrize(
    ("part", "more", "labels"),
    [
        ("    exercises: [bridge, bridge]", "", "A B"),
        ("    exercises: [bridge, bridge]", "labels: numbers", "1 2"),
        ("    exercises: [bridge, bridge]", "language: ru", "А Б"),
        ("    exercises: [bridge, {exercise: bridge, label: B1}, bridge]", "", "A B1 B"),
        ("    kind: superset\n    rounds: 2\n    exercises: [[bridge, bridge], [bridge, bridge]]", "", "A1 A2 B1 B2"),
        ("    kind: superset\n    rounds: 2\n    exercises: [bridge, bridge, bridge]", "", "A1 A2 A3"),
        (
            "    kind: superset\n    rounds: 2\n    exercises: [[bridge, bridge], bridge]",
            "labels: numbers",
            "1.1 1.2 2",
        ),
        ("    kind: levels\n    exercises: [[bridge, bridge, bridge]]", "", "A1 A2 A3"),
    ],
)
def test_moves_are_labelled_alone_and_in_groups(sample: Any, part: str, more: str, labels: str) -> None:
    moves = entries(sample, part, more).moves
    assert " ".join(move.letter for move in moves) == labels


def test_moves_without_labels_have_numbers_in_narrow_columns(sample: Any) -> None:
    programme = entries(sample, "    exercises: [bridge, bridge]", "labels: none")
    assert [move.letter for move in programme.moves] == ["", ""]
    assert programme.labels == ("1.1", "1.2")


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("[[bridge, bridge, bridge]]", "beginner intermediate advanced"),
        ("[[bridge, bridge]]", "1 2"),
        ("[[bridge, {exercise: bridge, level: Masters}]]", "1 Masters"),
        ("[[bridge, bridge]]\n    levels: [Red, Black]", "Red Black"),
    ],
)
def test_levels_have_names(sample: Any, part: str, names: str) -> None:
    moves = entries(sample, f"    kind: levels\n    exercises: {part}").moves
    assert " ".join(move.level for move in moves) == names


def test_a_list_within_the_list_needs_a_kind_of_groups(sample: Any) -> None:
    with pytest.raises(ContentError, match="holds a list of exercises within its list, which only the kinds superset"):
        entries(sample, "    exercises: [[bridge, bridge]]")


def test_a_slip_in_a_group_is_told_at_its_place(sample: Any) -> None:
    with pytest.raises(ContentError) as error:
        entries(sample, "    kind: levels\n    exercises: [[bridge, {exercise: bridge, dose: {reps: x}}]]")
    assert [problem.field for problem in error.value.problems] == ["parts[1].exercises[1][2].dose.reps"]


def test_the_time_of_work_is_the_dose_of_moves_without_their_own(sample: Any) -> None:
    part = (
        "    kind: circuit\n    rounds: 2\n    work_s: 40\n    exercises: [bridge, {exercise: bridge, dose: {reps: 5}}]"
    )
    doses = [move.exercise.dose for move in entries(sample, part).moves]
    assert (doses[0].time_s.low, doses[1].reps.low) == (40, 5)
    assert doses[0].source.line, "a dose that does not fit is told at its part"


def test_load_and_effort_of_an_exercise_stay_in_a_time_of_work(sample: Any) -> None:
    sample.spoil(sample.exercise, "dose: {reps: 8}", "dose: {reps: 8, load: {kg: 20}, effort: {rpe: 7}, note: no rush}")
    (move,) = entries(sample, "    kind: circuit\n    rounds: 2\n    work_s: 40\n    exercises: [bridge]").moves
    dose = move.exercise.dose
    assert (dose.time_s.low, dose.reps, dose.load.kg.low, dose.effort.rpe.low, dose.note) == (
        40,
        None,
        20,
        7,
        "no rush",
    )


def test_any_field_of_an_exercise_may_be_said_anew(sample: Any) -> None:
    entry = "{exercise: bridge, steps: [Only this.], breath: As you like., muscles: [legs], log: time, easier: Less.}"
    (move,) = entries(sample, f"    exercises: [{entry}]").moves
    assert (move.exercise.steps, move.exercise.breath, move.exercise.muscles) == (
        ("Only this.",),
        "As you like.",
        ("legs",),
    )
    assert (move.exercise.log, move.exercise.easier, move.exercise.name) == ("time", "Less.", "Bridge")


def test_what_comes_again_knows_what_it_repeats_and_is_mirrored(sample: Any) -> None:
    part = (
        "    exercises: [bridge, {exercise: bridge, other: leg}, {exercise: bridge, with: arms crossed, mirror: true}]"
    )
    sample.spoil(sample.exercise, "{root: supine}", "{root: supine, hips: {right: 40}}")
    first, other, crossed = entries(sample, part).moves
    assert (other.again.label, other.again.other, other.mirrored) == ("A", "leg", True)
    assert (crossed.again.change, crossed.mirrored) == ("arms crossed", True)
    assert first.picture == "bridge" != other.picture
    assert other.shown != first.shown


@pytest.mark.parametrize("change", ["other: leg", "with: arms crossed"])
def test_what_comes_again_must_have_come_before(sample: Any, change: str) -> None:
    with pytest.raises(ContentError, match="does bridge again, which does not come before it in this routine"):
        entries(sample, f"    exercises: [{{exercise: bridge, {change}}}]")


def test_a_move_shows_the_frame_that_is_asked_for(sample: Any) -> None:
    sample.spoil(
        sample.exercise, "    - name: start", "    - name: first\n      pose: {root: supine}\n    - name: start"
    )
    usual, asked = entries(sample, "    exercises: [bridge, {exercise: bridge, frame: start}]").moves
    assert (usual.shown.main, asked.shown.main) == ("first", "start")


def test_moves_of_a_group_are_numbered_by_it_and_others_by_none(sample: Any) -> None:
    groups = "    kind: superset\n    rounds: 2\n    exercises: [[bridge, bridge], bridge]"
    assert [move.group for move in entries(sample, groups).moves] == [1, 1, 2]


def test_moves_one_after_the_other_are_in_no_group(sample: Any) -> None:
    assert [move.group for move in entries(sample, "    exercises: [bridge, bridge]").moves] == [0, 0]


def test_a_frame_of_the_figure_is_known(sample: Any) -> None:
    with pytest.raises(ContentError, match='frame names no frame of this figure: there is no "upp"'):
        entries(sample, "    exercises: [{exercise: bridge, frame: upp}]")


@pytest.mark.parametrize(
    ("dose", "log"),
    [
        ("{reps: 8}", "tick"),
        ("{reps: 8, load: {kg: 20}}", "load"),
        ("{reps: {up_to: 8}}", "reps"),
        ("{hold_s: 5, progress: {to: 10}}", "time"),
        ("{time_s: [30, 60]}", "tick"),
        ("{time_s: {at_least: 30}}", "time"),
        ("{hold_s: {up_to: 30}}", "time"),
        ("{distance_m: {up_to: 400}}", "distance"),
        ("{reps: {up_to: 8}}, log: load", "load"),
    ],
)
def test_the_diary_asks_for_what_the_dose_leaves_open(sample: Any, dose: str, log: str) -> None:
    (column,) = entries(sample, f"    exercises: [{{exercise: bridge, dose: {dose}}}]").diary
    assert (column.label, column.log) == ("A", log)


def test_levels_share_a_column_of_the_diary(sample: Any) -> None:
    programme = entries(sample, "    kind: levels\n    exercises: [[bridge, bridge, bridge]]")
    assert [(column.label, column.log) for column in programme.diary] == [("A1–A3", "level")]


def test_minutes_by_hand_win(sample: Any) -> None:
    assert entries(sample, "    exercises: [bridge]", "minutes: 25").minutes == 25
