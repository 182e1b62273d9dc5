"""An orthographic camera, and the silhouettes of ellipsoids that it sees."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.figure.body.flesh import Flesh
    from generator.figure.body.rotation import Rotation, Vector
    from generator.figure.words.model import View

DIRECTIONS = 24
_ANGLES = np.linspace(0, 2 * math.pi, DIRECTIONS, endpoint=False)
AROUND = np.column_stack([np.cos(_ANGLES), np.sin(_ANGLES)])
"""Unit vectors (24, 2) all the way round."""
EXACT = 9
"""Decimals of a metre to which silhouettes are exact: processors multiply matrices in orders of their own."""
FROM_ABOVE = np.eye(3)
"""The camera that looks straight down: x right, y up."""


def camera(view: View) -> Rotation:
    """Return the camera's rows right, up and towards the viewer; `rows[:2] @ point` projects."""
    yaw, pitch = math.radians(view.yaw), math.radians(view.pitch)
    level = np.array((math.sin(yaw), -math.cos(yaw), 0.0))
    right = np.array((math.cos(yaw), math.sin(yaw), 0.0))
    top = np.array((0.0, 0.0, 1.0))
    return np.vstack(
        [right, top * math.cos(pitch) - level * math.sin(pitch), level * math.cos(pitch) + top * math.sin(pitch)]
    )


def ellipse(centre: Vector, axes: Rotation, rows: Rotation) -> Vector:
    """Return the outline (24, 2) of one ellipsoid given by its centre and half axes."""
    spread = rows[:2] @ axes
    square = spread @ spread.T
    reach = np.sqrt(np.einsum("di,ij,dj->d", AROUND, square, AROUND))
    outline: Vector = rows[:2] @ centre + AROUND @ square / np.maximum(reach, 1e-9)[:, None]
    return outline


class Projection:
    """Silhouettes of all ellipsoids of a body under one camera.

    With B the first two camera rows times the half axes, an ellipsoid reaches |Bᵀd| from its centre in direction d, at
    BBᵀd / |Bᵀd|. The hull of several takes, in each direction, the point of the one that reaches farthest.
    """

    def __init__(self, flesh: Flesh, rows: Rotation) -> None:
        self.rows = rows
        self.centre = flesh.centre @ rows.T
        self.reach = np.linalg.norm(rows[2] @ flesh.axes, axis=1)
        spread = rows[:2] @ flesh.axes
        square = spread @ spread.transpose(0, 2, 1)
        toward = square @ AROUND.T
        reach = np.sqrt(np.einsum("nid,di->nd", toward, AROUND))
        flat = self.centre[:, :2]
        self.support = np.round(flat @ AROUND.T + reach, EXACT)
        points = flat[:, None] + toward.transpose(0, 2, 1) / np.maximum(reach, 1e-9)[:, :, None]
        self.points = np.round(points, EXACT)

    def hulls(self, links: NDArray[np.intp], grow: Vector | float = 0.0, skip: int = 1) -> Vector:
        """Return the convex outlines (links, directions, 2) of linked ellipsoids, each widened by `grow` metres."""
        best = self.support[links, ::skip].argmax(1)
        chosen = links[np.arange(len(links))[:, None], best]
        points: Vector = self.points[chosen, np.arange(0, DIRECTIONS, skip)]
        if np.any(grow):
            points = points + AROUND[::skip] * np.reshape(grow, (-1, 1, 1))
        return points
