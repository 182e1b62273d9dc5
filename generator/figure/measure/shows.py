"""Measure whether a picture shows what its words say."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.body.depths import depths_in_box, distance
from generator.figure.body.flesh import body_of
from generator.figure.measure.boxes import boxes
from generator.figure.props import support
from generator.figure.stage.stage import point_of
from generator.figure.words.places import RESTING_PARTS
from generator.figure.words.shows import LINES, MEASURES, SUBJECTS, TRUNK_LINE, Claim, each

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.figure.body.bones import Skeleton
    from generator.figure.body.contact import Settled
    from generator.figure.body.rotation import Vector
    from generator.figure.words.model import Frame, Prop

TOUCHES = 2.0
"""Parts this many centimetres apart touch, and are as high as one another within twice as much."""
BETWEEN = {"knee": ("thigh", "shank"), "elbow": ("upper_arm", "forearm"), "hip": ("pelvis", "thigh")}
"""The bones on either side of a joint."""
MIDDLES = {"leg": "knee", "thigh": "knee", "shin": "ankle", "arm": "elbow", "upper-arm": "elbow", "forearm": "wrist"}
"""The point that stands for a line of the body where one is needed."""


@dataclass(frozen=True)
class Shown:
    """A frame with its solved body, and the solved bodies of all frames by name."""

    frame: Frame
    settled: Settled
    person: str
    props: tuple[Prop, ...]
    others: Callable[[str], Settled | None]

    def faults(self) -> list[tuple[Claim, str]]:
        """Return each claim that the picture does not bear out, with what it shows instead."""
        return [(claim, message) for claim in self.frame.shows if (message := self._fault(claim))]

    def _fault(self, claim: Claim) -> str:
        if claim.measure in ("length", "width"):
            return self._arrows(claim)
        subjects = (claim.subject,) if claim.measure == "apart" else each(claim.subject)
        values = [value for subject in subjects if (value := self._value(claim, subject)) is not None]
        low, high = self._wanted(claim)
        wrong = [value for value in values if not low <= value <= high]
        return _said(claim, max(wrong, key=lambda value: max(low - value, value - high))) if wrong else ""

    def _wanted(self, claim: Claim) -> tuple[float, float]:
        if claim.measure == "on":
            return -math.inf, TOUCHES
        if claim.measure == "level":
            return -2 * TOUCHES, 2 * TOUCHES
        return claim.about() if claim.span else (0.0, math.inf)

    def _arrows(self, claim: Claim) -> str:
        low, high = claim.about()
        found = [
            2 * arrow.radius if arrow.kind == "circle" else abs(arrow.stop - arrow.start)
            for arrow in self.frame.arrows
            if (arrow.kind == "circle") == (claim.measure == "width") and arrow.kind in ("circle", "straight", "pulse")
        ]
        if any(low <= value <= high for value in found):
            return ""
        if not found:
            return f"needs an arrow that has a {claim.measure}, and there is none"
        return _said(claim, min(found, key=lambda value: abs(value - low)))

    def _value(self, claim: Claim, subject: str) -> float | None:
        """Return what is measured of one subject, in degrees or centimetres; None beside a frame that is not solved."""
        bones, side, part = self.settled.bones, *_parted(subject)
        if claim.measure == "angle":
            start, end = TRUNK_LINE if subject == "trunk" else (f"{side}-{name}" for name in LINES[part])
            return _slope(point_of(bones, end) - point_of(bones, start))
        if claim.measure == "bend":
            first, second = BETWEEN[part]
            return _between(bones, first if first == "pelvis" else f"{side}_{first}", f"{side}_{second}")
        if claim.measure == "apart":
            one, other = (_spot(bones, name) for name in each(subject))
            return float(np.hypot(*(one - other)[:2])) * 100
        if claim.measure == "moved":
            other_one = self.others(claim.place)
            return None if other_one is None else _far(_spot(bones, subject), _spot(other_one.bones, subject))
        if claim.measure == "height":
            return next(support(prop) for prop in self.props if prop.kind == subject) * 100
        if claim.measure == "on":
            return self._gap(subject, claim.place) * 100
        rise = self._height(subject, claim) - self._top(claim.place)
        return (-rise if claim.measure == "below" else rise) * 100

    def _chosen(self, word: str) -> NDArray[np.intp]:
        body = body_of(self.person)
        return np.concatenate([body.pick(one if one in RESTING_PARTS else _flesh_word(one)) for one in each(word)])

    def _height(self, subject: str, claim: Claim) -> float:
        """Return how high a part lies: its lowest point; beside another part, the middle of it."""
        if claim.measure == "level" and claim.place in SUBJECTS:
            return float(_spot(self.settled.bones, subject)[2])
        return self.settled.flesh.lowest(self._chosen(subject))

    def _top(self, place: str) -> float:
        """Return how high a place is: the top of a thing, the middle of a part."""
        if place in ("floor", "mat"):
            return 0.0
        prop = next((prop for prop in self.props if prop.kind == place), None)
        return support(prop) if prop is not None else float(_spot(self.settled.bones, each(place)[0])[2])

    def _gap(self, subject: str, place: str) -> float:
        """Return how far a part is from a place, in metres."""
        flesh, chosen = self.settled.flesh, self._chosen(subject)
        side, part = _parted(subject)
        if part == "hand" and side in self.frame.pose.hands and self.frame.pose.hands[side].reach == place:
            return self.settled.bones.missed[side]
        if place in ("floor", "mat"):
            return flesh.lowest(chosen)
        prop = next((prop for prop in self.props if prop.kind == place), None)
        if prop is None:
            return distance(flesh, chosen, self._chosen(place))
        depths = [
            float(depths_in_box(flesh, lump.middle, lump.frame, lump.half)[chosen].max())
            for thing, lump, _ in boxes(self.settled, self.person, (prop,))
            if thing == place
        ]
        return -max(depths) if depths else abs(flesh.lowest(chosen) - support(prop))


def _said(claim: Claim, value: float) -> str:
    unit = MEASURES[claim.measure][0]
    if claim.measure in ("on", "level"):
        return f"says {claim.measure} {claim.place}, and the picture leaves {abs(value):.0f} cm between"
    number = f"{value:.0f} {'degrees' if unit == 'degrees' else 'cm'}"
    if claim.span is None:
        return f"says {claim.measure} {claim.place}, and the picture shows {number}"
    low, high = claim.span
    said = f"{low:g}" if low == high else f"{low:g} to {high:g}"
    return f"says {said}, and the picture shows {number}"


def _parted(subject: str) -> tuple[str, str]:
    side, _, part = subject.partition("-")
    return (side, part) if part and side in ("left", "right") else ("", subject)


def _flesh_word(subject: str) -> str:
    """Return the resting part that a subject's flesh is."""
    side, part = _parted(subject)
    if not side:
        return {"trunk": "torso", "chest": "upper-back"}.get(subject, subject)
    near = {"hip": "thigh", "ankle": "heel", "shoulder": "arm", "upper-arm": "arm", "elbow": "forearm", "wrist": "hand"}
    return f"{side}-{near.get(part, part)}"


def _spot(bones: Skeleton, subject: str) -> Vector:
    side, part = _parted(subject)
    if not side:
        return point_of(bones, "chest" if subject == "trunk" else subject)
    return point_of(bones, f"{side}-{MIDDLES.get(part, part)}")


def _slope(way: Vector) -> float:
    return math.degrees(math.atan2(float(way[2]), float(np.hypot(way[0], way[1]))))


def _between(bones: Skeleton, first: str, second: str) -> float:
    straight = float(bones.frame[first][:, 2] @ bones.frame[second][:, 2])
    return math.degrees(math.acos(min(max(straight, -1.0), 1.0)))


def _far(one: Vector, other: Vector) -> float:
    return float(np.linalg.norm(one - other)) * 100
