"""Making up: which part of a galley stands on which page, chosen for a whole book by what every choice costs.

The costs have names and stand here; the cheapest book is found by dynamic programming over pages, of which a state is
the place in a galley, its setting, and the number of pages so far, modulo the pages of a sheet.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from generator.layouts.engine.galley import LINE_ALONE, Galley

A_PAGE = 4.0
WHITE, WHITE_AT_END, HALF_EMPTY = 100.0, 45.0, 12.0
"""An empty page, as the share of white squared: within a text, and where a chapter or all ends; and what a page less
than half full within a text costs more."""
SPARSE, SPARSE_COST = 0.3, 40.0
"""A page at an end less full than this share costs up to so much more."""
LOW, LOW_FROM = 260.0, 0.5
"""A chapter that begins where less than this share of the page is left: the squared shortfall times the cost."""
CHAPTER_PARTED = 25.0
"""A chapter that a page could hold is parted."""
TURNED = 1.5
"""A text goes on over the page, and not across the fold."""
BLANK = 150.0
"""A page that stays empty before one that has to be on the left."""
OVER_THE_PAGE = 40.0
"""What is read beside the page after it, on a right-hand page."""
FILLED = (0.0, 5.0, 7.0, 14.0)
"""So many pages for notes fill the last sheet."""
MOST_WHITE = 0.6
"""A page emptier than this is tried only where a chapter ends, or where nothing else is allowed."""
SHEET = 4
"""Pages of a folded sheet."""
ENOUGH = 1e-6

PageRange = tuple[int, int, int]
"""A page of a galley: the number of its setting, its first slug, and the slug after its last."""
Way = tuple[int, float, tuple[PageRange, ...]]
"""A way through a galley: the number of its pages modulo SHEET, what they cost, and the pages."""
Step = tuple[float, int, int]
"""What it costs to come to a place, and the setting and first slug of the page before."""


@dataclass(frozen=True, slots=True)
class FixedPages:
    """Pages on which all has its place; with `left` the first of them is a left-hand page.

    With `beside` the last of them is read with the page after it, across the fold.
    """

    pages: int
    left: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class FlowingPages:
    """Chapters in several settings: the galley of each, and what it costs to set a page so.

    All galleys have the same chapters; every chapter that begins a page may be set otherwise than the one before.
    """

    galleys: tuple[Galley, ...]
    costs: tuple[float, ...]
    ways: dict[tuple[float, bool, int], list[Way]] = field(default_factory=dict, repr=False)
    """The ways that were found, kept for documents that are much alike."""


@dataclass(frozen=True, slots=True)
class FillingPages:
    """As many pages as fill the sheet, when so many more come after."""

    after: int


Stretch = FixedPages | FlowingPages | FillingPages


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A stretch made up: its pages, and whether one stays empty before it. What does not flow has one slug a page."""

    pages: tuple[PageRange, ...]
    blank: bool = False


def made_up(stretches: Sequence[Stretch], depth: float, facing: bool) -> tuple[float, list[MadeUp]]:
    """Find the cheapest pages for a book of stretches, one after the other; `depth` is that of a column (mm).

    Return what they cost and the pages. With `facing` pages, the first is a right-hand one.
    """
    ways: dict[int, tuple[float, tuple[MadeUp, ...]]] = {0: (0.0, ())}
    for stretch in stretches:
        found: dict[int, tuple[float, tuple[MadeUp, ...]]] = {}
        for before, (cost, made) in ways.items():
            for count, more, next_made in continued(stretch, before, depth, facing):
                phase = (before + count) % SHEET
                if phase not in found or cost + more < found[phase][0]:
                    found[phase] = (cost + more, (*made, next_made))
        ways = found
    cost, cheapest = min(ways.values(), key=lambda way: way[0])
    return cost, list(cheapest)


def continued(stretch: Stretch, before: int, depth: float, facing: bool) -> Iterator[tuple[int, float, MadeUp]]:
    """Yield the pages, the cost and what came of a stretch, after so many pages."""
    if isinstance(stretch, FlowingPages):
        for count, cost, pages in flowed(stretch, depth, facing, before % 2):
            yield count, cost, MadeUp(pages)
    elif isinstance(stretch, FillingPages):
        count = -(before + stretch.after) % SHEET if facing else 0
        yield count, FILLED[count], MadeUp(one_by_one(count))
    else:
        blank = facing and stretch.left and before % 2 == 0
        count = stretch.pages + blank
        over = facing and stretch.beside and (before + count) % 2
        yield count, BLANK * blank + OVER_THE_PAGE * over, MadeUp(one_by_one(stretch.pages), blank)


def one_by_one(count: int) -> tuple[PageRange, ...]:
    """Give pages of one slug each."""
    return tuple((0, number, number + 1) for number in range(count))


def flowed(stretch: FlowingPages, depth: float, facing: bool, odd: int) -> list[Way]:
    """Give the cheapest ways through a galley, one for each number of pages modulo SHEET; `odd` pages are before it."""
    key = (depth, facing, odd if facing else 0)
    if key not in stretch.ways:
        stretch.ways[key] = Flow(stretch, depth, facing, odd).found()
    return stretch.ways[key]


class Flow:
    """The search for the cheapest ways through chapters in several settings."""

    def __init__(self, stretch: FlowingPages, depth: float, facing: bool, odd: int) -> None:
        self.pages = [PagesFrom(galley, depth) for galley in stretch.galleys]
        self.costs, self.facing, self.odd = stretch.costs, facing, odd
        self.lasts = [len(galley.slugs) for galley in stretch.galleys]
        self.best: list[list[list[Step | None]]] = [[[None] * SHEET for _ in range(last + 1)] for last in self.lasts]

    def found(self) -> list[Way]:
        """Give the cheapest way for each number of pages."""
        for steps in self.best:
            steps[0][0] = (0.0, -1, -1)
        starts = [page.chapters for page in self.pages]
        for chapter in range(len(starts[0])):
            self.meet([each[chapter] for each in starts])
            for setting, each in enumerate(starts):
                after = each[chapter + 1] if chapter + 1 < len(each) else self.lasts[setting]
                for start in range(each[chapter], after):
                    self.go_on(setting, start)
        self.meet(self.lasts)
        return [self.way(phase) for phase in range(SHEET) if self.best[0][self.lasts[0]][phase]]

    def meet(self, places: Sequence[int]) -> None:
        """Let every setting go on from the cheapest: here a chapter begins, or all ends."""
        for phase in range(SHEET):
            steps = [steps[place][phase] for steps, place in zip(self.best, places, strict=True)]
            known = [step for step in steps if step is not None]
            if known:
                cheapest = min(known, key=lambda step: step[0])
                for steps_of, place in zip(self.best, places, strict=True):
                    steps_of[place][phase] = cheapest

    def go_on(self, setting: int, start: int) -> None:
        """Try the pages that may begin with a slug."""
        best, page = self.best[setting], self.pages[setting]
        reached = [(phase, step[0]) for phase, step in enumerate(best[start]) if step]
        for end, cost in page.of(start) if reached else ():
            inside = self.facing and end < self.lasts[setting] and not page.slugs[end].opens
            for phase, so_far in reached:
                after = (phase + 1) % SHEET
                turned = TURNED if inside and (after + self.odd) % 2 else 0.0
                total = so_far + cost + self.costs[setting] + turned
                known = best[end][after]
                if known is None or total < known[0]:
                    best[end][after] = (total, setting, start)

    def way(self, phase: int) -> Way:
        """Follow the cheapest way back from the end."""
        setting, place, pages = 0, self.lasts[0], list[PageRange]()
        step = self.best[0][place][phase]
        assert step is not None
        cost, at = step[0], phase
        while step is not None and step[1] >= 0:
            setting, start = step[1], step[2]
            place = self.place_in(setting, place, pages)
            pages.insert(0, (setting, start, place))
            place, at = start, (at - 1) % SHEET
            step = self.best[setting][start][at]
        return phase, cost, tuple(pages)

    def place_in(self, setting: int, place: int, pages: Sequence[PageRange]) -> int:
        """Give the same place in a setting: that of the beginning of a chapter, or of the end."""
        after = pages[0][0] if pages else 0
        if after == setting:
            return place
        chapters = [*self.pages[after].chapters, self.lasts[after]]
        return [*self.pages[setting].chapters, self.lasts[setting]][chapters.index(place)]


class PagesFrom:
    """The pages that may begin with each slug of a galley."""

    def __init__(self, galley: Galley, depth: float) -> None:
        self.slugs, self.depth = galley.slugs, depth
        self.feet = list(accumulate(slug.gap + slug.height for slug in galley.slugs))
        """The lower edge of every slug, were the galley one page."""
        self.chapters = [0, *(number for number, slug in enumerate(self.slugs) if slug.opens and number)]
        self.parted = [slug.cost for slug in galley.slugs]
        """What it costs to begin a page with a slug."""
        for first, after in pairwise([*self.chapters, len(self.slugs)]):
            if self.feet[after - 1] - self.feet[first] + self.slugs[first].height <= depth:
                self.parted[first + 1 : after] = [cost + CHAPTER_PARTED for cost in self.parted[first + 1 : after]]

    def of(self, start: int) -> list[tuple[int, float]]:
        """List the pages that may begin with a slug: the slug after the page's last, and the page's cost.

        A slug that is higher than a page stands alone. Pages that are rather empty are worth a try where a chapter
        ends, or where nothing else is allowed.
        """
        slugs, depth, feet = self.slugs, self.depth, self.feet
        top = feet[start] - slugs[start].height
        after = max(start + 1, bisect_right(feet, top + depth + ENOUGH))
        while after > start + 1 and feet[after - 1] + slugs[after - 1].below > top + depth + ENOUGH:
            after -= 1
        heads = self.chapters[bisect_right(self.chapters, start) : bisect_right(self.chapters, after)]
        fullest = bisect_right(feet, top + (1 - MOST_WHITE) * depth)
        ends = [end for end in range(max(start + 1, fullest), after + 1) if self.allowed(end)]
        ends = [*(head for head in heads if head < fullest and head < after), *ends] or [after]
        return [(end, self.cost(end, feet[end - 1] - top, top, heads)) for end in ends]

    def allowed(self, end: int) -> bool:
        """Tell whether a page may end before a slug."""
        return end == len(self.slugs) or self.parted[end] < LINE_ALONE

    def cost(self, end: int, height: float, top: float, heads: Sequence[int]) -> float:
        """Give what a page of a height costs."""
        slugs, cost, white = self.slugs, A_PAGE, max(0.0, 1 - height / self.depth)
        for head in heads:
            opens = slugs[head].opens
            if head < end and opens is not None:
                at = (self.feet[head] - slugs[head].height - top) / self.depth
                cost += opens.cost + LOW * max(0.0, LOW_FROM - 1 + at) ** 2
        if end == len(slugs) or slugs[end].opens:
            return cost + WHITE_AT_END * white**2 + SPARSE_COST * max(0.0, SPARSE - 1 + white) / SPARSE
        return cost + WHITE * white**2 + HALF_EMPTY * (white > 0.5) + self.parted[end]
