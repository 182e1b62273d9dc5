"""The captioned pictures of an exercise: as many a row as fit, all at one scale, floors level within a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from generator.documents import blocks
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.booklet.pieces import Board
from generator.pdf.canvas import Artwork
from generator.pdf.flowables import Picture, Text
from generator.units import MM

Bounds = tuple[float, float, float, float]

MATS = (108.0, 96.0, 80.0, 70.0, 60.0, 56.0, 50.0, 46.0)
"""The widths a mat may have, mm on A5."""
MAT = MATS[0]
CAPTION_GAP = 2.0
"""From the mat's edge to the caption, mm on A5."""
BESIDE_GAP, BESIDE_LEAST = 4.0, 34.0
"""From a picture to the caption beside it, and the least width of that caption, mm on A5."""
BESIDE_WORTH = 1.15
"""How much wider a mat must be before pictures leave the one below the other that most spreads have."""
GAP_LEAST, GAP_MOST = 4.0, 9.0
"""Least and most space above, between and below rows, mm on A5."""


@dataclass(frozen=True)
class PicturesColumn:
    """An exercise's pictures, measured at the widest mat and drawn at the one that fits."""

    pictures: tuple[blocks.Picture, ...]
    press: Compositor
    captions: dict[tuple[int, float], Text | None] = field(default_factory=dict)

    @cached_property
    def bounds(self) -> tuple[Bounds, ...]:
        """The bounds (left, bottom, right, top in mm) of the pictures with the widest mat."""
        drawer = self.press.setting.pictures
        return tuple(drawer.bounds(picture.name, MAT, picture.frame) for picture in self.pictures)

    def drawn(self, mat: float) -> tuple[Artwork, ...]:
        drawer = self.press.setting.pictures
        return tuple(drawer.pose_artwork(picture.name, mat, picture.frame) for picture in self.pictures)

    @property
    def forms(self) -> Iterator[tuple[bool, int]]:
        """The forms of arrangement: captions beside or below, and how many pictures stand abreast."""
        count = len(self.pictures)
        yield from ((False, abreast) for abreast in (3, 2, 1) if abreast <= count)
        if count > 1:
            yield (True, 1)

    def fits(self, room: float) -> bool:
        """Tell whether any arrangement fits `room` pt of height."""
        least = self.press.page.mm(MATS[-1])
        return any(Arrangement(self, least, *form).fits(room) for form in self.forms)

    def caption(self, index: int, width: float) -> Text | None:
        """Set a picture's caption at a width in pt."""
        if (index, width) not in self.captions:
            self.captions[index, width] = self.made_caption(self.pictures[index], width)
        return self.captions[index, width]

    def made_caption(self, picture: blocks.Picture, width: float) -> Text | None:
        if picture.caption is None:
            return None
        hanging = {"label": picture.number, "label_role": "caption-number", "leftIndent": self.press.mm(5)}
        text = self.press.text(picture.caption, "caption", **(hanging if picture.number else {}), bulletIndent=0)
        text.wrap(width, 1e6)
        return text

    def best(self, room: float) -> Arrangement:
        """Choose the arrangement with the widest mat for `room` pt of height; its mat is 0 when none fits."""
        found = [self.fitted(room, *form) for form in self.forms]
        return max(found, key=lambda arrangement: arrangement.mat * (BESIDE_WORTH if arrangement.beside else 1))

    def fitted(self, room: float, beside: bool, abreast: int) -> Arrangement:
        """Find an arrangement's widest mat among a few, so that bodies match from spread to spread."""
        choices = (Arrangement(self, self.press.page.mm(mat), beside, abreast) for mat in MATS)
        return next((choice for choice in choices if choice.fits(room)), Arrangement(self, 0.0, beside, abreast))


@dataclass(frozen=True)
class Arrangement:
    """Pictures at one width of mat, up to `abreast` in a row, captions below or, for one a row, `beside`."""

    column: PicturesColumn
    mat: float
    beside: bool
    abreast: int

    @property
    def press(self) -> Compositor:
        return self.column.press

    @property
    def scale(self) -> float:
        """Points on the page for a unit of the artworks."""
        return self.mat / MAT * MM

    def size(self, index: int) -> tuple[float, float]:
        left, bottom, right, top = self.column.bounds[index]
        return (right - left) * self.scale, (top - bottom) * self.scale

    @cached_property
    def rows(self) -> list[list[int]]:
        """Share the pictures out to rows."""
        gutter, width = self.press.page.gutter * MM, self.press.page.points
        rows: list[list[int]] = []
        room = 0.0
        for index in range(len(self.column.pictures)):
            wide = self.size(index)[0] + gutter
            if rows and wide <= room and len(rows[-1]) < self.abreast:
                rows[-1].append(index)
            else:
                rows.append([index])
                room = width + gutter
            room -= wide
        return rows

    def share(self, row: list[int]) -> float:
        """Width for one picture and its caption below."""
        return (self.press.page.points - self.press.page.gutter * MM * (len(row) - 1)) / len(row)

    def beside_width(self) -> float:
        widest = max(self.size(index)[0] for index in range(len(self.column.pictures)))
        return self.press.page.points - widest - self.press.mm(BESIDE_GAP)

    def caption(self, index: int, width: float) -> Text | None:
        return self.column.caption(index, width)

    def row_height(self, row: list[int]) -> float:
        """Height of a row with its captions, pt."""
        tall = max(self.size(index)[1] for index in row)
        if self.beside:
            return tall
        captions = [self.caption(index, self.share(row)) for index in row]
        below = max((caption.height for caption in captions if caption), default=0.0)
        return tall + (self.press.mm(CAPTION_GAP) + below if below else 0.0)

    @property
    def height(self) -> float:
        return sum(self.row_height(row) for row in self.rows)

    def fits(self, room: float) -> bool:
        """Tell whether everything fits with the least gaps, and captions beside have room for their words."""
        width = self.press.page.points
        if any(sum(self.size(index)[0] for index in row) > width + 1 for row in self.rows):
            return False
        if self.beside and self.beside_width() < self.press.mm(BESIDE_LEAST):
            return False
        return self.height + self.press.mm(GAP_LEAST) * (len(self.rows) + 1) <= room

    def place(self, board: Board, x: float, y: float, room: float) -> None:
        """Place the rows from `y` down with equal gaps; mats that stand below each other are aligned."""
        gap = (room - self.height) / (len(self.rows) + 1)
        gap = min(gap, self.press.mm(GAP_MOST))
        y += (room - self.height - gap * (len(self.rows) - 1)) / 2
        for row in self.rows:
            self.place_row(board, row, x, y)
            y += self.row_height(row) + gap

    def place_row(self, board: Board, row: list[int], x: float, y: float) -> None:
        press, column = self.press, self.column
        artworks = column.drawn(self.mat)
        outermost = min(artwork.bounds[0] for artwork in artworks)
        lowest = min(artworks[index].bounds[1] for index in row)
        foot = y + max(self.size(index)[1] for index in row)
        share = self.share(row)
        for number, index in enumerate(row):
            left, bottom = artworks[index].bounds[:2]
            at = x + number * (share + press.page.gutter * MM)
            picture = Picture(artworks[index], MM, block=column.pictures[index])
            inside = (left - outermost) * MM if self.abreast == 1 else 0.0
            level = foot - (bottom - lowest) * MM
            board.put(picture, at + inside, level - picture.height, picture.width)
            width = self.beside_width() if self.beside else share
            if caption := self.caption(index, width):
                if self.beside:
                    board.put(caption, x + press.page.points - width, foot - caption.height, width)
                else:
                    board.put(caption, at, foot + press.mm(CAPTION_GAP), share)
