"""The captioned pictures of an exercise: rows of figures on one floor, at sizes that few spreads do not share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log
from typing import Any

from generator.documents import blocks
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.engine.text import TextBox
from generator.layouts.page import PageItem, PictureItem
from generator.pdf.canvas import Artwork

Bounds = tuple[float, float, float, float]

MATS = tuple(float(mat) for mat in range(108, 44, -2))
"""The widths a mat may have, mm on A5."""
MAT = MATS[0]
CAPTION_GAP, BESIDE_GAP, BESIDE_LEAST = 3.0, 4.0, 34.0
"""From a floor to the caption below, from a picture to that beside it, and the least width of that, mm on A5."""
BESIDE_WORTH = 1.15
"""How much wider a mat must be before pictures leave the one below the other that most spreads have."""
GAP_LEAST, GAP_MOST = 4.0, 9.0
"""Least and most white above, between and below rows, mm on A5."""
ANOTHER_SIZE = 0.8
"""What a further size in a book must win: the sum of the logarithms by which figures grow."""


def shared_sizes(widest: Iterable[float]) -> dict[float, float]:
    """Give for the widest mat of each spread the one it is set at: few sizes, none much smaller than it could be.

    Sizes are chosen from the largest down by dynamic programming; each spread takes the largest that it holds.
    """
    found = sorted(widest, reverse=True)
    counts = {mat: found.count(mat) for mat in found}
    mats = list(counts)
    best: list[tuple[float, dict[float, float]]] = [(0.0, {})]
    for end in range(1, len(mats) + 1):
        least = mats[end - 1]
        ways = []
        for start in range(end):
            lost = sum(counts[mat] * log(mat / least) for mat in mats[start:end])
            cost, chosen = best[start]
            ways.append((cost + lost + ANOTHER_SIZE, {**chosen, **dict.fromkeys(mats[start:end], least)}))
        best.append(min(ways, key=lambda way: way[0]))
    return best[-1][1]


@dataclass(frozen=True)
class Pictured:
    """An exercise's pictures, measured at the widest mat."""

    pictures: tuple[blocks.Picture, ...]
    compositor: Compositor
    captions: dict[int, TextBox | None] = field(default_factory=dict)

    @cached_property
    def bounds(self) -> tuple[Bounds, ...]:
        """The bounds (left, bottom, right, top in mm) of the pictures with the widest mat."""
        drawer = self.compositor.setting.pictures
        return tuple(drawer.bounds(picture.name, MAT, picture.frame) for picture in self.pictures)

    def caption(self, number: int) -> TextBox | None:
        """Set a picture's caption."""
        if number not in self.captions:
            picture = self.pictures[number]
            hanging: dict[str, Any] = {
                "label": picture.number,
                "label_role": "caption-number",
                "hanging": self.compositor.mm(5),
            }
            options = hanging if picture.number else {}
            made = self.compositor.text(picture.caption, "caption", even=True, **options) if picture.caption else None
            self.captions[number] = made
        return self.captions[number]

    @property
    def forms(self) -> Iterator[Form]:
        """The forms of arrangement: captions beside or below, and how many pictures stand abreast."""
        count = len(self.pictures)
        yield from (Form(False, abreast) for abreast in range(count, 0, -1))
        if count > 1:
            yield Form(True, 1)

    def best(self, room: float) -> Arranged | None:
        """Choose the form with the widest mat for `room` mm of height; None when none fits."""
        found = [made for form in self.forms if (made := self.widest(form, room))]
        best = max(found, key=lambda made: made.mat * (BESIDE_WORTH if made.form.beside else 1), default=None)
        for picture in self.pictures if best else ():
            mat = self.compositor.mm(best.mat) if best else 0.0
            self.compositor.setting.pictures.note_place(picture.name, picture.frame, mat)
        return best

    def at(self, mat: float, room: float) -> Arranged | None:
        """Choose the form for a width of mat: as many abreast as there is room for, so that no white stands beside."""
        found = (Arranged(self, form, mat) for form in self.forms)
        return next((made for made in found if made.fits(room)), None)

    def lacking(self, room: float) -> float:
        """Give the height that the lowest form lacks with the smallest figures."""
        least = min(Arranged(self, form, MATS[-1]).taken for form in self.forms)
        return max(0.1, least - room)

    def widest(self, form: Form, room: float) -> Arranged | None:
        """Find a form's widest mat."""
        low, high = 0, len(MATS) - 1
        if not Arranged(self, form, MATS[high]).fits(room):
            return None
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if Arranged(self, form, MATS[middle]).fits(room) else (middle + 1, high)
        return Arranged(self, form, MATS[high])


@dataclass(frozen=True, slots=True)
class Form:
    """How pictures stand: up to so many abreast, with their captions below or, for one a row, beside."""

    beside: bool
    abreast: int


@dataclass(frozen=True)
class Arranged:
    """Pictures in a form at one width of mat (mm on A5)."""

    column: Pictured
    form: Form
    mat: float

    @property
    def compositor(self) -> Compositor:
        return self.column.compositor

    @property
    def scale(self) -> float:
        """Mm on the page for one of the artworks at the widest mat."""
        return self.compositor.mm(self.mat) / MAT

    def size(self, number: int) -> tuple[float, float]:
        left, bottom, right, top = self.column.bounds[number]
        return (right - left) * self.scale, (top - bottom) * self.scale

    @cached_property
    def rows(self) -> list[list[int]]:
        """Share the pictures out to rows."""
        gutter, width = self.compositor.page.gutter, self.compositor.page.measure
        rows: list[list[int]] = []
        room = 0.0
        for number in range(len(self.column.pictures)):
            wide = self.size(number)[0] + gutter
            if rows and wide <= room and len(rows[-1]) < self.form.abreast:
                rows[-1].append(number)
            else:
                rows.append([number])
                room = width + gutter
            room -= wide
        return rows

    def share(self, row: Sequence[int]) -> float:
        """Width for one picture and its caption below."""
        return (self.compositor.page.measure - self.compositor.page.gutter * (len(row) - 1)) / len(row)

    @property
    def beside_width(self) -> float:
        widest = max(self.size(number)[0] for number in range(len(self.column.pictures)))
        return self.compositor.page.measure - widest - self.compositor.mm(BESIDE_GAP)

    def row_height(self, row: Sequence[int]) -> float:
        """Give the height of a row with its captions."""
        tall = max(self.size(number)[1] for number in row)
        captions = [caption for number in row if (caption := self.column.caption(number))]
        if self.form.beside:
            return max([tall, *(caption.height(self.beside_width) for caption in captions)])
        below = max((caption.height(self.share(row)) for caption in captions), default=0.0)
        return tall + (self.compositor.mm(CAPTION_GAP) + below if below else 0.0)

    @cached_property
    def height(self) -> float:
        return sum(self.row_height(row) for row in self.rows)

    def fits(self, room: float) -> bool:
        """Tell whether everything fits with the least gaps, and captions have room for their words."""
        captions = [caption for number in range(len(self.column.pictures)) if (caption := self.column.caption(number))]
        if any(self.size(number)[0] > self.share(row) + 1e-6 for row in self.rows for number in row):
            return False
        if self.form.beside:
            if self.beside_width < self.compositor.mm(BESIDE_LEAST):
                return False
            if any(not caption.fits(self.beside_width) for caption in captions):
                return False
        return self.taken <= room + 1e-6

    @property
    def taken(self) -> float:
        """The height of all with the least gaps."""
        return self.height + self.compositor.mm(GAP_LEAST) * (len(self.rows) + 1)

    def place(self, x: float, y: float, room: float) -> Iterator[PageItem]:
        """Place the rows from `y` down with equal gaps; mats that stand below each other are aligned."""
        gap = min((room - self.height) / (len(self.rows) + 1), self.compositor.mm(GAP_MOST))
        y += (room - self.height - gap * (len(self.rows) - 1)) / 2
        for row in self.rows:
            yield from self.place_row(row, x, y)
            y += self.row_height(row) + gap

    def place_row(self, row: Sequence[int], x: float, y: float) -> Iterator[PageItem]:
        compositor, column = self.compositor, self.column
        artworks = {number: self.drawn(number) for number in row}
        outermost = min(left for left, _, _, _ in column.bounds) * self.scale
        lowest = min(column.bounds[number][1] for number in row) * self.scale
        foot = y + max(self.size(number)[1] for number in row)
        share, measure = self.share(row), compositor.page.measure
        for place, number in enumerate(row):
            left, bottom = artworks[number].bounds[:2]
            at = x + place * (share + compositor.page.gutter)
            inside = left - outermost if self.form.abreast == 1 else 0.0
            yield PictureItem(artworks[number], at + inside, foot - (bottom - lowest), 1.0, column.pictures[number])
            if caption := column.caption(number):
                if self.form.beside:
                    height = caption.height(self.beside_width)
                    yield from caption.place(x + measure - self.beside_width, foot - height, self.beside_width)
                else:
                    yield from caption.place(at, foot + compositor.mm(CAPTION_GAP), share)

    def drawn(self, number: int) -> Artwork:
        picture = self.column.pictures[number]
        return self.compositor.setting.pictures.pose_artwork(picture.name, self.compositor.mm(self.mat), picture.frame)
