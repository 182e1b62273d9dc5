"""All that is checked of a frame once it can be solved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.figure.body.flesh import body_of
from generator.figure.measure.physics import impossible, through_partner
from generator.figure.measure.shows import Shown
from generator.figure.measure.solved import settled_frame, settled_partner
from generator.figure.props import wall
from generator.figure.stage.camera import camera
from generator.figure.stage.stage import Placed
from generator.figure.words.problems import FigureError, FigureProblem, Path

if TYPE_CHECKING:
    from generator.figure.body.contact import Settled
    from generator.figure.words.model import Figure, Frame


def problems_of_frame(figure: Figure, frame: Frame) -> list[FigureProblem]:
    """Return what is wrong with a frame: it cannot be solved, or no body could do it."""
    try:
        settled = settled_frame(figure, frame)
    except FigureError as error:
        return list(error.problems)
    place: Path = ("frames", figure.frames.index(frame))
    beside = _of_partner(figure, frame, settled, place) if frame.partner else []
    view, props = figure.surroundings(frame)
    found = beside + [FigureProblem((*place, "pose"), fault) for _, fault in impossible(settled, figure.drawn(), props)]
    if view and any(hand.reach == "wall" for hand in frame.pose.hands.values()):
        rows, placed = camera(view), Placed(settled.bones, settled.flesh, body_of(figure.drawn()))
        for prop in props:
            if prop.kind == "wall" and not wall.shows_face(rows, wall.side(prop, placed)):
                where: Path = (*place, "view", "yaw") if frame.view else ("view", "yaw")
                message = f"looks at the back of the wall, which hides the hands on it: {-view.yaw:g} shows its face"
                found.append(FigureProblem(where, message))
    claims = Shown(frame, settled, figure.drawn(), props, lambda name: _settled(figure, name))
    for claim, message in claims.faults():
        found.append(FigureProblem((*place, "shows", claim.subject, claim.measure), message))
    return found


def _of_partner(figure: Figure, frame: Frame, first: Settled, place: Path) -> list[FigureProblem]:
    """Return what is wrong with a frame's second person."""
    try:
        settled = settled_partner(figure, frame, first)
    except FigureError as error:
        return list(error.problems)
    who, props = figure.second(frame, figure.drawn()), figure.surroundings(frame)[1]
    faults = [*impossible(settled, who, props), *through_partner(first, figure.drawn(), settled, who)]
    return [FigureProblem((*place, "partner", "pose"), fault) for _, fault in faults]


def _settled(figure: Figure, name: str) -> Settled | None:
    """Return another frame of a figure, solved; None when it cannot be, which is told where it stands."""
    try:
        return settled_frame(figure, figure.frame(name))
    except FigureError:
        return None
