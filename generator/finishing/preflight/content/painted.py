"""What is painted on the pages of a PDF, as values: words, lines, fills, pictures, and what they are painted with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from generator.finishing.preflight.content.geometry import Bounds, Matrix, common, enlargement, moved, product, sides
from generator.finishing.preflight.content.spaces import Colour, Space


class Painted(NamedTuple):
    """Something painted: bounds, colour, and `size` in pt: of type, width of a line or of a filled rule; else 0.

    What a pattern repeats has the bounds of all that the pattern fills, and is `repeated`.
    """

    bounds: Bounds
    colour: Colour
    size: float = 0.0
    repeated: bool = False


class PaintedImage(NamedTuple):
    """An image: what is seen of it, the matrix of its unit square, its space, pixels, most ink in percent, its mask."""

    bounds: Bounds
    matrix: Matrix
    space: Space
    pixels: tuple[int, int]
    ink: float = 0.0
    masked: bool = False

    @property
    def resolution(self) -> float:
        """Pixels an inch in the coarser direction."""
        across, down = (side / 72 for side in sides(self.matrix))
        return min(self.pixels[0] / across if across else 1e9, self.pixels[1] / down if down else 1e9)


class UsedFont(NamedTuple):
    """A font that is used: its name, and whether its program is in the file."""

    name: str
    embedded: bool


TRANSPARENT = ("alpha", "blend mode", "soft mask", "picture mask", "group")
"""Kinds of traits that take transparency."""


class Trait(NamedTuple):
    """Something a standard may forbid: its kind, and what it is in words."""

    kind: str
    what: str


@dataclass(slots=True)
class Facts:
    """What a page, or a form, paints.

    `inner` is what glyphs and repeated cells are painted with: their colours count, not where they stand. `faults` is
    what cannot be read; `traits` are features that a standard may forbid. Of what was `glanced` at, bounds are those
    of the form that holds it, and what is alike in size and colour is there once.
    """

    words: list[Painted] = field(default_factory=list)
    lines: list[Painted] = field(default_factory=list)
    fills: list[Painted] = field(default_factory=list)
    inner: list[Painted] = field(default_factory=list)
    pictures: list[PaintedImage] = field(default_factory=list)
    fonts: set[UsedFont] = field(default_factory=set)
    traits: set[Trait] = field(default_factory=set)
    faults: set[str] = field(default_factory=set)
    glanced: bool = False

    def told(self, *kinds: str) -> list[str]:
        """Give what is said of traits of some kinds, in order."""
        return sorted(trait.what for trait in self.traits if trait.kind in kinds)

    def __len__(self) -> int:
        return len(self.words) + len(self.lines) + len(self.fills) + len(self.inner) + len(self.pictures)

    def add(self, other: Facts, matrix: Matrix, clip: Bounds) -> None:
        """Take in what a form paints, placed by a matrix and cut by a clip."""
        for own, others in (
            (self.words, other.words),
            (self.lines, other.lines),
            (self.fills, other.fills),
            (self.inner, other.inner),
        ):
            if others:
                own.extend(_placed(others, matrix, clip))
        for picture in other.pictures:
            if (seen := common(moved(picture.bounds, matrix), clip)) is not None:
                self.pictures.append(picture._replace(bounds=seen, matrix=product(picture.matrix, matrix)))
        self.take_in(other)

    def join(self, other: Facts) -> None:
        """Take in what is painted in the same place."""
        self.words += other.words
        self.lines += other.lines
        self.fills += other.fills
        self.inner += other.inner
        self.pictures += other.pictures
        self.take_in(other)

    def take_in(self, other: Facts) -> None:
        """Take in all but what is painted."""
        self.fonts |= other.fonts
        self.traits |= other.traits
        self.faults |= other.faults
        self.glanced |= other.glanced

    def add_repeated(self, cell: Facts, matrix: Matrix, bounds: Bounds) -> None:
        """Take in what a cell paints that is repeated all over some bounds."""
        scale = enlargement(matrix)
        for own, others in ((self.words, cell.words), (self.lines, cell.lines), (self.inner, cell.fills)):
            own.extend(Painted(bounds, item.colour, item.size * scale, True) for item in others)
        self.inner.extend(Painted(bounds, item.colour, 0.0, True) for item in cell.inner)
        for picture in cell.pictures:
            self.pictures.append(picture._replace(bounds=bounds, matrix=product(picture.matrix, matrix)))
        self.take_in(cell)

    @property
    def painted(self) -> Iterator[Painted]:
        """Words, lines, fills, and what glyphs and cells are painted with."""
        return chain(self.words, self.lines, self.fills, self.inner)


def _placed(items: list[Painted], matrix: Matrix, clip: Bounds) -> Iterator[Painted]:
    scale = enlargement(matrix)
    for bounds, colour, size, repeated in items:
        if (seen := common(moved(bounds, matrix), clip)) is not None:
            yield Painted(seen, colour, size * scale, repeated)
