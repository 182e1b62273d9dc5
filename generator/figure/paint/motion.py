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
"""Width of an arrow's line in points at so many millimetres of paper per metre of body, and the least of it."""
HEAD, HEAD_SMALL, HEAD_POINTS = 0.050, 0.085, 8.5
SMALL_BELOW, POINTS_SHARE = 22, 0.8
"""Length of an arrow's head in metres of body; below a scale it is the larger one, above it a share of so many points.
"""
MOST_OF_WAY, MOST_OF_DOUBLE = 0.6, 0.42
"""What a head may take of its arrow's way, with one head and with two."""
LINE_ENDS, AIMS_FROM = 0.6, 0.9
"""Heads' lengths before the end of its way where a line ends, and from where its head takes its direction."""
TIP, NOTCH, TAIL, HALF_WIDTH = 0.12, 0.70, 0.92, 0.44
"""The shape of a head, in its lengths: the tip beyond the way's end, notch and tail before it, half its width."""
HOLD, HOLD_POINTS = 0.035, 7
BAR_OFF, BAR_HALF = 0.34, 0.16
"""The mark of a pause: at least so many metres and points high; in its heights, how far the middle of a bar lies off
its own, and half a bar's width.
"""
SAMPLES = 24
SPECK = 0.8
"""An arrow shorter than this many millimetres of paper says nothing."""
STEEP = 1e-3
"""Where less of the upward direction than this (squared) lies across an axis, the axis is upright."""


def paint_arrows(stage: Stage, arrows: tuple[Arrow, ...], *, front: bool) -> None:
    """Paint what of the arrows lies behind the body, or what lies before it."""
    for arrow in arrows:
        if arrow.kind == "circle":
            _circle(stage, arrow, front=front)
        elif front:
            _hold(stage, arrow) if arrow.kind == "hold" else _arrow(stage, _path(stage, arrow), double=arrow.double)


def direction(stage: Stage, word: str) -> Vector:
    """Return a direction of the world, by name or by degrees in the page, up the trunk, or down a limb."""
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
    if word.lstrip("-").replace(".", "", 1).isdigit():
        turn = math.radians(float(word))
        return np.array((math.cos(turn), 0.0, math.sin(turn)))
    if word == "trunk":
        return unit(stage.point("shoulders") - stage.point("hips"))
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
        across, top = _plane(stage, arrow)
        return start + radius * (np.cos(turn) * across + np.sin(turn) * top)
    way = direction(stage, arrow.along or "up")
    return start + np.linspace(arrow.start, arrow.stop, SAMPLES)[:, None] / 100 * way


def _plane(stage: Stage, arrow: Arrow) -> tuple[Vector, Vector]:
    """Return where an arc's 0 and 90 degrees lie: to the right and up, or across `along`, away from us and up."""
    right, up = np.array((1.0, 0.0, 0.0)), np.array((0.0, 0.0, 1.0))
    if not arrow.along:
        return right, up
    axis = direction(stage, arrow.along)
    rise = up - axis * float(axis @ up)
    top = unit(rise if float(rise @ rise) > STEEP else right - axis * float(axis @ right))
    return cross(axis, top), top


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
        _arrow(stage, ring(8, 170), most=radius)
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


def _arrow(stage: Stage, way: Vector, *, double: bool = False, most: float = math.inf) -> None:
    """Draw a line along a way of the world with a head at its end, or at both ends; no head is longer than `most` m."""
    path = stage.flat(way)
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])
    total = float(along[-1])
    if total * stage.sketch.scale < SPECK:
        return
    head = (
        HEAD_SMALL if stage.sketch.scale < SMALL_BELOW else max(HEAD, HEAD_POINTS * stage.sketch.point * POINTS_SHARE)
    )
    head = min(head, most, total * (MOST_OF_DOUBLE if double else MOST_OF_WAY))

    def at(s: float | Vector) -> Vector:
        return np.stack([np.interp(s, along, path[:, k]) for k in (0, 1)], -1)

    start, stop = head * LINE_ENDS if double else 0.0, total - head * LINE_ENDS
    _line(stage, [at(np.linspace(start, stop, SAMPLES))], round_ends=False)
    _head(stage, path[-1], at(total - head * AIMS_FROM), head)
    if double:
        _head(stage, path[0], at(head * AIMS_FROM), head)


def _head(stage: Stage, end: Vector, back: Vector, head: float) -> None:
    way = unit(end - back)
    across = np.array((-way[1], way[0]))
    tip, notch, tail = end + way * head * TIP, end - way * head * NOTCH, end - way * head * TAIL
    points = np.array([tip, tail + across * head * HALF_WIDTH, notch, tail - across * head * HALF_WIDTH])
    stage.sketch.polygon(points, accent(stage))


def _hold(stage: Stage, arrow: Arrow) -> None:
    """Draw the two bars of a pause."""
    middle = stage.flat(stage.point(arrow.at) + np.array(arrow.off) / 100)
    size = max(HOLD, HOLD_POINTS * stage.sketch.point)
    for side in (-1, 1):
        x = middle[0] + side * size * BAR_OFF
        half = size * BAR_HALF
        low, high = middle[1] - size / 2, middle[1] + size / 2
        bar = np.array([(x - half, low), (x + half, low), (x + half, high), (x - half, high)])
        stage.sketch.polygon(bar, accent(stage))
