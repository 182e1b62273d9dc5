"""Paint a posed body from back to front: clothes over skin, far side darker, thin gaps where parts cross."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import shapely

from generator.figure.drawing import Paint, Stroke
from generator.figure.paint.details import Details
from generator.figure.paint.falling_hair import hair_fall
from generator.figure.paint.gaps import gap_bands
from generator.figure.paint.head_paint import paint_head
from generator.figure.paint.modelling import shaded_sides
from generator.figure.paint.specks import specks
from generator.figure.stage.colours import Colours
from generator.figure.stage.outline import parts_of

if TYPE_CHECKING:
    from generator.figure.body.rotation import Vector
    from generator.figure.paint.depth import Mend
    from generator.figure.paint.gaps import Bands
    from generator.figure.paint.posed import Posed
    from generator.figure.stage.outline import Geometry
    from generator.figure.stage.sketch import Sketch
    from generator.figure.stage.solids import Solid

GAP_POINTS = {"colour": 1.15, "line": 0.75, "small": 0.38}
GAP_LIMITS = (0.0042, 0.0090)
"""Width in points of the gaps between limbs that cross, by style; for colour, between these metres of body."""
OUTLINE_POINTS, DASH = 1.5, (4.0, 3.0)
"""Width of a photocopied figure's outline, and the dashes of its ghost's, in points."""
FULL_LINES_FROM, FINEST_LINES = 40, 0.4
"""Millimetres of paper per metre of body from which those lines have their width, and the least share of it."""
RIM_UNDER = 0.002
"""Metres by which an outline over a thing reaches under its own limb."""
RIM_DEEP, SLEEVE_DEEP = 1.4, 1.3
"""How dark the inside of an open hem is, and the shade of a sleeve on its own shirt."""
FLAWED_DEEP = 0.25
"""How dark the shaded side of a part is that fails."""
FADES, FADE_SOFT, FADE_COARSE = ((0.23, 0.62), (0.16, 0.24)), 0.006, 3.0
"""Around a hip, how many metres of a far thigh keep what share of its darkness; how soft these steps are, and how many
times more they may be missed by than an outline.
"""
FAR_HALF = 0.5
"""Limbs farther than this are modelled in large pictures only."""
MEND_WIDER, MEND_SPARES, MEND_SOFT = 0.008, 0.004, 0.0015
"""A patch that is painted again: metres it reaches beyond what it lies over, keeps off what lies over it, is smoothed.
"""
DETAIL_FROM = 22.0
"""Millimetres of paper per metre of body from which faces are drawn."""
MODEL_FROM, MODEL_FAR_FROM = 26.0, 45.0
"""Millimetres of paper per metre of body from which a second tone models form, and the form of far limbs."""
SHARED = ("socket", "pylon", "shell", "shoe", "sole")
"""Layers of shoes and of an artificial leg: each is a colour that all people share."""
CLOTH = {"torso:shirt": "shirt", "torso:trousers": "trousers"}


def pieces_of_body(sketch: Sketch, posed: Posed, colours: Colours, name: str) -> list[Solid]:
    """Return a whole body as pieces, each a unit, that another's limbs pass before and behind."""
    painter = _painter(sketch, posed, colours, None)
    order = posed.arranged.units
    painted: list[str] = []
    found: list[Solid] = []

    def paint(unit: str) -> None:
        if unit == order[0] and colours.kind == "line":
            painter.outlines(posed.order)
        if unit in posed.solids:
            posed.solids[unit].paint()
        else:
            painter.unit(unit)
            painter.gaps(unit)
            painter.details.of_unit(unit, painted)
            painted.append(unit)
        if unit == order[-1]:
            for mend in posed.arranged.mends:
                painter.mend(mend)

    painter.look(posed.order)
    for unit in order:
        under = tuple(f"{name} {upper}" for upper, lower in posed.arranged.above.items() if unit in lower)
        shape = posed.seen(unit)
        found.append(replace(shape, name=f"{name} {unit}", paint=partial(paint, unit), under=under, group=name))
    return found


def _painter(sketch: Sketch, posed: Posed, colours: Colours, hidden: Geometry | None) -> _Painter:
    """Return who paints a body, its falling hair among its pieces."""
    if fall := hair_fall(posed, partial(_paint_fall, sketch, colours)):
        posed.solids[fall.name] = fall
    return _Painter(sketch, posed, colours, hidden)


def paint_body(sketch: Sketch, posed: Posed, colours: Colours, hidden: Geometry | None = None) -> None:
    """Paint a body, and things among its limbs, onto a sketch; what lies within `hidden` is left out."""
    painter = _painter(sketch, posed, colours, hidden)
    if hidden is not None:
        shapely.prepare(hidden)
    everything = [name for name in posed.arranged.units if hidden is None or not hidden.covers(posed.shape(name))]
    units = [name for name in everything if name not in posed.solids]
    if colours.kind == "line":
        painter.outlines(units)
    painter.look(units)
    if not colours.ghost:
        painter.specks(units)
    painted: list[str] = []
    passed: list[str] = []
    for unit in everything:
        if unit in posed.solids:
            posed.solids[unit].paint()
            passed.append(unit)
            continue
        if passed and colours.kind == "line":
            painter.rim(unit, passed, painted)
        painter.unit(unit)
        painter.gaps(unit)
        painter.details.of_unit(unit, painted)
        painted.append(unit)
    for mend in posed.arranged.mends:
        painter.mend(mend)


def _paint_fall(sketch: Sketch, colours: Colours, loop: Vector) -> None:
    edge = Stroke(colours.outer, OUTLINE_POINTS / 2) if colours.kind == "line" else None
    sketch.fill([loop], colours.part("hair"), edge)


def part_of(layer: str) -> str:
    """Return which colour of a person a layer takes: skin, shirt or trousers."""
    unit, _, name = layer.partition(":")
    if name in ("skin", "shank"):
        return "skin"
    if name in SHARED:
        return name
    return CLOTH.get(layer) or ("shirt" if "arm" in unit else "trousers")


class _Painter:
    def __init__(self, sketch: Sketch, posed: Posed, colours: Colours, hidden: Geometry | None) -> None:
        self.sketch, self.posed, self.colours, self.hidden = sketch, posed, colours, hidden
        self.detail = sketch.scale >= DETAIL_FROM and not colours.ghost
        self.fine = min(max(sketch.scale / FULL_LINES_FROM, FINEST_LINES), 1.0) if colours.kind == "line" else 1.0
        gap = GAP_POINTS[colours.kind] * sketch.point * self.fine
        self.gap = min(max(gap, GAP_LIMITS[0]), GAP_LIMITS[1]) if colours.kind == "colour" else gap
        self.modelled = colours.kind == "colour" and not colours.ghost and sketch.scale >= MODEL_FROM
        self.shades: dict[str, list[list[Vector]]] = {}
        self.bands: dict[str, Bands] = {}
        self.details = Details(sketch, posed, colours)
        self.hems = {hem.unit: hem for hem in posed.body.hems}

    def outlines(self, units: list[str]) -> None:
        """Stroke every outline double before any fill: only the outer half of the outermost stays in sight."""
        dash = tuple(points * self.fine for points in DASH) if self.colours.ghost else ()
        width = round(2 * OUTLINE_POINTS * self.fine, 2)
        for unit in units:
            self.sketch.edge(self.posed.loops(unit), Stroke(self.colours.outer, width, dash))

    def specks(self, units: list[str]) -> None:
        """Fill the specks of background between units."""
        for unit, shape in specks(self.posed, units, self.sketch.scale):
            paint = self._paint(unit, next(iter(self.posed.layers_of(unit))))
            self.sketch.polygon(shapely.get_coordinates(shape.exterior)[:-1], paint)

    def rim(self, unit: str, things: list[str], units: list[str]) -> None:
        """Draw a unit's outline over things painted before it, which hide the one that was drawn before all fills."""
        shape, width = self.posed.polygons[unit], OUTLINE_POINTS * self.fine * self.sketch.point
        below = [self.posed.shape(name) for name in things if self.posed.shape(name).intersects(shape)]
        if below:
            over = shapely.union_all(below).intersection(shape.buffer(width))
            own = shapely.union_all([shape.buffer(-RIM_UNDER), *(self.posed.polygons[other] for other in units)])
            for part in parts_of(over.difference(own)):
                self.sketch.polygon(shapely.get_coordinates(part.exterior)[:-1], self.colours.outer)

    def unit(self, unit: str) -> None:
        """Fill one unit."""
        if unit == "head":
            paint_head(self.sketch, self.posed, self.colours, detail=self.detail)
            if unit in self.posed.flawed:
                self.sketch.fill(self.posed.loops(unit), self._paint(unit, unit))
            return
        for layer in self._layers(unit):
            self._layer(unit, layer)

    def look(self, units: list[str]) -> None:
        """Find where units cross, and the shaded sides of those whose form can be seen."""
        apart = [unit for unit in units if self.modelled and unit.endswith("upper_arm")]
        self.bands = gap_bands(self.posed, units, self.gap, apart)
        if self.modelled:
            far = self.sketch.scale >= MODEL_FAR_FROM
            seen = [unit for unit in units if far or self.posed.farness(unit) < FAR_HALF]
            self.shades = shaded_sides(self.posed, {unit: self.posed.layers_of(unit) for unit in seen})

    def _layers(self, unit: str) -> list[str]:
        """Return the layers of a unit from back to front; an open hem that faces us lets the limb out over it."""
        found = self.posed.layers_of(unit)
        if unit not in self.hems or len(found) < 2:
            return found
        inner = "torso:trousers" if unit == "torso" else f"{unit}:skin"
        cloth = "torso:shirt" if unit == "torso" else f"{unit}:cloth"
        more = [name for name in found if name not in (inner, cloth)]
        if not self._hem_opens(unit):
            return [inner, cloth, *more]
        return [cloth, inner, *more] if self.colours.ghost else [cloth, "hem", inner, *more]

    def _hem_opens(self, unit: str) -> bool:
        return self.posed.faces(-self.posed.bones.frame[self.hems[unit].bone][:, 2]) > 0

    def _layer(self, unit: str, layer: str) -> None:
        far = self.posed.farness(unit)
        if layer == "hem":
            part = part_of("torso:shirt" if unit == "torso" else f"{unit}:cloth")
            rim = self.posed.projection.points[self.hems[unit].disc]
            self.sketch.fill([rim], self.colours.part(part, far, deep=RIM_DEEP))
            return
        if self.hidden is not None and self.hidden.covers(self.posed.layers[layer]):
            return
        self.sketch.fill(self.posed.loops(layer), self._paint(unit, layer))
        if far > FAR_HALF and layer.endswith("thigh:cloth") and self.modelled:
            self._fade(unit, layer, far)
        for sides in self.shades.get(layer, ()):
            self.sketch.fill_sides(sides, self._paint(unit, layer, 1.0))

    def _fade(self, unit: str, layer: str, far: float) -> None:
        """Let a far thigh darken by steps away from its hip, so that the near buttock is no disc on it."""
        hip = shapely.Point(self.posed.project(self.posed.bones.origin[unit]))
        self.sketch.coarse = FADE_COARSE
        for radius, share in FADES:
            shape = self.posed.layers[layer].intersection(hip.buffer(radius))
            if unit not in self.posed.flawed and not shape.is_empty:
                self.sketch.fill_soft(shape, FADE_SOFT, self.colours.part(part_of(layer), far * share))
        self.sketch.coarse = 1.0

    def _paint(self, unit: str, layer: str, deep: float = 0.0) -> Paint:
        """Return a layer's paint; of a draft, what fails is red."""
        if unit in self.posed.flawed:
            return Paint("accent", "shade", FLAWED_DEEP * deep) if deep else Paint("accent")
        return self.colours.part(part_of(layer), self.posed.farness(unit), deep)

    def gaps(self, unit: str) -> None:
        """Part a unit from what it crosses."""
        # A sleeve over its own shirt casts a shade: a white gap there looks like a hook.
        shade = self.modelled and unit.endswith("upper_arm")
        paint = self.colours.part("shirt", self.posed.farness(unit), SLEEVE_DEEP) if shade else self.colours.gap
        for sides in self.bands[unit].over_torso:
            self.sketch.fill_sides(sides, paint)
        for sides in self.bands[unit].over_others:
            self.sketch.fill_sides(sides, self.colours.gap)

    def mend(self, mend: Mend) -> None:
        """Paint the part of a unit that another wrongly covers once more, sparing what lies over it."""
        patch = self.posed.polygons[mend.upper].intersection(self.posed.shape(mend.lower).buffer(MEND_WIDER))
        for other in mend.above:
            patch = patch.difference(self.posed.shape(other).buffer(MEND_SPARES))
        if mend.upper == "head":
            return
        for layer in self._layers(mend.upper):
            if layer in self.posed.layers:
                shape = self.posed.layers[layer].intersection(patch)
                self.sketch.fill_soft(shape, MEND_SOFT, self._paint(mend.upper, layer))
