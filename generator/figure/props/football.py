"""A football in the hands, or on the floor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.figure.drawing import Paint, Stroke

if TYPE_CHECKING:
    from generator.figure.body.rotation import Vector
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {"diameter": (18.0, 24.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ("in",)
"""Places an author may name."""
ROUNDED = True
"""Hands lie round it, on both sides."""
DIAMETER = 22.0
EDGE_POINTS = 0.35
PENTAGON, PENTAGON_FACES = 0.36, 0.3
"""How large a pentagon is, in radii of the ball, and how far it must face us to be drawn."""
TURNED = ((0.8, -0.6, 0.0), (0.48, 0.64, -0.6), (0.36, 0.48, 0.8))
"""The ball lies turned, so that no pentagon is seen straight on."""


def support(prop: Prop) -> float:
    """A ball in the hands carries nothing."""
    return 0.0


def half_width(prop: Prop) -> float:
    """Return half the thickness of what hands lie round, in centimetres."""
    return prop.numbers.get("diameter", DIAMETER) / 2


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return the ball between the hands that hold it, or in the palm of one."""
    from generator.figure.stage.solids import held_ball

    radius = prop.numbers.get("diameter", DIAMETER) / 200
    whole, lump = held_ball(stage, prop, radius, "paper")
    return [replace(whole, paint=lambda: _paint(stage, whole, lump.middle, radius))]


def _paint(stage: Stage, whole: Solid, middle: Vector, radius: float) -> None:
    """Paint a white ball with the dark pentagons that face us."""
    import numpy as np
    import shapely

    from generator.figure.body.rotation import frame_of
    from generator.figure.stage.solids import across

    stage.sketch.fill([shapely.get_coordinates(whole.outline)[:-1]], Paint("paper"), Stroke(Paint("ink"), EDGE_POINTS))
    turn = np.linspace(0, 2 * np.pi, 5, endpoint=False)[:, None]
    for way in _icosahedron() @ np.array(TURNED).T:
        if float(stage.rows[2] @ way) < PENTAGON_FACES:
            continue
        frame = frame_of(way, across(way))
        ring = way + PENTAGON * (np.cos(turn) * frame[:, 0] + np.sin(turn) * frame[:, 1])
        ring /= np.linalg.norm(ring, axis=1)[:, None]
        stage.sketch.polygon(stage.flat(middle + ring * radius), Paint("ink"))


def _icosahedron() -> Vector:
    """Return the twelve directions in which the pentagons of a football lie."""
    import numpy as np

    golden = (1 + 5**0.5) / 2
    found = [(0.0, a, b * golden) for a in (-1.0, 1.0) for b in (-1.0, 1.0)]
    corners = np.array([*found, *((z, x, y) for x, y, z in found), *((y, z, x) for x, y, z in found)])
    directions: Vector = corners / np.linalg.norm(corners, axis=1)[:, None]
    return directions
