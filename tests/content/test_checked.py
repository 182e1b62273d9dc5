"""A check of everything is told again without work when nothing has changed, and never when anything has."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.cli.checked import Checked, remembered
from generator.content.project import Project
from generator.errors import ContentError, Problem
from generator.files import cache_folder

TOLD = Checked("mine", 3, 5, ("card: a note",), (Problem("content/a.yaml", 4, 7, "dose", "might be better"),))


class Looks:
    """A check that counts how often it was done."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> Iterator[Checked]:
        self.count += 1
        yield TOLD


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of two folders with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("own/content/a.yaml", "own/content/logo.png", "ships/content/b.yaml", "ships/templates/c.j2"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x: 1")
    return Project(tmp_path / "own", tmp_path / "ships")


def looks(project: Project, asked: object = "") -> int:
    look = Looks()
    assert list(remembered(project, asked, look)) == [TOLD]
    return look.count


CHANGES: dict[str, Callable[[Path], object]] = {
    "a byte of a file": lambda folder: (folder / "own/content/a.yaml").write_text("x: 2"),
    "a byte of a picture": lambda folder: (folder / "own/content/logo.png").write_text("x: 2"),
    "a byte of what ships": lambda folder: (folder / "ships/templates/c.j2").write_text("x: 2"),
    "a new file": lambda folder: (folder / "own/content/z.yaml").write_text("x: 1"),
    "a file that is gone": lambda folder: (folder / "ships/content/b.yaml").unlink(),
    "another name": lambda folder: (folder / "ships/content/b.yaml").rename(folder / "ships/content/n.yaml"),
    "templates of one's own": lambda folder: [
        (folder / "own/templates").mkdir(),
        (folder / "own/templates/c.j2").write_text("x: 1"),
    ],
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_was_changed_is_looked_at_again(
    project: Project, tmp_path: Path, change: Callable[[Path], object]
) -> None:
    assert (looks(project), looks(project)) == (1, 0)
    change(tmp_path)
    assert (looks(project), looks(project)) == (1, 0)


def test_other_options_and_another_program_are_looked_at_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (looks(project, "en"), looks(project, "de")) == (1, 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert looks(project, "en") == 1


def test_a_memory_that_is_broken_or_foreign_is_not_believed(project: Project) -> None:
    assert looks(project) == 1
    [path] = (cache_folder() / "checks").iterdir()
    whole = path.read_bytes()
    for data in (whole[:-1], b"", whole.replace(b"mine", b"hers"), b"{}"):
        path.write_bytes(data)
        assert looks(project) == 1


def test_a_check_with_problems_and_what_changed_meanwhile_is_not_kept(project: Project, tmp_path: Path) -> None:
    def faulty() -> Iterator[Checked]:
        yield TOLD
        raise ContentError([Problem("content/a.yaml", 1, 1, "", "is wrong")])

    def meanwhile() -> Iterator[Checked]:
        (tmp_path / "own/content/a.yaml").write_text("x: 3")
        yield TOLD

    for _ in range(2):
        with pytest.raises(ContentError):
            list(remembered(project, "", faulty))
    assert list(remembered(project, "", meanwhile)) == [TOLD]
    assert looks(project) == 1


def test_what_lies_behind_a_link_to_a_folder_is_looked_at_each_time(project: Project, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    os.symlink(tmp_path / "elsewhere", tmp_path / "own/content/linked")
    assert (looks(project), looks(project)) == (1, 1)
