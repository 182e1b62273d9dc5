"""From lines to muscles: how thick a belly is, where its tendons are, and its outline from one side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import pi

import numpy as np
import shapely
from numpy.typing import NDArray

from generator.figure.anatomy.atlas.data import MuscleLine

Points = NDArray[np.float64]

TENSION = 0.61
"""N of force a mm² of muscle gives in gait2392 (61 N/cm², Delp et al. 1990)."""
FIBRES_OF_LENGTH = 0.55
"""Fibres as a share of a line's length where the model gives none."""
BELLY_OF_LENGTH = 0.62
"""A belly's length as a share of its muscle's, at least: fibres that run aslant make it longer than they are."""
FLAT = 1.35
"""How much broader than round a belly is, seen from its flat side: by eye."""
LEAST, MOST = 2.2, 30.0
"""Least and most half breadth of a belly, mm."""
TENDON = 1.8
"""Half breadth of a tendon, mm."""
MOST_TENDON, FAR_TENDON = 0.5, 0.6
"""The most of a muscle's length that its far tendon takes, and that tendon's share of all its tendon: by eye."""
ORIGIN = 0.06
"""How far a belly has swelled where it begins, as a share of its length."""
SPINDLE, STRAP = 0.9, 0.3
"""Powers of the sine by which bellies swell: short fibres make a spindle, fibres as long as the muscle a strap."""
SEAM, NONE = 0.2, 1e-9
"""By how much parts overlap, mm; and a length that is none."""
CLOSED = 4.0
"""Gaps between the lines of a muscle up to twice as wide are closed, mm."""
STEP = 6.0
"""mm from point to point of a drawn line."""


@dataclass(frozen=True, slots=True)
class FleshLine:
    """A line of a muscle as it is drawn from one side: points, half breadths, and depths (mm, larger is nearer)."""

    points: Points
    halves: Points
    depth: float


def seen(line: MuscleLine, view: str, share: float = 1.0) -> FleshLine:
    """Project a line and give it breadth; `share` is that of one of many lines that overlap."""
    path = smooth(np.array(line.points, dtype=float))
    flat, depth = project(path, view)
    half = belly(line) * share
    along = lengths(path)
    return FleshLine(flat, profile(along, half, line), float(depth.mean()))


def project(path: Points, view: str) -> tuple[Points, Points]:
    """Look at points from the front, the right side or the back; give u, v and depth."""
    x, y, z = path.T
    if view == "side":
        return np.column_stack([x, y]), z
    return (np.column_stack([-z, y]), x) if view == "front" else (np.column_stack([z, y]), -x)


def smooth(points: Points) -> Points:
    """Run a curve through points (Catmull-Rom, by the square root of the distances), in steps of some millimetres."""
    if len(points) < 3:
        count = max(2, round(float(np.linalg.norm(points[1] - points[0])) / STEP))
        return np.linspace(points[0], points[1], count)
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    made = [points[:1]]
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        knots = np.cumsum([0, *(max(NONE, float(np.linalg.norm(q - p))) ** 0.5 for p, q in pairwise((a, b, c, d)))])
        count = max(1, round(float(np.linalg.norm(c - b)) / STEP))
        t = np.linspace(knots[1], knots[2], count + 1)[1:, None]
        made.append(barry_goldman((a, b, c, d), knots, t))
    return np.vstack(made)


def barry_goldman(corners: Sequence[Points], knots: Points, t: Points) -> Points:
    """Give the points of a Catmull-Rom curve at t between the second and the third corner."""
    level: list[Points] = [np.broadcast_to(corner, (len(t), len(corner))) for corner in corners]
    spans = (
        ((0, 1), (1, 2), (2, 3)),
        ((0, 2), (1, 3)),
        ((1, 2),),
    )
    for pairs in spans:
        level = [
            ((knots[high] - t) * first + (t - knots[low]) * second) / (knots[high] - knots[low])
            for (low, high), (first, second) in zip(pairs, pairwise(level), strict=True)
        ]
    return level[0]


def lengths(path: Points) -> Points:
    """Give how far along a path each point is, 0 to 1."""
    steps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    return np.asarray(along / max(float(along[-1]), NONE))


def belly(line: MuscleLine) -> float:
    """Give the half breadth of a belly, mm: of its volume (force by tension, times fibres) over its length."""
    fibre = line.fibre or FIBRES_OF_LENGTH * line.length
    area = line.force / TENSION * fibre / max(BELLY_OF_LENGTH * line.length, fibre)
    return float(min(MOST, max(LEAST, FLAT * (area / pi) ** 0.5)))


def profile(along: Points, half: float, line: MuscleLine) -> Points:
    """Give half breadths along a muscle: a belly between tendons, of which the far one is the longer."""
    end = 1 - min(MOST_TENDON, FAR_TENDON * line.tendon / max(line.length, NONE))
    inside = np.clip(along / end, 0, 1)
    strap = (line.fibre / line.length if line.fibre else FIBRES_OF_LENGTH) / end
    bulge = np.sin(pi * (ORIGIN + (1 - ORIGIN) * inside)) ** max(STRAP, SPINDLE - (SPINDLE - STRAP) * strap)
    least = min(TENDON, half)
    return np.asarray(np.maximum(least, half * bulge), dtype=float)


def outline(lines: Sequence[FleshLine]) -> shapely.Geometry:
    """Join the lines of a muscle into one shape: each with its breadth, and sheets between neighbours of a fan."""
    parts = [tube(each) for each in lines]
    for one, other in pairwise(lines):
        ring = np.vstack([one.points, other.points[::-1]])
        sheet = shapely.make_valid(shapely.Polygon(ring))
        parts.append(sheet)
    whole = shapely.union_all([part for part in parts if not part.is_empty])
    return whole.buffer(CLOSED).buffer(-CLOSED)


def tube(line: FleshLine) -> shapely.Geometry:
    """Give one line its breadth."""
    points, halves = line.points, line.halves
    along = np.gradient(points, axis=0)
    across = np.column_stack([-along[:, 1], along[:, 0]])
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), NONE)
    left, right = points + across * halves[:, None], points - across * halves[:, None]
    ring = shapely.make_valid(shapely.Polygon(np.vstack([left, right[::-1]])))
    ends = shapely.union_all([shapely.Point(points[0]).buffer(halves[0]), shapely.Point(points[-1]).buffer(halves[-1])])
    return shapely.union_all([ring.buffer(SEAM), ends])
