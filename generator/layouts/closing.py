"""The foot of a page: guidance, credits, version and contact, the logo, and the code with what it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.documents.blocks import Code, Foot, Paragraph, Picture
from generator.layouts.codes import QUIET_ZONE
from generator.layouts.engine.boxes import ColumnBox, column
from generator.layouts.engine.text import TextBox
from generator.layouts.page import Area, PageItem, PictureItem, RuleItem
from generator.layouts.small_print import SmallPrintBox
from generator.layouts.typesetter import Typesetter

SHARES = (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68)
"""Shares of the width tried for the first of two columns of small print, the most even ones first."""
CODE_SHARE = 0.34
"""Most of a wide foot's width that the words of the code take."""


@dataclass(frozen=True, slots=True)
class FootSizes:
    """Sizes in mm: the code's side without its quiet zone, gaps, the widest logo and column of small print."""

    code: float
    gap: float
    gutter: float
    logo: float
    measure: float
    rule: float

    def times(self, unit: float) -> FootSizes:
        return FootSizes(*(getattr(self, name) * unit for name in self.__slots__))


def code_item(setter: Typesetter, picture: Picture, right: float, top: float, side: float) -> PictureItem:
    """Place a code, `side` mm without its quiet zone, which reaches beyond the right and top given."""
    artwork = setter.setting.pictures.code(picture.name)
    unit = side / (artwork.bounds[2] - artwork.bounds[0] - 2 * QUIET_ZONE)
    quiet = QUIET_ZONE * unit
    return PictureItem(artwork, right - side - quiet, top + side + quiet, unit, picture)


def logo_item(setter: Typesetter, picture: Picture, area: Area) -> PictureItem:
    """Place a logo as large as an area allows, at its top left."""
    artwork = setter.setting.pictures.logo(picture.name)
    x0, y0, x1, y1 = artwork.bounds
    scale = min(area.width / (x1 - x0), area.height / (y1 - y0))
    return PictureItem(artwork, area.left, area.top + (y1 - y0) * scale, scale, picture)


@dataclass(frozen=True)
class FootBox:
    """A foot under its rule; `stacked` is for narrow places. The small print stands in one column or in two."""

    setter: Typesetter
    foot: Foot
    sizes: FootSizes
    scale: float
    stacked: bool
    width: float

    def code_box(self, code: Code) -> ColumnBox[TextBox]:
        """Set the words beside a code."""
        lines = [
            TextBox(self.setter, each.words, role, self.scale, right=not self.stacked)
            for each, role in ((code.heading, "code-heading"), (code.text, "code-text"))
        ]
        return column([(line, line.line_gap) for line in lines])

    @cached_property
    def words(self) -> tuple[ColumnBox[TextBox], float] | None:
        """The words of the code, and the width of their column."""
        if self.foot.code is None:
            return None
        box = self.code_box(self.foot.code)
        room = self.width - self.sizes.code - self.sizes.gap if self.stacked else self.width * CODE_SHARE
        natural = max(part.natural for part in box.parts) + 0.1
        return box, min(room, natural)

    @cached_property
    def logo(self) -> PictureItem | None:
        if self.foot.logo is None:
            return None
        width = self.width if self.stacked else self.sizes.logo
        return logo_item(self.setter, self.foot.logo, Area(0, 0, width, self.sizes.code))

    @cached_property
    def print_columns(self) -> tuple[tuple[SmallPrintBox, float], ...]:
        """The columns of small print, each with its width, shared out so that they take the fewest lines."""
        paragraphs, sizes = self.foot.paragraphs, self.sizes
        room = self.width
        if not self.stacked:
            room -= self.logo.box.width + sizes.gap if self.logo is not None else 0.0
            room -= self.words[1] + sizes.code + sizes.gap + sizes.gutter if self.words is not None else 0.0
            measure = min(room, 2 * sizes.measure + sizes.gutter) - sizes.gutter
            shared = list(self._shared(paragraphs, measure))
            if shared:
                return min(shared, key=lambda columns: max(box.count(width) for box, width in columns))
        return ((SmallPrintBox(self.setter, paragraphs, self.scale), min(room, 2 * sizes.measure)),)

    def _shared(
        self, paragraphs: tuple[Paragraph, ...], room: float
    ) -> Iterator[tuple[tuple[SmallPrintBox, float], tuple[SmallPrintBox, float]]]:
        """Yield the ways to set small print in two columns."""
        for share in SHARES:
            for split in range(1, len(paragraphs)):
                one = SmallPrintBox(self.setter, paragraphs[:split], self.scale)
                two = SmallPrintBox(self.setter, paragraphs[split:], self.scale)
                if one.fits(share * room) and two.fits(room - share * room):
                    yield (one, share * room), (two, room - share * room)

    @property
    def code_height(self) -> float:
        if self.words is None:
            return 0.0
        box, width = self.words
        return max(self.sizes.code, box.height(width) + box.below)

    @cached_property
    def height(self) -> float:
        """From the rule to the bottom."""
        small = max(box.height(width) + box.below for box, width in self.print_columns)
        logo = self.sizes.code if self.logo is not None else 0.0
        parts = [part for part in (self.code_height, logo, small) if part]
        if self.stacked:
            return self.sizes.gap * len(parts) + sum(parts)
        return self.sizes.gap + max(parts, default=0.0)

    def place(self, left: float, top: float) -> Iterator[PageItem]:
        """Place the rule at `top` and all else below it."""
        setting, sizes = self.setter.setting, self.sizes
        yield RuleItem(left, left + self.width, top, sizes.rule, setting.theme.inks["ink"].reportlab(setting.space))
        top += sizes.gap
        code_top = top
        if self.stacked and self.words is not None:
            top += self.code_height + sizes.gap
        x = left
        if self.logo is not None and self.foot.logo is not None:
            yield logo_item(self.setter, self.foot.logo, Area(x, top, x + self.logo.box.width, top + sizes.code))
            x, top = (x, top + sizes.code + sizes.gap) if self.stacked else (x + self.logo.box.width + sizes.gap, top)
        for box, width in self.print_columns:
            yield from box.place(x, top, width)
            x += width + sizes.gutter
        if self.words is not None and self.foot.code is not None:
            box_, width = self.words
            right = left + sizes.code if self.stacked else left + self.width
            yield code_item(self.setter, self.foot.code.picture, right, code_top, sizes.code)
            words_left = right + sizes.gap if self.stacked else right - sizes.code - sizes.gap - width
            yield from box_.place(words_left, code_top, width)
