"""Thin tapered bands along an outline where it lies over something already painted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.depth import joint_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.figure.posed import Posed
    from generator.figure.rotation import Vector

    Mask = NDArray[np.bool_]

NEAR, FAR = 0.005, 0.020
"""How far outside an outline the two probes stand, in metres of body."""
FAR_LEG = 0.032
"""The other leg must show by this much before a gap is worth its ink: a sliver with a gap looks like a highlight."""
ARMPIT = 1.9
"""Gaps keep this many times farther from a shoulder than its joint is wide: nearer by they are hooks in the shirt."""
LEGS = ("thigh", "lower")
BRIDGE, SHORTEST = 0.008, 0.030
TAPER, OVERRUN = 0.045, 0.006
LONG_ENOUGH = (0.030, 0.045, 0.085)
"""A band must be this long, by how many of its ends lie inside the body: loose flecks look like dirt."""


def gap_bands(posed: Posed, unit: str, painted: Sequence[str], width: float) -> list[list[Vector]]:
    """Return the bands of a unit over those painted before it; each band is two sides that meet in tips."""
    found: list[list[Vector]] = []
    if not painted:
        return found
    for loop, (normal, step) in zip(posed.loops(unit), posed.outward(unit), strict=True):
        covered, filled = _probe(posed, unit, painted, loop, normal, width)
        for start, stop in runs(covered, round(BRIDGE / step), round(SHORTEST / step)):
            count = len(loop)
            ends = int(filled[(start - 2) % count]) + int(filled[(stop + 1) % count])
            if (stop - start) * step > LONG_ENOUGH[ends]:
                found.append(_band(loop, normal, (start, stop), width, filled, step))
    return found


def _probe(
    posed: Posed, unit: str, painted: Sequence[str], loop: Vector, normal: Vector, width: float
) -> tuple[Mask, Mask]:
    """Tell where a loop lies over something painted, and where anything at all is painted just outside it."""
    near, far = loop + normal * NEAR, loop + normal * max(FAR, 2.4 * width)
    everything = np.array([posed.polygons[other] for other in (unit, *painted)])
    hits = shapely.contains_xy(everything[:, None], near)
    filled, covered, blocked = hits.any(0), np.zeros(len(loop), bool), hits[0].copy()
    for other, polygon, hit in zip(painted, everything[1:], hits[1:], strict=True):
        if not hit.any():
            continue
        deep = far[hit] if not _pair_of_legs(unit, other) else loop[hit] + normal[hit] * FAR_LEG
        covered[hit] |= shapely.contains_xy(polygon, deep)
        child = joint_of(unit, other)
        if child or (unit.endswith("thigh") and other.endswith("thigh")):
            centre, radius = posed.joints[child or unit]
            wide = radius * (ARMPIT if "upper_arm" in child else 1.0)
            blocked |= hit & (((loop - centre) ** 2).sum(1) < wide**2)
    if unit in posed.body.webs and covered.any():
        blocked[covered] |= shapely.contains_xy(posed.web(unit)[:, None], loop[covered]).any(0)
    return covered & ~blocked, filled


def _pair_of_legs(a: str, b: str) -> bool:
    return a.endswith(LEGS) and b.endswith(LEGS) and a.partition("_")[0] != b.partition("_")[0]


def runs(mask: Mask, bridge: int, shortest: int) -> list[tuple[int, int]]:
    """Return the cyclic runs of a mask: breaks up to `bridge` samples are closed, runs below `shortest` dropped."""
    if mask.all():
        return [(0, len(mask))]
    if not mask.any():
        return []
    first = int(np.where(~mask)[0][0])
    turned = np.roll(mask, -first).astype(int)
    edges = np.diff(np.concatenate([[0], turned, [0]]))
    spans = zip(np.where(edges == 1)[0].tolist(), np.where(edges == -1)[0].tolist(), strict=True)
    merged: list[list[int]] = []
    for a, b in spans:
        if merged and a - merged[-1][1] <= bridge:
            merged[-1][1] = b
        else:
            merged.append([a, b])
    return [(a + first, b + first) for a, b in merged if b - a >= shortest]


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
    inner = loop[index] - normal[index] * (0.0006 * profile)
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
    tangent = np.gradient(line, axis=0)
    tangent /= np.maximum(np.hypot(tangent[:, :1], tangent[:, 1:]), 1e-12)
    normal = np.column_stack([-tangent[:, 1], tangent[:, 0]])
    half = tapered(len(line), len(line) // 2, start, stop)[:, None] * (width / 2)
    return [line + normal * half, (line - normal * half)[::-1]]
