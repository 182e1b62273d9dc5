"""A pose as plain data: angles, hands that reach, parts that rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from generator.figure.words.joints import REST, ROOTS, SIDES, changes_sign, mirrored_name

HAND_SHAPES = {
    "relaxed": (16.0, 0.35),
    "flat": (4.0, 0.4),
    "cup": (24.0, 0.3),
    "fist": (78.0, 0.0),
    "spread": (6.0, 3.2),
    "grip": (66.0, 0.0),
}
"""Curl of each finger joint in degrees and spread of the fingers, by the name of a hand's shape."""


@dataclass(frozen=True, slots=True)
class Handle:
    """Where a thing is taken hold of: a place in centimetres of the world, or in the frame of a bone that carries it.

    What is None follows the shoulder of the hand. `way` says how the hand lies: `over` a rail, `under` a bar that it
    hangs from or holds up, `on` a flat top, round a `limb` of someone else.
    """

    place: tuple[float | None, float | None, float | None]
    way: str
    bone: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """What a hand does: its shape, and the place it reaches for (empty: it goes where the arm's angles put it).

    `along` runs from 0 to 1 down the limb that is reached for; `outward` and `forward` shift the place by
    centimetres; `ahead` and `apart` place a hand on the floor, in centimetres from its shoulder.

    `handle` is where a thing is taken hold of; `together` says that both hands hold one bar, which turns them into
    line; `round` that they lie on either side of a thing so many centimetres thick to either side.
    """

    reach: str = ""
    shape: str = "relaxed"
    along: float = 0.3
    outward: float = 0.0
    forward: float = 0.0
    ahead: float = 40.0
    apart: float = 2.0
    handle: Handle | None = None
    together: bool = False
    round: float = 0.0


@dataclass(frozen=True, slots=True)
class Rest:
    """A part of the body held at a height above the floor in centimetres (0: its weight is on it).

    `gives` names the angle that moves until the part is there, `height` for the pelvis' own height; `on` names the
    prop that carries the part.
    """

    part: str
    height: float = 0.0
    gives: str = "height"
    on: str = ""


@dataclass(frozen=True)
class Pose:
    """A root, the angles that differ from relaxed standing, two hands, and what rests on what.

    Angles are degrees by full name (`left_hip_flexion`); `x` and `y` place the pelvis, in centimetres. Joints of the
    `supple` go farther.
    """

    root: str = "standing"
    angles: Mapping[str, float] = field(default_factory=dict)
    hands: Mapping[str, Hand] = field(default_factory=dict)
    rests: tuple[Rest, ...] = ()
    x: float = 0.0
    y: float = 0.0
    supple: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "angles", MappingProxyType(dict(sorted(self.angles.items()))))
        object.__setattr__(self, "hands", MappingProxyType(dict(sorted(self.hands.items()))))

    def key(self) -> tuple[object, ...]:
        """Return everything that decides where the body is, hashable and in a fixed order."""
        return (
            self.root,
            tuple(self.angles.items()),
            tuple(self.hands.items()),
            self.rests,
            self.x,
            self.y,
            self.supple,
        )

    def __hash__(self) -> int:
        return hash(self.key())

    def every_angle(self) -> dict[str, float]:
        """Return all angles that are not zero: the pose's own over those of its root over those of rest."""
        usual = {**REST, **ROOTS[self.root]}
        both = {f"{side}_{name}": value for side in SIDES for name, value in usual.items() if not _has_side(name)}
        return {**both, **{name: value for name, value in usual.items() if _has_side(name)}, **self.angles}


def mirrored(pose: Pose) -> Pose:
    """Return the pose with left and right exchanged; mirrored twice, it is the pose itself."""
    return replace(
        pose,
        angles={mirrored_name(k): -v if changes_sign(k) else v for k, v in pose.angles.items()},
        hands={_other(side): _mirrored_hand(hand) for side, hand in pose.hands.items()},
        rests=tuple(
            replace(rest, part=mirrored_place(rest.part), gives=mirrored_name(rest.gives)) for rest in pose.rests
        ),
    )


def between(first: Pose, second: Pose, share: float) -> Pose:
    """Return the pose that lies `share` (0 to 1) of the way from one pose to another.

    Angles and heights are mixed; what only one of the poses rests on or reaches for counts for its own half.
    """
    if share <= 0:
        return first
    if share >= 1:
        return second
    nearer = first if share < 0.5 else second
    a, b = first.every_angle(), second.every_angle()
    names = {**a, **b}
    return replace(
        nearer,
        angles={name: _mix(a.get(name, 0.0), b.get(name, 0.0), share) for name in names},
        hands={side: _mixed_hand(hand, first, second, side, share) for side, hand in nearer.hands.items()},
        rests=tuple(_mixed_rest(rest, first, second, share) for rest in nearer.rests),
        x=_mix(first.x, second.x, share),
        y=_mix(first.y, second.y, share),
    )


def mirrored_place(place: str) -> str:
    """Name of the same place on the other side of the body: `left-shin` for `right-shin`."""
    if place.startswith("left-"):
        return "right-" + place[5:]
    if place.startswith("right-"):
        return "left-" + place[6:]
    return place


def _has_side(name: str) -> bool:
    return name.partition("_")[0] in SIDES


def _other(side: str) -> str:
    return "left" if side == "right" else "right"


def _mirrored_hand(hand: Hand) -> Hand:
    handle = hand.handle
    if handle and handle.place[1]:
        handle = replace(handle, place=(handle.place[0], -handle.place[1], handle.place[2]))
    return replace(hand, reach=mirrored_place(hand.reach), handle=handle)


def _mix(a: float, b: float, share: float) -> float:
    return a + (b - a) * share


def _mixed_hand(hand: Hand, first: Pose, second: Pose, side: str, share: float) -> Hand:
    a, b = first.hands.get(side), second.hands.get(side)
    if a is None or b is None or a.reach != b.reach:
        return hand
    return replace(
        hand,
        along=_mix(a.along, b.along, share),
        outward=_mix(a.outward, b.outward, share),
        forward=_mix(a.forward, b.forward, share),
        ahead=_mix(a.ahead, b.ahead, share),
        apart=_mix(a.apart, b.apart, share),
    )


def _mixed_rest(rest: Rest, first: Pose, second: Pose, share: float) -> Rest:
    heights = [
        next((other.height for other in pose.rests if other.part == rest.part), rest.height) for pose in (first, second)
    ]
    return replace(rest, height=_mix(heights[0], heights[1], share))
