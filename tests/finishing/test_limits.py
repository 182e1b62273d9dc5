"""Where measures tip over: what just fits, what is just too large, what is just noticed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_products import SHEETS, words

from generator.errors import PressError
from generator.finishing.cards import (
    CardGrid,
    CardPages,
    check_fit,
    foldover_grid,
    plain_grid,
    plan_cards,
    plan_foldover,
)
from generator.finishing.marks import DASHED, Label, LineMark
from generator.finishing.placement import Rectangle
from generator.finishing.plan import SheetSide
from generator.finishing.pocket import check_panels, lying, panel_paper
from generator.finishing.saddle import has_room, plan_booklet, spread_paper
from generator.finishing.source import Pages
from generator.finishing.tiles import Tile, plan_poster, tiling
from generator.paper import Paper

A4, LETTER = SHEETS["a4"], SHEETS["letter"]
HAIR = 0.0002
"""Mm that are lost or won where floats are added up; they decide nothing."""


# Cards


@pytest.mark.parametrize(
    ("width", "height", "cells"),
    [(92, 60, (2, 4)), (92 + HAIR, 60.75 + HAIR, (2, 4)), (92.01, 60, (1, 4)), (92, 60.76, (2, 3))],
)
def test_as_many_cards_as_margins_and_gutters_leave_room_for(
    width: float, height: float, cells: tuple[int, int]
) -> None:
    grid = plain_grid(width, height, A4)
    assert (grid.columns, grid.rows) == cells


def test_cards_are_turned_only_for_more_of_them_and_only_where_they_may() -> None:
    assert (plain_grid(190, 100, A4).rotation, plain_grid(190, 190, A4).rotation) == (0, 0)
    turned = plain_grid(105, 74, A4)
    assert (turned.rotation, turned.columns * turned.rows, turned.width) == (90, 4, 74)
    upright = plain_grid(105, 74, A4, turnable=False)
    assert (upright.rotation, upright.columns * upright.rows, upright.cut) == (0, 3, True)
    for width, height, turnable in ((200, 50, False), (80, 270, True), (270, 80, True)):
        with pytest.raises(PressError) as told:
            plain_grid(width, height, A4, turnable)
        assert str(told.value) == f"a card of {width} × {height} mm does not fit a4 with margins"


def stock(columns: int, rows: int, across: float, down: float) -> CardGrid:
    return CardGrid(A4, columns, rows, 10, 20, across, down, 80, 50)


@pytest.mark.parametrize(
    ("grid", "gutter"),
    [
        (stock(2, 3, 84, 52), 2),
        (stock(2, 3, 81, 52), 1),
        (stock(2, 1, 84, 0), 4),
        (stock(1, 3, 0, 52), 2),
        (stock(1, 1, 0, 0), 20),
        (stock(2, 3, 79, 60), 0),
    ],
)
def test_the_gutter_is_the_smaller_gap_between_neighbours(grid: CardGrid, gutter: float) -> None:
    assert grid.gutter == gutter


def test_slots_go_from_the_upper_left() -> None:
    grid = stock(2, 3, 84, 52)
    assert grid.slots[0] == Rectangle(10, 227, 80, 50)
    assert (grid.slots[1].x, grid.slots[2].y) == (94, 175)
    assert grid.block == Rectangle(10, 123, 164, 154)


@pytest.mark.parametrize("way", [(1, 0), (0, 1), (-1, 0), (0, -1)])
def test_a_card_may_be_a_millimetre_off_its_slot(way: tuple[int, int]) -> None:
    grid = stock(2, 3, 84, 52)
    over = check_fit(Pages(2, 80 + (1 + HAIR) * way[0], 50 + (1 + HAIR) * way[1]), grid, "Club 10")
    assert over == pytest.approx(way, abs=0.001)
    with pytest.raises(PressError) as told:
        check_fit(Pages(2, 80 + 1.01 * way[0], 50 + 1.01 * way[1]), grid, "Club 10")
    assert str(told.value) == (
        f"Club 10 holds cards of 80 × 50 mm, these are {80 + 1.01 * way[0]:g} × {50 + 1.01 * way[1]:g} mm; "
        "build cards of that size or choose another stock"
    )


def test_bleed_reaches_half_way_to_the_next_card() -> None:
    grid, one = stock(2, 3, 84, 52), [(CardPages(0),)]
    (sheet,) = plan_cards(one, grid, Pages(1, 80, 50, 3), words())
    assert sheet.front.placements[0].visible_area == Rectangle(9, 226, 82, 52)
    (sheet,) = plan_cards(one, grid, Pages(1, 80, 50, 0.5), words())
    assert sheet.front.placements[0].visible_area == Rectangle(9.5, 226.5, 81, 51)
    (sheet,) = plan_cards(one, replace(grid, rotation=180), Pages(1, 80, 50), words())
    assert (sheet.front.placements[0].area, sheet.front.placements[0].rotation) == (Rectangle(10, 227, 80, 50), 180)


def test_bleed_of_folded_cards_reaches_half_way_too_but_not_over_the_fold() -> None:
    pages, one = Pages(2, 85, 55, 4), [(CardPages(0, 1),)]
    (sheet,) = plan_foldover(one, foldover_grid(pages, A4), pages, words())
    back, front = sheet.front.placements
    assert (back.area, front.area) == (Rectangle(20, 212.5, 85, 55), Rectangle(105, 212.5, 85, 55))
    assert (back.visible_area, front.visible_area) == (Rectangle(17, 209.5, 88, 61), Rectangle(105, 209.5, 88, 61))
    (sheet,) = plan_foldover(one, replace(foldover_grid(pages, A4), pitch_down=57, rotation=90), pages, words())
    back, front = sheet.front.placements
    assert (back.area.height, back.visible_area, front.visible_area.height) == (85, back.area.grown(1, 1, 1, 0), 86)


@pytest.mark.parametrize(("margin", "length"), [(20, 5), (8.3, 3.8), (7, 2.5), (6, 2), (5, 2)])
def test_crop_marks_are_as_long_as_the_margin_leaves_room(margin: float, length: float) -> None:
    grid = CardGrid(A4, 1, 1, margin, 50, 0, 0, 100, 100)
    (sheet,) = plan_cards([(CardPages(0),)], grid, Pages(1, 100, 100, 1), words())
    lengths = {round(abs(x.x2 - x.x1) + abs(x.y2 - x.y1), 3) for x in lines(sheet.front) if x.width == 0.3}
    assert lengths == {length}


def lines(side: SheetSide) -> list[LineMark]:
    return [mark for mark in (*side.marks, *side.captions) if isinstance(mark, LineMark)]


def labels(side: SheetSide) -> list[Label]:
    return [mark for mark in (*side.marks, *side.captions) if isinstance(mark, Label)]


def test_words_keep_off_the_edge_that_printers_do_not_reach() -> None:
    (sheet,) = plan_cards([(CardPages(0),)], CardGrid(A4, 1, 1, 2, 50, 0, 0, 100, 100), Pages(1, 100, 100), words())
    assert {(label.align, label.x) for label in labels(sheet.front)} >= {("left", 6), ("right", 204)}


# Posters


@pytest.mark.parametrize(
    ("width", "height", "cells"),
    [
        (190 + HAIR, 267 + HAIR, (1, 1)),
        (190.01, 180, (1, 1)),  # lying
        (190.01, 190, (2, 1)),
        (277.01, 190, (2, 1)),
        (370 + HAIR, 267, (2, 1)),
        (370.01, 267, (3, 1)),
        (190, 524 + HAIR, (1, 2)),
        (190, 524.01, (1, 3)),
    ],
)
def test_as_few_tiles_as_reach(width: float, height: float, cells: tuple[int, int]) -> None:
    found = tiling(width, height, A4, 10, 10)
    assert (found.columns, found.rows) == cells


def test_the_overlap_leaves_more_than_half_of_a_tile() -> None:
    """But where one tile is enough nothing overlaps."""
    sheet = Paper("slip", 45, 55)
    assert tiling(25 + HAIR, 25 + HAIR, sheet, 13, 10).columns == 1
    assert tiling(60, 25, sheet, 12.4, 10).columns == 4
    with pytest.raises(PressError) as told:
        tiling(60, 60, sheet, 12.5, 10)
    assert str(told.value) == "slip with margins of 10 mm leaves no room for an overlap of 12.5 mm"


@pytest.mark.parametrize(
    ("column", "row", "name"),
    [(0, 0, "A1"), (25, 9, "Z10"), (26, 0, "AA1"), (51, 0, "AZ1"), (52, 1, "BA2"), (701, 0, "ZZ1")],
)
def test_tiles_have_names_like_the_fields_of_a_chessboard(column: int, row: int, name: str) -> None:
    assert Tile(column, row, Rectangle(0, 0, 1, 1)).name == name


@pytest.mark.parametrize(
    ("pages", "margin", "lengths"),
    [
        (Pages(1, 297, 420), 10, [5, 5, 5, 5]),  # there is room
        (Pages(1, 370, 267), 10, [5, 3.1]),  # at the left, where picture stands beyond the cut: 10 - 2 - 4.9
        (Pages(1, 370, 267, 3), 10, [2.1, 2.1]),  # at the poster's edges, where it has bleed: 10 - 3 - 4.9
        (Pages(1, 170, 532), 8, [4.4, 4.4]),  # below, where only words stand: 13 - 5 - 3.6
    ],
)
def test_cut_marks_stay_clear_of_edges_and_words(pages: Pages, margin: float, lengths: list[float]) -> None:
    found = []
    for sheet in plan_poster(pages, A4, words(), 10, margin):
        cuts = [line for line in lines(sheet.front) if line.width == 0.3 or line.dash == DASHED]
        (length,) = {round(abs(line.x2 - line.x1) + abs(line.y2 - line.y1), 2) for line in cuts}
        found.append(length)
    assert found == lengths


@pytest.mark.parametrize(("bleed", "margin", "seen"), [(3, 10, 3), (2, 10, 2), (3, 9, 2), (3, 7, 0), (3, 6, 0)])
def test_bleed_keeps_two_millimetres_from_what_printers_reach(bleed: float, margin: float, seen: float) -> None:
    (sheet,) = plan_poster(Pages(1, 180, 260, bleed), A4, words(), 10, margin)
    assert sheet.front.placements[0].visible_area == sheet.front.placements[0].area.grown(seen)


# Booklets


def test_fold_marks_need_six_millimetres() -> None:
    assert has_room(Pages(4, 100, 198), Paper("tray", 300, 210))
    assert not has_room(Pages(4, 100, 198.1), Paper("tray", 300, 210))


def test_staples_are_marked_where_there_is_room_beside_the_spread() -> None:
    for width, marked in ((142.5, True), (142.6, False)):
        (front, *_) = plan_booklet(Pages(4, width, 100), A4, words(), 0.1, 15)
        assert any(label.text == "staple" for label in labels(front.front)) is marked


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [
        (148.5 + HAIR, 210 + HAIR, (297, 210)),
        (105 + HAIR, 297 + HAIR, (210, 297)),
        (100, 200, (297, 210)),
    ],
)
def test_spreads_lie_across_or_else_upright(width: float, height: float, size: tuple[float, float]) -> None:
    for tray in (A4, A4.turned()):
        paper = spread_paper(Pages(4, width, height), tray)
        assert (paper.width, paper.height) == size


@pytest.mark.parametrize(("width", "height"), [(148.51, 210), (148.5, 210.01), (105.01, 297), (105, 297.01)])
def test_larger_spreads_need_larger_paper(width: float, height: float) -> None:
    with pytest.raises(PressError) as told:
        spread_paper(Pages(4, width, height), A4)
    assert str(told.value) == (
        f"two pages of {width:g} × {height:g} mm need paper of {2 * width:g} × {height:g} mm; a4 is 210 × 297 mm"
    )


# The pocket edition


def test_panels_are_a_quarter_by_a_half_of_the_sheet_that_lies() -> None:
    assert panel_paper(A4) == panel_paper(A4.turned()) == Paper("pocket-a4", 74.25, 105)
    assert (lying(A4), lying(A4.turned())) == (A4.turned(), A4.turned())
    assert lying(Paper("square", 200, 200)) == Paper("square", 200, 200)


@pytest.mark.parametrize("way", [(1, 0), (0, 1), (-1, 0), (0, -1)])
def test_panels_are_filled_to_a_tenth_of_a_millimetre(way: tuple[int, int]) -> None:
    def pages(off: float) -> Pages:
        return Pages(8, 74.25 + off * way[0], 105 + off * way[1])

    check_panels(pages(0.099), A4)
    with pytest.raises(PressError) as told:
        check_panels(pages(0.101), A4)
    assert str(told.value).startswith("a panel of the pocket edition on a4 is 74.25 × 105 mm, the pages are ")
