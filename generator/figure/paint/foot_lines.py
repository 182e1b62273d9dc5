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

FACES = 0.35
"""A side of a foot, or the upper side of a toe, must face the viewer by this much for its lines to be drawn."""

KNEECAP_FACES = 0.5
KNEECAP_ARC = (205, 248, 292, 335)
KNEECAP = (0.042, 0.004, 0.024)
"""The lower edge of a kneecap that faces the viewer by so much: degrees of its arc; metres from the joint to its
middle, forward and up, and its radius. By eye, as is all that follows.
"""
KNEECAP_WIDTH, KNEECAP_DEEP = 0.9, 0.9
"""How wide that line is among folds, and how dark."""

ANKLE_ARC, ANKLE_RADIUS, ANKLE_OUT = (190, 325), 0.013, 0.030
OUTER_ANKLE, INNER_ANKLE = (-0.007, -0.005), (0.003, 0.004)
"""The arc under an ankle bone: degrees, radius and how far out, in metres; its middle forward and up from the joint."""
ANKLE_CLEAR = 0.03
"""An ankle lower than this many metres lies on the floor and shows no bone."""

ARCH = ((-0.002, -0.050), (0.045, -0.041), (0.096, -0.054))
ARCH_IN, ARCH_WIDTH, ARCH_DEEP = 0.028, 1.3, 0.6
"""The hollow of a foot's inner side, forward and up in the foot's frame, and how far in; how wide and dark it is."""

OFF_FLOOR, TOES_AT = 0.004, 0.05
"""Toes that lie lower than this many metres, so far ahead of their joint, are pressed into what carries them."""
BIG_TOE_GAP = (-0.0055, 0.046, 0.15)
TOE_GAPS = ((0.009, 0.036, 0.30), (0.019, 0.024, 0.30))
"""Lines between toes: metres outward of the foot's middle, metres long, and how much the toes must face the viewer."""
TOE_TOP = 0.5
"""How far the upper side of the toes leans forward."""
SEEN_FROM_SIDE = 0.2
"""Lines that ask for more than this are seen from above and outside, the others from above alone."""
TOE_LINE = ((0.12, 0.0, 1.0, 0.009), (0.6, 0.0, 1.1, 0.007), (1.0, 0.004, 1.1, -0.002))
"""Points of such a line: forward in lengths and in metres, outward in shares of its own, and up in metres."""

NAILS_FROM = 60.0
"""Millimetres of paper per metre of body from which big toes have nails."""
NAIL_TOP, NAIL_ARC, NAIL_DEEP = 1.2, 80, 0.8
"""How much the nail faces up rather than in, degrees of its arc to either side, and how dark it is."""
NAIL, NAIL_SIZE = (0.0555, -0.0185, 0.0095), (0.0095, 0.0085, 0.0045)
"""The nail's middle in the toes' frame (forward, outward, up), and how far its edge reaches back, aside and down."""


def draw_kneecap(lines: BodyLines, side: str, unit: str) -> None:
    """Draw the lower edge of a kneecap that faces the viewer."""
    bones = lines.posed.bones
    thigh, shank = bones.frame[f"{side}_thigh"], bones.frame[f"{side}_shank"]
    front, up = unit_vector(thigh[:, 0] + shank[:, 0]), unit_vector(thigh[:, 2] + shank[:, 2])
    if lines.posed.faces(front) < KNEECAP_FACES:
        return
    turn = np.radians(KNEECAP_ARC)[:, None]
    forward, above, radius = KNEECAP
    middle = bones.origin[f"{side}_shank"] + front * forward + up * above
    arc = middle + shank[:, 1] * (np.cos(turn) * radius) + up * (np.sin(turn) * radius)
    if lines.on((f"{side}_thigh", f"{side}_lower"), arc).all():
        lines.fold(unit, "skin", arc, FOLD_WIDTH * KNEECAP_WIDTH, KNEECAP_DEEP, both=True)


def draw_foot(lines: BodyLines, side: str, unit: str) -> None:
    """Draw the lines between the toes, the ankle bone, and on the inner side the arch and the big toe's nail."""
    bones, sign = lines.posed.bones, SIDES[side]
    aside = lines.posed.faces(bones.frame[f"{side}_foot"][:, 1]) * sign
    if abs(aside) > FACES and bones.origin[f"{side}_foot"][2] > ANKLE_CLEAR:
        _ankle_bone(lines, side, unit, outer=aside > 0)
    arch = [bones.local(f"{side}_foot", x, -sign * ARCH_IN, z) for x, z in ARCH]
    if aside < -FACES and lines.on((unit,), arch).all():
        lines.fold(unit, "skin", arch, FOLD_WIDTH * ARCH_WIDTH, ARCH_DEEP, both=True)
    if bones.local(f"{side}_toes", TOES_AT, 0, 0)[2] < OFF_FLOOR:
        return
    for across, long, least in (BIG_TOE_GAP, *TOE_GAPS):
        _toes(lines, side, unit, sign * across, long, least)
    if lines.sketch.scale >= NAILS_FROM:
        _nail(lines, side, unit)


def _ankle_bone(lines: BodyLines, side: str, unit: str, *, outer: bool) -> None:
    """Draw an arc under the ankle bone; the inner one sits higher and farther forward."""
    bones = lines.posed.bones
    out, ahead, up = (SIDES[side], *OUTER_ANKLE) if outer else (-SIDES[side], *INNER_ANKLE)
    turn = np.radians(np.linspace(*ANKLE_ARC, 9))
    ring = np.cos(turn) * ANKLE_RADIUS + ahead, np.full(9, out * ANKLE_OUT), np.sin(turn) * ANKLE_RADIUS + up
    rows = np.column_stack(ring)
    lines.line(unit, bones.origin[f"{side}_foot"] + rows @ bones.frame[f"{side}_shank"].T)


def _toes(lines: BodyLines, side: str, unit: str, across: float, long: float, least: float) -> None:
    """Draw a line between two toes, where their upper and outer sides face the viewer by at least so much."""
    bones, frame = lines.posed.bones, lines.posed.bones.frame[f"{side}_toes"]
    outer = frame[:, 1] * math.copysign(1.0, across)
    top = unit_vector(frame[:, 2] + frame[:, 0] * TOE_TOP + (outer if least > SEEN_FROM_SIDE else 0.0))
    if lines.posed.faces(top) < least:
        return
    points = [
        bones.local(f"{side}_toes", long * share + ahead, across * aside, up) for share, ahead, aside, up in TOE_LINE
    ]
    if lines.on((unit,), points[:2]).all():
        lines.line(unit, points)


def _nail(lines: BodyLines, side: str, unit: str) -> None:
    """Draw the near edge of the big toe's nail, when the toe's upper or inner side is in view."""
    bones, frame, sign = lines.posed.bones, lines.posed.bones.frame[f"{side}_toes"], SIDES[side]
    if lines.posed.faces(unit_vector(frame[:, 2] * NAIL_TOP - frame[:, 1] * sign)) < FACES:
        return
    turn = np.radians(np.linspace(-NAIL_ARC, NAIL_ARC, 9))
    (forward, outward, up), (back, aside, down) = NAIL, NAIL_SIZE
    x, y = forward - back * np.cos(turn), sign * (outward + aside * np.sin(turn))
    rows = np.column_stack([x, y, up - down * np.sin(turn) ** 2])
    points = bones.origin[f"{side}_toes"] + rows @ frame.T
    if lines.on((unit,), points[::4]).all():
        lines.line(unit, points, NAIL_DEEP)
