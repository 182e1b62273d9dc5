"""Accents above capitals, in stacks too, reach neither the words above them nor a rule nor a figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.layouts.page import PagePlan
from generator.press import Press
from tests.fuzz.editions import Edition
from tests.fuzz.oracles import Finished, crossed, drawn_over, struck
from tests.fuzz.strangers import MIXED, Stranger, project
from tests.fuzz.test_strangers import floors_of

VIETNAMESE = ("Ếch ợp Ẫm gập", "Tư thế Ẩp gậy", "Ấp ỵ Ễ gợ")
CZECH = ("Žďár Ťápy Řepy jógy", "Číp Ďas Ňuhy gů")


@pytest.mark.parametrize(
    ("edition", "moves", "names"),
    [
        (Edition("card", size="id1"), (4, 4), VIETNAMESE),
        (Edition("card", size="id1"), (4, 4), CZECH),
        (Edition("poster", size="a4"), (3, 3), VIETNAMESE),
        (Edition("pocket", size="a4"), (6, 6, 6), VIETNAMESE),
        (Edition("pocket", size="a4"), (3, 4), VIETNAMESE),
    ],
    ids=["Vietnamese card", "Czech card", "Vietnamese poster", "Vietnamese pocket", "Vietnamese diary"],
)
def test_accents_of_capitals_reach_nothing(
    edition: Edition, moves: tuple[int, ...], names: tuple[str, ...], tmp_path: Path
) -> None:
    of = Stranger(parts=moves, poses=MIXED, names=names, words=8, odd=names, part_names=names, seed=3)
    press = Press(project(tmp_path, of), edition.options)
    plan = press.plan(press.library.programme("strange"), edition.job)
    assert isinstance(plan, PagePlan)
    finished = Finished(plan.document, plan.paint(), floors_of(edition))

    assert [*struck(finished), *crossed(finished), *drawn_over(finished)] == []
