"""The bones and muscles of the atlas: outlines from two sides, and lines from origin to insertion.

The numbers stand in atlas.json, with their sources and licences. Millimetres of one standing adult: x forward, y up,
z to the person's right, 0 midway between the two front hip bones.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

Side = Literal["front", "side"]
Point = tuple[float, float]
Point3 = tuple[float, float, float]
Ring = tuple[Point, ...]

CREDIT = (
    "OpenSim gait2392 (Delp, Loan, Hoy, Zajac, Topp, Rosen, Thelen, Anderson, Seth) and Arm26 (OpenSim Development "
    "Team: Reinbolt, Seth, Habib, Hamner, after Holzbaur et al. 2005), CC BY 3.0, creativecommons.org/licenses/by/3.0; "
    "OpenSim thoracoscapular shoulder (Seth, Dong, Matias, Delp 2019) and MyoSim (MyoHub, after Christophy et al. "
    "2012), Apache-2.0"
)
"""Whose work the plates are made from, to be printed where one is."""


@dataclass(frozen=True, slots=True)
class AtlasBone:
    """A bone: its parts seen from the front and the right side, each a ring with its holes, and its middle."""

    name: str
    middle: Point3
    midline: bool
    outlines: dict[str, tuple[tuple[Ring, ...], ...]]


@dataclass(frozen=True, slots=True)
class MuscleLine:
    """One line of a muscle: its points from origin to insertion, force (N), fibres and tendon (mm, 0: unknown)."""

    points: tuple[Point3, ...]
    force: float
    fibre: float
    tendon: float
    origin: str
    insertion: str

    @property
    def length(self) -> float:
        return sum(distance(a, b) for a, b in zip(self.points, self.points[1:], strict=False))


def distance(a: Point3, b: Point3) -> float:
    """Measure from one point to another."""
    return float(sum((p - q) ** 2 for p, q in zip(a, b, strict=True)) ** 0.5)


@cache
def _file() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("atlas.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


@cache
def bones() -> tuple[AtlasBone, ...]:
    """Read all bones."""
    return tuple(
        AtlasBone(name, tuple(bone["mid"]), bone["midline"], {view: outlines(bone[view]) for view in ("front", "side")})
        for name, bone in _file()["bones"].items()
    )


def outlines(parts: list[list[list[float]]]) -> tuple[tuple[Ring, ...], ...]:
    """Give parts as rings of points."""
    return tuple(tuple(tuple(zip(ring[::2], ring[1::2], strict=True)) for ring in part) for part in parts)


@cache
def muscles() -> dict[str, tuple[MuscleLine, ...]]:
    """Read all muscles by name."""
    return {name: tuple(map(line, lines)) for name, lines in _file()["muscles"].items()}


def line(told: dict[str, Any]) -> MuscleLine:
    """Read one line."""
    at = told["at"]
    points = tuple(zip(at[::3], at[1::3], at[2::3], strict=True))
    return MuscleLine(points, told["force"], told["fibre"], told["tendon"], told["from"], told["to"])


def names() -> Iterator[str]:
    """Give the names of all muscles."""
    yield from muscles()
