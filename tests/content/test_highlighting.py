"""Muscles at work are shown in every move of a routine where they work, or in none."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content.library import load_routine
from generator.content.project import Project
from generator.documents.templating import render
from generator.errors import ContentError

ROUTINE = Path("content/routines/three-holds-for-the-back.yaml")


def shown(name: str | Path) -> dict[str, set[tuple[str, ...]]]:
    programme = load_routine(name, Project.find())
    return {
        move.exercise.id: {frame.highlight for frame in programme.figures[move.picture].frames}
        for move in programme.moves
    }


def test_all_ten_moves_of_the_psoas_routine_show_the_psoas() -> None:
    for name, frames in shown("psoas-for-runners").items():
        side = "left-" if name == "supported-psoas-stretch" else ""
        assert frames == {(f"{side}psoas-major",)}, name


def test_a_group_of_muscles_is_shown_where_one_of_them_works(tmp_path: Path) -> None:
    ankles = Path("content/routines/ankle-and-calf-warm-up.yaml").read_text("utf-8")
    mine = tmp_path / "mine.yaml"
    mine.write_text(f"{ankles}\nhighlight: [calf, shin]\n", "utf-8")
    for name, frames in shown(mine).items():
        assert all(any("soleus" in muscle for muscle in found) for found in frames), name


def test_a_routine_that_says_nothing_shows_none() -> None:
    assert all(frames == {()} for frames in shown("three-holds-for-the-back").values())


def test_alternates_say_so_where_it_is_drawn() -> None:
    project = Project.find()
    said = str(render("poster", load_routine("psoas-for-runners"), project, {}))
    assert said.count("The working muscles are marked.") == 10
    assert "marked" not in str(render("poster", load_routine("three-holds-for-the-back"), project, {}))


@pytest.mark.parametrize(
    ("word", "told"),
    [("psoas-mayor", 'there is no "psoas-mayor"'), ("calf", "calf works in no move of this routine")],
)
def test_what_cannot_be_shown_is_told_at_its_line(tmp_path: Path, word: str, told: str) -> None:
    lines = ROUTINE.read_text("utf-8").splitlines()
    (tmp_path / "mine.yaml").write_text("\n".join([*lines, f"highlight: {word}"]), "utf-8")
    with pytest.raises(ContentError) as error:
        load_routine(tmp_path / "mine.yaml", Project.find())
    assert f"mine.yaml:{len(lines) + 1}" in str(error.value)
    assert told in str(error.value)
