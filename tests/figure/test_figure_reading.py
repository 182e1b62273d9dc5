"""Figures as data: what is understood, and what is said about what is not."""

from __future__ import annotations

from typing import Any

import pytest

from generator.figure import FigureError, read_figure
from generator.figure.words.pose import Rest


def figure(pose: Any = None, **more: Any) -> dict[str, Any]:
    return {"alt": "A person.", "frames": [{"name": "start", "pose": {} if pose is None else pose}], **more}


def problems(data: Any) -> dict[tuple[str | int, ...], str]:
    with pytest.raises(FigureError) as caught:
        read_figure(data)
    return {problem.path: problem.message for problem in caught.value.problems}


POSE = ("frames", 0, "pose")


def test_numbers_may_come_as_texts_or_numbers():
    texts = read_figure(figure({"knees": {"left": "90"}, "hips": {"both": {"abduction": "-2.5"}}}))
    numbers = read_figure(figure({"knees": {"left": 90}, "hips": {"both": {"abduction": -2.5}}}))
    assert texts.frames[0].pose == numbers.frames[0].pose
    assert dict(texts.frames[0].pose.angles) == {
        "left_hip_abduction": -2.5,
        "left_knee_flexion": 90.0,
        "right_hip_abduction": -2.5,
    }


def test_an_angle_beyond_its_joint_is_refused_with_its_place():
    found = problems(figure({"hips": {"left": {"flexion": "150"}}}))
    assert found == {(*POSE, "hips", "left", "flexion"): "must be between -30 and 135 degrees, not 150"}


def test_a_bare_number_is_reported_where_it_stands():
    assert problems(figure({"knees": {"right": "200"}})) == {
        (*POSE, "knees", "right"): "must be between 0 and 150 degrees, not 200"
    }


def test_all_problems_come_at_once():
    found = problems(
        {
            "frames": [
                {"pose": {"root": "supne", "kness": {}, "spine": {"curl": "lots"}}, "ghost": "end"},
                {"caption": "no pose"},
            ],
            "person": "z",
            "propz": [],
        }
    )
    assert set(found) == {
        ("alt",),
        ("propz",),
        ("person",),
        (*POSE, "root"),
        (*POSE, "kness"),
        (*POSE, "spine", "curl"),
        ("frames", 0, "ghost"),
        ("frames", 1, "pose"),
    }
    assert found[(*POSE, "root")].endswith('; did you mean "supine"?')
    assert found[(*POSE, "kness")] == 'is not known here; did you mean "knees"?'
    assert found[(*POSE, "spine", "curl")] == 'must be a number of degrees, not "lots"'


@pytest.mark.parametrize("bad", ["nan", "inf", "-inf", "", "9O", True, None, []])
def test_what_is_not_a_number_is_refused(bad):
    assert (*POSE, "knees", "left") in problems(figure({"knees": {"left": bad}}))


@pytest.mark.parametrize("bad", [None, "text", [], 3])
def test_what_is_not_a_figure_is_refused_without_a_traceback(bad):
    assert problems(bad)


@pytest.mark.parametrize("frames", [None, [], "x", {}, [None], [[]], ["x"]])
def test_frames_must_be_a_list_of_mappings(frames):
    assert all(path[0] == "frames" for path in problems({"alt": "A.", "frames": frames}))


def test_a_curl_is_shared_over_the_spine_and_zones_override_it():
    angles = read_figure(figure({"spine": {"curl": 40, "neck": 5}})).frames[0].pose.angles
    assert angles["thorax_flexion"] > angles["lumbar_flexion"] > 0
    assert angles["neck_flexion"] == 5


def test_the_largest_curl_stays_inside_every_zone():
    from generator.figure.words.joints import WHOLE_SPINE, ZONES

    for word, span in WHOLE_SPINE.items():
        for whole in span:
            for name, angle in read_figure(figure({"spine": {word: whole}})).frames[0].pose.angles.items():
                zone, _, angle_word = name.partition("_")
                low, high = ZONES[zone][angle_word.replace("_", "-")]
                assert low <= angle <= high, name


def test_the_first_rest_sets_the_height_and_later_ones_name_what_gives_way():
    pose = read_figure(figure({"rest": ["pelvis", "ribs", {"left-foot": {"height": 40}}, {"hands": {"by": "tilt"}}]}))
    assert pose.frames[0].pose.rests == (
        Rest("pelvis", 0.0, "height"),
        Rest("ribs", 0.0, "tilt"),
        Rest("left-foot", 40.0, "left_hip_flexion"),
        Rest("hands", 0.0, "tilt"),
    )


def test_a_part_rests_only_on_a_prop_that_is_there():
    data = figure({"rest": [{"pelvis": {"on": "block"}}]}, props=["mat"])
    assert (*POSE, "rest", 0, "pelvis", "on") in problems(data)


def test_a_hand_on_a_wall_finds_where_the_wall_stands():
    data = figure({"hands": {"both": "wall"}}, props=[{"wall": {"x": "55"}}])
    assert {hand.ahead for hand in read_figure(data).frames[0].pose.hands.values()} == {55.0}


def test_two_frames_of_one_name_are_refused():
    data = {"alt": "A.", "frames": [{"name": "a", "pose": {}}, {"name": "a", "pose": {}}]}
    assert problems(data) == {("frames", 1, "name"): 'is used twice: frames[1] is named "a", too'}
    assert problems(data | {"main": "a"}) == problems(data)


def test_an_arrow_needs_a_point_of_the_body():
    data = {"alt": "A.", "frames": [{"pose": {}, "arrows": [{"arc": {"from": 10}}, {"pulse": {"at": "left-hnd"}}]}]}
    found = problems(data)
    assert ("frames", 0, "arrows", 0, "arc", "at") in found
    assert found[("frames", 0, "arrows", 1, "pulse", "at")] == (
        'is not known here: "left-hnd"; did you mean "left-hand"?'
    )


@pytest.mark.parametrize(
    ("pose", "where"),
    [
        ({"rest": ["zzz"]}, ("rest", 0)),
        ({"rest": [{"feet": {"by": "zzz"}}]}, ("rest", 0, "feet", "by")),
        ({"hands": {"both": "zzz"}}, ("hands", "both")),
    ],
)
def test_messages_do_not_list_every_word_there_is(pose, where):
    message = problems(figure(pose))[(*POSE, *where)]
    assert message.startswith('is not known here: "zzz"; for example ')
    assert len(message) < 90


@pytest.mark.parametrize(("root", "carrier"), [("supine", "upper-back"), ("long-sitting", "pelvis")])
def test_a_lying_body_lays_down_both_feet(root, carrier):
    from generator.figure.measure.solved import settled_frame

    pose = {"root": root, "hips": {"both": 50}, "knees": {"both": 85}, "rest": [carrier, "feet"]}
    found = read_figure(figure(pose))
    gives = [rest.gives for rest in found.frames[0].pose.rests]
    assert gives == ["height", "left_hip_flexion", "right_hip_flexion"]
    assert settled_frame(found, found.frames[0]).gap < 0.002


def test_frames_are_found_by_name_index_or_as_the_main_one():
    frames = [{"name": "up", "pose": {}}, {"name": "down", "pose": {}}]
    found = read_figure({"alt": "A.", "frames": frames, "main": "down"})
    assert [found.frame(wanted).name for wanted in (None, 0, 1, "up")] == ["down", "up", "down", "up"]
    with pytest.raises(KeyError, match="no frame named 'left'; there are up, down"):
        found.frame("left")


@pytest.mark.parametrize(
    ("pose", "fits"),
    [
        ({"hips": {"left": {"abduction": 45}}}, True),
        ({"hips": {"left": {"abduction": 55}}}, False),
        ({"hips": {"left": {"abduction": 55, "flexion": 30}}}, True),
        ({"hips": {"left": {"abduction": 70, "flexion": 90}}}, True),
        ({"root": "sitting", "hips": {"left": {"abduction": 70}}}, True),
        ({"hips": {"left": {"abduction": 80, "flexion": 90}}}, False),
        ({"supple": "yes", "hips": {"left": {"abduction": 85}}}, True),
        ({"ankles": {"left": 70}}, False),
        ({"supple": "yes", "ankles": {"left": 70}}, True),
        ({"spine": {"lumbar": -40}}, False),
        ({"supple": "yes", "spine": {"lumbar": -40}}, True),
        ({"supple": "yes", "spine": {"lumbar": -60}}, False),
    ],
)
def test_joints_go_as_far_as_textbooks_say_and_those_of_the_supple_farther(pose, fits):
    if fits:
        assert read_figure(figure(pose)).frames[0].pose.supple is ("supple" in pose)
    else:
        assert len(problems(figure(pose))) == 1


def test_a_straight_leg_that_goes_out_too_far_is_told_what_would_help():
    assert problems(figure({"hips": {"left": {"abduction": 60, "flexion": 15}}})) == {
        (*POSE, "hips"): (
            "takes the left thigh 60 degrees out; with the hip bent by 15 it goes 50: bend it more, or say supple: yes"
        )
    }
