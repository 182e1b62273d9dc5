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
UNDER = 0.004
"""Metres by which a filling reaches under the limbs round it."""


def specks(posed: Posed, units: list[str], scale: float) -> Iterator[tuple[str, Geometry]]:
    """Yield the specks among units (in the order of painting), each with the rearmost unit beside it.

    `scale` is millimetres of paper for a metre of body.
    """
    narrow = max(NARROW, NARROW_MM / scale)
    whole = shapely.union_all([posed.polygons[unit] for unit in units])
    for ring in [ring for part in shapely.get_parts(whole) for ring in part.interiors]:
        hole = shapely.polygons(ring)
        if hole.area > MOST or 2 * hole.area > narrow * ring.length:
            continue
        filling = hole.buffer(UNDER)
        yield next(unit for unit in units if posed.polygons[unit].intersects(filling)), filling
