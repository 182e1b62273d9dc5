"""Solve a frame's pose, or say what cannot be solved and what would have to give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.figure.body.contact import settle, without_limits
from generator.figure.props import support
from generator.figure.stage.stage import point_of
from generator.figure.words.joints import limits, most_abduction
from generator.figure.words.places import PARTNER
from generator.figure.words.pose import Handle
from generator.figure.words.problems import FigureError, FigureProblem, Path

if TYPE_CHECKING:
    from generator.figure.body.contact import Settled
    from generator.figure.words.model import Figure, Frame
    from generator.figure.words.pose import Hand, Pose

    Carried = tuple[tuple[str, float], ...]

REACH = 0.010
"""A hand may miss its place by this many metres."""
CONTACT = 0.002
"""A part may miss what it rests on by this many metres."""
TRIED = (5.0, 10.0, 15.0, 20.0, 30.0, 40.0, 50.0, 60.0)
"""Degrees by which angles are tried, one by one, to bring a hand to its place."""
HELPS = ("lumbar_flexion", "thorax_flexion", "tilt", "thorax_rotation", "lean")
LEG_HELPS = ("hip_flexion", "knee_flexion")
"""The angles that may: of the trunk, and of the leg that is reached for."""


def settled_frame(figure: Figure, frame: Frame, person: str = "") -> Settled:
    """Solve a frame's pose.

    Raises FigureError when a hand cannot reach its place, or a part cannot rest where it should.
    """
    settled = as_far_as_it_goes(figure, frame, person)
    if settled.gap > CONTACT or any(missed > REACH for missed in settled.bones.missed.values()):
        raise FigureError(_unsolved(figure, frame, person or figure.drawn(), settled))
    return settled


def as_far_as_it_goes(figure: Figure, frame: Frame, person: str = "") -> Settled:
    """Solve a frame's pose as far as it can be."""
    return settle(frame.pose, person or figure.drawn(), _carried(figure, frame))


def settled_partner(figure: Figure, frame: Frame, first: Settled, person: str = "") -> Settled:
    """Solve the pose of a frame's partner beside the first person, where that one is.

    Raises FigureError when a hand cannot reach its place, or a part cannot rest where it should.
    """
    if frame.partner is None:
        raise ValueError("the frame has no partner")
    hands = {side: _at_first(hand, first) for side, hand in frame.partner.pose.hands.items()}
    pose = replace(frame.partner.pose, hands=hands)
    who, carried = figure.second(frame, person or figure.drawn()), _carried(figure, frame)
    settled = settle(pose, who, carried)
    if settled.gap > CONTACT or any(missed > REACH for missed in settled.bones.missed.values()):
        alone = replace(frame, pose=pose)
        problems = _unsolved(replace(figure, frames=(alone,)), alone, who, settled)
        start: Path = ("frames", figure.frames.index(frame), "partner")
        raise FigureError([FigureProblem((*start, *problem.path[2:]), problem.message) for problem in problems])
    return settled


def _at_first(hand: Hand, first: Settled) -> Hand:
    """Let a hand that reaches for the first person know where that point is."""
    if not hand.reach.startswith(PARTNER):
        return hand
    x, y, z = (round(100 * value, 2) for value in point_of(first.bones, hand.reach.removeprefix(PARTNER)).tolist())
    return replace(hand, handle=Handle((x, y, z), "limb"))


def fails(settled: Settled) -> set[str]:
    """Name the units of a body whose hand, or whose rest, does not come to where it should."""
    found = {f"{side}_{unit}" for side, missed in settled.bones.missed.items() if missed > REACH for unit in ARM}
    for name in settled.missing if settled.gap > CONTACT else ():
        side, _, joint = name.partition("_")
        units = ARM if joint.startswith(("shoulder", "elbow")) else LEG
        found |= {f"{side}_{unit}" for unit in units} if joint and side in ("left", "right") else {"torso"}
    return found


ARM = ("upper_arm", "forearm", "hand")
LEG = ("thigh", "lower")


def _carried(figure: Figure, frame: Frame) -> Carried:
    return tuple((prop.kind, support(prop)) for prop in figure.surroundings(frame)[1])


def _unsolved(figure: Figure, frame: Frame, person: str, settled: Settled) -> Iterator[FigureProblem]:
    path: Path = ("frames", figure.frames.index(frame), "pose")
    carried = _carried(figure, frame)
    for side, missed in settled.bones.missed.items():
        if missed > REACH:
            place = frame.pose.hands[side].reach
            help_ = _help(frame.pose, person, carried, side)
            yield FigureProblem((*path, "hands", side), f"cannot reach {place}: {missed * 1000:.0f} mm short; {help_}")
    if settled.gap > CONTACT:
        free = without_limits(frame.pose, person, carried)
        for rest in frame.pose.rests:
            if abs(settled.missing.get(rest.gives, 0.0)) > CONTACT:
                left = settled.missing[rest.gives]
                where = f"{abs(left) * 1000:.0f} mm {'above' if left > 0 else 'below'} where it should rest"
                yield FigureProblem(
                    (*path, "rest"), f"leaves the {rest.part} {where}; {_wanted(rest.gives, free, frame.pose)}"
                )


def _wanted(name: str, free: dict[str, float], pose: Pose) -> str:
    """Say how far an angle would have to go beyond its joint's end."""
    low, high = limits(supple=pose.supple).get(name, (0.0, 0.0))
    angle = free.get(name)
    if name.endswith("hip_abduction") and not pose.supple:
        high = most_abduction(free.get(name.replace("abduction", "flexion"), 0.0))
    if angle is None or low <= angle <= high:
        return f"{words(name)} cannot bring it there: let another angle give way with by, or change the pose"
    end = high if angle > high else low
    return f"{words(name)} would have to be {angle:.0f} degrees, and ends at {end:.0f}"


def _help(pose: Pose, person: str, carried: Carried, side: str) -> str:
    """Find the one angle whose least change brings a hand to its place."""
    leg, _, _ = pose.hands[side].reach.rpartition("-")
    angles = settle(pose, person, carried).angles
    given = {rest.gives for rest in pose.rests}
    names = [*HELPS, *(f"{leg}_{joint}" for joint in LEG_HELPS if leg in ("left", "right"))]
    for change in TRIED:
        for name in [name for name in names if name not in given]:
            for angle in (angles.get(name, 0.0) + change, angles.get(name, 0.0) - change):
                low, high = limits(supple=pose.supple)[name]
                if low <= angle <= high:
                    moved = settle(replace(pose, angles={**pose.angles, name: angle}), person, carried)
                    if moved.bones.missed[side] <= REACH and moved.gap <= CONTACT:
                        return f"{words(name)} of {angle:.0f} in place of {angles.get(name, 0.0):.0f} degrees would do"
    return "no single angle brings it there: come nearer"


def words(name: str) -> str:
    """Return an angle's name as people say it: `left hip flexion`."""
    return name.replace("_", " ")
