"""Pieces of things that a body passes before and behind: an outline, how near each point comes, and how to paint it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.body.rotation import cross, frame_of, unit
from generator.figure.drawing import Paint, Stroke
from generator.figure.stage.camera import ellipse

if TYPE_CHECKING:
    from generator.figure.body.rotation import Rotation, Vector
    from generator.figure.stage.outline import Geometry
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

ROUND = 28
"""Points of a circle."""
TIP = np.array([(0.0, 0.0, 0.0), *((x, y, z) for x in (-0.8, 0.8) for y in (-0.8, 0.8) for z in (-0.8, 0.8))])
"""Where in its half axes a piece is asked how near it is: in its middle, and near its corners."""
BALL_TIP = np.array([(0.0, 0.0, 0.0), *(tuple(0.6 * row) for row in np.vstack([np.eye(3), -np.eye(3)]))])
LIT, SHADED = 0.16, 0.22
"""How much of the paint of a lit end is paper, and how much of a piece's shaded side is shade."""
BAR_STEPS = 9
"""Places along a bar at which it is asked how near it is."""
MOON = (-0.30, 0.26)
"""The lit part of a ball is the ball itself, moved by so many radii: left and up."""
FLAT_ENOUGH = 1e-6
CROSSWISE = 0.15
"""A direction across the sight by less than this shows an end as good as straight on."""


@dataclass
class Solid:
    """A convex piece of a thing, in the picture and in depth.

    `outline` is in metres of the picture; `front` gives how near the viewer the piece comes at points (n, 2); `samples`
    are points (n, 2) of it to compare with a body; `reach` is its deepest, middle and nearest depth. `under` names the
    units of the body that lie over it whatever depths say, such as the hand that holds it. A box that nothing passes
    through has its `lump`, a ball or a rod its `rounds`. Pieces of one `group` know their own order by what is `under`
    what.
    """

    name: str
    outline: Geometry
    front: Callable[[Vector], Vector]
    samples: Vector
    reach: tuple[float, float, float]
    paint: Callable[[], None]
    under: tuple[str, ...] = ()
    lump: Lump | None = None
    group: str = ""
    rounds: tuple[Lump, ...] = ()


@dataclass(frozen=True)
class Lump:
    """A middle, a frame (columns) and half axes along them, in metres: of a box, or of an ellipsoid."""

    middle: Vector
    frame: Rotation
    half: Vector

    def seen(self, rows: Rotation, tips: Vector) -> Vector:
        """Return points given in half axes as right, up and towards the viewer."""
        seen: Vector = (self.middle + (tips * self.half) @ self.frame.T) @ rows.T
        return seen

    def box_front(self, rows: Rotation, points: Vector) -> Vector:
        """Return how near a box comes at points of the picture: where the ray leaves its last slab."""
        start = (points @ rows[:2] - self.middle) @ self.frame
        way = rows[2] @ self.frame
        safe = np.where(np.abs(way) < FLAT_ENOUGH, FLAT_ENOUGH, way)
        leaves: Vector = np.maximum((self.half - start) / safe, (-self.half - start) / safe).min(1)
        return leaves

    def ball_front(self, rows: Rotation, points: Vector) -> Vector:
        """Return how near an ellipsoid comes at points of the picture; beside it, how near its rim is."""
        start = ((points @ rows[:2] - self.middle) @ self.frame) / self.half
        way = (rows[2] @ self.frame) / self.half
        a, b = float(way @ way), start @ way
        inside = np.maximum(b * b - a * ((start * start).sum(1) - 1), 0.0)
        front: Vector = (-b + np.sqrt(inside)) / a
        return front


def box(
    stage: Stage,
    name: str,
    lump: Lump,
    tones: tuple[Paint, Paint, Paint],
    under: tuple[str, ...] = (),
) -> Solid:
    """Return a box as a piece: tones for its faces along up, left and forward of its frame."""
    outline = shapely.convex_hull(shapely.multipoints(lump.seen(stage.rows, _corners())[:, :2]))

    def paint() -> None:
        for axis, tone in zip((2, 1, 0), tones, strict=True):
            toward = float(stage.rows[2] @ lump.frame[:, axis])
            if abs(toward) > CROSSWISE / 10:
                stage.face(_face(lump, axis, 1.0 if toward > 0 else -1.0), tone)

    return _solid(name, outline, lump, stage.rows, paint, under, ball=False, filled=lump)


def held_ball(stage: Stage, prop: Prop, radius: float, role: str) -> tuple[Solid, Lump]:
    """Return a ball of a radius (m) between the hands that hold it, or in the palm of one, and what it fills."""
    sides = ("left", "right") if prop.held == "both" else (prop.held,)
    palms = [stage.palm(side) for side in sides]
    middle = np.mean([place for place, _ in palms], axis=0)
    if len(palms) == 1:
        middle = middle + palms[0][1] * radius
    lump = Lump(middle, np.eye(3), np.full(3, radius))
    return ball(stage, "ball", lump, role, tuple(f"{side}_hand" for side in stage.towards(sides, middle))), lump


def held_strip(stage: Stage, prop: Prop, width: float, role: str, least: float) -> Solid:
    """Return a strip of a usual width (cm) between its ends, under the hands that hold it; its `slack` (cm) hangs."""
    way = stage.strip(prop.ends, prop.numbers.get("slack", 0.0) / 100)
    half = prop.numbers.get("width", width) / 200
    return bar(stage, "strip", way, half, role, stage.hands(prop.ends), least, "paper")


def ball(stage: Stage, name: str, lump: Lump, role: str, under: tuple[str, ...] = ()) -> Solid:
    """Return an ellipsoid as a piece, lit from the upper left."""
    loop = ellipse(lump.middle, lump.frame * lump.half[None, :], stage.rows)
    outline = shapely.polygons(loop)

    def paint() -> None:
        stage.sketch.fill([loop], stage.tone(role, deep=0.0 if stage.line else SHADED), stage.edge)
        if not stage.line:
            moved = shapely.polygons(loop + np.array(MOON) * float(lump.half.mean()))
            lit = outline.intersection(moved)
            if not lit.is_empty:
                stage.sketch.polygon(shapely.get_coordinates(lit)[:-1], stage.tone(role))

    whole = _solid(name, outline, lump, stage.rows, paint, under, ball=True)
    return replace(whole, rounds=(lump,))


def drum(
    stage: Stage,
    name: str,
    ends: tuple[Vector, Vector],
    radii: tuple[float, float],
    role: str,
    under: tuple[str, ...] = (),
    hub: float = 0.0,
) -> Solid:
    """Return a cylinder or cone as a piece: its side, the end that faces us, and a hub on it.

    The hub is a share of its radius.
    """
    start, end = ends
    axis = unit(end - start)
    frame = frame_of(axis, across(axis))
    turn = np.linspace(0, 2 * np.pi, ROUND, endpoint=False)[:, None]
    ring = np.cos(turn) * frame[:, 0] + np.sin(turn) * frame[:, 1]
    toward = float(stage.rows[2] @ axis)
    near, wide = (end, radii[1]) if toward > 0 else (start, radii[0])
    whole = stage.hull(np.vstack([start + ring * radii[0], end + ring * radii[1]]))

    def paint() -> None:
        stage.sketch.polygon(whole, stage.tone(role, deep=0.0 if stage.line else SHADED), stage.edge)
        if abs(toward) > CROSSWISE and wide:
            stage.sketch.fill([stage.flat(near + ring * wide)], stage.tone(role), stage.edge)
            if hub:
                stage.sketch.fill([stage.flat(near + ring * wide * hub)], stage.tone(role, light=LIT * 2), stage.edge)

    half = np.array((max(radii), max(radii), float(np.linalg.norm(end - start)) / 2))
    lump = Lump((start + end) / 2, frame, half)
    return _solid(name, shapely.polygons(whole), lump, stage.rows, paint, under, ball=False)


def bar(
    stage: Stage,
    name: str,
    way: Sequence[Vector] | Vector,
    radius: float,
    role: str,
    under: tuple[str, ...] = (),
    least: float = 0.0,
    rim: str = "",
) -> Solid:
    """Return a bar, tube or strip along points of the world as a piece, drawn as a line at least `least` points wide.

    `rim` is the role of the edge that a strip has over a body.
    """
    steps = np.linspace(0, len(way) - 1, max(BAR_STEPS, len(way)))
    places = np.column_stack([np.interp(steps, np.arange(len(way)), np.array(way)[:, k]) for k in range(3)])
    seen = places @ stage.rows.T
    line, depth = seen[:, :2], seen[:, 2] + radius
    width = max(2 * radius / stage.sketch.point, least)
    outline = shapely.linestrings(line).buffer(width * stage.sketch.point / 2, cap_style="flat")
    if outline.is_empty:
        outline = shapely.points(line[0]).buffer(radius)

    def front(points: Vector) -> Vector:
        nearest = ((points[:, None] - line) ** 2).sum(2).argmin(1)
        near: Vector = depth[nearest]
        return near

    def paint() -> None:
        drawn = line if len(way) > 2 else line[[0, -1]]
        if stage.line or rim:
            edge = Paint("ink") if stage.line else stage.tone(rim)
            stage.sketch.line([drawn], Stroke(edge, round(width + EDGES, 2), (), round_ends=False))
        tone = Paint("paper") if stage.line else stage.tone(role)
        stage.sketch.line([drawn], Stroke(tone, round(width, 2), (), round_ends=False))

    reach = (float(depth.min()) - 2 * radius, float(depth.mean()) - radius, float(depth.max()))
    return Solid(name, outline, front, line, reach, paint, under, rounds=() if rim else _beads(way, radius))


def _beads(way: Sequence[Vector] | Vector, radius: float) -> tuple[Lump, ...]:
    """Return a rod as balls in a row."""
    points = np.array(way)
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    steps = np.arange(0.0, float(along[-1]) + radius, 2 * radius)
    places = np.column_stack([np.interp(steps, along, points[:, axis]) for axis in range(3)])
    return tuple(Lump(place, np.eye(3), np.full(3, radius)) for place in places)


def hoop(stage: Stage, name: str, hub: Vector, radius: float, tyre: float, role: str, spokes: str) -> Solid:
    """Return a wheel that stands along the page as a piece: tyre, handrim, and spokes one can look through."""
    turn = np.linspace(0, 2 * np.pi, ROUND * 2, endpoint=False)
    ring = np.column_stack([np.cos(turn), np.zeros(len(turn)), np.sin(turn)])
    lump = Lump(hub, np.eye(3), np.array((radius, tyre, radius)))
    outline = shapely.polygons(stage.flat(hub + ring * radius))

    def paint() -> None:
        thin = Stroke(stage.tone(spokes), round(SPOKE / stage.sketch.point, 2))
        for way in ring[:: ROUND * 2 // SPOKES]:
            stage.sketch.line([stage.flat(np.array([hub, hub + way * radius]))], thin)
        rim = Stroke(stage.tone(spokes), round(tyre / stage.sketch.point, 2))
        stage.sketch.edge([stage.flat(hub + ring * (radius * HANDRIM))], rim)
        paint = Paint("ink") if stage.line else stage.tone(role)
        stage.sketch.edge([stage.flat(hub + ring * radius)], Stroke(paint, round(2 * tyre / stage.sketch.point, 2)))
        stage.sketch.fill([stage.flat(hub + ring * (radius * HUB))], paint)

    return _solid(name, outline, lump, stage.rows, paint, (), ball=False)


SPOKES, SPOKE, HANDRIM, HUB = 14, 0.003, 0.86, 0.10
"""How many spokes a wheel has, their thickness in metres, and the radii of handrim and hub as shares of the wheel's."""
EDGES = 1.2
"""Points by which the paper or ink under a line is wider than the line."""


def across(axis: Vector) -> Vector:
    """Return a direction across an axis: level, where that is possible."""
    level = cross(np.array((0.0, 0.0, 1.0)), axis)
    return unit(level) if float(level @ level) > FLAT_ENOUGH else np.array((0.0, 1.0, 0.0))


def upright(x: float, y: float, low: float, high: float, half: tuple[float, float], turn: float = 0.0) -> Lump:
    """Return a box that stands on a level: its middle, from low to high, half its length and width, turned about up."""
    from generator.figure.body.rotation import about_up

    middle = np.array((x, y, (low + high) / 2))
    return Lump(middle, about_up(turn), np.array((*half, (high - low) / 2)))


def _corners() -> Vector:
    return np.array([(x, y, z) for x in (-1.0, 1.0) for y in (-1.0, 1.0) for z in (-1.0, 1.0)])


def _face(lump: Lump, axis: int, sign: float) -> Vector:
    a, b = (k for k in range(3) if k != axis)
    tips = np.zeros((4, 3))
    tips[:, axis] = sign
    tips[:, a] = (-1, 1, 1, -1)
    tips[:, b] = (-1, -1, 1, 1)
    corners: Vector = lump.middle + (tips * lump.half) @ lump.frame.T
    return corners


def _solid(
    name: str,
    outline: Geometry,
    lump: Lump,
    rows: Rotation,
    paint: Callable[[], None],
    under: tuple[str, ...],
    *,
    ball: bool,
    filled: Lump | None = None,
) -> Solid:
    seen = lump.seen(rows, BALL_TIP if ball else TIP)
    front = lump.ball_front if ball else lump.box_front
    wide = lump.seen(rows, _corners())[:, 2]
    reach = (float(wide.min()), float(seen[0, 2]), float(wide.max()))
    return Solid(name, outline, lambda p: front(rows, p), seen[:, :2], reach, paint, under, filled)
