"""Find where a name may stand: the largest free place of a finished page, on one of the page's own left edges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.units import MM

if TYPE_CHECKING:
    import numpy

    Grid = numpy.ndarray[Any, Any]

WHITE = 253
"""Pixels as light as this count as free: even a thin line of the palest grey is darker."""
EDGES = 5
WEAKEST = 0.15
"""How many left edges of a page are tried, the strongest first, and the least strength as a share of the most."""


@dataclass(frozen=True, slots=True)
class Place:
    """A free rectangle of a page: its lower left corner and size in mm."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Print:
    """What is painted on a page: a byte for each dot, rows from the top, 1 where there is ink; `dots` to a mm."""

    ink: bytes
    wide: int
    dots: float

    def grid(self) -> Grid:
        """Give the dots as rows and columns."""
        import numpy

        return numpy.frombuffer(self.ink, bool).reshape(-1, self.wide)


@lru_cache(maxsize=8)
def find_places(page: Print, within: Place, height: float, width: float, clearance: float) -> tuple[Place, ...]:
    """Find places `height` mm high, with `clearance` mm of white round them, in a part of a page.

    The first is the lowest that is at least `width` mm wide, the second the widest. They begin on strong left edges
    and never pass the edges of what that part of the page holds. Coordinates are the page's own, from its lower left
    corner. Empty when the page is too full.
    """
    dots, whole = page.dots, page.grid()
    upper, first = round(whole.shape[0] - (within.y + within.height) * dots), round(within.x * dots)
    ink = whole[max(0, upper) :, first:][: round(within.height * dots), : round(within.width * dots)]
    search = Search(ink, round((height + 2 * clearance) * dots), round(clearance * dots))
    found = [spot for spot in (search.lowest(width * dots), search.widest()) if spot]
    bottom = within.y + within.height - clearance - height
    return tuple(
        Place(within.x + spot.left / dots, bottom - spot.top / dots, spot.wide / dots, height)
        for spot in dict.fromkeys(found)
    )


@dataclass(frozen=True, slots=True)
class Spot:
    """A free place in dots: its width, its left edge, and the upper row of its band."""

    wide: int
    left: int
    top: int


class Search:
    """The free places of a grid of dots, in bands `tall` rows high, with `air` columns of white beside them.

    They are in rows from the foot of the page up, and in each by the strength of their left edges.
    """

    def __init__(self, ink: Grid, tall: int, air: int) -> None:
        import numpy

        rows, columns = numpy.flatnonzero(ink.any(axis=1)), numpy.flatnonzero(ink.any(axis=0))
        self.edges: list[int] = []
        self.wide = numpy.zeros((0, 0), int)
        if len(rows):
            self.top, end = int(rows[0]), int(rows[-1]) + 1
            left, right = int(columns[0]), int(columns[-1]) + 1
            free = bands(ink[self.top : end], tall)[::-1]
            self.edges = list(left_edges(ink[self.top : end], left, right, 2 * air))
            self.wide = numpy.stack([widths(free, edge, left, right, air) for edge in self.edges], axis=1)

    def lowest(self, wide: float) -> Spot | None:
        """Give the first spot from the foot of the page up that is wide enough."""
        enough = self.wide >= wide
        return self.spot(int(enough.argmax())) if enough.any() else None

    def widest(self) -> Spot | None:
        """Give the widest spot."""
        return self.spot(int(self.wide.argmax())) if self.wide.size else None

    def spot(self, number: int) -> Spot:
        """Give a spot by its number."""
        row, edge = divmod(number, len(self.edges))
        return Spot(int(self.wide[row, edge]), self.edges[edge], self.top + len(self.wide) - 1 - row)


def painted(pdf: bytes, page: int, dots: float) -> Print:
    """Look at a page (counted from 0) of a file, at `dots` to a millimetre."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        shades: Grid = document[page].render(scale=dots / MM, grayscale=True).to_numpy()
    finally:
        document.close()
    return Print((shades < WHITE).tobytes(), shades.shape[1], dots)


def bands(ink: Grid, tall: int) -> Grid:
    """Say for each band of `tall` rows (by its upper row) and each column whether it is free."""
    import numpy

    sums = numpy.vstack([numpy.zeros((1, ink.shape[1]), int), ink.cumsum(axis=0)])
    return sums[tall:] == sums[: len(sums) - tall] if len(sums) > tall else numpy.zeros((0, ink.shape[1]), bool)


def left_edges(ink: Grid, left: int, right: int, gap: int) -> Iterator[int]:
    """Yield columns at which much begins after a gap: the page's left edge, then others by strength."""
    import numpy

    padded = numpy.pad(ink, ((0, 0), (gap, 0)))
    sums = numpy.hstack([numpy.zeros((len(ink), 1), int), padded.cumsum(axis=1)])
    begins = ink & (sums[:, gap : gap + ink.shape[1]] == sums[:, : ink.shape[1]])
    strength = begins.sum(axis=0)
    yield left
    order = sorted(range(left + 1, right), key=lambda column: (-int(strength[column]), column))
    yield from (column for column in order[: EDGES - 1] if strength[column] >= WEAKEST * strength.max())


def widths(free: Grid, edge: int, left: int, right: int, air: int) -> Grid:
    """Measure how far each band is free from an edge on, with `air` on either side."""
    import numpy

    start = max(left, edge - air)
    blocked = ~free[:, start:right]
    run = numpy.where(blocked.any(axis=1), blocked.argmax(axis=1), right - start)
    end = start + run
    wide: Grid = numpy.maximum(0, end - edge - numpy.where(end < right, air, 0))
    return wide
