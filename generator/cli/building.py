"""The command that makes products."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from generator.builder import Made, bring_up_to_date
from generator.cli.completing import LANGUAGES, ROUTINES
from generator.cli.shared import Request, counted, home_options, names, out_option, product_options, shop_options
from generator.cli.unused import tell_unused
from generator.content.project import Project
from generator.errors import PressError
from generator.jobs import jobs_of
from generator.products import PRODUCTS
from generator.progress import progress


@click.command()
@click.argument("routines", metavar="[ROUTINE]...", nargs=-1, shell_complete=ROUTINES)
@product_options
@home_options
@shop_options
@out_option
@click.option(
    "--lang",
    shell_complete=LANGUAGES,
    default="",
    metavar="LANGUAGES",
    help="Languages other than the routine's: de,fr …",
)
@click.option("--strict", is_flag=True, help="End with an error where a file does not print all that is written.")
@click.option("--explain", is_flag=True, help="Print how each arrangement was judged, the chosen one first.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def build(
    routines: tuple[str, ...],
    out: Path,
    lang: str,
    strict: bool,
    explain: bool,
    as_json: bool,
    quiet: bool,
    **asked: Any,
) -> None:
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
      routine-press build psoas-for-runners --lang fr,es
    """
    if explain and quiet:
        raise PressError("--explain prints what --quiet leaves out: choose one of them")
    request = Request.of(asked)
    jobs = jobs_of(request.products, request.targets)
    options = request.options(jobs)
    if not quiet:
        tell_unused(asked, request, jobs)
    began = time.monotonic()
    with progress(quiet or as_json) as starting:
        made = list(
            bring_up_to_date(routines, jobs, options, out, Project.of(*routines), starting, names(lang) or ("",))
        )
    if as_json:
        click.echo(json.dumps([as_value(one) for one in made], indent=2, ensure_ascii=False))
    elif not quiet:
        report(made, options.orientation, time.monotonic() - began, explain)
    faults = [f"{one.path}: {fault}" for one in made for fault in one.faults]
    for fault in faults:
        click.echo(fault, err=True)
    if strict and any(one.left_out for one in made):
        raise PressError("\n".join(f"{one.path}: {line}" for one in made for line in one.left_out))
    if faults:
        click.get_current_context().exit(1)


def as_value(one: Made) -> dict[str, Any]:
    """Give a file as a value for JSON."""
    return {**asdict(one), "path": str(one.path)}


def report(made: Sequence[Made], orientation: str, seconds: float, explain: bool = False) -> None:
    """Say what was made, with pages, paper and size; or that there was nothing to do. What is not printed is told."""
    new = [one for one in made if one.new]
    for one in made:
        for line in one.left_out if not one.new else ():
            click.echo(f"{one.path}\n  not printed: {line}")
    if not new:
        click.echo(f"Nothing to do: {counted(len(made), 'file')} up to date in {made[0].path.parent}")
        return
    width = max(len(str(one.path)) for one in new)
    for one in new:
        click.echo(f"{one.path!s:{width}}  {described(one, orientation)}")
        for note in (*one.notes, *(f"not printed: {line}" for line in one.left_out)):
            click.echo(f"  {note}")
        for line in one.explained if explain else ():
            click.echo(f"  {line}")
    rest = f"; {counted(len(made) - len(new), 'file')} up to date" if len(made) > len(new) else ""
    click.echo(f"Made {counted(len(new), 'file')} in {seconds:.1f} s{rest}")


def described(one: Made, orientation: str) -> str:
    """Say how many pages of which paper a file has, and how large it is."""
    product = PRODUCTS[one.product]
    if product.written:
        return f"{product.is_a}  {one.bytes / 1000:.0f} kB"
    turned = f" {orientation}" if product.turns else ""
    size = f"{one.size}{turned}, {one.width_mm:g} × {one.height_mm:g} mm"
    return f"{counted(one.pages, 'page'):>8}  {size}  {one.bytes / 1000:.0f} kB"
