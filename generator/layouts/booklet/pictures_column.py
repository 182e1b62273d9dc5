"""The captioned pictures of an exercise: as many a row as fit, all at one scale, floors level within a row."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.documents import blocks
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.booklet.pieces import Board
from generator.pdf.canvas import Artwork
from generator.pdf.flowables import Picture, Text
from generator.units import MM

MAT, MAT_LEAST = 108.0, 54.0
"""The most and the least width of a mat, mm on A5."""
STEP = 1.0
CAPTION_GAP = 4.0
"""From the floor to the caption, mm on A5."""


@dataclass(frozen=True)
class PicturesColumn:
    """An exercise's pictures; drawn once at the widest mat and scaled down from there."""

    pictures: tuple[blocks.Picture, ...]
    press: Compositor

    @cached_property
    def artworks(self) -> list[Artwork]:
        drawer = self.press.setting.pictures
        return [drawer.pose_artwork(picture.name, MAT, picture.frame) for picture in self.pictures]

    def scale(self, mat: float) -> float:
        """Points on the page for a unit of the artworks."""
        return mat / MAT * MM

    def width(self, index: int, mat: float) -> float:
        left, _, right, _ = self.artworks[index].bounds
        return (right - left) * self.scale(mat)

    def tall(self, index: int, mat: float) -> float:
        _, bottom, _, top = self.artworks[index].bounds
        return (top - bottom) * self.scale(mat)

    def rows(self, mat: float) -> list[list[int]]:
        """Share the pictures out to rows."""
        press = self.press
        rows: list[list[int]] = []
        room = 0.0
        for index in range(len(self.pictures)):
            wide = self.width(index, mat) + press.page.gutter * MM
            if rows and wide <= room:
                rows[-1].append(index)
            else:
                rows.append([index])
                room = press.page.points + press.page.gutter * MM
            room -= wide
        return rows

    def caption(self, index: int, width: float) -> Text | None:
        picture = self.pictures[index]
        if picture.caption is None:
            return None
        text = self.press.text(
            picture.caption, "caption", label=picture.number, label_role="caption-number",
            leftIndent=self.press.mm(5), bulletIndent=0,
        )  # fmt: skip
        text.wrap(width, 1e6)
        return text

    def row_height(self, row: list[int], mat: float) -> float:
        """Height of a row with its captions, pt."""
        captions = [self.caption(index, self.caption_width(row, mat)) for index in row]
        below = max((caption.height for caption in captions if caption), default=0.0)
        return max(self.tall(index, mat) for index in row) + (self.press.mm(CAPTION_GAP) + below if below else 0.0)

    def caption_width(self, row: list[int], mat: float) -> float:
        press = self.press
        return (press.page.points - press.page.gutter * MM * (len(row) - 1)) / len(row)

    def height(self, mat: float) -> float:
        return sum(self.row_height(row, mat) for row in self.rows(mat))

    def widest_mat(self, room: float) -> float:
        """Find the widest mat (mm) with which the pictures fit `room` pt of height; 0 when none does."""
        press = self.press
        mat = press.page.mm(MAT)
        while mat >= press.page.mm(MAT_LEAST):
            gaps = press.mm(2) * (len(self.rows(mat)) + 1)
            if self.height(mat) + gaps <= room:
                return mat
            mat -= press.page.mm(STEP)
        return 0.0

    def place(self, board: Board, x: float, y: float, mat: float, gap: float) -> None:
        """Place the rows from `y` down, `gap` apart; mats that stand below each other are aligned."""
        press = self.press
        outermost = min(artwork.bounds[0] for artwork in self.artworks)
        for row in self.rows(mat):
            floor = y + max(self.tall(index, mat) for index in row)
            share = self.caption_width(row, mat)
            for column, index in enumerate(row):
                left = x + column * (share + press.page.gutter * MM)
                picture = Picture(self.artworks[index], self.scale(mat), block=self.pictures[index])
                inside = (self.artworks[index].bounds[0] - outermost) * self.scale(mat) if len(row) == 1 else 0.0
                board.put(picture, left + inside, floor - picture.height, picture.width)
                if caption := self.caption(index, share):
                    board.put(caption, left, floor + press.mm(CAPTION_GAP), share)
            y += self.row_height(row, mat) + gap
