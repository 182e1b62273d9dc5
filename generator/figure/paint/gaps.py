"""Thin tapered bands along an outline where it lies over something already painted."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.paint.depth import contained, joint_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.figure.body.rotation import Vector
    from generator.figure.paint.posed import Posed

    Mask = NDArray[np.bool_]

NEAR, FAR = 0.005, 0.020
"""How far outside an outline the two probes stand, in metres of body."""
FAR_LEG = 0.032
"""The other leg must show by this much before a gap is worth its ink: a sliver with a gap looks like a highlight."""
ARMPIT = 1.9
"""Gaps keep this many times farther from a shoulder than its joint is wide: nearer by they are hooks in the shirt."""
LEGS = ("thigh", "lower")
FAR_WIDTHS = 2.4
"""The farther probe stands at least this many widths of the gap outside."""
BRIDGE, SHORTEST = 0.008, 0.030
"""Runs of an outline this near to each other, in metres, are one; shorter ones are none."""
TAPER, OVERRUN = 0.045, 0.006
"""Metres over which a band tapers inside the body, and by which it runs out where it leaves it."""
INWARD = 0.0006
"""Metres by which a band reaches over its own outline, so that no colour shows between them."""
LONG_ENOUGH = (0.030, 0.045, 0.085)
"""A band must be this long, by how many of its ends lie inside the body: loose flecks look like dirt."""


@dataclass(frozen=True, slots=True)
class Rim:
    """A loop of a unit, its outward normals, and the mean distance of its points."""

    unit: str
    loop: Vector
    normal: Vector
    step: float


@dataclass
class Bands:
    """The bands of one unit, each two sides that meet in tips; those over the torso are apart where that is asked."""

    over_others: list[list[Vector]] = field(default_factory=list)
    over_torso: list[list[Vector]] = field(default_factory=list)


def gap_bands(posed: Posed, units: Sequence[str], width: float, apart: Collection[str] = ()) -> dict[str, Bands]:
    """Return the bands of each unit over those painted before it; `units` are in the order of painting.

    Of the units in `apart`, the bands over the torso are kept apart from the others.
    """
    rims = [
        Rim(unit, loop, normal, step)
        for unit in units[1:]
        for loop, (normal, step) in zip(posed.loops(unit), posed.outward(unit), strict=True)
    ]
    found = {unit: Bands() for unit in units}
    if not rims:
        return found
    probe, stop = _Probe(posed, units, rims, width), 0
    torso = np.array([unit == "torso" for unit in units])
    for rim in rims:
        part = slice(stop, stop + len(rim.loop))
        stop = part.stop
        if rim.unit in apart:
            found[rim.unit].over_torso += _bands(rim, width, *probe.over(torso, part))
            found[rim.unit].over_others += _bands(rim, width, *probe.over(~torso, part))
        else:
            found[rim.unit].over_others += _bands(rim, width, *probe.over(np.ones_like(torso), part))
    return found


def _bands(rim: Rim, width: float, covered: Mask, filled: Mask) -> list[list[Vector]]:
    found, count = [], len(rim.loop)
    for start, stop in runs(covered, round(BRIDGE / rim.step), round(SHORTEST / rim.step)):
        ends = int(filled[(start - 2) % count]) + int(filled[(stop + 1) % count])
        if (stop - start) * rim.step > LONG_ENOUGH[ends]:
            found.append(_band(rim.loop, rim.normal, (start, stop), width, filled, rim.step))
    return found


class _Probe:
    """Where loops lie over what was painted before: `hits` just outside them, `covers` a little farther out.

    Rows are units, columns the points of all loops. `own` is within the loops' own units; at `blocked` and `kept`
    points parts belong together.
    """

    def __init__(self, posed: Posed, units: Sequence[str], rims: Sequence[Rim], width: float) -> None:
        loop, normal = np.concatenate([rim.loop for rim in rims]), np.concatenate([rim.normal for rim in rims])
        place = {unit: k for k, unit in enumerate(units)}
        rank = np.repeat([place[rim.unit] for rim in rims], [len(rim.loop) for rim in rims])
        polygons = np.array([posed.polygons[unit] for unit in units])
        self.hits = contained(polygons, loop + normal * NEAR, np.arange(len(units))[:, None] <= rank)
        every = np.arange(len(loop))
        self.own = self.hits[rank, every]
        self.hits[rank, every] = False
        other, at = np.nonzero(self.hits)
        legs, centre, radius = _pairs(posed, units)
        pair = other, rank[at]
        far = np.where(legs[pair], FAR_LEG, max(FAR, FAR_WIDTHS * width))
        self.covers, self.blocked = np.zeros_like(self.hits), np.zeros_like(self.hits)
        self.covers[other, at] = shapely.contains_xy(polygons[other], loop[at] + normal[at] * far[:, None])
        self.blocked[other, at] = ((loop[at] - centre[pair]) ** 2).sum(1) < radius[pair] ** 2
        self.kept = self.own.copy()
        free = np.flatnonzero(self.covers.any(0) & ~self.own)
        webs, owners = posed.webs()
        mine = np.array([place.get(owner, -1) for owner in owners])[:, None] == rank[free]
        self.kept[free[contained(webs, loop[free], mine).any(0)]] = True

    def over(self, others: Mask, part: slice) -> tuple[Mask, Mask]:
        """Tell where part of the points lies over some units, and where those or its own unit fill what is outside.

        What lies uppermost of all that a point covers is what it lies over.
        """
        covers, kept = self.covers[:, part], self.kept[part] | self.blocked[:, part].any(0)
        uppermost = len(covers) - 1 - covers[::-1].argmax(0)
        return covers.any(0) & others[uppermost] & ~kept, self.hits[others, part].any(0) | self.own[part]


def _pairs(posed: Posed, units: Sequence[str]) -> tuple[Mask, Vector, Vector]:
    """Return for each pair of units whether they are of different legs, and the joint at which they belong together.

    That is a centre in the picture and a radius, 0 where there is none.
    """
    count = len(units)
    legs, centre, radius = np.zeros((count, count), bool), np.zeros((count, count, 2)), np.zeros((count, count))
    for k, unit in enumerate(units):
        for j, other in enumerate(units[:k]):
            legs[j, k] = _pair_of_legs(unit, other)
            child = joint_of(unit, other)
            if child or (unit.endswith("thigh") and other.endswith("thigh")):
                centre[j, k], wide = posed.joints[child or unit]
                radius[j, k] = wide * (ARMPIT if "upper_arm" in child else 1.0)
    return legs, centre, radius


@cache
def _pair_of_legs(a: str, b: str) -> bool:
    return a.endswith(LEGS) and b.endswith(LEGS) and a.partition("_")[0] != b.partition("_")[0]


def runs(mask: Mask, bridge: int, shortest: int) -> list[tuple[int, int]]:
    """Return the cyclic runs of a mask: breaks up to `bridge` samples are closed, runs below `shortest` dropped."""
    count = len(mask)
    edges = (np.flatnonzero(mask[1:] != mask[:-1]) + 1).tolist()
    if mask[0]:
        if not edges:
            return [(0, count)]
        edges = [*edges[1:], *([] if mask[-1] else [count]), edges[0] + count]
    elif len(edges) % 2:
        edges.append(count)
    merged: list[list[int]] = []
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        if merged and a - merged[-1][1] <= bridge:
            merged[-1][1] = b
        else:
            merged.append([a, b])
    return [(a, b) for a, b in merged if b - a >= shortest]


def _band(loop: Vector, normal: Vector, span: tuple[int, int], width: float, filled: Mask, step: float) -> list[Vector]:
    """Shape one band: it tapers like a brush stroke where it ends inside the body and runs out where it leaves it."""
    count, (start, stop) = len(loop), span
    index = np.arange(start, stop)
    open_start, open_stop = not filled[(start - 2) % count], not filled[(stop + 1) % count]
    extra = int(OVERRUN / step) + 1
    if open_start:
        index = np.concatenate([np.arange(start - extra, start), index])
    if open_stop:
        index = np.concatenate([index, np.arange(stop, stop + extra)])
    index %= count
    profile = tapered(len(index), int(TAPER / step), not open_start, not open_stop)[:, None]
    outer = loop[index] + normal[index] * (width * profile)
    inner = loop[index] - normal[index] * (INWARD * profile)
    return [inner, outer[::-1]]


@lru_cache(maxsize=256)
def _ramp(count: int) -> Vector:
    rise: Vector = np.sin(np.linspace(0, math.pi / 2, count))
    return rise


def tapered(count: int, taper: int, start: bool = True, stop: bool = True) -> Vector:
    """Return a profile of ones that rises and falls like a sine at its ends."""
    taper = max(3, min(taper, count // 2))
    profile = np.ones(count)
    ramp = _ramp(taper)
    if start:
        profile[:taper] = ramp[:count]
    if stop:
        profile[-taper:] = np.minimum(profile[-taper:], ramp[::-1][-count:])
    return profile


def brush(line: Vector, width: float, start: bool = True, stop: bool = True) -> list[Vector]:
    """Return the two sides of a tapered stroke along an open line, `width` metres wide at its thickest."""
    points = np.ascontiguousarray(line).view(np.complex128)[:, 0]
    tangent = np.diff(points, prepend=2 * points[0] - points[1], append=2 * points[-1] - points[-2])
    tangent = tangent[1:] + tangent[:-1]
    half = tapered(len(line), len(line) // 2, start, stop) * (width / 2)
    off = tangent * (1j * half / np.maximum(np.abs(tangent), 1e-12))
    return [(points + off).view(float).reshape(-1, 2), (points - off).view(float).reshape(-1, 2)[::-1]]
