"""A figure with left and right exchanged: the same exercise for the other leg, seen from the same place."""

from __future__ import annotations

from dataclasses import replace

from generator.figure.words.model import Arrow, Figure, Frame, Prop
from generator.figure.words.pose import Pose, mirrored, mirrored_place

TURN = 360.0
"""Degrees of a whole turn."""
SIDED = 20.0
"""Degrees by which left and right differ where one side is at work; hands and feet at rest differ by less."""

ACROSS = ("y", "turn")
"""Numbers of a prop that change their sign: how far it stands to the side, and how it is turned."""


def mirrored_figure(figure: Figure) -> Figure:
    """Return a figure with left and right exchanged; captions and frames' words, which name sides, are left out."""
    return replace(
        figure,
        frames=tuple(_frame(frame) for frame in figure.frames),
        props=_props(figure.props),
        show=tuple(map(mirrored_place, figure.show)),
    )


def one_sided(figure: Figure) -> bool:
    """Say whether every frame shows one side at work, and no frame is the mirror image of another."""
    poses = [frame.pose for frame in figure.frames]
    keys = {pose.key() for pose in poses}
    return all(unlike(pose) > SIDED for pose in poses) and not any(mirrored(pose).key() in keys for pose in poses)


def unlike(pose: Pose) -> float:
    """Return by how many degrees an angle of a pose differs most from that of its mirror image."""
    own, other = pose.angles, mirrored(pose).angles
    return max((_between(own.get(name, 0.0), other.get(name, 0.0)) for name in {**own, **other}), default=0.0)


def _between(one: float, other: float) -> float:
    """Return the degrees between two angles; a body turned by 180 degrees faces the same way as one turned by -180."""
    apart = abs(one - other) % TURN
    return min(apart, TURN - apart)


def _frame(frame: Frame) -> Frame:
    return replace(
        frame,
        pose=mirrored(frame.pose),
        caption="",
        alt="",
        arrows=tuple(_arrow(arrow) for arrow in frame.arrows),
        highlight=tuple(map(mirrored_place, frame.highlight)),
        props=None if frame.props is None else _props(frame.props),
    )


def _arrow(arrow: Arrow) -> Arrow:
    return replace(arrow, at=mirrored_place(arrow.at), along=mirrored_place(arrow.along))


def _props(props: tuple[Prop, ...]) -> tuple[Prop, ...]:
    return tuple(
        replace(
            prop,
            place=mirrored_place(prop.place),
            side=_other(prop.side),
            held=_other(prop.held),
            ends=(mirrored_place(prop.ends[0]), mirrored_place(prop.ends[1])),
            numbers={name: -value if name in ACROSS else value for name, value in prop.numbers.items()},
        )
        for prop in props
    )


def _other(side: str) -> str:
    return {"left": "right", "right": "left"}.get(side, side)
