"""Where files are found: the user's own folder first, file by file, and then what ships."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.content.library import load_routine
from generator.content.project import Project, printed, shipped_folder
from generator.errors import ChoiceError, ContentError, PressError
from generator.layouts.theme import load_theme

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
    found = project.files("content/exercises", families=True)
    assert list(found) == sorted(found)
    assert {"zebra", "bridge", "two.dots", "scissors"} <= set(found)
    assert not {"folder", "notes", ".hidden", "hidden", ""} & set(found)
    assert found["hundred"] == sample.folder / "content/exercises/hundred.yaml"
    assert found["scissors"] == ROOT / "content/exercises/belly-and-pilates/scissors.yaml"
    assert project.files("content/nothing") == {}


def test_the_users_routines_are_built_or_else_the_shipped_ones(sample: Any, project: Project) -> None:
    assert project.routines() == {"sample": sample.folder / sample.routine}
    (sample.folder / sample.routine).unlink()
    shipped = {path.stem for path in (ROOT / "content/routines").glob("*.yaml")}
    assert shipped >= {"ankle-and-calf-warm-up", "psoas-for-runners"}
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
    assert Project.of(path) == Project(sample.folder.resolve(), ROOT)
    assert load_routine(path).routine.id == "sample"
    assert Project.of("sample") == Project(None, ROOT)
    assert Project.of(sample.folder / "content/routines/absent.yaml") == Project(None, ROOT)
    for inside in ("content/other.yaml", "content/drafts/summer/other.yaml", "beside.yaml"):
        assert Project.of(sample.write(inside, "x")) == Project(sample.folder.resolve(), ROOT)
    assert Project.of(sample.write("below/alone.yaml", "x")) == Project(None, ROOT)
    monkeypatch.chdir(sample.folder)
    assert Project.of("sample") == Project(sample.folder.resolve(), ROOT)
    assert load_routine("sample").routine.id == "sample"


def test_files_of_two_projects_are_made_one_after_the_other(sample: Any, tmp_path: Path) -> None:
    other = tmp_path / "other/content/routines/x.yaml"
    other.parent.mkdir(parents=True)
    other.write_text("x")
    with pytest.raises(PressError, match=r"sample\.yaml and .*x\.yaml belong to different projects"):
        Project.of(sample.folder / sample.routine, other)


def test_inside_content_the_project_is_the_folder_around_it(sample: Any) -> None:
    for inside in ("content", "content/routines", "templates/themes"):
        (sample.folder / inside).mkdir(parents=True, exist_ok=True)
        assert Project.find(sample.folder / inside).root == sample.folder.resolve()


def test_yml_is_yaml(sample: Any, project: Project) -> None:
    """Also in capitals; two spellings of one file are told."""
    for old, new in ((sample.exercise, "bridge.yml"), (sample.routine, "sample.YML")):
        path = sample.folder / old
        path.rename(path.with_name(new))
    sample.write("content/brand.yml", "name: Our club\n")
    sample.write("templates/themes/own.yml", "extends: colour\nname: Own\ndescription: Ours.\n")
    programme = load_routine("sample", project)
    assert programme.brand is not None
    assert str(programme.brand.name) == "Our club"
    assert load_theme(project, "own").id == "own"
    sample.write(sample.exercise, "name: x")
    with pytest.raises(ContentError, match=r"bridge\.yml: has the name of exercises/bridge\.yaml"):
        project.files("content/exercises")
