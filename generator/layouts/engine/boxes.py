"""Boxes that know their size: each gives its height at a width without painting, and is placed when its place is known.

Lengths are mm, y grows downwards. A box of text reaches from the capitals of its first line to its last baseline, so
that gaps between boxes are what one sees: from a baseline to the next capitals. `below` is how far descenders hang out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, Literal, Protocol, TypeVar

from reportlab.lib.colors import Color

from generator.layouts.page import Area, PageItem, PanelItem, PictureItem, RuleItem
from generator.pdf.canvas import Artwork
from generator.units import to_mm


class Box(Protocol):
    """What measures itself and can be placed."""

    @property
    def below(self) -> float:
        """How far descenders hang below the box."""

    def height(self, width: float) -> float:
        """Give the height at a width."""

    def fits(self, width: float) -> bool:
        """Tell whether nothing sticks out of a width."""

    def place(self, x: float, top: float, width: float) -> Iterator[PageItem]:
        """Give what is painted, with the box's left upper corner at x, top."""


Part = TypeVar("Part", bound=Box, covariant=True)


@dataclass(frozen=True, eq=False)
class RuleBox:
    """A rule across the box; its weight is in pt."""

    weight: float
    colour: Color
    below: float = 0.0

    def height(self, width: float) -> float:
        return to_mm(self.weight)

    def fits(self, width: float) -> bool:
        return True

    def place(self, x: float, top: float, width: float) -> Iterator[PageItem]:
        yield RuleItem(x, x + width, top, self.weight, self.colour)


@dataclass(frozen=True, eq=False)
class PictureBox:
    """A picture as tall as its artwork at a scale (mm for one of its units): what it covers, and no more."""

    artwork: Artwork
    scale: float
    block: object = None
    across: Literal["left", "middle", "right"] = "left"
    below: float = 0.0

    @property
    def least(self) -> float:
        left, _, right, _ = self.artwork.bounds
        return (right - left) * self.scale

    def height(self, width: float) -> float:
        _, bottom, _, top = self.artwork.bounds
        return (top - bottom) * self.scale

    def fits(self, width: float) -> bool:
        return self.least <= width + 1e-6

    def place(self, x: float, top: float, width: float) -> Iterator[PageItem]:
        shift = {"left": 0.0, "middle": 0.5, "right": 1.0}[self.across] * (width - self.least)
        yield PictureItem(self.artwork, x + shift, top + self.height(width), self.scale, self.block)


def standing(artwork: Artwork, block: object, area: Area, across: Literal["left", "middle", "right"]) -> PictureItem:
    """Place an artwork as large as an area allows, standing on its bottom."""
    left, bottom, right, top = artwork.bounds
    scale = min(area.width / (right - left), area.height / (top - bottom))
    spare = {"left": 0.0, "middle": 0.5, "right": 1.0}[across] * (area.width - (right - left) * scale)
    return PictureItem(artwork, area.left + spare, area.bottom, scale, block)


@dataclass(frozen=True, eq=False)
class ColumnBox(Generic[Part]):
    """Boxes one below the other; `gaps` are those before each, the first of which is not used."""

    parts: tuple[Part, ...]
    gaps: tuple[float, ...]
    _heights: dict[float, float] = field(default_factory=dict, repr=False)
    _fits: dict[float, bool] = field(default_factory=dict, repr=False)

    @property
    def below(self) -> float:
        return self.parts[-1].below if self.parts else 0.0

    def height(self, width: float) -> float:
        if width not in self._heights:
            self._heights[width] = sum(part.height(width) for part in self.parts) + sum(self.gaps[1:])
        return self._heights[width]

    def fits(self, width: float) -> bool:
        if width not in self._fits:
            self._fits[width] = all(part.fits(width) for part in self.parts)
        return self._fits[width]

    def tops(self, width: float) -> Iterator[float]:
        """Give the distance of each box from the top."""
        top = 0.0
        for number, (part, gap) in enumerate(zip(self.parts, self.gaps, strict=True)):
            top += gap if number else 0.0
            yield top
            top += part.height(width)

    def place(self, x: float, top: float, width: float) -> Iterator[PageItem]:
        for part, down in zip(self.parts, self.tops(width), strict=True):
            yield from part.place(x, top + down, width)


@dataclass(frozen=True, eq=False)
class PanelBox:
    """A filled or framed ground round a box; `inset` is left and right, top, bottom; the frame is in pt."""

    inside: Box
    inset: tuple[float, float, float]
    fill: Color
    frame: float = 0.0
    line: Color | None = None
    below: float = 0.0

    def height(self, width: float) -> float:
        return self.inside.height(width - 2 * self.inset[0]) + self.inset[1] + self.inset[2]

    def fits(self, width: float) -> bool:
        return self.inside.fits(width - 2 * self.inset[0])

    def place(self, x: float, top: float, width: float, height: float = 0.0) -> Iterator[PageItem]:
        """Place the panel, higher than its contents when a height is given."""
        area = Area(x, top, x + width, top + max(height, self.height(width)))
        yield PanelItem(area, self.fill, self.frame, self.line)
        yield from self.inside.place(x + self.inset[0], top + self.inset[1], width - 2 * self.inset[0])


def column(parts: Sequence[tuple[Part, float]]) -> ColumnBox[Part]:
    """Stack boxes, each with the gap before it."""
    return ColumnBox(tuple(box for box, _ in parts), tuple(gap for _, gap in parts))
