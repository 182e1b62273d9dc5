"""The top of a card's front: title and minutes, and the code with its words or the hero."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from generator.documents.blocks import Code
from generator.layouts.card.prints import (
    CODE,
    CODE_GAP,
    CODE_TO_RULE,
    GUTTER,
    HERO_MAT,
    TITLE_TO_RULE,
)
from generator.layouts.card.sheet import CardSheet
from generator.layouts.closing import code_item
from generator.layouts.engine.boxes import ColumnBox, column, standing
from generator.layouts.engine.text import TextBox
from generator.layouts.page import Area, PageItem
from generator.layouts.title import Place, Title, set_title

TopKind = Literal["halves", "stacked"]
STACKED_TITLE = 0.66
"""Share of the width that a title takes with the hero beside it."""
SLIM = 0.3
"""The narrowest place for a hero, as a share of its height."""


@dataclass(frozen=True)
class CardTop:
    """Title and minutes at the left and code or hero at the right, or all of it one below the other.

    `growth` is the title's size as a share of the theme's; `bare` is for a front without moves, which shows the first
    of them where there is no hero.
    """

    sheet: CardSheet
    kind: TopKind
    growth: float
    bare: bool

    @cached_property
    def half(self) -> float:
        """The width of one of two columns."""
        return (self.sheet.front.width - GUTTER * self.sheet.unit) / 2

    @property
    def stacked(self) -> bool:
        return self.kind == "stacked"

    @property
    def share(self) -> float:
        """The size of what is no title, as a share of ID-1's: it shrinks with the title, to no less than that."""
        return max(self.sheet.least_for("code-text"), 1.0, self.sheet.unit * min(1.0, self.growth))

    @cached_property
    def title(self) -> Title | None:
        """The title; None where it would have to be too small."""
        sheet = self.sheet
        if sheet.document.heading is None:
            return None
        theme = sheet.setting.theme
        sizes = tuple((role, theme.size("card", role) * sheet.unit * self.growth) for role in ("title-1", "title-2"))
        width = sheet.front.width * STACKED_TITLE if self.stacked else self.half
        return set_title(sheet.setter, "card", sheet.document.heading.words, Place(width, sizes, sheet.floors.title))

    @property
    def code(self) -> Code | None:
        foot = self.sheet.document.foot
        return foot.code if foot is not None else None

    @property
    def code_side(self) -> float:
        """The side of the code without its quiet zone."""
        return CODE * self.share

    @property
    def beside_code(self) -> float:
        """From a code's edge to the words beside it."""
        return CODE_GAP * self.share

    @cached_property
    def code_words(self) -> ColumnBox[TextBox] | None:
        if self.code is None:
            return None
        pairs = ((self.code.heading, "code-heading"), (self.code.text, "code-text"))
        texts = [
            TextBox(self.sheet.setter, each.words, role, self.share, right=not self.stacked) for each, role in pairs
        ]
        return column([(text, text.line_gap) for text in texts])

    @property
    def code_width(self) -> float:
        """The width of the words beside the code."""
        if self.stacked:
            return self.sheet.front.width * STACKED_TITLE - self.code_side - self.beside_code
        title = self.title.width if self.title is not None else 0.0
        return self.sheet.front.width - title - GUTTER * self.share - self.code_side - self.beside_code

    @cached_property
    def strapline(self) -> TextBox | None:
        strapline = self.sheet.document.strapline
        return TextBox(self.sheet.setter, strapline.words, "strapline", self.share) if strapline is not None else None

    @property
    def fits(self) -> bool:
        """Tell whether the title is large enough and no word sticks out."""
        words = self.code_words is None or self.code_words.fits(self.code_width)
        strapline = self.strapline is None or self.strapline.fits(self.half)
        return (self.title is not None or self.sheet.document.heading is None) and words and strapline

    @property
    def lines(self) -> int:
        """Count the lines of the words beside the code."""
        words = self.code_words
        return sum(text.line_count(self.code_width) for text in words.parts) if words is not None else 0

    # Heights

    @property
    def title_depth(self) -> float:
        """From the title's capitals to where other things may begin."""
        if self.title is None:
            return 0.0
        unit = self.sheet.unit * min(1.0, self.growth)
        return self.title.height + max(TITLE_TO_RULE * unit, self.title.below + 0.8 * unit)

    @property
    def below_title(self) -> float:
        """From the last baseline of the title to the rule."""
        return self.title_depth - self.title.height if self.title is not None else TITLE_TO_RULE * self.share

    @property
    def strapline_depth(self) -> float:
        """The height of the strapline with the white above it."""
        if self.strapline is None:
            return 0.0
        return self.strapline.height(self.half) + max(1.0 * self.share, self.strapline.line_gap)

    @cached_property
    def least(self) -> float:
        """The least height down to the rule."""
        if self.stacked:
            code = self.code_side + self.beside_code + CODE_TO_RULE * self.share if self.code is not None else 0.0
            return self.title_depth + self.strapline_depth + code + TITLE_TO_RULE * self.share * (not code)
        if self.code_words is None:
            return max(self.title_depth, self.strapline_depth + TITLE_TO_RULE * self.share)
        under, words = CODE_TO_RULE * self.share, self.code_words.height(self.code_width)
        if self.strapline is not None:
            words += self.code_words.below + self.strapline_depth + self.below_title - under
        return max(self.title_depth, max(self.code_side, words) + under)

    # Places

    def place(self, rule: float) -> Iterator[PageItem]:
        """Place all between the top margin and a rule."""
        area = self.sheet.front
        top = area.top
        if self.title is not None:
            if not self.stacked:
                top = rule - self.title_depth
            yield from self.title.place(self.sheet.setter, area.left, top)
        yield from (self._stacked if self.stacked else self._beside)(rule)

    def _beside(self, rule: float) -> Iterator[PageItem]:
        """Place the minutes on the title's last baseline, and code or hero at their right."""
        area = self.sheet.front
        left, taken = area.right - self.half, 0.0
        if self.strapline is not None:
            last = rule - self.below_title
            yield from self.strapline.place(left, last - self.strapline.height(self.half), self.half)
            taken = self.strapline.taken(self.half) + 2 * self.share
        if self.code is not None:
            yield from self._code(self.code, area.right, area.top)
        else:
            yield from self._hero(Area(left + taken, area.top, area.right, rule))

    def _stacked(self, rule: float) -> Iterator[PageItem]:
        """Place minutes and code below the title, and the hero at their right."""
        area = self.sheet.front
        right = area.left + (self.title.width if self.title is not None else self.half)
        if self.strapline is not None:
            top = area.top + self.title_depth + self.strapline_depth - self.strapline.height(self.half)
            yield from self.strapline.place(area.left, top, self.half)
            right = max(right, area.left + self.strapline.taken(self.half))
        if self.code_words is not None:
            words = max(text.taken(self.code_width) for text in self.code_words.parts)
            right = max(right, area.left + self.code_side + self.beside_code + words)
        yield from self._hero(Area(right + GUTTER * self.share, area.top, area.right, rule))
        if self.code is not None:
            yield from self._code(
                self.code, area.left + self.code_side, rule - self.code_side - CODE_TO_RULE * self.share
            )

    def _code(self, code: Code, right: float, top: float) -> Iterator[PageItem]:
        """Place the code with its right edge and its top, and its words at its left, or at its right when stacked."""
        yield code_item(self.sheet.setter, code.picture, right, top, self.code_side)
        left = right + self.beside_code
        if not self.stacked:
            left = right - self.code_side - self.beside_code - self.code_width
        if self.code_words is not None:
            yield from self.code_words.place(left, top, self.code_width)

    def _hero(self, area: Area) -> Iterator[PageItem]:
        """Place the hero; a front that would be bare without one gets the first move as decoration."""
        sheet, hero = self.sheet, self.sheet.document.hero
        shown = hero or (sheet.moves[0].picture if self.bare and sheet.moves else None)
        if shown is not None and area.width > SLIM * area.height:
            pictures = sheet.setting.pictures
            item = standing(pictures.pose_artwork(shown.name, HERO_MAT, shown.frame), hero, area, "right")
            yield replace(item, artwork=pictures.pose_artwork(shown.name, HERO_MAT, shown.frame, scale=item.scale))
