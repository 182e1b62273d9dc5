"""The head of a poster: title, strapline and the hero, whose feet stand on the first rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.documents.blocks import Picture
from generator.layouts.engine.text import TextBox
from generator.layouts.page import Area, PageItem, PictureItem
from generator.layouts.title import APART, Title
from generator.layouts.typesetter import Typesetter
from generator.pdf.canvas import Artwork
from generator.units import to_mm

TITLE_TO_STRAPLINE = 9.0
STRAPLINE_TO_RULE = 8.0
STRAPLINE_SHARE = 0.4
"""Share of the height left over that stands between title and strapline, and not below them."""
HERO_GAP = 6.0
LEAST_HERO, LEAST_SHAPE = 40.0, 0.3
"""Measures on A3, mm."""


@dataclass(frozen=True, slots=True)
class PosterHead:
    """A title with its strapline and a hero beside it or, in a column of its own, below it; `unit` is of A3's side."""

    setter: Typesetter
    title: Title | None
    strapline: TextBox | None
    hero: Picture | None
    artwork: Artwork | None
    unit: float
    width: float
    side: bool

    @property
    def strapline_depth(self) -> float:
        """From the title's last baseline to the strapline's last."""
        if self.strapline is None:
            return 0.0
        if self.title is None:
            return self.strapline.height(self.width)
        gap = max(TITLE_TO_STRAPLINE * self.unit, self.title.below + 4 * self.unit)
        first = max(gap + self.strapline.cap, APART * to_mm(self.title.lines[-1].size))
        return first + self.strapline.height(self.width) - self.strapline.cap

    @property
    def words(self) -> float:
        """From the title's capitals to the strapline's last baseline."""
        return (self.title.height if self.title is not None else 0.0) + self.strapline_depth

    @property
    def least(self) -> float:
        """The least height, down to the first rule."""
        return self.words + STRAPLINE_TO_RULE * self.unit

    def place(self, area: Area, bottom: float) -> Iterator[PageItem]:
        """Place everything between the top of an area and a rule at `bottom`."""
        top = area.top
        if self.title is not None:
            yield from self.title.place(self.setter, area.left, top)
        last = top + self.words
        if self.strapline is not None:
            if not self.side:
                last += STRAPLINE_SHARE * max(0.0, bottom - STRAPLINE_TO_RULE * self.unit - last)
            yield from self.strapline.place(area.left, last - self.strapline.height(self.width), self.width)
        if self.artwork is not None and (place := self.hero_place(area, bottom)) is not None:
            yield fitted(self.artwork, self.hero, place, centred=self.side)

    def hero_place(self, area: Area, bottom: float) -> Area | None:
        """Give the place of the hero beside the title or below it; None where there is too little room for it."""
        top = area.top + self.words + 2 * HERO_GAP * self.unit if self.side else area.top
        taken = self.title.width if self.title is not None else 0.0
        if self.strapline is not None:
            taken = max(taken, self.strapline.taken(self.width))
        width = area.width if self.side else area.width - taken - HERO_GAP * self.unit
        wide = width >= LEAST_HERO * LEAST_SHAPE * self.unit
        return (
            Area(area.right - width, top, area.right, bottom)
            if wide and bottom - top >= LEAST_HERO * self.unit
            else None
        )


def fitted(artwork: Artwork, picture: Picture | None, area: Area, centred: bool) -> PictureItem:
    """Place an artwork as large as an area allows, standing on its bottom, at its right or in its middle."""
    left, bottom, right, top = artwork.bounds
    scale = min(area.width / (right - left), area.height / (top - bottom))
    width = (right - left) * scale
    x = (area.left + area.right - width) / 2 if centred else area.right - width
    return PictureItem(artwork, x, area.bottom, scale, picture)
