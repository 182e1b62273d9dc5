"""Where an author names no camera, one is chosen that shows the pose: hands, face, motion, the face of a wall."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from random_poses import people, poses

from generator.figure import Figure, Frame, Style, View, draw_figure, read_figure
from generator.figure.measure.viewing import LYING, UPRIGHT, view_of

STAND: dict[str, Any] = {"root": "standing"}


def chosen(*poses: dict[str, Any], **figure: Any) -> View:
    frames = [{"name": str(k), "pose": pose} for k, pose in enumerate(poses)]
    described = read_figure({"alt": "x", "frames": frames, **figure})
    assert described.view is None
    return view_of(described, described.drawn())


def test_arms_that_go_out_sideways_are_seen_from_the_front_and_those_that_go_forward_from_the_side():
    sideways = chosen(STAND, {"shoulders": {"both": {"abduction": 90}}, "hips": {"both": {"abduction": 25}}})
    forward = chosen(STAND, {"shoulders": {"both": 90}, "hips": {"both": 90}, "knees": {"both": 90}, "tilt": 30})
    assert sideways.yaw > forward.yaw
    assert sideways.yaw >= 55


@pytest.mark.parametrize("x", [50, -50])
def test_a_wall_shows_its_face(x):
    turned = {"turn": 0 if x > 0 else 180, "hands": {"both": "wall"}}
    view = chosen(turned, props=[{"wall": {"x": x}}])
    assert view.yaw * x < 0


def test_a_face_that_looks_away_from_the_usual_camera_brings_it_round():
    """A body turned to its right faces away from the usual camera only when that walks with it."""
    away, usual = chosen({"turn": 70}), chosen(STAND)
    assert away != usual or away.yaw >= 0


def test_mats_that_stand_side_by_side_keep_the_usual_camera_where_little_is_won():
    assert chosen({"root": "supine"}, props=["mat"]) == LYING[0]
    assert chosen({"root": "supine", "hips": {"right": 90}}, props=["mat"]) == LYING[0]


@given(poses(), people())
@settings(max_examples=15, deadline=None)
def test_any_pose_has_one_view_of_those_on_offer(pose, person):
    figure = Figure("A person.", (Frame("only", pose),))
    view = view_of(figure, person)
    assert view in (*LYING, *UPRIGHT, View())
    assert view == view_of(Figure("Another.", (Frame("name", pose),)), person)


def test_all_frames_share_a_camera_and_a_frame_may_have_its_own():
    frames = [{"name": "a", "pose": STAND}, {"name": "b", "pose": STAND, "view": {"yaw": 130}}]
    figure = read_figure({"alt": "x", "frames": frames})
    assert draw_figure(figure, Style(), "a").bounds != draw_figure(figure, Style(), "b").bounds


def test_an_author_may_say_otherwise():
    figure = read_figure({"alt": "x", "view": {"yaw": 10}, "frames": [{"pose": STAND}]})
    assert figure.view == View(10.0, 11.0)
