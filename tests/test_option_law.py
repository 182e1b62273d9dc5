"""The law of options: whatever changes a file changes its digest, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from generator.content.project import Project
from generator.finishing.source import measure
from generator.jobs import Job
from generator.options import Choices, HomePrinting, Options, ShopPrinting
from generator.press import Press
from generator.products import PRODUCTS, SIZED
from generator.targets import TARGETS
from tests.finishing.profiles import profile

JOBS = [Job(product, target) for product in PRODUCTS.values() for target in TARGETS.values() if product.finish(target)]
LAID_OUT = {str(job) for job in JOBS if job.product.layout}


def of(*words: str) -> set[str]:
    """Name the jobs that have all of some words: a product, a target."""
    return {str(job) for job in JOBS if set(words) <= {job.product.name, job.target.name}}


CHANGES: dict[str, tuple[Any, set[str]]] = {
    "paper": ("a2", of("poster")),
    "card_size": ("a7", of("card")),
    "booklet_size": ("a4", of("booklet")),
    "orientation": ("landscape", of("poster")),
    "theme": ("photocopy", LAID_OUT | of("web")),
    "large_print": (True, LAID_OUT),
    "series": (2, of("poster")),
    "units": ("imperial", LAID_OUT | of("text") | of("web")),
    "cast": (("c", "d"), LAID_OUT | of("web")),
    "sheet": ("letter", of("home") | of("pocket")),
    "stock": ("avery-c32011", of("card", "home")),
    "flip": ("short-edge", of("card", "home")),
    "back_offset": ((1.0, 2.0), of("card", "home")),
    "fold_over": (True, of("card", "home")),
    "thickness": (0.2, of("booklet", "home")),
    "overlap": (15.0, of("poster", "home")),
    "bleed": (2.0, of("shop")),
    "marks": (("crop",), of("shop")),
    "condition": ("gracol", of("shop")),
    "profile": (Path("own.icc"), of("shop")),
}
"""Every option with another value, and the jobs whose files it changes."""


def options(**changes: Any) -> Options:
    """Give options, named without the group they are in."""
    groups: dict[str, Any] = {"home": HomePrinting(), "shop": ShopPrinting()}
    for group, value in groups.items():
        own = {each.name for each in fields(value)} & changes.keys()
        groups[group] = replace(value, **{name: changes.pop(name) for name in own})
    return Options(**changes, **groups)


@pytest.fixture
def _profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own.icc").write_bytes(profile())


def test_every_option_is_under_the_law() -> None:
    groups = {each.name for each in fields(Options)} - {"sizes", "home", "shop"}
    known = groups | {product.option for product in SIZED}
    known |= {each.name for group in (HomePrinting, ShopPrinting) for each in fields(group)}
    assert known == CHANGES.keys()
    read = {name for job in JOBS for name in (*job.product.reads, *job.finish.reads)}
    assert read == {each.name for each in fields(Choices)}


class Watched(Press):
    """A press that notes which options are asked for."""

    def __init__(self, project: Project, options: Options) -> None:
        watched = Watching(options)
        super().__init__(project, watched)  # type: ignore[arg-type]
        self.asked = watched.asked


class Watching:
    """Options whose choices note what is asked of them."""

    def __init__(self, options: Options) -> None:
        self.whole, self.asked = options, set[str]()
        self.orientation, self.cast = options.orientation, options.cast

    def file(self, job: Job, routine: str) -> str:
        return self.whole.file(job, routine)

    def choices(self, job: Job) -> Any:
        chosen, asked = self.whole.choices(job), self.asked

        class Noting:
            def __getattr__(self, name: str) -> Any:
                asked.add(name)
                return getattr(chosen, name)

        return Noting()


@pytest.mark.usefixtures("_profile")
@pytest.mark.parametrize("job", JOBS, ids=str)
def test_a_file_asks_for_all_that_is_declared_and_nothing_else(sample: Any, job: Job) -> None:
    press = Watched(sample.project, options(profile=None))
    press.press(press.library.programme("sample"), job)
    # who is drawn is asked by the library, for all products at once
    assert press.asked == {*job.product.reads, *job.finish.reads} - {"cast"}


def built(press: Press, job: Job) -> Iterator[bytes]:
    """Yield a job's file and those beside it."""
    made = press.press(press.library.programme("sample"), job)
    yield made.data
    yield from made.beside.values()


@pytest.mark.parametrize("name", CHANGES)
def test_an_option_changes_the_bytes_and_the_digest_of_a_file(sample: Any, name: str) -> None:
    (sample.folder / "own.icc").write_bytes(profile())
    sample.spoil(sample.routine, "stop:\n", "  - name: Stretch\n    exercises: [bridge]\nstop:\n")
    sample.spoil(sample.exercise, "{reps: 8}", "{reps: 8, load: {kg: 20}}")
    value, jobs = CHANGES[name]
    job = next(job for job in sorted(JOBS, key=lambda job: job.product.name == "booklet") if str(job) in jobs)
    before, after = (Press(sample.project, each) for each in (Options(), options(**{name: value})))
    assert {str(one) for one in JOBS if before.options.of(one) != after.options.of(one)} == jobs
    assert list(built(before, job)) != list(built(after, job))


@pytest.mark.parametrize(
    ("product", "target", "bleed"),
    [
        ("poster", "home", 3),
        ("card", "home", 3),
        ("booklet", "home", 0),
        ("pocket", "home", 0),
        ("card", "shop", 2),
        ("poster", "screen", 0),
    ],
)
def test_pages_have_the_bleed_that_their_cutting_needs(sample: Any, product: str, target: str, bleed: float) -> None:
    press = Press(sample.project, options(bleed=2.0))
    pages = press.lay(press.library.programme("sample"), Job.named(product, target))
    assert measure(pages.data).bleed == pytest.approx(bleed, abs=0.01)
