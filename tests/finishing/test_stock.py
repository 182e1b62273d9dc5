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


def test_unknown_stock_suggests() -> None:
    with pytest.raises(ChoiceError, match='did you mean "sigel-lp800"'):
        find_stock(Project.find(), "sigel-lp8000")


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
