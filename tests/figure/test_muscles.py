"""Muscles at work ride on the bones of any pose, lie where they are seen, and are large enough to be."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from random_poses import poses

from generator.figure import FigureError, Style, draw_figure, read_figure
from generator.figure.anatomy.atlas.data import names
from generator.figure.anatomy.atlas.in_pose import tubes
from generator.figure.body.skeleton import pose_skeleton
from generator.figure.words.joints import SIDES
from generator.figure.words.muscles import GROUPS, MUSCLES, SINGLE, muscles_of
from generator.figure.words.people import PEOPLE
from generator.figure.words.pose import Pose, mirrored

LEAST_MM = 0.5
"""A band narrower than this on paper is no sign of anything."""


def red(view: dict[str, float], highlight: object, pose: dict[str, object] | None = None, scale: float = 60.0):
    """Return what is painted in the colour of muscles, in mm."""
    from goldens import flat

    frame = {"pose": pose or {}, "highlight": highlight}
    drawing = draw_figure(read_figure({"alt": "x", "view": view, "frames": [frame]}), Style(scale=scale))
    shapes = [item for item in drawing.items if getattr(item, "fill", None) and item.fill.role == "muscle"]
    loops = [shapely.Polygon(flat(contour)).buffer(0) for item in shapes for contour in item.contours]
    return shapely.union_all(loops)


def test_every_word_is_a_muscle_of_the_atlas() -> None:
    assert sorted(SINGLE) == sorted(names())
    for word in MUSCLES:
        assert set(muscles_of(word)[1]) <= set(names()), word


@pytest.mark.parametrize("name", SINGLE)
def test_a_muscle_of_a_body_at_rest_is_as_long_as_in_the_atlas(name: str) -> None:
    """Drawn trunks are shorter than the atlas's, and of many lines some are drawn."""
    from generator.figure.anatomy.atlas.data import muscles

    longest = max(line.length for line in muscles()[name]) / 1000
    found = max(
        float(np.linalg.norm(np.diff(tube.points, axis=0), axis=1).sum())
        for tube in tubes(pose_skeleton(Pose(), PEOPLE["a"]), name, "right")
    )
    assert 0.45 * longest < found < 1.35 * longest


@given(poses(), st.sampled_from(SINGLE))
@settings(max_examples=60, deadline=None)
def test_a_muscle_stays_near_the_bones_that_carry_it(pose: Pose, name: str) -> None:
    bones = pose_skeleton(pose, PEOPLE["a"])
    for tube in tubes(bones, name, "left"):
        assert np.isfinite(tube.points).all()
        assert float(np.linalg.norm(tube.points - tube.axis, axis=1).max()) < 0.2


@given(poses(), st.sampled_from(SINGLE))
@settings(max_examples=25, deadline=None)
def test_a_mirrored_pose_has_mirrored_muscles(pose: Pose, name: str) -> None:
    pose = Pose("standing", pose.angles)
    here = tubes(pose_skeleton(pose, PEOPLE["a"]), name, "right")
    there = tubes(pose_skeleton(mirrored(pose), PEOPLE["a"]), name, "left")
    spans = [[np.ptp(np.linalg.norm(t.points - t.points[0], axis=1)) for t in each] for each in (here, there)]
    assert np.allclose(*spans, atol=2e-3)


@pytest.mark.parametrize("word", GROUPS)
@pytest.mark.parametrize("yaw", [0.0, 80.0, -100.0])
def test_every_group_is_seen_from_every_side_however_small(word: str, yaw: float) -> None:
    """A mat 20 mm wide is a scale of 10."""
    shape = red({"yaw": yaw, "pitch": 3}, word, {"shoulders": {"both": {"abduction": 60}}}, scale=10.0)
    assert not shape.buffer(-LEAST_MM / 2.6).is_empty


def test_what_lies_behind_its_bone_is_not_painted_before_it() -> None:
    """From the front the calf's own side is away, and the shin's is not."""
    both = red({"yaw": 80}, ["calf", "shin"])
    assert both.symmetric_difference(red({"yaw": 80}, "shin")).area < 0.02 * both.area


def test_an_arm_before_a_muscle_hides_it() -> None:
    seen, hidden = (
        red({"yaw": 0, "pitch": 0}, "right-side-belly", {"shoulders": {"right": {"flexion": angle}}}).area
        for angle in (90, 0)
    )
    assert hidden < 0.85 * seen


def test_one_side_alone_can_be_asked_for() -> None:
    left, right = (red({"yaw": 80}, f"{side}-front-thigh").centroid.x for side in SIDES)
    assert abs(left - right) > 5


def test_a_word_that_is_no_muscle_is_told() -> None:
    with pytest.raises(FigureError, match="highlight"):
        read_figure({"alt": "x", "highlight": "bicep", "frames": [{"pose": {}}]})


def test_a_figure_says_once_what_all_its_frames_show() -> None:
    figure = read_figure(
        {"alt": "x", "highlight": "calf", "frames": [{"pose": {}}, {"name": "b", "pose": {}, "highlight": "shin"}]}
    )
    assert [frame.highlight for frame in figure.frames] == [("calf",), ("shin",)]
