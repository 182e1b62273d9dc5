"""The muscles at work: red bands along their own lines, on a body whose clothes and skin are as glass there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.anatomy.atlas.in_pose import TubeInPose, tubes
from generator.figure.anatomy.inks import inks_of
from generator.figure.anatomy.inside_body import inside_shapes
from generator.figure.drawing import Paint
from generator.figure.paint.gaps import brush
from generator.figure.stage.outline import parts_of
from generator.figure.words.joints import SIDES
from generator.figure.words.muscles import DEEP, muscles_of

if TYPE_CHECKING:
    from generator.figure.body.rotation import Vector
    from generator.figure.drawing import Contour
    from generator.figure.paint.posed import Posed
    from generator.figure.stage.colours import Colours
    from generator.figure.stage.outline import Geometry
    from generator.figure.stage.sketch import Sketch

UNITS = {
    "pelvis": "torso",
    "spine": "torso",
    "girdle": "torso",
    "thigh": "thigh",
    "shank": "lower",
    "foot": "lower",
    "upper_arm": "upper_arm",
    "forearm": "forearm",
}
"""The unit of the body that has the flesh of a bone."""
CARRIES = 0.2
"""A stretch of a muscle is seen on the units of bones that move it by this share at the least."""
FACING = 0.024
"""A muscle may lie by this many metres on the far side of its bone and be seen yet."""
FRONTAL = 0.7
"""A pelvis that faces the viewer, or turns its back, by this much shows both sides of what lies deep, and no bones."""
LEAST_MM, GAP_MM = 0.26, 0.3
"""Half the breadth of a band at the least, and of the white round it, in millimetres of paper."""
GAP_MOST = 0.008
"""The white round a band at the most, in metres of body."""
APART_FROM = 60.0
"""Millimetres of paper per metre of body from which neighbouring muscles are parted."""
BONES_FROM = 22.0
"""Millimetres of paper per metre of body from which bones are drawn."""
FIBRES_FROM, FIBRE_ROOM, FIBRE_WIDTH = 40.0, 0.009, 0.0028
"""Millimetres of paper per metre of body, and half breadth of a band in metres, from which fibres show; their width."""
FIBRES, BARE = (-0.42, 0.04, 0.48), 0.16
"""Where fibres run, as shares of half a band's breadth; the share of its length that they leave bare at each end."""
SOFT, JOINED = 0.0016, 0.003
"""Width of the smoothing of a band's outline, and half the gaps between bands that are closed, in metres."""
ROUND = 5
"""Points to a quarter of a circle."""
FAR_SHADE = 0.3
"""How dark a muscle of a far limb is."""
ON_CURVE = np.array([((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in (1 / 3, 2 / 3, 1.0)])
"""Weights of a curve's four points at the points of a bone's outline that are taken to fit it anew."""
Hosts = dict[str, "Geometry"]


def paint_muscles(sketch: Sketch, posed: Posed, colours: Colours, words: Iterable[str]) -> None:
    """Paint the muscles that words name, where no limb lies before them; the deepest come first."""
    wanted = list(dict.fromkeys((side, name) for word in words for side, name in _sided(posed, *muscles_of(word))))
    deep = [pair for pair in wanted if pair[1] in DEEP]
    if deep:
        region = _region(posed, ("torso", "left_thigh", "right_thigh"))
        through = dict.fromkeys(UNITS, region)
        if sketch.scale >= BONES_FROM and not _frontal(posed):
            for side in dict.fromkeys(side for side, _ in deep):
                _paint_bones(sketch, posed, colours, side, region)
        for side, name in deep:
            _paint(sketch, posed, colours, _Band(sketch, posed, (name,), side, through, behind=True), side)
    shallow = [pair for pair in wanted if pair[1] not in DEEP]
    sides = dict.fromkeys(at for at, _ in shallow)
    hosts = {side: {bone: _region(posed, (_unit(bone, side),)) for bone in UNITS} for side in sides}
    groups = _groups(shallow) if sketch.scale < APART_FROM else [(side, (name,)) for side, name in shallow]
    for behind in (False, True):
        bands = [(side, _Band(sketch, posed, names, side, hosts[side], behind=behind)) for side, names in groups]
        bands.sort(key=lambda band: posed.faces(posed.bones.origin[f"{band[0]}_thigh"]))
        for side, band in bands:
            _paint(sketch, posed, colours, band, side)
        if any(parts_of(band.shape) for _, band in bands):
            break


def _groups(wanted: list[tuple[str, str]]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the muscles of each side as one: in small pictures the lines between them would be all that is seen."""
    return [(side, tuple(name for at, name in wanted if at == side)) for side in dict.fromkeys(at for at, _ in wanted)]


def _sided(posed: Posed, side: str, names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the muscles with the sides to draw: of what lies deep the near one, where nothing else is said."""
    near = _near(posed)
    found = []
    for name in names:
        both = name not in DEEP or _frontal(posed)
        found += [(each, name) for each in SIDES if each == side or (not side and (both or each == near))]
    return found


def _near(posed: Posed) -> str:
    return max(SIDES, key=lambda side: posed.faces(posed.bones.origin[f"{side}_thigh"]))


def _frontal(posed: Posed) -> bool:
    return abs(posed.faces(posed.bones.frame["pelvis"][:, 0])) > FRONTAL


def _unit(bone: str, side: str) -> str:
    return UNITS[bone] if UNITS[bone] == "torso" else f"{side}_{UNITS[bone]}"


def _region(posed: Posed, hosts: tuple[str, ...]) -> Geometry:
    """Return where units are seen: not below limbs and things that lie before them."""
    order = posed.arranged.units
    seen = []
    for host in hosts:
        later = [posed.shape(name) for name in order[order.index(host) + 1 :] if name not in hosts]
        shape = posed.polygons[host]
        seen.append(shape.difference(shapely.union_all(later)) if later else shape)
    return shapely.union_all(seen)


class _Band:
    """The outline of muscles in the picture, where they are seen, and their lines; metres.

    What lies on the far side of its bones is seen only if `behind` is true.
    """

    def __init__(
        self, sketch: Sketch, posed: Posed, names: tuple[str, ...], side: str, hosts: Hosts, *, behind: bool
    ) -> None:
        least, self.deep = LEAST_MM / sketch.scale, names[0] in DEEP
        self.lines: list[tuple[Vector, Vector]] = []
        parts: dict[str, list[Geometry]] = {}
        for tube in [tube for name in names for tube in tubes(posed.bones, name, side)]:
            flat, halves = tube.points @ posed.rows[:2].T, np.maximum(tube.halves, least)
            self.lines.append((flat, halves))
            nearer = None if behind else (tube.points - tube.axis) @ posed.rows[2]
            for bone, stretch in _stretches(tube, flat, halves, nearer):
                parts.setdefault(bone, []).extend(stretch)
        seen = [
            shapely.union_all(stretch).buffer(JOINED).buffer(-JOINED).intersection(hosts[bone])
            for bone, stretch in parts.items()
        ]
        self.shape = shapely.union_all(seen)
        self.hosts = shapely.union_all([hosts[bone] for bone in parts])


def _stretches(
    tube: TubeInPose, flat: Vector, halves: Vector, nearer: Vector | None
) -> Iterable[tuple[str, list[Geometry]]]:
    """Yield by bone the outlines of the stretches that it carries, on our side of it where `nearer` is given."""
    rounds = shapely.buffer(shapely.points(flat), halves, quad_segs=ROUND)
    hulls = shapely.convex_hull(shapely.union(rounds[:-1], rounds[1:]))
    for bone, share in tube.weights.items():
        carried = np.maximum(share[:-1], share[1:]) >= CARRIES
        facing = nearer is None or float(nearer @ share) > -FACING * max(float(share.sum()), 1e-9)
        if carried.any() and facing:
            yield bone, list(hulls[carried])


def _paint(sketch: Sketch, posed: Posed, colours: Colours, band: _Band, side: str) -> None:
    inks = inks_of(colours)
    gap = min(GAP_MM / sketch.scale, GAP_MOST)
    if not parts_of(band.shape):
        return
    sketch.fill_soft(band.shape.buffer(gap).intersection(band.hosts), SOFT, inks.muscle_gap.paint)
    far = 0.0 if inks.solid or band.deep else posed.farness(f"{side}_thigh")
    red = Paint(inks.muscle.role, "shade", round(FAR_SHADE * far, 3)) if far else inks.muscle
    sketch.fill_soft(band.shape, SOFT, red)
    if sketch.scale < FIBRES_FROM or inks.solid:
        return
    room = band.shape.buffer(-FIBRE_WIDTH / 2)
    for flat, halves in band.lines:
        for share in FIBRES if halves.max() > FIBRE_ROOM else ():
            run = _fibre(flat, halves, share)
            if room.covers(shapely.LineString(run)):
                sketch.fill_sides(brush(run, FIBRE_WIDTH), inks.muscle_fibre)


def _fibre(flat: Vector, halves: Vector, share: float) -> Vector:
    """Return a line along a band at a share of half its breadth."""
    along = np.gradient(flat, axis=0)
    across = np.column_stack([-along[:, 1], along[:, 0]])
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    bare = max(1, round(BARE * len(flat)))
    line: Vector = (flat + across * (halves * share)[:, None])[bare:-bare]
    return np.ascontiguousarray(line)


def _paint_bones(sketch: Sketch, posed: Posed, colours: Colours, side: str, region: Geometry) -> None:
    """Paint spine and pelvis, and the thigh bone of one side, as seen from the side."""
    draw = partial(inside_shapes, posed.bones, posed.rows, colours, scale=sketch.scale, side=side)
    for shape in draw(parts=("skeleton",)):
        if not shape.fill:
            continue
        loops = [_points(contour) / sketch.scale for contour in shape.contours]
        outline = shapely.make_valid(shapely.polygons(loops[0], loops[1:] or None))
        seen = outline if region.covers(outline) else outline.intersection(region)
        rings = [ring for part in parts_of(seen) for ring in (part.exterior, *part.interiors)]
        sketch.fill([shapely.get_coordinates(ring)[:-1] for ring in rings], shape.fill, shape.stroke)


def _points(contour: Contour) -> Vector:
    """Return points along a contour, all in one go."""
    ends = np.array([contour.start, *(segment[-2:] for segment in contour.segments)])
    inner = [segment if len(segment) > len(ends[0]) else (*end, *segment, *segment)
             for segment, end in zip(contour.segments, ends, strict=False)]  # fmt: skip
    curves = np.concatenate([ends[:-1, None], np.array(inner).reshape(len(inner), -1, 2)], axis=1)
    points: Vector = (ON_CURVE @ curves).reshape(-1, 2)
    return points
