"""Paint a head: neck, jaw shadow, face, hair, ear, in the order that the view asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.body.head_flesh import HEAD
from generator.figure.body.rotation import unit
from generator.figure.drawing import Paint, Stroke
from generator.figure.paint.gaps import brush
from generator.figure.paint.hair import hair_volume
from generator.figure.stage.camera import ellipse
from generator.figure.stage.outline import rings, solid, spline, unite
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.rotation import Vector
    from generator.figure.paint.posed import Posed
    from generator.figure.stage.colours import Colours
    from generator.figure.stage.sketch import Sketch

AWAKE = 0.6
"""A head held upright by this much has its eyes open."""
EAR = -0.10
"""An ear that is turned away farther than this is behind the head."""
EDGE = 0.30
"""Features of a face that face the viewer less than this lie on its very edge and would poke out."""
STRANDS = {
    "bun": (
        (-0.74, 0.0, 0.62),
        [
            (x, sign * y, z)
            for sign in (1, -1)
            for x, y, z in ((0.38, 0.55, 0.74), (0.05, 0.93, 0.36), (-0.45, 0.86, -0.25))
        ],
    ),
    "bob": (
        (0.45, 0.26, 0.86),
        [
            (0.84, -0.36, 0.42),
            (0.55, -0.90, 0.10),
            (-0.10, -1.0, -0.20),
            (-0.75, -0.60, -0.30),
            (0.60, 0.80, 0.20),
            (0.10, 1.0, -0.20),
            (-0.62, 0.72, -0.30),
        ],
    ),
}
"""Where strands run from and to, as directions from the middle of the hair (forward, left, up)."""
FINE_FROM = 40.0
"""Millimetres of paper per metre of body from which ears are hollow and the muscle at the side of a neck shows."""
BEHIND = -0.35
"""Below this much facing the viewer, a head is seen from behind."""


def paint_head(sketch: Sketch, posed: Posed, colours: Colours, *, detail: bool) -> None:
    """Paint a head; `detail` adds face, strands and the jaw's shadow."""
    painter = _Head(sketch, posed, colours, detail)
    behind = painter.facing < BEHIND
    bun_near = painter.bun_is_near()
    if not bun_near:
        painter.layer("head:bun", "hair")
    painter.layer("head:bob", "hair")
    if not behind:
        painter.neck()
    painter.layer("head:face", "skin")
    if behind:
        painter.neck()
    painter.beard()
    if detail:
        painter.face()
    painter.hair()
    painter.ears()
    painter.locks()
    if bun_near:
        painter.layer("head:bun", "hair")
    if detail:
        painter.strands()


class _Head:
    def __init__(self, sketch: Sketch, posed: Posed, colours: Colours, detail: bool) -> None:
        self.sketch, self.posed, self.colours, self.detail = sketch, posed, colours, detail
        self.frame = posed.bones.frame["head"]
        self.facing = posed.faces(self.frame[:, 0])
        self.pen = max(0.0030 / sketch.point, 0.35)

    def on_head(self, x: float, y: float, z: float) -> Vector:
        return self.posed.bones.local("head", x * HEAD, y * HEAD, z * HEAD)

    def layer(self, name: str, part: str) -> None:
        if name in self.posed.layers:
            self.sketch.fill(self.posed.loops(name), self.colours.part(part))

    def bun_is_near(self) -> bool:
        if self.posed.person.hair != "bun":
            return False
        return self.posed.faces(self.on_head(-0.088, 0, 0.148) - self.on_head(0, 0, 0.086)) > 0.02

    def neck(self) -> None:
        neck = self.posed.layers["head:neck"]
        rim, opens = self.neckline()
        if not opens:
            neck = solid(neck.difference(shapely.polygons(rim)))
        self.sketch.fill_soft(neck, 0.004, self.colours.part("skin"))
        if not self.detail or self.colours.ghost or self.facing < -0.3:
            return
        down = -self.posed.project(self.frame[:, 2]) * 0.017 - self.posed.project(self.frame[:, 0]) * 0.004
        chin = shapely.polygons(rings(self.posed.layers["head:face"])[0] + down)
        shade = chin.intersection(neck)
        self.sketch.fill_soft(shade, 0.0015, self.colours.part("skin", deep=1.0))
        for sign in SIDES.values() if self.sketch.scale >= FINE_FROM else ():
            self._tendon(sign)

    def _tendon(self, sign: int) -> None:
        """The edge of the muscle that runs from behind the ear to the collarbone, on the sides that can be seen."""
        base = self.posed.bones.frame["neck_base"]
        if self.posed.faces(unit(base[:, 1] * sign + base[:, 0] * 0.8)) < 0.5:
            return
        middle = self.posed.bones.local("neck_3", 0.031, sign * 0.033, 0.0)
        ends = (
            self.on_head(0.004, sign * 0.056, 0.004),
            self.posed.bones.local("neck_base", 0.058, sign * 0.010, -0.004),
        )
        line = spline(np.array([self.posed.project(point) for point in (ends[0], middle, ends[1])]), 6)
        self.sketch.fill_sides(brush(line, 0.0075), self.colours.part("skin", deep=0.55))

    def neckline(self) -> tuple[Vector, bool]:
        """Return the outline of the shirt's neck opening, and whether we look into it."""
        disc = int(np.where(self.posed.body.part == "neckline")[0][0])
        normal = self.posed.flesh.axes[disc][:, 2]
        return self.posed.projection.points[disc], self.posed.faces(normal) > 0

    def beard(self) -> None:
        if "head:beard" not in self.posed.layers or self.facing < BEHIND:
            return
        near = [side for side, sign in SIDES.items() if self.posed.faces(self.frame[:, 1]) * sign > -0.3]
        names = ["head:beard", *(f"head:beard_{side}" for side in near)]
        links = np.concatenate([self.posed.body.layers[name] for name in names])
        shape = unite(self.posed.projection.hulls(links))
        face = self.posed.layers["head:face"]
        self.sketch.fill_soft(shape.intersection(face), 0.002, self.colours.part("hair"))

    def hair(self) -> None:
        for k, (what, _) in enumerate(self.posed.hair):
            paint = self.colours.part("hair")
            if what == "fade" and self.colours.kind != "line" and not self.colours.pale and not self.colours.ghost:
                paint = Paint(paint.role, self.colours.person.role("skin"), 0.45)
            self.sketch.fill(self.posed.loops(f"hair:{k}"), paint)

    def ears(self) -> None:
        if self.posed.person.hair == "bob":
            return
        for sign in (1, -1):
            if self.posed.faces(self.frame[:, 1] * sign) < EAR:
                continue
            tilt = np.array(((0.97, 0, -0.24), (0, 1, 0), (0.24, 0, 0.97)))
            axes = self.frame @ tilt * (np.array((0.0135, 0.008, 0.0250)) * HEAD)[None, :]
            ear = ellipse(self.on_head(-0.012, sign * 0.073, 0.055), axes, self.posed.rows)
            self.sketch.fill([ear], self.colours.part("skin", deep=0.35))
            if self.detail and self.sketch.scale >= FINE_FROM:
                inner = ellipse(self.on_head(-0.010, sign * 0.076, 0.057), axes * 0.5, self.posed.rows)
                self.sketch.fill([inner], self.colours.part("skin", deep=0.9))

    def locks(self) -> None:
        """Hair that hangs in front of the ears, on the sides that can be seen."""
        if self.posed.person.hair == "bob":
            links, grow = self.posed.body.layers["head:lock"], 0.0
            for trio, sign in zip(links, (1, -1), strict=True):
                if self.posed.faces(self.frame[:, 1] * sign) > -0.08:
                    shape = unite(self.posed.projection.hulls(trio[None], grow))
                    self.sketch.fill_soft(shape, 0.004, self.colours.part("hair"))

    def face(self) -> None:
        t = np.linspace(0, 1, 9)
        bow = 4 * t * (1 - t)
        pencil = self.colours.pencil
        awake = self.frame[2, 2] > AWAKE
        for sign in (1, -1):
            fall = -0.0046 if awake else 0.0050
            lid = np.column_stack(
                [0.0935 - 0.0175 * t**1.5, sign * (0.017 + 0.027 * t), 0.0665 - fall * bow - 0.0015 * t]
            )
            if awake:
                self._pupil(sign)
            brow = np.column_stack(
                [0.0985 - 0.0185 * t**1.5, sign * (0.014 + 0.035 * t), 0.0845 + 0.0045 * bow - 0.002 * t]
            )
            self._feature(lid, pencil, self.pen)
            self._feature(brow, pencil, self.pen * 1.15)
        half = np.linspace(-1, 1, 15)
        mouth = np.column_stack([0.1010 - 0.010 * half**2, 0.020 * half, 0.0112 + 0.0026 * half**2])
        self._feature(mouth, self.colours.lips, self.pen)
        if self.facing > 0.6:
            nose = np.column_stack([0.1080 - 0.006 * half**2, 0.0095 * half, 0.0325 + 0.0035 * half**2])
            self._feature(nose, self.colours.part("skin", deep=1.0), self.pen * 0.8)

    def _pupil(self, sign: int) -> None:
        """The dark of an open eye, under its upper lid."""
        middle = np.array((0.0895, sign * 0.029, 0.0672))
        outward = unit(self.frame @ np.array((0.88, sign * 0.47, 0)))
        if self.posed.faces(outward) > EDGE * 1.4:
            axes = self.frame * (np.array((0.0022, 0.0042, 0.0046)) * HEAD)[None, :]
            self.sketch.fill([ellipse(self.on_head(*middle), axes, self.posed.rows)], self.colours.pencil)

    def _feature(self, points: Vector, paint: Paint, width: float) -> None:
        normals = np.column_stack([(points[:, 0] - 0.015) / 0.0081, points[:, 1] / 0.0040, np.zeros(len(points))])
        line = self._seen(points, normals / np.linalg.norm(normals, axis=1)[:, None], EDGE)
        if len(line) >= 5:
            self.sketch.line([line], Stroke(paint, round(width, 2)))

    def _seen(self, points: Vector, normals: Vector, limit: float) -> Vector:
        """Return the longest run of points of the head's surface that face the viewer, projected."""
        facing = (normals @ (self.frame.T @ self.posed.rows[2]) > limit).tolist()
        first, last, start = 0, 0, 0
        for k, seen in enumerate([*facing, False]):
            if not seen:
                first, last = (start, k) if k - start > last - first else (first, last)
                start = k + 1
        world = self.posed.bones.origin["head"] + (points[first:last] * HEAD) @ self.frame.T
        flat: Vector = world @ self.posed.rows[:2].T
        return flat

    def strands(self) -> None:
        """A few strands that follow the hair: lighter ones towards the bun, darker ones down from a bob's parting."""
        style = self.posed.person.hair
        if style not in STRANDS or self.colours.ghost or self.colours.kind == "line":
            return
        knot, starts = STRANDS[style]
        centre, axes = hair_volume(self.posed.person, self.posed.bones)
        lines = [self._strand(unit(np.array(start)), unit(np.array(knot)), centre, axes) for start in starts]
        paint = self.colours.part("hair")
        shine = Paint("paper", paint.role, 0.78) if not self.colours.pale else Paint("grey", "paper", 0.7)
        tone = shine if style == "bun" else self.colours.part("hair", deep=0.75)
        width = round(max(0.0022 / self.sketch.point, 0.25), 2)
        self.sketch.line([line for line in lines if len(line) >= 5], Stroke(tone, width))

    def _strand(self, start: Vector, knot: Vector, centre: Vector, axes: Vector) -> Vector:
        t = np.linspace(0.12, 0.80, 12)[:, None]
        s = start * (1 - t) + knot * t
        s /= np.linalg.norm(s, axis=1)[:, None]
        normals = s @ np.linalg.inv(axes)
        seen = normals @ self.posed.rows[2] > 0
        points = (centre + s @ axes.T) @ self.posed.rows[:2].T
        best: Vector = points[seen] if seen.all() or not seen.any() else points[: int(seen.argmin())]
        return best
