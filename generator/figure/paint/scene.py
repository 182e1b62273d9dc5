"""Compose one picture: mat, shadow, props, ghost, body, muscle, marks of motion."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.body.contact import settle
from generator.figure.paint.body_paint import paint_body
from generator.figure.paint.inside import paint_psoas, paint_skeleton
from generator.figure.paint.motion import paint_arrows
from generator.figure.paint.posed import Posed
from generator.figure.paint.shadow import paint_shadow
from generator.figure.props import KINDS, lifts, mat, support
from generator.figure.stage.colours import Colours
from generator.figure.stage.outline import FINE
from generator.figure.stage.sketch import Sketch
from generator.figure.stage.stage import Stage
from generator.figure.words.joints import SIDES
from generator.figure.words.people import PEOPLE
from generator.figure.words.problems import FigureError, Path, Problem
from generator.figure.words.style import MAT_MIDDLE, mat_span

if TYPE_CHECKING:
    from generator.figure.body.contact import Settled
    from generator.figure.drawing import Drawing
    from generator.figure.words.model import Figure, Frame
    from generator.figure.words.shown import Shown
    from generator.figure.words.style import Style

CURLS_FROM = 45.0
"""Millimetres of paper per metre of body from which short hair has curls."""
GHOSTLY = 4.0
"""A ghost's curves may miss by this many times more."""
HIDDEN = 0.025
"""A ghost's part that stands out from the body by less than this many metres is not drawn."""
REACH = 0.010
"""A hand may miss its place by this many metres."""
CONTACT = 0.002
"""A part may miss what it rests on by this many metres."""
TOLERANCE_MM = 0.10
"""What curves may miss by, in millimetres of paper."""
FINEST = 0.0007
GRAIN = 2.7
"""Outlines are sampled at this many times what their curves may miss by."""
COARSEST = 0.0060


def settled_frame(figure: Figure, frame: Frame, person: str = "") -> Settled:
    """Solve a frame's pose.

    Raises FigureError when a hand cannot reach its place, or a part cannot rest where it should.
    """
    _, props = figure.scene(frame)
    carried = tuple((prop.kind, support(prop)) for prop in props)
    settled = settle(frame.pose, person or figure.person, carried)
    path: Path = ("frames", figure.frames.index(frame), "pose")
    problems = [
        Problem((*path, "hands", side), f"cannot reach {frame.pose.hands[side].reach}: {missed * 1000:.0f} mm short")
        for side, missed in settled.bones.missed.items()
        if missed > REACH
    ]
    if settled.gap > CONTACT:
        message = f"cannot rest as described: {settled.gap * 1000:.0f} mm are left; another angle must give way"
        problems.append(Problem((*path, "rest"), message))
    if problems:
        raise FigureError(problems)
    return settled


def draw_scene(what: Shown, style: Style) -> Drawing:
    """Return the finished picture."""
    settled = settled_frame(what.figure, what.frame, what.person)
    colours = Colours(PEOPLE[what.person], style.kind, pale=what.pale)
    tolerance = min(max(TOLERANCE_MM / style.scale, FINEST), COARSEST)
    grain = max(FINE, tolerance * GRAIN)
    sketch = Sketch(style.scale, grain)
    curls = style.kind != "small" and style.scale >= CURLS_FROM
    posed = Posed(settled, what.person, what.view, grain=grain, curls=curls)
    stage = Stage(sketch, posed.rows, colours, posed.bones, posed.flesh, posed.body)
    _ground(stage, what, style)
    for prop in what.props:
        if prop.kind != "mat" and hasattr(KINDS[prop.kind], "behind"):
            KINDS[prop.kind].behind(stage, prop)
    if style.ghost and what.frame.ghost and style.kind != "small":
        _ghost(sketch, posed, what, colours)
    if style.arrows:
        paint_arrows(stage, what.frame.arrows, front=False)
    paint_body(sketch, posed, colours)
    _inside(stage, what, style)
    for prop in what.props:
        if hasattr(KINDS[prop.kind], "before"):
            KINDS[prop.kind].before(stage, prop)
    if style.arrows:
        paint_arrows(stage, what.frame.arrows, front=True)
    middle = float(posed.rows[0] @ np.array((MAT_MIDDLE, 0, 0)))
    return _as_wide_as_mat(sketch.finished(tolerance, middle), what, style)


def _ghost(sketch: Sketch, posed: Posed, what: Shown, colours: Colours) -> None:
    """Paint what of another frame stands out from behind the body, pale and with fewer curves."""
    other = settled_frame(what.figure, what.figure.frame(what.frame.ghost), what.person)
    ghost = Posed(other, what.person, what.view, grain=posed.grain * 1.8)
    hidden = shapely.union_all([posed.polygons[unit] for unit in posed.order]).buffer(HIDDEN)
    sketch.coarse = GHOSTLY
    paint_body(sketch, ghost, replace(colours, ghost=True), hidden)
    sketch.coarse = 1.0


def _ground(stage: Stage, what: Shown, style: Style) -> None:
    has_mat = any(prop.kind == "mat" for prop in what.props)
    if style.kind == "small":
        if style.mat:
            mat.floor_line(stage)
        return
    if has_mat and style.mat:
        mat.behind(stage, next(prop for prop in what.props if prop.kind == "mat"))
    raised = any(lifts(prop) for prop in what.props)
    if style.kind == "colour" and style.mat and not what.pale and (has_mat or not raised):
        paint_shadow(stage, on_mat=has_mat)


def _inside(stage: Stage, what: Shown, style: Style) -> None:
    words = (*what.figure.show, *(what.frame.highlight if style.highlight else ()))
    near = max(SIDES, key=lambda side: float(stage.rows[2] @ stage.bones.origin[f"{side}_thigh"]))
    if "skeleton" in words:
        paint_skeleton(stage, near)
    if not any("psoas" in word for word in words):
        return
    for side in [side for side in SIDES if f"{side}-psoas" in words] or [near]:
        paint_psoas(stage, side)


def _as_wide_as_mat(drawing: Drawing, what: Shown, style: Style) -> Drawing:
    """Make lying figures at least as wide as their mat, so that figures in a column line up."""
    if not any(prop.kind == "mat" for prop in what.props):
        return drawing
    half = mat_span(what.view) * style.scale / 2
    left, bottom, right, top = drawing.bounds
    return replace(drawing, bounds=(min(left, -half), bottom, max(right, half), top))
