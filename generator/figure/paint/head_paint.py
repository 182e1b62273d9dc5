"""Paint a head: neck, jaw shadow, face, hair, ear, in the order that the view asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.body.head_flesh import BUN, HAIR, head_size
from generator.figure.body.rotation import unit
from generator.figure.drawing import Paint, Stroke
from generator.figure.paint.face import paint_face
from generator.figure.paint.gaps import brush
from generator.figure.paint.hair import hair_volume
from generator.figure.stage.camera import ellipse
from generator.figure.stage.outline import rings, solid, spline, unite
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.rotation import Vector
    from generator.figure.paint.posed import Posed
    from generator.figure.stage.colours import Colours
    from generator.figure.stage.outline import Geometry
    from generator.figure.stage.sketch import Sketch

BEHIND = -0.35
"""Below this much facing the viewer, a head is seen from behind."""
FINE_FROM = 40.0
"""Millimetres of paper per metre of body from which ears are hollow and the muscle at the side of a neck shows."""
PEN, PEN_POINTS = 0.0030, 0.35
"""Width of the lines of a face: metres of body, and the least points."""

CENTRE = (0, 0, 0.086)
"""The middle of a skull; all that follows is in metres of the head's frame (forward, outward, up) and by eye."""
BUN_NEAR = 0.02
"""A bun nearer to the viewer than that middle by more than this is painted last."""

NECK_SOFT, NECK_FACES = 0.004, -0.3
"""Width of the smoothing of a neck, and how little a face may face the viewer for its jaw to cast a shadow there."""
JAW_SHADOW, JAW_SOFT = (0.017, 0.004), 0.0015
"""How far that shadow falls below the face and back, and the width of its smoothing."""
TENDON_FACES, TENDON_FRONT = 0.5, 0.8
"""A side of a neck shows its muscle where it faces the viewer by this much, as far in front as this."""
TENDON = ((0.004, 0.056, 0.004), (0.031, 0.033, 0.0), (0.058, 0.010, -0.004))
TENDON_WIDTH, TENDON_DEEP = 0.0075, 0.55
"""That muscle (sternocleidomastoid): behind the ear, at the middle of the neck and at the collarbone, each in the frame
of the bone there; how wide and dark it is.
"""

BEARD_BEHIND, BEARD_SOFT = -0.3, 0.002
"""A side that is turned away by more than this shows no beard; the width of a beard's smoothing."""
FADE = 0.45
"""How much skin shows through hair that fades."""

EAR_BEHIND = -0.10
"""An ear that is turned away farther than this is behind the head."""
EAR_AT, EAR_HALF, EAR_TILT = (-0.012, 0.073, 0.055), (0.0135, 0.008, 0.0250), (0.97, 0.24)
HOLLOW_AT, HOLLOW = (-0.010, 0.076, 0.057), 0.5
EAR_DEEP, HOLLOW_DEEP = 0.35, 0.9
"""An ear: middle, half axes, cosine and sine of its backward tilt; its hollow, and that in half axes of the ear; how
dark both are.
"""
LOCK_BEHIND, LOCK_SOFT = -0.08, 0.004
"""A side that is turned away by more than this shows no lock; the width of a lock's smoothing."""

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
STRAND_FROM, STRAND_TO, STRAND_FEWEST = 0.12, 0.80, 5
"""The part of its way on which a strand is drawn, and the fewest of its twelve points that must be in sight."""
STRAND, STRAND_POINTS = 0.0022, 0.25
"""Width of a strand: metres of body, and the least points."""
SHINE, PALE_SHINE, DARK_STRAND = 0.78, 0.7, 0.75
"""How much of a light strand's paint is hair, in a pale figure paper; how dark a dark strand is."""


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
        paint_face(sketch, posed, colours, painter.facing, painter.pen)
    painter.hair()
    painter.wrap()
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
        self.pen = max(PEN / sketch.point, PEN_POINTS)
        self.size, self.style = head_size(posed.person), HAIR[posed.person.hair]

    def on_head(self, x: float, y: float, z: float) -> Vector:
        return self.posed.bones.local("head", x * self.size, y * self.size, z * self.size)

    def layer(self, name: str, part: str) -> None:
        if name in self.posed.layers:
            self.sketch.fill(self.posed.loops(name), self.colours.part(part))

    def bun_is_near(self) -> bool:
        if self.posed.person.hair != "bun":
            return False
        return self.posed.faces(self.on_head(*BUN.centre) - self.on_head(*CENTRE)) > BUN_NEAR

    def neck(self) -> None:
        if "head:drape" in self.posed.layers:
            self.layer("head:drape", "hair")
            return
        neck = self.posed.layers["head:neck"]
        rim, opens = self.neckline()
        if not opens:
            neck = solid(neck.difference(shapely.polygons(rim)))
        self.sketch.fill_soft(neck, NECK_SOFT, self.colours.part("skin"))
        if not self.detail or self.colours.ghost or self.facing < NECK_FACES:
            return
        below, back = JAW_SHADOW
        down = -self.posed.project(self.frame[:, 2]) * below - self.posed.project(self.frame[:, 0]) * back
        chin = shapely.polygons(rings(self.posed.layers["head:face"])[0] + down)
        shade = chin.intersection(neck)
        self.sketch.fill_soft(shade, JAW_SOFT, self.colours.part("skin", deep=1.0))
        for sign in SIDES.values() if self.sketch.scale >= FINE_FROM else ():
            self._tendon(sign, neck)

    def _tendon(self, sign: int, neck: Geometry) -> None:
        """The edge of the muscle from behind the ear to the collarbone, on the sides of the neck that can be seen."""
        base = self.posed.bones.frame["neck_base"]
        if self.posed.faces(unit(base[:, 1] * sign + base[:, 0] * TENDON_FRONT)) < TENDON_FACES:
            return
        (top, middle, low) = ((x, sign * y, z) for x, y, z in TENDON)
        bones = self.posed.bones
        points = (self.on_head(*top), bones.local("neck_3", *middle), bones.local("neck_base", *low))
        line = spline(np.array([self.posed.project(point) for point in points]), 6)
        line = line[shapely.contains_xy(neck.buffer(TENDON_WIDTH / 2), line)]
        if len(line) > 2:
            self.sketch.fill_sides(brush(line, TENDON_WIDTH), self.colours.part("skin", deep=TENDON_DEEP))

    def neckline(self) -> tuple[Vector, bool]:
        """Return the outline of the shirt's neck opening, and whether we look into it."""
        disc = int(np.where(self.posed.body.part == "neckline")[0][0])
        normal = self.posed.flesh.axes[disc][:, 2]
        return self.posed.projection.points[disc], self.posed.faces(normal) > 0

    def beard(self) -> None:
        if "head:beard" not in self.posed.layers or self.facing < BEHIND:
            return
        near = [side for side, sign in SIDES.items() if self.posed.faces(self.frame[:, 1]) * sign > BEARD_BEHIND]
        names = ["head:beard", *(f"head:beard_{side}" for side in near)]
        links = np.concatenate([self.posed.body.layers[name] for name in names])
        shape = unite(self.posed.projection.hulls(links))
        face = self.posed.layers["head:face"]
        self.sketch.fill_soft(shape.intersection(face), BEARD_SOFT, self.colours.part("hair"))

    def hair(self) -> None:
        for k, (what, _) in enumerate(self.posed.hair):
            paint = self.colours.part("skin" if what == "skin" else "hair")
            if what == "fade" and self.colours.kind != "line" and not self.colours.pale and not self.colours.ghost:
                paint = Paint(paint.role, self.colours.person.role("skin"), FADE)
            self.sketch.fill(self.posed.loops(f"hair:{k}"), paint)

    def wrap(self) -> None:
        """A headscarf's edge round the face, on the sides that can be seen."""
        near = [side for side, sign in SIDES.items() if self.posed.faces(self.frame[:, 1]) * sign > BEARD_BEHIND]
        names = [f"head:wrap_{side}" for side in near if f"head:wrap_{side}" in self.posed.layers]
        if names and self.facing > BEHIND:
            links = np.concatenate([self.posed.body.layers[name] for name in names])
            shape = unite(self.posed.projection.hulls(links))
            self.sketch.fill_soft(shape, LOCK_SOFT, self.colours.part("hair"))

    def ears(self) -> None:
        if self.style.over_ears:
            return
        for sign in (1, -1):
            if self.posed.faces(self.frame[:, 1] * sign) < EAR_BEHIND:
                continue
            c, s = EAR_TILT
            tilt = np.array(((c, 0, -s), (0, 1, 0), (s, 0, c)))
            axes = self.frame @ tilt * (np.array(EAR_HALF) * self.size)[None, :]
            ear = ellipse(self.on_head(EAR_AT[0], sign * EAR_AT[1], EAR_AT[2]), axes, self.posed.rows)
            self.sketch.fill([ear], self.colours.part("skin", deep=EAR_DEEP))
            if self.detail and self.sketch.scale >= FINE_FROM:
                x, y, z = HOLLOW_AT
                inner = ellipse(self.on_head(x, sign * y, z), axes * HOLLOW, self.posed.rows)
                self.sketch.fill([inner], self.colours.part("skin", deep=HOLLOW_DEEP))

    def locks(self) -> None:
        """Hair that hangs in front of the ears, on the sides that can be seen."""
        if "head:lock" in self.posed.layers:
            links, grow = self.posed.body.layers["head:lock"], 0.0
            for trio, sign in zip(links, (1, -1), strict=True):
                if self.posed.faces(self.frame[:, 1] * sign) > LOCK_BEHIND:
                    shape = unite(self.posed.projection.hulls(trio[None], grow))
                    self.sketch.fill_soft(shape, LOCK_SOFT, self.colours.part("hair"))

    def strands(self) -> None:
        """A few strands that follow the hair: lighter ones towards the bun, darker ones down from a bob's parting."""
        style = self.style.line
        if style not in STRANDS or self.style.cloth or self.colours.ghost or self.colours.kind == "line":
            return
        knot, starts = STRANDS[style]
        centre, axes = hair_volume(self.posed.person, self.posed.bones)
        lines = [self._strand(unit(np.array(start)), unit(np.array(knot)), centre, axes) for start in starts]
        paint = self.colours.part("hair")
        shine = Paint("grey", "paper", PALE_SHINE) if self.colours.pale else Paint("paper", paint.role, SHINE)
        tone = self.colours.part("hair", deep=DARK_STRAND) if self.posed.person.grey else shine
        width = round(max(STRAND / self.sketch.point, STRAND_POINTS), 2)
        self.sketch.line([line for line in lines if len(line) >= STRAND_FEWEST], Stroke(tone, width))

    def _strand(self, start: Vector, knot: Vector, centre: Vector, axes: Vector) -> Vector:
        t = np.linspace(STRAND_FROM, STRAND_TO, 12)[:, None]
        s = start * (1 - t) + knot * t
        s /= np.linalg.norm(s, axis=1)[:, None]
        normals = s @ np.linalg.inv(axes)
        seen = normals @ self.posed.rows[2] > 0
        points = (centre + s @ axes.T) @ self.posed.rows[:2].T
        best: Vector = points[seen] if seen.all() or not seen.any() else points[: int(seen.argmin())]
        return best
