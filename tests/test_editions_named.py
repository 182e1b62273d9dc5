"""Editions have names of their own, so that none overwrites another; names that some system refuses are mended."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from generator.builder import bring_up_to_date
from generator.content.project import Project
from generator.errors import PressError
from generator.jobs import Job, jobs_of
from generator.options import HomePrinting, Options
from generator.paper import papers
from tests.conftest import Sample

USUAL = Options()


@pytest.mark.parametrize(
    ("name", "options", "file"),
    [
        ("poster", USUAL, "mine-poster.pdf"),
        ("poster", Options(paper="a4"), "mine-poster-a4.pdf"),
        ("poster", Options(orientation="landscape"), "mine-poster-landscape.pdf"),
        ("card", Options(orientation="landscape"), "mine-card.pdf"),
        ("booklet", Options(booklet_size="phone"), "mine-booklet-phone.pdf"),
        ("card", Options(booklet_size="phone"), "mine-card.pdf"),
        ("card", Options(theme="photocopy", card_size="us"), "mine-card-us-photocopy.pdf"),
        ("poster", Options(series=2), "mine-poster-2-posters.pdf"),
        ("poster", Options(large_print=True), "mine-poster-large.pdf"),
        ("poster", Options(large_print=True, paper="tabloid"), "mine-poster-tabloid-large.pdf"),
        ("pocket", Options(home=HomePrinting(sheet="letter")), "mine-pocket-letter.pdf"),
        ("pocket", USUAL, "mine-pocket.pdf"),
        ("text", Options(theme="photocopy"), "mine.txt"),
        ("card home", Options(home=HomePrinting(stock="Avery C32011")), "mine-card-avery-c32011-home.pdf"),
        ("card home", Options(home=HomePrinting(sheet="letter")), "mine-card-on-letter-home.pdf"),
        ("card home", Options(home=HomePrinting(sheet="a4")), "mine-card-home.pdf"),
        ("card home", Options(card_size="us"), "mine-card-us-home.pdf"),
        ("card", Options(home=HomePrinting(sheet="letter", stock="avery-c32011")), "mine-card.pdf"),
        ("pocket home", Options(home=HomePrinting(sheet="letter")), "mine-pocket-letter-home.pdf"),
    ],
)
def test_what_is_not_usual_is_in_the_name(name: str, options: Options, file: str) -> None:
    assert options.file(Job.named(*name.split()), "mine") == file


def test_no_two_sizes_ways_and_themes_share_a_name() -> None:
    sizes, project = [], Project.find()
    for paper, way, theme, large in product(
        papers(project, "poster"), ("portrait", "landscape"), ("colour", "photocopy"), (False, True)
    ):
        options = Options(paper=paper, orientation=way, theme=theme, large_print=large)  # type: ignore[arg-type]
        job = Job.named("poster")
        sizes.append((options.file(job, "mine"), tuple(sorted(options.of(job).items()))))
    assert len({name for name, _ in sizes}) == len({repr(made) for _, made in sizes})


OTHER: dict[str, Any] = {
    "theme": "photocopy", "large_print": True, "orientation": "landscape", "series": 2, "cast": ("c",),
    "units": "imperial",
}  # fmt: skip


@pytest.mark.parametrize("name", ["poster", "card", "booklet", "pocket"])
def test_whatever_decides_the_pages_is_in_the_name(name: str) -> None:
    job = Job.named(name)
    for field in set(job.product.reads) - {"size"}:
        assert Options(**{field: OTHER[field]}).file(job, "mine") != USUAL.file(job, "mine"), field


def test_routines_of_one_file_name_are_told(sample: Sample, tmp_path: Path) -> None:
    """Those that differ by letters that some system cannot hold, or by capitals, and two of one name."""
    text = (sample.folder / sample.routine).read_text("utf-8")
    made = [sample.write(f"content/routines/{name}.yaml", text) for name in ("a*b", "a?b", "Sample")]
    made.append(sample.write("content/drafts/sample.yaml", text))
    own = sample.folder / sample.routine
    for pair in ((made[0], made[1]), (own, made[2]), (own, made[3])):
        with pytest.raises(PressError, match="rename one"):
            list(bring_up_to_date(list(map(str, pair)), jobs_of(["text"], ["screen"]), USUAL, tmp_path, sample.project))
    assert not list(tmp_path.glob("*.txt"))


@pytest.mark.parametrize("language", ["C", "POSIX"])
def test_names_survive_a_system_that_knows_ascii_alone(sample: Sample, language: str) -> None:
    (sample.folder / sample.routine).rename(sample.folder / "content/routines/Übung Ž.yaml")
    env = {**os.environ, "LC_ALL": language, "PYTHONUTF8": "0", "PYTHONPATH": str(Path(__file__).parent.parent)}
    env.pop("PYTHONIOENCODING", None)
    command = [sys.executable, "-m", "generator", "build", "Übung Ž", "--only", "text"]
    done = subprocess.run(command, env=env, capture_output=True, check=False, cwd=sample.folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Übung-Ž.txt".encode() in done.stdout
    assert (sample.folder / "output/Übung-Ž.txt").is_file()
