"""A tail, or long hair, that hangs from a head whichever way the body lies."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.body.head_flesh import HAIR, head_size
from generator.figure.body.rotation import unit
from generator.figure.stage.solids import Solid

if TYPE_CHECKING:
    from generator.figure.body.bones import Skeleton
    from generator.figure.body.rotation import Vector
    from generator.figure.paint.posed import Posed

PROFILE = 0.62
"""From the side, falling hair is this share of its width."""
FLAT, OFF_BACK, BACK, OVER_NECK, ON_FLOOR = 0.35, 0.10, 0.112, 0.10, 0.012
"""Falling hair: its thickness as a share of its width, how far it leans off the head, how far behind the spine it keeps
below this height over the collar, and how high it lies on the floor; metres.
"""


def hair_fall(posed: Posed, paint: Callable[[Vector], None]) -> Solid | None:
    """Return a tail, or long hair, as a piece that limbs and trunk pass before and behind; None where there is none.

    It hangs straight down from where it is gathered, over the back of who leans forward, and spreads on the floor.
    """
    style, size = HAIR[posed.person.hair], head_size(posed.person)
    if not style.fall:
        return None
    along, half = (np.array(column) * size for column in zip(*style.fall, strict=True))
    half = half * (PROFILE + (1 - PROFILE) * abs(posed.faces(posed.bones.frame["head"][:, 0])))
    way = _hanging(posed.bones, np.array(style.knot) * size, along)
    seen = way @ posed.rows.T
    rounds = shapely.buffer(shapely.points(seen[:, :2]), half, quad_segs=6)
    outline = shapely.union_all([shapely.convex_hull(shapely.union(a, b)) for a, b in pairwise(rounds)])
    line, depth = seen[:, :2], seen[:, 2] + half * FLAT

    def front(points: Vector) -> Vector:
        near: Vector = depth[((points[:, None] - line) ** 2).sum(2).argmin(1)]
        return near

    reach = (float(depth.min()) - FLAT * float(half.max()), float(seen[:, 2].mean()), float(depth.max()))
    loop = shapely.get_coordinates(outline)[:-1]
    under = ("head",) if posed.faces(posed.bones.frame["head"][:, 0]) > 0 else ()
    return Solid("fall", outline, front, line, reach, lambda: paint(loop), under)


def _hanging(bones: Skeleton, knot: Vector, along: Vector) -> Vector:
    """Return the places of hair that hangs from a knot on the head: down the back, and never through trunk or floor."""
    head, chest = bones.frame["head"], bones.frame["chest"]
    spot = np.maximum(bones.local("head", *knot), (-np.inf, -np.inf, ON_FLOOR))
    found, back = [spot], -head[:, 0]
    for step in np.diff(along):
        way = unit(np.array((0.0, 0.0, -1.0)) + back * OFF_BACK)
        after = spot + way * step
        behind = float((after - bones.origin["neck_base"]) @ chest[:, 0])
        below = float((after - bones.origin["neck_base"]) @ chest[:, 2])
        if below < OVER_NECK and behind > -BACK:
            after = after - chest[:, 0] * (behind + BACK)
        if after[2] < ON_FLOOR:
            out = unit((spot - bones.origin["head"]) * (1.0, 1.0, 0.0))
            after = np.array((*(spot + out * step)[:2], ON_FLOOR))
        found.append(after)
        spot = after
    return np.array(found)
