"""Stock files: every fault is told with its file, and numbers that are uneven must say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content.project import Project
from generator.errors import ChoiceError, ContentError
from generator.finishing.stock import find_stock, load_stocks

GOOD = """\
name: Club 10
aliases: [club-11]
paper: a4
card: {width: 85, height: 55}
grid: {columns: 2, rows: 5}
origin: {left: 20, top: 11}
pitch: {across: 85, down: 55}
source: measured
"""


def project_with(folder: Path, text: str) -> Project:
    path = folder / "templates/stock/club-10.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return Project.find(folder)


def test_a_stock_of_ones_own(tmp_path: Path) -> None:
    project = project_with(tmp_path, GOOD)
    assert find_stock(project, "Club 11").id == "club-10"
    slots = find_stock(project, "club-10").grid.slots
    assert (slots[0].x, slots[0].top) == (20, 297 - 11)
    assert (slots[-1].right, slots[-1].y) == (190, 11)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("left: 20", "left: 19", "asymmetry.across margins differ by 2.00 mm, not 0; correct the numbers or say"),
        ("top: 11", "top: 10", "asymmetry.down margins differ by 2.00 mm"),
        ("across: 85", "across: 80", "pitch.across of 80 mm lets cards of 85 mm overlap"),
        ("down: 55", "down: 50", "pitch.down of 50 mm lets cards of 55 mm overlap"),
        ("columns: 2", "columns: 3", "grid the cards end at 275 mm across and 286 mm down, outside a4"),
        ("width: 85", "width: wide", "card.width must be a number"),
        ("source: measured\n", "", "source"),
        ("paper: a4", "paper: a5", "paper"),
    ],
)
def test_faults_are_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in GOOD
    project = project_with(tmp_path, GOOD.replace(old, new))
    with pytest.raises(ContentError) as told:
        load_stocks(project)
    assert "templates/stock/club-10.yaml" in str(told.value)
    assert message in str(told.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("across: 85", "across: 84.96", ""),
        ("across: 85", "across: 84.94", "pitch.across of 84.94 mm lets cards of 85 mm overlap"),
        ("down: 55", "down: 54.96", "asymmetry.down margins differ by 0.16 mm, not 0"),
        ("down: 55", "down: 54.94", "pitch.down of 54.94 mm lets cards of 55 mm overlap"),
        ("left: 20", "left: 20.02", ""),
        ("left: 20", "left: 19.98", ""),
        ("top: 11", "top: 10.98", ""),
        ("top: 11", "top: 11.03", "asymmetry.down margins differ by -0.06 mm, not 0"),
        ("source:", "asymmetry: {across: 0.04}\nsource:", ""),
        ("source:", "asymmetry: {down: -0.06}\nsource:", "asymmetry.down margins differ by 0.00 mm, not -0.06"),
        ("source:", "corner: 3\nsource:", ""),
    ],
)
def test_faults_are_larger_than_a_hair(tmp_path: Path, old: str, new: str, message: str) -> None:
    project = project_with(tmp_path, GOOD.replace(old, new))
    if not message:
        assert load_stocks(project)["club-10"].corner == (3 if "corner" in new else 0)
        return
    with pytest.raises(ContentError) as told:
        load_stocks(project)
    assert message in str(told.value)


def test_a_single_row_or_column_needs_no_pitch(tmp_path: Path) -> None:
    one = GOOD.replace("columns: 2, rows: 5", "columns: 1, rows: 1").replace(
        "across: 85, down: 55", "across: 0, down: 0"
    )
    one = one.replace("left: 20, top: 11", "left: 62.5, top: 121")
    (slot,) = load_stocks(project_with(tmp_path, one))["club-10"].grid.slots
    assert (slot.x, slot.y, slot.width, slot.height) == (62.5, 121, 85, 55)


def test_every_problem_of_every_file_is_told(tmp_path: Path) -> None:
    project = project_with(tmp_path, GOOD.replace("left: 20", "left: 19").replace("top: 11", "top: 10"))
    (tmp_path / "templates/stock/club-12.yaml").write_text(GOOD.replace("name: Club 10", "title: Club 10"))
    with pytest.raises(ContentError) as told:
        load_stocks(project)
    text = str(told.value)
    for said in ("club-10.yaml: asymmetry.across", "club-10.yaml: asymmetry.down", "club-12.yaml:1:8: title", "name"):
        assert said in text


def test_a_stock_keeps_what_its_file_says(tmp_path: Path) -> None:
    project = project_with(tmp_path, GOOD.replace("club-11", "CLUB-11"))
    for part in ("club-10", " CLUB 10 ", "Club 11"):
        stock = find_stock(project, part)
        assert (stock.id, stock.name, stock.aliases, stock.source) == ("club-10", "Club 10", ("club-11",), "measured")
        assert (stock.grid.cut, stock.grid.rotation, stock.grid.gutter) == (False, 0, 0)


def test_unknown_stock_suggests(tmp_path: Path) -> None:
    with pytest.raises(ChoiceError, match='there is no card stock "sigel-lp8000"; did you mean "sigel-lp800"'):
        find_stock(Project.find(), "sigel-lp8000")
    with pytest.raises(ChoiceError, match='did you mean "club-11"'):
        find_stock(project_with(tmp_path, GOOD), "club-111")


@pytest.mark.parametrize(
    "part",
    ["avery-5371", "avery-8371", "avery-c32011", "avery-c32015", "avery-l7414", "sigel-lp800", "sigel-lp795"],
)
def test_stocks_that_are_promised(part: str) -> None:
    assert find_stock(Project.find(), part).source


def test_names_are_unambiguous() -> None:
    stocks = load_stocks(Project.find())
    names = [*stocks, *(alias for stock in stocks.values() for alias in stock.aliases)]
    assert len(names) == len(set(names))
