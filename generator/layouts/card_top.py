"""The top of a card's front: title and minutes, and the code with its words or the runner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from reportlab.lib.enums import TA_LEFT, TA_RIGHT

from generator.layouts.card_side import Side
from generator.layouts.cells import cap_of, leading_of
from generator.layouts.fit import balanced, largest, width_of, wrapped
from generator.layouts.foot import code_item
from generator.layouts.page import Area, Item, TextItem
from generator.layouts.poster_head import fitted
from generator.layouts.title import Place, Title, set_title
from generator.pdf.flowables import Text
from generator.units import to_mm

GUTTER = 3.6
TITLE_TO_RULE = 2.2
CODE_TO_RULE = 1.8
CODE = 13.0
"""Side of the code without its quiet zone; 12 mm is the least that phones read at arm's length."""
CODE_GAP = 2.6
"""From the code to the words beside it; its quiet zone is about 1.7 mm."""
HERO_MAT = 22.0
LARGEST_TITLE = 1.45
LEAST_TITLE = 9.0
"""Smallest size of a title line, pt."""


@dataclass(frozen=True)
class Top:
    """Title and minutes at the left, the code with its words or the runner at the right."""

    side: Side
    growth: float
    alone: bool

    @cached_property
    def half(self) -> float:
        """The width of one of two columns."""
        return (self.side.area.width - GUTTER * self.side.unit) / 2

    @cached_property
    def title(self) -> Title | None:
        side = self.side
        if side.document.heading is None:
            return None
        theme = side.setting.theme
        sizes = [(role, theme.size("card", role) * side.unit * self.growth) for role in ("title-1", "title-2")]
        width = self.half * (1.3 if self.alone else 1.0)
        place = Place(width, tuple(sizes), LEAST_TITLE * side.unit)
        return set_title(side.setter, "card", side.document.heading.words, place)

    @cached_property
    def code_lines(self) -> tuple[Text, ...]:
        """The words beside the code."""
        code = self.side.document.foot.code if self.side.document.foot is not None else None
        if code is None:
            return ()
        setter, unit = self.side.setter, self.side.unit
        taken = self.title.width if self.title is not None and not self.alone else 0.0
        width = self.side.area.width - taken - (CODE + CODE_GAP + 3.0) * unit
        alignment = TA_LEFT if self.alone else TA_RIGHT
        return tuple(
            balanced(setter.text(each.words, role, unit, alignment=alignment), width)
            for each, role in ((code.heading, "code-heading"), (code.text, "code-text"))
        )

    @cached_property
    def strapline(self) -> Text | None:
        if self.side.document.strapline is None:
            return None
        words = self.side.document.strapline.words
        return wrapped(self.side.setter.text(words, "strapline", self.side.unit), self.half)

    @property
    def code_depth(self) -> float:
        """From the capitals' top to the last baseline of the code's words."""
        if not self.code_lines:
            return 0.0
        setter, unit = self.side.setter, self.side.unit
        lines = sum(text.line_count for text in self.code_lines) - 1
        return cap_of(setter, "code-heading", unit) + lines * leading_of(setter, "code-text", unit)

    @property
    def least(self) -> float:
        """The least height down to the rule."""
        if self.title is None:
            return 0.0
        unit = self.side.unit
        strapline = leading_of(self.side.setter, "strapline", unit) + 1.0 * unit if self.strapline is not None else 0.0
        words = self.title.height + max(TITLE_TO_RULE * unit, self.title.below + 0.8 * unit)
        if self.alone:
            return words + strapline + (CODE + CODE_GAP + 1.0) * unit if self.code_lines else words + strapline
        beside = max(CODE * unit, self.code_depth + strapline) + CODE_TO_RULE * unit if self.code_lines else 0.0
        return max(words, beside)

    def grown(self, height: float) -> Top:
        """Make the title as large as a height allows."""

        def fits(growth: float) -> bool:
            top = replace(self, growth=growth)
            return top.title is not None and top.least <= height + 1e-6

        return replace(self, growth=largest(fits, self.growth, LARGEST_TITLE) or self.growth)

    def place(self, rule: float) -> Iterator[Item]:
        """Place all between the top margin and a rule."""
        side, area = self.side, self.side.area
        if self.title is None:
            return
        last = area.top + self.title.height
        if not self.alone:
            last = rule - max(TITLE_TO_RULE * side.unit, self.title.below + 0.8 * side.unit)
        yield from self.title.place(side.setter, area.left, last - self.title.height)
        yield from (self._alone if self.alone else self._beside)(rule, last)

    def _beside(self, rule: float, last: float) -> Iterator[Item]:
        """Place the minutes level with the title, and code or runner at their right."""
        side, area = self.side, self.side.area
        column = area.right - self.half
        if self.strapline is not None:
            yield TextItem(self.strapline, column, rule - TITLE_TO_RULE * side.unit)
        if self.code_lines:
            yield from self._code(area.right, area.top)
        else:
            room = area.right - column - (width_of(self.strapline) if self.strapline else 0.0) - 2 * side.unit
            yield from self._hero(Area(area.right - room, area.top, area.right, rule))

    def _alone(self, rule: float, last: float) -> Iterator[Item]:
        """Place minutes and code below the title, and the runner at their right."""
        side, area = self.side, self.side.area
        if self.strapline is not None and self.title is not None:
            gap = max(1.4 * side.unit, self.title.below)
            yield TextItem(self.strapline, area.left, last + gap + leading_of(side.setter, "strapline", side.unit))
        right = area.left + (self.title.width if self.title is not None else self.half)
        if self.code_lines:
            words = max(width_of(text) for text in self.code_lines)
            right = max(right, area.left + (CODE + CODE_GAP) * side.unit + words)
        yield from self._hero(Area(right + GUTTER * side.unit, area.top, area.right, rule))
        if self.code_lines:
            code = CODE * side.unit
            top = rule - code - TITLE_TO_RULE * side.unit
            yield from self._code(area.left + code, top)

    def _code(self, right: float, top: float) -> Iterator[Item]:
        """Place the code with its right edge and its top, and its words at its left, or at its right when alone."""
        side, foot = self.side, self.side.document.foot
        if foot is None or foot.code is None:
            return
        yield code_item(side.setter, foot.code.picture, right, top, CODE * side.unit)
        baseline = top + cap_of(side.setter, "code-heading", side.unit)
        for text in self.code_lines:
            before = right - (CODE + CODE_GAP) * side.unit - to_mm(text.width)
            yield TextItem(text, right + CODE_GAP * side.unit if self.alone else before, baseline)
            baseline += text.line_count * leading_of(side.setter, "code-text", side.unit)

    def _hero(self, box: Area) -> Iterator[Item]:
        """Place the runner; a front that would be bare without one gets the first move as decoration."""
        hero = self.side.document.hero
        shown = hero or (self.side.moves[0].picture if self.alone and self.side.moves else None)
        if shown is not None and box.width > 0.3 * box.height:
            artwork = self.side.setting.pictures.pose_artwork(shown.name, HERO_MAT, shown.frame)
            yield replace(fitted(artwork, shown, box, centred=False), block=hero)
