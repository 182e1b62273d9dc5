"""The commands that look at content and make nothing: check, list, schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.shared import counted, either
from generator.content.project import Project
from generator.errors import ChoiceError
from generator.products import SIZED

if TYPE_CHECKING:
    from generator.content.programme import Programme


@click.command()
@click.argument("routines", metavar="[ROUTINE]...", nargs=-1)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but problems.")
def check(routines: tuple[str, ...], quiet: bool) -> None:
    """Check the content of ROUTINE, or all content, and make nothing.

    Every problem is printed at once, with file, line and column; the exit code is then 2. Poster, card and booklet
    are laid out as `build` would, so that what does not fit, or would be left out, is told here.

    \b
    Examples:
      routine-press check
      routine-press check content/routines/mine.yaml
    """
    from generator.jobs import jobs_of
    from generator.options import Options
    from generator.press import Press
    from generator.products import USUAL

    press = Press(Project.find(), Options())
    jobs = jobs_of(tuple(product.name for product in USUAL), ("screen",))
    for programme in press.library.check(routines):
        told = press.examined(programme, jobs)
        if not quiet:
            moves = counted(len(programme.moves), "exercise")
            click.echo(f"{programme.routine.id}: {moves}, about {counted(programme.minutes, 'minute')}, no problems")
            for note in (*told, *advice(programme)):
                click.echo(f"  {note}")


MOST_CHANGES = 4
"""Positions in turn from which a routine is told to be restless: lie, stand, lie, stand is the most people like."""
HARDEST_GRADE = 8.0
"""Reading grade up to which most people follow a handout (the level health services ask of handouts)."""


def advice(programme: Programme) -> Iterator[str]:
    """Say what is no fault and might still be better: restless positions, hard sentences."""
    from generator.content.readability import grade

    positions = programme.changes_of_position
    if len(positions) > MOST_CHANGES:
        yield f"people change position {counted(len(positions) - 1, 'time')}: {', '.join(positions)}; order them anew?"
    names = [str(note.name).lower() for note in programme.anatomy.values()]
    for move in programme.moves:
        exercise = move.exercise
        level = grade(" ".join((*exercise.steps, exercise.aim, exercise.easier)), names)
        if level > HARDEST_GRADE:
            yield f"{exercise.id} reads at grade {level:.1f}; most people follow {HARDEST_GRADE:g} or below"


Rows = list[tuple[str, str]]


def routine_rows(project: Project) -> Rows:
    """Name the routines with their titles."""
    from generator.content.reader import read_yaml

    return [
        (name, title(read_yaml(path, project.display_name(path)).get("title")))
        for name, path in files(project, "routines")
    ]


def exercise_rows(project: Project) -> Rows:
    """Name the exercises as the library does."""
    from generator.content.reader import read_yaml

    return [
        (name, title(read_yaml(path, project.display_name(path)).get("name")))
        for name, path in files(project, "exercises")
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
    "exercises": exercise_rows,
    **{product.listed: size_rows(product.name) for product in SIZED},
    "sheets": size_rows("sheet"),
    "themes": theme_rows,
    "stock": stock_rows,
    "conditions": condition_rows,
}


@click.command(
    "list",
    help=f"""List WHAT there is: {either(LISTS)}.

    \b
    Examples:
      routine-press list papers
      routine-press list exercises
    """,
)
@click.argument("what", metavar="WHAT")
def list_(what: str) -> None:
    """List what there is of a kind."""
    if what not in LISTS:
        raise ChoiceError("list", what, list(LISTS))
    rows = LISTS[what](Project.find())
    width = max((len(name) for name, _ in rows), default=0)
    for name, about in rows:
        click.echo(f"{name:{width}}  {about}".rstrip())


@click.command()
@click.argument("what", metavar="exercise|routine|anatomy|figure|brand")
def schema(what: str) -> None:
    """Print the JSON Schema of a kind of content file, for your editor.

    \b
    Example:
      routine-press schema exercise > exercise.schema.json
    """
    import json

    from generator.content.base import Content
    from generator.content.model import Brand, LibraryExercise, Muscle, Portrait, Routine
    from generator.content.problems import json_schema

    models: dict[str, type[Content]] = {
        "exercise": LibraryExercise,
        "routine": Routine,
        "anatomy": Muscle,
        "figure": Portrait,
        "brand": Brand,
    }
    if what not in models:
        raise ChoiceError("kind of content file", what, list(models))
    click.echo(json.dumps(json_schema(models[what]), indent=2, ensure_ascii=False))
