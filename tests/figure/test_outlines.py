"""Drawn bodies: whole, finite, without slivers, whatever the pose and the camera."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import replace

import pytest
import shapely
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from random_poses import figure_of, people, poses, views
from shipped_figures import ALL_FRAMES, PALETTE, figure_named

from generator.figure import Paint, Style, View, draw_figure
from generator.figure.body.contact import settle
from generator.figure.body.flesh import UNITS
from generator.figure.drawing import Lettering
from generator.figure.paint.body_paint import paint_body
from generator.figure.paint.posed import Posed
from generator.figure.pens.pdf import PdfPen
from generator.figure.pens.recording import RecordingPen
from generator.figure.stage.colours import Colours
from generator.figure.stage.sketch import Sketch
from generator.figure.words.people import PEOPLE

SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
STYLES = [Style("colour", 75), Style("line", 75), Style("small", 10), Style("colour", 31)]


@SLOW
@given(poses(), views(), people(), st.sampled_from(STYLES))
def test_any_pose_inside_the_limits_draws(pose, view, person, style):
    drawing = draw_figure(figure_of(pose, person=person, view=view), style)
    pen = RecordingPen()
    drawing.draw(pen)
    numbers = [value for name, values in pen.calls if name.endswith("_to") for value in values]
    assert len(numbers) > 500
    assert all(math.isfinite(value) for value in numbers)
    left, bottom, right, top = drawing.bounds
    assert max(abs(value) for value in numbers) < 4 * style.scale
    assert 0.2 * style.scale < max(right - left, top - bottom) < 3 * style.scale


@SLOW
@given(poses(), views(), people())
def test_each_part_of_a_body_is_one_piece_before_any_is_chosen(pose, view, person):
    posed = Posed(settle(pose, person), person, view)
    hulls = posed.hulls()
    for unit in UNITS:
        names = [name for name in posed.body.layers if name.startswith(f"{unit}:")]
        whole = shapely.union_all([hull for name in names for hull in hulls[name]])
        pieces = [part for part in shapely.get_parts(whole) if part.area > 1e-4]
        assert len(pieces) == 1, unit
        over = [name for name in posed.body.layers if name.startswith("torso:") and unit.endswith("thigh")]
        drawn = shapely.union_all([posed.layers[name] for name in (*names, *over)])
        lost = pieces[0].difference(drawn).area / pieces[0].area
        assert lost <= 0.05, "only what the torso covers may be trimmed, and scraps that this cuts off"


@SLOW
@given(poses(), views(), people())
def test_no_slivers_and_no_holes(pose, view, person):
    posed = Posed(settle(pose, person), person, view)
    for unit in UNITS:
        loops = posed.loops(unit)
        assert len(loops) == 1, unit
        if unit.endswith("thigh"):
            continue  # of a thigh behind a torso that is trimmed where both meet, as little as it likes may be seen
        outline = shapely.polygons(loops[0])
        assert outline.area > 3e-4
        assert outline.area / outline.length > 0.0015


@pytest.mark.parametrize(("name", "frame"), ALL_FRAMES)
def test_a_whole_picture_with_ghost_and_marks_fits_its_bytes(name, frame):
    for style, most in ((Style.for_mat(63.25), 15_500), (Style.for_mat(17.6, "small"), 9_200)):
        pen = PdfPen(PALETTE)
        draw_figure(figure_named(name), style, frame).draw(pen)
        assert len("\n".join(pen.operators)) <= most


def test_one_mat_width_gives_one_scale_to_all_figures():
    style = Style.for_mat(63.25)
    widths = {round(draw_figure(figure_named(name), style).width, 1) for name in ("hundred", "scissors", "lower-lift")}
    assert all(60 < width <= 63.3 for width in widths), "a camera that walks round a mat sees it a little shorter"


def test_a_photocopy_tells_nothing_by_colour():
    drawing = draw_figure(figure_named("single-leg-circle"), Style.for_mat(150, "line"))
    roles = set()
    for item in drawing.items:
        paints = [item.paint] if isinstance(item, Lettering) else [item.fill, item.stroke and item.stroke.paint]
        roles |= {role for paint in paints if paint for role in (paint.role, paint.towards)}
    assert roles <= {"ink", "paper", ""}


def test_on_a_photocopy_the_psoas_is_solid_and_the_ghost_is_dashed():
    circle = draw_figure(figure_named("single-leg-circle"), Style.for_mat(150, "line"))
    solid = [item for item in circle.items if not isinstance(item, Lettering) and item.fill == Paint("ink")]
    assert any(len(item.contours[0].segments) > 6 for item in solid)
    lift = draw_figure(figure_named("lower-lift"), Style.for_mat(150, "line"))
    assert any(not isinstance(item, Lettering) and item.stroke and item.stroke.dash for item in lift.items)


@pytest.mark.parametrize("prop", ["block", "ball"])
def test_on_a_photocopy_props_are_edged(prop):
    name = {"block": "supported-psoas-stretch", "ball": "psoas-ball-release"}[prop]
    drawing = draw_figure(figure_named(name), Style.for_mat(150, "line"))
    edged = [item for item in drawing.items if not isinstance(item, Lettering) and item.fill and item.stroke]
    assert any(
        item.fill.role == "paper" and item.stroke.paint.role == "ink" for item in edged if item.fill and item.stroke
    )


def test_arrows_ghosts_and_muscles_can_be_left_out():
    figure = figure_named("lower-lift")
    full = Style.for_mat(100)
    plain = replace(full, arrows=False, ghost=False)
    assert len(draw_figure(figure, plain).items) < len(draw_figure(figure, full).items)
    log = RecordingPen()
    draw_figure(figure, plain).draw(log)
    assert not re.search(r"^paint_path accent", log.log(), re.MULTILINE)


def test_a_leg_circle_is_an_ellipse_in_perspective():
    from generator.figure.drawing import Shape

    drawing = draw_figure(figure_named("single-leg-circle"), Style.for_mat(150))
    strokes = [s for s in drawing.items if isinstance(s, Shape) and s.stroke and s.stroke.paint.role == "accent"]
    assert len(strokes) == 2, "the back half lies behind the leg, the front half before it"
    front = strokes[-1].contours[0]
    xs = [front.start[0], *(segment[-2] for segment in front.segments)]
    ys = [front.start[1], *(segment[-1] for segment in front.segments)]
    assert (max(xs) - min(xs)) > 3 * (max(ys) - min(ys))


def test_the_far_leg_is_darker_from_the_side_and_not_from_the_front():
    from generator.figure.words.pose import Pose

    settled = settle(Pose(), "a")
    side, front = Posed(settled, "a", View(0, 5)), Posed(settled, "a", View(90, 5))
    assert side.farness("left_thigh") == pytest.approx(1)
    assert side.farness("right_thigh") == 0
    assert front.farness("left_thigh") == front.farness("right_thigh") == 0


@SLOW
@given(poses(), views(), people())
def test_whatever_is_drawn_lies_on_the_body(pose, view, person):
    """Folds, toes and kneecaps follow bones; where flesh is pressed flat they would lie beside it as flecks.

    No pose that ships puts a head through the floor; those that do are left out.
    """
    settled = settle(pose, person)
    assume(settled.bones.origin["head"][2] > 0.15)
    posed = Posed(settled, person, view, curls=True)
    sketch = Sketch(75.0)
    paint_body(sketch, posed, Colours(PEOPLE[person], "colour"))
    near = shapely.union_all([posed.shape(name) for name in posed.arranged.units]).buffer(0.03)
    for mark in sketch.marks:
        for outline in mark.outlines:
            for side in outline.sides:
                assert shapely.contains_xy(near, side).all(), mark.fill or mark.stroke


def test_every_person_has_a_profile_of_their_own():
    from generator.figure.words.pose import Pose

    faces = [Posed(settle(Pose(), person), person, View(0, 0)).layers["head:face"] for person in PEOPLE]
    for face, other in itertools.combinations(faces, 2):
        assert shapely.hausdorff_distance(face, other, 0.1) > 0.003


@pytest.mark.parametrize(
    ("name", "casts"), [("ankle-circles", True), ("hundred", True), ("heel-drops-off-step", False)]
)
def test_who_is_on_the_floor_casts_a_shadow_and_who_is_on_a_step_does_not(name, casts):
    drawing = draw_figure(figure_named(name), Style(scale=75))
    shadows = [item for item in drawing.items if not isinstance(item, Lettering) and item.fill == Paint("shadow")]
    assert bool(shadows) is casts


def test_a_thigh_that_is_not_raised_begins_below_the_shirt():
    from generator.figure.words.pose import Pose

    posed = Posed(settle(Pose(angles={"right_hip_flexion": 50.0, "right_knee_flexion": 40.0}), "b"), "b", View(60, 9))
    shirt, thigh = posed.layers["torso:shirt"], posed.layers["right_thigh:cloth"]
    assert thigh.intersection(shirt).area < 1e-4


def test_an_arrow_that_is_a_speck_on_paper_is_left_out():
    figure = figure_named("psoas-ball-release")
    for style, drawn in ((Style.for_mat(150), True), (Style.for_mat(17.6, "small"), False)):
        log = RecordingPen()
        draw_figure(figure, style).draw(log)
        assert bool(re.search(r"^paint_path accent", log.log(), re.MULTILINE)) is drawn
