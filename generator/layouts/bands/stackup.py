"""Bands one below the other: the largest figures with which they fit a height, and where they then stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.layouts.bands.band import BandBox
from generator.layouts.engine.search import largest
from generator.layouts.page import PageItem

HALVINGS = 10
"""Halvings of the range of figure sizes: to within a thousandth of it."""


@dataclass(frozen=True)
class BandStack:
    """The bands of a page or of a part of it."""

    boxes: tuple[BandBox, ...]

    @cached_property
    def fits(self) -> bool:
        """Tell whether no word sticks out of its place."""
        return all(box.fits for box in self.boxes)

    def gap(self, number: int) -> float:
        """Give the least white between a band and the one above it: more before a heading."""
        spaces, box, above = self.boxes[number].manner.spaces, self.boxes[number], self.boxes[number - 1]
        headed = bool(box.heads) or above.plan.stop is not None or box.plan.stop is not None
        return max(above.below + box.above, (spaces.band_gap if headed else spaces.row_gap))

    @cached_property
    def gaps(self) -> float:
        return sum(self.gap(number) for number in range(1, len(self.boxes)))

    def height(self, mat: float) -> float:
        """Give the least height of all, with figures on mats of a width in mm."""
        return sum(box.height(mat) for box in self.boxes) + self.gaps + (self.boxes[-1].below if self.boxes else 0.0)

    def widest(self, most: float) -> float:
        """Give the widest mats, at most so many mm, that the columns have room for."""
        for box in self.boxes:
            manner = box.manner
            if box.plan.slots and manner.figures.width:
                room = box.zone if manner.words == "beside" else box.column
                most = min(most, room / manner.figures.width)
        return most

    def largest_mat(self, least: float, most: float, room: float) -> float | None:
        """Find the widest mats with which the bands fit a height; None where not even the narrowest do."""
        return largest(lambda mat: self.height(mat) <= room, least, self.widest(most), HALVINGS)

    def tops(self, top: float, mat: float, extra: float) -> list[float]:
        """Give where each band begins, with `extra` mm more in every gap."""
        found = []
        for number, box in enumerate(self.boxes):
            top += self.gap(number) + extra if number else 0.0
            found.append(top)
            top += box.height(mat)
        return found

    def place(self, x: float, tops: Sequence[float], mat: float) -> Iterator[PageItem]:
        """Place all bands in reading order: the moves, then what stands beside them."""
        for box, top in zip(self.boxes, tops, strict=True):
            yield from box.place_moves(x, top, mat)
        for box, top in zip(self.boxes, tops, strict=True):
            yield from box.place_asides(x, top, mat, box.height(mat))
