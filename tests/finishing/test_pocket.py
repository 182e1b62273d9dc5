"""The pocket edition: panels in the order that folding puts them in, at their true size."""

from __future__ import annotations

import pytest
from reading_back import page_sizes, placed_pages, text_of, words_on
from sample_products import PROPERTIES, SHEETS, sample, words
from sheets_drawn import drawn

from generator.errors import PressError
from generator.finishing.home import home_pocket
from generator.finishing.marks import LineMark
from generator.finishing.pocket import panel_paper, plan_pocket
from generator.finishing.source import Pages
from generator.layouts.pocket.prints import FOOT

A4, LETTER = SHEETS["a4"], SHEETS["letter"]


def panels(sheet_name: str = "a4") -> Pages:
    panel = panel_paper(SHEETS[sheet_name])
    return Pages(8, panel.width, panel.height)


def test_example() -> None:
    assert drawn(plan_pocket(panels(), A4, words()).front) == "[5↓, 4↓, 3↓, 2↓][6, 7, 8, 1]"
    assert plan_pocket(panels(), A4, words()).back is None


def test_folding_gives_the_reading_order() -> None:
    """Fold the sheet in thought.

    Folded lengthwise, words outside, each column is a leaf but for the cut: columns 1 and 4 stay leaves, the panels
    between open to the upper and the lower side. Pushed together, the leaves stand round the spine as a cross.
    """
    side = plan_pocket(panels(), A4, words()).front
    at = {placement.area.centre: placement for placement in side.placements}
    columns = sorted({x for x, _ in at})
    low, high = sorted({y for _, y in at})
    lower = [at[x, low].page + 1 for x in columns]
    upper = [at[x, high].page + 1 for x in columns]
    assert all(at[x, high].rotation == 180 and at[x, low].rotation == 0 for x in columns)
    round_the_spine = lower + upper[::-1]  # each panel's right neighbour once it stands upright
    start = round_the_spine.index(1)
    assert round_the_spine[start:] + round_the_spine[:start] == [1, 2, 3, 4, 5, 6, 7, 8]
    leaves = [(lower[0], upper[0]), (lower[1], lower[2]), (lower[3], upper[3]), (upper[2], upper[1])]
    assert sorted(tuple(sorted(leaf)) for leaf in leaves) == [(1, 2), (3, 4), (5, 6), (7, 8)]


@pytest.mark.parametrize("name", ["a4", "letter"])
def test_finished_panels_read_back(name: str) -> None:
    panel = panel_paper(SHEETS[name])
    finished = home_pocket(sample(panel.width, panel.height, 8), SHEETS[name], words(), PROPERTIES)
    assert finished.notes == ()
    assert page_sizes(finished.data) == [(round(4 * panel.width, 2), round(2 * panel.height, 2))]
    (placed,) = placed_pages(finished.data, (0, 0, panel.width, panel.height))
    assert all(page.scale == 1 for page in placed)
    corners = sorted((round(p.area[0], 2), round(p.area[1], 2)) for p in placed)
    assert corners == sorted(
        (round(column * panel.width, 2), round(row * panel.height, 2)) for column in range(4) for row in (0, 1)
    )
    one, five = words_on(finished.data, 0, "Head of page 1")[0], words_on(finished.data, 0, "Head of page 5")[0]
    assert (one.runs, five.runs) == ("right", "left")
    assert one.left > 3 * panel.width
    assert one.bottom < panel.height
    assert five.right < panel.width
    assert five.bottom > panel.height


def test_fold_and_cut_lines_and_what_to_do() -> None:
    finished = home_pocket(sample(74.25, 105, 8), A4, words(), PROPERTIES)
    text = text_of(finished.data, 0)
    for said in ("1 Fold", "2 Short sides", "3 Open", "4 Push", "must be 50 mm", "Actual size (100 %)"):
        assert said in text
    marks = plan_pocket(panels(), A4, words()).front.marks
    lines = [mark for mark in marks if isinstance(mark, LineMark)]
    cut = max(lines, key=lambda line: line.width)
    assert (cut.x1, cut.y1, cut.x2, cut.y2) == (74.25, 105, 222.75, 105)
    assert {line.x1 for line in lines if line.x1 == line.x2} >= {74.25, 148.5, 222.75}
    for mark in marks:
        if hasattr(mark, "text"):
            assert mark.y < FOOT or mark.y > 210 - FOOT


def test_pages_that_do_not_fill_their_panels_are_refused() -> None:
    with pytest.raises(
        PressError, match=r"a panel of the pocket edition on a4 is 74.25 × 105 mm, the pages are 74 × 100"
    ):
        home_pocket(sample(74, 100, 8), A4, words(), PROPERTIES)
    with pytest.raises(PressError, match="eight pages, not 7"):
        home_pocket(sample(74.25, 105, 7), A4, words(), PROPERTIES)
