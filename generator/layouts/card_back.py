"""A card's back: the lettered moves in a grid, or many of them in a list, and the foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.documents.blocks import Step, Words
from generator.errors import FitError, Problem
from generator.layouts.arrangement import section_rows, together
from generator.layouts.card_list import CardList
from generator.layouts.card_side import SCALES, SPACES, Side, moves_of
from generator.layouts.cells import cap_of
from generator.layouts.fit import largest
from generator.layouts.foot import logo_item
from generator.layouts.imprint import SmallPrint, small_print
from generator.layouts.page import Area, Item, Page, RuleItem
from generator.layouts.row_setting import set_row
from generator.layouts.rows import SetRow
from generator.layouts.tight import at
from generator.units import to_mm

GUTTER = 1.4
BACK_SPACES = replace(SPACES, rule_below=True)
LEAST_SHARE, FEW_SHARE = 0.45, 0.3
"""Narrowest mats as shares of a column, and of one of two."""
NEARLY = 0.85
"""Figures of this share of the largest are large enough to save a line of names for."""
LARGEST_TYPE = 1.3
FOOT_SIZES = (1.0, 0.95, 0.9, 6 / 7)
"""Shares tried of the foot's size of 7 pt; 6 pt is the floor."""
FOOT_GAP = 1.2
LOGO = Area(0, 0, 16, 5)
LEAST_LOGO = 2.2
COLUMNS = {1: (1,), 2: (2,), 3: (3,), 4: (4, 2), 5: (3,), 6: (3,), 7: (4,), 8: (4,), 9: (5,), 10: (5,), 12: (4,)}
"""Columns tried for so many moves; all other numbers stand in a list."""
WITH_SENTENCES = 4
"""Most moves on the back that keep their sentences."""


@dataclass(frozen=True)
class CardFoot:
    """The closing line of the back under its rule, and the logo."""

    side: Side
    words: SmallPrint
    logo_height: float = LOGO.height

    @property
    def scale(self) -> float:
        return self.words.scale

    @property
    def leading(self) -> float:
        return self.words.leading

    @property
    def rows(self) -> int:
        return self.words.count

    @property
    def rule(self) -> float:
        """Where the rule stands: its words end at the safe area."""
        below = 0.25 * to_mm(self.side.setter.style("foot", self.scale).fontSize)
        words = cap_of(self.side.setter, "foot", self.scale) + (self.rows - 1) * self.leading + below
        logo = self.logo_height * self.side.unit if self.has_logo else 0.0
        return self.side.safe_bottom - max(words, logo) - FOOT_GAP * self.side.unit

    @property
    def has_logo(self) -> bool:
        return self.side.document.foot is not None and self.side.document.foot.logo is not None

    def place(self) -> Iterator[Item]:
        """Place the rule, the words and the logo at the right."""
        side, foot = self.side, self.side.document.foot
        yield RuleItem(side.area.left, side.area.right, self.rule, 0.5 * side.unit, side.colour("ink"))
        baseline = self.rule + FOOT_GAP * side.unit + cap_of(side.setter, "foot", self.scale)
        yield from self.words.place(side.area.left, baseline)
        if foot is not None and foot.logo is not None:
            top = self.rule + FOOT_GAP * side.unit * 0.8
            box = Area(0, top, LOGO.width * side.unit, top + self.logo_height * side.unit)
            logo = logo_item(side.setter, foot.logo, box)
            yield replace(logo, x=side.area.right - logo.box.width)


def card_foot(side: Side) -> CardFoot | None:
    """Set the foot in the largest size, down to 6 pt, at which it takes one line, or else in that on more."""
    foot = side.document.foot
    if foot is None:
        return None
    width = side.area.width
    if foot.logo is not None:
        box = Area(0, 0, LOGO.width * side.unit, LOGO.height * side.unit)
        width -= logo_item(side.setter, foot.logo, box).box.width + GUTTER * side.unit
    found = [
        CardFoot(side, small_print(side.setter, foot.paragraphs, width, share * side.unit)) for share in FOOT_SIZES
    ]
    return min(found, key=lambda each: (not each.words.fits, each.rows, -each.scale))


@dataclass(frozen=True)
class Back:
    """A back in one form: its rows, and the foot below them."""

    side: Side
    rows: tuple[SetRow, ...]
    foot: CardFoot | None

    @property
    def bottom(self) -> float:
        if self.foot is not None:
            return self.foot.rule - FOOT_GAP * self.side.unit
        return self.side.safe_bottom

    @property
    def steps(self) -> list[float]:
        """Give the least distance from each row's first baseline to the next one's."""
        unit = self.side.unit
        return [
            above.step_to(under, (SPACES.band_gap if under.heads else SPACES.row_gap) * unit)
            for above, under in zip(self.rows, self.rows[1:], strict=False)
        ]

    @property
    def spare(self) -> float:
        last = self.rows[-1]
        taken = self.rows[0].ascent + sum(self.steps) + last.depth + last.tail
        return self.bottom - self.side.area.top - taken

    @property
    def fits(self) -> bool:
        return self.spare >= 0 and all(row.fits for row in self.rows)

    @property
    def name_lines(self) -> int:
        """Count the lines that may not grow: of names and doses, in large print of doses."""
        first = 1 if self.side.setting.large_print else 0
        return sum(sum(row.name_lines[first :: first + 1]) for row in self.rows)

    def page(self) -> Page:
        """Place everything; what is left over goes to the gaps, all alike."""
        page = Page()
        share = self.spare / (len(self.rows) + 1)
        baseline = self.side.area.top + self.rows[0].ascent
        head = self.rows[0]
        page.extend(head.place_heads(baseline))
        baseline += share
        for row, step in zip(self.rows, [*self.steps, 0.0], strict=True):
            page.extend(row.place_heads(baseline) if row is not head else ())
            page.extend(row.place_cells(baseline))
            baseline += step + share
        if self.foot is not None:
            page.extend(self.foot.place())
        return page


def plan_back(side: Side, steps: tuple[Step, ...]) -> Page:
    """Choose the form of the back and place everything. Raises FitError."""
    foot = card_foot(side)
    for sentences in (True, False) if len(moves_of(steps)) <= WITH_SENTENCES else (False,):
        grids = [grown(side, steps, foot, columns, sentences) for columns in COLUMNS.get(len(moves_of(steps)), ())]
        if backs := [back for back in grids if back is not None]:
            return best_of(backs).page()
    for listed, closing in lists(side, steps, foot):
        if listed.fits:
            page = listed.page()
            page.extend(closing.place() if closing is not None else ())
            return page
    raise FitError(foot_problems(side, steps, foot) or listed.problems())


def best_of(backs: list[Back]) -> Back:
    """Choose the back with the fewest lines of names of those with large figures."""
    widest = max(back.rows[0].grid.mat for back in backs)
    large = [back for back in backs if back.rows[0].grid.mat >= NEARLY * widest]
    return min(large, key=lambda back: back.name_lines)


def foot_problems(side: Side, steps: tuple[Step, ...], foot: CardFoot | None) -> list[Problem]:
    """Say that the foot takes too much, when the list would fit above a single line of it."""
    if foot is None or foot.rows < 2:
        return []
    above = CardList(side, steps, foot.rule + (foot.rows - 1) * foot.leading)
    longest = max(contacts(side), key=lambda words: len(words.text))
    message = f"is the longest of the contacts, which take {foot.rows} lines at the foot of the card where 1 fits"
    return [at(longest, f"{message}: shorten it, or leave one out")] if above.fits else []


def contacts(side: Side) -> list[Words]:
    """List what the foot says that was written by somebody."""
    paragraphs = side.document.foot.paragraphs if side.document.foot is not None else ()
    return [each.words for each in paragraphs if each.words.source.line] or [paragraphs[0].words]


def lists(side: Side, steps: tuple[Step, ...], foot: CardFoot | None) -> Iterator[tuple[CardList, CardFoot | None]]:
    """Give the list above the foot, then one above a smaller logo or, without a logo, with the foot in its head.

    A list so dense that its lines stand closer than they should has the foot in its head first.
    """
    above = CardList(side, steps, foot.rule if foot is not None else side.safe_bottom)
    closing = None
    if foot is not None and side.document.foot is not None and not foot.has_logo:
        closing = CardList(side, steps, side.safe_bottom, side.document.foot.paragraphs)
    if closing is not None and above.dense and closing.fits:
        yield closing, None
    yield above, foot
    if foot is not None and foot.has_logo:
        small = replace(foot, logo_height=LEAST_LOGO)
        yield CardList(side, steps, small.rule), small
    elif closing is not None:
        yield closing, None


def grown(side: Side, steps: tuple[Step, ...], foot: CardFoot | None, columns: int, sentences: bool) -> Back | None:
    """Set the back with the fewest lines of names, then the largest figures, then the largest type; None if too much.

    Type grows no further than names and doses keep their lines.
    """
    groups = together(steps, columns)
    rows = [row for group in groups for row in section_rows(group, columns)]

    def at(scale: float, share: float) -> Back:
        grid = side.grid(BACK_SPACES, columns, GUTTER, share, scale, sentences)
        return Back(side, tuple(set_row(grid, row, None) for row in rows), foot)

    narrowest = LEAST_SHARE if columns > 2 else FEW_SHARE
    scales = SCALES[:1] if side.setting.large_print else SCALES
    least = min((at(scale, narrowest) for scale in scales), key=lambda back: back.name_lines)
    scale = least.rows[0].grid.scale / side.unit
    share = largest(lambda each: at(scale, each).fits, narrowest, 1.0)
    if share is None:
        return None

    def fits(each: float) -> bool:
        back = at(each, share)
        return back.fits and back.name_lines <= least.name_lines

    return at(largest(fits, scale, LARGEST_TYPE) or scale, share)
