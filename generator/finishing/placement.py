"""Where pages stand on paper, and where they are when it is turned over, as values. Nothing here knows PDF.

Lengths are millimetres from the lower left corner of a sheet lying before the reader, back or front; rotation is in
degrees, counter-clockwise.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from generator.options import Flip
from generator.paper import Paper

Rotation = Literal[0, 90, 180, 270]
HAIR = 0.001
"""Lengths in mm that differ by less are equal."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle by its lower left corner and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def top(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def moved(self, right: float, up: float) -> Rectangle:
        """Shift it."""
        return replace(self, x=self.x + right, y=self.y + up)

    def grown(
        self, left: float, bottom: float | None = None, right: float | None = None, top: float | None = None
    ) -> Rectangle:
        """Push its sides outwards; one number is for all sides."""
        bottom, right, top = (left if side is None else side for side in (bottom, right, top))
        return Rectangle(self.x - left, self.y - bottom, self.width + left + right, self.height + bottom + top)

    def common(self, other: Rectangle) -> Rectangle | None:
        """Give what two areas share, or None."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        width, height = min(self.right, other.right) - x, min(self.top, other.top) - y
        return Rectangle(x, y, width, height) if width > HAIR and height > HAIR else None

    def holds(self, other: Rectangle) -> bool:
        """Say whether the other lies inside."""
        return (
            other.x >= self.x - HAIR
            and other.y >= self.y - HAIR
            and other.right <= self.right + HAIR
            and other.top <= self.top + HAIR
        )


@dataclass(frozen=True, slots=True)
class Placement:
    """A page of the source on a sheet.

    `page` counts from 0, `area` is where its trimmed page stands once rotated and scaled, `visible` what is shown of
    it, bleed included (None: the trimmed page alone).
    """

    page: int
    area: Rectangle
    rotation: Rotation = 0
    visible: Rectangle | None = None
    scale: float = 1.0

    @property
    def visible_area(self) -> Rectangle:
        return self.visible or self.area


def whole(paper: Paper) -> Rectangle:
    """Give the area of a sheet."""
    return Rectangle(0, 0, paper.width, paper.height)


def sideways(paper: Paper, flip: Flip) -> bool:
    """Say whether a flip turns the sheet like a page of a book, about an upright axis."""
    return (paper.height >= paper.width) == (flip == "long-edge")


def area_behind(area: Rectangle, paper: Paper, flip: Flip) -> Rectangle:
    """Give where an area lies when the sheet is turned over."""
    if sideways(paper, flip):
        return replace(area, x=paper.width - area.right)
    return replace(area, y=paper.height - area.top)


def rotation_behind(rotation: Rotation, paper: Paper, flip: Flip) -> Rotation:
    """Give the rotation of a back that stands upright when its cut card is turned like a page of a book."""
    turned = -rotation if sideways(paper, flip) else 180 - rotation
    return _quarter(turned)


def behind(
    front: Placement, page: int, paper: Paper, flip: Flip, offset: tuple[float, float] = (0.0, 0.0)
) -> Placement:
    """Place the back of a card behind its front; `offset` (right, up) makes up for what the printer shifts."""
    area = area_behind(front.area, paper, flip)
    visible = area_behind(front.visible_area, paper, flip)
    return Placement(
        page, area.moved(*offset), rotation_behind(front.rotation, paper, flip), visible.moved(*offset), front.scale
    )


def _quarter(degrees: int) -> Rotation:
    quarters: tuple[Rotation, ...] = (0, 90, 180, 270)
    return quarters[degrees % 360 // 90]
