"""Marks on a sheet: lines, patches, rings and words, and the sets of them that people who cut and fold know.

Lengths are millimetres, line widths and type sizes points.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.finishing.placement import Rectangle
from generator.pdf.colour import Ink

BLACK = Ink("#000000", (0, 0, 0, 100))
GREY = Ink("#737373", (0, 0, 0, 65))
PALE = Ink("#D1D1D1", (0, 0, 0, 25))
REGISTRATION = Ink("#000000", (100, 100, 100, 100))
"""Printed on every plate; never for anything inside the trimmed page."""

CROP_LENGTH = 5.0
HAIRLINE = 0.3
"""Width of crop marks in pt; presses hold 0.25 pt."""
DASHED = (0.9, 0.6)
DOTTED = (0.3, 1.2)


@dataclass(frozen=True, slots=True)
class LineMark:
    """A straight line; `dash` gives the lengths of dash and gap in mm."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = HAIRLINE
    ink: Ink = BLACK
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Patch:
    """A filled rectangle."""

    area: Rectangle
    ink: Ink


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle's outline."""

    x: float
    y: float
    radius: float
    width: float = HAIRLINE
    ink: Ink = BLACK


@dataclass(frozen=True, slots=True)
class Label:
    """A line of words on a baseline that starts, has its middle or ends at x, y; turned by `rotation` degrees."""

    text: str
    x: float
    y: float
    size: float = 7.0
    weight: int = 400
    align: Literal["left", "middle", "right"] = "left"
    rotation: float = 0.0
    ink: Ink = BLACK


Mark = LineMark | Patch | Ring | Label


def crop_marks(
    trims: Iterable[Rectangle], block: Rectangle, gap: float, length: float = CROP_LENGTH, ink: Ink = BLACK
) -> list[Mark]:
    """Mark the cuts of all areas outside the block they fill; `gap` is kept clear from the block (bleed and air)."""
    listed = list(trims)
    across = _distinct(x for trim in listed for x in (trim.x, trim.right))
    down = _distinct(y for trim in listed for y in (trim.y, trim.top))
    marks: list[Mark] = []
    for x in across:
        marks.append(LineMark(x, block.top + gap, x, block.top + gap + length, ink=ink))
        marks.append(LineMark(x, block.y - gap, x, block.y - gap - length, ink=ink))
    for y in down:
        marks.append(LineMark(block.x - gap, y, block.x - gap - length, y, ink=ink))
        marks.append(LineMark(block.right + gap, y, block.right + gap + length, y, ink=ink))
    return marks


def _distinct(values: Iterable[float]) -> list[float]:
    return sorted({round(value, 3) for value in values})


def registration(x: float, y: float, ink: Ink = REGISTRATION) -> list[Mark]:
    """Draw a target 6 mm wide on which plates are laid over each other."""
    return [
        Ring(x, y, 1.5, ink=ink),
        LineMark(x - 3, y, x + 3, y, ink=ink),
        LineMark(x, y - 3, x, y + 3, ink=ink),
    ]


def colour_bar(x: float, y: float, side: float = 5.0) -> list[Mark]:
    """Draw solids, overprints and half tints of the four inks in a row, so that a printer can measure them."""
    steps = [(100, 0, 0, 0), (0, 100, 0, 0), (0, 0, 100, 0), (0, 0, 0, 100)]
    steps += [(100, 100, 0, 0), (0, 100, 100, 0), (100, 0, 100, 0)]
    steps += [(50, 0, 0, 0), (0, 50, 0, 0), (0, 0, 50, 0), (0, 0, 0, 50)]
    return [Patch(Rectangle(x + i * side, y, side, side), Ink("#000000", step)) for i, step in enumerate(steps)]


def ruler(x: float, y: float, text: str, length: float = 50.0) -> list[Mark]:
    """Draw a ruler that starts at x, its scale 2 mm high upon y, and its name to the right of it."""
    marks: list[Mark] = [LineMark(x, y, x + length, y, 0.5)]
    for step in range(round(length / 5) + 1):
        height = 2.0 if step % 2 == 0 else 1.2
        marks.append(LineMark(x + 5 * step, y, x + 5 * step, y + height, 0.5))
    return [*marks, Label(text, x + length + 1.5, y + 0.1, 6.5)] if text else marks


def fold(x1: float, y1: float, x2: float, y2: float) -> LineMark:
    """Draw a fold."""
    return LineMark(x1, y1, x2, y2, 0.4, GREY, DASHED)


def staple(x: float, y: float) -> list[Mark]:
    """Draw a staple 12 mm long across the fold, as it lies along an upright fold."""
    return [
        LineMark(x, y - 6, x, y + 6, 1.0),
        LineMark(x, y - 6, x + 1.2, y - 6, 1.0),
        LineMark(x, y + 6, x + 1.2, y + 6, 1.0),
    ]


def key_map(
    x: float, y: float, columns: int, rows: int, here: tuple[int, int], cell: tuple[float, float]
) -> list[Mark]:
    """Draw all sheets of a poster small, with this one (column, row from the top, from 0) filled; x, y: lower left."""
    width, height = cell
    top = y + rows * height
    marks: list[Mark] = [Patch(Rectangle(x + here[0] * width, top - (here[1] + 1) * height, width, height), BLACK)]
    marks += [LineMark(x + i * width, y, x + i * width, top, 0.4) for i in range(columns + 1)]
    marks += [LineMark(x, y + i * height, x + columns * width, y + i * height, 0.4) for i in range(rows + 1)]
    return marks
