"""Booklets folded over and stapled through the fold: which pages share a sheet, and where they stand.

A sheet carries two pages on either side and is turned about its short edge. Folded sheets lie in each other, so the
inner ones stick out by the thickness of the paper; their pages are moved towards the fold by as much (creep).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from generator.errors import PressError
from generator.finishing import marks as m
from generator.finishing.placement import HAIR, Placement, Rectangle, whole
from generator.finishing.plan import Sheet, SheetSide
from generator.finishing.source import Pages
from generator.finishing.words import SheetWords, size
from generator.paper import Paper

Page = int | None
"""A page's index from 0, or None for one that is left blank."""
Spread = tuple[Page, Page]
ROOM = 6.0
"""Mm beside the spread from which fold marks fit between the pages and what a printer cannot reach."""


@dataclass(frozen=True, slots=True)
class FoldedSheet:
    """A sheet of a booklet: its spreads, and its place from the outside (0) of its signature."""

    front: Spread
    back: Spread
    depth: int
    signature: int


def filled(count: int) -> list[Page]:
    """Give the pages of a booklet, blanks before the last page so that it stays outside, in a multiple of four."""
    pages: list[Page] = list(range(count))
    return pages[:-1] + [None] * (-count % 4) + pages[-1:]


def signatures(pages: Sequence[Page], most_sheets: int) -> list[Sequence[Page]]:
    """Split pages into as few signatures as allowed, as equal as can be, the larger ones first."""
    sheets = len(pages) // 4
    number_of = ceil(sheets / most_sheets)
    result, start = [], 0
    for index in range(number_of):
        share = sheets // number_of + (index < sheets % number_of)
        result.append(pages[start : start + 4 * share])
        start += 4 * share
    return result


def parts(pages: Pages, most_sheets: int) -> int:
    """Count the signatures of a booklet."""
    return len(signatures(filled(pages.count), most_sheets))


def folded(pages: Sequence[Page], signature: int = 0) -> Iterator[FoldedSheet]:
    """Yield the sheets of a signature, the outermost first."""
    last = len(pages) - 1
    for depth in range(len(pages) // 4):
        first = 2 * depth
        front = pages[last - first], pages[first]
        back = pages[first + 1], pages[last - first - 1]
        yield FoldedSheet(front, back, depth, signature)


def creep(depth: int, thickness: float) -> float:
    """Give how far the pages of a sheet are moved towards the fold: nothing outside, then one thickness a sheet."""
    return depth * thickness


def plan_booklet(pages: Pages, sheet: Paper, words: SheetWords, thickness: float, most_sheets: int) -> list[Sheet]:
    """Plan the sheets of a booklet. Raises PressError when a spread does not fit the paper."""
    paper = spread_paper(pages, sheet)
    folds = [
        fold
        for signature, part in enumerate(signatures(filled(pages.count), most_sheets))
        for fold in folded(part, signature)
    ]
    return [
        Sheet(
            paper,
            _side(fold.front, fold, pages, paper, thickness, _marks(fold, len(folds), pages, paper, words)),
            _side(fold.back, fold, pages, paper, thickness, ()),
        )
        for fold in folds
    ]


def spread_paper(pages: Pages, sheet: Paper) -> Paper:
    """Lay a sheet on its long side, or else upright, so that a spread fits it. Raises PressError when it does not."""
    upright = sheet if sheet.height >= sheet.width else sheet.turned()
    for paper in (upright.turned(), upright):
        if 2 * pages.width <= paper.width + 2 * HAIR and pages.height <= paper.height + HAIR:
            return paper
    raise PressError(
        f"two pages of {size(pages.width, pages.height)} mm need paper of "
        f"{size(2 * pages.width, pages.height)} mm; {sheet.name} is {size(sheet.width, sheet.height)} mm"
    )


def has_room(pages: Pages, paper: Paper) -> bool:
    """Say whether the paper is so much higher than the pages that fold marks fit outside them."""
    return (paper.height - pages.height) / 2 >= ROOM


def _side(
    spread: Spread, fold: FoldedSheet, pages: Pages, paper: Paper, thickness: float, captions: tuple[m.Mark, ...]
) -> SheetSide:
    left, bottom = paper.width / 2, (paper.height - pages.height) / 2
    shift = creep(fold.depth, thickness)
    placements = []
    for index, (page, direction) in enumerate(zip(spread, (1, -1), strict=True)):
        if page is None:
            continue
        still = Rectangle(left - pages.width if index == 0 else left, bottom, pages.width, pages.height)
        edge = pages.bleed if index == 0 else 0.0, pages.bleed, pages.bleed if index else 0.0, pages.bleed
        seen = still.grown(*edge).common(whole(paper))
        placements.append(Placement(page, still.moved(direction * shift, 0), visible=seen))
    return SheetSide(tuple(placements), captions=captions)


def _marks(fold: FoldedSheet, sheets: int, pages: Pages, paper: Paper, words: SheetWords) -> tuple[m.Mark, ...]:
    """Mark fold, staples and cuts outside the pages of a sheet's front, where there is room."""
    if not has_room(pages, paper):
        return ()
    spread = spread_area(pages, paper)
    middle, gap = paper.width / 2, max(pages.bleed, 1.0)
    marks: list[m.Mark] = [
        m.fold(middle, spread.top + gap, middle, spread.top + gap + m.CROP_LENGTH),
        m.fold(middle, spread.y - gap, middle, spread.y - gap - m.CROP_LENGTH),
    ]
    marks += m.crop_marks([spread], spread, gap)
    text = words.say("booklet_sheet", sheet=fold.depth + 1, signature=fold.signature + 1, sheets=sheets)
    marks.append(m.Label(text, middle + 3, spread.top + gap + 1.5, 6.5))
    if (paper.width - spread.width) / 2 >= ROOM:
        for y in staple_heights(spread):
            marks.append(m.LineMark(spread.right + gap + 1, y, spread.right + gap + 4, y, 1.0))
            marks.append(m.Label(words.say("staple"), spread.right + gap + 1, y + 0.8, 6))
    return tuple(marks)


def spread_area(pages: Pages, paper: Paper) -> Rectangle:
    """Give the area of an open spread on its sheet."""
    return Rectangle(paper.width / 2 - pages.width, (paper.height - pages.height) / 2, 2 * pages.width, pages.height)


def staple_heights(spread: Rectangle) -> tuple[float, float]:
    """Give where the middles of two staples lie on the fold: a quarter of its length from either end."""
    return spread.y + spread.height / 4, spread.top - spread.height / 4


def blank_note(pages: Pages, words: SheetWords) -> tuple[str, ...]:
    """Say how many pages are left blank, if any."""
    blanks = -pages.count % 4
    return (words.say("booklet_blanks", n=blanks),) if blanks else ()
