"""Any routine on any product: what is owed is on the page or told, and nothing lies on anything else.

`make fuzz` runs as many examples as one likes: `make fuzz N=5000 SEED=1 PRODUCT=poster`.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, event, given, seed, settings
from hypothesis import strategies as st

from generator.builder import faults_of
from generator.errors import ProblemsError
from generator.layouts.booklet.composition import MadeUpBook
from generator.layouts.page import PagePlan
from generator.press import Press
from generator.products import PRODUCTS
from tests.fuzz.editions import PRODUCTS_TRIED, Edition, editions, strangers
from tests.fuzz.oracles import Finished, Floors, all_wrong
from tests.fuzz.strangers import Stranger, project

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "6"))
SEED = int(os.environ.get("FUZZ_SEED", "0"))
FLOORS = {"poster": (7.0, 11.5), "card": (6.0, 7.0), "pocket": (7.4, 8.2), "booklet": (8.0, 8.0)}
LARGE_FLOORS = {"poster": (7.0, 16.0), "card": (9.0, 10.0), "pocket": (7.4, 10.0), "booklet": (12.0, 12.0)}
"""The least type of anything and of a move's words, pt."""


@pytest.mark.parametrize("product", PRODUCTS_TRIED)
def test_any_routine_is_printed_whole_or_told(product: str) -> None:
    @seed(SEED)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink) if EXAMPLES > 10 else (Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(strangers, editions(product), st.sampled_from([False, False, False, True]))
    def holds(stranger: Stranger, edition: Edition, whole: bool) -> None:
        assert looked_at(stranger, edition, whole) == []

    holds()


def looked_at(stranger: Stranger, edition: Edition, whole: bool = False) -> list[str]:
    """Build a strange routine and ask every oracle; an error must name a file and a line.

    With `whole` the file is finished for its target too, and preflight looks at it; a wall's cut end may be thinner
    than a line on the smallest cards.
    """
    job, edition = edition.job, replace(edition, series=min(edition.series, len(stranger.parts)))
    with tempfile.TemporaryDirectory() as folder:
        press = Press(project(Path(folder), stranger), edition.options)
        try:
            programme = press.library.programme("strange")
            plan = press.plan(programme, job)
        except ProblemsError as error:
            event("refused")
            return [f"no place: {problem}" for problem in error.problems if not problem.line]
        assert isinstance(plan, (PagePlan, MadeUpBook))  # a booklet is made up in an order of its own
        pages = plan.paint()
        wrong = all_wrong(Finished(plan.document, pages, floors_of(edition)))
        if whole and not stranger.figures:
            wrong += faults_of(press.finish(pages, programme, job), job, "strange.pdf")
        return wrong


def floors_of(edition: Edition) -> Floors:
    """Give the floors of an edition."""
    return Floors(*(LARGE_FLOORS if edition.large else FLOORS)[edition.product], PRODUCTS[edition.product].safe)
