"""The figures of a page at one scale: what each covers, and where it stands on a floor line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.documents.blocks import Move
from generator.layouts.page import PictureItem
from generator.layouts.pictures import Pictures

MATTED = 0.8
"""Figures wider than this share of a mat lie on one, and stand with their mats in line; others begin where words do."""


@dataclass(frozen=True, slots=True)
class FigureSize:
    """What figures cover at a mat width of 1 mm: left and right of the mat's middle, below and above the floor."""

    left: float
    right: float
    below: float
    above: float

    @property
    def width(self) -> float:
        return self.left + self.right

    @property
    def lies(self) -> bool:
        return self.width >= MATTED


@dataclass(frozen=True)
class Figures:
    """All the figures of a page at one scale: they are drawn at `drawn` mm of mat width and placed at any.

    They stand at the left of their places, or with `right` at the right of them.
    """

    pictures: Pictures
    drawn: float
    moves: tuple[Move, ...]
    small: bool = False
    right: bool = False

    @cached_property
    def sizes(self) -> dict[int, FigureSize]:
        """What each move's figure covers, by the identity of the move."""
        found = {}
        for move in self.moves:
            left, bottom, right, top = (
                edge / self.drawn
                for edge in self.pictures.bounds(move.picture.name, self.drawn, move.picture.frame, self.small)
            )
            found[id(move)] = FigureSize(-left, right, -bottom, top)
        return found

    @cached_property
    def left(self) -> float:
        """How far lying figures reach left of their mats' middles: mats stand in line."""
        return max((size.left for size in self.sizes.values() if size.lies), default=0.0)

    @cached_property
    def reach(self) -> float:
        """How far lying figures reach right of their mats' middles."""
        return max((size.right for size in self.sizes.values() if size.lies), default=0.0)

    @cached_property
    def width(self) -> float:
        """The width that the widest figure takes of its column."""
        return max(
            [self.left + self.reach] + [size.width for size in self.sizes.values() if not size.lies], default=0.0
        )

    @cached_property
    def below(self) -> float:
        """How far the near edges of mats lie below the ground that all stand on: that is the floor line."""
        return max((size.below for size in self.sizes.values()), default=0.0)

    def rise(self, move: Move) -> float:
        """Give the height of a figure above the floor line."""
        return self.sizes[id(move)].above + self.below

    def place(self, move: Move, x: float, floor: float, mat: float, room: float) -> PictureItem:
        """Stand a figure on a floor line in a place that begins at x and is `room` mm wide."""
        picture, size = move.picture, self.sizes[id(move)]
        scale = mat / self.drawn
        artwork = self.pictures.pose_artwork(picture.name, self.drawn, picture.frame, self.small, scale)
        left = x + ((self.left - size.left) * mat if size.lies else 0.0)
        if self.right:
            left = x + room - (self.reach + size.left if size.lies else size.width) * mat
        bottom = floor - (self.below - size.below) * mat
        return PictureItem(artwork, left, bottom, scale, picture)
