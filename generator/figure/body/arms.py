"""Arms as chains of two bones, and where a reaching hand must be."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.figure.body.rotation import cross, frame_of, unit

if TYPE_CHECKING:
    from generator.figure.body.rotation import Rotation, Vector

PALM = 0.017
"""Half the thickness of a palm, in metres."""
SHORTEST, LONGEST = 1.02, 0.999
"""A chain of two bones is never shorter than the difference of their lengths, nor longer than their sum, times this."""


@dataclass(frozen=True)
class Goal:
    """A wrist's place, the direction its elbow points in, the frame of the hand, and the unit it lies on."""

    wrist: Vector
    pole: Vector
    palm: Rotation
    curl: float = 10.0
    unit: str = ""


@dataclass(frozen=True)
class TwoBones:
    """A solved chain of two bones: frames, joint, end, and how far the end misses its target, in metres."""

    upper: Rotation
    lower: Rotation
    middle: Vector
    end: Vector
    missed: float


def two_bones(start: Vector, target: Vector, upper: float, lower: float, pole: Vector, hinge: Vector) -> TwoBones:
    """Bend two bones of given lengths (metres) from a start to a target, the joint towards the pole.

    `hinge` is the axis that a straight chain bends about. The law of cosines gives the joint's place.
    """
    way = target - start
    distance = max(math.sqrt(float(way @ way)), 1e-9)
    kept = min(max(distance, abs(upper - lower) * SHORTEST + 1e-6), (upper + lower) * LONGEST)
    axis = way / distance
    along = (upper**2 - lower**2 + kept**2) / (2 * kept)
    aside = pole - axis * float(pole @ axis)
    middle = start + axis * along + unit(aside) * math.sqrt(max(0.0, upper**2 - along**2))
    end = start + axis * kept
    bent = cross(end - middle, middle - start)
    if float(bent @ bent) > 1e-10:
        hinge = bent
    return TwoBones(frame_of(start - middle, hinge), frame_of(middle - end, hinge), middle, end, abs(distance - kept))


def palm_frame(fingers: Vector, palm: Vector, side: str) -> Rotation:
    """Return the frame of a hand whose fingers point one way and whose palm faces another."""
    return frame_of(-fingers, -palm if side == "left" else palm)
