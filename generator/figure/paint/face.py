"""Draw a face: lids, brows, mouth, nose, and the pupils of those who are awake."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from generator.figure.body.head_flesh import head_size
from generator.figure.body.rotation import unit
from generator.figure.drawing import Stroke
from generator.figure.stage.camera import ellipse

if TYPE_CHECKING:
    from generator.figure.body.rotation import Vector
    from generator.figure.drawing import Paint
    from generator.figure.paint.posed import Posed
    from generator.figure.stage.colours import Colours
    from generator.figure.stage.sketch import Sketch

Triple = tuple[float, float, float]

AWAKE = 0.6
"""A head held upright by this much has its eyes open."""
EDGE = 0.30
"""Features of a face that face the viewer less than this lie on its very edge and would poke out."""


class EyeLine(NamedTuple):
    """A lid or a brow, on both sides: where it begins at the nose (forward, outward, up), how far it runs back, out and
    down to its outer end, and how far its middle bows up. Metres in the head's frame, by eye.
    """

    start: Triple
    run: Triple
    bow: float

    def points(self, sign: int) -> Vector:
        """Return it on one side of the face, in nine points."""
        t = np.linspace(0, 1, 9)
        bow = 4 * t * (1 - t)
        (forward, outward, up), (back, out, down) = self.start, self.run
        return np.column_stack(
            [forward - back * t**BACK_BENDS, sign * (outward + out * t), up + self.bow * bow - down * t]
        )


class Crescent(NamedTuple):
    """A mouth, or the lower edge of a nose: its middle (forward, up), how far its ends lie back and rise, and half its
    width. Metres in the head's frame, by eye.
    """

    middle: tuple[float, float]
    back: float
    half: float
    rise: float

    def points(self) -> Vector:
        """Return it across the face, in fifteen points."""
        half = np.linspace(-1, 1, 15)
        forward, up = self.middle
        return np.column_stack([forward - self.back * half**2, self.half * half, up + self.rise * half**2])


BACK_BENDS = 1.5
"""Lines over the eyes run back faster towards the temple: with this power of their length."""
OPEN_LID = EyeLine((0.0935, 0.017, 0.0665), (0.0175, 0.027, 0.0015), 0.0046)
CLOSED_LID = EyeLine((0.0935, 0.017, 0.0665), (0.0175, 0.027, 0.0015), -0.0050)
BROW = EyeLine((0.0985, 0.014, 0.0845), (0.0185, 0.035, 0.002), 0.0045)
MOUTH = Crescent((0.1010, 0.0112), 0.010, 0.020, 0.0026)
NOSE = Crescent((0.1080, 0.0325), 0.006, 0.0095, 0.0035)
CHEEK = EyeLine((0.1000, 0.0175, 0.0300), (0.0110, 0.0120, 0.0190), 0.0020)
"""A line from the wing of the nose past the corner of the mouth, in older faces."""
LENS_AT, LENS_FACES, LENS_ASIDE = (0.0985, 0.0315, 0.0665), (0.94, 0.33, 0.0), (-0.33, 0.94, 0.0)
LENS_HALF, BOW_END, RIM_WIDER = (0.0215, 0.0185), (-0.004, 0.076, 0.074), 1.25
GLASSES_BRIDGE = Crescent((0.1075, 0.0720), 0.004, 0.0100, -0.0025)
"""Glasses: middle of a lens, where it faces, its outward axis; its half axes; where its bow ends at the ear; how
much wider its rim is than other lines; and the bridge. Metres in the head's frame, by eye.
"""
BROW_WIDER, NOSE_FINER = 1.15, 0.8
"""How many times as wide as other lines brows are, and the edge of a nose."""
NOSE_FACES = 0.6
"""A face must face the viewer by this much for its nose to have a lower edge."""
PUPIL, PUPIL_HALF, PUPIL_LOOKS = (0.0895, 0.029, 0.0672), (0.0022, 0.0042, 0.0046), (0.88, 0.47)
"""The dark of an open eye: its middle and half axes, forward, outward and up, in metres; where it looks, forward and
outward.
"""
PUPIL_FACES = 1.4
"""How many times more than other features it must face the viewer."""
CURVATURE = (0.015, 0.0081, 0.0040)
"""The surface of a face is taken for an elliptic cylinder: its axis lies so many metres before the head's origin, and
its squared half axes, forward and outward, are as these to each other.
"""
FEWEST = 5
"""A feature of which fewer points can be seen is left out."""


def paint_face(sketch: Sketch, posed: Posed, colours: Colours, facing: float, pen: float) -> None:
    """Draw a face; `facing` says how much the head faces the viewer, `pen` how wide lines are in points."""
    face = _Face(sketch, posed)
    pencil = colours.pencil
    awake = bool(face.frame[2, 2] > AWAKE)
    for sign in (1, -1):
        if awake:
            face.pupil(sign, pencil)
        face.feature((OPEN_LID if awake else CLOSED_LID).points(sign), pencil, pen)
        face.feature(BROW.points(sign), pencil, pen * BROW_WIDER)
        if posed.person.lined:
            face.feature(CHEEK.points(sign), colours.part("skin", deep=1.0), pen * NOSE_FINER)
    face.feature(MOUTH.points(), colours.lips, pen)
    if posed.person.glasses:
        for sign in (1, -1):
            face.lens(sign, colours.frames, pen * RIM_WIDER)
        face.feature(GLASSES_BRIDGE.points(), colours.frames, pen * RIM_WIDER)
    if facing > NOSE_FACES:
        face.feature(NOSE.points(), colours.part("skin", deep=1.0), pen * NOSE_FINER)


class _Face:
    def __init__(self, sketch: Sketch, posed: Posed) -> None:
        self.sketch, self.posed = sketch, posed
        self.frame, self.size = posed.bones.frame["head"], head_size(posed.person)

    def pupil(self, sign: int, paint: Paint) -> None:
        """The dark of an open eye, under its upper lid."""
        forward, outward, up = PUPIL
        looks = unit(self.frame @ np.array((PUPIL_LOOKS[0], sign * PUPIL_LOOKS[1], 0)))
        if self.posed.faces(looks) > EDGE * PUPIL_FACES:
            axes = self.frame * (np.array(PUPIL_HALF) * self.size)[None, :]
            middle = self.posed.bones.local("head", forward * self.size, sign * outward * self.size, up * self.size)
            self.sketch.fill([ellipse(middle, axes, self.posed.rows)], paint)

    def lens(self, sign: int, paint: Paint, width: float) -> None:
        """A rim round an eye, and the bow that runs back to the ear, where that side can be seen."""
        middle, ahead, aside = (np.array(way) * (1.0, sign, 1.0) for way in (LENS_AT, LENS_FACES, LENS_ASIDE))
        if self.posed.faces(self.frame @ unit(ahead)) < EDGE:
            return
        turn = np.linspace(0, 2 * np.pi, 25)[:, None]
        ring = middle + np.cos(turn) * aside * LENS_HALF[0] + np.sin(turn) * np.array((0.0, 0.0, LENS_HALF[1]))
        self.sketch.edge([self._flat(ring[:-1])], Stroke(paint, round(width, 2)))
        if self.posed.faces(self.frame[:, 1] * sign) > EDGE / 2:
            bow = np.array([middle + aside * LENS_HALF[0], np.array(BOW_END) * (1.0, sign, 1.0)])
            self.sketch.line([self._flat(bow)], Stroke(paint, round(width, 2)))

    def _flat(self, points: Vector) -> Vector:
        world = self.posed.bones.origin["head"] + (points * self.size) @ self.frame.T
        flat: Vector = world @ self.posed.rows[:2].T
        return flat

    def feature(self, points: Vector, paint: Paint, width: float) -> None:
        """Draw what can be seen of a line on the face."""
        axis, forward, outward = CURVATURE
        normals = np.column_stack([(points[:, 0] - axis) / forward, points[:, 1] / outward, np.zeros(len(points))])
        line = self._seen(points, normals / np.linalg.norm(normals, axis=1)[:, None])
        if len(line) >= FEWEST:
            self.sketch.line([line], Stroke(paint, round(width, 2)))

    def _seen(self, points: Vector, normals: Vector) -> Vector:
        """Return the longest run of points of the head's surface that face the viewer, projected."""
        facing = (normals @ (self.frame.T @ self.posed.rows[2]) > EDGE).tolist()
        first, last, start = 0, 0, 0
        for k, seen in enumerate([*facing, False]):
            if not seen:
                first, last = (start, k) if k - start > last - first else (first, last)
                start = k + 1
        return self._flat(points[first:last])
