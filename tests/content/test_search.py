"""What a coach finds in the library: by tag, position, equipment and level, and by words as people type them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from generator.cli import main
from generator.content.library import Library
from generator.content.project import Project
from generator.content.search import entries, found, score, suiting
from generator.errors import ContentError

EXERCISES = {
    "calves/heel-raises": "{name: Heel Raises, tags: [calf], positions: [standing], equipment: wall, level: beginner}",
    "calves/press": "{name: Élan, tags: [calf, gym], positions: [standing], equipment: [bench, barbell]}",
    "hips/bridge": "{name: Bridge, tags: [hip], positions: [supine], muscles: [calf muscles], poster: Lift the hips.}",
    "plain": "{name: 7, positions: standing}",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    for name, text in EXERCISES.items():
        path = tmp_path / f"content/exercises/{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path, tmp_path / "nothing-ships")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["plain", "press", "heel-raises", "bridge"]),
        ({"tags": ["calf"]}, ["press", "heel-raises"]),
        ({"tags": ["calf", "gym"]}, ["press"]),
        ({"tags": ["HIPS"]}, ["bridge"]),
        ({"positions": ["standing"]}, ["plain", "press", "heel-raises"]),
        ({"equipment": ["none"]}, ["plain", "bridge"]),
        ({"equipment": ["wall", "barbell"]}, ["plain", "heel-raises", "bridge"]),
        ({"equipment": ["bench", "barbell"], "tags": ["calf"]}, ["press"]),
        ({"level": "beginner"}, ["heel-raises"]),
    ],
)
def test_exercises_are_those_that_suit(project: Project, asked: dict, names: list[str]) -> None:
    listed = suiting(entries(Library(project)), **asked)
    assert sorted(each.id for each in listed) == sorted(names)


def test_a_word_is_worth_more_in_a_name_than_in_a_sentence(tmp_path: Path) -> None:
    places = {
        "a-poster": "{name: 1, poster: On a bike.}", "b-equipment": "{name: 2, equipment: [bike]}",
        "c-muscles": "{name: 3, muscles: [bike]}", "d-tags": "{name: 4, tags: [bike]}", "e-bike": "{name: 5}",
        "f-name": "{name: Bike}", "g-inside": "{name: Minibike}",
    }  # fmt: skip
    for name, text in places.items():
        path = tmp_path / f"content/exercises/{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    listed = list(entries(Library(Project(tmp_path, tmp_path / "nothing-ships"))))
    scores = {each.id: score(each, "bike") for each in listed}
    assert scores == {
        "a-poster": 2, "b-equipment": 4, "c-muscles": 6, "d-tags": 8, "e-bike": 12, "f-name": 16, "g-inside": 8,
    }  # fmt: skip
    best = [each.id for each in found(listed, "bike")]
    assert (best[:2], best[-3:]) == (["f-name", "e-bike"], ["c-muscles", "b-equipment", "a-poster"])


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("elan", ["press"]),
        ("calf", ["heel-raises", "press", "bridge"]),
        ("calf wall", ["heel-raises"]),
        ("aise", ["heel-raises"]),
        ("unicycle", []),
    ],
)
def test_words_find_exercises_the_best_first(project: Project, query: str, names: list[str]) -> None:
    best = [each.id for each in found(entries(Library(project)), query)]
    assert sorted(best) == sorted(names)
    assert best[-1:] == names[-1:]


def test_two_files_of_one_name_are_told(project: Project) -> None:
    assert project.root is not None
    (project.root / "content/exercises/hips/plain.yaml").write_text("{name: Again}", encoding="utf-8")
    with pytest.raises(ContentError, match=r"plain.yaml: has the name of exercises/plain.yaml"):
        Library(project).exercise_files  # noqa: B018


def test_the_command_lists_finds_and_speaks_json(project: Project) -> None:
    def said(*words: str) -> str:
        return CliRunner().invoke(main, list(words)).output

    listed = said("list", "exercises", "--tag", "hips")
    assert listed.split()[:2] == ["bridge", "Bridge"]
    assert json.loads(said("find", "unicycle", "--json")) == []
    assert said("find", "unicycle") == "nothing found\n"
    assert "are for exercises, not for papers" in said("list", "papers", "--level", "beginner")
    assert {"id": "a3", "about": "297 × 420 mm"} in json.loads(said("list", "papers", "--json"))


def test_the_catalogue_shows_every_exercise_once_on_its_family_s_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shipped = Project.find(Path(__file__).parents[2]).shipped
    for name, family in (("hundred", "belly"), ("scissors", "belly"), ("heel-raises", "ankle-and-calf")):
        source = next((shipped / "content/exercises").rglob(f"{name}.yaml"))
        path = tmp_path / f"content/exercises/{family}/{name}-here.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source.read_text("utf-8").replace("tags: [", "tags: [here, "), "utf-8")
    done = CliRunner().invoke(main, ["catalogue", "--tag", "here", "-o", "c.pdf"])
    assert done.exit_code == 0, done.output
    pages = [page.extract_text() for page in PdfReader(tmp_path / "c.pdf").pages]
    assert len(pages) == 1
    assert pages[0].index("Ankle and calf") < pages[0].index("heel-raises-here") < pages[0].index("Belly")
    assert all("".join(pages).count(f"{name}-here") == 1 for name in ("hundred", "scissors", "heel-raises"))
    assert CliRunner().invoke(main, ["catalogue", "--tag", "nowhere", "-o", "d.pdf"]).exit_code == 2
    assert not (tmp_path / "d.pdf").exists()
