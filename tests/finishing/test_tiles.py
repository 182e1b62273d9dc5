"""Posters on small sheets: whole, at their size, with the overlap that was asked for, on as few sheets as can be."""

from __future__ import annotations

from itertools import product
from math import ceil

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from reading_back import page_sizes, placed_pages, text_of, words_on
from sample_products import PROPERTIES, SHEETS, sample, words

from generator.errors import PressError
from generator.finishing.home import home_poster
from generator.finishing.marks import Label, LineMark, Mark, Patch
from generator.finishing.placement import Rectangle, whole
from generator.finishing.source import Pages
from generator.finishing.tiles import plan_poster, tiling
from generator.paper import Paper
from generator.pdf import fonts
from generator.units import MM

A4, LETTER = SHEETS["a4"], SHEETS["letter"]
SIDES = st.floats(100, 1200)
PAPERS = st.sampled_from([A4, LETTER])
OVERLAPS = st.floats(5, 20)


@pytest.mark.parametrize(
    ("width", "height", "sheet", "columns", "rows", "lying"),
    [
        (297, 420, A4, 2, 2, False),
        (210, 297, A4, 1, 2, True),
        (420, 594, A4, 2, 4, True),
        (594, 841, A4, 3, 5, True),
        (279.4, 431.8, LETTER, 2, 2, False),
        (190, 267, A4, 1, 1, False),
    ],
)
def test_examples(width: float, height: float, sheet: Paper, columns: int, rows: int, lying: bool) -> None:
    found = tiling(width, height, sheet, 10, 10)
    assert (found.columns, found.rows, found.paper.width > found.paper.height) == (columns, rows, lying)


@given(SIDES, SIDES, PAPERS, OVERLAPS, st.floats(8, 15))
def test_tiles_cover_the_poster_with_the_overlap(
    width: float, height: float, sheet: Paper, overlap: float, margin: float
) -> None:
    found = tiling(width, height, sheet, overlap, margin)
    tiles = {(tile.column, tile.row): tile.window for tile in found.tiles}
    assert tiles[0, 0].x == 0
    assert tiles[0, 0].top == pytest.approx(height)
    assert tiles[found.columns - 1, found.rows - 1].right == pytest.approx(width)
    assert tiles[found.columns - 1, found.rows - 1].y == pytest.approx(0, abs=1e-6)
    for (column, row), window in tiles.items():
        if (column + 1, row) in tiles:
            assert window.right - tiles[column + 1, row].x == pytest.approx(overlap)
        if (column, row + 1) in tiles:
            assert tiles[column, row + 1].top - window.y == pytest.approx(overlap)
        assert window.width <= found.paper.width - 2 * margin + 0.01
        assert window.height <= found.paper.height - 2 * margin - 10 + 0.01


@given(SIDES, SIDES, PAPERS, OVERLAPS)
def test_no_fewer_sheets_would_do(width: float, height: float, sheet: Paper, overlap: float) -> None:
    found = tiling(width, height, sheet, overlap, 10)
    for paper in (sheet, sheet.turned()):
        reach = paper.width - 20, paper.height - 30
        for columns, rows in product(range(1, 20), range(1, 20)):
            if columns * rows < found.columns * found.rows:
                covers = [n * (length - overlap) + overlap for n, length in zip((columns, rows), reach, strict=True)]
                assert covers[0] < width - 0.001 or covers[1] < height - 0.001


@given(SIDES, SIDES, PAPERS, OVERLAPS, st.sampled_from([0.0, 3.0]))
def test_pictures_and_marks_stay_on_the_sheet(
    width: float, height: float, sheet: Paper, overlap: float, bleed: float
) -> None:
    assume(ceil(width / 150) * ceil(height / 150) < 30)
    for planned in plan_poster(Pages(1, width, height, bleed), sheet, words(), overlap, 10):
        (placement,) = planned.front.placements
        assert whole(planned.paper).holds(placement.visible_area)
        assert placement.scale == 1
        assert (placement.area.width, placement.area.height) == (width, height)
        for mark in planned.front.captions:
            seen = bounds(mark)
            assert whole(planned.paper).grown(-4).holds(seen), mark
            assert seen.common(placement.visible_area) is None, mark


def bounds(mark: Mark) -> Rectangle:
    """Give the bounds of a mark; of words those from the baseline up, and of level or upright lines a hair's width."""
    if isinstance(mark, Patch):
        return mark.area
    if isinstance(mark, Label):
        height, length = (
            mark.size * 0.74 / MM,
            fonts.text_width(mark.text, fonts.face("inter", mark.weight), mark.size) / MM,
        )
        along = -length if mark.align == "right" else 0.0
        if mark.rotation == 90:
            return Rectangle(mark.x - height, mark.y + along, height, length)
        return Rectangle(mark.x + along, mark.y, length, height)
    assert isinstance(mark, LineMark)
    left, bottom = min(mark.x1, mark.x2), min(mark.y1, mark.y2)
    return Rectangle(left, bottom, abs(mark.x2 - mark.x1), abs(mark.y2 - mark.y1)).grown(0.01)


def test_marks_tell_where_to_cut_and_where_the_neighbour_goes() -> None:
    plan = plan_poster(Pages(1, 297, 420), A4, words(), 10, 10)
    first = plan[0].front
    spot = first.placements[0].visible_area
    left, right = (210 - 153.5) / 2, (210 + 153.5) / 2
    upright = {(round(mark.x1, 2), mark.dash is not None) for mark in _lines(first.captions) if mark.x1 == mark.x2}
    assert (round(left, 2), False) in upright  # cut at the poster's edge
    assert (round(right - 10, 2), True) in upright  # the neighbour's cut edge comes to lie here
    assert spot.right == pytest.approx(right)
    assert [mark.text for mark in first.captions if isinstance(mark, Label) and mark.weight == 700] == [
        "A1 · sheet 1 of 4"
    ]


def _lines(marks: tuple[object, ...]) -> list[LineMark]:
    return [mark for mark in marks if isinstance(mark, LineMark)]


def test_the_map_shows_each_sheet_in_its_place() -> None:
    places = []
    for sheet in plan_poster(Pages(1, 297, 420), A4, words(), 10, 10):
        (patch,) = [mark for mark in sheet.front.captions if isinstance(mark, Patch)]
        places.append((round(patch.area.x, 1), round(patch.area.y, 1)))
    lefts, bottoms = sorted({x for x, _ in places}), sorted({y for _, y in places})
    assert places == [(lefts[0], bottoms[1]), (lefts[1], bottoms[1]), (lefts[0], bottoms[0]), (lefts[1], bottoms[0])]


def test_every_poster_of_a_series_is_divided() -> None:
    plan = plan_poster(Pages(3, 297, 420, 3), A4, words(), 10, 10)
    alone = plan_poster(Pages(1, 297, 420, 3), A4, words(), 10, 10)
    assert [sheet.front.placements[0].page for sheet in plan] == [0] * 4 + [1] * 4 + [2] * 4
    assert [sheet.front.captions for sheet in plan] == [sheet.front.captions for sheet in alone] * 3
    finished = home_poster(sample(297, 420, 2, 3), A4, words(), PROPERTIES)
    assert (finished.pages, len(page_sizes(finished.data))) == (8, 8)
    assert "Head of page 2" in text_of(finished.data, 4)


def test_finished_poster_read_back() -> None:
    finished = home_poster(sample(297, 420, 1, 3), A4, words(), PROPERTIES)
    assert finished.pages == 4
    assert page_sizes(finished.data) == [(210.0, 297.0)] * 4
    areas = [sheet[0] for sheet in placed_pages(finished.data, (3, 3, 297, 420))]
    left, bottom = (210 - 153.5) / 2, (297 - 215) / 2
    expected = [(left, bottom - 205), (left - 143.5, bottom - 205), (left, bottom), (left - 143.5, bottom)]
    for placed, (x, y) in zip(areas, expected, strict=True):
        assert placed.area == pytest.approx((x, y, 297, 420), abs=0.002)
        assert placed.scale == 1
    head = words_on(finished.data, 0, "Head of page 1")[0]
    assert head.left == pytest.approx(left + 8, abs=0.5)
    for page, name in enumerate(("A1", "B1", "A2", "B2")):
        assert f"{name} · sheet {page + 1} of 4" in text_of(finished.data, page)
        assert "must be 50 mm" in text_of(finished.data, page)


def test_a_ruler_is_fifty_millimetres_long() -> None:
    marks = _lines(plan_poster(Pages(1, 297, 420), A4, words(), 10, 10)[0].front.captions)
    ruler = [mark for mark in marks if mark.y1 == mark.y2 and abs(mark.x2 - mark.x1) == pytest.approx(50)]
    assert len(ruler) == 1


def test_no_tile_overlaps_wholly() -> None:
    assert (tiling(297, 420, A4, 94.9, 10).columns, tiling(297, 420, A4, 94.9, 10).rows) == (3, 2)
    with pytest.raises(PressError, match="leaves no room for an overlap of 95 mm"):
        tiling(297, 420, A4, 95, 10)


def test_a_sheet_without_room_is_refused() -> None:
    with pytest.raises(PressError, match="a4 with margins of 100 mm leaves no room"):
        plan_poster(Pages(1, 297, 420), A4, words(), 10, 100)


@pytest.mark.parametrize("bleed", [0.0, 2.0, 3.0])
def test_a_sheet_shows_the_bleed_outside_and_a_spare_beyond_each_cut_inside(bleed: float) -> None:
    pages = Pages(1, 594, 841, bleed)
    tiles = tiling(594, 841, A4, 10, 10)
    for tile, sheet in zip(tiles.tiles, plan_poster(pages, A4, words(), 10, 10), strict=True):
        (placed,) = sheet.front.placements
        poster, seen = placed.area, placed.visible_area
        window = Rectangle(seen.x - poster.x, seen.y - poster.y, seen.width, seen.height)
        first, last = tile.column == 0, tile.column == tiles.columns - 1
        top, bottom = tile.row == 0, tile.row == tiles.rows - 1
        assert tile.window.x - window.x == pytest.approx(bleed if first else 2.0)
        assert window.top - tile.window.top == pytest.approx(bleed if top else 2.0)
        assert window.right - tile.window.right == pytest.approx(bleed if last else 0.0)
        assert tile.window.y - window.y == pytest.approx(bleed if bottom else 0.0)
