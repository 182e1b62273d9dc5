"""Areas, and where they are when the sheet is turned over."""

from __future__ import annotations

import pytest

from generator.finishing.placement import Placement, Rectangle, area_behind, behind, rotation_behind, sideways, whole
from generator.paper import Paper

UPRIGHT, LYING, SQUARE = Paper("upright", 200, 300), Paper("lying", 300, 200), Paper("square", 200, 200)
BOX = Rectangle(10, 20, 30, 40)


def test_an_area_knows_its_edges_and_its_middle() -> None:
    assert (BOX.right, BOX.top, BOX.centre) == (40, 60, (25, 40))
    assert BOX.moved(1, -2) == Rectangle(11, 18, 30, 40)
    assert BOX.grown(1) == Rectangle(9, 19, 32, 42)
    assert BOX.grown(1, 2, 3, 4) == Rectangle(9, 18, 34, 46)
    assert BOX.grown(1, top=0) == Rectangle(9, 19, 32, 41)
    assert whole(UPRIGHT) == Rectangle(0, 0, 200, 300)


def test_areas_share_what_both_cover() -> None:
    assert BOX.common(Rectangle(0, 30, 35, 10)) == Rectangle(10, 30, 25, 10)
    assert BOX.common(Rectangle(20, 0, 90, 25)) == Rectangle(20, 20, 20, 5)
    assert BOX.common(BOX) == BOX


@pytest.mark.parametrize(("right", "up"), [(30, 0), (0, 40), (-30, 0), (0, -40)])
def test_areas_that_touch_share_nothing(right: float, up: float) -> None:
    """Nor do those that overlap by less than a hair, which sums of floats do."""
    inwards = (0 if right == 0 else -right / abs(right)), (0 if up == 0 else -up / abs(up))
    assert BOX.common(BOX.moved(right, up)) is None
    assert BOX.common(BOX.moved(right + 0.0005 * inwards[0], up + 0.0005 * inwards[1])) is None
    assert BOX.common(BOX.moved(right + 0.002 * inwards[0], up + 0.002 * inwards[1])) is not None


@pytest.mark.parametrize("sides", [(1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)])
def test_an_area_holds_what_does_not_stick_out(sides: tuple[int, int, int, int]) -> None:
    assert BOX.holds(BOX)
    assert BOX.holds(BOX.grown(*(-5 * side for side in sides)))
    assert BOX.holds(BOX.grown(*(0.0005 * side for side in sides)))
    assert not BOX.holds(BOX.grown(*(0.002 * side for side in sides)))


@pytest.mark.parametrize(
    ("paper", "long_edge"), [(UPRIGHT, True), (LYING, False), (SQUARE, True)], ids=lambda value: str(value)[:20]
)
def test_a_flip_turns_paper_like_a_page_or_over_its_head(paper: Paper, long_edge: bool) -> None:
    assert sideways(paper, "long-edge") is long_edge
    assert sideways(paper, "short-edge") is not long_edge


def test_behind_an_area() -> None:
    assert area_behind(BOX, UPRIGHT, "long-edge") == Rectangle(160, 20, 30, 40)
    assert area_behind(BOX, UPRIGHT, "short-edge") == Rectangle(10, 240, 30, 40)
    assert area_behind(BOX, LYING, "short-edge") == Rectangle(260, 20, 30, 40)


@pytest.mark.parametrize(
    ("front", "like_a_page", "over_head"), [(0, 0, 180), (90, 270, 90), (180, 180, 0), (270, 90, 270)]
)
def test_backs_stand_upright_when_the_cut_card_is_turned(front: int, like_a_page: int, over_head: int) -> None:
    assert rotation_behind(front, UPRIGHT, "long-edge") == like_a_page
    assert rotation_behind(front, UPRIGHT, "short-edge") == over_head


def test_a_back_keeps_scale_and_what_is_seen_and_moves_by_the_offset() -> None:
    front = Placement(0, BOX, 90, BOX.grown(1, 2, 3, 4), 0.5)
    back = behind(front, 7, UPRIGHT, "long-edge", (0.5, -1))
    assert back == Placement(7, Rectangle(160.5, 19, 30, 40), 270, Rectangle(157.5, 17, 34, 46), 0.5)
    assert behind(Placement(0, BOX), 1, UPRIGHT, "long-edge").visible_area == Rectangle(160, 20, 30, 40)
    assert (Placement(0, BOX).visible_area, front.visible_area) == (BOX, BOX.grown(1, 2, 3, 4))
