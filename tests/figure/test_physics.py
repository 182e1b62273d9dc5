"""What no body can do is told: part, depth, and in what; what an author leaves unsaid gives way."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_poses import figure_of, people, poses
from shipped_figures import EXERCISES, FILES, figure_named

from generator.figure import FigureError, advise_figure, check_figure, read_figure
from generator.figure.body.contact import settle
from generator.figure.body.depths import CLOTH
from generator.figure.body.flesh import body_of
from generator.figure.measure.boxes import boxes, rounds
from generator.figure.measure.physics import GIVES, ROUND, impossible
from generator.figure.measure.solved import as_far_as_it_goes, settled_frame
from generator.figure.words.joints import ROOTS
from generator.figure.words.model import Prop
from generator.figure.words.people import PEOPLE

ALL_FOURS = {"root": "all-fours", "forearms": {"both": 85}, "wrists": {"both": 68}}

SQUAT = {"hips": {"both": 105}, "knees": {"both": 95}, "ankles": {"both": -28}, "tilt": 48, "shoulders": {"both": 90}}


def faults(pose: dict[str, Any], props: Any = (), **more: Any) -> list[str]:
    figure = read_figure({"alt": "A person.", "props": list(props), "frames": [{"pose": pose}], **more})
    try:
        check_figure(figure)
    except FigureError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("pose", "props", "told"),
    [
        ({**ALL_FOURS, "spine": {"lumbar": 35, "thorax": 35, "neck": 25}}, (), r"the head \d\d\d mm below the floor"),
        ({"root": "supine", "hips": {"left": -20}}, (), r"the left heel \d+ mm below the floor"),
        ({"root": "supine", "hips": {"both": {"abduction": -12}}}, (), r"the left \w+ \d+ mm into the right \w+"),
        ({"root": "sitting", "elbows": {"left": 42}, "shoulders": {"left": {"abduction": -6}}}, (),
         r"the left \w+ \d+ mm into the left thigh"),
        ({"shoulders": {"both": 90}}, [{"wall": {"x": 30}}], r"the left hand \d+ mm into the wall"),
        ({"root": "sitting", "tilt": -40, "rest": [{"pelvis": {"on": "chair"}}]}, ["chair"], r"mm into the chair"),
        ({"hips": {"right": 20}}, [{"step": {"x": 10, "height": 40}}], r"the right [\w ]+ \d+ mm into the step"),
        ({}, [{"exercise-ball": {"x": 20}}], r"the (right|left) [\w ]+ \d+ mm into the exercise-ball"),
        ({}, [{"bar": {"height": 120}}], r"the chest \d+ mm into the bar"),
        ({}, [{"table": {"x": 0}}], r"mm into the table"),
        ({}, [{"hurdle": {"x": 0, "height": 40}}], r"mm into the hurdle"),
    ],
)  # fmt: skip
def test_what_no_body_can_do_is_told(pose: dict[str, Any], props: Any, told: str) -> None:
    import re

    found = faults(pose, props)
    assert any(re.search(told, fault) for fault in found), found
    assert all(fault.startswith("frames.0.pose puts the ") for fault in found)


def test_hips_give_way_no_farther_than_they_go() -> None:
    """A straight hip goes 45 degrees out; a bent one farther: the message knows."""
    wide = {"hips": {"right": {"flexion": 78, "abduction": 66}, "left": {"flexion": 1}}, "knees": {"right": 78},
            "rest": ["right-foot", {"left-foot": {"by": "left_hip_abduction"}}]}  # fmt: skip
    (told,) = faults(wide)
    assert told.endswith("left hip abduction would have to be 57 degrees, and ends at 45")
    wide["hips"]["left"] = {"flexion": 34}
    assert faults(wide) == []


def test_a_camera_behind_the_wall_is_told_and_the_usual_one_shows_its_face() -> None:
    pose, wall = {"hands": {"both": {"reach": "wall", "shape": "flat"}}}, [{"wall": {"x": 50}}]
    assert faults(pose, wall, view={"yaw": 25}) == [
        "view.yaw looks at the back of the wall, which hides the hands on it: -25 shows its face"
    ]
    assert faults(pose, wall) == []


def test_a_wall_at_the_other_side_is_met_from_that_side() -> None:
    pose = {"turn": 180, "hands": {"both": {"reach": "wall", "shape": "flat"}}}
    assert faults(pose, [{"wall": {"x": -50}}]) == []


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("root", ROOTS)
def test_whatever_is_unsaid_lies_on_the_floor_and_beside_the_body(root: str, person: str) -> None:
    """A curl face down is no such thing: the floor is in its way."""
    for spine in ({}, {"side-bend": 40}, {"curl": -15 if root == "prone" else 20}):
        assert faults({"root": root, "spine": spine}, person=person) == [], spine


def test_legs_that_nobody_lifts_lie_down_beside_a_block() -> None:
    for hips, lies in (({}, True), ({"hips": {"both": 30}}, False)):
        pose = {"root": "supine", **hips, "rest": [{"pelvis": {"on": "block"}}, "upper-back", "head"]}
        figure = read_figure({"alt": "A.", "props": [{"block": {"height": 12}}], "frames": [{"pose": pose}]})
        flesh = settled_frame(figure, figure.frames[0]).flesh
        assert (flesh.lowest(body_of("a").pick("left-leg")) < 0.01) is lies


def test_what_is_said_does_not_give_way() -> None:
    arms = {"shoulders": {"both": {"flexion": -20, "abduction": 0}}, "elbows": {"both": 0}}
    assert len(faults({"root": "supine", **arms})) == 2


@pytest.mark.parametrize("name", FILES)
def test_the_library_obeys(name: str) -> None:
    check_figure(figure_named(name))


BODIES = int(os.environ.get("RANDOM_BODIES", "40"))
"""How many random bodies are posed: `RANDOM_BODIES=2000 pytest -k random_body` for many."""


@given(poses(), people(), st.floats(-120, 120))
@settings(max_examples=BODIES, deadline=None)
def test_nothing_of_a_random_body_is_in_floor_wall_box_or_ball_that_is_not_told(
    pose: Any, person: str, x: float
) -> None:
    """Measured another way: by points on the skin of each lump of flesh."""
    figure = figure_of(pose, person=person)
    settled = as_far_as_it_goes(figure, figure.frames[0])
    turn = np.linspace(0, 2 * np.pi, 12)
    ball = np.concatenate([np.column_stack([np.cos(turn) * r, np.sin(turn) * r, np.full(12, z)])
                           for z, r in ((-0.9, 0.43), (0.0, 1.0), (0.9, 0.43))])  # fmt: skip
    flesh, body = body_of(person).place_on(settled.bones), body_of(person)
    skin = (flesh.centre[:, None] + ball @ flesh.axes.transpose(0, 2, 1))[~np.isin(body.part, CLOTH)].reshape(-1, 3)
    props = tuple(Prop(kind, numbers={"x": x}) for kind in ("wall", "box", "exercise-ball"))
    told = " ".join(fault for _, fault in impossible(settled, person, props))
    if skin[:, 2].min() < -GIVES:
        assert "below the floor" in told
    side = 1 if x / 100 >= settled.bones.origin["chest"][0] else -1
    if ((skin[:, 0] - x / 100) * side).max() > GIVES:
        assert "into the wall" in told
    for thing, lump, _ in boxes(settled, person, props):
        if thing == "box" and (lump.half - np.abs((skin - lump.middle) @ lump.frame)).min(1).max() > GIVES:
            assert "into the box" in told
    ((_, gym_ball, _),) = rounds(settled, person, props)
    if (gym_ball.axes[0, 2, 2] - np.linalg.norm(skin - gym_ball.centre[0], axis=1)).max() > ROUND:
        assert "into the exercise-ball" in told


def test_a_wall_is_thick_from_its_face_on() -> None:
    pose = read_figure({"alt": "A.", "frames": [{"pose": {"shoulders": {"both": 90}}}]}).frames[0].pose
    settled = settle(pose, "a")
    for x in (10.0, 30.0, 50.0):
        found = impossible(settled, "a", (Prop("wall", numbers={"x": x}),))
        deepest = max((int(fault.split()[-5]) for _, fault in found), default=0)
        assert deepest == pytest.approx(max(0.0, 660 - 10 * x), abs=160), x


@pytest.mark.parametrize(
    ("pose", "told"),
    [
        ({}, ""),
        (SQUAT, ""),
        ({"lean": 25}, r"would fall: its weight is \d\d cm beyond what carries it"),
        ({"tilt": 40}, r"would fall"),
        ({"root": "sitting"}, r"would fall"),
        ({"root": "supine", "hips": {"both": 60}}, ""),
        ({"tilt": 15, "hands": {"both": "wall"}}, ""),
        ({"root": "supine", "hips": {"right": 40}, "rest": ["pelvis", "upper-back", "head", {"right-foot": 15}]},
         r"brings right hip flexion to \d+ degrees, so that the 40 written say nothing"),
        ({"root": "supine", "hips": {"right": 12}, "rest": ["pelvis", "upper-back", "head", {"right-foot": 15}]}, ""),
    ],
)  # fmt: skip
def test_what_might_be_better_is_told_and_is_no_error(pose: dict[str, Any], told: str) -> None:
    import re

    figure = read_figure({"alt": "A person.", "props": [{"wall": {"x": 55}}], "frames": [{"pose": pose}]})
    found = [str(advice) for advice in advise_figure(figure)]
    assert len(found) == (1 if told else 0), found
    assert not told or re.search(told, found[0]), found


@pytest.mark.parametrize("name", EXERCISES)
def test_nothing_of_the_library_might_be_better(name: str) -> None:
    assert [str(advice) for advice in advise_figure(figure_named(name))] == []


@pytest.mark.parametrize(("height", "folds"), [(40, False), (70, True)])
def test_an_elbow_that_would_have_to_fold_up_is_told(height: int, folds: bool) -> None:
    pose = {"hands": {"both": "bar"}, "rest": [{"toes": {"height": height}}]}
    told = faults(pose, [{"bar": {"height": 220}}])
    assert any("bends the left elbow by" in fault for fault in told) is folds, told
