"""The soft patch that a body darkens on the mat: what lies low, projected straight down and melted together."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.body.flesh import Flesh
from generator.figure.drawing import Paint
from generator.figure.paint.posed import kind
from generator.figure.props import mat
from generator.figure.stage.camera import FROM_ABOVE, Projection
from generator.figure.stage.outline import parts_of, smooth, unite

if TYPE_CHECKING:
    from generator.figure.stage.stage import Stage

HIGH = 0.30
"""What lies higher than this many metres casts none: a mat full of streaks tells nothing."""
CASTING = ("torso", "thigh", "lower", "upper_arm", "forearm")
WIDER = 0.016
"""Metres by which the patch of a limb on the floor is wider than the limb; less, the higher it lies."""
COARSE = 3.0
"""A soft patch may be missed by this many times more than an outline."""
MELT, GRAIN = 0.018, 0.012
"""Width of the smoothing that melts limbs together, and the distance of the outline's points, in metres."""
AIR, AIR_FADES, AIR_LEAST, AIR_POINTS = (0.21, 0.13), 1.6, 0.45, 20
"""The shadow of a body in the air: its half axes in metres, the height at which it would be gone, the least share of it
that is drawn all the same, and its points.
"""
FLECK = 0.008
"""Patches of shadow smaller than this many square metres are left out."""


def _of_the_air(stage: Stage) -> None:
    """Paint the small round shadow of a body that nothing joins to the floor, smaller the higher it is."""
    middle = stage.flesh.centre[:, :2].mean(0)
    share = max(1 - float(stage.flesh.centre[:, 2].min()) / AIR_FADES, AIR_LEAST)
    turn = np.linspace(0, 2 * math.pi, AIR_POINTS, endpoint=False)
    ring = middle + np.column_stack([np.cos(turn) * AIR[0], np.sin(turn) * AIR[1]]) * share
    stage.sketch.fill([stage.flat(mat.on_floor(ring))], Paint("shadow"))


def paint_shadow(stage: Stage, *, on_mat: bool) -> None:
    """Paint a body's contact shadow onto mat or floor: from above, each limb is as good as convex."""
    height = stage.flesh.centre[:, 2]
    limbs = [members[height[members] < HIGH] for unit, members in stage.body.members.items() if kind(unit) in CASTING]
    limbs = [low for low in limbs if len(low)]
    if not limbs:
        _of_the_air(stage)
        return
    grow = [(1 - max(float(height[low].mean()), 0.0) / HIGH) * WIDER for low in limbs]
    longest = max(len(low) for low in limbs)
    who = np.concatenate(limbs)
    below = Projection(Flesh(stage.flesh.centre[who], stage.flesh.axes[who]), FROM_ABOVE)
    first = np.cumsum([0, *map(len, limbs)])
    links = np.array([np.resize(np.arange(start, stop), longest) for start, stop in pairwise(first.tolist())])
    ground = unite(below.hulls(links, np.array(grow)))
    if on_mat:
        ground = ground.intersection(mat.area())
    patches = [part for part in parts_of(ground) if part.area > FLECK]
    loops = [stage.flat(mat.on_floor(loop)) for own in smooth(patches, [MELT] * len(patches), GRAIN) for loop in own]
    stage.sketch.coarse = COARSE
    stage.sketch.fill(loops, Paint("shadow"))
    stage.sketch.coarse = 1.0
