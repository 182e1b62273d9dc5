"""Marks of motion: arrows in the plane of the movement, pulses, holds."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.body.rotation import cross, unit
from generator.figure.drawing import Paint, Stroke

if TYPE_CHECKING:
    from generator.figure.body.rotation import Vector
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Arrow

WIDTH_POINTS, SMALLEST_POINTS = 2.3, 0.8
REFERENCE_SCALE = 75.0
HEAD, HEAD_SMALL, HEAD_POINTS = 0.050, 0.085, 8.5
SAMPLES = 24


def paint_arrows(stage: Stage, arrows: tuple[Arrow, ...], *, front: bool) -> None:
    """Paint what of the arrows lies behind the body, or what lies before it."""
    for arrow in arrows:
        if arrow.kind == "circle":
            _circle(stage, arrow, front=front)
        elif front:
            _hold(stage, arrow) if arrow.kind == "hold" else _arrow(stage, _path(stage, arrow), double=arrow.double)


def direction(stage: Stage, word: str) -> Vector:
    """Return a named direction of the world or down a limb."""
    world = {
        "up": (0, 0, 1),
        "down": (0, 0, -1),
        "footward": (1, 0, 0),
        "headward": (-1, 0, 0),
        "away": (0, 1, 0),
        "near": (0, -1, 0),
    }
    if word in world:
        return np.array(world[word], float)
    side, _, limb = word.partition("-")
    bone = {"shin": "shank", "upper-arm": "upper_arm"}.get(limb, limb)
    frame = stage.bones.frame[f"{side}_{bone}"]
    return frame[:, 0] if limb == "foot" else -frame[:, 2]


def _path(stage: Stage, arrow: Arrow) -> Vector:
    """Return the arrow's way in the world (n, 3)."""
    start = stage.point(arrow.at) + np.array(arrow.off) / 100
    if arrow.kind == "arc":
        turn = np.radians(np.linspace(arrow.start, arrow.stop, SAMPLES))[:, None]
        radius = arrow.radius / 100
        return start + radius * (np.cos(turn) * (1, 0, 0) + np.sin(turn) * (0, 0, 1))
    way = direction(stage, arrow.along or "up")
    return start + np.linspace(arrow.start, arrow.stop, SAMPLES)[:, None] / 100 * way


def _circle(stage: Stage, arrow: Arrow, *, front: bool) -> None:
    """Turn about a point in the plane across `along` (the leg's own line when not given); the back half comes first."""
    centre = stage.point(arrow.at) + np.array(arrow.off) / 100
    axis = direction(stage, arrow.along) if arrow.along else np.array((0.0, 0.0, 1.0))
    right = unit(stage.rows[0] - axis * float(stage.rows[0] @ axis))
    deep = cross(axis, right)
    deep = deep if float(stage.rows[2] @ deep) > 0 else -deep
    radius = arrow.radius / 100

    def ring(start: float, stop: float) -> Vector:
        turn = np.radians(np.linspace(start, stop, SAMPLES))[:, None]
        return centre + radius * (np.cos(turn) * right + np.sin(turn) * deep)

    if front:
        _arrow(stage, ring(8, 170))
    else:
        _line(stage, [stage.flat(ring(200, 369))], round_ends=True)


def _stroke_points(stage: Stage) -> float:
    relative = math.sqrt(min(1.0, stage.sketch.scale / REFERENCE_SCALE))
    return max(SMALLEST_POINTS, WIDTH_POINTS * relative)


def accent(stage: Stage) -> Paint:
    """Return the paint of motion."""
    return Paint("ink" if stage.line else "accent")


def _line(stage: Stage, lines: list[Vector], *, round_ends: bool) -> None:
    stage.sketch.line(lines, Stroke(accent(stage), round(_stroke_points(stage), 2), (), round_ends))


def _arrow(stage: Stage, way: Vector, *, double: bool = False) -> None:
    """Draw a line along a way of the world with a head at its end, or at both ends."""
    path = stage.flat(way)
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])
    total = float(along[-1])
    head = HEAD_SMALL if stage.sketch.scale < 22 else max(HEAD, HEAD_POINTS * stage.sketch.point * 0.8)
    head = min(head, total * (0.42 if double else 0.6))

    def at(s: float | Vector) -> Vector:
        return np.stack([np.interp(s, along, path[:, k]) for k in (0, 1)], -1)

    start, stop = head * 0.6 if double else 0.0, total - head * 0.6
    _line(stage, [at(np.linspace(start, stop, SAMPLES))], round_ends=False)
    _head(stage, path[-1], at(total - head * 0.9), head)
    if double:
        _head(stage, path[0], at(head * 0.9), head)


def _head(stage: Stage, end: Vector, back: Vector, head: float) -> None:
    way = unit(end - back)
    across = np.array((-way[1], way[0]))
    tip, notch, tail = end + way * head * 0.12, end - way * head * 0.70, end - way * head * 0.92
    points = np.array([tip, tail + across * head * 0.44, notch, tail - across * head * 0.44])
    stage.sketch.polygon(points, accent(stage))


def _hold(stage: Stage, arrow: Arrow) -> None:
    """Draw the two bars of a pause."""
    middle = stage.flat(stage.point(arrow.at) + np.array(arrow.off) / 100)
    size = max(0.035, 7 * stage.sketch.point)
    for side in (-1, 1):
        x = middle[0] + side * size * 0.34
        half = size * 0.16
        low, high = middle[1] - size / 2, middle[1] + size / 2
        bar = np.array([(x - half, low), (x + half, low), (x + half, high), (x - half, high)])
        stage.sketch.polygon(bar, accent(stage))
