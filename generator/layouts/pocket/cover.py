"""The pocket edition's cover."""

from __future__ import annotations

from generator.documents.blocks import Paragraph, Picture, Section
from generator.errors import FitError
from generator.layouts.cells import cap_of
from generator.layouts.fit import balanced
from generator.layouts.page import Area, Page, PictureItem, TextItem
from generator.layouts.pocket.panel import LandmarkItem, Panel
from generator.layouts.poster.head import fitted
from generator.layouts.tight import at
from generator.layouts.title import Place, set_title
from generator.units import to_mm

LEAST_TITLE = 15.0
"""Smallest size of a title's line, pt."""
TITLE_TO_STRAPLINE = 4.6
HERO_GAP = 4.0
HERO_MAT = 70.0


def cover(panel: Panel, section: Section) -> Page:
    """Set title, strapline and the figure on its rule. Raises FitError for a title that is too long."""
    page, area, heading = Page(), panel.area, section.heading
    bottom = area.top
    if heading is not None:
        theme = panel.setting.theme
        sizes = tuple((role, theme.size("pocket", role)) for role in ("title-1", "title-2"))
        title = set_title(panel.setter, "pocket", heading.words, Place(area.width, sizes, LEAST_TITLE))
        if title is None:
            raise FitError([at(heading.words, "is too long for the cover of the pocket edition; use fewer words")])
        page.add(LandmarkItem(heading.key or "title", heading.words.text, 0, area.top))
        page.extend(title.place(panel.setter, area.left, area.top))
        bottom += title.height + title.below
    for block in section.blocks:
        if isinstance(block, Paragraph):
            text = balanced(panel.setter.text(block.words, "strapline"), area.width)
            first = bottom + TITLE_TO_STRAPLINE + cap_of(panel.setter, "strapline", 1.0)
            page.add(TextItem(text, area.left, first))
            bottom = first + (text.line_count - 1) * to_mm(text.style.leading) + panel.below("strapline")
        elif isinstance(block, Picture):
            page.add(hero(panel, block, bottom + HERO_GAP))
    page.add(panel.rule(area.bottom))
    return page


def hero(panel: Panel, picture: Picture, top: float) -> PictureItem:
    """Stand the figure on the rule at the foot, as large as the room above it allows."""
    artwork = panel.setting.pictures.pose_artwork(picture.name, HERO_MAT, picture.frame)
    area = panel.area
    return fitted(artwork, picture, Area(area.left, top, area.right, area.bottom), centred=False)
