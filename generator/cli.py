"""The command `routine-press`: thin, and quick to start; every stage is imported by the command that needs it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.builder import PRODUCTS, Made, Options, bring_up_to_date, known_product
from generator.content.project import Project
from generator.errors import ChoiceError, PressError
from generator.progress import progress


class Commands(click.Group):
    """A group that prints a user's error plainly, and guesses at mistyped commands."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a PressError ends it with the error's own exit code."""
        try:
            return super().invoke(ctx)
        except PressError as error:
            click.echo(str(error), err=True)
            ctx.exit(error.exit_code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="routine-press")
def main() -> None:
    """Make a wall poster, a pocket card and a booklet from an exercise routine.

    Content and templates are taken from content/ and templates/ of the working folder, file by file before those
    that ship.

    \b
    Examples:
      routine-press list routines
      routine-press build psoas-for-runners
      routine-press build content/routines/mine.yaml --only poster --paper a2
      routine-press check
    """


def products(ctx: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    """Take a list of products, parted by commas."""
    return tuple(dict.fromkeys(known_product(name.strip()) for name in value.split(",")))


@main.command()
@click.argument("routines", metavar="[ROUTINE]...", nargs=-1)
@click.option(
    "--only",
    metavar="PRODUCTS",
    default=",".join(PRODUCTS),
    callback=products,
    help="Products to make, parted by commas: poster, card, booklet.",
)
@click.option("--paper", default="a3", metavar="NAME", help="Poster paper: a3, a2, letter … (default a3).")
@click.option("--card-size", default="id1", metavar="NAME", help="Card size: id1, eu, us, a7 (default id1).")
@click.option(
    "--booklet-size", default="a5", metavar="NAME", help="Booklet page: a5, half-letter, a4, letter (default a5)."
)
@click.option("--orientation", default="portrait", metavar="NAME", help="Of the poster: portrait or landscape.")
@click.option("--theme", default="colour", metavar="NAME", help="Theme: colour, photocopy … (default colour).")
@click.option(
    "--out",
    default="output",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the files (default output).",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def build(
    routines: tuple[str, ...],
    only: tuple[Any, ...],
    paper: str,
    card_size: str,
    booklet_size: str,
    orientation: Any,
    theme: str,
    out: Path,
    quiet: bool,
) -> None:
    """Make the products of ROUTINE (a name or a file), or of all routines.

    What is up to date is left alone. `routine-press list papers` gives the names of sizes.

    \b
    Examples:
      routine-press build
      routine-press build psoas-for-runners --only card,booklet --card-size us
      routine-press build psoas-for-runners --paper tabloid --orientation landscape
      routine-press build content/routines/mine.yaml --theme photocopy --out prints
    """
    options = Options(paper, card_size, booklet_size, orientation, theme)
    began = time.monotonic()
    with progress(quiet) as starting:
        made = list(bring_up_to_date(routines, only, options, out, Project.find(), starting))
    if not quiet:
        report(made, orientation, time.monotonic() - began)


def report(made: Sequence[Made], orientation: str, seconds: float) -> None:
    """Say what was made, with pages, paper and size; or that there was nothing to do."""
    new = [one for one in made if one.new]
    if not new:
        click.echo(f"Nothing to do: {counted(len(made), 'file')} up to date in {made[0].path.parent}")
        return
    width = max(len(str(one.path)) for one in new)
    for one in new:
        turned = f" {orientation}" if one.product == "poster" else ""
        size = f"{one.size}{turned}, {one.width_mm:g} × {one.height_mm:g} mm"
        click.echo(f"{one.path!s:{width}}  {counted(one.pages, 'page'):>8}  {size}  {one.bytes / 1000:.0f} kB")
    rest = f"; {counted(len(made) - len(new), 'file')} up to date" if len(made) > len(new) else ""
    click.echo(f"Made {counted(len(new), 'file')} in {seconds:.1f} s{rest}")


def counted(count: int, noun: str) -> str:
    """Count things in English."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


@main.command()
@click.argument("routines", metavar="[ROUTINE]...", nargs=-1)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but problems.")
def check(routines: tuple[str, ...], quiet: bool) -> None:
    """Check the content of ROUTINE, or all content, and make nothing.

    Every problem is printed at once, with file, line and column; the exit code is then 2.

    \b
    Examples:
      routine-press check
      routine-press check content/routines/mine.yaml
    """
    from generator.content.library import Library

    for programme in Library(Project.find()).check(routines):
        if not quiet:
            moves = counted(len(programme.moves), "exercise")
            click.echo(f"{programme.routine.id}: {moves}, about {counted(programme.minutes, 'minute')}, no problems")


@main.command("list")
@click.argument("what", metavar="routines|exercises|papers|cards|themes")
def list_(what: str) -> None:
    """List what there is: routines, exercises, papers, cards, booklets or themes.

    \b
    Examples:
      routine-press list papers
      routine-press list exercises
    """
    if what not in LISTS:
        raise ChoiceError("list", what, list(LISTS))
    rows = LISTS[what](Project.find())
    width = max((len(name) for name, _ in rows), default=0)
    for name, about in rows:
        click.echo(f"{name:{width}}  {about}".rstrip())


Rows = list[tuple[str, str]]


def routine_rows(project: Project) -> Rows:
    """Name the routines with their titles."""
    from generator.content.reader import read_yaml

    return [
        (name, title(read_yaml(path, project.shown(path)).get("title"))) for name, path in files(project, "routines")
    ]


def exercise_rows(project: Project) -> Rows:
    """Name the exercises as the library does."""
    from generator.content.reader import read_yaml

    return [
        (name, title(read_yaml(path, project.shown(path)).get("name"))) for name, path in files(project, "exercises")
    ]


def files(project: Project, folder: str) -> list[tuple[str, Path]]:
    """Give the files of a content folder."""
    return list(project.files(f"content/{folder}").items())


def title(value: Any) -> str:
    """Write a title on one line, whatever the file holds."""
    return " ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def size_rows(product: Any) -> Any:
    """Name the sizes of a product, in millimetres."""

    def rows(project: Project) -> Rows:
        from generator.layouts.setting import papers

        return [(one.name, f"{one.width:g} × {one.height:g} mm") for one in papers(project, product).values()]

    return rows


def theme_rows(project: Project) -> Rows:
    """Name the themes with what they are for."""
    from generator.layouts.theme import load_theme

    return [(name, str(load_theme(project, name).file.description)) for name in project.files("templates/themes")]


LISTS = {
    "routines": routine_rows,
    "exercises": exercise_rows,
    "papers": size_rows("poster"),
    "cards": size_rows("card"),
    "booklets": size_rows("booklet"),
    "themes": theme_rows,
}


@main.command()
@click.argument("what", metavar="exercise|routine|anatomy|figure|brand")
def schema(what: str) -> None:
    """Print the JSON Schema of a kind of content file, for your editor.

    \b
    Example:
      routine-press schema exercise > exercise.schema.json
    """
    import json

    from generator.content.model import Brand, Content, Exercise, Muscle, Portrait, Routine
    from generator.content.problems import json_schema

    models: dict[str, type[Content]] = {
        "exercise": Exercise,
        "routine": Routine,
        "anatomy": Muscle,
        "figure": Portrait,
        "brand": Brand,
    }
    if what not in models:
        raise ChoiceError("kind of content file", what, list(models))
    click.echo(json.dumps(json_schema(models[what]), indent=2, ensure_ascii=False))


@main.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    default="output/proofs",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the pictures (default output/proofs).",
)
@click.option("--dpi", default=110, metavar="N", type=click.IntRange(20, 1200), help="Dots per inch (default 110).")
def proofs(files: tuple[Path, ...], out: Path, dpi: int) -> None:
    """Write a PNG picture of every page of FILE, to look at before printing.

    \b
    Example:
      routine-press proofs output/psoas-for-runners-*.pdf
    """
    from generator.finishing.proofs import write_proofs

    for file in files:
        for path in write_proofs(file, out, dpi):
            click.echo(str(path))
