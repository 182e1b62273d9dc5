"""Where files are found: the user's own folder first, file by file, and then what ships."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.content.library import load_routine, project_of
from generator.content.project import Project, printed, shipped_folder
from generator.errors import ChoiceError, ContentError, PressError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(sample: Any) -> Project:
    found: Project = sample.project
    return found


@pytest.mark.parametrize("folder", ["content", "templates"])
def test_a_folder_with_either_is_a_users(tmp_path: Path, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Project.find(tmp_path) == Project(None, ROOT)
    (tmp_path / folder).mkdir()
    assert Project.find(tmp_path) == Project(tmp_path.resolve(), ROOT)
    monkeypatch.chdir(tmp_path)
    assert Project.find() == Project(tmp_path.resolve(), ROOT)


def test_the_shipped_folder_is_no_users_own() -> None:
    assert shipped_folder() == ROOT
    assert Project.find(ROOT) == Project(None, ROOT)


def test_the_users_folder_is_searched_first(project: Project) -> None:
    assert project.root is not None
    assert project.folders == (project.root, ROOT)
    assert project.template_folders == (project.root / "templates", ROOT / "templates")
    assert Project(None, ROOT).folders == (ROOT,)


def test_a_file_of_the_users_hides_the_shipped_one(sample: Any, project: Project) -> None:
    assert project.template("papers.yaml") == ROOT / "templates/papers.yaml"
    own = sample.write("templates/papers.yaml", "poster: {}")
    assert project.template("papers.yaml") == project.find_file("templates/papers.yaml") == own
    assert project.find_file("content/brand.yaml") is None
    with pytest.raises(PressError, match=r"^there is no templates/nothing\.yaml$"):
        project.template("nothing.yaml")


def test_the_files_of_a_folder_are_named_sorted_and_laid_over_one_another(sample: Any, project: Project) -> None:
    for name in ("zebra.yaml", "hundred.yaml", ".hidden.yaml", "notes.txt", "two.dots.yaml"):
        sample.write(f"content/exercises/{name}", "name: x")
    (sample.folder / "content/exercises/folder.yaml").mkdir()
    found = project.files("content/exercises")
    assert list(found) == sorted(found)
    assert {"zebra", "bridge", "two.dots", "scissors"} <= set(found)
    assert not {"folder", "notes", ".hidden", "hidden", ""} & set(found)
    assert found["hundred"] == sample.folder / "content/exercises/hundred.yaml"
    assert found["scissors"] == ROOT / "content/exercises/scissors.yaml"
    assert project.files("content/exercises", ".txt") == {"notes": sample.folder / "content/exercises/notes.txt"}
    assert project.files("content/nothing") == {}


def test_the_users_routines_are_built_or_else_the_shipped_ones(sample: Any, project: Project) -> None:
    assert project.routines() == {"sample": sample.folder / sample.routine}
    (sample.folder / sample.routine).unlink()
    shipped = {"ankle-and-calf-warm-up", "psoas-for-runners"}
    assert set(project.routines()) == set(Project(None, ROOT).routines()) == shipped


def test_a_routine_is_found_by_name_or_by_its_file(sample: Any, project: Project) -> None:
    own = sample.folder / sample.routine
    assert project.routine("sample") == project.routine(sample.routine) == project.routine(own) == own
    other = sample.write("elsewhere/mine.yml", own.read_bytes())
    assert project.routine("elsewhere/mine.yml") == other


def test_a_routine_whose_name_is_not_text_is_told(sample: Any, project: Project) -> None:
    path = sample.folder / "elsewhere/mine\udcff.yaml"
    path.parent.mkdir()
    path.write_bytes((sample.folder / sample.routine).read_bytes())
    with pytest.raises(ContentError, match=r"mine\\udcff\.yaml: has a name that is not UTF-8 text; rename the file$"):
        project.routine(path)


@pytest.mark.parametrize("name", ["sampel", "content/routines/sampel.yaml", "content", "content/routines", "notes.txt"])
def test_what_is_no_routine_is_told_with_the_nearest_name(sample: Any, project: Project, name: str) -> None:
    sample.write("notes.txt", "x")
    with pytest.raises(ChoiceError, match=rf'^there is no routine "{name}"'):
        project.routine(name)


def test_the_nearest_name_is_offered(project: Project) -> None:
    with pytest.raises(ChoiceError, match=r'^there is no routine "sampel"; did you mean "sample"\?$'):
        project.routine("sampel")


def test_a_file_is_named_from_where_one_stands(sample: Any, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sample.folder / sample.routine
    assert project.display_name(path) == "content/routines/sample.yaml"
    monkeypatch.chdir(sample.folder / "content")
    assert project.display_name(path) == "routines/sample.yaml"
    monkeypatch.chdir("/")
    assert project.display_name(path) == str(path).lstrip("/")
    monkeypatch.chdir(ROOT / "docs")
    assert project.display_name(path) == "content/routines/sample.yaml"
    assert project.display_name(ROOT / "content/sources.yaml") == "content/sources.yaml"
    assert project.display_name(Path("/nowhere/x.yaml")) == "/nowhere/x.yaml"


def test_what_cannot_be_seen_in_a_name_is_written_out() -> None:
    assert printed("a b|ü/c") == "a b|ü/c"
    assert printed("a\nb\tc\x00\udcff\u2028") == r"a\nb\tc\x00\udcff\u2028"


def test_a_routines_file_brings_its_own_project(sample: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sample.folder / sample.routine
    monkeypatch.chdir(ROOT)
    assert project_of(path) == Project(sample.folder.resolve(), ROOT)
    assert load_routine(path).routine.id == "sample"
    assert project_of("sample") == Project(None, ROOT)
    assert project_of(sample.folder / "content/routines/absent.yaml") == Project(None, ROOT)
    assert project_of(sample.write("content/other.yaml", "x")) == Project(None, ROOT)
    monkeypatch.chdir(sample.folder)
    assert project_of("sample") == Project(sample.folder.resolve(), ROOT)
    assert load_routine("sample").routine.id == "sample"
