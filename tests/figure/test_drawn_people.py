"""People differ in body, head and clothes, each has colours, and what they have of their own is drawn."""

from __future__ import annotations

import numpy as np
import pytest

from generator.content.project import Project
from generator.figure import PEOPLE, Style, draw_figure, read_figure
from generator.figure.body.contact import settle
from generator.figure.paint.falling_hair import hair_fall
from generator.figure.paint.posed import Posed
from generator.figure.stage.colours import SRGB
from generator.figure.words.model import View
from generator.figure.words.people import BODY_PARTS
from generator.figure.words.pose import Pose, Rest
from generator.layouts.theme import load_theme

ON_CHAIR = {"root": "sitting", "rest": [{"pelvis": {"on": "chair"}}, "left-foot", "right-foot"]}


def roles(person, style="colour", **figure):
    described = read_figure({"alt": "x", "person": person, "frames": [{"pose": figure.pop("pose", {})}], **figure})
    return {shape.fill.role for shape in draw_figure(described, Style(style, 40.0)).items if shape.fill}


def torso(person):
    """Area of a trunk from the front and from the side, in square metres."""
    return sum(Posed(settle(Pose(), person), person, View(yaw, 0)).polygons["torso"].area for yaw in (90, 0))


@pytest.mark.parametrize("name", PEOPLE)
def test_every_person_has_colours_in_the_theme_and_at_hand(name):
    wanted = {PEOPLE[name].role(part) for part in BODY_PARTS}
    assert wanted <= set(SRGB)
    assert wanted <= set(load_theme(Project.find(), "colour").inks)
    assert wanted <= roles(name)


def test_no_two_people_look_alike():
    looks = [
        draw_figure(read_figure({"alt": "x", "person": name, "frames": [{"pose": {}}]}), Style()) for name in PEOPLE
    ]
    outlines = [tuple(shape.contours for shape in look.items) for look in looks]
    assert len(set(outlines)) == len(PEOPLE)


def test_a_large_man_is_truly_large_and_a_child_has_a_large_head():
    assert torso("d") > 1.3 * torso("f")
    heads = {name: Posed(settle(Pose(), name), name, View(90, 0)).layers["head:face"].area for name in "ag"}
    assert heads["g"] > 1.4 * heads["a"]


def test_who_uses_a_wheelchair_sits_in_it_where_others_sit_on_a_chair():
    sitting = {"pose": ON_CHAIR, "props": ["chair"], "view": {"yaw": 35}}
    assert "wood" not in roles("i", **sitting)
    assert "pad" in roles("i", **sitting)
    assert "wood" in roles("a", **sitting)


def test_a_prosthesis_takes_the_place_of_one_lower_leg():
    posed = Posed(settle(Pose(), "j"), "j", View())
    assert [name for name in posed.layers if "socket" in name] == ["right_lower:socket"]
    assert {"socket", "pylon", "shell"} <= roles("j")


def test_shoes_are_drawn_where_they_are_asked_for_and_lift_the_body():
    assert {"shoe", "sole"} <= roles("a", shoes="yes")
    assert not {"shoe", "sole"} & roles("a")
    bare, shod = (settle(Pose(rests=(Rest("feet"),)), name).height for name in ("a", "a in shoes"))
    assert 0.008 < shod - bare < 0.02


@pytest.mark.parametrize("root", ["standing", "supine", "prone", "all-fours"])
@pytest.mark.parametrize("name", ["g", "h"])
def test_hair_hangs_and_stays_above_the_floor(root, name):
    settled = settle(Pose(root, rests=(Rest("torso" if root in ("supine", "prone") else "feet"),)), name)
    side = Posed(settled, name, View(0, 0))
    fall = hair_fall(side, print)
    assert fall is not None
    assert fall.samples[:, 1].min() > 0
    assert np.hypot(*np.diff(fall.samples, axis=0).T).sum() > 0.05
