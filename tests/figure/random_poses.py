"""Random poses and figures for the laws that bodies obey."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from generator.figure.words.joints import ROOTS, TILTS, limits
from generator.figure.words.model import Figure, Frame, View
from generator.figure.words.people import PEOPLE
from generator.figure.words.places import RESTING_PARTS
from generator.figure.words.pose import HAND_SHAPES, Hand, Pose, Rest

JOINT_LIMITS = {name: span for name, span in limits().items() if name not in TILTS}


def angles() -> st.SearchStrategy[dict[str, float]]:
    """Some joint angles inside their limits."""
    spans = {name: st.floats(*span).map(lambda value: round(value, 1)) for name, span in JOINT_LIMITS.items()}
    return st.fixed_dictionaries({}, optional=spans)


def tilts() -> st.SearchStrategy[dict[str, float]]:
    """How the pelvis is turned, any way round."""
    spans = {name: st.floats(*span).map(lambda value: round(value, 1)) for name, span in TILTS.items()}
    return st.fixed_dictionaries({}, optional=spans)


def rests() -> st.SearchStrategy[tuple[Rest, ...]]:
    """Any part of the body, on the floor or held above it."""
    heights = st.sampled_from([0.0, 0.0, 20.0, 90.0])
    return st.builds(lambda part, height: (Rest(part, height),), st.sampled_from(RESTING_PARTS), heights)


@st.composite
def poses(draw: Any) -> Pose:
    """Any pose inside the joint limits, carried by any part."""
    shapes = st.sampled_from(sorted(HAND_SHAPES))
    hands = {side: Hand(shape=draw(shapes)) for side in ("left", "right")}
    found = {**draw(angles()), **draw(tilts())}
    return Pose(draw(st.sampled_from(sorted(ROOTS))), found, hands, draw(rests()))


def views() -> st.SearchStrategy[View]:
    """Any camera."""
    return st.builds(View, st.floats(-180, 180), st.floats(-20, 50))


def people() -> st.SearchStrategy[str]:
    """Any of the people."""
    return st.sampled_from(sorted(PEOPLE))


def figure_of(pose: Pose, **more: Any) -> Figure:
    """A figure of one frame."""
    return Figure("A person.", (Frame("only", pose),), **more)
