"""A second person in a frame: posed where they should be, holding the first one, sorted in depth with them."""

from __future__ import annotations

import numpy as np
import pytest

from generator.figure import FigureError, Style, check_figure, draw_figure, read_figure
from generator.figure.measure.solved import settled_frame, settled_partner
from generator.figure.stage.stage import point_of

FACING = {"turn": 180, "x": 85, "hands": {"right": "partner-left-hand", "left": "partner-right-hand"}}


def pair(partner, pose=None, **figure):
    return read_figure(
        {"alt": "x", "frames": [{"pose": pose or {"shoulders": {"both": 70}}, "partner": partner}], **figure}
    )


def roles(figure):
    return [shape.fill.role for shape in draw_figure(figure, Style(scale=40.0)).items if shape.fill]


def test_hands_hold_the_first_person_where_that_one_is():
    figure = pair({"pose": FACING})
    first = settled_frame(figure, figure.frame())
    second = settled_partner(figure, figure.frame(), first)
    for mine, theirs in (("left", "right"), ("right", "left")):
        held = point_of(first.bones, f"{theirs}-hand")
        assert np.linalg.norm(point_of(second.bones, f"{mine}-hand") - held) < 0.10
    assert second.bones.origin["pelvis"][0] == pytest.approx(0.85)


def test_someone_else_is_drawn_and_who_is_named_is_drawn():
    assert {"shirt-a", "shirt-b"} <= set(roles(pair({"pose": FACING})))
    assert {"shirt-b", "shirt-h"} <= set(roles(pair({"pose": FACING}, person="b")))
    assert {"shirt-a", "shirt-e"} <= set(roles(pair({"pose": FACING, "person": "e"})))


@pytest.mark.parametrize(("y", "last"), [(-45, "shirt-b"), (45, "shirt-a")])
def test_who_stands_nearer_is_painted_last(y, last):
    side = roles(pair({"pose": {"y": y}}, pose={}, view={"yaw": 10}))
    shirts = [role for role in side if role in ("shirt-a", "shirt-b")]
    assert shirts[-1] == last
    assert shirts[0] != last


def test_a_partner_who_cannot_reach_is_told_with_the_place():
    far = {"turn": 180, "x": 190, "hands": {"right": "partner-left-hand"}}
    with pytest.raises(FigureError) as told:
        check_figure(pair({"pose": far}))
    assert str(told.value).startswith("frames.0.partner.pose.hands.right cannot reach partner-left-hand")


def test_the_first_person_has_no_partner_to_reach_for():
    with pytest.raises(FigureError) as told:
        read_figure({"alt": "x", "frames": [{"pose": {"hands": {"left": "partner-head"}}}]})
    assert "frames.0.pose.hands.left is not known here" in str(told.value)


def test_a_partner_needs_a_pose():
    with pytest.raises(FigureError, match="a partner needs a pose"):
        pair({"person": "b"})


def test_whoever_is_in_the_air_casts_one_small_shadow():
    def shadow(height):
        figure = read_figure({"alt": "x", "frames": [{"pose": {"rest": [{"feet": {"height": height}}]}}]})
        drawn = draw_figure(figure, Style(scale=40.0)).items
        return [shape for shape in drawn if shape.fill and shape.fill.role == "shadow"]

    low, high = shadow(40), shadow(120)
    assert len(low) == len(high) == 1

    def width(shapes):
        xs = [point[-2] for contour in shapes[0].contours for point in contour.segments]
        return max(xs) - min(xs)

    assert 4 < width(high) < width(low) < 20


def test_no_partner_goes_through_the_floor_unnoticed():
    sunk = {"x": 90, "rest": ["feet"], "hips": {"both": 0}, "shoulders": {"both": 0}, "root": "standing", "tilt": 100}
    with pytest.raises(FigureError) as told:
        check_figure(pair({"pose": sunk}))
    assert all(problem.path[:3] == ("frames", 0, "partner") for problem in told.value.problems)


@pytest.mark.parametrize(("x", "told"), [(0, "into the first person's"), (12, "into the first person's"), (85, "")])
def test_two_bodies_do_not_stand_in_one_another(x, told):
    figure = pair({"pose": {"x": x}}, pose={})
    try:
        check_figure(figure)
        found = ""
    except FigureError as error:
        found = str(error)
    assert (told in found) if told else not found
    assert not found or found.startswith("frames.0.partner.pose puts the ")
