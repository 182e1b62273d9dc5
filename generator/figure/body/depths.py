"""How deep a body lies below the floor, inside a box, or within itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.body.flesh import UNITS, Flesh, body_of
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.figure.body.flesh import Body
    from generator.figure.body.rotation import Rotation, Vector

    Numbers = NDArray[np.intp]

PARENTS = {"head": "torso"}
for _side in SIDES:
    PARENTS |= {
        f"{_side}_thigh": "torso",
        f"{_side}_lower": f"{_side}_thigh",
        f"{_side}_upper_arm": "torso",
        f"{_side}_forearm": f"{_side}_upper_arm",
        f"{_side}_hand": f"{_side}_forearm",
    }
"""The unit that each unit grows out of: these two are one flesh."""
CLOTH = ("hem", "neckline")
"""Parts that are edges of cloth."""
NOT_ALIKE = 0.3
"""By how much of its length a direction is turned at each step towards the one in which two parts least overlap."""
STEPS = 5


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two ellipsoids of different units by their numbers, and by how many metres they lie in one another."""

    one: int
    other: int
    depth: float


def reach_down(flesh: Flesh) -> Vector:
    """Return how high the lowest point of each ellipsoid lies, in metres."""
    lowest: Vector = flesh.centre[:, 2] - np.sqrt((flesh.axes[:, 2] ** 2).sum(1))
    return lowest


def depths_in_box(flesh: Flesh, middle: Vector, frame: Rotation, half: Vector) -> Vector:
    """Return how deep each ellipsoid lies in a box: the way out through its nearest face; below 0, it is outside.

    The box has its middle and half axes in metres, along the columns of its frame.
    """
    reach = np.sqrt(((frame.T @ flesh.axes) ** 2).sum(2))
    depth: Vector = (half + reach - np.abs((flesh.centre - middle) @ frame)).min(1)
    return depth


def overlaps(person: str, flesh: Flesh, units: tuple[str, ...] = UNITS) -> dict[tuple[str, str], Overlap]:
    """Return, for each two units that lie in one another, where they do so deepest.

    At least one of the two is among `units`. The depth is that of two ellipsoids along the direction in which they
    least overlap, found by descent from the line between their middles.
    """
    body = body_of(person)
    one, other = _pairs(person, units)
    gap = flesh.centre[other] - flesh.centre[one]
    longest = np.sqrt((flesh.axes**2).sum(1).max(1))
    near = (gap * gap).sum(1) < (longest[one] + longest[other]) ** 2
    one, other, gap = one[near], other[near], gap[near]
    if not len(one):
        return {}
    depth = _depth(flesh, one, other, gap)
    deep = np.flatnonzero(depth > 0)
    found: dict[tuple[str, str], Overlap] = {}
    for k in deep[np.argsort(-depth[deep], kind="stable")].tolist():
        a, b = int(one[k]), int(other[k])
        found.setdefault((str(body.unit[a]), str(body.unit[b])), Overlap(a, b, float(depth[k])))
    return found


def distance(flesh: Flesh, one: Numbers, other: Numbers) -> float:
    """Return how far two sets of ellipsoids are from one another in metres; below 0 where they lie in one another."""
    a, b = (numbers.ravel() for numbers in np.meshgrid(one, other, indexing="ij"))
    return -float(_depth(flesh, a, b, flesh.centre[b] - flesh.centre[a]).max())


def meeting(flesh: Flesh, other: Flesh) -> tuple[Numbers, Numbers, Vector]:
    """Return which ellipsoids of two bodies lie in one another: their numbers in each, and how deep, in metres."""
    gap = other.centre[None] - flesh.centre[:, None]
    longest, wide = (np.sqrt((each.axes**2).sum(1).max(1)) for each in (flesh, other))
    one, two = np.nonzero((gap * gap).sum(2) < (longest[:, None] + wide) ** 2)
    if not len(one):
        return one, two, np.zeros(0)
    both = Flesh(np.concatenate([flesh.centre, other.centre]), np.concatenate([flesh.axes, other.axes]))
    depth = _depth(both, one, two + len(flesh.centre), gap[one, two])
    deep = depth > 0
    return one[deep], two[deep], depth[deep]


def _depth(flesh: Flesh, one: Numbers, other: Numbers, gap: Vector) -> Vector:
    first, second = (flesh.axes[who] @ flesh.axes[who].transpose(0, 2, 1) for who in (one, other))
    way = gap / np.maximum(np.sqrt((gap * gap).sum(1)), 1e-9)[:, None]
    best = np.full(len(one), np.inf)
    for _ in range(STEPS):
        a, b = (first @ way[:, :, None])[:, :, 0], (second @ way[:, :, None])[:, :, 0]
        reach, more = np.sqrt((a * way).sum(1)), np.sqrt((b * way).sum(1))
        best = np.minimum(best, reach + more - (gap * way).sum(1))
        uphill = a / np.maximum(reach, 1e-9)[:, None] + b / np.maximum(more, 1e-9)[:, None] - gap
        way = way - uphill * (NOT_ALIKE / np.maximum(np.sqrt((uphill * uphill).sum(1)), 1e-9))[:, None] / 2
        way = way / np.maximum(np.sqrt((way * way).sum(1)), 1e-9)[:, None]
    return best


@lru_cache(maxsize=32)
def _pairs(person: str, units: tuple[str, ...]) -> tuple[Numbers, Numbers]:
    """Return the numbers of all ellipsoids that could meet: of two units that are not one flesh."""
    body: Body = body_of(person)
    members = {unit: np.flatnonzero((body.unit == unit) & ~np.isin(body.part, CLOTH)) for unit in UNITS}
    one, other = [], []
    for first, second in combinations(UNITS, 2):
        if PARENTS.get(first) == second or PARENTS.get(second) == first or not {first, second} & {*units}:
            continue
        a, b = np.meshgrid(members[first], members[second], indexing="ij")
        one.append(a.ravel())
        other.append(b.ravel())
    return np.concatenate(one), np.concatenate(other)
