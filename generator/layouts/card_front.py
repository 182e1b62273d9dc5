"""A card's front: title and minutes, the code or the runner, the first parts, and the Stop strip into the bleed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from reportlab.lib.enums import TA_LEFT, TA_RIGHT

from generator.documents.blocks import Document, Step
from generator.errors import FitError, Problem
from generator.layouts.arrangement import opening_row
from generator.layouts.card_side import SAFE, SPACES, Side
from generator.layouts.cells import Column, cap_of, leading_of
from generator.layouts.fit import balanced, largest, width_of, wrapped
from generator.layouts.foot import code_item
from generator.layouts.page import Box, Item, Page, PanelItem, TextItem
from generator.layouts.panels import stop_words
from generator.layouts.poster_head import fitted
from generator.layouts.rows import SetRow, set_row
from generator.layouts.tight import Allowance, at, heading_problems, move_problems, stop_problems, title_problem
from generator.layouts.title import Place, Title, set_title
from generator.pdf.flowables import Text
from generator.units import to_mm

GUTTER = 3.6
STRIP_PADDING = 1.7
TITLE_TO_RULE = 2.2
CODE_TO_RULE = 1.8
CODE = 13.0
"""Side of the code without its quiet zone; 12 mm is the least that phones read at arm's length."""
CODE_GAP = 2.6
"""From the code to the words beside it; its quiet zone is about 1.7 mm."""
HERO_MAT = 22.0
FRONT_SPACES = replace(SPACES, figures_right=True)
MATS = (0.66, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35)
TITLES = (1.0, 0.9, 0.8)
"""Shares tried of the title's largest sizes."""
LARGEST_TITLE = 1.45
LEAST_TITLE = 9.0
"""Smallest size of a title line, pt."""


@dataclass(frozen=True)
class Strip:
    """The Stop rule along the bottom: heading and words, and how high it is."""

    side: Side
    heading: Text
    signs: tuple[Text, ...]

    @property
    def framed(self) -> bool:
        """Tell whether the strip is a frame, which must stay inside the trim."""
        return self.side.setting.theme.stop_frame > 0

    @property
    def padding(self) -> float:
        return STRIP_PADDING * self.side.unit

    @property
    def depth(self) -> float:
        """From the heading's baseline to the last one."""
        leading = leading_of(self.side.setter, "stop-text", self.side.unit)
        lines = self.heading.line_count - 1
        return lines * to_mm(self.heading.style.leading) + sum(text.line_count for text in self.signs) * leading

    @property
    def box(self) -> Box:
        """The strip's place on the trimmed card."""
        paper = self.side.setting.paper
        cap = cap_of(self.side.setter, "stop-heading", self.side.unit)
        below = 0.25 * to_mm(self.side.setter.style("stop-text", self.side.unit).fontSize)
        if self.framed:
            bottom = paper.height - SAFE
            return Box(SAFE, bottom - 2 * self.padding - cap - self.depth - below, paper.width - SAFE, bottom)
        top = paper.height - SAFE - below - self.depth - cap - self.padding
        return Box(0.0, top, paper.width, paper.height)

    def place(self) -> Iterator[Item]:
        """Place the strip; a solid one runs into the bleed."""
        side, box = self.side, self.box
        bleed = 0.0 if self.framed else side.setting.bleed
        ground = Box(box.left - bleed, box.top, box.right + bleed, box.bottom + bleed)
        frame = min(side.setting.theme.stop_frame, 1.2 * side.unit)
        yield PanelItem(ground, side.colour("stop"), frame, side.colour("stop-text"))
        baseline = box.top + self.padding + cap_of(side.setter, "stop-heading", side.unit)
        x = side.area.left + (self.padding if self.framed else 0.0)
        yield TextItem(self.heading, x, baseline)
        leading = leading_of(side.setter, "stop-text", side.unit)
        baseline += (self.heading.line_count - 1) * to_mm(self.heading.style.leading) + leading
        for text in self.signs:
            yield TextItem(text, x, baseline)
            baseline += text.line_count * leading


def stop_strip(side: Side) -> Strip | None:
    """Set the Stop rule for the strip."""
    stop = side.document.stop
    if stop is None:
        return None
    width = side.area.width - (2 * STRIP_PADDING * side.unit if side.setting.theme.stop_frame else 0.0)
    heading = wrapped(side.setter.text(stop.heading.words, "stop-heading", side.unit), width)
    signs = tuple(wrapped(side.setter.text(words, "stop-text", side.unit), width) for words in stop_words(stop))
    return Strip(side, heading, signs)


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
            yield from self._hero(Box(area.right - room, area.top, area.right, rule))

    def _alone(self, rule: float, last: float) -> Iterator[Item]:
        """Place minutes and code below the title, and the runner at their right."""
        side, area = self.side, self.side.area
        if self.strapline is not None and self.title is not None:
            gap = max(1.4 * side.unit, self.title.below)
            yield TextItem(self.strapline, area.left, last + gap + leading_of(side.setter, "strapline", side.unit))
        right = area.left + (self.title.width if self.title is not None else self.half)
        yield from self._hero(Box(right + GUTTER * side.unit, area.top, area.right, rule))
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

    def _hero(self, box: Box) -> Iterator[Item]:
        """Place the runner; a front that would be bare without one gets the first move as decoration."""
        hero = self.side.document.hero
        shown = hero or (self.side.moves[0].picture if self.alone and not self.code_lines and self.side.moves else None)
        if shown is not None and box.width > 0.3 * box.height:
            artwork = self.side.setting.pictures.pose_artwork(shown.name, HERO_MAT, shown.frame)
            yield replace(fitted(artwork, shown, box, centred=False), block=hero)


@dataclass(frozen=True)
class Front:
    """A front in one form: its title's size, the width of the mats, with sentences or without."""

    top: Top
    strip: Strip | None
    row: SetRow | None
    side: Side

    @property
    def bottom(self) -> float:
        """Where the strip or the safe area's end leaves off."""
        return self.strip.box.top if self.strip is not None else self.side.area.bottom

    @property
    def spare(self) -> float:
        """The height left over; negative when the front does not fit."""
        taken = self.top.least
        if self.row is not None:
            taken += self.row.ascent + self.row.depth + self.row.tail + SPACES.band_gap * self.side.unit
        return self.bottom - self.side.area.top - taken

    @property
    def fits(self) -> bool:
        return self.top.title is not None and self.spare >= 0 and (self.row is None or self.row.fits)

    def page(self) -> Page:
        """Place everything; what is left over goes above the rule and below the last words, half each."""
        page = Page()
        if self.row is None:
            page.extend(self.top.place(self.bottom - self.side.unit))
        else:
            gap = SPACES.band_gap * self.side.unit + self.spare / 2
            baseline = self.bottom - gap - self.row.tail - self.row.depth
            rule = baseline - self.row.ascent
            page.extend(self.top.grown(rule - self.side.area.top).place(rule))
            page.extend(self.row.place_moves(baseline))
        if self.strip is not None:
            page.extend(self.strip.place())
        return page


def plan_front(side: Side, steps: tuple[Step, ...]) -> Page:
    """Choose the form of the front and place everything. Raises FitError."""
    strip = stop_strip(side)
    for front in fronts(side, steps, strip):
        if front.fits:
            return front.page()
    raise FitError(problems(side, steps))


def problems(side: Side, steps: tuple[Step, ...]) -> list[Problem]:
    """Say which words on the front are too long."""
    found: list[Problem] = []
    grid = side.grid(FRONT_SPACES, max(2, len(steps)), GUTTER, MATS[-1], 1.0, sentences=True)
    column, whole = Column(side.setter, grid.column, grid.scale), Column(side.setter, side.area.width, grid.scale)

    def titled(document: Document) -> bool:
        return Top(replace(side, document=document), TITLES[-1], not steps).title is not None

    found += title_problem(side.document, titled, "the front of a card")
    for step in steps:
        found += heading_problems(step.heading, column, ("step-name", "step-number"), 1)
        found += move_problems(step.moves, column, Allowance(1, 1, 2) if len(steps) <= 2 else Allowance(2, 2, 1))
    found += stop_problems(side.document.stop, whole, 2)
    if not found and side.document.heading is not None:
        found.append(
            at(side.document.heading.words, "leaves too little room on the front of the card: shorten the title")
        )
    return found


def fronts(side: Side, steps: tuple[Step, ...], strip: Strip | None) -> Iterator[Front]:
    """List the forms of the front, the richest first."""
    if not steps:
        alone = Front(Top(side, 1.0, True), strip, None, side)

        def fits(growth: float) -> bool:
            return replace(alone, top=Top(side, growth, True)).fits

        growth = largest(fits, TITLES[-1], LARGEST_TITLE)
        yield replace(alone, top=Top(side, growth or 1.0, True))
        return
    row = opening_row(steps, None, max(2, len(steps)), stop=False)
    for sentences in (True, False):
        for share in MATS:
            grid = side.grid(FRONT_SPACES, max(2, len(steps)), GUTTER, share, 1.0, sentences)
            placed = set_row(grid, row, None)
            for growth in TITLES if share <= MATS[2] else TITLES[:1]:
                yield Front(Top(side, growth, False), strip, placed, side)
