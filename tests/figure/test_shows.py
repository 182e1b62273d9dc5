"""What a frame is said to show is measured on the solved body, and told where the picture shows something else."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shipped_figures import EXERCISES, figure_named

from generator.figure import FigureError, check_figure, read_figure

LEGS_UP = {"root": "supine", "hips": {"both": 60}}
STEP = [{"step": {"height": 18, "x": -12}}]
ON_STEP = {"rest": [{"feet": {"on": "step"}}]}
AT_WALL = {"hands": {"both": {"reach": "wall", "shape": "flat"}}}


def told(pose: dict[str, Any], shows: dict[str, Any], props: Any = (), **more: Any) -> dict[str, str]:
    """Give what check says of a frame's claims, by subject and measure."""
    frames = [
        {"name": "start", "pose": pose, "shows": shows, **more},
        {"name": "flat", "pose": {"root": "supine"}, "props": []},
    ]
    try:
        check_figure(read_figure({"alt": "A person.", "props": list(props), "frames": frames}))
    except FigureError as error:
        return {".".join(map(str, problem.path[2:])): problem.message for problem in error.problems}
    return {}


@pytest.mark.parametrize(
    ("pose", "shows", "props"),
    [
        (LEGS_UP, {"legs": {"angle": 60}, "knees": {"bend": 0}, "hips": {"bend": 60}, "trunk": {"angle": 0}}, ()),
        (LEGS_UP, {"heels": {"above": "floor"}, "head": {"on": "mat"}, "feet": {"above": "head", "cm": [40, 90]}}, ()),
        (LEGS_UP, {"ankles": {"moved": [70, 90], "from": "flat"}}, ()),
        ({"shoulders": {"both": 90}}, {"arms": {"angle": 0}, "hands": {"level": "shoulders"}}, ()),
        ({"hips": {"both": {"abduction": 10}}}, {"feet": {"apart": [40, 50]}, "heels": {"on": "floor"}}, ()),
        (ON_STEP, {"feet": {"on": "step"}, "step": {"height": 18}, "knees": {"above": "step"}}, STEP),
        (AT_WALL, {"hands": {"on": "wall"}, "left-hand": {"above": "pelvis"}}, [{"wall": {"x": 50}}]),
        ({"hands": {"both": "hip"}}, {"hands": {"on": "pelvis"}, "elbows": {"bend": [60, 140]}}, ()),
    ],
)  # fmt: skip
def test_what_is_shown_is_no_problem(pose: Any, shows: Any, props: Any) -> None:
    assert told(pose, shows, props) == {}


@pytest.mark.parametrize(
    ("pose", "shows", "props", "where", "message"),
    [
        (LEGS_UP, {"left-leg": {"angle": 45}}, (), "shows.left-leg.angle",
         r"says 45, and the picture shows \d\d degrees"),
        (LEGS_UP, {"knees": {"bend": [80, 100]}}, (), "shows.knees.bend",
         r"says 80 to 100, and the picture shows 0 degrees"),
        (LEGS_UP, {"head": {"above": "floor", "cm": 10}}, (), "shows.head.above",
         r"says 10, and the picture shows -?\d cm"),
        (LEGS_UP, {"feet": {"below": "head"}}, (), "shows.feet.below", "says below head, and the picture shows -"),
        (LEGS_UP, {"feet": {"on": "mat"}}, (), "shows.feet.on", r"says on mat, and the picture leaves \d\d cm between"),
        (LEGS_UP, {"ankles": {"moved": 5, "from": "flat"}}, (), "shows.ankles.moved", r"says 5, and the picture shows"),
        ({}, {"feet": {"apart": 60}}, (), "shows.feet.apart", r"says 60, and the picture shows \d\d cm"),
        ({}, {"hands": {"level": "shoulders"}}, (), "shows.hands.level", r"leaves \d\d cm between"),
        ({}, {"hands": {"on": "wall"}}, [{"wall": {"x": 50}}], "shows.hands.on", "says on wall, and the picture"),
        (ON_STEP, {"step": {"height": [5, 10]}}, STEP, "shows.step.height", "says 5 to 10, and the picture shows 18"),
        ({}, {"arrow": {"length": 10}}, (), "shows.arrow.length", "needs an arrow that has a length"),
    ],
)  # fmt: skip
def test_what_is_not_shown_is_told(pose: Any, shows: Any, props: Any, where: str, message: str) -> None:
    found = told(pose, shows, props)
    assert list(found) == [where]
    assert re.search(message, found[where]), found


@pytest.mark.parametrize(
    ("arrow", "shows", "holds"),
    [
        ({"pulse": {"at": "right-hand", "length": 10}}, {"length": 10}, True),
        ({"pulse": {"at": "right-hand", "length": 20}}, {"length": 10}, False),
        ({"circle": {"at": "right-ankle", "radius": 4}}, {"width": 8}, True),
        ({"circle": {"at": "right-ankle", "radius": 19}}, {"width": 8}, False),
        ({"circle": {"at": "right-ankle", "radius": 5}}, {"length": 10}, False),
    ],
)
def test_arrows_are_as_long_as_words_say(arrow: Any, shows: Any, holds: bool) -> None:
    assert (told({}, {"arrow": shows}, arrows=[arrow]) == {}) is holds


@given(st.integers(8, 85), st.integers(5, 120))
@settings(max_examples=25, deadline=None)
def test_a_claim_of_the_true_angle_holds_and_one_beside_it_does_not(hip: int, knee: int) -> None:
    pose = {"hips": {"right": hip}, "knees": {"right": knee}}
    true = {"right-thigh": {"angle": hip - 90}, "right-knee": {"bend": knee}}
    assert told(pose, true) == {}
    off = {"right-thigh": {"angle": hip - 90 + 12}, "right-knee": {"bend": knee + 12}}
    assert set(told(pose, off)) == {"shows.right-thigh.angle", "shows.right-knee.bend"}


@pytest.mark.parametrize(
    ("shows", "where", "message"),
    [
        ({"left-lag": {"angle": 45}}, "shows.left-lag", 'did you mean "left-leg"?'),
        ({"left-leg": {"angel": 45}}, "shows.left-leg.angel", 'did you mean "angle"?'),
        ({"left-leg": {"angle": "half"}}, "shows.left-leg.angle", 'must be a number of degrees, not "half"'),
        ({"left-leg": {"angle": [50, 40]}}, "shows.left-leg.angle", "a lowest and a highest, such as [8, 10]"),
        ({"head": {"bend": 40}}, "shows.head.bend", "is nothing that can be measured of head"),
        ({"left-hand": {"apart": 40}}, "shows.left-hand.apart", "is nothing that can be measured of left-hand"),
        ({"hands": {"on": "wal"}}, "shows.hands.on", "is not known here"),
        ({"feet": {"moved": 5}}, "shows.feet.from", "is missing: it names the frame that this moved from"),
        ({"feet": {"moved": 5, "from": "flatt"}}, "shows.feet.from", "must be one of start, flat"),
    ],
)
def test_slips_in_claims_are_told(shows: Any, where: str, message: str) -> None:
    found = told({}, shows)
    assert message in found.get(where, ""), found


def test_every_exercise_that_ships_says_what_it_shows() -> None:
    assert [name for name in EXERCISES if not any(frame.shows for frame in figure_named(name).frames)] == []
