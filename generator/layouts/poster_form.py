"""The forms a poster may take: columns, size of the figures, and what is kept when there is much to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator.documents.blocks import Document, Move, walk
from generator.layouts import name_strip
from generator.layouts.arrangement import FEWEST, columns_for, single
from generator.layouts.foot import FootPlan, plan_foot
from generator.layouts.grid import MATLESS, Sentences, Spaces, figure_bounds
from generator.layouts.page import Area
from generator.layouts.setting import Setting
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
WIDE_MATS = (0.6, 0.56, 0.52, 0.48, 0.44, 0.4)
NARROW_MATS = (0.5, 0.47, 0.44, 0.41, 0.38, 0.35, 0.32)
"""Shares of a column tried for figures with their words at the right: of those that lie, and of narrow ones."""
LEAST_MAT = 44.0
"""Narrowest mats, mm on A3, for which the runner or the inset is kept on an upright poster."""
FEW_TYPE = (1.4, 1.2)
"""Scales of type wanted with one or two columns, before the mats are made as wide as they may be."""
LARGE_TYPE = (1.2, 1.1)
"""Scales of type wanted in large print."""
SIDEBAR = 0.32
FEW_SIDEBAR = 0.27
"""Share of a landscape poster's width that the title's column takes; less where few moves can be the larger for it."""
MANY = 12
"""Most moves of a section that keep their sentences."""


Kept = tuple[bool, bool, Sentences, bool, bool]
"""Runner, inset, sentences, a large title; and whether the first steps stand beside the rows."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to make a poster: columns, width of the mats as a share of them, and what is kept.

    `beside` puts the first steps into the title's column; `least` is the smallest scale of type wanted.
    With `words_right`, words stand at the right of their figures and not below them.
    """

    columns: int
    mat: float
    hero: bool
    inset: bool
    sentences: Sentences
    large_title: bool
    beside: bool = False
    least: float = 1.0
    words_right: bool = False


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
    def area(self) -> Area:
        """The page within its margins, below a strip for a name."""
        margin = MARGIN * self.unit
        whole = Area(margin, margin, self.setting.paper.width - margin, self.setting.paper.height - margin)
        return name_strip.below(whole, self.unit, self.setting)

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
    def reach(self) -> float:
        """How much wider than a column mats may be: 1, or more where all figures are narrow and stand without one."""
        moves = [block for block in walk(self.document) if isinstance(block, Move)]
        bounds = [figure_bounds(self.setter, SPACES, move) for move in moves]
        widest = max((right - left for left, _, right, _ in bounds), default=SPACES.figure_mat) / SPACES.figure_mat
        return 1 / widest if widest < MATLESS else 1.0

    @cached_property
    def alone(self) -> bool:
        """Tell whether one section has the page to itself."""
        return len(self.document.steps) == 1

    def forms(self) -> Iterator[Form]:
        """List the forms, the richest first: the runner is lost first, then the inset, then the sentences."""
        for kept in self.kept():
            for columns in self.columns(beside=kept[-1]):
                if self.words_right(columns):
                    mats = NARROW_MATS if self.reach > 1 else WIDE_MATS
                    for least in (*FEW_TYPE[1:], 1.0):
                        yield from (Form(columns, mat, *kept, least=least, words_right=True) for mat in mats)
                for least in LARGE_TYPE if self.setting.large_print else FEW_TYPE if columns < FEWEST else ():
                    yield from (Form(columns, mat, *kept, least=least) for mat in SMALL_MATS)
                width = (self.area.width - (columns - 1) * GUTTER * self.unit) / columns
                small = self.landscape or kept[2] != "all"
                fair = (mat for mat in SMALL_MATS if small or mat >= MATS[-1] or mat * width >= LEAST_MAT * self.unit)
                yield from (Form(columns, mat, *kept) for mat in fair)

    def columns(self, beside: bool) -> list[int]:
        """List the numbers of columns worth trying; up to three moves alone stand one below the other when they lie."""
        count = sum(len(step.moves) for step in self.document.steps)
        if self.alone and count <= FEWEST and self.reach == 1:
            return [1, *columns_for(count, alone=True)]
        return columns_for(self.moves, self.alone or beside)

    def words_right(self, columns: int) -> bool:
        """Tell whether words may stand at the right of figures: of lying ones over the page, of narrow ones in half."""
        return columns == 1 if self.reach == 1 else columns < min(self.moves, FEWEST)

    def kept(self) -> list[Kept]:
        """List what may be kept: runner, inset, sentences, a large title; and whether the first steps go beside."""
        sentences: list[Kept]
        fewer: list[Kept]
        if self.landscape:  # the runner stands below the title and takes nothing from the moves
            sentences = [(True, True, "all", True, False), (True, False, "all", True, False)]
            sentences += [(True, True, "all", True, True), (True, False, "all", True, True)]
            if self.moves in (1, 2, 4) and not self.alone:
                sentences = [*sentences[2:], *sentences[:2]]
            fewer = [(True, True, "headed", True, False), (True, False, "headed", True, False)]
            fewer += [(True, True, "headed", True, True), (True, False, "headed", True, True)]
            fewer += [(False, False, "none", True, True), (False, False, "none", False, True)]
        else:
            sentences = [(True, True, "all", True, False), (False, True, "all", False, False)]
            sentences += [(False, False, "all", False, False)]
            fewer = [(False, True, "headed", False, False), (False, False, "headed", False, False)]
            fewer += [(False, False, "none", False, False)]
        if self.setting.large_print:
            return [(True, True, "none", True, False), (False, True, "none", False, False), *fewer[-1:]]
        return fewer if self.moves > MANY else [*sentences, *fewer]

    @cached_property
    def foot(self) -> FootPlan | None:
        if self.document.foot is None:
            return None
        width = self.side.width if self.landscape else self.area.width
        return plan_foot(self.setter, self.document.foot, width, self.unit, stacked=self.landscape)

    @cached_property
    def side(self) -> Area:
        """The title's place: across the top, or down the left of a landscape poster."""
        if not self.landscape:
            return self.area
        share = FEW_SIDEBAR if self.moves == FEWEST and not self.alone else SIDEBAR
        return replace(self.area, right=self.area.left + self.area.width * share - GUTTER * self.unit)

    @cached_property
    def main(self) -> Area:
        """The place of the rows: below the title and above the foot, or right of the title."""
        if self.landscape:
            return replace(self.area, left=self.side.right + 2 * GUTTER * self.unit)
        foot = self.foot.height + SPACES.band_gap * self.unit if self.foot is not None else 0.0
        return replace(self.area, bottom=self.area.bottom - foot)
