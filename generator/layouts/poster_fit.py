"""A poster in one form: the largest type at which everything fits, and what is left over divided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator.layouts.arrangement import BESIDE, FEWEST, arrange, arrange_beside
from generator.layouts.fit import largest
from generator.layouts.grid import Grid
from generator.layouts.page import Area, Item, Page
from generator.layouts.poster_form import GUTTER, SPACES, Form, Poster
from generator.layouts.poster_head import HeadPlan, Wanted, plan_head
from generator.layouts.row_stack import RowStack, set_rows

LARGEST_TYPE = 1.6
ROOMY = 0.2
ROOMY_TYPE = 1.4
"""With few columns and more than a fifth of the height left over, type may grow to this even if names then break."""
SMALLER_NAMES = 17 / 18
"""Size of names that are then as large as sentences, where that saves a line."""
LARGEST_TITLE = 1.25


@dataclass(frozen=True)
class Attempt:
    """A poster in one form."""

    poster: Poster
    form: Form
    names: float = 1.0

    @cached_property
    def head(self) -> HeadPlan | None:
        """The title with strapline and runner; None when the title would be too small."""
        return self.head_at(1.0)

    def head_at(self, growth: float) -> HeadPlan | None:
        """Set the head with its largest sizes multiplied by `growth`."""
        poster, form = self.poster, self.form
        wanted = Wanted(form.hero, form.large_title, poster.landscape, growth, bare=form.beside)
        return plan_head(poster.setter, poster.document, poster.side, poster.unit, wanted)

    def head_within(self, height: float) -> HeadPlan | None:
        """Set the head as large as a height in mm allows."""

        def fits(growth: float) -> bool:
            head = self.head_at(growth)
            return head is not None and head.least <= height

        return self.head_at(largest(fits, 1.0, LARGEST_TITLE) or 1.0)

    def grid(self, box: Area, columns: int, share: float, scale: float) -> Grid:
        """Make a grid in a box, with mats of a share of its columns."""
        poster = self.poster
        gutter = GUTTER * poster.unit
        mat = share * poster.reach * (box.width - (columns - 1) * gutter) / columns
        return Grid(
            setter=poster.setter,
            spaces=SPACES,
            columns=columns,
            left=box.left,
            width=box.width,
            gutter=gutter,
            mat=mat,
            unit=poster.unit,
            scale=scale * poster.unit,
            sentences=self.form.sentences,
            drop=poster.drop * mat / SPACES.figure_mat,
            names=self.names,
            figure_share=1 / poster.reach if self.form.words_right else 0.0,
        )

    def at(self, scale: float) -> Scaled:
        """Set the rows at a scale of type, 1 being the floor of the paper."""
        poster, form, stop = self.poster, self.form, self.poster.document.stop
        shared = (arrange_beside if form.beside else arrange)(poster.document, form.columns, form.inset)
        main = self.grid(poster.main, form.columns, form.mat, scale)
        narrowest = min((replace(main, columns=row.columns or main.columns).column for row in shared.rows), default=0.0)
        mat = min(main.mat, narrowest * poster.reach)
        main = replace(main, mat=mat, drop=main.drop * mat / main.mat)
        side = self.grid(poster.side, BESIDE, 1.0, 1.0)
        side = replace(side, mat=min(main.mat, side.mat), drop=main.drop)
        return Scaled(self, scale, set_rows(main, shared.rows, stop), set_rows(side, shared.beside, stop))

    def largest(self) -> Scaled | None:
        """Find the largest type that fits and gives no name or dose another line; None when nothing fits."""
        least = self.at(self.form.least)
        if self.names == 1 and not least.rows.grid.figure_share:
            smaller = replace(self, names=SMALLER_NAMES)
            if smaller.at(self.form.least).rows.name_lines < least.rows.name_lines:
                return smaller.largest()
        if not least.fits:
            return None

        def unbroken(scale: float) -> bool:
            scaled = self.at(scale)
            return scaled.fits and scaled.rows.name_lines <= least.rows.name_lines

        best = self.at(largest(unbroken, least.scale, LARGEST_TYPE) or least.scale)
        if best.spare > ROOMY * self.poster.main.height and self.form.columns <= FEWEST:
            most = max(ROOMY_TYPE, best.scale)
            best = self.at(largest(lambda scale: self.at(scale).fits, best.scale, most) or best.scale)
        return best


@dataclass(frozen=True)
class Scaled:
    """A poster in one form at one scale: whether it fits, and its page."""

    attempt: Attempt
    scale: float
    rows: RowStack
    beside: RowStack

    @property
    def spare(self) -> float:
        """The height left over for the rows."""
        poster, head = self.attempt.poster, self.attempt.head
        taken = 0.0 if poster.landscape or head is None else head.least
        return poster.main.height - taken - self.rows.height

    @property
    def spare_beside(self) -> float:
        """The height left over in the title's column of a wide poster."""
        poster, head = self.attempt.poster, self.attempt.head
        if not poster.landscape or head is None:
            return 0.0
        return self.beside_bottom - poster.side.top - head.least - self.beside.height

    @property
    def beside_bottom(self) -> float:
        """Where the title's column ends above the foot."""
        poster = self.attempt.poster
        foot = poster.foot.height + SPACES.band_gap * poster.unit if poster.foot is not None else 0.0
        return poster.side.bottom - foot

    @property
    def fits(self) -> bool:
        poster = self.attempt.poster
        return (
            self.attempt.head is not None
            and (poster.foot is None or poster.foot.fits)
            and self.rows.fits
            and self.beside.fits
            and self.spare >= 0
            and self.spare_beside >= 0
        )

    def page(self) -> Page:
        """Place everything, in reading order."""
        poster = self.attempt.poster
        head, baselines = self.divided()
        beside = self.beside.baselines(self.beside_bottom)
        page = Page()
        if head is not None:
            page.extend(self._head(head, baselines, beside))
        page.extend(self.beside.moves(beside))
        page.extend(self.rows.moves(baselines))
        page.extend(self.beside.asides(beside))
        page.extend(self.rows.asides(baselines))
        if poster.foot is not None:
            page.extend(poster.foot.place(poster.side.left, poster.side.bottom - poster.foot.height))
        return page

    def _head(self, head: HeadPlan, baselines: list[float], beside: list[float]) -> Iterator[Item]:
        """Place the title above what stands below it."""
        poster = self.attempt.poster
        below, tops = (self.beside, beside) if poster.landscape else (self.rows, baselines)
        bottom = tops[0] - below.rows[0].ascent if tops else self.beside_bottom
        yield from head.place(poster.side, bottom)

    def divided(self) -> tuple[HeadPlan | None, list[float]]:
        """Divide what is left over: a part to the title, the rest to the gaps, all alike.

        Gives the head and each row's first baseline.
        """
        poster, head, rows = self.attempt.poster, self.attempt.head, self.rows
        bottom = poster.main.bottom
        if poster.landscape or head is None:
            gaps = max(1, len(rows.rows) - 1)
            return head, rows.baselines(bottom, int(self.spare / gaps / rows.half))
        grown = self.attempt.head_within(head.least + self.spare / 2) or head
        rest = self.spare - (grown.least - head.least)
        extra = int(rest / (len(rows.rows) + 1) / rows.half)
        return grown, rows.baselines(bottom - extra * rows.half, extra)
