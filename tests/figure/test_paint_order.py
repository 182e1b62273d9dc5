"""Limbs are painted from far to near, and where they wind round each other the least of it is painted again."""

from __future__ import annotations

import numpy as np
import shapely

from generator.figure.body.flesh import Flesh
from generator.figure.paint.depth import PaintOrder, Surface
from generator.figure.stage.camera import FROM_ABOVE, Projection

BALLS = 13
RADIUS = 0.03
STEEP = 0.03
"""How far the ends of a rod lie above and below its middle, in metres."""


def ring(first: str, climb: float) -> PaintOrder:
    """Order three rods, each with its tip over the foot of the next, all round; the first climbs as it is told to."""
    names = (first, "right_forearm", "left_thigh")
    centres, members, polygons = [], {}, {}
    for k, (name, slope) in enumerate(zip(names, (climb, STEEP, STEEP), strict=True)):
        turn = 2 * np.pi * k / 3
        along = np.linspace(-0.2, 0.2, BALLS)
        out = np.full(BALLS, 0.07)
        x, y = along * np.cos(turn) + out * np.sin(turn), along * np.sin(turn) - out * np.cos(turn)
        members[name] = np.arange(BALLS) + BALLS * k
        polygons[name] = shapely.LineString(np.column_stack([x, y])).buffer(RADIUS)
        centres.append(np.column_stack([x, y, slope * along / 0.2]))
    centre = np.concatenate(centres)
    flesh = Flesh(centre, np.tile(np.eye(3) * RADIUS, (len(centre), 1, 1)))
    joints = {"head": (np.zeros(2), 0.0)}
    return PaintOrder(polygons, members, Projection(flesh, FROM_ABOVE), Surface(flesh, FROM_ABOVE), joints)


def mended(first: str, climb: float) -> set[str]:
    return {mend.upper for mend in ring(first, climb).mends}


def test_of_limbs_that_wind_round_each_other_the_least_sure_is_painted_again() -> None:
    order = ring("left_forearm", -0.025)
    assert [(mend.upper, mend.lower, mend.above) for mend in order.mends] == [
        ("left_forearm", "right_forearm", ("left_thigh",))
    ]
    assert order.units.index("left_forearm") < order.units.index("right_forearm")


def test_a_head_is_painted_again_only_where_limbs_are_six_times_as_sure() -> None:
    """The head's step is a quarter as sure as the next, then an eighth."""
    assert mended("head", -0.025) == {"left_thigh"}
    assert mended("head", -0.0256) == {"head"}
