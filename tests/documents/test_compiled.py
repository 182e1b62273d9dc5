"""Compiled templates are remembered, and what is remembered never changes what is said."""

from pathlib import Path

import pytest

from generator.content.library import Library
from generator.content.project import Project
from generator.documents.plain_text import plain_text
from generator.documents.templating import environment_of, render

FRAME = '<document product="text" language="en" title="T" subject="S" author="">{}</document>'


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache in place of the user's."""
    monkeypatch.setattr("generator.files.cache_folder", lambda: tmp_path / "cache")
    return tmp_path / "cache/templates"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A user's folder with a template of its own."""
    (tmp_path / "mine/templates").mkdir(parents=True)
    (tmp_path / "mine/templates/text.xml.j2").write_text(FRAME.format("<paragraph>One</paragraph>"), "utf-8")
    return Project.find(tmp_path / "mine")


def said(project: Project) -> str:
    """Render as a new process would."""
    environment_of.cache_clear()
    return plain_text(render("text", Library(project).programme("ankle-and-calf-warm-up"), project))


def test_a_template_is_compiled_once(project: Project, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = said(project)
    assert [path.stat().st_size > 0 for path in cache.iterdir()] == [True]
    monkeypatch.setattr("jinja2.Environment.compile", lambda *_: pytest.fail("compiled again"))
    assert said(project) == first


def test_a_template_that_was_changed_is_compiled_again(project: Project, cache: Path) -> None:
    assert "One" in said(project)
    project.template("text.xml.j2").write_text(FRAME.format("<paragraph>Two</paragraph>"), "utf-8")
    assert "Two" in said(project)
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("damage", [lambda kept: kept[:-9], lambda kept: kept[:-9] + bytes(9), lambda _: b""])
def test_what_was_damaged_is_made_again(project: Project, cache: Path, damage: object) -> None:
    first = said(project)
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))  # type: ignore[operator]
    assert said(project) == first
    assert kept.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_not_minded(project: Project, cache: Path) -> None:
    cache.parent.write_text("a file where the folder would be", "utf-8")
    assert "One" in said(project)
