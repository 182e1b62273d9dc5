"""The command that makes products."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from generator.builder import Made, bring_up_to_date
from generator.cli.shared import Request, counted, home_options, out_option, product_options, shop_options
from generator.content.project import Project
from generator.jobs import jobs_of
from generator.products import PRODUCTS
from generator.progress import progress


@click.command()
@click.argument("routines", metavar="[ROUTINE]...", nargs=-1)
@product_options
@home_options
@shop_options
@out_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def build(routines: tuple[str, ...], out: Path, quiet: bool, **asked: Any) -> None:
    """Make the products of ROUTINE (a name or a file), or of all routines.

    What is up to date is left alone. `routine-press list papers` gives the names of sizes.

    \b
    Examples:
      routine-press build
      routine-press build psoas-for-runners --only card,booklet --card-size us
      routine-press build psoas-for-runners --paper tabloid --orientation landscape
      routine-press build content/routines/mine.yaml --theme photocopy --out prints
      routine-press build psoas-for-runners --target home,shop --stock avery-8371
      routine-press build psoas-for-runners --only pocket --target home --sheet letter
      routine-press build psoas-for-runners --large-print
    """
    request = Request.of(asked)
    jobs = jobs_of(request.products, request.targets)
    options = request.options(jobs)
    began = time.monotonic()
    with progress(quiet) as starting:
        made = list(bring_up_to_date(routines, jobs, options, out, Project.find(), starting))
    if not quiet:
        report(made, options.orientation, time.monotonic() - began)
    faults = [f"{one.path}: {fault}" for one in made for fault in one.faults]
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        click.get_current_context().exit(1)


def report(made: Sequence[Made], orientation: str, seconds: float) -> None:
    """Say what was made, with pages, paper and size; or that there was nothing to do."""
    new = [one for one in made if one.new]
    if not new:
        click.echo(f"Nothing to do: {counted(len(made), 'file')} up to date in {made[0].path.parent}")
        return
    width = max(len(str(one.path)) for one in new)
    for one in new:
        click.echo(f"{one.path!s:{width}}  {described(one, orientation)}")
        for note in one.notes:
            click.echo(f"  {note}")
    rest = f"; {counted(len(made) - len(new), 'file')} up to date" if len(made) > len(new) else ""
    click.echo(f"Made {counted(len(new), 'file')} in {seconds:.1f} s{rest}")


def described(one: Made, orientation: str) -> str:
    """Say how many pages of which paper a file has, and how large it is."""
    product = PRODUCTS[one.product]
    if product.plain:
        return f"plain text  {one.bytes / 1000:.0f} kB"
    turned = f" {orientation}" if product.turns else ""
    size = f"{one.size}{turned}, {one.width_mm:g} × {one.height_mm:g} mm"
    return f"{counted(one.pages, 'page'):>8}  {size}  {one.bytes / 1000:.0f} kB"
