"""The command that makes products."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from generator.builder import PRODUCTS, Made, Options, bring_up_to_date, known_product
from generator.cli.words import counted
from generator.content.project import Project
from generator.progress import progress


def products(ctx: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    """Take a list of products, parted by commas."""
    return tuple(dict.fromkeys(known_product(name.strip()) for name in value.split(",")))


@click.command()
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
