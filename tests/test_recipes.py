"""CONTRIBUTING's own words make a product, a target and a paper: its files, put where it says, are all it takes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

ROOT = Path(__file__).parents[1]
ROUTINE, MOVES = "ankle-and-calf-warm-up", ("Heel Raises", "Calf Stretch", "Heel Drops")
STEP = re.compile(r"(At the end of )?`([\w./-]+\.[\w.]+)`[^`]*(?:`[^`.]*`[^`]*)*:\n\n```\w+\n(.+?)```", re.DOTALL)
"""A step of a recipe: a file, alone or to be added to, and what it holds."""


def recipe(title: str) -> str:
    """Give a recipe of CONTRIBUTING."""
    found = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition(f"### Add a {title}\n")[2]
    return found.partition("\n### ")[0].partition("\n## ")[0]


def follow(title: str, tree: Path) -> list[str]:
    """Take the steps of a recipe, and name their files."""
    files = []
    for end, name, text in STEP.findall(recipe(title)):
        path = tree / name
        assert path.exists() == bool(end), name
        path.write_text((path.read_text("utf-8") if end else "") + text, "utf-8")
        files.append(name)
    return files


class House:
    """A copy of the program with things added to it, and an empty folder to work in."""

    def __init__(self, folder: Path) -> None:
        self.tree, self.work = folder / "tree", folder / "work"
        for part in ("generator", "templates", "content"):
            shutil.copytree(ROOT / part, self.tree / part, ignore=shutil.ignore_patterns("__pycache__"))
        self.work.mkdir()

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command there."""
        environment = {**os.environ, "PYTHONPATH": str(self.tree)}
        command = [sys.executable, "-m", "generator", *arguments]
        return subprocess.run(command, cwd=self.work, env=environment, capture_output=True, text=True, check=False)

    def made(self, *arguments: str) -> str:
        """Run a command that must end well, and give what it says."""
        done = self.run(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def text(self, name: str) -> str:
        """Give the words of a file that was made."""
        pages = PdfReader(self.work / "output" / f"{ROUTINE}-{name}.pdf").pages
        return " ".join("\n".join(page.extract_text() for page in pages).split())


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house with the bookmark and the handout."""
    house = House(tmp_path_factory.mktemp("house"))
    assert len(follow("product", house.tree)) == 5
    assert len(follow("target", house.tree)) == 2
    return house


def test_a_bookmark_is_made_for_screen_home_and_shop(house: House) -> None:
    said = house.made("build", ROUTINE, "--only", "bookmark", "--target", "screen,home,shop", "--marks", "crop")
    assert said.count("1 page  b50, 50 × 150 mm") == 3
    for name in ("bookmark", "bookmark-shop"):
        text = house.text(name)
        assert all(move in text for move in MOVES), text
        assert "2 × 30 s each side" in text
    assert house.text("bookmark-home").count("Heel Drops") == 4, "four fit A4"
    with pikepdf.open(house.work / f"output/{ROUTINE}-bookmark.pdf") as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert [round(float(side) / 72 * 25.4, 1) for side in pdf.pages[0].mediabox] == [0, 0, 50, 150]
    assert "0 errors" not in house.run("preflight", f"output/{ROUTINE}-bookmark-shop.pdf").stdout
    ticket = json.loads((house.work / f"output/{ROUTINE}-bookmark-shop-ticket.json").read_text("utf-8"))
    assert (ticket["product"], ticket["width"], ticket["height"], ticket["pages"]) == ("bookmark", 50, 150, 1)
    assert (ticket["paper"], ticket["marks"]) == ("(please fill in)", ["crop"])
    assert "Nothing to do" in house.made("build", ROUTINE, "--only", "bookmark", "--target", "screen,home")


def test_the_command_knows_a_bookmark(house: House) -> None:
    assert "poster, card, booklet, pocket, text, bookmark" in " ".join(house.made("build", "--help").split())
    assert "Bookmark: b50, b55 (default b50)." in house.made("build", "--help")
    assert house.made("list", "bookmarks").splitlines() == ["b50  50 × 150 mm", "b55  55 × 190 mm"]
    assert "bookmarks" in house.made("list", "--help")
    said = house.made("build", ROUTINE, "--only", "bookmark", "--large-print", "--bookmark-size", "b55")
    assert f"{ROUTINE}-bookmark-b55-large.pdf" in said
    assert "b55, 55 × 190 mm" in said
    wrong = house.run("build", ROUTINE, "--only", "bookmark", "--bookmark-size", "b5")
    assert (wrong.returncode, wrong.stderr) == (2, 'there is no bookmark size "b5"; did you mean "b55"?\n')
    (house.work / "templates").mkdir()
    (house.work / "templates/papers.yaml").write_text("bookmark:\n  slim: {width: 45, height: 190}\n", "utf-8")
    wrong = house.run("list", "bookmarks")
    shutil.rmtree(house.work / "templates")
    message = "bookmark.slim must have sides of 40 to 3000 mm, one at most 4 times the other"
    assert (wrong.returncode, message in wrong.stderr) == (2, True)


def test_a_bookmark_carries_names(house: House) -> None:
    (house.work / "people.csv").write_text("name,bib\nAnn,1\nBartholomew Featherstonehaugh,23\n", "utf-8")
    run = ("merge", ROUTINE, "--people", "people.csv", "--only", "bookmark")
    house.made(*run)
    text = house.text("bookmark-home-run")
    assert "1 Ann" in text
    assert "23 Bartholomew Featherstonehaugh" in text
    house.made(*run, "--target", "screen")
    ann = PdfReader(house.work / f"output/1-Ann-{ROUTINE}-bookmark.pdf").pages[0].extract_text()
    assert "Ann" in ann
    (house.work / "people.csv").write_text("name\nA name of ever so many words that fills no narrow line\n", "utf-8")
    told = house.run(*run)
    assert told.returncode == 2
    assert re.search(r"mm too long for the line of 40 mm on the bookmark at 6 pt", told.stderr)


def test_a_handout_is_one_sheet_of_any_product(house: House) -> None:
    asked = ("--target", "handout", "--sheet", "letter")
    said = house.made("build", ROUTINE, "--only", "poster,card,bookmark,pocket", *asked)
    assert said.count("-handout.pdf") == 4
    assert said.count(" 1 page ") == 4
    with pikepdf.open(house.work / f"output/{ROUTINE}-pocket-letter-handout.pdf") as pdf:
        assert [float(side) for side in pdf.pages[0].mediabox] == [0, 0, 612, 792]
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
    assert all(move in house.text("card-on-letter-handout") for move in MOVES)
    assert "screen, home, shop, handout" in " ".join(house.made("build", "--help").split())
    refused = house.run("build", ROUTINE, "--only", "text", "--target", "handout")
    assert (refused.returncode, refused.stderr) == (2, "nothing to make: text is for screen\n")
    small = house.run("build", ROUTINE, "--only", "booklet", *asked)
    assert (small.returncode, "the least is 6 pt" in small.stderr) == (1, True)
    looked = house.made("preflight", f"output/{ROUTINE}-card-on-letter-handout.pdf", "--target", "handout")
    assert "1 page for handout" in looked


def test_a_paper_is_one_line_of_ones_own(tmp_path: Path) -> None:
    found = re.search(r"```yaml\n(.+?)```", recipe("paper"), re.DOTALL)
    assert found is not None
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/papers.yaml").write_text(found[1], "utf-8")

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "generator", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "legal    215.9 × 355.6 mm" in run("list", "sheets")
    run("build", ROUTINE, "--only", "card", "--target", "home", "--sheet", "legal")
    with pikepdf.open(tmp_path / f"output/{ROUTINE}-card-on-legal-home.pdf") as pdf:
        assert [float(side) for side in pdf.pages[0].mediabox] == [0, 0, 612, 1008]
    assert "b3 portrait, 353 × 500 mm" in run("build", ROUTINE, "--only", "poster", "--paper", "b3")
