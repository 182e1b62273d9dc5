"""The pocket edition's cover."""

from __future__ import annotations

from generator.documents.blocks import Paragraph, Picture, Section, Words
from generator.errors import FitError
from generator.layouts.engine.boxes import standing
from generator.layouts.engine.cutting import too_long
from generator.layouts.engine.text import TextBox
from generator.layouts.page import Area, Page
from generator.layouts.pocket.panel import LandmarkItem, Panel
from generator.layouts.pocket.prints import HERO_GAP, HERO_MAT, LEAST_TITLE, TITLE_TO_STRAPLINE
from generator.layouts.title import Place, Title, set_title


def cover(panel: Panel, section: Section) -> Page:
    """Set title, strapline and the figure on its rule. Raises FitError for a title that is too long."""
    page, area, heading = Page(), panel.area, section.heading
    bottom = area.top
    if heading is not None:
        title = title_of(panel, heading.words)
        if title is None:
            fault = too_long(
                heading.words, "the cover of the pocket edition", lambda words: title_of(panel, words) is not None
            )
            raise FitError([fault])
        page.add(LandmarkItem(heading.key or "title", heading.words.text, 0, area.top))
        page.extend(title.place(panel.setter, area.left, area.top))
        bottom += title.height + title.below
    for block in section.blocks:
        if isinstance(block, Paragraph):
            text = TextBox(panel.setter, block.words, "strapline")
            page.extend(text.place(area.left, bottom + TITLE_TO_STRAPLINE, area.width))
            bottom += TITLE_TO_STRAPLINE + text.height(area.width) + text.below
        elif isinstance(block, Picture) and bottom + HERO_GAP < area.bottom:
            artwork = panel.setting.pictures.pose_artwork(block.name, HERO_MAT, block.frame)
            room = Area(area.left, bottom + HERO_GAP, area.right, area.bottom)
            page.add(standing(artwork, block, room, "right"))
    page.add(panel.rule(area.bottom))
    return page


def title_of(panel: Panel, words: Words) -> Title | None:
    """Set the title as large as the panel allows; None where it would be too small."""
    theme = panel.setting.theme
    sizes = tuple((role, theme.size("pocket", role)) for role in ("title-1", "title-2"))
    return set_title(panel.setter, "pocket", words, Place(panel.area.width, sizes, LEAST_TITLE))
