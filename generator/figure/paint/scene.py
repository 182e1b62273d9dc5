"""Compose one picture: mat, shadow, props, ghost, body, muscle, marks of motion."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.anatomy.geometry import flatten
from generator.figure.anatomy.inside_body import inside_shapes
from generator.figure.measure.physics import impossible
from generator.figure.measure.solved import as_far_as_it_goes, fails, settled_frame, settled_partner
from generator.figure.measure.viewing import view_of
from generator.figure.paint.body_paint import paint_body, pieces_of_body
from generator.figure.paint.motion import paint_arrows
from generator.figure.paint.muscle_paint import paint_muscles
from generator.figure.paint.posed import Posed
from generator.figure.paint.shadow import paint_shadow
from generator.figure.props import KINDS, all_solids, lifts, mat
from generator.figure.stage.colours import Colours
from generator.figure.stage.outline import FINE
from generator.figure.stage.sketch import Sketch
from generator.figure.stage.stage import Stage
from generator.figure.words.joints import SIDES
from generator.figure.words.model import View
from generator.figure.words.people import person_of
from generator.figure.words.style import MAT_MIDDLE, mat_span

if TYPE_CHECKING:
    from generator.figure.body.contact import Settled
    from generator.figure.drawing import Drawing
    from generator.figure.words.style import Scene, Style

SMALL_PITCH = 3.0
"""Degrees by which small pictures look down at the most: their floor is a line, and bodies lie on it."""
CURLS_FROM = 45.0
"""Millimetres of paper per metre of body from which short hair has curls."""
GHOSTLY, GHOST_GRAIN = 4.0, 1.8
"""A ghost's curves may miss by this many times more, and its outlines' points lie so many times farther apart."""
HIDDEN = 0.025
"""A ghost's part that stands out from the body by less than this many metres is not drawn."""
TOLERANCE_MM = 0.10
"""What curves may miss by, in millimetres of paper."""
CURVE_POINTS = 4
"""Points to each curve of a bone's outline, enough to fit it anew."""
FINEST, COARSEST = 0.0007, 0.0060
"""Metres of body that curves may miss by, at the least and at the most."""
GRAIN = 2.7
"""Outlines are sampled at this many times what their curves may miss by."""


def draw_scene(scene: Scene, style: Style) -> Drawing:
    """Return the finished picture."""
    view = scene.view or view_of(scene.figure, scene.person)
    if style.kind == "small" and style.view is None:
        view = replace(view, pitch=min(view.pitch, SMALL_PITCH))
    scene = replace(scene, view=view)
    settled, flawed = _settled(scene, style)
    colours = Colours(person_of(scene.person), style.kind, pale=scene.pale)
    tolerance = min(max(TOLERANCE_MM / style.scale, FINEST), COARSEST)
    grain = max(FINE, tolerance * GRAIN)
    sketch = Sketch(style.scale, grain)
    curls = style.kind != "small" and style.scale >= CURLS_FROM
    posed = Posed(settled, scene.person, view, grain=grain, curls=curls)
    posed.flawed = flawed
    stage = Stage(posed.bones, posed.flesh, posed.body, sketch, posed.rows, colours)
    partner = _partner(scene, settled, posed)
    _ground([stage, *_stages(partner, scene, sketch, style)], scene, style)
    for prop in scene.props:
        if prop.kind != "mat" and hasattr(KINDS[prop.kind], "behind"):
            KINDS[prop.kind].behind(stage, prop)
    if style.ghost and scene.frame.ghost:
        _ghost(sketch, posed, scene, style, colours)
    if style.arrows:
        paint_arrows(stage, scene.frame.arrows, front=False)
    posed.solids = {solid.name: solid for solid in all_solids(stage, scene.props)}
    if partner:
        dress = Colours(partner.person, style.kind, pale=scene.pale)
        posed.solids |= {solid.name: solid for solid in pieces_of_body(sketch, partner, dress, "partner")}
    paint_body(sketch, posed, colours)
    _inside(stage, scene)
    if style.highlight and scene.frame.highlight:
        paint_muscles(sketch, posed, colours, scene.frame.highlight)
    for prop in scene.props:
        if hasattr(KINDS[prop.kind], "before"):
            KINDS[prop.kind].before(stage, prop)
    if style.arrows:
        paint_arrows(stage, scene.frame.arrows, front=True)
    middle = float(posed.rows[0] @ np.array((MAT_MIDDLE, 0, 0)))
    return _as_wide_as_mat(sketch.finished(tolerance, middle), scene, style)


def _settled(scene: Scene, style: Style) -> tuple[Settled, set[str]]:
    """Solve the pose; of a draft as far as it goes, with the units that fail or are where nothing can be."""
    if not style.draft:
        return settled_frame(scene.figure, scene.frame, scene.person), set()
    settled = as_far_as_it_goes(scene.figure, scene.frame, scene.person)
    found = fails(settled) or {unit for unit, _ in impossible(settled, scene.person, scene.props)}
    return settled, found


def _ghost(sketch: Sketch, posed: Posed, scene: Scene, style: Style, colours: Colours) -> None:
    """Paint what of another frame stands out from behind the body, pale and with fewer curves."""
    solve = as_far_as_it_goes if style.draft else settled_frame
    other = solve(scene.figure, scene.figure.frame(scene.frame.ghost), scene.person)
    ghost = Posed(other, scene.person, posed.view, grain=posed.grain * GHOST_GRAIN)
    hidden = shapely.union_all([posed.polygons[unit] for unit in posed.order]).buffer(HIDDEN)
    sketch.coarse = GHOSTLY
    paint_body(sketch, ghost, replace(colours, ghost=True), hidden)
    sketch.coarse = 1.0


def _partner(scene: Scene, first: Settled, posed: Posed) -> Posed | None:
    """Return the second person of a frame, seen by the same camera."""
    if not scene.frame.partner:
        return None
    settled = settled_partner(scene.figure, scene.frame, first, scene.person)
    who = scene.figure.second(scene.frame, scene.person)
    return Posed(settled, who, posed.view, grain=posed.grain, curls=posed.curls)


def _stages(partner: Posed | None, scene: Scene, sketch: Sketch, style: Style) -> list[Stage]:
    if partner is None:
        return []
    colours = Colours(partner.person, style.kind, pale=scene.pale)
    return [Stage(partner.bones, partner.flesh, partner.body, sketch, partner.rows, colours)]


def _ground(stages: list[Stage], scene: Scene, style: Style) -> None:
    stage = stages[0]
    has_mat = any(prop.kind == "mat" for prop in scene.props)
    if style.kind == "small":
        if style.mat:
            mat.floor_line(stage)
        return
    if has_mat and style.mat:
        mat.behind(stage, next(prop for prop in scene.props if prop.kind == "mat"))
    raised = any(lifts(prop) for prop in scene.props)
    if style.kind == "colour" and style.mat and not scene.pale and (has_mat or not raised):
        for each in stages:
            paint_shadow(each, on_mat=has_mat)


def _inside(stage: Stage, scene: Scene) -> None:
    words = scene.figure.show
    near = max(SIDES, key=lambda side: float(stage.rows[2] @ stage.bones.origin[f"{side}_thigh"]))
    if "skeleton" in words:
        _paint_skeleton(stage, near)
    if not any("psoas" in word for word in words):
        return
    for side in [side for side in SIDES if f"{side}-psoas" in words] or [near]:
        _paint_psoas(stage, side)


def _paint_psoas(stage: Stage, side: str) -> None:
    """Paint the psoas of one side as if seen through the clothes."""
    scale = stage.sketch.scale
    stage.sketch.marks += inside_shapes(
        stage.bones, stage.rows, stage.colours, scale=scale, side=side, parts=("psoas",)
    )


def _paint_skeleton(stage: Stage, side: str) -> None:
    """Paint spine and pelvis, and the thigh bone of one side, as seen from the side.

    Bones are loops to the sketch, which fits them with as few curves as the paper allows for; the psoas has tips and
    fibres too thin for that.
    """
    scale = stage.sketch.scale
    shapes = inside_shapes(stage.bones, stage.rows, stage.colours, scale=scale, side=side, parts=("skeleton",))
    for shape in shapes:
        if shape.fill:
            loops = [np.array(flatten(contour, CURVE_POINTS))[:-1] / scale for contour in shape.contours]
            stage.sketch.fill(loops, shape.fill, shape.stroke)


def _as_wide_as_mat(drawing: Drawing, scene: Scene, style: Style) -> Drawing:
    """Make lying figures at least as wide as their mat, so that figures in a column line up."""
    if not any(prop.kind == "mat" for prop in scene.props):
        return drawing
    half = mat_span(scene.view or View()) * style.scale / 2
    left, bottom, right, top = drawing.bounds
    return replace(drawing, bounds=(min(left, -half), bottom, max(right, half), top))
