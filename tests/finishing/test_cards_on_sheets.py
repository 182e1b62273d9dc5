"""Cards: on their slots, apart from each other, backs behind fronts, in an order that survives cutting."""

from __future__ import annotations

from itertools import combinations
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_back import page_sizes, placed_pages, text_of, words_on
from sample_products import PROPERTIES, SHEETS, cards_on, sample, words
from sheets_drawn import all_drawn, drawn

from generator.content.project import Project
from generator.errors import PressError
from generator.finishing.cards import CardPages, dealt, plain_grid, plan_cards, plan_foldover
from generator.finishing.home import home_cards
from generator.finishing.placement import Flip, Rectangle, area_behind, whole
from generator.finishing.source import Pages
from generator.finishing.stock import find_stock, load_stocks
from generator.paper import Paper

A4, LETTER = SHEETS["a4"], SHEETS["letter"]
FLIPS = st.sampled_from(["long-edge", "short-edge"])
CARD = Pages(2, 85.6, 53.98, 3)


def sheets_of(count: int, slots: int) -> list[tuple[CardPages, ...]]:
    return list(dealt([CardPages(0, 1)] * count, slots))


def test_examples() -> None:
    grid = plain_grid(85.6, 53.98, A4)
    plan = plan_cards([tuple(CardPages(2 * n, 2 * n + 1) for n in range(5))], grid, CARD, words())
    assert all_drawn(plan) == "[1, 3][5, 7][9] [4, 2][8, 6][10]"
    plan = plan_cards([tuple(CardPages(2 * n, 2 * n + 1) for n in range(5))], grid, CARD, words(), "short-edge")
    assert drawn(plan[0].back) == "[10↓][6↓, 8↓][2↓, 4↓]"
    assert all_drawn(plan_foldover(sheets_of(4, 4), plain_grid(171.2, 53.98, A4), CARD, words())) == "[2, 1]" * 4


@pytest.mark.parametrize(
    ("width", "height", "columns", "rows"), [(92, 60.75, 2, 4), (92.1, 60.75, 1, 4), (92, 60.8, 2, 3)]
)
def test_plain_paper_has_margins_of_ten_and_eighteen_millimetres(
    width: float, height: float, columns: int, rows: int
) -> None:
    grid = plain_grid(width, height, A4, turnable=False)
    assert (grid.columns, grid.rows) == (columns, rows)


def test_cards_turned_on_their_side_keep_their_backs_upright() -> None:
    pages = Pages(2, 105, 74, 3)
    grid = plain_grid(105, 74, A4)
    plan = plan_cards([(CardPages(0, 1),) * 4], grid, pages, words())
    assert all_drawn(plan) == "[1←, 1←][1←, 1←] [2→, 2→][2→, 2→]"


@given(st.floats(30, 120), st.floats(30, 120), st.sampled_from([A4, LETTER]), st.floats(0, 4))
def test_plain_sheets_hold_cards_apart(width: float, height: float, sheet: Paper, bleed: float) -> None:
    pages = Pages(2, width, height, bleed)
    grid = plain_grid(width, height, sheet)
    slots = grid.columns * grid.rows
    (plan,) = plan_cards(sheets_of(slots, slots), grid, pages, words())
    for side in plan.sides:
        shown = [placement.visible_area for placement in side.placements]
        assert len(shown) == slots
        assert all(whole(sheet).holds(area) for area in shown)
        assert not any(first.common(second) for first, second in combinations(shown, 2))


@given(st.floats(30, 120), st.floats(30, 120), st.sampled_from([A4, LETTER, A4.turned()]), FLIPS, st.integers(1, 30))
def test_backs_land_on_fronts(width: float, height: float, sheet: Paper, flip: Flip, count: int) -> None:
    pages = Pages(2, width, height, 3)
    grid = plain_grid(width, height, sheet)
    cards = [CardPages(2 * n, 2 * n + 1) for n in range(count)]
    plan = plan_cards(list(dealt(cards, grid.columns * grid.rows)), grid, pages, words(), flip)
    backs = []
    for planned in plan:
        for front, back in zip(planned.front.placements, planned.back.placements, strict=True):
            landed = area_behind(back.area, sheet, flip)
            assert (landed.x, landed.y, landed.width, landed.height) == pytest.approx(
                (front.area.x, front.area.y, front.area.width, front.area.height)
            )
            assert back.page == front.page + 1
            backs.append(back.page)
    assert backs == [card.back for card in cards]


@given(FLIPS, st.sampled_from([A4, A4.turned()]), st.floats(-3, 3), st.floats(-3, 3))
def test_an_offset_moves_backs_alone(flip: Flip, sheet: Paper, right: float, up: float) -> None:
    grid = plain_grid(85, 55, sheet)
    cards, pages = [(CardPages(0, 1),)], Pages(2, 85, 55)
    (still,) = plan_cards(cards, grid, pages, words(), flip)
    (moved,) = plan_cards(cards, grid, pages, words(), flip, (right, up))
    assert moved.front == still.front
    before, after = still.back.placements[0].area, moved.back.placements[0].area
    assert (after.x - before.x, after.y - before.y) == pytest.approx((right, up))


@given(st.integers(1, 200), st.integers(1, 12), st.one_of(st.none(), st.integers(1, 7)), st.booleans())
def test_every_card_once_in_order_after_cutting(count: int, slots: int, depth: int | None, stacked: bool) -> None:
    cards = [CardPages(number) for number in range(count)]
    sheets = list(dealt(cards, slots, depth, stacked))
    assert all(1 <= len(sheet) <= slots for sheet in sheets)
    if not stacked:
        assert [card for sheet in sheets for card in sheet] == cards
        assert len(sheets) == ceil(count / slots)
        return
    piles = [sheets[start : start + depth] for start in range(0, len(sheets), depth)] if depth else [sheets]
    cut = [sheet[slot] for pile in piles for slot in range(slots) for sheet in pile if slot < len(sheet)]
    assert cut == cards


def test_cut_and_stack_of_a_thousand() -> None:
    sheets = list(dealt([CardPages(number) for number in range(1, 1001)], 4, stacked=True))
    assert [card.front for card in sheets[0]] == [1, 251, 501, 751]


def test_finished_cards_read_back() -> None:
    pdf = home_cards(sample(85.6, 53.98, 2, 3), A4, words(), PROPERTIES).data
    front, back = placed_pages(pdf, (3, 3, 85.6, 53.98))
    left, bottom = (210 - 2 * 85.6 - 6) / 2, (297 - 4 * 53.98 - 18) / 2
    expected = [(left + column * 91.6, bottom + row * 59.98, 85.6, 53.98) for row in (3, 2, 1, 0) for column in (0, 1)]
    assert [page.area for page in front] == [pytest.approx(area, abs=0.002) for area in expected]
    for page, area in zip(back, expected, strict=True):
        assert page.area == pytest.approx((210 - area[0] - 85.6, *area[1:]), abs=0.002)
        assert page.clip == pytest.approx((page.area[0] - 3, page.area[1] - 3, 91.6, 59.98), abs=0.002)
    assert len({page.object for page in front}) == len({page.object for page in back}) == 1
    assert front[0].object != back[0].object
    assert "must be 50 mm" in text_of(pdf, 0)


def test_words_on_the_back_stand_behind_those_on_the_front() -> None:
    stock = find_stock(Project.find(), "avery-8371")
    pdf = home_cards(sample(88.9, 50.8, 2), stock, words(), PROPERTIES).data
    fronts, backs = words_on(pdf, 0, "p1"), words_on(pdf, 1, "p2")
    assert len(fronts) == len(backs) == 10
    middles = sorted((round(w.left + w.right, 0), round(w.bottom + w.top, 0)) for w in fronts)
    behind = sorted((round(2 * 215.9 - w.left - w.right, 0), round(w.bottom + w.top, 0)) for w in backs)
    for first, second in zip(middles, behind, strict=True):
        assert first == pytest.approx(second, abs=1.0)  # the words differ a little in width


def test_a_thousand_cards_cost_little_more_than_ten() -> None:
    source = sample(88.9, 50.8, 2, 3)
    grid = find_stock(Project.find(), "avery-5371").grid
    ten, thousand = (cards_on(source, grid, [CardPages(0, 1)] * count) for count in (10, 1000))
    assert len(page_sizes(thousand)) == 200
    assert len(thousand) - len(ten) < 100 * 700  # a sheet: two pages and its number
    assert len(thousand) < 10 * len(ten)


def test_personal_fronts_share_one_back() -> None:
    pdf = sample(85, 55, 20, same=True)
    cards = [CardPages(2 * n, 2 * n + 1) for n in range(10)]
    finished = cards_on(pdf, find_stock(Project.find(), "sigel-lp800").grid, cards)
    assert len({page.object for side in placed_pages(finished, (0, 0, 85, 55)) for page in side}) == 1


def test_odd_sizes_are_refused_or_told() -> None:
    project = Project.find()
    stock = find_stock(project, "avery-c32011")
    finished = home_cards(sample(85, 55, 2, 3), stock, words(), PROPERTIES)
    assert finished.notes == (
        "The cards are 1 mm higher than those of Avery C32011: half of that is lost above and below.",
    )
    with pytest.raises(PressError, match=r"Avery C32011 holds cards of 85 × 54 mm, these are 105 × 74 mm"):
        home_cards(sample(105, 74, 2), stock, words(), PROPERTIES)
    with pytest.raises(PressError, match="cut already"):
        home_cards(sample(85, 54, 2), stock, words(), PROPERTIES, fold_over=True)
    with pytest.raises(PressError, match="needs a back"):
        home_cards(sample(85, 54, 1), A4, words(), PROPERTIES, fold_over=True)
    with pytest.raises(PressError, match="does not fit a4"):
        home_cards(sample(250, 250, 1), A4, words(), PROPERTIES)


def test_folded_cards_meet_at_the_fold() -> None:
    pdf = home_cards(sample(85.6, 53.98, 2, 3), A4, words(), PROPERTIES, fold_over=True).data
    assert page_sizes(pdf) == [(210.0, 297.0)]
    (placed,) = placed_pages(pdf, (3, 3, 85.6, 53.98))
    for back, front in zip(placed[::2], placed[1::2], strict=True):
        assert back.area[0] + back.area[2] == pytest.approx(front.area[0], abs=0.002)
        assert back.clip[0] + back.clip[2] == pytest.approx(front.clip[0], abs=0.002)
        assert back.object != front.object
    assert "Head of page 2" in text_of(pdf, 0)
    assert words_on(pdf, 0, "p2")[0].left < words_on(pdf, 0, "p1")[0].left


@pytest.mark.parametrize("part", sorted(load_stocks(Project.find())))
def test_every_stock_fits_its_sheet(part: str) -> None:
    stock = load_stocks(Project.find())[part]
    grid = stock.grid
    slots = grid.slots
    assert len(slots) == grid.columns * grid.rows
    assert all(whole(grid.paper).holds(slot) for slot in slots)
    for first, second in combinations(slots, 2):
        shared = first.common(second)
        assert shared is None or min(shared.width, shared.height) < 0.05
    pages = Pages(2, grid.width, grid.height, 3)
    for flip in ("long-edge", "short-edge"):
        (sheet,) = plan_cards(sheets_of(len(slots), len(slots)), grid, pages, words(), flip)
        for front, back in zip(sheet.front.placements, sheet.back.placements, strict=True):
            landed = area_behind(back.area, grid.paper, flip)
            assert (landed.x, landed.y) == pytest.approx((front.area.x, front.area.y))
        assert all(whole(grid.paper).holds(placement.visible_area) for placement in sheet.front.placements)


def test_area_common() -> None:
    assert Rectangle(0, 0, 2, 2).common(Rectangle(1, 1, 2, 2)) == Rectangle(1, 1, 1, 1)
    assert Rectangle(0, 0, 2, 2).common(Rectangle(2, 0, 2, 2)) is None
