"""The psoas inside a posed body: as long as the model says, mirrored, riding on the bones it is fixed to."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plate_reading import Style

from generator.figure.anatomy import landmarks
from generator.figure.anatomy.geometry import flatten
from generator.figure.anatomy.inside_body import inside_shapes
from generator.figure.anatomy.psoas_path import disc, hip_flexion, pelvis_point, psoas_length, psoas_tube
from generator.figure.body.bones import Skeleton
from generator.figure.body.skeleton import pose_skeleton
from generator.figure.drawing import Paint, Shape
from generator.figure.stage.camera import camera
from generator.figure.words.model import View
from generator.figure.words.people import PEOPLE
from generator.figure.words.pose import Pose, mirrored

GAIT2392_MM = {-20: 273.5, -15: 270.6, -10: 267.5, 0: 260.9, 45: 228.1, 80: 201.9, 90: 195.9}
"""Length of the psoas path by hip flexion in degrees, computed with OpenSim 4.6 from gait2392."""
SIDE = camera(View(0.0, 0.0))
ANGLES = st.fixed_dictionaries(
    {
        "right_hip_flexion": st.floats(-30, 130),
        "left_hip_flexion": st.floats(-30, 130),
        "lumbar_flexion": st.floats(-20, 50),
        "tilt": st.floats(-60, 60),
        "right_hip_abduction": st.floats(-20, 40),
    }
)


def skeleton(**angles: float) -> Skeleton:
    return pose_skeleton(Pose(angles=angles), PEOPLE["a"], arms=False)


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(("flexion", "length"), GAIT2392_MM.items())
def test_the_path_is_as_long_as_in_gait2392(flexion: float, length: float, side: str) -> None:
    bones = skeleton(**{f"{side}_hip_flexion": flexion})
    assert hip_flexion(bones, side) == pytest.approx(flexion, abs=1e-6)
    assert psoas_length(bones, side) * 1000 == pytest.approx(length, abs=0.2)


@pytest.mark.parametrize(
    ("angles", "percent"),
    [
        ({"right_hip_flexion": 80, "lumbar_flexion": 17, "tilt": -18}, 77.4),
        ({"right_hip_flexion": 90, "lumbar_flexion": 17, "tilt": -10}, 75.1),
        ({"right_hip_flexion": -15, "lumbar_flexion": -4, "tilt": 8}, 103.7),
        ({"right_hip_flexion": -20, "tilt": 10}, 104.8),
    ],
    ids=str,
)
def test_what_is_drawn_is_short_when_sitting_and_long_when_running(angles: dict[str, float], percent: float) -> None:
    """The drawn muscle below its start on the loin, where the spine bends with the pose, within 4 % of the model."""
    drawn = _drawn_length(skeleton(**angles)) / _drawn_length(skeleton())
    assert drawn * 100 == pytest.approx(percent, abs=4.0)


def _drawn_length(bones: Skeleton) -> float:
    points = [step.point for step in psoas_tube(bones, "right")][4:]
    return sum(float(np.linalg.norm(b - a)) for a, b in pairwise(points))


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_standing_body_holds_the_bones_where_they_were_measured(side: str) -> None:
    bones = skeleton()
    hip = bones.origin[f"{side}_thigh"]
    middle = bones.origin["pelvis"]
    for index, (forward, height) in enumerate(zip(landmarks.DISC_FRONTS, landmarks.DISC_HEIGHTS, strict=True)):
        x, _, z = disc(bones, index)[0] - middle
        assert x * 1000 == pytest.approx(forward - landmarks.HIP_CENTRE[0], abs=0.1)
        assert z * 1000 == pytest.approx(height - landmarks.HIP_CENTRE[1], abs=0.1)
    asis = (pelvis_point(bones, side, landmarks.ASIS) - hip) * 1000
    outward = 1 if side == "left" else -1
    assert tuple(asis) == pytest.approx((70.7, outward * 35.5, 66.1), abs=0.1)


@given(ANGLES)
@settings(max_examples=40, deadline=None)
def test_the_mirrored_pose_has_the_mirrored_muscle(angles: dict[str, float]) -> None:
    pose = Pose(angles=angles)
    there = psoas_tube(pose_skeleton(pose, PEOPLE["a"], arms=False), "right")
    here = psoas_tube(pose_skeleton(mirrored(pose), PEOPLE["a"], arms=False), "left")
    for a, b in zip(there, here, strict=True):
        assert a.point * (1, -1, 1) == pytest.approx(b.point, abs=1e-9)


@given(ANGLES, st.floats(-40, 40), st.floats(-10, 40), st.sampled_from([8.0, 55.0, 160.0]))
@settings(max_examples=40, deadline=None)
def test_any_pose_and_view_gives_finite_outlines(
    angles: dict[str, float], yaw: float, pitch: float, scale: float
) -> None:
    shapes = inside_shapes(skeleton(**angles), camera(View(yaw, pitch)), Style(), scale=scale)
    reach = scale * 1.2
    assert all(
        abs(x) < reach and abs(y) < reach
        for shape in shapes
        for contour in shape.contours
        for x, y in flatten(contour, 2)
    )


def test_the_psoas_alone_is_one_muscle_over_its_gap(style: Style) -> None:
    shapes = inside_shapes(skeleton(), SIDE, style, scale=20.0, parts=("psoas",))
    gap, muscle = shapes
    assert gap.stroke
    assert gap.stroke.paint == Paint("paper")
    assert muscle.fill == (Paint("ink") if style.kind == "line" else Paint("muscle"))


def test_scale_and_middle_place_the_drawing() -> None:
    one = inside_shapes(skeleton(), SIDE, Style(), scale=50.0)
    two = inside_shapes(skeleton(), SIDE, Style(), scale=100.0, middle=0.1)

    def start(shapes: tuple[Shape, ...]) -> tuple[float, float]:
        return shapes[0].contours[0].start

    assert start(two) == pytest.approx((start(one)[0] * 2 - 10.0, start(one)[1] * 2))
