"""Laws of bodies: bones keep their length, mirrors undo themselves, what rests touches, what reaches arrives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_poses import figure_of, people, poses

from generator.figure import FigureError, between, mirrored
from generator.figure.body import proportions as size
from generator.figure.body.bones import BONES
from generator.figure.body.contact import settle
from generator.figure.body.flesh import body_of
from generator.figure.body.skeleton import pose_skeleton
from generator.figure.measure.solved import settled_frame
from generator.figure.reading.pose_reading import usual_rests
from generator.figure.words.joints import ROOTS, SIDES, limits
from generator.figure.words.people import PEOPLE
from generator.figure.words.places import HAND_PLACES
from generator.figure.words.pose import Hand, Pose, Rest

QUICK = settings(max_examples=40, deadline=None)
FOOT_DOWN, SEAT = Rest("left-foot", 0, "left_hip_flexion"), Rest("pelvis", 45)
SEGMENTS = [
    ("thigh", "shank", size.THIGH),
    ("shank", "foot", size.SHANK),
    ("upper_arm", "forearm", size.UPPER_ARM),
    ("forearm", "hand", size.FOREARM),
]


def lengths(bones, side):
    found = []
    for start, end, wanted in SEGMENTS:
        way = bones.origin[f"{side}_{end}"] - bones.origin[f"{side}_{start}"]
        found.append((float(np.linalg.norm(way)), wanted))
    return found


@given(poses(), people())
@QUICK
def test_bones_keep_their_length(pose, person):
    bones = pose_skeleton(pose, PEOPLE[person])
    for side in SIDES:
        for length, wanted in lengths(bones, side):
            assert length == pytest.approx(wanted, rel=0.005)
    points = np.array([bones.origin[f"spine_{k}"] for k in range(1, size.SPINE_STEPS + 2)])
    assert np.linalg.norm(np.diff(points, axis=0), axis=1).sum() == pytest.approx(size.SPINE_TOP, rel=0.005)


@given(poses(), st.sampled_from(HAND_PLACES), st.floats(0, 1), people())
@QUICK
def test_bones_keep_their_length_when_hands_reach(pose, place, along, person):
    reaching = Pose(pose.root, pose.angles, {"left": Hand(place, along=along), "right": Hand(place, along=along)})
    bones = pose_skeleton(reaching, PEOPLE[person])
    for side in SIDES:
        for length, wanted in lengths(bones, side):
            assert length == pytest.approx(wanted, rel=0.005)


@given(poses(), people())
@QUICK
def test_every_frame_is_a_rotation(pose, person):
    _, frames = pose_skeleton(pose, PEOPLE[person]).stacked()
    assert np.allclose(frames @ frames.transpose(0, 2, 1), np.eye(3), atol=1e-6)
    assert np.allclose(np.linalg.det(frames), 1, atol=1e-6)


@given(st.sampled_from(sorted(ROOTS)), st.floats(-180, 180), st.floats(-90, 90), st.floats(-60, 60))
@QUICK
def test_a_turn_does_not_change_what_tilt_and_lean_mean(root, turn, tilt, lean):
    """Where a body faces has no say in how it bends: turned, all of it is turned about the line it stood on."""

    def pelvis(**angles):
        return pose_skeleton(Pose(root, angles), PEOPLE["a"]).frame["pelvis"]

    upright, straight = pelvis(), pelvis(tilt=tilt, lean=lean)
    turned = pelvis(tilt=tilt, lean=lean, turn=turn)
    assert turned == pytest.approx(pelvis(turn=turn) @ upright.T @ straight, abs=1e-9)


@pytest.mark.parametrize("turn", [0, 90, 180, -120])
def test_a_tilt_takes_the_head_to_where_the_body_faces(turn):
    bones = pose_skeleton(Pose("standing", {"turn": turn, "tilt": 40}), PEOPLE["a"])
    faces = pose_skeleton(Pose("standing", {"turn": turn}), PEOPLE["a"]).frame["pelvis"][:, 0]
    assert float((bones.origin["head"] - bones.origin["pelvis"]) @ faces) > 0.3


@given(poses())
def test_mirrored_twice_is_the_pose_itself(pose):
    assert mirrored(mirrored(pose)) == pose


@given(poses(), people())
@QUICK
def test_a_mirrored_body_is_the_body_seen_in_a_mirror(pose, person):
    pose = replace(pose, root="standing")
    here = pose_skeleton(pose, PEOPLE[person])
    there = pose_skeleton(mirrored(pose), PEOPLE[person])
    for name in BONES:
        side, _, bone = name.partition("_")
        other = f"{'left' if side == 'right' else 'right'}_{bone}" if side in SIDES else name
        assert there.origin[other] == pytest.approx(here.origin[name] * (1, -1, 1), abs=1e-9), name


@given(poses(), poses(), st.floats(0, 1))
@QUICK
def test_between_starts_at_one_pose_and_ends_at_the_other(first, second, share):
    assert between(first, second, 0) == first
    assert between(first, second, 1) == second
    a, b = first.every_angle(), second.every_angle()
    for name, angle in between(first, second, share).every_angle().items():
        low, high = sorted((a.get(name, 0.0), b.get(name, 0.0)))
        assert low - 1e-9 <= angle <= high + 1e-9


@pytest.mark.parametrize("person", PEOPLE)
def test_a_pose_without_angles_is_relaxed_standing(person):
    bones = settle(Pose(rests=usual_rests("standing", {})), person).bones
    assert bones.frame["pelvis"] == pytest.approx(np.eye(3))
    head = bones.origin["head"]
    assert abs(head[1]) < 1e-9
    assert abs(head[0]) < 0.06
    for side, sign in SIDES.items():
        assert bones.origin[f"{side}_hand"][1] * sign > 0.16
        assert bones.local(f"{side}_foot", 0, 0, -size.SHANK * 0)[2] < 0.08


@given(st.floats(5, 48), st.floats(30, 60), people())
@settings(max_examples=20, deadline=None)
def test_what_rests_touches_the_floor_and_what_hovers_hovers(curl, height, person):
    rests = (Rest("pelvis"), Rest("ribs", 0, "tilt"), Rest("left-foot", height, "left_hip_flexion"))
    angles = {"lumbar_flexion": curl * 0.2, "thorax_flexion": curl * 0.9, "neck_flexion": curl * 0.7}
    settled = settle(Pose("supine", {**angles, "left_hip_flexion": 30}, {}, rests), person)
    body = body_of(person)
    assert settled.gap < 0.002
    for part, wanted in (("pelvis", 0), ("ribs", 0), ("left-foot", height / 100)):
        assert settled.flesh.lowest(body.pick(part)) == pytest.approx(wanted, abs=0.002), part


@given(poses(), people())
@settings(max_examples=30, deadline=None)
def test_nothing_sinks_into_the_floor(pose, person):
    settled = settle(pose, person)
    reach = np.sqrt((settled.flesh.axes[:, 2] ** 2).sum(1))
    torso = body_of(person).pick("torso")
    assert (settled.flesh.centre[:, 2] - reach)[torso].min() > -0.002 or pose.rests[0].part != "torso"
    assert np.isfinite(settled.flesh.centre).all()
    assert np.isfinite(settled.flesh.axes).all()


@given(st.sampled_from(["left", "right"]), st.floats(0.05, 0.5), st.floats(90, 125), st.floats(90, 135), people())
@settings(max_examples=25, deadline=None)
def test_a_hand_reaches_its_shin_or_says_by_how_much_it_cannot(side, along, hip, knee, person):
    angles = {f"{side}_hip_flexion": hip, f"{side}_knee_flexion": knee, "thorax_flexion": 40, "lumbar_flexion": 8}
    pose = Pose("supine", angles, {side: Hand(f"{side}-shin", along=along)}, (Rest("pelvis"), Rest("ribs", 0, "tilt")))
    figure = figure_of(pose, person=person)
    settled = settle(pose, person)
    if settled.bones.missed[side] > 0.010:
        with pytest.raises(FigureError, match="cannot reach"):
            settled_frame(figure, figure.frames[0])
        return
    settled = settled_frame(figure, figure.frames[0])
    shin = settled.bones.origin[f"{side}_shank"] - settled.bones.frame[f"{side}_shank"][:, 2] * size.SHANK * along
    assert np.linalg.norm(settled.bones.origin[f"{side}_hand"] - shin) < 0.12


def test_a_hand_that_cannot_reach_is_an_error_with_its_place():
    pose = Pose("standing", {}, {"left": Hand("right-ankle")}, (Rest("feet"),))
    with pytest.raises(FigureError, match=r"cannot reach right-ankle: \d+ mm short") as caught:
        settled_frame(figure_of(pose), figure_of(pose).frames[0])
    assert caught.value.problems[0].path == ("frames", 0, "pose", "hands", "left")


def test_the_angle_that_has_to_give_is_named_with_how_far() -> None:
    far = Pose("long-sitting", {"left_hip_flexion": 50, "left_knee_flexion": 95}, {}, (Rest("pelvis"), FOOT_DOWN))
    with pytest.raises(FigureError, match=r"left hip flexion would have to be 13[6-9] degrees, and ends at 135"):
        settled_frame(figure_of(far), figure_of(far).frames[0])
    short = Pose("sitting", {"tilt": 30, "lumbar_flexion": 40}, {"right": Hand("right-ankle")}, (SEAT,))
    with pytest.raises(FigureError, match=r"mm short; [\w ]+ of \d+ in place of \d+ degrees would do"):
        settled_frame(figure_of(short), figure_of(short).frames[0])


def test_a_contact_that_cannot_be_met_is_an_error():
    pose = Pose("supine", {}, {}, (Rest("pelvis"), Rest("left-foot", 180, "left_knee_flexion")))
    with pytest.raises(FigureError, match=r"leaves the left-foot \d+ mm below where it should rest"):
        settled_frame(figure_of(pose), figure_of(pose).frames[0])


@given(poses(), people())
@settings(max_examples=25, deadline=None)
def test_solved_angles_stay_inside_the_limits(pose, person):
    rests = (Rest("pelvis"), Rest("left-foot", 20, "left_hip_flexion"))
    solved = settle(Pose(pose.root, pose.angles, {}, rests), person).angles
    low, high = limits()["left_hip_flexion"]
    assert low <= solved["left_hip_flexion"] <= high


def test_elbows_bend_forwards_only():
    """A reaching arm's hinge turns the forearm towards the front of the upper arm."""
    for place in ("behind-head", "left-shin", "hip", "mat"):
        pose = Pose(
            "supine", {"left_hip_flexion": 100, "left_knee_flexion": 110}, {"left": Hand(place)}, (Rest("pelvis"),)
        )
        bones = settle(pose, "a").bones
        upper, forearm = bones.frame["left_upper_arm"], bones.frame["left_forearm"]
        assert float(-forearm[:, 2] @ upper[:, 0]) > -0.05, place
