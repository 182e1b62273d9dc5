"""Small drawn things that make a body: seams, collar, folds, knuckles, toes."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.body.hand_flesh import FINGER_ROWS
from generator.figure.drawing import Stroke
from generator.figure.paint.body_lines import BodyLines
from generator.figure.paint.folds import fold_armpit, fold_groin, fold_knee, fold_waist, seam_armhole
from generator.figure.paint.foot_lines import draw_foot, draw_kneecap
from generator.figure.paint.posed import kind, side_of
from generator.figure.stage.outline import spline
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.rotation import Vector
    from generator.figure.paint.posed import Posed
    from generator.figure.stage.colours import Colours
    from generator.figure.stage.sketch import Sketch

SEAMS_FROM, FINE_FROM = 26.0, 44.0
"""Millimetres of paper per metre of body from which seams and folds, and fingers and toes, are drawn."""
PEN, PEN_POINTS = 0.0095, (0.35, 0.75)
"""Width of thin lines: points for each millimetre of paper per metre of body, and the least and the most of it."""
SEAM_UP, SEAM_IN, SEAM_REACH, SEAM_DEEP = 0.011, 0.965, 68, 1.15
"""A seam: metres above its hem, its share of the hem's width, degrees it reaches to either side, how dark it is."""
COLLAR, COLLAR_POINTS, COLLAR_REACH, COLLAR_DEEP = 0.0085, 0.8, 92, 0.95
"""The band of a neck: metres and least points wide, degrees it reaches to either side, how dark it is."""
FINGER_LINE, FINGER_FACES, FINGER_DEEP = 0.014, 0.15, 1.2
"""Lines between fingers: from how many metres in sight, and of a back or palm that faces us by how much; how dark."""


class Details:
    """Draw the small things of each unit once it is filled."""

    def __init__(self, sketch: Sketch, posed: Posed, colours: Colours) -> None:
        self.sketch, self.posed, self.colours = sketch, posed, colours
        plain = colours.kind == "small" or colours.ghost
        self.seams = not plain and sketch.scale >= SEAMS_FROM
        self.fine = not plain and sketch.scale >= FINE_FROM
        self.lines = BodyLines(
            sketch, posed, colours, round(max(PEN_POINTS[0], min(PEN_POINTS[1], PEN * sketch.scale)), 2)
        )

    def of_unit(self, unit: str, painted: list[str]) -> None:
        """Draw what belongs on a unit, given those painted before it."""
        if not self.seams:
            return
        for hem in self.posed.body.hems:
            if hem.unit == unit:
                self._seam(unit, hem.disc, hem.bone)
        self._of_joints(unit, {unit, *painted})
        side = side_of(unit)
        if unit == "torso":
            fold_waist(self.lines)
        if self.fine and kind(unit) == "hand":
            self._fingers(side, unit)
        if self.fine and kind(unit) == "lower" and side != self.posed.person.prosthesis and not self.posed.person.shoes:
            draw_foot(self.lines, side, unit)

    def _of_joints(self, unit: str, painted: set[str]) -> None:
        """Draw what lies across the joint of two units, once both are painted."""
        if {"head", "torso"} <= painted and unit in ("head", "torso") and "head:drape" not in self.posed.layers:
            self._collar()
        own = self.posed.person.prosthesis
        for side in (side_of(unit),) if side_of(unit) else SIDES:
            if {f"{side}_thigh", f"{side}_lower"} <= painted and kind(unit) in ("thigh", "lower") and side != own:
                fold_knee(self.lines, side, unit)
                if self.fine and self.posed.person.legs_end[0] == "thigh":
                    draw_kneecap(self.lines, side, unit)
            if {f"{side}_thigh", "torso"} <= painted and kind(unit) in ("thigh", "torso"):
                fold_groin(self.lines, side)
            if {f"{side}_upper_arm", "torso"} <= painted and kind(unit) in ("upper_arm", "torso"):
                fold_armpit(self.lines, side)
                seam_armhole(self.lines, side)

    def _near_arc(self, centre: Vector, forward: Vector, left: Vector, reach: float) -> Vector:
        """Return the half of a ring in the world that faces the viewer, projected."""
        towards = self.posed.rows[2]
        middle = math.degrees(math.atan2(float(left @ towards), float(forward @ towards)))
        turn = np.radians(np.linspace(middle - reach, middle + reach, 15))[:, None]
        return self.lines.flat(centre + np.cos(turn) * forward + np.sin(turn) * left)

    def _seam(self, unit: str, disc: int, bone: str) -> None:
        """A stitched line a finger's breadth from a hem."""
        up = self.posed.bones.frame[bone][:, 2]
        axes = self.posed.flesh.axes[disc] * SEAM_IN
        line = self._near_arc(self.posed.flesh.centre[disc] + up * SEAM_UP, axes[:, 0], axes[:, 1], SEAM_REACH)
        part = "shirt" if unit == "torso" or "arm" in unit else "trousers"
        self.sketch.line([line], self.lines.ink(unit, part, SEAM_DEEP))

    def _collar(self) -> None:
        """The band of a round neck, on the side that faces the viewer."""
        disc = int(np.where(self.posed.body.part == "neckline")[0][0])
        axes = self.posed.flesh.axes[disc]
        line = self._near_arc(self.posed.flesh.centre[disc], axes[:, 0], axes[:, 1], COLLAR_REACH)
        width = round(max(COLLAR_POINTS, COLLAR / self.sketch.point), 2)
        self.sketch.line([line], Stroke(self.colours.part("shirt", 0.0, COLLAR_DEEP), width, (), round_ends=False))

    def _fingers(self, side: str, unit: str) -> None:
        """Lines between the fingers of a hand whose back faces the viewer."""
        frame = self.posed.bones.frame[f"{side}_hand"]
        facing = self.posed.faces(frame[:, 1] * SIDES[side])
        first = int(self.posed.body.hand_members[side][0])
        lines = []
        for a, b in pairwise(FINGER_ROWS):
            centre = self.posed.flesh.centre
            middle = (centre[[first + k for k in a]] + centre[[first + k for k in b]]) / 2
            flat = self.lines.flat(middle[1:])
            length = float(np.hypot(*(flat[-1] - flat[0])))
            if length > FINGER_LINE and abs(facing) > FINGER_FACES:
                lines.append(spline(flat, 4))
        self.sketch.line(lines, self.lines.ink(unit, "skin", FINGER_DEEP))
