"""The commands that tell what there is: list, find."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.shared import as_text, either
from generator.content.project import Project
from generator.errors import ChoiceError, PressError
from generator.products import SIZED

if TYPE_CHECKING:
    from generator.content.library import Library
    from generator.content.own_picture import Photographs
    from generator.content.search import LibraryEntry
    from generator.figure import Figure
    from generator.layouts.theme import Theme
    from generator.paper import Paper

Rows = list[tuple[str, str]]


def routine_rows(project: Project) -> Rows:
    """Name the routines with their titles."""
    from generator.content.reader import read_yaml

    return [
        (name, title(read_yaml(path, project.display_name(path)).get("title")))
        for name, path in files(project, "routines")
    ]


def files(project: Project, folder: str) -> list[tuple[str, Path]]:
    """Give the files of a content folder."""
    return list(project.files(f"content/{folder}").items())


def title(value: Any) -> str:
    """Write a title on one line, whatever the file holds."""
    return " ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def size_rows(section: str) -> Callable[[Project], Rows]:
    """Name the sizes of a section of papers.yaml, in millimetres."""

    def rows(project: Project) -> Rows:
        from generator.paper import papers

        return [(one.name, f"{one.width:g} × {one.height:g} mm") for one in papers(project, section).values()]

    return rows


def theme_rows(project: Project) -> Rows:
    """Name the themes with what they are for."""
    from generator.layouts.theme import load_theme

    return [(name, str(load_theme(project, name).file.description)) for name in project.files("templates/themes")]


def stock_rows(project: Project) -> Rows:
    """Name the card stocks by part number, with the numbers they are also sold under."""
    from generator.finishing.stock import load_stocks

    stocks = load_stocks(project).values()
    return [(one.id, f"{one.name}{' (also ' + ', '.join(one.aliases) + ')' if one.aliases else ''}") for one in stocks]


def condition_rows(project: Project) -> Rows:
    """Name the printing conditions."""
    from generator.finishing.conditions import load_conditions

    return [(name, one.name) for name, one in load_conditions(project).items()]


LISTS = {
    "routines": routine_rows,
    **{product.listed: size_rows(product.name) for product in SIZED},
    "sheets": size_rows("sheet"),
    "themes": theme_rows,
    "stock": stock_rows,
    "conditions": condition_rows,
}


KINDS = sorted([*LISTS, "exercises"])


@click.command(
    "list",
    help=f"""List WHAT there is: {either(KINDS)}.

    \b
    Examples:
      routine-press list papers
      routine-press list exercises --tag hip --position standing --equipment none
    """,
)
@click.argument("what", metavar="WHAT")
@click.option("--tag", "tags", multiple=True, metavar="WORD", help="Exercises with this tag, or of this family.")
@click.option("--position", "positions", multiple=True, metavar="NAME", help="Exercises in this position.")
@click.option("--equipment", multiple=True, metavar="THING", help="Exercises that need nothing else; none: nothing.")
@click.option("--level", default="", metavar="NAME", help="beginner, intermediate or advanced.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
def list_(
    what: str, tags: tuple[str, ...], positions: tuple[str, ...], equipment: tuple[str, ...], level: str, as_json: bool
) -> None:
    """List what there is of a kind."""
    if what == "exercises":
        from generator.content.library import Library
        from generator.content.search import entries, suiting

        show(list(suiting(entries(Library(Project.find())), tags, positions, equipment, level)), as_json)
        return
    if what not in LISTS:
        raise ChoiceError("list", what, KINDS)
    if tags or positions or equipment or level:
        raise PressError(f"--tag, --position, --equipment and --level are for exercises, not for {what}")
    rows = LISTS[what](Project.find())
    if as_json:
        click.echo(as_text([{"id": name, "about": about} for name, about in rows]))
    else:
        tell(rows)


@click.command()
@click.argument("query", metavar="WORDS", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
def find(query: tuple[str, ...], as_json: bool) -> None:
    """Find exercises by WORDS in their names, tags, muscles, equipment and sentences, the best first.

    \b
    Example:
      routine-press find calf wall
    """
    from generator.content.library import Library
    from generator.content.search import entries, found

    show(found(entries(Library(Project.find())), " ".join(query)), as_json)


def show(listed: Sequence[LibraryEntry], as_json: bool) -> None:
    """Print exercises: id, name, family."""
    if as_json:
        click.echo(as_text([asdict(each) for each in listed]))
    else:
        tell([(each.id, f"{each.name}{f'  ({each.family})' if each.family else ''}") for each in listed])


def tell(rows: Rows) -> None:
    """Print rows in two columns; that there are none goes to the errors' stream."""
    if not rows:
        click.echo("nothing found", err=True)
    width = max((len(name) for name, _ in rows), default=0)
    for name, about in rows:
        click.echo(f"{name:{width}}  {about}".rstrip())


@click.command()
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="File to write: .pdf.")
@click.option("--paper", default="a4", metavar="NAME", help="Paper: a4, letter … (default a4).")
@click.option("--theme", default="colour", metavar="NAME", help="Theme of the colours (default colour).")
@click.option("--tag", "tags", multiple=True, metavar="WORD", help="Only exercises with this tag, or of this family.")
def catalogue(out: Path, paper: str, theme: str, tags: tuple[str, ...]) -> None:
    """Print the library: figure, name and id of every exercise and its variants, family by family.

    \b
    Example:
      routine-press catalogue -o catalogue.pdf
    """
    from generator.content.library import Library
    from generator.content.search import by_family, entries, suiting
    from generator.files import write_whole
    from generator.layouts.theme import load_theme
    from generator.paper import sheet_paper

    if out.suffix.lower() != ".pdf":
        raise ChoiceError("format of a catalogue", out.suffix, [".pdf"])
    project = Project.find()
    library, chosen, sheet = Library(project), load_theme(project, theme), sheet_paper(project, paper)
    listed = list(suiting(entries(library), tags))
    if not listed:
        raise PressError(f"no exercise has the tags {', '.join(tags)}" if tags else "there are no exercises")
    write_whole(out, catalogue_of(library, list(by_family(listed)), chosen, sheet))


def catalogue_of(
    library: Library, families: Sequence[tuple[str, Sequence[LibraryEntry]]], theme: Theme, paper: Paper
) -> bytes:
    """Draw a catalogue of families of exercises, each exercise followed by its variants that look otherwise."""
    from generator.layouts.catalogue import CatalogueEntry, catalogue
    from generator.layouts.pictures import Pictures

    figures: dict[str, Figure | Photographs] = {}
    cells: list[tuple[str, list[CatalogueEntry]]] = []
    for family, listed in families:
        inside: list[CatalogueEntry] = []
        for each in listed:
            figures[each.id] = library.shown(each.id)
            inside.append(CatalogueEntry(each.id, each.name, ", ".join(each.equipment)))
            for way, (name, equipment) in varied_figures(library, each.id).items():
                key = f"{each.id}, {way}"
                figures[key] = library.shown(each.id, way)
                inside.append(CatalogueEntry(key, name, equipment))
        cells.append((family, inside))
    return catalogue(cells, Pictures(theme, figures), theme, paper, "Exercises")


def varied_figures(library: Library, identifier: str) -> dict[str, tuple[str, str]]:
    """Give the variants of an exercise that have a picture of their own, each with its name and equipment."""
    exercise = library.exercise(identifier).value
    ways = exercise.ways.items() if exercise else ()
    varied = {way: exercise.varied(way) for way, one in ways if exercise and (one.figure or one.picture)}
    return {way: (str(one.name), ", ".join(map(str, one.equipment))) for way, one in varied.items()}
