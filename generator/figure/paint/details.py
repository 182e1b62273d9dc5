"""Small drawn things that make a body: seams, collar, folds, knuckles, toes."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.body.hand_flesh import FINGER_ROWS
from generator.figure.drawing import Stroke
from generator.figure.paint.body_lines import BodyLines
from generator.figure.paint.folds import fold_armpit, fold_groin, fold_knee, fold_waist
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
SEAM_UP = 0.011


class Details:
    """Draw the small things of each unit once it is filled."""

    def __init__(self, sketch: Sketch, posed: Posed, colours: Colours) -> None:
        self.sketch, self.posed, self.colours = sketch, posed, colours
        plain = colours.kind == "small" or colours.ghost
        self.seams = not plain and sketch.scale >= SEAMS_FROM
        self.fine = not plain and sketch.scale >= FINE_FROM
        self.lines = BodyLines(sketch, posed, colours, round(max(0.35, min(0.75, 0.0095 * sketch.scale)), 2))

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
        if self.fine and kind(unit) == "lower":
            draw_foot(self.lines, side, unit)

    def _of_joints(self, unit: str, painted: set[str]) -> None:
        """Draw what lies across the joint of two units, once both are painted."""
        if {"head", "torso"} <= painted and unit in ("head", "torso"):
            self._collar()
        for side in (side_of(unit),) if side_of(unit) else SIDES:
            if {f"{side}_thigh", f"{side}_lower"} <= painted and kind(unit) in ("thigh", "lower"):
                fold_knee(self.lines, side, unit)
                if self.fine and self.posed.person.legs_end[0] == "thigh":
                    draw_kneecap(self.lines, side, unit)
            if {f"{side}_thigh", "torso"} <= painted and kind(unit) in ("thigh", "torso"):
                fold_groin(self.lines, side)
            if {f"{side}_upper_arm", "torso"} <= painted and kind(unit) in ("upper_arm", "torso"):
                fold_armpit(self.lines, side)

    def _near_arc(self, centre: Vector, forward: Vector, left: Vector, reach: float = 88.0) -> Vector:
        """Return the half of a ring in the world that faces the viewer, projected."""
        towards = self.posed.rows[2]
        middle = math.degrees(math.atan2(float(left @ towards), float(forward @ towards)))
        turn = np.radians(np.linspace(middle - reach, middle + reach, 15))[:, None]
        return self.lines.flat(centre + np.cos(turn) * forward + np.sin(turn) * left)

    def _seam(self, unit: str, disc: int, bone: str) -> None:
        """A stitched line a finger's breadth from a hem."""
        up = self.posed.bones.frame[bone][:, 2]
        axes = self.posed.flesh.axes[disc] * 0.965
        line = self._near_arc(self.posed.flesh.centre[disc] + up * SEAM_UP, axes[:, 0], axes[:, 1], 68)
        part = "shirt" if unit == "torso" or "arm" in unit else "trousers"
        self.sketch.line([line], self.lines.ink(unit, part, 1.15))

    def _collar(self) -> None:
        """The band of a round neck, on the side that faces the viewer."""
        disc = int(np.where(self.posed.body.part == "neckline")[0][0])
        axes = self.posed.flesh.axes[disc]
        line = self._near_arc(self.posed.flesh.centre[disc], axes[:, 0], axes[:, 1], 92)
        width = round(max(0.8, 0.0085 / self.sketch.point), 2)
        self.sketch.line([line], Stroke(self.colours.part("shirt", 0.0, 0.95), width, (), round_ends=False))

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
            if length > 0.014 and abs(facing) > 0.15:
                lines.append(spline(flat, 4))
        self.sketch.line(lines, self.lines.ink(unit, "skin", 1.2))
