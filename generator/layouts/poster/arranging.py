"""The arrangement of a poster: candidates from its structure, judged by a few named measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf, log2

from generator.layouts.bands.manner import WordsPlace
from generator.layouts.bands.plan import BandShape, Plan, plans
from generator.layouts.bands.stackup import BandStack
from generator.layouts.engine.search import Candidate, Measure, wish
from generator.layouts.page import Area, Page
from generator.layouts.poster.head import PosterHead
from generator.layouts.poster.prints import (
    CLOSEST,
    LARGEST_MAT,
    LARGEST_TYPE,
    MOST_COLUMNS,
    TRIED,
    TYPE_STEPS,
    WISHED_MAT,
    ZONES,
)
from generator.layouts.poster.sheet import HeadKind, WallSheet, said
from generator.units import to_mm

WEIGHTS = {
    "type": 6.0,
    "figures": 4.0,
    "holes": 4.0,
    "white": 5.0,
    "covered": 4.0,
    "stop": 8.0,
    "lines": 1.0,
    "title": 0.6,
    "kept": 1.0,
}
"""How much each measure counts; see CONTRIBUTING for what they mean."""
GAINS = {"type": 0.12, "figures": 0.25}
"""What each doubling beyond the wish is worth, where each halving costs 1."""
COVERED = 0.42
"""Share of the bands' place that is covered on a full page."""
GROWN = 1.25
"""Share to which a title grows at most where height is left over."""
OPENING = 2
"""Columns of the steps in the title's column."""
FILLED, BESIDE = 0.5, 0.6
"""Share of a column that the widest figure should fill, and what it costs where it does not."""
COARSE = 4
"""Type sizes tried before the best arrangements are looked at closely."""
CLOSELY = 5
TRIMS = (0.92, 0.945, 0.97, 0.985, 1.02, 1.04)
"""Shares of the best type size that are tried last, where a little less spares a name its second line."""


@dataclass(frozen=True, eq=False)
class Arrangement:
    """One way to make a poster, before its sizes are chosen."""

    sheet: WallSheet
    kind: HeadKind
    head: PosterHead
    shape: BandShape
    plan: Plan
    words: WordsPlace
    zone: float
    sentences: bool

    @cached_property
    def side(self) -> Area:
        return self.sheet.side(self.kind)

    @cached_property
    def main(self) -> Area:
        """The place of the bands: between head and foot, or right of the title's column."""
        sheet, gutter = self.sheet, self.sheet.spaces.gutter
        if self.kind.sidebar:
            return replace(sheet.area, left=self.side.right + 2 * gutter)
        return replace(sheet.area, bottom=self.foot_top)

    @cached_property
    def foot_top(self) -> float:
        """Where the words above the foot must end."""
        foot = self.sheet.foot(self.kind)
        return self.sheet.area.bottom - (foot.height + self.sheet.spaces.band_gap * 0.7 if foot is not None else 0.0)

    @cached_property
    def room(self) -> float:
        """The height that the bands may take."""
        return self.main.height - (0.0 if self.kind.sidebar else self.head.least)

    @cached_property
    def known(self) -> float:
        """What can be judged without measuring words: the grid, the title, what is kept."""
        kept = (0.6 if self.kind.hero else 0.0) + (0.8 if self.shape.inset else 0.0)
        values = {"holes": -self.sheet.holes(self.plan), "title": self.title, "kept": kept}
        return sum(WEIGHTS[name] * value for name, value in values.items())

    @cached_property
    def title(self) -> float:
        """How large the title is beside what the theme wishes, and how many more lines than its author's it takes."""
        title, sheet = self.head.title, self.sheet
        if title is None:
            return 0.0
        wished = sheet.setting.theme.size("poster", "title-1") * sheet.unit
        return wish(min(title.lines[0].size / wished, 1.0), 0.0) - 0.3 * max(0, len(title.lines) - title.asked)

    @cached_property
    def most(self) -> float:
        """The widest mats that columns and height could have room for, were there no words."""
        figures, gutter, room = self.sheet.figures, self.sheet.spaces.gutter * CLOSEST, LARGEST_MAT * self.sheet.unit
        rises = self.sheet.rises(self.plan)
        for band, rise in zip(self.plan, rises, strict=True):
            if rise:
                column = (self.main.width + gutter) / band.columns - gutter
                room = min(room, (self.zone or 1.0) * column / figures.width)
        return min(room, self.room / sum(rises)) if any(rises) else room

    @cached_property
    def possible(self) -> bool:
        """Tell whether all could fit if every text took one line: known without measuring any."""
        sheet, spaces = self.sheet, self.sheet.manner(self.sheet.least, self.words, self.sentences).spaces
        leading = to_mm(sheet.setter.type_of("body", sheet.least).leading)
        least, lines = self.least_mat, 3.0 if self.sentences else 2.0
        if self.most < least:
            return False
        taken = 0.0
        for rise in sheet.rises(self.plan):
            figure, words = rise * least, lines * leading if rise else 0.0
            taken += max(figure, words) if self.words == "beside" else figure + words
        return taken + spaces.row_gap * (len(self.plan) - 1) <= self.room

    @property
    def least_mat(self) -> float:
        """The narrowest mats allowed, mm."""
        return min(self.sheet.floors.mat, WISHED_MAT * self.sheet.unit)

    def hope(self, scale: float) -> float:
        """Give a score that this arrangement cannot beat at a scale of type."""
        return self.promise + WEIGHTS["type"] * wish(scale / self.sheet.wished, GAINS["type"])

    @cached_property
    def promise(self) -> float:
        """Give a score that this arrangement cannot beat, but for that of its type."""
        figures = wish(max(self.most, 1.0) / (WISHED_MAT * self.sheet.unit), GAINS["figures"])
        return self.known + WEIGHTS["figures"] * figures

    def bands(self, scale: float) -> BandStack:
        """Set the bands at a scale of type."""
        return self.sheet.bands(self.plan, self.words, self.zone, self.main.width, scale, self.sentences)

    @cached_property
    def beside(self) -> BandStack | None:
        """Set the first steps in the title's column."""
        sheet = self.sheet
        if not self.kind.opening:
            return None
        columns = min(OPENING, self.kind.opening)
        steps = sheet.document.steps[: self.kind.opening]
        found = list(plans(steps, None, columns, stop=False, few=1))
        plan = found[-1][1]
        return sheet.bands(plan, "below", 0.0, self.side.width, sheet.wished, self.sentences)

    def fitted(self, scale: float) -> Fitted | None:
        """Make figures as large as fits at a scale of type; None where nothing fits."""
        bands = self.bands(scale)
        if not bands.fits:
            return None
        least = self.least_mat
        most = LARGEST_MAT * self.sheet.unit
        beside = self.beside
        if beside is not None:
            room = self.foot_top - self.side.top - self.head.least - self.sheet.spaces.band_gap
            most = beside.largest_mat(least, most, room) or 0.0
        mat = bands.largest_mat(least, most, self.room) if most >= least else None
        if mat is None or (beside is not None and not beside.fits):
            return None
        return Fitted(self, scale, bands, mat)

    @property
    def name(self) -> str:
        return said(self.shape, self.kind, self.words, self.zone)


@dataclass(frozen=True)
class Fitted:
    """A poster that fits: at a scale of type, with figures on mats of a width in mm."""

    arrangement: Arrangement
    scale: float
    bands: BandStack
    mat: float

    @property
    def spare(self) -> float:
        """The height left over."""
        return self.arrangement.room - self.bands.height(self.mat)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Judge the poster."""
        return tuple(Measure(name, value, WEIGHTS[name]) for name, value in self._values())

    def _values(self) -> Iterator[tuple[str, float]]:
        made, sheet = self.arrangement, self.arrangement.sheet
        yield "type", wish(self.scale / sheet.wished, GAINS["type"])
        yield "figures", wish(self.mat / (WISHED_MAT * sheet.unit), GAINS["figures"])
        yield "holes", -sheet.holes(made.plan) - self._bare
        yield "white", -max(0.0, self.spare / made.room - 0.05)
        yield "covered", min(0.0, log2(self._covered / COVERED)) if self._covered else -1.0
        yield "stop", -self._stop
        yield "lines", -self._lines
        yield "title", made.title
        yield "kept", (0.6 if self.shows_hero else 0.0) + (0.8 if made.shape.inset else 0.0)

    @property
    def shows_hero(self) -> bool:
        """Tell whether there is room for the picture beside the title."""
        made = self.arrangement
        return made.kind.hero and self._head[0].hero_place(made.side, self._head[2]) is not None

    @property
    def _covered(self) -> float:
        """The share of the bands' place that figures, words and the Stop panel's words cover."""
        place = self.arrangement.main.width * self.arrangement.room
        return sum(box.covered(self.mat) for box in self.bands.boxes) / place

    @property
    def _stop(self) -> float:
        """The share of the bands' place that is the empty part of the Stop panel."""
        place = self.arrangement.main.width * self.arrangement.room
        panels = [box for box in self.bands.boxes if box.stop is not None and box.plan.stop is not None]
        return sum((box.height(self.mat) - box.stop_height) * box.stop_width for box in panels) / place

    @property
    def _bare(self) -> float:
        """Judge what even the widest figure leaves empty beside it, where words do not stand there."""
        made, wide = self.arrangement, self.arrangement.sheet.figures.width * self.mat
        columns = [box.column for box in self.bands.boxes if box.plan.slots]
        if made.words == "beside" or not columns or not wide:
            return 0.0
        return BESIDE * max(0.0, FILLED - wide / max(columns))

    @property
    def _lines(self) -> float:
        """The share of names and doses that take a second line, and of sentences that take a fourth."""
        broken = total = 0.0
        for box in self.bands.boxes:
            for stack in box.stacks:
                counts = [part.line_count(box.text_width) for part in stack.parts]
                broken += sum(count - 1 for count in counts[:2]) + max(0, sum(counts[2:]) - 3)
                broken += sum(part.least_unbroken > box.text_width for part in stack.parts)
                total += 1
        return broken / max(1.0, total)

    # The page

    def page(self) -> Page:
        """Place everything, in reading order; what is left over goes to the title and to the gaps, all alike."""
        made = self.arrangement
        head, tops, below = self._head
        page = Page()
        page.extend(head.place(made.side, below))
        if made.beside is not None:
            page.extend(made.beside.place(made.side.left, made.beside.tops(below, self.mat, 0.0), self.mat))
        page.extend(self.bands.place(made.main.left, tops, self.mat))
        foot = made.sheet.foot(made.kind)
        if foot is not None:
            page.extend(foot.place(made.side.left, made.sheet.area.bottom - foot.height))
        return page

    @cached_property
    def _head(self) -> tuple[PosterHead, list[float], float]:
        """The head, where the bands begin, and where the head ends."""
        made, (head, tops) = self.arrangement, self._divided()
        below = made.foot_top if made.kind.sidebar else tops[0] if tops else made.main.bottom
        return head, tops, below - (made.beside.height(self.mat) if made.beside is not None else 0.0)

    def _divided(self) -> tuple[PosterHead, list[float]]:
        """Share out the height that is left over: to the title, and to the gaps."""
        made, spare, head = self.arrangement, self.spare, self.arrangement.head
        gaps = max(1, len(self.bands.boxes) - 1)
        if made.kind.sidebar:
            return head, self.bands.tops(made.main.top, self.mat, spare / gaps if len(self.bands.boxes) > 1 else 0)
        for growth in (GROWN, 1.15, 1.08):
            grown = made.sheet.head(made.kind, growth)
            if grown is not None and grown.least - head.least <= spare / 2:
                spare -= grown.least - head.least
                head = grown
                break
        extra = spare / (len(self.bands.boxes) + 1)
        top = made.main.top + head.least + extra
        return head, self.bands.tops(top, self.mat, extra)


def candidates(sheet: WallSheet, sentences: bool) -> Iterator[Candidate[Fitted]]:
    """Yield what fits and might be the best: arrangements at a few sizes of type, then the best of them at more.

    An arrangement is measured only while its words left aside it could still beat the best that was found.
    """
    high = LARGEST_TYPE * sheet.wished
    coarse = sorted({*scales(sheet.least, high, COARSE), sheet.wished})
    hopes = [
        (one.hope(scale), number, one, scale)
        for number, one in enumerate(arrangements(sheet, sentences))
        for scale in coarse
    ]
    hopes.sort(key=lambda each: (-each[0], each[1]))
    found: list[Candidate[Fitted]] = []
    top = -inf
    least: dict[Arrangement, bool] = {}
    for hope, _, one, scale in hopes:
        if hope <= top:
            break
        if one not in least:
            least[one] = one.possible and one.fitted(sheet.least) is not None
        if least[one] and (fitted := one.fitted(scale)) is not None:
            found.append(Candidate(one.name, fitted, fitted.measures))
            top = max(top, found[-1].score)
    found.sort(key=lambda candidate: -candidate.score)
    closely = list(dict.fromkeys(candidate.arrangement.arrangement for candidate in found))[:CLOSELY]
    for one in closely:
        for scale in scales(sheet.least, high, TYPE_STEPS):
            if one.hope(scale) > top and (fitted := one.fitted(scale)) is not None:
                found.append(Candidate(one.name, fitted, fitted.measures))
    if found:
        first = max(found, key=lambda candidate: candidate.score).arrangement
        for share in TRIMS:
            if first.scale * share >= sheet.least and (fitted := first.arrangement.fitted(first.scale * share)):
                found.append(Candidate(first.arrangement.name, fitted, fitted.measures))
    yield from found


def scales(least: float, most: float, count: int) -> list[float]:
    """Give scales of type between two, evenly apart by their ratios."""
    ratio = (most / least) ** (1 / (count - 1)) if most > least else 1.0
    return [least * ratio**number for number in range(count)]


def arrangements(sheet: WallSheet, sentences: bool) -> Iterator[Arrangement]:
    """Yield every way to arrange a poster that its structure offers."""
    document = sheet.document
    shared = {}
    for kind in sheet.heads():
        head = sheet.head(kind)
        if head is None:
            continue
        steps = document.steps[kind.opening :]
        if kind.opening not in shared:
            stop = document.stop is not None
            found = list(plans(steps, document.inset, MOST_COLUMNS, stop=stop, few=TRIED))
            if document.inset is not None:
                found += list(plans(steps, None, MOST_COLUMNS, stop=stop, few=1))
            shared[kind.opening] = found
        for shape, plan in shared[kind.opening]:
            yield Arrangement(sheet, kind, head, shape, plan, "below", 0.0, sentences)
            if shape.columns <= 4:
                for zone in ZONES:
                    yield Arrangement(sheet, kind, head, shape, plan, "beside", zone, sentences)
