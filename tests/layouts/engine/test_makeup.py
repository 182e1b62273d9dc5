"""Making up: the pages are those of least cost, whatever stands in the galley, and hold all of it once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.layouts.engine.boxes import Box, RuleBox
from generator.layouts.engine.galley import LINE_ALONE, Galley, Opening, Slug
from generator.layouts.engine.makeup import (
    BLANK,
    TURNED,
    FillingPages,
    FixedPages,
    FlowingPages,
    PagesFrom,
    flowed,
    made_up,
)

DEPTH = 100.0
BOX: Box = RuleBox(1, None)  # type: ignore[arg-type]


@st.composite
def galleys(draw: st.DrawFn, most: int = 9) -> Galley:
    """Draw a galley of a few slugs, some of which begin chapters."""
    slugs = []
    for number in range(draw(st.integers(1, most))):
        opens = Opening("", draw(st.sampled_from([0.0, 6.0, 90.0]))) if not number or draw(st.booleans()) else None
        height, gap = draw(st.sampled_from([5.0, 30.0, 55.0, 120.0])), draw(st.sampled_from([0.0, 4.0]))
        cost = draw(st.sampled_from([0.0, 20.0, 60.0]))
        slugs.append(Slug(BOX, 0, height, gap, 1.0, cost, opens=opens))
    return Galley(tuple(slugs), 80.0)


def every_way(galley: Galley) -> Iterator[tuple[int, ...]]:
    """Yield every way to part a galley: the slugs after each page."""
    count = len(galley.slugs)
    for cuts in range(count):
        for inner in combinations(range(1, count), cuts):
            yield (*inner, count)


def cost_of(galley: Galley, ends: tuple[int, ...], odd: int) -> float | None:
    """Add up what pages cost; None where one is not allowed."""
    pages, total, start = PagesFrom(galley, DEPTH), 0.0, 0
    for number, end in enumerate(ends, 1):
        allowed = dict(pages.of(start))
        if end not in allowed:
            return None
        inside = end < len(galley.slugs) and galley.slugs[end].opens is None
        total += allowed[end] + (TURNED if inside and (number + odd) % 2 else 0.0)
        start = end
    return total


@settings(max_examples=60, deadline=None)
@given(galleys(), st.integers(0, 1))
def test_ways_are_the_cheapest_of_all(galley: Galley, odd: int) -> None:
    best: dict[int, float] = {}
    for ends in every_way(galley):
        cost = cost_of(galley, ends, odd)
        if cost is not None:
            phase = len(ends) % 4
            best[phase] = min(best.get(phase, cost), cost)
    found = {phase: cost for phase, cost, _ in flowed(FlowingPages((galley,), (0.0,)), DEPTH, True, odd)}
    assert set(found) == set(best)
    assert all(abs(found[phase] - cost) < 1e-6 for phase, cost in best.items())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(galleys(20), st.integers(1, 2)), min_size=1, max_size=5), st.booleans())
def test_books_hold_everything_once_within_their_pages_and_fill_their_sheets(stretches: list, facing: bool) -> None:
    book = [
        FlowingPages((each, each), (0.0, 1.0)) if isinstance(each, Galley) else FixedPages(each, left=each == 2)
        for each in stretches
    ]
    _, made = made_up([*book, FillingPages(1), FixedPages(1)], DEPTH, facing)
    pages = 0
    for stretch, one in zip(book, made, strict=False):
        pages += one.blank
        if isinstance(stretch, FixedPages):
            assert len(one.pages) == stretch.pages
            assert not (facing and stretch.left and pages % 2 == 0)
        else:
            slugs = stretch.galleys[0].slugs
            assert [slug for _, start, end in one.pages for slug in range(start, end)] == list(range(len(slugs)))
            for setting, start, end in one.pages:
                assert end - start == 1 or stretch.galleys[setting].height(start, end) <= DEPTH
        pages += len(one.pages)
    filled = len(made[-2].pages)
    assert not facing or (pages + filled + 1) % 4 == 0
    assert filled <= 3


def slugs_of(heights: list[float], costs: dict[int, float], heads: tuple[int, ...] = ()) -> Galley:
    return Galley(
        tuple(
            Slug(BOX, 0, height, 2.0, 0.0, costs.get(n, 0.0), opens=Opening("") if n in heads else None)
            for n, height in enumerate(heights)
        ),
        80.0,
    )


def ends(galley: Galley) -> list[int]:
    _, (made,) = made_up([FlowingPages((galley,), (0.0,))], DEPTH, False)
    return [end for _, _, end in made.pages]


def test_a_heading_is_never_parted_from_its_text() -> None:
    galley = slugs_of([10.0] * 16, {8: LINE_ALONE})
    assert 8 not in ends(galley)
    assert ends(slugs_of([10.0] * 16, {})) == [8, 16]


def test_a_page_stays_empty_only_where_nothing_else_helps() -> None:
    short = slugs_of([20.0], {})
    _, made = made_up([FixedPages(1), FlowingPages((short,), (0.0,)), FixedPages(2, left=True)], DEPTH, True)
    assert made[-1].blank, "one slug cannot take two pages"
    longer = slugs_of([20.0] * 3, {})
    _, made = made_up([FixedPages(1), FlowingPages((longer,), (0.0,)), FixedPages(2, left=True)], DEPTH, True)
    assert not made[-1].blank
    assert [len(one.pages) for one in made] == [1, 2, 2]
    assert BLANK > 0


def test_a_chapter_may_be_set_tighter_where_that_spares_a_page() -> None:
    usual, tight = slugs_of([20.0] * 10, {}, (0, 5)), slugs_of([18.0] * 10, {}, (0, 5))
    _, (made,) = made_up([FlowingPages((usual, tight), (0.0, 2.0))], DEPTH, True)
    assert [(setting, end) for setting, _, end in made.pages] == [(1, 5), (1, 10)]
    loose = slugs_of([20.0, 20.0, 20.0, 20.0, 20.0, 15.0, 15.0, 15.0, 15.0, 15.0], {}, (0, 5))
    _, (made,) = made_up([FlowingPages((loose, tight), (0.0, 2.0))], DEPTH, True)
    assert [(setting, end) for setting, _, end in made.pages] == [(1, 5), (0, 10)], "each chapter by itself"
