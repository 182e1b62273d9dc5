"""The closing line of a card's back under its rule, and the logo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator.documents.blocks import Foot
from generator.layouts.card.prints import FOOT_GAP, FOOT_SIZES, GUTTER, LEAST_LOGO, LOGO
from generator.layouts.card.sheet import CardSheet
from generator.layouts.closing import logo_item
from generator.layouts.page import Area, PageItem, PictureItem, RuleItem
from generator.layouts.small_print import SmallPrintBox


@dataclass(frozen=True)
class CardFoot:
    """The closing line at a scale of type, with a logo of a height in mm; they end at the safe area."""

    sheet: CardSheet
    foot: Foot
    scale: float
    unit: float
    logo_height: float

    @cached_property
    def logo(self) -> PictureItem | None:
        if self.foot.logo is None:
            return None
        return logo_item(self.sheet.setter, self.foot.logo, Area(0, 0, LOGO.width * self.unit, self.logo_height))

    @cached_property
    def words(self) -> SmallPrintBox:
        return SmallPrintBox(self.sheet.setter, self.foot.paragraphs, self.scale)

    @cached_property
    def width(self) -> float:
        """The width of the words."""
        taken = self.logo.box.width + GUTTER * self.unit if self.logo is not None else 0.0
        return self.sheet.back.width - taken

    @property
    def lines(self) -> int:
        return self.words.count(self.width)

    @property
    def fits(self) -> bool:
        return self.words.fits(self.width)

    @property
    def gap(self) -> float:
        return FOOT_GAP * self.unit

    @cached_property
    def rule(self) -> float:
        """Where the rule stands."""
        words = self.words.height(self.width) + self.words.below
        return self.sheet.safe_bottom - max(words, self.logo_height if self.logo is not None else 0.0) - self.gap

    @property
    def top(self) -> float:
        """Where the words above must end."""
        return self.rule - self.gap

    def place(self) -> Iterator[PageItem]:
        """Place the rule, the words and the logo at the right."""
        area = self.sheet.back
        yield RuleItem(area.left, area.right, self.rule, 0.5 * self.unit, self.sheet.colour("ink"))
        yield from self.words.place(area.left, self.rule + self.gap, self.width)
        if self.logo is not None:
            logo = replace(self.logo, x=area.right - self.logo.box.width)
            yield replace(logo, bottom=self.rule + 0.8 * self.gap + logo.box.height)


def card_foot(sheet: CardSheet) -> CardFoot | None:
    """Give the foot in the largest type at which it takes the fewest lines; between narrow gaps as low as it may be."""
    foot = sheet.document.foot
    if foot is None:
        return None
    unit = sheet.unit
    sizes = [CardFoot(sheet, foot, share * unit, unit, LOGO.height * unit) for share in FOOT_SIZES]
    fitting = [each for each in sizes if each.fits] or sizes
    wished = min(fitting, key=lambda each: (each.lines, -each.scale))
    least = CardFoot(sheet, foot, sheet.floors.foot / sheet.setting.theme.size("card", "foot"), 1.0, LEAST_LOGO)
    return least if sheet.narrow_gaps else wished
