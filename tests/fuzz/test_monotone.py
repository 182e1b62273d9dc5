"""Monotone: less to print, or larger paper, never turns what fits into what does not, nor says less than before."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from generator.content.project import Project
from generator.errors import FitError
from generator.paper import papers
from generator.press import Press
from generator.products import PRODUCTS
from tests.fuzz.editions import PRODUCTS_TRIED, Edition, editions, strangers
from tests.fuzz.strangers import Stranger, project
from tests.fuzz.test_strangers import EXAMPLES, SEED

SHARE = 3
"""One in so many examples of the fuzzer is tried here: each is laid out several times."""
crowds = st.lists(st.integers(1, 8), min_size=1, max_size=5).map(tuple).filter(lambda parts: sum(parts) <= 34)
Case = tuple[Stranger, Edition]


@pytest.mark.parametrize("product", PRODUCTS_TRIED)
def test_less_is_never_too_much(product: str) -> None:
    @seed(SEED)
    @settings(
        max_examples=max(1, EXAMPLES // SHARE),
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink) if EXAMPLES > 10 else (Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(strangers, editions(product), crowds)
    def holds(stranger: Stranger, edition: Edition, parts: tuple[int, ...]) -> None:
        case = replace(stranger, parts=parts), replace(edition, series=1)
        before = lost(*case)
        for less in easier(*case) if before is not None else ():
            after = lost(*less)
            assert after is not None, f"{less} does not fit, although there was more before"
            assert before or not after, f"{less} leaves out {after} sentences, although there was more before"

    holds()


def lost(stranger: Stranger, edition: Edition) -> int | None:
    """Count the sentences and cues that are left out; None where nothing fits."""
    with tempfile.TemporaryDirectory() as folder:
        press = Press(project(Path(folder), stranger), edition.options)
        programme = press.library.programme("strange")
        try:
            plan = press.plan(programme, edition.job)
        except FitError:
            return None
    return sum(len(each.places) for each in plan.left_out if "sentence" in each.message or "cue" in each.message)


def easier(stranger: Stranger, edition: Edition) -> Iterator[Case]:
    """Yield the cases with a move fewer at either end, with shorter sentences, and on larger paper."""
    first, *others = stranger.parts
    *before, last = stranger.parts
    if stranger.moves > 1:
        yield replace(stranger, parts=(*((first - 1,) if first > 1 else ()), *others)), edition
        yield replace(stranger, parts=(*before, *((last - 1,) if last > 1 else ()))), edition
    if stranger.words > 1 and not stranger.wordy:
        yield replace(stranger, words=stranger.words - 1), edition
    if PRODUCTS[edition.product].size:
        known = papers(Project.find(), edition.product)
        own = known[edition.size]
        for size in known.values():
            if size != own and size.width >= own.width and size.height >= own.height:
                yield stranger, replace(edition, size=size.name)


@pytest.mark.parametrize("pose", ["tall", "bridge"])
@pytest.mark.parametrize("mats", [True, False])
def test_a_poster_holds_any_number_of_bodies_up_to_one(pose: str, mats: bool) -> None:
    stranger = Stranger((1,), poses=(pose,), names=("Wall Sit", "Calf Raise"), words=6, mats=mats)
    edition = Edition("poster", "a4", landscape=True)
    found = [lost(replace(stranger, parts=(count,)), edition) for count in (1, 4, 5, 9, 13, 16, 20, 26, 33)]
    fitting = [each is not None for each in found]
    assert fitting == sorted(fitting, reverse=True), "fewer moves fit where more do"
    assert sum(fitting) >= 7
    whole = [each == 0 for each in found]
    assert whole == sorted(whole, reverse=True), "fewer moves say no less than more do"
