"""Solve a frame's pose, or say what cannot be solved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.figure.body.contact import settle
from generator.figure.props import support
from generator.figure.words.problems import FigureError, FigureProblem, Path

if TYPE_CHECKING:
    from generator.figure.body.contact import Settled
    from generator.figure.words.model import Figure, Frame

REACH = 0.010
"""A hand may miss its place by this many metres."""
CONTACT = 0.002
"""A part may miss what it rests on by this many metres."""


def settled_frame(figure: Figure, frame: Frame, person: str = "") -> Settled:
    """Solve a frame's pose.

    Raises FigureError when a hand cannot reach its place, or a part cannot rest where it should.
    """
    _, props = figure.surroundings(frame)
    carried = tuple((prop.kind, support(prop)) for prop in props)
    settled = settle(frame.pose, person or figure.drawn(), carried)
    path: Path = ("frames", figure.frames.index(frame), "pose")
    problems = [
        FigureProblem(
            (*path, "hands", side), f"cannot reach {frame.pose.hands[side].reach}: {missed * 1000:.0f} mm short"
        )
        for side, missed in settled.bones.missed.items()
        if missed > REACH
    ]
    if settled.gap > CONTACT:
        message = f"cannot rest as described: {settled.gap * 1000:.0f} mm are left; another angle must give way"
        problems.append(FigureProblem((*path, "rest"), message))
    if problems:
        raise FigureError(problems)
    return settled
