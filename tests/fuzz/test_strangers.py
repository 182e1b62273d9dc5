"""Any routine on any product: what is owed is on the page or told, and nothing lies on anything else.

`make fuzz` runs as many examples as one likes: `make fuzz N=5000 SEED=1 PRODUCT=poster`.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from generator.errors import ProblemsError
from generator.jobs import jobs_of
from generator.options import Options
from generator.press import Press
from tests.fuzz.oracles import Finished, all_wrong
from tests.fuzz.strangers import ENGLISH, GERMAN, LYING, MIXED, POSES, RUSSIAN, STANDING, Stranger, project

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "6"))
SEED = int(os.environ.get("FUZZ_SEED", "0"))
ONLY = os.environ.get("FUZZ_PRODUCT", "")
SIZES = {"poster": ("a4", "a3", "a2", "letter", "tabloid"), "card": ("id1", "eu", "us", "a7", "a6")}
FLOORS = {"poster": 7.0, "card": 5.5}
"""Least type that anything may be set in, small print too, pt."""

long_word = st.text("abcdefghijklmnoprstuvwxyzäöü", min_size=30, max_size=50)
name = st.one_of(
    st.sampled_from((*ENGLISH, *GERMAN, *RUSSIAN)),
    long_word,
    st.lists(st.sampled_from(ENGLISH), min_size=2, max_size=4).map(" ".join).map(lambda text: text[:60].strip()),
    st.just("Tập\u00a0thở – nằm ngửa ; «chậm»"),
    st.just("Άσκηση ισορροπίας"),
)
strangers = st.builds(
    Stranger,
    parts=st.lists(st.integers(1, 12), min_size=1, max_size=6).filter(lambda parts: sum(parts) <= 40).map(tuple),
    poses=st.sampled_from([STANDING, LYING, MIXED, *((pose,) for pose in POSES)]),
    names=st.lists(name, min_size=1, max_size=8).map(tuple),
    words=st.integers(1, 20),
    language=st.sampled_from(["en", "de", "ru"]),
    title=st.sampled_from([("Strong hips", "for everyone"), ("Rückenschule",), ("Gut",), ("Back", "at the desk")]),
    part_names=st.lists(st.sampled_from(["Warm up", "Strength, plyometrics, balance", "Kräftigung"]), min_size=1).map(
        tuple
    ),
    mats=st.booleans(),
    seed=st.integers(0, 9),
)


@pytest.mark.parametrize("product", [ONLY] if ONLY else sorted(SIZES))
def test_any_routine_is_printed_whole_or_told(product: str) -> None:
    @seed(SEED)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink) if EXAMPLES > 100 else (Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(strangers, st.sampled_from(SIZES[product]), st.booleans(), st.booleans(), st.sampled_from(THEMES))
    def holds(stranger: Stranger, size: str, turned: bool, large: bool, theme: str) -> None:
        wrong = looked_at(product, stranger, size, turned, large, theme)
        assert wrong == []

    holds()


THEMES = ("colour", "photocopy")


def looked_at(product: str, stranger: Stranger, size: str, turned: bool, large: bool, theme: str) -> list[str]:
    """Build a strange routine and ask every oracle; an error must name a file and a line."""
    options = Options(
        sizes=(("paper" if product == "poster" else f"{product}_size", size),),
        orientation="landscape" if turned else "portrait",
        large_print=large,
        theme=theme,
    )
    with tempfile.TemporaryDirectory() as folder:
        press = Press(project(Path(folder), stranger), options)
        (job,) = jobs_of((product,), ("screen",))
        try:
            programme = press.library.programme("strange")
            output = press.lay(programme, job)
        except ProblemsError as error:
            return [f"no place: {problem}" for problem in error.problems if not problem.line]
        document = press.document(programme, job)
        return all_wrong(Finished(document, output, FLOORS[product], 3.0 if product == "card" else 5.0))
