"""A card's front: title and minutes, the code or the runner, the first parts, and the Stop strip into the bleed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from generator.documents.blocks import Document, Step
from generator.errors import FitError, Problem
from generator.layouts.arrangement import opening_row
from generator.layouts.card_side import SCALES, SPACES, Side
from generator.layouts.card_strip import Strip, stop_strip
from generator.layouts.card_top import GUTTER, LARGEST_TITLE, Top
from generator.layouts.cells import Column
from generator.layouts.fit import largest
from generator.layouts.page import Page
from generator.layouts.row_setting import set_row
from generator.layouts.rows import SetRow
from generator.layouts.tight import Allowance, at, heading_problems, move_problems, stop_problems, title_problem

FRONT_SPACES = replace(SPACES, figures_right=True)
MATS = (0.66, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35)
TITLES = (1.0, 0.9, 0.8)
"""Shares tried of the title's largest sizes."""
LARGE_PRINT = (1.3, 1.2, 1.1, 1.0)
"""Enlargements of type tried for large print."""


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

    def set_at(scale: float, sentences: bool, share: float) -> SetRow:
        grid = side.grid(FRONT_SPACES, max(2, len(steps)), GUTTER, share, scale, sentences)
        return set_row(grid, row, None)

    fewest = min(SCALES, key=lambda scale: set_at(scale, True, MATS[0]).lines)
    scales = LARGE_PRINT if side.setting.large_print else (fewest,)
    for scale, sentences in product(scales, (True, False)):
        for share in MATS:
            placed = set_at(scale, sentences, share)
            if scale > 1 and max(placed.name_lines) > 1:
                continue
            for growth in TITLES if share <= MATS[2] else TITLES[:1]:
                yield Front(Top(side, growth, False), strip, placed, side)
