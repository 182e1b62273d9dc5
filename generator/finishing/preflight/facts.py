"""What is painted on the pages of a PDF, as values: words, lines, fills, pictures, and what they are painted with.

Bounds are (left, bottom, right, top) in points of the page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import hypot, sqrt
from typing import TypeVar

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f, as PDF writes it."""
Bounds = tuple[float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def product(first: Matrix, then: Matrix) -> Matrix:
    """Give the matrix that applies `first`, then the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Move a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds_of(points: list[tuple[float, float]]) -> Bounds:
    """Give the bounds of points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def moved(bounds: Bounds, matrix: Matrix) -> Bounds:
    """Give the bounds of a moved rectangle."""
    left, bottom, right, top = bounds
    return bounds_of([point(matrix, x, y) for x in (left, right) for y in (bottom, top)])


def common(first: Bounds, second: Bounds | None) -> Bounds | None:
    """Give what two rectangles share, or None; touching counts. `second` None is everywhere."""
    if second is None:
        return first
    left, bottom = max(first[0], second[0]), max(first[1], second[1])
    right, top = min(first[2], second[2]), min(first[3], second[3])
    return (left, bottom, right, top) if left <= right and bottom <= top else None


def enlargement(matrix: Matrix) -> float:
    """Give by how much a matrix enlarges lengths, on average."""
    a, b, c, d, _, _ = matrix
    return sqrt(abs(a * d - b * c))


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour space (`DeviceCMYK`, `ICCBased3`, `Separation All` …) and the values in it, from 0 to 1."""

    space: str
    values: tuple[float, ...] = ()

    @property
    def ink(self) -> float:
        """Ink in percent of one plate, as far as the space tells."""
        if self.space in ("DeviceCMYK", "ICCBased4"):
            return 100 * sum(self.values)
        if self.space in ("DeviceGray", "ICCBased1", "CalGray"):
            return 100 * (1 - self.values[0]) if self.values else 100.0
        return 400.0 * sum(self.values) if self.space == "Separation All" else 100 * sum(self.values)


BLACK = Colour("DeviceGray", (0.0,))


@dataclass(frozen=True, slots=True)
class Painted:
    """Something painted: bounds, colour, and `size` in pt: of type, width of a line or of a filled rule; else 0."""

    bounds: Bounds
    colour: Colour
    size: float = 0.0

    def moved(self, matrix: Matrix) -> Painted:
        return replace(self, bounds=moved(self.bounds, matrix), size=self.size * enlargement(matrix))


@dataclass(frozen=True, slots=True)
class Picture:
    """An image: its bounds, colour space, pixels across and down, the matrix of its unit square, and its mask."""

    matrix: Matrix
    space: str
    pixels: tuple[int, int]
    masked: bool

    @property
    def bounds(self) -> Bounds:
        return moved((0, 0, 1, 1), self.matrix)

    @property
    def resolution(self) -> float:
        """Pixels an inch in the coarser direction."""
        a, b, c, d, _, _ = self.matrix
        across, down = hypot(a, b) / 72, hypot(c, d) / 72
        return min(self.pixels[0] / across if across else 1e9, self.pixels[1] / down if down else 1e9)

    def moved(self, matrix: Matrix) -> Picture:
        return replace(self, matrix=product(self.matrix, matrix))


@dataclass(frozen=True, slots=True)
class Font:
    """A font that is used: its name, and whether its program is in the file."""

    name: str
    embedded: bool


Item = TypeVar("Item", Painted, Picture)


@dataclass(slots=True)
class Facts:
    """What a page, or a form, paints."""

    words: list[Painted] = field(default_factory=list)
    lines: list[Painted] = field(default_factory=list)
    fills: list[Painted] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    fonts: set[Font] = field(default_factory=set)
    transparency: set[str] = field(default_factory=set)
    faults: set[str] = field(default_factory=set)

    def add(self, other: Facts, matrix: Matrix, clip: Bounds | None) -> None:
        """Take in what a form paints, placed by a matrix and cut by a clip."""
        for own, others in ((self.words, other.words), (self.lines, other.lines), (self.fills, other.fills)):
            own.extend(_seen(others, matrix, clip, lambda item, bounds: replace(item, bounds=bounds)))
        self.pictures.extend(_seen(other.pictures, matrix, clip, lambda item, bounds: item))
        self.fonts |= other.fonts
        self.transparency |= other.transparency
        self.faults |= other.faults

    @property
    def painted(self) -> list[Painted]:
        """Words, lines and fills."""
        return self.words + self.lines + self.fills


def _seen(items: list[Item], matrix: Matrix, clip: Bounds | None, cut: Callable[[Item, Bounds], Item]) -> list[Item]:
    found = []
    for item in items:
        placed = item.moved(matrix)
        if (bounds := common(placed.bounds, clip)) is not None:
            found.append(cut(placed, bounds))
    return found
