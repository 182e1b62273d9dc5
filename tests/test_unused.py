"""No option is ignored in silence: what was typed decides some file that is made, or it is told that it does not."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.cli.building import build
from generator.cli.shared import Request
from generator.cli.unused import every_job, flag, unused, usual_value
from generator.jobs import Job
from tests.conftest import Sample
from tests.finishing.profiles import profile

USUAL = {str(one.name): usual_value(one) for one in build.params}
TYPED: dict[str, Any] = {
    "paper": "a2", "card_size": "us", "booklet_size": "a4", "large_print": True, "orientation": "landscape",
    "series": 2, "theme": "photocopy", "cast": "c", "units": "imperial",
    "sheet": "letter", "stock": "avery-8371", "flip": "short-edge",
    "back_offset": "1,2", "fold_over": True, "thickness": "0.2", "overlap": "12", "bleed": "2", "marks": "crop",
    "condition": "fogra52", "output_profile": Path("own.icc"),
}  # fmt: skip
"""Each option of a product, typed as something that is not usual."""
ELSEWHERE = {"only", "target", "out", "strict", "explain", "as_json", "quiet", "routines", "lang"}


@pytest.fixture(autouse=True)
def _profile(sample: Sample) -> None:
    sample.write("own.icc", profile())


def request(job: Job, *names: str) -> Request:
    """Give what is typed for a job when some options are."""
    values = {name: value for name, value in USUAL.items() if name not in ELSEWHERE} | {n: TYPED[n] for n in names}
    return Request.of({**values, "only": job.product.name, "target": job.target.name})


def decided(job: Job, *names: str) -> dict[str, Any]:
    return request(job, *names).options([job]).of(job)


def told(job: Job, *names: str) -> str:
    return "\n".join(unused(names, request(job, *names), USUAL, [job]))


def test_the_table_holds_every_option() -> None:
    assert set(TYPED) == {one.name for one in build.params} - ELSEWHERE


@pytest.mark.parametrize("job", every_job(), ids=str)
def test_an_option_decides_the_file_or_is_told(job: Job) -> None:
    for name in TYPED:
        works = decided(job, name) != decided(job)
        assert works != (f"{flag(name)} changes nothing" in told(job, name)), name


@pytest.mark.parametrize("job", every_job(), ids=str)
def test_an_option_that_another_makes_moot_is_told(job: Job) -> None:
    """Every pair: where one has no more effect beside the other, though it has one alone, that is said."""
    alone = {name: decided(job, name) for name in TYPED}
    usual = decided(job)
    for first, second in combinations([name for name in TYPED if alone[name] != usual], 2):
        both = decided(job, first, second)
        said = told(job, first, second)
        for one, other in ((first, second), (second, first)):
            lost = both == alone[other]
            assert lost == (f"{flag(one)} changes nothing beside {flag(other)}" in said), (first, second, said)


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    return result.exit_code, result.stderr


def test_the_command_tells_it(sample: Sample) -> None:
    code, said = run("build", "sample", "--only", "text,pocket", "--target", "screen,shop", "--stock", "avery-8371")
    assert code == 0
    assert "pocket is not made for shop: it is for screen and home" in said
    assert "--stock changes nothing here: it is for card for home" in said
    assert run("build", "sample", "--only", "card", "--stock", "avery-8371", "--quiet") == (0, "")
    assert run("build", "sample", "--explain", "--quiet")[0] == 2
    assert run("preflight", "x.pdf", "--target", "screen", "--bleed", "2")[0] == 2
    code, said = run("figure", "bridge", "--all", "--size", "20", "-o", "x.pdf")
    assert (code, said) == (2, "--all draws every figure as it is: leave out --size and bridge\n")


def test_a_sheet_that_is_too_small_is_told(sample: Sample) -> None:
    result = CliRunner().invoke(main, ("build", "sample", "--only", "booklet", "--target", "home", "--sheet", "letter"))
    assert "on A4: LETTER does not hold two of its pages" in result.stdout
