"""The head of a poster: title, strapline and the runner, whose feet stand on the first rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.documents.blocks import Document, Picture
from generator.layouts.cells import cap_of, leading_of
from generator.layouts.fit import balanced, width_of
from generator.layouts.page import Area, Item, PictureItem, TextItem
from generator.layouts.title import APART, Place, Title, set_title
from generator.layouts.typesetter import Typesetter
from generator.pdf.canvas import Artwork
from generator.pdf.flowables import Text
from generator.units import MM, to_mm

TITLE_TO_STRAPLINE = 9.0
STRAPLINE_TO_RULE = 8.0
STRAPLINE_SHARE = 0.4
"""Share of the height left over that stands between title and strapline, and not below them."""
HERO_HEIGHT = 104.0
LEAST_HERO = 40.0
HERO_GAP = 6.0
TALLEST = 100.0
LEAST_CAP = 13.0
"""Measures on A3, mm; capitals of 13 mm are read at 4 m."""
CAP_SHARE = 0.727
"""Height of capitals as a share of the type size."""
HERO_MAT = 135.0


@dataclass(frozen=True, slots=True)
class HeadPlan:
    """A title with its strapline and a figure: the runner, or the first move as decoration when `hero` is None.

    `unit` is the paper's size as a share of A3.
    """

    setter: Typesetter
    title: Title
    strapline: Text | None
    hero: Picture | None
    artwork: Artwork | None
    unit: float
    side: bool

    @property
    def strapline_height(self) -> float:
        """From the title's last baseline to the strapline's last."""
        if self.strapline is None:
            return 0.0
        lines = (self.strapline.line_count - 1) * leading_of(self.setter, "strapline", self.unit)
        cap = cap_of(self.setter, "strapline", self.unit)
        gap = max(TITLE_TO_STRAPLINE * self.unit, self.title.below + 4 * self.unit)
        return max(gap + cap, APART * to_mm(self.title.lines[-1].size)) + lines

    @property
    def least(self) -> float:
        """The least height, down to the first rule."""
        return self.title.height + self.strapline_height + STRAPLINE_TO_RULE * self.unit

    def place(self, area: Area, bottom: float) -> Iterator[Item]:
        """Place everything between the top of an area and a rule."""
        yield from self.title.place(self.setter, area.left, area.top)
        title_bottom = area.top + self.title.height
        if self.strapline is not None:
            lines = (self.strapline.line_count - 1) * leading_of(self.setter, "strapline", self.unit)
            last = title_bottom + self.strapline_height
            if not self.side:
                last += STRAPLINE_SHARE * (bottom - STRAPLINE_TO_RULE * self.unit - last)
            yield TextItem(self.strapline, area.left, last - lines)
        if self.artwork is not None:
            top = title_bottom + self.strapline_height + 2 * HERO_GAP * self.unit if self.side else area.top
            words = max(self.title.width, width_of(self.strapline) if self.strapline is not None else 0.0)
            width = area.width if self.side else area.width - words - HERO_GAP * self.unit
            if bottom - top < LEAST_HERO * self.unit:
                return
            yield fitted(self.artwork, self.hero, Area(area.right - width, top, area.right, bottom), self.side)


def fitted(artwork: Artwork, picture: Picture | None, box: Area, centred: bool) -> PictureItem:
    """Place an artwork as large as a box allows, standing on its bottom, at its right or in its middle."""
    left, bottom, right, top = artwork.bounds
    scale = min(box.width / (right - left), box.height / (top - bottom))
    width = (right - left) * scale
    x = (box.left + box.right - width) / 2 if centred else box.right - width
    return PictureItem(artwork, x, box.bottom, scale, picture)


def first_picture(document: Document) -> Picture | None:
    """Give the first move's figure: the column of a wide poster would be bare without one."""
    return next((move.picture for step in document.steps for move in step.moves), None)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a head is to be: with the runner, with a large first line, above the runner and not beside it, enlarged.

    With `bare`, nothing takes the place of a runner that there is not.
    """

    hero: bool
    large: bool
    side: bool
    growth: float = 1.0
    bare: bool = False


def plan_head(setter: Typesetter, document: Document, area: Area, unit: float, wanted: Wanted) -> HeadPlan | None:
    """Set a title in an area, beside or above the runner; None when it would be too small to read at 4 m."""
    theme = setter.setting.theme
    picture = document.hero if wanted.hero else None
    shown = picture or (first_picture(document) if wanted.hero and wanted.side and not wanted.bare else None)
    artwork = setter.setting.pictures.pose_artwork(shown.name, HERO_MAT, shown.frame) if shown is not None else None
    width = area.width
    if artwork is not None and not wanted.side:
        left, bottom, right, top = artwork.bounds
        width -= HERO_HEIGHT * unit * (right - left) / (top - bottom) + HERO_GAP * unit
    roles = ("title-1", "title-2") if wanted.large else ("title-line",)
    largest = tuple((role, theme.size("poster", role) * unit * wanted.growth) for role in roles)
    smallest = LEAST_CAP * unit / CAP_SHARE * MM
    if document.heading is None:
        return None
    title = set_title(
        setter, "poster", document.heading.words, Place(width, largest, smallest, TALLEST * unit * wanted.growth)
    )
    if title is None:
        return None
    strapline = None
    if document.strapline is not None:
        strapline = balanced(setter.text(document.strapline.words, "strapline", unit), width)
    return HeadPlan(setter, title, strapline, picture, artwork, unit, wanted.side)
