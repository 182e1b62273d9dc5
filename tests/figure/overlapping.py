"""Find parts of a body that sink into one another: a hand in a shin, an elbow in a thigh."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.body.flesh import UNITS, body_of
from generator.figure.paint.depth import joint_of

if TYPE_CHECKING:
    from generator.figure.body.contact import Settled

DEEP = 0.025
"""Flesh gives; only what sinks in by more than this many metres is worth a word."""
TOGETHER = ("thigh", "torso", "head")
"""Units that grow out of one another or press together whatever the pose."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """A unit that sinks into another, and by how many metres."""

    unit: str
    other: str
    depth: float


def overlaps(settled: Settled, person: str, deep: float = DEEP) -> list[Overlap]:
    """Return the units whose ellipsoids' centres lie deep inside another unit, deepest first."""
    body = body_of(person)
    inverse = np.linalg.inv(settled.flesh.axes)
    shift = np.einsum("nij,nj->ni", inverse, settled.flesh.centre)
    thickness = np.sqrt((settled.flesh.axes**2).sum(1)).min(1)
    found = []
    for unit in UNITS:
        for other in UNITS:
            if unit == other or joint_of(unit, other) or (unit.endswith(TOGETHER) and other.endswith(TOGETHER)):
                continue
            hosts = body.members[other]
            guests = settled.flesh.centre[body.members[unit]]
            inside = np.einsum("oij,mj->moi", inverse[hosts], guests) - shift[hosts]
            depth = float(((1 - np.linalg.norm(inside, axis=2)) * thickness[hosts]).max())
            if depth > deep:
                found.append(Overlap(unit, other, depth))
    return sorted(found, key=lambda overlap: -overlap.depth)
