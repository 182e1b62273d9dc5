"""The session at a glance: rows on as few pages as hold them, as evenly as can be."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.layouts.booklet.glance import even


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
