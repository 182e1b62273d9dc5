"""What is said of a routine with too many moves can be done: each remedy was tried, and works."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import CrowdedError
from generator.press import Press
from tests.fuzz.editions import Edition
from tests.fuzz.strangers import Stranger, project

REMEDY = re.compile(r"\(--(card-size|posters|only) (\w+)\)")


@pytest.mark.parametrize(
    ("parts", "edition", "wanted"),
    [
        ((12, 12), Edition("card", "id1"), ["card-size a7", "only pocket"]),
        ((12, 12), Edition("card", "id1", target="shop"), ["card-size a7", "only poster"]),
        ((8, 8, 8), Edition("poster", "a4", large=True), ["posters 3", "only booklet"]),
    ],
)
def test_a_remedy_works(parts: tuple[int, ...], edition: Edition, wanted: list[str], tmp_path: Path) -> None:
    written = project(tmp_path, Stranger(parts))

    def planned(edition: Edition) -> None:
        press = Press(written, edition.options)
        press.plan(press.library.programme("strange"), edition.job)

    with pytest.raises(CrowdedError) as raised:
        planned(edition)
    (problem,) = raised.value.problems
    assert problem.line, "a place is told"
    found = REMEDY.findall(problem.message)
    assert [" ".join(each) for each in found] == wanted
    for option, value in found:
        changed = {"card-size": {"size": value}, "posters": {"series": value}, "only": {"product": value, "size": ""}}
        planned(replace(edition, **{k: int(v) if k == "series" else v for k, v in changed[option].items()}))
