"""Rotations about the axes of a bone.

A bone's frame has columns forward, left and up. By the right-hand rule, turning about left tips up towards forward,
turning about forward carries left up, and turning about up turns forward to the left.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vector = NDArray[np.float64]
    Rotation = NDArray[np.float64]

STEEP = 0.9
"""A direction with more of an axis than this is too near it to be turned about it."""


def about_forward(degrees: float) -> Rotation:
    """Return the rotation about the forward axis."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array(((1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c)))


def about_left(degrees: float) -> Rotation:
    """Return the rotation about the leftward axis."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array(((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c)))


def about_up(degrees: float) -> Rotation:
    """Return the rotation about the upward axis."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array(((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0)))


def swing(flexion: float, abduction: float, rotation: float) -> Rotation:
    """Return the product of turns about left (backwards), forward and up, in degrees, as one matrix."""
    f, a, r = math.radians(-flexion), math.radians(abduction), math.radians(rotation)
    c, s, ca, sa, cr, sr = math.cos(f), math.sin(f), math.cos(a), math.sin(a), math.cos(r), math.sin(r)
    return np.array(
        (
            (c * cr + s * sa * sr, s * sa * cr - c * sr, s * ca),
            (ca * sr, ca * cr, -sa),
            (c * sa * sr - s * cr, s * sr + c * sa * cr, c * ca),
        )
    )


def powers(turn: Rotation, count: int) -> Rotation:
    """Return a turn made once, twice, and so on: (count, 3, 3)."""
    found = turn[None]
    while len(found) < count:
        found = np.concatenate([found, found[-1] @ found])
    return found[:count]


def bend(flexion: float, side_bend: float, rotation: float) -> Rotation:
    """Return a short piece of spine's turn; flexion is split, so that twisted curls stay symmetric."""
    half = about_left(flexion / 2)
    return half @ about_forward(-side_bend) @ about_up(rotation) @ half


def unit(vector: Vector) -> Vector:
    """Return a vector of length 1 along another."""
    return vector / max(math.sqrt(float(vector @ vector)), 1e-12)


def cross(a: Vector, b: Vector) -> Vector:
    """Return the cross product of two vectors (numpy's own is twenty times slower on three numbers)."""
    ax, ay, az = a.tolist()
    bx, by, bz = b.tolist()
    return np.array((ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx))


def frame_of(up: Vector, left: Vector) -> Rotation:
    """Return the frame whose up axis is given and whose left axis is as near as can be to another vector."""
    ux, uy, uz = unit(up).tolist()
    lx, ly, lz = left.tolist()
    along = ux * lx + uy * ly + uz * lz
    lx, ly, lz = lx - ux * along, ly - uy * along, lz - uz * along
    length = math.sqrt(lx * lx + ly * ly + lz * lz)
    if length < 1e-6:
        return frame_of(up, np.array((0.0, 1.0, 0.0)) if abs(uy) < STEEP else np.array((1.0, 0.0, 0.0)))
    lx, ly, lz = lx / length, ly / length, lz / length
    fx, fy, fz = ly * uz - lz * uy, lz * ux - lx * uz, lx * uy - ly * ux
    return np.array(((fx, lx, ux), (fy, ly, uy), (fz, lz, uz)))


def turned(frame: Rotation, axis: Vector, degrees: float) -> Rotation:
    """Return a frame turned about an axis of the world (Rodrigues' formula)."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x, y, z = unit(axis)
    skew = np.array(((0.0, -z, y), (z, 0.0, -x), (-y, x, 0.0)))
    result: Rotation = (np.eye(3) + s * skew + (1 - c) * (skew @ skew)) @ frame
    return result
