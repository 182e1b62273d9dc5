"""Bodies in a row: one floor, one scale, captions under the right person, and a shorter psoas in the one who sits."""

from __future__ import annotations

from itertools import pairwise

import pytest
from plate_reading import contours, shapes

from generator.figure import Figure, Frame, Pose, Rest, Style, View
from generator.figure.anatomy.geometry import distance, flatten
from generator.figure.drawing import Drawing, Paint
from generator.figure.side_row import side_row

STANDING_ABOVE = 48.0
"""The drawn belly above gait2392's start, which keeps its length, in percent of the path's length in standing."""
LEVEL = View(0.0, 0.0)


def figure(root: str, shown: tuple[str, ...], rest: str, **angles: float) -> Figure:
    pose = Pose(root=root, angles=angles, rests=(Rest(rest),))
    return Figure("seen from the side", (Frame("start", pose),), view=LEVEL, pale=True, show=shown)


SHOWN = ("skeleton", "right-psoas")
SITTING = figure("sitting", SHOWN, "right-foot", right_hip_flexion=84, right_knee_flexion=86, lumbar_flexion=15)
RUNNING = figure("standing", SHOWN, "left-foot", right_hip_flexion=-18, right_knee_flexion=30, tilt=8)


@pytest.fixture(scope="module", params=["colour", "line"])
def drawn(request: pytest.FixtureRequest) -> Drawing:
    return side_row((SITTING, RUNNING), Style(request.param), width=120.0).drawing


def test_the_pair_fills_its_width_and_stands_on_the_floor(drawn: Drawing) -> None:
    spots = [spot for contour in contours(drawn) for spot in flatten(contour)]
    assert drawn.bounds[0] == 0.0
    assert drawn.bounds[2] == 120.0
    assert min(x for x, _ in spots) >= -0.1
    assert max(x for x, _ in spots) <= 120.1
    assert min(y for _, y in spots) == pytest.approx(0.0, abs=0.6)


def test_the_psoas_is_shorter_in_the_one_who_sits() -> None:
    pair = side_row((SITTING, RUNNING), Style(), width=120.0)
    outlines = [flatten(c) for s in shapes(pair.drawing) if s.fill == Paint("muscle") for c in s.contours]
    lengths = [sum(distance(a, b) for a, b in pairwise(run)) / 2 for run in outlines if len(run) > 100]
    sitting, running = lengths
    ratio = (STANDING_ABOVE + 77.0) / (STANDING_ABOVE + 104.4)
    assert sitting / running == pytest.approx(ratio, abs=0.04)


def test_a_low_space_makes_both_smaller_by_the_same_scale() -> None:
    high = side_row((SITTING, RUNNING), Style(), width=120.0)
    low = side_row((SITTING, RUNNING), Style(), width=120.0, height=50.0)
    assert low.drawing.height <= 50.0
    assert low.drawing.width == high.drawing.width == 120.0


def test_captions_belong_under_the_middles() -> None:
    left, right = side_row((SITTING, RUNNING), Style(), width=120.0).middles
    assert 0 < left < 60 < right < 120


def test_three_bodies_stand_in_order_with_equal_gaps() -> None:
    standing = figure("standing", SHOWN, "right-foot")
    made = side_row((SITTING, standing, RUNNING), Style(), width=120.0, height=62.0)
    assert len(made.middles) == 3
    assert list(made.middles) == sorted(made.middles)
    assert made.drawing.width == 120.0
    assert made.drawing.height <= 62.0
