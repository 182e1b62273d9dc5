"""A second tone that models form: the strip of each part that is turned from the light.

A part's shaded side is what its own outline, moved towards the light, leaves uncovered. Neighbours move with it, so
that no shade falls into joints.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.depth import JOINTS
from generator.figure.outline import united
from generator.figure.posed import kind

if TYPE_CHECKING:
    from generator.figure.outline import Geometry
    from generator.figure.posed import Posed
    from generator.figure.rotation import Vector

TOWARDS_LIGHT = np.array((-0.42, 0.91))
WIDTH = {"torso": 0.027, "thigh": 0.024, "lower": 0.015, "upper_arm": 0.014, "forearm": 0.0105}
"""How wide the shade is on each kind of unit, in metres."""
SMALLEST = 3e-4
THINNEST = 0.0016
"""Shade smaller (square metres) or thinner (metres) than this is left out."""
CORNER = 0.75
"""Cosine below which two neighbouring edges meet in a corner."""


def shaded_sides(posed: Posed, unit: str, layers: Sequence[str]) -> dict[str, list[list[Vector]]]:
    """Return, by layer, the shapes of a unit's shaded side, each as sides that meet in corners."""
    if kind(unit) not in WIDTH:
        return {}
    moved = shapely.transform(_surroundings(posed, unit), lambda points: points + TOWARDS_LIGHT * WIDTH[kind(unit)])
    found = {}
    for layer in layers:
        dark = posed.smooth_layers[layer].difference(moved)
        shapes = [sides_of(part) for part in shapely.get_parts(dark) if _large(part)]
        if shapes:
            found[layer] = shapes
    return found


def _surroundings(posed: Posed, unit: str) -> Geometry:
    family = [unit, *(child for child, (parent, _, _) in JOINTS.items() if parent == unit)]
    if unit in JOINTS:
        family.append(JOINTS[unit][0])
    return united([posed.smooth_unit(member) for member in family])


def _large(part: Geometry) -> bool:
    return bool(part.geom_type == "Polygon" and part.area > SMALLEST and part.area / part.length > THINNEST)


def sides_of(shape: Geometry) -> list[Vector]:
    """Return a polygon's outer ring cut at its corners; one closed side when it has none."""
    ring: Vector = shapely.get_coordinates(shape.exterior)[:-1]
    keep = np.hypot(*(ring - np.roll(ring, 1, 0)).T) > 2e-4
    ring = ring[keep]
    before, after = ring - np.roll(ring, 1, 0), np.roll(ring, -1, 0) - ring
    lengths = np.hypot(*before.T) * np.hypot(*after.T)
    corners = np.where((before * after).sum(1) < CORNER * lengths)[0]
    if len(corners) < 2:
        return [ring]
    turned = np.roll(ring, -int(corners[0]), 0)
    cuts = [*(int(c - corners[0]) for c in corners), len(ring)]
    closed = np.vstack([turned, turned[:1]])
    return [closed[a : b + 1] for a, b in pairwise(cuts)]
