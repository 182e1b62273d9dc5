"""Specks of background between limbs that nearly touch: filled as the limb behind is, for they flash like dirt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.figure.paint.posed import Posed
    from generator.figure.stage.outline import Geometry

NARROW, NARROW_MM = 0.0028, 0.12
"""A hole is a speck whose mean breadth is below so many metres of body, or millimetres of paper."""
MOST = 0.0012
"""The largest speck, in square metres of body."""
MISSED, STEP, LEAST = 0.0018, 0.006, 6
"""Metres that curves may miss of outlines, so that a hole may open between them; how far apart points may be for the
search, and how many an outline needs.
"""
UNDER = 0.004
"""Metres by which a filling reaches under the limbs round it."""


def specks(posed: Posed, units: list[str], scale: float) -> Iterator[tuple[str, Geometry]]:
    """Yield the specks among units (in the order of painting), each with the rearmost unit beside it.

    `scale` is millimetres of paper for a metre of body.
    """
    narrow = max(NARROW, NARROW_MM / scale)
    every = max(1, round(STEP / posed.grain))
    loops = [loop[::every] for unit in units for loop in posed.loops(unit) if len(loop) > LEAST * every]
    whole = shapely.union_all(shapely.buffer([shapely.polygons(loop) for loop in loops], 0))
    for shape, wider in ((whole, 0.0), (whole.buffer(-MISSED, quad_segs=1), 2 * MISSED)):
        for ring in [ring for part in shapely.get_parts(shape) for ring in part.interiors]:
            hole = shapely.polygons(ring)
            if hole.area > MOST or 2 * hole.area > (narrow + wider) * ring.length:
                continue
            filling = hole.buffer(UNDER, quad_segs=2)
            yield next(unit for unit in units if posed.polygons[unit].intersects(filling)), filling
