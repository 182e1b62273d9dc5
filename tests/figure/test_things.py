"""Things are in the hands that hold them, carry whom they should, and lie before or behind limbs as they stand."""

from __future__ import annotations

import numpy as np
import pytest

from generator.figure import FigureError, Style, View, draw_figure, read_figure
from generator.figure.body.holding import grip_of
from generator.figure.measure.solved import settled_frame
from generator.figure.paint.posed import Posed
from generator.figure.props import KINDS, all_solids
from generator.figure.stage.colours import SRGB, Colours
from generator.figure.stage.sketch import Sketch
from generator.figure.stage.stage import Stage
from generator.figure.words.people import PEOPLE

ARMS_BENT = {"elbows": {"both": 90}, "forearms": {"both": -70}}
BARS = ("barbell", "stick")


def figure(prop, pose=None, **more):
    return read_figure({"alt": "x", "props": [prop], "frames": [{"pose": pose or {}}], **more})


def staged(described, view=None):
    """Return a figure's main frame as a stage with its things and its body's order of painting."""
    settled = settled_frame(described, described.frame())
    posed = Posed(settled, "a", view or View(42, 8))
    sketch = Sketch(75.0)
    stage = Stage(
        sketch=sketch,
        rows=posed.rows,
        colours=Colours(PEOPLE["a"], "colour"),
        bones=posed.bones,
        flesh=posed.flesh,
        body=posed.body,
    )
    posed.solids = {solid.name: solid for solid in all_solids(stage, described.props)}
    return stage, posed


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "mat"])
@pytest.mark.parametrize("style", ["colour", "line", "small"])
def test_every_thing_is_drawn_in_every_style_with_known_colours(kind, style):
    plain, with_it = (
        draw_figure(read_figure({"alt": "x", "props": props, "frames": [{"pose": ARMS_BENT}]}), Style(style, 40.0))
        for props in ([], [kind])
    )
    assert with_it.items != plain.items
    roles = {
        paint.role for shape in with_it.items for paint in (shape.fill, shape.stroke and shape.stroke.paint) if paint
    }
    assert roles <= set(SRGB)


@pytest.mark.parametrize("kind", [kind for kind, module in KINDS.items() if "in" in module.WORDS])
@pytest.mark.parametrize("hand", ["left", "right"])
def test_what_is_in_a_hand_is_there(kind, hand):
    if kind == "barbell":
        pytest.skip("a barbell is in both hands")
    stage, posed = staged(figure({kind: {"in": hand}}, ARMS_BENT))
    grip = posed.rows[:2] @ grip_of(stage.bones, hand)[0]
    near = min(float(np.hypot(*(solid.samples - grip).T).min()) for solid in posed.solids.values())
    assert near < 0.13, "some piece is within a hand's reach of the palm"


@pytest.mark.parametrize("kind", BARS)
def test_one_bar_runs_straight_through_both_hands(kind):
    stage, _ = staged(figure(kind, {"shoulders": {"both": {"flexion": 70, "abduction": 15}}, "forearms": {"both": 60}}))
    (left, left_way), (right, right_way) = (grip_of(stage.bones, side) for side in ("left", "right"))
    line = (left - right) / np.linalg.norm(left - right)
    assert abs(float(line @ left_way)) > 0.98
    assert abs(float(line @ right_way)) > 0.98


def test_hands_that_hold_a_bar_close_round_it():
    closed = figure("dumbbell").frame().pose.hands
    assert {hand.shape for hand in closed.values()} == {"grip"}
    assert figure({"dumbbell": {"in": "left"}}).frame().pose.hands.keys() == {"left"}


def test_hands_lie_on_either_side_of_a_ball():
    stage, _ = staged(figure({"medicine-ball": {"diameter": 30}}, {"shoulders": {"both": 60}, "elbows": {"both": 40}}))
    (left, faces), (right, _) = (stage.palm(side) for side in ("left", "right"))
    assert np.linalg.norm(left - right) == pytest.approx(0.30, abs=0.02)
    assert float(faces @ (right - left)) > 0


@pytest.mark.parametrize(
    ("prop", "pose", "height"),
    [
        ("bench", {"root": "sitting", "rest": [{"pelvis": {"on": "bench"}}]}, 0.44),
        ({"bench": {"height": 30}}, {"root": "sitting", "rest": [{"pelvis": {"on": "bench"}}]}, 0.30),
        ({"box": {"height": 60}}, {"rest": [{"feet": {"on": "box"}}]}, 0.60),
        ("exercise-ball", {"root": "sitting", "rest": [{"pelvis": {"on": "exercise-ball"}}]}, 0.65 * 0.93),
    ],
)
def test_what_carries_carries_at_its_height(prop, pose, height):
    described = figure(prop, pose)
    settled = settled_frame(described, described.frame())
    part = next(iter(pose["rest"][0]))
    assert settled.flesh.lowest(Posed(settled, "a", View()).body.pick(part)) == pytest.approx(height, abs=0.015)


@pytest.mark.parametrize(
    ("prop", "hands", "where"),
    [
        ({"rail": {"height": 90}}, "rail", 0.88),
        ({"chair": {"x": 55}}, "chair", 0.875),
        ({"bar": {"height": 200}}, "bar", 2.0),
    ],
)
def test_hands_find_the_thing_they_reach_for(prop, hands, where):
    described = figure(prop, {"hands": {"both": hands}})
    bones = settled_frame(described, described.frame()).bones
    for side in ("left", "right"):
        assert grip_of(bones, side)[0][2] == pytest.approx(where, abs=0.01)


def test_a_hand_lies_over_what_it_holds_and_legs_pass_before_a_chair_that_is_behind_them():
    _, posed = staged(figure("barbell", {"shoulders": {"both": 40}, "forearms": {"both": 60}}))
    order = posed.arranged.units
    assert order.index("right_hand") > next(k for k, name in enumerate(order) if name.endswith(" bar"))
    behind = figure({"chair": {"x": 60}}, {"hands": {"both": "chair"}})
    for yaw, before in ((40, False), (-40, True)):
        _, posed = staged(behind, View(yaw, 8))
        order = posed.arranged.units
        rail = next(k for k, name in enumerate(order) if name.endswith(" rail"))
        assert (order.index("right_thigh") > rail) is before


@pytest.mark.parametrize(
    ("described", "told"),
    [
        ({"props": [], "hands": {"both": "rail"}}, "names no thing of this figure; add it to props: [rail]"),
        ({"props": ["rail"], "hands": {"left": "left-elbow"}}, "cannot hold its own arm"),
        ({"props": [{"dumbbell": {"in": "mouth"}}], "hands": {}}, "must be one of both, left, right"),
        ({"props": [{"loop-band": {"round": "neck"}}], "hands": {}}, "must be one of thighs"),
        ({"props": [{"rail": {"height": 500}}], "hands": {}}, "must be between 40 and 130 centimetres"),
    ],
)
def test_what_cannot_be_held_is_told(described, told):
    with pytest.raises(FigureError, match=None) as error:
        read_figure({"alt": "x", "props": described["props"], "frames": [{"pose": {"hands": described["hands"]}}]})
    assert told in str(error.value)


def test_folded_arms_hold_each_other():
    draw_figure(
        figure("mat", {"hands": {"left": "right-elbow", "right": "left-elbow"}, "elbows": {"both": 90}}), Style()
    )


def test_on_a_photocopy_limbs_keep_their_outline_over_what_lies_behind_them():
    def rims(x):
        sitting = {"root": "sitting", "hips": {"both": {"flexion": 80, "abduction": 12}}}
        described = figure({"exercise-ball": {"x": x}}, sitting, view={"yaw": 30})
        items = draw_figure(described, Style("line", 40.0)).items
        return sum(1 for shape in items if shape.fill and shape.fill.role == "ink" and not shape.fill.towards)

    assert rims(10) > rims(150)
