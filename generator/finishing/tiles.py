"""Posters on small sheets: equal tiles that overlap, to be cut along two sides and glued.

A sheet is cut at its left and upper edge where it meets a neighbour and laid over the strip that the neighbour keeps
on its right or lower side. Outer edges are cut all round. The poster keeps its size.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from generator.errors import PressError
from generator.finishing.marks import DASHED, GREY, Label, LineMark, Mark, crop_marks, key_map, ruler
from generator.finishing.placement import HAIR, Placement, Rectangle
from generator.finishing.plan import Sheet, SheetSide
from generator.finishing.source import Pages
from generator.finishing.words import SheetWords
from generator.paper import Paper

EDGE = 5.0
"""Mm at the edges that home printers may not reach."""
SPARE = 2.0
"""Mm of picture beyond a cut inside the poster, so that a cut a little wide shows no white."""
STRIP = 5.0
"""Mm more than at the sides that are kept clear above and below, for words, map and ruler."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of a poster: column and row from the upper left (from 0), and the window it shows.

    The window is in mm from the poster's lower left corner; strips to glue are inside it.
    """

    column: int
    row: int
    window: Rectangle

    @property
    def name(self) -> str:
        """The tile's name: a letter for its column, a number for its row."""
        first, second = divmod(self.column, 26)
        return f"{LETTERS[first - 1] if first else ''}{LETTERS[second]}{self.row + 1}"


@dataclass(frozen=True, slots=True)
class Tiling:
    """How a poster is divided: the sheet as it lies, columns, rows, size of a tile, overlap."""

    paper: Paper
    columns: int
    rows: int
    width: float
    height: float
    overlap: float

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The tiles row by row."""
        top = self.rows * (self.height - self.overlap) + self.overlap
        return tuple(
            Tile(
                column,
                row,
                Rectangle(
                    column * (self.width - self.overlap),
                    top - row * (self.height - self.overlap) - self.height,
                    self.width,
                    self.height,
                ),
            )
            for row in range(self.rows)
            for column in range(self.columns)
        )


def tiling(width: float, height: float, sheet: Paper, overlap: float, margin: float) -> Tiling:
    """Divide a poster into the fewest equal tiles; `margin` stays clear at the sides of sheets, more above and below.

    Raises PressError when the sheet is too small.
    """
    found = [
        Tiling(
            paper,
            columns,
            rows,
            (width + (columns - 1) * overlap) / columns,
            (height + (rows - 1) * overlap) / rows,
            overlap,
        )
        for paper in (sheet, sheet.turned())
        for columns in [_needed(width, paper.width - 2 * margin, overlap)]
        for rows in [_needed(height, paper.height - 2 * (margin + STRIP), overlap)]
        if columns and rows
    ]
    if not found:
        raise PressError(f"{sheet.name} with margins of {margin:g} mm leaves no room for an overlap of {overlap:g} mm")
    return min(found, key=lambda tiles: tiles.columns * tiles.rows)


def _needed(length: float, reach: float, overlap: float) -> int:
    """Count the tiles in a row; 0 when they would overlap wholly."""
    if length <= reach + HAIR:
        return 1
    return max(1, ceil((length - overlap - HAIR) / (reach - overlap))) if reach > 2 * overlap else 0


def plan_poster(pages: Pages, sheet: Paper, words: SheetWords, overlap: float, margin: float) -> list[Sheet]:
    """Plan the sheets of a poster, and of each other one of its series after it."""
    tiles = tiling(pages.width, pages.height, sheet, overlap, margin)
    return [_sheet(page, tile, tiles, pages, words, margin) for page in range(pages.count) for tile in tiles.tiles]


def _sheet(page: int, tile: Tile, tiles: Tiling, pages: Pages, words: SheetWords, margin: float) -> Sheet:
    paper = tiles.paper
    spot = Rectangle((paper.width - tiles.width) / 2, (paper.height - tiles.height) / 2, tiles.width, tiles.height)
    poster = Rectangle(spot.x - tile.window.x, spot.y - tile.window.y, pages.width, pages.height)
    outer = min(pages.bleed, max(0.0, margin - EDGE - 2))
    first, last = tile.column == 0, tile.column == tiles.columns - 1
    top, bottom = tile.row == 0, tile.row == tiles.rows - 1
    seen = spot.grown(outer if first else SPARE, outer * bottom, outer * last, outer if top else SPARE)
    marks = _marks(tile, tiles, spot, seen, words)
    return Sheet(paper, SheetSide((Placement(page, poster, visible=seen),), captions=tuple(marks)))


def _marks(tile: Tile, tiles: Tiling, spot: Rectangle, seen: Rectangle, words: SheetWords) -> list[Mark]:
    """Draw cuts, the edges of strips to glue, the sheet's name, the map and the ruler, all outside the picture."""
    paper, overlap = tiles.paper, tiles.overlap
    right = spot.right - overlap * (tile.column < tiles.columns - 1)
    bottom = spot.y + overlap * (tile.row < tiles.rows - 1)
    kept = Rectangle(spot.x, bottom, right - spot.x, spot.top - bottom)
    marks = _cuts(spot, kept, seen, min(5.0, seen.x - 4.9, paper.width - seen.right - 4.9, seen.y - EDGE - 3.6))
    if right < spot.right:
        marks.append(Label(words.say("glue"), right + 0.8, seen.top + 1.2, 6, ink=GREY))
    if bottom > spot.y:
        marks.append(Label(words.say("glue"), seen.right + 2.6, bottom - 0.8, 6, align="right", rotation=90, ink=GREY))
    foot = max(EDGE, min(seen.y - 12.0, 12.0))
    number = tile.row * tiles.columns + tile.column + 1
    name = words.say("tile", name=tile.name, n=number, total=tiles.columns * tiles.rows)
    scale = min(6.0 / (tiles.rows * tiles.height), 16.0 / (tiles.columns * tiles.width))
    cell = tiles.width * scale, tiles.height * scale
    left = max(EDGE + 1, spot.x + 3.0)
    marks += key_map(left, foot, tiles.columns, tiles.rows, (tile.column, tile.row), cell)
    after = left + tiles.columns * cell[0] + 2.5
    marks += [Label(name, after, foot, 8, 700), *ruler(paper.width - left - 71, foot, words.say("ruler"))]
    marks.append(Label(words.say("how_poster"), left, paper.height - foot - 2, 6.5))
    return marks


def _cuts(spot: Rectangle, kept: Rectangle, seen: Rectangle, length: float) -> list[Mark]:
    """Mark the cuts with full lines, and with dashes where the neighbour's edge comes to lie on a strip."""
    marks = crop_marks([kept], seen, 0.8, length)
    joins = {("x", kept.right): spot.right > kept.right + HAIR, ("y", kept.y): kept.y > spot.y + HAIR}
    result: list[Mark] = []
    for mark in marks:
        assert isinstance(mark, LineMark)
        upright = mark.x1 == mark.x2
        place = ("x", mark.x1) if upright else ("y", mark.y1)
        join = any(on and place[0] == axis and abs(place[1] - at) < 0.01 for (axis, at), on in joins.items())
        result.append(LineMark(mark.x1, mark.y1, mark.x2, mark.y2, 0.4, GREY, DASHED) if join else mark)
    return result
