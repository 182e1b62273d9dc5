"""The session at a glance: rows on as few pages as hold them, as evenly as can be."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from generator.layouts.booklet.glance import even
from generator.press import Press
from tests.fuzz.editions import Edition
from tests.fuzz.strangers import Stranger, project
from tests.products.pages import pieces_of


@pytest.mark.parametrize(
    ("heights", "follows", "pages"),
    [
        ([10.0] * 9, [], [(0, 9)]),
        ([10.0] * 12, [], [(0, 6), (6, 12)]),
        ([10.0] * 21, [], [(0, 7), (7, 14), (14, 21)]),
        ([10.0] * 12, [5], [(0, 5), (5, 12)]),
        ([10.0, 95.0], [0], [(0, 2)]),
        ([10.0, 120.0, 10.0], [], [(0, 1), (1, 2), (2, 3)]),
        ([], [], []),
    ],
    ids=["one page", "two pages", "three pages", "a name goes with its move", "a name with a move too tall",
         "a row too tall", "no rows"],
)  # fmt: skip
def test_rows_are_shared_out_evenly(heights: list[float], follows: list[int], pages: list[tuple[int, int]]) -> None:
    names = [number in follows for number in range(len(heights))]
    assert even(heights, names, (92.0, 100.0)) == pages


def test_a_catalogue_of_rows_takes_no_time_that_grows_with_its_square() -> None:
    pages = even([9.0 + number % 4 for number in range(20_000)], [False] * 20_000, (92.0, 100.0))
    assert pages[0][0] == 0
    assert pages[-1][1] == 20_000
    assert all(before == after for (_, before), (after, _) in pairwise(pages))


def test_the_number_of_a_part_stands_beside_the_first_line_of_its_words_and_long_doses_take_few_lines(
    tmp_path: Path,
) -> None:
    circuit = {"kind": "circuit", "rounds": 3, "work_s": 40, "rest_s": 20, "round_rest_s": 90}
    stranger = Stranger((2, 1), kinds=(circuit, {}), doses=({"reps": 8, "load": {"kg": 40}, "effort": {"rpe": 7}},))
    edition = Edition("booklet", "a5")
    press = Press(project(tmp_path, stranger), edition.options)
    plan = press.plan(press.library.programme("strange"), edition.job)
    pieces = pieces_of(plan.paint().data)
    first = next(piece for piece in pieces if piece.text.startswith("3rounds") and piece.text.endswith("work,"))
    (number,) = (each for each in pieces if (each.page, each.text) == (first.page, "1") and each.box[0] < 30)
    assert abs(number.box[1] - first.box[1]) < 1.5, "beside the first line of two"
    page = next(piece.page for piece in pieces if piece.text == "Do")
    assert any(piece.page == page and piece.text == "90srestbetweenrounds" for piece in pieces), "a wide column"
