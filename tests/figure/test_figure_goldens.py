"""Shipped figures look as they did when someone last looked at them."""

from __future__ import annotations

import json

import goldens
import numpy as np
import pytest
from PIL import Image
from shipped_figures import ALL_FRAMES, EXERCISES, figure_named

from generator.figure import check_figure

KEPT = json.loads(goldens.NUMBERS.read_text("utf-8"))
HINT = "look at the figures; if they are right, run python tests/figure/goldens.py"
BLOCK = 12
MEAN_TOLERANCE, BLOCK_TOLERANCE = 0.6, 14.0
"""How far the contact sheet may differ, in steps of 255: on the whole, and in any block of 12 by 12 pixels."""


@pytest.mark.parametrize(("name", "frame"), ALL_FRAMES)
def test_a_shipped_figure_looks_as_it_did(name, frame):
    now, kept = goldens.look(name, frame), KEPT[f"{name}/{frame}"]
    assert now["bounds"] == pytest.approx(kept["bounds"], abs=0.15), HINT
    assert now["areas"] == pytest.approx(kept["areas"], rel=0.02, abs=3), HINT
    assert now["middles"].keys() == kept["middles"].keys(), HINT
    for role, at in now["middles"].items():
        assert at == pytest.approx(kept["middles"][role], abs=0.6), (role, HINT)


def test_every_kept_figure_still_ships():
    assert set(KEPT) == {f"{name}/{frame}" for name, frame in ALL_FRAMES}


def test_the_contact_sheet_looks_as_it_did():
    kept = np.asarray(Image.open(goldens.SHEET).convert("RGB"), float)
    now = np.asarray(goldens.contact_sheet().quantize(96).convert("RGB"), float)
    assert now.shape == kept.shape, HINT
    off = np.abs(now - kept).mean(2)
    high, wide = (side // BLOCK * BLOCK for side in off.shape)
    blocks = off[:high, :wide].reshape(high // BLOCK, BLOCK, wide // BLOCK, BLOCK).mean((1, 3))
    assert off.mean() < MEAN_TOLERANCE, HINT
    assert blocks.max() < BLOCK_TOLERANCE, HINT


def test_the_kept_sheet_is_small():
    assert goldens.SHEET.stat().st_size <= 150_000


@pytest.mark.parametrize("name", EXERCISES)
def test_every_frame_of_an_exercise_can_be_solved(name):
    check_figure(figure_named(name))


def test_where_an_exercise_moves_it_shows_how():
    """One frame is enough where an arrow says the rest."""
    for name in EXERCISES:
        figure = figure_named(name)
        assert len(figure.frames) > 1 or figure.frames[0].arrows, name


def test_the_block_lies_under_the_sacrum_and_the_ball_between_navel_and_hip_bone():
    from generator.figure.measure.solved import settled_frame
    from generator.figure.props import ball

    stretch = figure_named("supported-psoas-stretch")
    assert [prop.place for prop in stretch.props if prop.kind == "block"] == ["sacrum"]
    settled = settled_frame(stretch, stretch.frame())
    assert settled.bones.origin["pelvis"][2] > 0.12
    release = figure_named("psoas-ball-release")
    assert [(prop.place, prop.side) for prop in release.props if prop.kind == "ball"] == [("belly", "left")]
    height, out = ball.HALFWAY
    navel, hip_bone = (0.17, 0.0), (0.09, 0.119)
    assert height == pytest.approx((navel[0] + hip_bone[0]) / 2, abs=0.01)
    assert out == pytest.approx((navel[1] + hip_bone[1]) / 2, abs=0.01)


@pytest.mark.parametrize("name", ["single-leg-stretch", "scissors"])
def test_both_hands_hold_the_leg_that_comes_in(name):
    pose = figure_named(name).frame("start").pose
    assert {hand.reach.partition("-")[0] for hand in pose.hands.values()} == {"right"}
    assert pose.angles["right_hip_flexion"] > 80
