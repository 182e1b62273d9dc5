"""The wall poster: one page, filled, with the largest type at which everything fits.

A poster is tried in a few forms, the richest first (look for `forms`). In each, the figures are made as large as
fits and then the type. What height is left over goes to the gaps between the rows, all alike, and to the title.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil

from generator.documents.blocks import Document, Move, walk
from generator.errors import FitError, Problem
from generator.layouts.arrangement import FEWEST, arrange, columns_for, single
from generator.layouts.fit import largest
from generator.layouts.foot import FootPlan, plan_foot
from generator.layouts.grid import Grid, Spaces, figure_bounds
from generator.layouts.page import Box, Page, paint
from generator.layouts.poster_head import HeadPlan, Wanted, plan_head
from generator.layouts.rows import SetRow, set_row
from generator.layouts.setting import Laid, Setting
from generator.layouts.typesetter import Typesetter

HOME_AREA = 297.0 * 420.0
MARGIN = 13.0
GUTTER = 6.0
SPACES = Spaces(
    rule_to_head=4.0,
    head_to_figure=3.0,
    floor_to_text=4.5,
    band_gap=7.0,
    row_gap=8.0,
    inset_height=38.0,
    figure_mat=63.25,
    small_figures=False,
    rule_below=False,
    rules=(1.0, 2.0),
)
"""Measures on A3, mm."""
MATS = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)
SMALL_MATS = (*MATS, 0.64, 0.58, 0.52)
"""Widths of the mats tried, as shares of a column; columns are wide when there are few."""
FEW_TYPE = 1.4
"""Scale of type wanted with one or two columns, before the mats are made as wide as they may be."""
LARGEST_TYPE = 1.6
ROOMY = 0.2
ROOMY_TYPE = (1.4, 1.15)
"""When more than a fifth of the height is left over, type may grow even if names then break: to the first scale with
up to three columns or a single section, else to the second."""
LARGEST_TITLE = 1.5
SIDEBAR = 0.32
"""Share of a landscape poster's width that the title's column takes."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to make a poster: columns, width of the mats as a share of them, and what is kept."""

    columns: int
    mat: float
    hero: bool
    inset: bool
    sentences: bool
    large_title: bool
    least: float = 1.0


@dataclass(frozen=True)
class Poster:
    """A document to be set as a poster."""

    document: Document
    setting: Setting
    setter: Typesetter

    @cached_property
    def unit(self) -> float:
        """The paper's size as a share of A3: lengths and type scale with it (the square root of the areas' ratio)."""
        paper = self.setting.paper
        return float((paper.width * paper.height / HOME_AREA) ** 0.5)

    @cached_property
    def landscape(self) -> bool:
        return self.setting.paper.width > self.setting.paper.height

    @cached_property
    def area(self) -> Box:
        """The page within its margins."""
        margin = MARGIN * self.unit
        return Box(margin, margin, self.setting.paper.width - margin, self.setting.paper.height - margin)

    @cached_property
    def moves(self) -> int:
        """The number of moves in the largest section."""
        return max((len(step.moves) for step in self.document.steps if not single(step)), default=4)

    @cached_property
    def drop(self) -> float:
        """How far the mats reach below the ground at the mat width that figures are drawn at."""
        moves = [block for block in walk(self.document) if isinstance(block, Move)]
        return max((-figure_bounds(self.setter, SPACES, move)[1] for move in moves), default=0.0)

    @cached_property
    def alone(self) -> bool:
        """Tell whether one section has the page to itself."""
        return len(self.document.steps) == 1

    def forms(self) -> Iterator[Form]:
        """List the forms, the richest first: the runner is lost first, then the inset, then the sentences."""
        many = self.moves > 12 or self.setting.large_print
        losses = [(True, True, True, True), (False, True, True, False), (False, False, True, False)]
        if many:
            losses = [(False, True, False, False), (False, False, False, False)]
        for hero, inset, sentences, large in losses:
            for columns in columns_for(self.moves, self.alone):
                if columns < FEWEST:
                    yield from (Form(columns, mat, hero, inset, sentences, large, FEW_TYPE) for mat in SMALL_MATS)
                for mat in MATS:
                    yield Form(columns, mat, hero, inset, sentences, large)

    @cached_property
    def foot(self) -> FootPlan | None:
        if self.document.foot is None:
            return None
        width = self.side.width if self.landscape else self.area.width
        return plan_foot(self.setter, self.document.foot, width, self.unit, stacked=self.landscape)

    @cached_property
    def side(self) -> Box:
        """The title's place: across the top, or down the left of a landscape poster."""
        if not self.landscape:
            return self.area
        return replace(self.area, right=self.area.left + self.area.width * SIDEBAR - GUTTER * self.unit)

    @cached_property
    def main(self) -> Box:
        """The place of the rows: below the title and above the foot, or right of the title."""
        if self.landscape:
            return replace(self.area, left=self.side.right + 2 * GUTTER * self.unit)
        foot = self.foot.height + SPACES.band_gap * self.unit if self.foot is not None else 0.0
        return replace(self.area, bottom=self.area.bottom - foot)


def compose(document: Document, setting: Setting) -> Laid:
    """Set a poster. Raises GlyphError, and FitError with the fields and the words to cut."""
    setter = Typesetter(setting, "poster")
    setter.check(document)
    poster = Poster(document, setting, setter)
    return paint(document, setting, [plan(poster)])


def plan(poster: Poster) -> Page:
    """Choose the form and the scale, and place everything."""
    for form in poster.forms():
        if (scaled := Attempt(poster, form).largest()) is not None:
            return scaled.page()
    raise FitError(problems(poster))


def problems(poster: Poster) -> list[Problem]:
    """Say what does not fit."""
    return [Problem("", 0, 0, "poster", "does not fit")]


@dataclass(frozen=True)
class Attempt:
    """A poster in one form."""

    poster: Poster
    form: Form

    @cached_property
    def head(self) -> HeadPlan | None:
        """The title with strapline and runner; None when the title would be too small."""
        return self.head_at(1.0)

    def head_at(self, growth: float) -> HeadPlan | None:
        """Set the head with its largest sizes multiplied by `growth`."""
        poster, form = self.poster, self.form
        wanted = Wanted(form.hero, form.large_title, poster.landscape, growth)
        return plan_head(poster.setter, poster.document, poster.side, poster.unit, wanted)

    def head_within(self, height: float) -> HeadPlan | None:
        """Set the head as large as a height in mm allows."""

        def fits(growth: float) -> bool:
            head = self.head_at(growth)
            return head is not None and head.least <= height

        return self.head_at(largest(fits, 1.0, LARGEST_TITLE) or 1.0)

    def at(self, scale: float) -> Scaled:
        """Set the rows at a scale of type."""
        poster, form = self.poster, self.form
        main = poster.main
        grid = Grid(
            poster.setter, SPACES, form.columns, main.left, main.width, GUTTER * poster.unit, 0.0, poster.unit, scale,
            "all" if form.sentences else "headed",
        )  # fmt: skip
        mat = grid.column * form.mat
        grid = replace(grid, mat=mat, drop=poster.drop * mat / SPACES.figure_mat)
        rows = arrange(poster.document, form.columns, form.inset)
        return Scaled(self, grid, tuple(set_row(grid, row, poster.document.stop) for row in rows))

    def largest(self) -> Scaled | None:
        """Find the largest type that fits and gives no name or dose another line; None when nothing fits."""
        least = self.at(self.form.least)
        if not least.fits:
            return None

        def unbroken(scale: float) -> bool:
            scaled = self.at(scale)
            return scaled.fits and scaled.name_lines <= least.name_lines

        best = self.at(largest(unbroken, least.grid.scale, LARGEST_TYPE) or least.grid.scale)
        if best.spare > ROOMY * self.poster.main.height:
            most = max(ROOMY_TYPE[self.form.columns > 3 and not self.poster.alone], best.grid.scale)
            best = self.at(largest(lambda scale: self.at(scale).fits, best.grid.scale, most) or best.grid.scale)
        return best


@dataclass(frozen=True)
class Scaled:
    """A poster in one form at one scale: whether it fits, and its page."""

    attempt: Attempt
    grid: Grid
    rows: tuple[SetRow, ...]

    @property
    def name_lines(self) -> int:
        """The number of lines of all names and doses."""
        return sum(sum(row.name_lines) for row in self.rows)

    @property
    def half(self) -> float:
        """The step of the baseline grid: half a leading."""
        return self.grid.leading / 2

    def steps(self) -> list[int]:
        """Give the least distance from each row's first baseline to the next one's, in half lines."""
        least = []
        for above, under in zip(self.rows, self.rows[1:], strict=False):
            gap = SPACES.band_gap if under.heads or under.strip or above.strip else SPACES.row_gap
            least.append(ceil(above.step_to(under, gap * self.grid.unit) / self.half - 1e-6))
        return least

    @property
    def height(self) -> float:
        """The least height of all rows, from the first rule to the last row's bottom."""
        last = self.rows[-1]
        below = last.depth + last.tail
        return self.rows[0].ascent + sum(self.steps()) * self.half + below

    @property
    def spare(self) -> float:
        """The height left over."""
        poster, head = self.attempt.poster, self.attempt.head
        taken = 0.0 if poster.landscape or head is None else head.least
        return poster.main.height - taken - self.height

    @property
    def fits(self) -> bool:
        poster, head = self.attempt.poster, self.attempt.head
        if head is None or not all(row.fits for row in self.rows):
            return False
        foot = poster.foot.height if poster.foot is not None else 0.0
        if poster.landscape and head.least + foot + SPACES.band_gap * poster.unit > poster.area.height:
            return False
        return self.spare >= 0 and (poster.foot is None or poster.foot.fits)

    def page(self) -> Page:
        """Place everything."""
        poster, document = self.attempt.poster, self.attempt.poster.document
        foot = poster.foot.height if poster.foot is not None else 0.0
        head, baselines = self.divided()
        placed = list(zip(self.rows, baselines, strict=True))
        page = Page()
        if head is not None:
            rule = baselines[0] - self.rows[0].ascent
            page.extend(
                head.place(
                    poster.side, poster.side.bottom - foot - SPACES.band_gap * poster.unit if poster.landscape else rule
                )
            )
        for row, baseline in placed:
            page.extend(row.place_moves(baseline))
        for row, baseline in placed:
            page.extend(row.place_inset(baseline))
        for row, baseline in placed:
            page.extend(row.place_stop(baseline))
        if poster.foot is not None and document.foot is not None:
            page.extend(poster.foot.place(poster.side.left, poster.side.bottom - foot))
        return page

    def divided(self) -> tuple[HeadPlan | None, list[float]]:
        """Divide what is left over: a part to the title, the rest to the gaps, all alike.

        Gives the head and each row's first baseline, on one grid of half lines.
        """
        poster, head = self.attempt.poster, self.attempt.head
        if poster.landscape or head is None:
            gaps = max(1, len(self.rows) - 1)
            return head, self.baselines(int(self.spare / gaps / self.half), 0)
        grown = self.attempt.head_within(head.least + self.spare / 2) or head
        rest = self.spare - (grown.least - head.least)
        extra = int(rest / (len(self.rows) + 1) / self.half)
        return grown, self.baselines(extra, extra)

    def baselines(self, extra: int, below: int) -> list[float]:
        """Give each row's first baseline, with so many more half lines in each gap and below the last row."""
        row = self.rows[-1]
        bottom = self.attempt.poster.main.bottom - row.tail - below * self.half
        found = [bottom - row.depth]
        for step in reversed(self.steps()):
            found.insert(0, found[0] - (step + extra) * self.half)
        return found
