"""A second tone that models form: the strip of each part that is turned from the light.

A part's shaded side is what its own outline, moved towards the light, would leave uncovered. Neighbours move with it,
so that no shade falls into joints.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.depth import JOINTS
from generator.figure.gaps import runs, tapered
from generator.figure.posed import kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.figure.posed import Posed
    from generator.figure.rotation import Vector

TOWARDS_LIGHT = np.array((-0.42, 0.91))
WIDTH = {"torso": 0.027, "thigh": 0.024, "lower": 0.015, "upper_arm": 0.014, "forearm": 0.0105}
"""How wide the shade is on each kind of unit where it faces away from the light, in metres."""
SHORTEST, THINNEST = 0.050, 0.0032
"""Shade shorter, or nowhere wider, than this many metres is left out."""
BRIDGE, TAPER, EVEN = 0.012, 0.030, 0.022


def shaded_sides(posed: Posed, unit: str, layers: Sequence[str]) -> dict[str, list[list[Vector]]]:
    """Return, by layer, the shapes of a unit's shaded side, each as two sides that meet in tips."""
    if kind(unit) not in WIDTH:
        return {}
    found = {}
    for layer in layers:
        around = zip(posed.loops(layer), posed.outward(layer), strict=True)
        shapes = [strip for loop, (normal, step) in around for strip in _strips(posed, unit, loop, normal, step)]
        if shapes:
            found[layer] = shapes
    return found


def _strips(posed: Posed, unit: str, loop: Vector, normal: Vector, step: float) -> list[list[Vector]]:
    """Return the strips along one outline; where it turns towards the light they end by themselves."""
    depth = np.maximum(-(normal @ TOWARDS_LIGHT), 0) * WIDTH[kind(unit)]
    shaded = _uncovered(posed, unit, loop - TOWARDS_LIGHT * WIDTH[kind(unit)], depth > 1e-4)
    found = []
    for start, stop in runs(shaded, round(BRIDGE / step), round(SHORTEST / step)):
        index = np.arange(start, stop) % len(loop)
        wide = _evened(depth[index] * tapered(len(index), int(TAPER / step)), round(EVEN / step))
        if wide.max() > THINNEST:
            inner = loop[index] - normal[index] * wide[:, None]
            found.append([loop[index], inner[::-1]])
    return found


def _evened(wide: Vector, reach: int) -> Vector:
    """Smooth a strip's widths along its way; its tips stay tips."""
    weights = np.hanning(2 * min(reach, (len(wide) - 3) // 2) + 3)
    even: Vector = np.convolve(wide, weights / weights.sum(), "same")
    even[[0, -1]] = 0
    return even


def _uncovered(posed: Posed, unit: str, points: Vector, wanted: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell which of the wanted points neither a unit nor its neighbours cover."""
    family = [unit, *(child for child, (parent, _, _) in JOINTS.items() if parent == unit)]
    if unit in JOINTS:
        family.append(JOINTS[unit][0])
    around = np.array([posed.polygons[member] for member in family])
    free = wanted.copy()
    free[wanted] = ~shapely.contains_xy(around[:, None], points[wanted]).any(0)
    return free
