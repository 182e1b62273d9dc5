"""Card stock by part number: one YAML file each in templates/stock, in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.content.base import Content
from generator.content.project import Project
from generator.content.values import Count, Number, Text
from generator.errors import ChoiceError, ContentError, Problem
from generator.finishing.cards import CardGrid
from generator.finishing.placement import whole
from generator.paper import Paper, sheet_paper

UNEVEN = 0.05
"""Margins that differ, and cards that overlap, by more mm than this are faults; a file that means it says so."""


class CardSize(Content):
    """A card's size as it leaves the sheet."""

    width: Number
    height: Number


class Cells(Content):
    """How many cards a sheet holds."""

    columns: Count
    rows: Count


class Corner(Content):
    """The margins before the first card."""

    left: Number
    top: Number


class Pitch(Content):
    """The way from one card's edge to the same edge of the next."""

    across: Number
    down: Number


class Asymmetry(Content):
    """By how much the right margin is wider than the left, and the lower than the upper."""

    across: Number = 0.0
    down: Number = 0.0


class StockFile(Content):
    """A stock file."""

    name: Text
    aliases: tuple[Text, ...] = ()
    paper: Literal["a4", "letter"]
    card: CardSize
    grid: Cells
    origin: Corner
    pitch: Pitch
    corner: Number = 0.0
    asymmetry: Asymmetry = Asymmetry()
    source: Text


@dataclass(frozen=True, slots=True)
class Stock:
    """A stock ready for use: its part number, name, other numbers, slots, and corner radius."""

    id: str
    name: str
    aliases: tuple[str, ...]
    grid: CardGrid
    corner: float
    source: str


def load_stocks(project: Project) -> dict[str, Stock]:
    """Load all stocks by part number. Raises ContentError with every problem of every file."""
    stocks: dict[str, Stock] = {}
    problems: list[Problem] = []
    for part in project.files("templates/stock"):
        try:
            stocks[part] = _load(project, part)
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return stocks


def find_stock(project: Project, part: str) -> Stock:
    """Find a stock by its part number or another it is sold under. Raises ChoiceError or ContentError."""
    wanted = part.strip().lower().replace(" ", "-")
    if wanted in project.files("templates/stock"):
        return _load(project, wanted)
    stocks = load_stocks(project)
    for stock in stocks.values():
        if wanted in stock.aliases:
            return stock
    names = [*stocks, *(alias for stock in stocks.values() for alias in stock.aliases)]
    raise ChoiceError("card stock", part, names)


def _load(project: Project, part: str) -> Stock:
    from generator.content.loading import read_model
    from generator.content.reader import read_yaml

    path = project.files("templates/stock")[part]
    named = project.display_name(path)
    file = read_model(StockFile, read_yaml(path, named), named)
    sheet = sheet_paper(project, file.paper)
    problems = [Problem(named, 0, 0, field, message) for field, message in faults(file, sheet)]
    if problems:
        raise ContentError(problems)
    aliases = tuple(str(alias).lower() for alias in file.aliases)
    return Stock(part, str(file.name), aliases, grid_of(file, sheet), file.corner, str(file.source))


def grid_of(file: StockFile, sheet: Paper) -> CardGrid:
    """Give the slots of a stock."""
    return CardGrid(
        sheet,
        file.grid.columns,
        file.grid.rows,
        file.origin.left,
        file.origin.top,
        file.pitch.across,
        file.pitch.down,
        file.card.width,
        file.card.height,
        cut=False,
    )


def faults(file: StockFile, sheet: Paper) -> list[tuple[str, str]]:
    """Give fields and messages for cards that overlap or leave the sheet, and margins that are not as said."""
    block, paper = grid_of(file, sheet).block, sheet
    found = []
    if file.grid.columns > 1 and file.pitch.across < file.card.width - UNEVEN:
        found.append(("pitch.across", f"of {file.pitch.across:g} mm lets cards of {file.card.width:g} mm overlap"))
    if file.grid.rows > 1 and file.pitch.down < file.card.height - UNEVEN:
        found.append(("pitch.down", f"of {file.pitch.down:g} mm lets cards of {file.card.height:g} mm overlap"))
    if not whole(paper).holds(block):
        message = (
            f"the cards end at {block.right:g} mm across and {paper.height - block.y:g} mm down, outside {paper.name}"
        )
        return [*found, ("grid", message)]
    across, down = paper.width - block.right - block.x, block.y - (paper.height - block.top)
    for field, is_so, said in (("across", across, file.asymmetry.across), ("down", down, file.asymmetry.down)):
        if abs(is_so - said) > UNEVEN:
            message = (
                f"margins differ by {is_so:.2f} mm, not {said:g}; correct the numbers or say `{field}: {is_so:.2f}`"
            )
            found.append((f"asymmetry.{field}", message))
    return found
