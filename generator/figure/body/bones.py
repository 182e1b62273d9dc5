"""Where every bone of a body is.

World: x to the right of the page, y away from the viewer, z up, in metres. The head of a lying person is at the left,
so that the right side of the body is the near one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.body import proportions as size
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.rotation import Rotation, Vector

SINGLE_BONES = ("pelvis", "chest", "neck_base", "head")
PAIRED_BONES = ("girdle", "thigh", "shank", "foot", "toes", "upper_arm", "forearm", "hand")
BONES = (
    *SINGLE_BONES,
    *(f"{side}_{name}" for name in PAIRED_BONES for side in SIDES),
    *(f"spine_{k}" for k in range(size.SPINE_STEPS + 2)),
    *(f"neck_{k}" for k in range(size.NECK_STEPS + 1)),
)
BONE_INDEX = {name: k for k, name in enumerate(BONES)}


@lru_cache(maxsize=64)
def _nearest(heights: tuple[float, ...], height: float) -> int:
    return min(range(len(heights)), key=lambda k: abs(heights[k] - height))


@dataclass
class Skeleton:
    """Origin and frame (columns forward, left, up) of every bone, by name.

    `missed` says by how many metres a hand fails to reach its place; `grips` which unit a palm lies on, and the
    direction in which that surface faces; `skin` how many metres of flesh lie before a bone of the spine.
    """

    origin: dict[str, Vector] = field(default_factory=dict)
    frame: dict[str, Rotation] = field(default_factory=dict)
    heights: tuple[float, ...] = ()
    hands: dict[str, tuple[float, float]] = field(default_factory=dict)
    missed: dict[str, float] = field(default_factory=dict)
    grips: dict[str, tuple[str, Vector]] = field(default_factory=dict)
    skin: dict[str, float] = field(default_factory=dict)

    def put(self, name: str, origin: Vector, frame: Rotation) -> None:
        """Place a bone."""
        self.origin[name], self.frame[name] = origin, frame

    def at_spine(self, height: float) -> tuple[Vector, Rotation]:
        """Return point and frame on the spine at a height in metres above the hip axis."""
        k = _nearest(self.heights, height)
        name = f"spine_{k}"
        frame = self.frame[name]
        return self.origin[name] + frame[:, 2] * (height - self.heights[k]), frame

    def local(self, bone: str, forward: float, left: float, up: float) -> Vector:
        """Return the world point at a position in a bone's own frame."""
        point: Vector = self.origin[bone] + self.frame[bone] @ np.array((forward, left, up))
        return point

    def stacked(self) -> tuple[Vector, Rotation]:
        """Return all origins (n, 3) and frames (n, 3, 3) in the order of BONES."""
        return np.array([self.origin[name] for name in BONES]), np.array([self.frame[name] for name in BONES])
