"""Booklets: the right pages behind and beside each other, and creep that grows inwards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_back import numbers_on, page_sizes, placed_pages, text_of, words_on
from sample_products import PROPERTIES, SHEETS, SHIPPED, sample, words
from sheets_drawn import all_drawn

from generator.errors import PressError
from generator.finishing.home import home_booklet
from generator.finishing.placement import area_behind, whole
from generator.finishing.saddle import filled, folded, plan_booklet, signatures
from generator.finishing.source import Pages
from generator.paper import sheet_for

A4 = SHEETS["a4"]


def a5(count: int, bleed: float = 0.0) -> Pages:
    return Pages(count, 148, 210, bleed)


@pytest.mark.parametrize(
    ("count", "sheets"),
    [
        (4, "[4, 1] [2, 3]"),
        (8, "[8, 1] [2, 7]\n[6, 3] [4, 5]"),
        (12, "[12, 1] [2, 11]\n[10, 3] [4, 9]\n[8, 5] [6, 7]"),
        (6, "[6, 1] [2]\n[3] [4, 5]"),  # blanks before the last page: 1 2 3 4 5 – – 6
    ],
)
def test_examples(count: int, sheets: str) -> None:
    assert all_drawn(plan_booklet(a5(count), A4, words(), 0.1, 15)) == sheets


def test_signatures_are_booklets_of_their_own() -> None:
    plan = plan_booklet(a5(16), A4, words(), 0.1, 2)
    assert all_drawn(plan) == "[8, 1] [2, 7]\n[6, 3] [4, 5]\n[16, 9] [10, 15]\n[14, 11] [12, 13]"


@given(st.integers(1, 300), st.integers(1, 20))
def test_every_page_once_and_spreads_sum_up(count: int, most: int) -> None:
    pages = filled(count)
    parts = signatures(pages, most)
    assert [page for part in parts for page in part] == pages
    assert sorted(page for page in pages if page is not None) == list(range(count))
    assert pages[-1] == count - 1
    sizes = [len(part) // 4 for part in parts]
    assert max(sizes) <= most
    assert max(sizes) - min(sizes) <= 1
    for part in parts:
        numbered = list(range(1, len(part) + 1))
        spreads = [spread for sheet in folded(numbered) for spread in (sheet.front, sheet.back)]
        assert {left + right for left, right in spreads} == {len(part) + 1}
        assert sorted(page for spread in spreads for page in spread) == numbered


@given(st.integers(1, 120), st.floats(0.05, 0.3), st.integers(1, 15), st.sampled_from([0.0, 3.0]))
def test_creep_grows_inwards_towards_the_fold(count: int, thickness: float, most: int, bleed: float) -> None:
    pages = Pages(count, 90, 160, bleed)
    plan = plan_booklet(pages, A4, words(), thickness, most)
    fold = A4.height / 2
    depths = [depth for part in signatures(filled(count), most) for depth in range(len(part) // 4)]
    for sheet, depth in zip(plan, depths, strict=True):
        for side in sheet.sides:
            for placement in side.placements:
                left = placement.area.centre[0] < fold
                gap = fold - placement.area.right if left else placement.area.x - fold
                assert -gap == pytest.approx(depth * thickness, abs=1e-6)
                assert whole(sheet.paper).holds(placement.visible_area)
                assert placement.visible_area.right <= fold + 1e-6 if left else placement.visible_area.x >= fold - 1e-6


@given(st.integers(1, 80))
def test_pages_of_a_leaf_lie_behind_each_other(count: int) -> None:
    for sheet in plan_booklet(a5(count), A4, words(), 0.1, 15):
        backs = {placement.page: placement for placement in sheet.back.placements}
        for front in sheet.front.placements:
            neighbour = front.page + 1 if front.page % 2 == 0 else front.page - 1
            behind = backs.get(neighbour)
            if behind is not None and count % 4 == 0:
                where = area_behind(behind.area, sheet.paper, "short-edge")
                assert (where.x, where.y) == pytest.approx((front.area.x, front.area.y))


def test_finished_booklet_read_back() -> None:
    finished = home_booklet(sample(148, 210, 8), A4, words(), PROPERTIES, thickness=0.25)
    assert finished.pages == 6
    assert page_sizes(finished.data) == [(297.0, 210.0)] * 6
    assert [numbers_on(finished.data, page) for page in range(2, 6)] == [[8, 1], [2, 7], [6, 3], [4, 5]]
    sheets = placed_pages(finished.data, (0, 0, 148, 210))
    for index, shift in ((2, 0), (3, 0), (4, 0.25), (5, 0.25)):
        left, right = sheets[index]
        assert left.area == pytest.approx((0.5 + shift, 0, 148, 210), abs=0.002)
        assert right.area == pytest.approx((148.5 - shift, 0, 148, 210), abs=0.002)
        assert left.scale == right.scale == 1
    head = words_on(finished.data, 2, "Head of page 1")[0]
    assert (head.left, head.bottom) == pytest.approx((148.5 + 8, 199), abs=0.8)


def test_the_guide_tells_how_and_has_a_ruler() -> None:
    finished = home_booklet(sample(148, 210, 8), A4, words(), PROPERTIES)
    assert "flip on the short edge" in text_of(finished.data, 0)
    assert "must be 50 mm" in text_of(finished.data, 0)
    assert text_of(finished.data, 1).strip() == ""


def test_thick_booklets_are_explained() -> None:
    finished = home_booklet(sample(90, 160, 64), A4, words(), PROPERTIES)
    assert "make 2 parts" in text_of(finished.data, 0)
    assert [numbers_on(finished.data, page) for page in (2, 18)] == [[32, 1], [64, 33]]
    assert "parts" not in text_of(home_booklet(sample(90, 160, 60), A4, words(), PROPERTIES).data, 0)


def test_marks_stand_outside_the_pages_where_there_is_room() -> None:
    plan = plan_booklet(Pages(8, 90, 160, 3), A4, words(), 0.1, 15)
    spread_top, spread_bottom = 105 + 80, 105 - 80
    marks = [mark for mark in plan[0].front.captions if hasattr(mark, "y1")]
    assert marks
    for mark in marks:
        outside = min(mark.y1, mark.y2) >= spread_top or max(mark.y1, mark.y2) <= spread_bottom
        beside = min(mark.x1, mark.x2) >= 148.5 + 90 or max(mark.x1, mark.x2) <= 148.5 - 90
        assert outside or beside
    assert any(mark.x1 == mark.x2 == 148.5 for mark in marks)
    assert not plan_booklet(a5(8), A4, words(), 0.1, 15)[0].front.captions


@pytest.mark.parametrize(("width", "staples"), [(142.5, 2), (142.6, 0)])
def test_staples_are_marked_beside_the_spread_where_there_is_room(width: float, staples: int) -> None:
    captions = plan_booklet(Pages(8, width, 160), A4, words(), 0.1, 15)[0].front.captions
    assert [getattr(mark, "text", "") for mark in captions].count(words().say("staple")) == staples


def test_blanks_and_paper_are_told() -> None:
    finished = home_booklet(sample(148, 210, 6), A4, words(), PROPERTIES)
    assert finished.notes == ("2 pages before the last stay white, as a booklet needs a multiple of four.",)
    with pytest.raises(PressError, match=r"need paper of 420 × 297 mm; a4 is 210 × 297 mm"):
        home_booklet(sample(210, 297, 4), A4, words(), PROPERTIES)
    assert sheet_for(a5(4).paper, A4, SHIPPED) == A4
    assert sheet_for(Pages(4, 210, 297).paper, A4, SHIPPED).name == "a3"
    assert sheet_for(Pages(4, 215.9, 279.4).paper, A4, SHIPPED).name == "tabloid"
    assert sheet_for(Pages(4, 139.7, 215.9).paper, A4, SHIPPED).name == "letter"
