"""The flesh of a hand in its own frame, for any curl and spread of the fingers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.body.proportions import CURL_SHARES, FINGERS
from generator.figure.body.rotation import about_forward, about_left
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.figure.body.rotation import Rotation, Vector

HEEL, THENAR = 0, 1
"""Numbers of the two ellipsoids of the palm in a hand."""
PALM = (((0.001, 0, -0.018), (0.026, 0.0165, 0.022)), ((0.017, -0.009, -0.036), (0.018, 0.015, 0.022)))
"""Their middles and half axes, forward, outward and up, in metres: the heel of the hand, the root of the thumb."""
KNUCKLE = (1.1, 1.22, 1.15)
"""Half axes of a knuckle, in radii of its finger."""
KNUCKLE_OUT = 0.001
"""Metres by which knuckles stand out on the back of a hand."""
TAPER = 0.94
"""The radius of each joint of a finger, as a share of the one before."""
CASCADE = {"index": 0.82, "middle": 1.0, "ring": 1.1, "little": 1.16}
"""Each finger's share of the curl: at rest they close a little more towards the little finger."""
FOLDS_FROM, FOLDS_OVER = 20, 55
"""Degrees of curl from which the thumb folds, and over which it comes all the way."""
THUMB_WEB = ((0.032, -0.014, -0.052), (0.0115, 0.0110, 0.0135))
WEB_BACK = 0.004
"""The web between thumb and palm: middle and half axes in metres, and how far it draws back when the thumb folds."""
THUMB_OPEN = ((0.0445, -0.019, -0.075), (0.0485, -0.024, -0.100))
THUMB_FOLDED = ((0.036, -0.034, -0.078), (0.012, -0.046, -0.088))
THUMB_RADII = ((0.0100, 0.0095, 0.0110), (0.0080, 0.0076, 0.0100))
"""Joint and tip of the thumb beside a flat hand, and over the fingers of a fist; their half axes. Metres, by eye."""
FINGER_ROWS = tuple(tuple(range(2 + 4 * k, 6 + 4 * k)) for k in range(4))
"""Numbers of each finger's ellipsoids in a hand, from knuckle to tip."""


@dataclass
class HandShape:
    """Ellipsoids of one hand and the numbers of those that are hulled together."""

    centres: list[Vector]
    axes: list[Rotation]
    links: list[tuple[int, ...]]

    def ball(self, centre: Sequence[float] | Vector, radii: Sequence[float], turned: Rotation | None = None) -> int:
        """Add an ellipsoid and return its number."""
        self.centres.append(np.asarray(centre, float))
        self.axes.append((np.eye(3) if turned is None else turned) * np.asarray(radii, float)[None, :])
        return len(self.centres) - 1

    def link(self, *members: int) -> None:
        """Hull some ellipsoids."""
        self.links.append(members)


@lru_cache(maxsize=64)
def hand_shape(side: str, curl: float, spread: float) -> HandShape:
    """Return a hand whose finger joints bend by `curl` degrees each and whose fingers fan out by `spread`.

    The frame: forward is the thumb's side, left away from the body, up towards the elbow.
    """
    sign = SIDES[side]
    shape = HandShape([], [], [])
    for centre, radii in PALM:
        shape.ball(_mirrored(centre, sign), radii)
    knuckles = [_finger(shape, name, sign, curl, spread) for name in FINGERS]
    shape.link(HEEL, knuckles[0], knuckles[2])
    shape.link(HEEL, knuckles[1], knuckles[3])
    shape.link(HEEL, THENAR, knuckles[0])
    _thumb(shape, sign, curl)
    return shape


def _finger(shape: HandShape, name: str, sign: int, curl: float, spread: float) -> int:
    (across, down), bones, radius, fan = FINGERS[name]
    knuckle = shape.ball((across, sign * KNUCKLE_OUT, down), [radius * share for share in KNUCKLE])
    frame = about_left(-fan * spread)
    curl *= CASCADE[name]
    point, joints = np.array((across, 0.0, down)), [knuckle]
    for bone, share in zip(bones, CURL_SHARES, strict=True):
        frame = frame @ about_forward(-sign * curl * share)
        point = point - frame[:, 2] * bone
        radius *= TAPER
        joints.append(shape.ball(point, (radius, radius, radius), frame))
    shape.link(*joints[:3])
    shape.link(*joints[2:])
    return knuckle


def _thumb(shape: HandShape, sign: int, curl: float) -> None:
    """The thumb lies beside a flat hand and folds over the fingers of a fist."""
    fold = min(max((curl - FOLDS_FROM) / FOLDS_OVER, 0.0), 1.0)
    (forward, outward, up), radii = THUMB_WEB
    web = shape.ball((forward - WEB_BACK * fold, sign * outward, up), radii)
    middle, tip = (
        shape.ball(_mirrored(flat, sign) * (1 - fold) + _mirrored(fist, sign) * fold, radii)
        for flat, fist, radii in zip(THUMB_OPEN, THUMB_FOLDED, THUMB_RADII, strict=True)
    )
    shape.link(HEEL, THENAR, web)
    shape.link(web, middle)
    shape.link(middle, tip)


def _mirrored(point: tuple[float, float, float], sign: int) -> Vector:
    forward, outward, up = point
    return np.array((forward, sign * outward, up))
