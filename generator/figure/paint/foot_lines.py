"""Lines on bare knees and feet: kneecap, ankle bones, arch, toes and nails."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.body.rotation import unit as unit_vector
from generator.figure.paint.body_lines import FOLD_WIDTH
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.paint.body_lines import BodyLines

NAILS_FROM = 60.0
"""Millimetres of paper per metre of body from which big toes have nails."""
ARCH = ((-0.002, -0.050), (0.045, -0.041), (0.096, -0.054))
"""The hollow of a foot's inner side, forward and up in the foot's frame."""
OFF_FLOOR = 0.004
"""A toe lower than this many metres is pressed into what carries it."""


def draw_kneecap(lines: BodyLines, side: str, unit: str) -> None:
    """Draw the lower edge of a kneecap that faces the viewer."""
    bones = lines.posed.bones
    thigh, shank = bones.frame[f"{side}_thigh"], bones.frame[f"{side}_shank"]
    front, up = unit_vector(thigh[:, 0] + shank[:, 0]), unit_vector(thigh[:, 2] + shank[:, 2])
    if lines.posed.faces(front) < 0.5:
        return
    turn = np.radians((205, 248, 292, 335))[:, None]
    middle = bones.origin[f"{side}_shank"] + front * 0.042 + up * 0.004
    arc = middle + shank[:, 1] * (np.cos(turn) * 0.024) + up * (np.sin(turn) * 0.024)
    if lines.on((f"{side}_thigh", f"{side}_lower"), arc).all():
        lines.fold(unit, "skin", arc, FOLD_WIDTH * 0.9, 0.9, both=True)


def draw_foot(lines: BodyLines, side: str, unit: str) -> None:
    """Draw the lines between the toes, the ankle bone, and on the inner side the arch and the big toe's nail."""
    bones, sign = lines.posed.bones, SIDES[side]
    aside = lines.posed.faces(bones.frame[f"{side}_foot"][:, 1]) * sign
    if abs(aside) > 0.35 and bones.origin[f"{side}_foot"][2] > 0.03:
        _ankle_bone(lines, side, unit, outer=aside > 0)
    arch = [bones.local(f"{side}_foot", x, -sign * 0.028, z) for x, z in ARCH]
    if aside < -0.35 and lines.on((unit,), arch).all():
        lines.fold(unit, "skin", arch, FOLD_WIDTH * 1.3, 0.6, both=True)
    if bones.local(f"{side}_toes", 0.05, 0, 0)[2] < OFF_FLOOR:
        return
    _toes(lines, side, unit, -sign * 0.0055, 0.046, 0.15)
    for across, long in ((sign * 0.009, 0.036), (sign * 0.019, 0.024)):
        _toes(lines, side, unit, across, long, 0.30)
    if lines.sketch.scale >= NAILS_FROM:
        _nail(lines, side, unit)


def _ankle_bone(lines: BodyLines, side: str, unit: str, *, outer: bool) -> None:
    """Draw an arc under the ankle bone; the inner one sits higher and farther forward."""
    bones = lines.posed.bones
    out, ahead, up = (SIDES[side], -0.007, -0.005) if outer else (-SIDES[side], 0.003, 0.004)
    turn = np.radians(np.linspace(190, 325, 9))
    rows = np.column_stack([np.cos(turn) * 0.013 + ahead, np.full(9, out * 0.030), np.sin(turn) * 0.013 + up])
    lines.line(unit, bones.origin[f"{side}_foot"] + rows @ bones.frame[f"{side}_shank"].T)


def _toes(lines: BodyLines, side: str, unit: str, across: float, long: float, least: float) -> None:
    """Draw a line between two toes, where their upper and outer sides face the viewer by at least so much."""
    bones, frame = lines.posed.bones, lines.posed.bones.frame[f"{side}_toes"]
    outer = frame[:, 1] * math.copysign(1.0, across)
    top = unit_vector(frame[:, 2] + frame[:, 0] * 0.5 + (outer if least > 0.2 else 0.0))
    if lines.posed.faces(top) < least:
        return
    rows = ((long * 0.12, across, 0.009), (long * 0.6, across * 1.1, 0.007), (long + 0.004, across * 1.1, -0.002))
    points = [bones.local(f"{side}_toes", *row) for row in rows]
    if lines.on((unit,), points[:2]).all():
        lines.line(unit, points)


def _nail(lines: BodyLines, side: str, unit: str) -> None:
    """Draw the near edge of the big toe's nail, when the toe's upper or inner side is in view."""
    bones, frame, sign = lines.posed.bones, lines.posed.bones.frame[f"{side}_toes"], SIDES[side]
    if lines.posed.faces(unit_vector(frame[:, 2] * 1.2 - frame[:, 1] * sign)) < 0.35:
        return
    turn = np.radians(np.linspace(-80, 80, 9))
    x, y = 0.0555 - 0.0095 * np.cos(turn), -sign * (0.0185 - 0.0085 * np.sin(turn))
    rows = np.column_stack([x, y, 0.0095 - 0.0045 * np.sin(turn) ** 2])
    points = bones.origin[f"{side}_toes"] + rows @ frame.T
    if lines.on((unit,), points[::4]).all():
        lines.line(unit, points, 0.8)
