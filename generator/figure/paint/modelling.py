"""A second tone that models form: the strip of each part that is turned from the light.

A part's shaded side is what its own outline, moved towards the light, would leave uncovered. Neighbours move with it,
so that no shade falls into joints.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.paint.depth import contained, joint_of
from generator.figure.paint.gaps import runs, tapered
from generator.figure.paint.posed import kind

if TYPE_CHECKING:
    from generator.figure.body.rotation import Vector
    from generator.figure.paint.gaps import Mask
    from generator.figure.paint.posed import Posed

TOWARDS_LIGHT = np.array((-0.42, 0.91))
WIDTH = {"torso": 0.027, "thigh": 0.024, "lower": 0.015, "upper_arm": 0.014, "forearm": 0.0105}
"""How wide the shade is on each kind of unit where it faces away from the light, in metres."""
SHORTEST, THINNEST = 0.050, 0.0032
"""Shade shorter, or nowhere wider, than this many metres is left out."""
TURNED = 1e-4
"""An outline whose shade would be wider than this many metres is turned away from the light."""
BRIDGE, TAPER, EVEN = 0.012, 0.030, 0.022
"""Metres: runs of shade this near to each other are one, over which they taper, and over which their width is evened.
"""


def shaded_sides(posed: Posed, layers: Mapping[str, Sequence[str]]) -> dict[str, list[list[Vector]]]:
    """Return, by layer, the shapes of its shaded side, each as two sides that meet in tips.

    `layers` are those of each unit that is modelled.
    """
    rims = [
        (unit, layer, loop, normal, step)
        for unit, own in layers.items()
        for layer in own
        for loop, (normal, step) in zip(posed.loops(layer), posed.outward(layer), strict=True)
        if kind(unit) in WIDTH
    ]
    found: dict[str, list[list[Vector]]] = {layer: [] for _, layer, *_ in rims}
    if not rims:
        return found
    sizes = [len(loop) for _, _, loop, *_ in rims]
    wide = np.repeat([WIDTH[kind(unit)] for unit, *_ in rims], sizes)
    every_depth = np.maximum(-(np.concatenate([normal for *_, normal, _ in rims]) @ TOWARDS_LIGHT), 0) * wide
    points = np.concatenate([loop for _, _, loop, *_ in rims]) - TOWARDS_LIGHT * wide[:, None]
    turned = every_depth > TURNED
    every_shaded = turned & ~_covered(posed, [unit for unit, *_ in rims], sizes, points, turned)
    stop = 0
    for _, layer, loop, normal, step in rims:
        start, stop = stop, stop + len(loop)
        found[layer] += _strips(loop, normal, step, every_depth[start:stop], every_shaded[start:stop])
    return found


def _strips(loop: Vector, normal: Vector, step: float, depth: Vector, shaded: Mask) -> list[list[Vector]]:
    """Return the strips along one outline; where it turns towards the light they end by themselves."""
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


def _covered(posed: Posed, units: Sequence[str], sizes: Sequence[int], points: Vector, wanted: Mask) -> Mask:
    """Tell which of the wanted points of each unit's outline it or its neighbours cover."""
    names = list(posed.polygons)
    family = np.array([[name == unit or bool(joint_of(name, unit)) for unit in units] for name in names])
    inside = contained(list(posed.polygons.values()), points, np.repeat(family, sizes, axis=1) & wanted)
    return np.asarray(inside.any(0))
