"""Flesh as ellipsoids fixed to bones, and which neighbours are hulled together into skin and cloth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from generator.figure.body.bones import BONE_INDEX, PAIRED_BONES
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.rotation import Rotation, Vector

Triple = tuple[float, float, float]
Station = tuple[float, ...]
"""A row of a table of flesh: a place along the bone, then what is measured there."""


class Ellipsoid(NamedTuple):
    """A lump of flesh fixed to a bone: its middle and half axes forward, outward and up in the bone's frame, in metres.

    Outward is away from the midline of the body, so that one table serves both sides.
    """

    part: str
    bone: str
    centre: Triple
    radii: Triple

    def scaled(self, forward: float, outward: float, up: float) -> Ellipsoid:
        """Return it with its half axes multiplied."""
        a, b, c = self.radii
        return self._replace(radii=(a * forward, b * outward, c * up))

    def moved(self, forward: float, outward: float, up: float) -> Ellipsoid:
        """Return it with its middle moved by so many metres."""
        x, y, z = self.centre
        return self._replace(centre=(x + forward, y + outward, z + up))


@dataclass
class Layer:
    """Hulls of ellipsoids that are filled as one shape; `grow` widens each hull by so many metres."""

    links: list[tuple[int, ...]] = field(default_factory=list)
    grow: list[float] = field(default_factory=list)


@dataclass
class Hem:
    """The open end of a sleeve or trouser leg: a flat disc, and the bone down which the limb comes out."""

    unit: str
    disc: int
    bone: str


@dataclass
class Template:
    """A person's flesh in the bones' own frames, made once and placed on any skeleton.

    `stride` is 1, or more for chains of so many times fewer hulls.
    `part` and `place` say what each ellipsoid belongs to and where along it; `unit` is what it is painted with. Lumps
    of the head are `head` times as large as in their tables.
    """

    stride: int = 1
    bone: list[int] = field(default_factory=list)
    centre: list[Vector] = field(default_factory=list)
    axes: list[Rotation] = field(default_factory=list)
    part: list[str] = field(default_factory=list)
    unit: list[str] = field(default_factory=list)
    place: list[float] = field(default_factory=list)
    layers: dict[str, Layer] = field(default_factory=dict)
    hems: list[Hem] = field(default_factory=list)
    head: float = 1.0

    @property
    def coarse(self) -> bool:
        """Whether hands and feet may be made of few hulls, too."""
        return self.stride > 2

    def ball(
        self,
        unit: str,
        part: str,
        bone: str,
        centre: Sequence[float],
        radii: Sequence[float],
        place: float = 0.0,
        turned: Rotation | None = None,
    ) -> int:
        """Add an ellipsoid and return its number; radii run forward, left and up in the bone's frame."""
        self.bone.append(BONE_INDEX[bone])
        self.centre.append(np.asarray(centre, float))
        self.axes.append((np.eye(3) if turned is None else turned) * np.asarray(radii, float)[None, :])
        self.part.append(part)
        self.unit.append(unit)
        self.place.append(place)
        return len(self.bone) - 1

    def add(self, unit: str, lump: Ellipsoid, side: str = "", place: float = 0.0) -> int:
        """Add a lump of flesh on a side of the body, or in its middle, and return its number."""
        part, bone, (forward, outward, up), radii = lump
        on = f"{side}_{bone}" if bone in PAIRED_BONES else bone
        return self.ball(unit, part, on, (forward, SIDES.get(side, 1) * outward, up), radii, place)

    def link(self, layer: str, *members: int, grow: float = 0.0) -> None:
        """Hull some ellipsoids as part of a layer."""
        target = self.layers.setdefault(layer, Layer())
        target.links.append(members)
        target.grow.append(grow)

    def chain(self, layer: str, members: Sequence[int], grow: Sequence[float] = ()) -> None:
        """Hull a row of ellipsoids by pairs of neighbours, or by more where that is fine enough: waists stay hollow.

        `grow` gives the width of each but the last.
        """
        stride = min(self.stride, 2) if layer.startswith("torso") else self.stride
        for k in range(0, len(members) - 1, stride):
            self.link(layer, *members[k : k + stride + 1], grow=grow[k] if grow else 0.0)


def monotone(table: Sequence[Station] | Vector, at: Sequence[float] | Vector) -> Vector:
    """Interpolate the rows of a table without overshoot (Fritsch & Carlson 1980, by Brodlie's mean of slopes).

    The first column is the position; returns the other columns at each wanted position.
    """
    rows = np.asarray(table, float)
    x, y = rows[:, 0], rows[:, 1:]
    where = np.clip(np.asarray(at, float), x[0], x[-1])
    h = np.diff(x)[:, None]
    slope = np.diff(y, axis=0) / h
    tangent = np.zeros_like(y)
    tangent[0], tangent[-1] = slope[0], slope[-1]
    before, after = slope[:-1], slope[1:]
    weight = (h[:-1] + 2 * h[1:]) / (3 * (h[:-1] + h[1:]))
    product = before * after
    mean = np.where(product > 0, weight * after + (1 - weight) * before, 1.0)
    tangent[1:-1] = np.where(product > 0, product / mean, 0.0)
    k = np.clip(np.searchsorted(x, where, "right") - 1, 0, len(x) - 2)
    u = ((where - x[k]) / h[k, 0])[:, None]
    result: Vector = (
        (2 * u**3 - 3 * u**2 + 1) * y[k]
        + (u**3 - 2 * u**2 + u) * h[k] * tangent[k]
        + (3 * u**2 - 2 * u**3) * y[k + 1]
        + (u**3 - u**2) * h[k] * tangent[k + 1]
    )
    return result


def flesh_at(table: Sequence[Station], place: float) -> tuple[float, float, float, float]:
    """Return half width, half depth, forward and outward offset at one place of a limb's table."""
    width, depth, front, out = monotone(table, [place])[0]
    return float(width), float(depth), float(front), float(out)
