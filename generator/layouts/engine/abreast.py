"""Boxes side by side, each with its place across, and boxes that are links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.layouts.engine.boxes import Box, ColumnBox
from generator.layouts.engine.galley import shoulders
from generator.layouts.engine.text import TextBox
from generator.layouts.page import Area, LinkItem, PageItem

Level = Literal["top", "first", "middle", "bottom"]
"""What stands on one line: tops, first baselines, middles, last baselines."""


def first_cap(box: Box) -> float:
    """Give the height of the capitals of a box's first line; 0 for what has none."""
    if isinstance(box, TextBox):
        return box.cap
    return first_cap(box.parts[0]) if isinstance(box, ColumnBox) and box.parts else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class AbreastBox:
    """Boxes side by side, each with its distance from the left edge and its width (mm)."""

    parts: tuple[tuple[Box, float, float], ...]
    level: Level = "top"
    tallest: float = 0.0

    @property
    def below(self) -> float:
        return max((box.below for box, _, _ in self.parts), default=0.0)

    @property
    def shoulders(self) -> tuple[float, float]:
        each = [shoulders(box) for box, _, _ in self.parts]
        return max((over for over, _ in each), default=0.0), max((under for _, under in each), default=0.0)

    def columns(self, width: float) -> Iterator[tuple[Box, float]]:
        """Give the boxes with their widths."""
        for box, _, each in self.parts:
            yield box, each

    def tops(self) -> list[float]:
        """Give the distance of each box from the top."""
        caps = [first_cap(box) for box, _, _ in self.parts]
        if self.level == "first":
            return [max(caps) - cap for cap in caps]
        if self.level in ("middle", "bottom"):
            whole, share = self.height(0), 1.0 if self.level == "bottom" else 0.5
            return [share * (whole - box.height(width)) for box, _, width in self.parts]
        return [0.0] * len(caps)

    def height(self, width: float) -> float:
        if self.level in ("middle", "bottom"):
            heights = [box.height(each) for box, _, each in self.parts]
        else:
            heights = [box.height(each) + top for (box, _, each), top in zip(self.parts, self.tops(), strict=True)]
        return max([self.tallest, *heights])

    def fits(self, width: float) -> bool:
        return all(box.fits(each) for box, _, each in self.parts)

    def place(self, x: float, top: float, width: float) -> Iterator[PageItem]:
        for (box, left, each), down in zip(self.parts, self.tops(), strict=True):
            yield from box.place(x + left, top + down, each)


@dataclass(frozen=True, slots=True, eq=False)
class LinkBox:
    """A box that leads to a place; what can be touched reaches `above` its top and `beneath` its foot (mm)."""

    inside: Box
    key: str
    block: object
    above: float
    beneath: float

    @property
    def below(self) -> float:
        return self.inside.below

    @property
    def shoulders(self) -> tuple[float, float]:
        return self.above, self.beneath

    def columns(self, width: float) -> Iterator[tuple[Box, float]]:
        """Give the box inside with its width."""
        yield self.inside, width

    def height(self, width: float) -> float:
        return self.inside.height(width)

    def fits(self, width: float) -> bool:
        return self.inside.fits(width)

    def place(self, x: float, top: float, width: float) -> Iterator[PageItem]:
        yield from self.inside.place(x, top, width)
        area = Area(x, top - self.above, x + width, top + self.height(width) + self.beneath)
        yield LinkItem(area, f"#{self.key}", self.block)


def hung(box: TextBox, width: float) -> AbreastBox:
    """Draw display type out to the left, so that its first stem and not its side bearing is flush."""
    return AbreastBox(((box, -box.bearing, width + box.bearing),))


def in_columns(boxes: Sequence[Box | None], widths: Sequence[float], gutter: float, level: Level = "top") -> AbreastBox:
    """Set boxes in columns of these widths; None leaves one empty."""
    parts: list[tuple[Box, float, float]] = []
    x = 0.0
    for box, width in zip(boxes, widths, strict=True):
        if box is not None:
            parts.append((box, x, width))
        x += width + gutter
    return AbreastBox(tuple(parts), level)
