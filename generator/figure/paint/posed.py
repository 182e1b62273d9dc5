"""A posed person seen by a camera: the outlines of every unit, and the order to paint them in."""

from __future__ import annotations

import math
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.body.flesh import UNITS, body_of
from generator.figure.paint.depth import JOINTS, PaintOrder, Surface
from generator.figure.paint.hair import hair_shapes
from generator.figure.stage.camera import Projection, camera
from generator.figure.stage.outline import FINE, all_solid, outward, smooth, solid, united
from generator.figure.stage.solids import Solid
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.figure.body.contact import Settled
    from generator.figure.body.rotation import Vector
    from generator.figure.stage.outline import Geometries, Geometry
    from generator.figure.words.model import View

SOFT = {
    "torso": 0.013,
    "head": 0.0022,
    "thigh": 0.016,
    "lower": 0.014,
    "upper_arm": 0.009,
    "forearm": 0.011,
    "hand": 0.0018,
}
"""Width in metres of the smoothing of each kind of unit."""
FOOT_SOFT = 0.0030
HAIR_SOFT = 0.0030
CLOTH_SOFT = 0.0095
SEAM_SOFT = 0.0020
WEB_WIDER = 0.009
"""An outline has no edge of its own where flesh bridges a joint, nor this many metres around it."""
GROIN = ((0.06, 0.0, -0.048), (0.0, 0.19, 0.055))
"""The crease from crotch to hip bone in the pelvis' frame (forward, outward, up), in metres."""
GROIN_UNTIL, GROIN_SEEN = 60.0, 0.5
"""Degrees of flexion from which a thigh lies over the belly; how far hips must face the viewer, or turn their back."""
COARSE = 0.0033
"""Outlines coarser than this many metres do with half the directions; so do hands at any scale."""
COARSER = 0.0080
"""Outlines coarser than this many metres do with hulls of four ellipsoids where chains have hulls of three."""
FAR_FROM, FAR_OVER = 0.15, 0.45
"""A limb is the farther one of a pair from this lead of the other on, and wholly so over that much more."""
FROM_BELOW = -0.45
"""A neck that points away from the viewer by more than this is hidden by the shoulders."""


@cache
def kind(unit: str) -> str:
    """Return a unit's name without its side."""
    side, _, name = unit.partition("_")
    return name if side in SIDES else unit


@cache
def side_of(unit: str) -> str:
    """Return the side in a unit's name, or nothing."""
    side = unit.partition("_")[0]
    return side if side in SIDES else ""


def _polygons(loops: list[Vector]) -> Geometries:
    """Return loops as valid polygons."""
    owner = np.repeat(np.arange(len(loops)), [len(loop) for loop in loops])
    shapes: Geometries = shapely.polygons(shapely.linearrings(np.concatenate(loops), indices=owner))
    valid = shapely.is_valid(shapes)
    if not valid.all():
        shapes[~valid] = shapely.buffer(shapes[~valid], 0)
    return shapes


class Posed:
    """Everything about a body that its painter asks for; `layers` and `polygons` are shapely geometries in metres.

    `flawed` names the units of a draft that are not where they should be.
    """

    def __init__(self, settled: Settled, person: str, view: View, *, grain: float = FINE, curls: bool = False) -> None:
        self.grain = grain
        self._far: dict[tuple[str, str], float] = {}
        self.bones, self.flesh, self.angles = settled.bones, settled.flesh, settled.angles
        self.body = body_of(person, 1 if grain <= COARSE else 2 if grain <= COARSER else 3)
        self.person = self.body.person
        self.view, self.rows, self.curls = view, camera(view), curls
        self.projection = Projection(self.flesh, self.rows)
        self.layers = self._outlines()
        self._trim_thighs()
        self.hair = hair_shapes(self.person, self.bones, self.rows, curls=curls)
        self._loops = self._smoothed()
        self.polygons = self._united()
        self._outward = outward(self._loops)
        shapely.prepare(list(self.polygons.values()))
        self.joints = {
            child: (self.project(self.bones.origin[bone]), radius * max(1.0, self.person.limbs))
            for child, (_, bone, radius) in JOINTS.items()
        }
        self.surface = Surface(self.flesh, self.rows)
        self.solids: dict[str, Solid] = {}
        self.flawed: set[str] = set()

    @cached_property
    def arranged(self) -> PaintOrder:
        """The order to paint body and things in; asked for once the pieces of things are in `solids`."""
        body = self.polygons, self.body.members, self.projection, self.surface, self.joints
        return PaintOrder(*body, self._grips(), tuple(self.solids.values()))

    @property
    def order(self) -> list[str]:
        """Units of the body from back to front."""
        return [name for name in self.arranged.units if name not in self.solids]

    def seen(self, name: str) -> Solid:
        """Return a unit, or a piece of a thing, as a piece by itself that nobody paints yet."""
        if name in self.solids:
            return self.solids[name]
        members = self.body.members[name]
        depth, reach = self.projection.centre[members, 2], self.projection.reach[members]
        near = (float((depth - reach).min()), float(depth.mean()), float((depth + reach).max()))
        front = partial(self.surface.front, members)
        return Solid(name, self.polygons[name], front, self.projection.centre[members, :2], near, lambda: None)

    def shape(self, name: str) -> Geometry:
        """Return the outline of a unit or of a piece of a thing."""
        return self.solids[name].outline if name in self.solids else self.polygons[name]

    def _trim_thighs(self) -> None:
        """Let thighs that are not raised begin below the torso, whose cloth and colour go on over them.

        The shirt hangs over both; from front and back trousers divide at the crease of the groin.
        """
        facing = self.faces(self.bones.frame["pelvis"][:, 0])
        for side, sign in SIDES.items():
            if self.angles.get(f"{side}_hip_flexion", 0.0) > GROIN_UNTIL:
                continue
            over = [self.layers["torso:shirt"]]
            if abs(facing) > GROIN_SEEN:
                over.append(self.layers["torso:trousers"].intersection(self._above_groin(sign, facing)))
            hip = shapely.Point(self.project(self.bones.origin[f"{side}_thigh"]))
            trim = shapely.union_all(over).intersection(hip.buffer(JOINTS[f"{side}_thigh"][2], quad_segs=4))
            name = f"{side}_thigh:cloth"
            self.layers[name] = solid(self.layers[name].difference(trim))

    def _above_groin(self, sign: int, facing: float) -> Geometry:
        inner, outer = (
            self.project(self.bones.local("pelvis", math.copysign(x, facing), sign * y, z)) for x, y, z in GROIN
        )
        ends = np.array([inner * 3 - outer * 2, outer * 3 - inner * 2])
        return shapely.polygons(np.vstack([ends, ends[::-1] + self.project(self.bones.frame["pelvis"][:, 2])]))

    def project(self, point: Vector) -> Vector:
        """Return where a point of the world is in the picture, in metres."""
        flat: Vector = self.rows[:2] @ point
        return flat

    def faces(self, direction: Vector) -> float:
        """Return how far a unit direction of the world points at the viewer: 1 straight, 0 across, -1 away."""
        return float(self.rows[2] @ direction)

    def loops(self, name: str) -> list[Vector]:
        """Return the smooth loops of a unit, of a layer, or of a piece of hair (`hair:0`), as they are filled."""
        return self._loops[name]

    def webs(self) -> tuple[Geometries, list[str]]:
        """Return the flesh that bridges joints, as polygons a little widened, and the unit that each belongs to."""
        return shapely.polygons(self.projection.hulls(self.body.webs, WEB_WIDER)), self.body.web_units

    def outward(self, name: str) -> list[tuple[Vector, float]]:
        """Return the outward normals of each loop of a name, and the mean distance of its points."""
        return self._outward[name]

    def layers_of(self, unit: str) -> list[str]:
        """Return the names of a unit's layers."""
        return self.body.layers_of[unit]

    def _outlines(self) -> dict[str, Geometry]:
        """Unite the hulls of each layer."""
        hulls = self.hulls()
        return dict(zip(hulls, all_solid(united([*hulls.values()])), strict=True))

    def _smoothed(self) -> dict[str, list[Vector]]:
        """Smooth the outlines of all layers at once."""
        shapes = {**self.layers, **{f"hair:{k}": shape for k, (_, shape) in enumerate(self.hair)}}
        loops = smooth(list(shapes.values()), [self._softness(name) for name in shapes], self.grain)
        return dict(zip(shapes, loops, strict=True))

    def _united(self) -> dict[str, Geometry]:
        """Unite the layers of each unit as they are filled, and keep the outlines."""
        names = {u: [*self.layers_of(u), *(f"hair:{k}" for k in range(len(self.hair)) if u == "head")] for u in UNITS}
        drawn = [[loop for name in names[unit] for loop in self._loops[name]] for unit in UNITS]
        shapes = iter(_polygons([loop for loops in drawn for loop in loops]))
        found = dict(zip(UNITS, all_solid(united([[next(shapes) for _ in loops] for loops in drawn])), strict=True))
        self._loops |= {unit: self._loops[own[0]] for unit, own in names.items() if len(own) == 1}
        several = [unit for unit in UNITS if unit not in self._loops]
        loops = smooth([found[unit] for unit in several], [SEAM_SOFT] * len(several), self.grain)
        self._loops |= dict(zip(several, loops, strict=True))
        return found

    def _softness(self, name: str) -> float:
        unit, _, layer = name.partition(":")
        if unit == "hair" or name == "head:face":
            return SOFT["head"]
        if unit == "head" and layer:
            return HAIR_SOFT
        if layer in ("skin", "shoe", "sole", "shell") and kind(unit) == "lower":
            return FOOT_SOFT
        soft = SOFT[kind(unit)]
        return min(soft, CLOTH_SOFT) if layer in ("cloth", "shirt") and unit in self.body.hemmed else soft

    def farness(self, unit: str) -> float:
        """Return 0 for the near limb of a pair, up to 1 for the far one; 0 for both when seen from the front."""
        side = side_of(unit)
        if not side:
            return 0.0
        return self._farness(side, "thigh" if kind(unit) in ("thigh", "lower") else "girdle")

    def _farness(self, side: str, bone: str) -> float:
        if (side, bone) in self._far:
            return self._far[side, bone]
        left, right = (self.bones.origin[f"{s}_{bone}"] for s in ("left", "right"))
        lead = self.faces(left - right) / max(float(np.linalg.norm(left - right)), 1e-9)
        t = min(max(((lead if side == "right" else -lead) - FAR_FROM) / FAR_OVER, 0.0), 1.0)
        self._far[side, bone] = t * t * (3 - 2 * t)
        return self._far[side, bone]

    def hulls(self) -> dict[str, NDArray[np.object_]]:
        """Return the convex polygons of each layer, all made at once."""
        coarse = fine = shapely.polygons(self.projection.hulls(self.body.links, self.body.grow, 2))
        if self.grain <= COARSE:
            fine = shapely.polygons(self.projection.hulls(self.body.links, self.body.grow))
        stops = np.cumsum([len(links) for links in self.body.layers.values()])
        return {
            name: (coarse if name.endswith("hand:skin") else fine)[stop - len(links) : stop]
            for (name, links), stop in zip(self.body.layers.items(), stops, strict=True)
        }

    def _grips(self) -> list[tuple[str, str]]:
        """What is known without comparing depths, which only waver where surfaces touch.

        A neck comes out of a collar; a hand laid on a surface is in front of it when that surface faces the viewer.
        """
        neck = self.bones.frame["neck_base"][:, 2]
        collar = [("head", "torso") if self.faces(neck) > FROM_BELOW else ("torso", "head")]
        return collar + [
            (f"{side}_hand", unit) if self.faces(outward) > 0 else (unit, f"{side}_hand")
            for side, (unit, outward) in self.bones.grips.items()
        ]
