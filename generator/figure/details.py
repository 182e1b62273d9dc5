"""Small drawn things that make a body: seams, collar, folds, knuckles, toes."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure import proportions as size
from generator.figure.drawing import Stroke
from generator.figure.gaps import brush
from generator.figure.hand_flesh import FINGER_ROWS
from generator.figure.joints import SIDES
from generator.figure.outline import spline
from generator.figure.posed import kind, side_of
from generator.figure.rotation import unit as unit_vector

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.figure.colours import Colours
    from generator.figure.posed import Posed
    from generator.figure.rotation import Frame, Vector
    from generator.figure.sketch import Sketch

SEAMS_FROM, FINE_FROM = 26.0, 44.0
"""Millimetres of paper per metre of body from which seams and folds, and fingers and toes, are drawn."""
NAILS_FROM = 60.0
"""Millimetres of paper per metre of body from which big toes have nails."""
ARCH = ((-0.002, -0.050), (0.045, -0.041), (0.096, -0.054))
"""The hollow of a foot's inner side, forward and up in the foot's frame."""
SEAM_UP = 0.011
FOLD_WIDTH = 0.0052
FOLDED_ARMPIT, FOLDED_WAIST = 0.75, 30.0
"""A shirt folds under arms whose downward share is less than this, and over a trunk curled by so many degrees."""
FOLDED_KNEE, FOLDED_HIP, FOLDED_ELBOW = 55.0, 40.0, 60.0


class Details:
    """Draw the small things of each unit once it is filled."""

    def __init__(self, sketch: Sketch, posed: Posed, colours: Colours) -> None:
        self.sketch, self.posed, self.colours = sketch, posed, colours
        plain = colours.kind == "small" or colours.ghost
        self.seams = not plain and sketch.scale >= SEAMS_FROM
        self.fine = not plain and sketch.scale >= FINE_FROM
        self.pen = round(max(0.35, min(0.75, 0.0095 * sketch.scale)), 2)

    def of_unit(self, unit: str, painted: list[str]) -> None:
        """Draw what belongs on a unit, given those painted before it."""
        if not self.seams:
            return
        for hem in self.posed.body.hems:
            if hem.unit == unit:
                self._seam(unit, hem.disc, hem.bone)
        if {"head", "torso"} <= {unit, *painted} and unit in ("head", "torso"):
            self._collar()
        side = side_of(unit)
        if side and {f"{side}_thigh", f"{side}_lower"} <= {unit, *painted} and unit.endswith(("thigh", "lower")):
            self._knee(side, unit)
            if self.fine and self.posed.person.legs_end[0] == "thigh":
                self._kneecap(side, unit)
        if side and {f"{side}_thigh", "torso"} <= {unit, *painted} and kind(unit) in ("thigh", "torso"):
            self._groin(side, unit)
        if side and {f"{side}_upper_arm", "torso"} <= {unit, *painted} and kind(unit) in ("upper_arm", "torso"):
            self._armpit(side)
        if unit == "torso":
            self._waist()
        if self.fine and kind(unit) == "hand":
            self._fingers(side, unit)
        if self.fine and kind(unit) == "lower":
            self._foot(side, unit)

    def _part(self, unit: str, part: str, deep: float) -> Stroke:
        return Stroke(self.colours.part(part, self.posed.farness(unit), deep), self.pen)

    def _near_arc(self, centre: Vector, forward: Vector, left: Vector, reach: float = 88.0) -> Vector:
        """Return the half of a ring in the world that faces the viewer, projected."""
        towards = self.posed.rows[2]
        middle = math.degrees(math.atan2(float(left @ towards), float(forward @ towards)))
        turn = np.radians(np.linspace(middle - reach, middle + reach, 15))[:, None]
        ring = centre + np.cos(turn) * forward + np.sin(turn) * left
        flat: Vector = ring @ self.posed.rows[:2].T
        return flat

    def _seam(self, unit: str, disc: int, bone: str) -> None:
        """A stitched line a finger's breadth from a hem."""
        up = self.posed.bones.frame[bone][:, 2]
        axes = self.posed.flesh.axes[disc] * 0.965
        line = self._near_arc(self.posed.flesh.centre[disc] + up * SEAM_UP, axes[:, 0], axes[:, 1], 68)
        part = "shirt" if unit == "torso" or "arm" in unit else "trousers"
        self.sketch.line([line], self._part(unit, part, 1.15))

    def _collar(self) -> None:
        """The band of a round neck, on the side that faces the viewer."""
        disc = int(np.where(self.posed.body.part == "neckline")[0][0])
        axes = self.posed.flesh.axes[disc]
        line = self._near_arc(self.posed.flesh.centre[disc], axes[:, 0], axes[:, 1], 92)
        width = round(max(0.8, 0.0085 / self.sketch.point), 2)
        self.sketch.line([line], Stroke(self.colours.part("shirt", 0.0, 0.95), width, (), round_ends=False))

    def _fold(
        self,
        unit: str,
        part: str,
        points: list[Vector],
        width: float = FOLD_WIDTH,
        deep: float = 1.25,
        *,
        both: bool = False,
    ) -> None:
        """A brush stroke that ends in a tip, or starts in one too."""
        line = spline(np.array([self.posed.project(p) for p in points]), 6)
        self.sketch.fill_sides(brush(line, width, start=both), self.colours.part(part, self.posed.farness(unit), deep))

    def _knee(self, side: str, unit: str) -> None:
        """Folds of cloth in the hollow of a bent knee, or the crease of bare skin."""
        angle = self.posed.angles.get(f"{side}_knee_flexion", 0.0)
        if angle < FOLDED_KNEE:
            return
        bones = self.posed.bones
        knee, thigh, shank = (
            bones.origin[f"{side}_shank"],
            bones.frame[f"{side}_thigh"],
            bones.frame[f"{side}_shank"],
        )
        inward = unit_vector(thigh[:, 2] - shank[:, 2])
        near = self._near_side(thigh[:, 1]) * 0.030
        half = math.radians(angle / 2)
        pit = min(0.05 / max(math.cos(half), 0.25), 0.085)
        part = "skin" if self.posed.person.legs_end[0] == "thigh" else "trousers"
        cross = thigh[:, 0]
        for lean, length in ((0.45, 0.062), (-0.20, 0.046)):
            way = unit_vector(-inward + cross * lean)
            start = knee + inward * pit + near
            points = [start, start + way * length * 0.5 + cross * 0.004, start + way * length]
            self._fold(unit, part, points)

    def _groin(self, side: str, unit: str) -> None:
        """Folds that run from the crease of a bent hip into the cloth."""
        if self.posed.farness(f"{side}_thigh") > 0.5:
            return
        angle = self.posed.angles.get(f"{side}_hip_flexion", 0.0)
        if angle < FOLDED_HIP:
            return
        bones = self.posed.bones
        hip, pelvis, thigh = bones.origin[f"{side}_thigh"], bones.frame["pelvis"], bones.frame[f"{side}_thigh"]
        crease = unit_vector(pelvis[:, 2] - thigh[:, 2])
        near = self._near_side(pelvis[:, 1]) * 0.055
        reach = 0.078 + 0.022 * min((angle - FOLDED_HIP) / 60, 1.0)
        for lean, length in ((0.42, 0.085), (-0.12, 0.060)):
            way = unit_vector(-crease - thigh[:, 2] * lean * 0.8 + pelvis[:, 0] * lean * 0.2)
            start = hip + crease * reach + near
            points = [start, start + way * length * 0.55 + thigh[:, 2] * 0.006, start + way * length]
            self._fold(f"{side}_thigh", "trousers", points, FOLD_WIDTH * 1.15)

    def _armpit(self, side: str) -> None:
        """Folds that a lifted arm pulls into the shirt, from the armpit towards the waist."""
        bones, chest = self.posed.bones, self.posed.bones.frame["chest"]
        arm, down = -bones.frame[f"{side}_upper_arm"][:, 2], -chest[:, 2]
        outward = chest[:, 1] * SIDES[side]
        if float(arm @ down) > FOLDED_ARMPIT or self.posed.faces(outward) < 0.3:
            return
        under = unit_vector(down - arm * float(arm @ down))
        armpit = bones.origin[f"{side}_girdle"] + under * 0.052 + outward * 0.02
        hem = size.UPPER_ARM * (self.posed.person.sleeves_end - 0.03)
        sleeve = [armpit + arm * hem - under * 0.006, armpit + arm * 0.045, armpit, armpit + down * 0.035 - arm * 0.016]
        self._shirt_fold(sleeve, start=True)
        start = armpit - arm * 0.006 + under * 0.012
        self._shirt_fold([start, start + (down * 0.6 - arm * 0.4) * 0.035, start + (down * 0.75 - arm * 0.55) * 0.068])

    def _waist(self) -> None:
        """Folds across the belly of a curled trunk, from its front towards the side that is seen."""
        angles = self.posed.angles
        if angles.get("thorax_flexion", 0.0) + angles.get("lumbar_flexion", 0.0) < FOLDED_WAIST:
            return
        for height, length, lift in ((0.165, 0.085, 0.012), (0.215, 0.060, -0.010)):
            centre, frame = self.posed.bones.at_spine(height)
            near = self._near_side(frame[:, 1])
            front, up = frame[:, 0], frame[:, 2]
            start = centre + front * 0.078 + near * 0.035
            points = [start, start + near * 0.040 - front * 0.018, start + near * 0.055 - front * length + up * lift]
            self._shirt_fold(points)

    def _shirt_fold(self, points: list[Vector], *, start: bool = False) -> None:
        """A fold in the shirt, as far as it lies on the torso."""
        inside = self._on("torso", points)
        kept = points[int(inside.argmax()) :] if start else points
        if len(kept) > 2 and inside[-len(kept) :].all():
            self._fold("torso", "shirt", kept, FOLD_WIDTH * 1.1, 1.0, both=start)

    def _on(self, unit: str, points: list[Vector]) -> NDArray[np.bool_]:
        """Tell which points of the world lie on a unit as it is seen."""
        flat = np.array([self.posed.project(point) for point in points])
        inside: NDArray[np.bool_] = shapely.contains_xy(self.posed.polygons[unit], flat)
        return inside

    def _kneecap(self, side: str, unit: str) -> None:
        """The lower edge of a bare kneecap that faces the viewer."""
        bones = self.posed.bones
        thigh, shank = bones.frame[f"{side}_thigh"], bones.frame[f"{side}_shank"]
        front, up = unit_vector(thigh[:, 0] + shank[:, 0]), unit_vector(thigh[:, 2] + shank[:, 2])
        if self.posed.faces(front) < 0.5:
            return
        turn = np.radians(np.linspace(205, 335, 9))[:, None]
        middle = bones.origin[f"{side}_shank"] + front * 0.042 + up * 0.004
        arc = middle + shank[:, 1] * (np.cos(turn) * 0.024) + up * (np.sin(turn) * 0.024)
        line = arc @ self.posed.rows[:2].T
        self.sketch.fill_sides(brush(line, FOLD_WIDTH * 0.9), self._part(unit, "skin", 0.9).paint)

    def _near_side(self, left: Vector) -> Vector:
        return left if self.posed.faces(left) > 0 else -left

    def _fingers(self, side: str, unit: str) -> None:
        """Lines between the fingers of a hand whose back faces the viewer."""
        frame = self.posed.bones.frame[f"{side}_hand"]
        facing = self.posed.faces(frame[:, 1] * SIDES[side])
        first = int(self.posed.body.hand_members[side][0])
        lines = []
        for a, b in pairwise(FINGER_ROWS):
            centre = self.posed.flesh.centre
            middle = (centre[[first + k for k in a]] + centre[[first + k for k in b]]) / 2
            flat = middle[1:] @ self.posed.rows[:2].T
            length = float(np.hypot(*(flat[-1] - flat[0])))
            if length > 0.014 and abs(facing) > 0.15:
                lines.append(spline(flat, 4))
        self.sketch.line(lines, self._part(unit, "skin", 1.2))

    def _foot(self, side: str, unit: str) -> None:
        """The lines between the toes, the ankle bone, and on the inner side the arch and the big toe's nail."""
        bones, sign = self.posed.bones, SIDES[side]
        aside = self.posed.faces(bones.frame[f"{side}_foot"][:, 1]) * sign
        if abs(aside) > 0.35 and bones.origin[f"{side}_foot"][2] > 0.03:
            self.sketch.line([self._ankle_bone(side, aside > 0)], self._part(unit, "skin", 1.0))
        arch = [bones.local(f"{side}_foot", x, -sign * 0.028, z) for x, z in ARCH]
        if aside < -0.35 and self._on(unit, arch).all():
            self._fold(unit, "skin", arch, FOLD_WIDTH * 1.3, 0.6, both=True)
        self._toes(side, unit, -sign * 0.0055, 0.046, 0.15)
        for across, long in ((sign * 0.009, 0.036), (sign * 0.019, 0.024)):
            self._toes(side, unit, across, long, 0.30)
        if self.sketch.scale >= NAILS_FROM:
            self._nail(side, unit)

    def _toes(self, side: str, unit: str, across: float, long: float, least: float) -> None:
        """A line between two toes, where their upper and outer sides face the viewer by at least so much."""
        bones, frame = self.posed.bones, self.posed.bones.frame[f"{side}_toes"]
        outer = frame[:, 1] * math.copysign(1.0, across)
        top = unit_vector(frame[:, 2] + frame[:, 0] * 0.5 + (outer if least > 0.2 else 0.0))
        if self.posed.faces(top) < least or bones.local(f"{side}_toes", 0.05, 0, 0)[2] < 0.004:
            return
        rows = ((long * 0.12, across, 0.009), (long * 0.6, across * 1.1, 0.007), (long + 0.004, across * 1.1, -0.002))
        line = np.array([self.posed.project(bones.local(f"{side}_toes", *row)) for row in rows])
        self.sketch.line([spline(line, 5)], self._part(unit, "skin", 1.0))

    def _nail(self, side: str, unit: str) -> None:
        """The near edge of the big toe's nail, when the toe's upper or inner side is in view."""
        bones, frame, sign = self.posed.bones, self.posed.bones.frame[f"{side}_toes"], SIDES[side]
        hidden = self.posed.faces(unit_vector(frame[:, 2] * 1.2 - frame[:, 1] * sign)) < 0.35
        if hidden or bones.local(f"{side}_toes", 0.05, 0, 0)[2] < 0.004:
            return
        turn = np.radians(np.linspace(-80, 80, 9))
        x, y = 0.0555 - 0.0095 * np.cos(turn), -sign * (0.0185 - 0.0085 * np.sin(turn))
        rows = np.column_stack([x, y, 0.0095 - 0.0045 * np.sin(turn) ** 2])
        line = np.array([self.posed.project(bones.local(f"{side}_toes", *row)) for row in rows])
        self.sketch.line([line], self._part(unit, "skin", 0.8))

    def _ankle_bone(self, side: str, outer: bool) -> Vector:
        """An arc under the ankle bone; the inner one sits higher and farther forward."""
        out, ahead, up = (SIDES[side], -0.007, -0.005) if outer else (-SIDES[side], 0.003, 0.004)
        turn = np.radians(np.linspace(190, 325, 9))
        rows = np.column_stack([np.cos(turn) * 0.013 + ahead, np.full(9, out * 0.030), np.sin(turn) * 0.013 + up])
        flat: Vector = np.array([self.posed.project(self._at_ankle(side, row)) for row in rows])
        return flat

    def _at_ankle(self, side: str, row: Vector) -> Vector:
        frame: Frame = self.posed.bones.frame[f"{side}_shank"]
        point: Vector = self.posed.bones.origin[f"{side}_foot"] + frame @ row
        return point
