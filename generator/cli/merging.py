"""The command that makes personal copies."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.completing import ROUTINES
from generator.cli.shared import (
    Request,
    as_text,
    counted,
    home_options,
    jobs_option,
    out_option,
    people_option,
    product_options,
    shop_options,
    tell,
    together,
)
from generator.cli.unused import tell_unused, typed
from generator.content.project import Project
from generator.errors import Problem
from generator.jobs import Job, find_product, find_target
from generator.options import Options
from generator.products import NAMED
from generator.progress import progress
from generator.targets import TARGETS, USUAL

if TYPE_CHECKING:
    from generator.delivery.order import CopyOrder
    from generator.delivery.people import Recipient
    from generator.delivery.work import Workers

run_options = together(
    click.option(
        "--stack-depth",
        default=0,
        metavar="N",
        type=click.IntRange(0),
        help="Cards: most sheets of a pile, or cards of a shop's file.",
    ),
    click.option("--spares", default=0, metavar="N", type=click.IntRange(0), help="So many more without a name."),
    click.option("--bibs", default="", metavar="RANGES", help="Only these bibs, such as 120-140,300."),
    click.option("--zip", "zipped", is_flag=True, help="Put the files into one archive too."),
    click.option("--cluster", default="", metavar="ADDRESS", help="Use a Dask cluster, such as tcp://host:8786."),
)


@click.command()
@click.argument("routine", shell_complete=ROUTINES)
@people_option
@product_options
@home_options
@shop_options
@run_options
@jobs_option
@out_option
@click.option("--json", "as_json", is_flag=True, help="Print the files as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def merge(
    routine: str,
    people: Path,
    out: Path,
    as_json: bool,
    quiet: bool,
    jobs: int,
    stack_depth: int,
    spares: int,
    bibs: str,
    zipped: bool,
    cluster: str,
    **asked: Any,
) -> None:
    """Make ROUTINE for everyone on a list: with name and bib, and doses and exercises of their own.

    Posters and booklets become a file for each person. Cards become a print run with a proof to look at first: on
    stock or plain paper, or with --target shop fronts and backs in the list's order; with --target screen they become
    a file each. A run that was stopped goes on where it was.

    \b
    Examples:
      routine-press merge psoas-for-runners --people people.csv --only booklet
      routine-press merge psoas-for-runners --people runners.csv --only card --stock avery-c32011
      routine-press merge psoas-for-runners --people runners.csv --only card --bibs 120-140
    """
    from generator.delivery.order import CopyOrder, check_names
    from generator.delivery.people import with_bibs, with_spares
    from generator.delivery.proof import is_proof
    from generator.delivery.work import Workers, executor_of

    project, began = Project.of(routine), time.monotonic()
    request = Request.of(asked)
    wanted, options = merge_jobs(request)
    if not quiet:
        tell_unused(asked, request, wanted)
        if stack_depth and not any(map(is_run, wanted)):
            click.echo("--stack-depth changes nothing here: it is for print runs of cards", err=True)
        if cluster and typed(["jobs"]):
            click.echo("--jobs changes nothing beside --cluster", err=True)
    name, everyone, told = read_list(project, routine, people, () if all(map(is_run, wanted)) else ("name",))
    if not quiet:
        tell(told)
    listed = with_spares(with_bibs(everyone, bibs), spares)
    orders = [CopyOrder(project, options, routine, job) for job in wanted]
    check_names(orders, listed)
    label = "bibs-" + "-".join(re.findall(r"\d+", bibs)) if bibs else "run"
    made: list[tuple[Path, bool]] = []
    with executor_of(cluster) as executor, progress(quiet or as_json) as starting:
        workers = Workers(jobs, executor, starting)
        for order in orders:
            made += copies(order, listed, out, workers, label, stack_depth)
    if zipped:
        from generator.files import write_archive

        write_archive(out / f"{name}-copies.zip", [path for path, _ in made])
    if as_json:
        files = [{"path": path.as_posix(), "new": fresh, "proof": is_proof(path)} for path, fresh in made]
        click.echo(as_text({"people": len(listed), "files": files}))
    elif not quiet:
        new = sum(fresh for _, fresh in made)
        rest = f", {len(made) - new} up to date" if new < len(made) else ""
        for path in (path for path, fresh in made if fresh and is_proof(path)):
            click.echo(f"Look at {path} first: it shows the first, the last and the longest names")
        click.echo(f"Made {counted(new, 'file')} for {len(listed)} in {out} in {time.monotonic() - began:.1f} s{rest}")


def merge_jobs(request: Request) -> tuple[tuple[Job, ...], Options]:
    """Say what to make; each product knows what its copies are for when no target was asked for."""
    products = [find_product(name, NAMED) for name in request.products]
    targets = [find_target(name) for name in request.targets]
    source = click.get_current_context().get_parameter_source("target")
    if source is click.core.ParameterSource.DEFAULT:
        jobs = tuple(Job(product, TARGETS.get(product.merged_for, USUAL)) for product in products)
    else:
        jobs = tuple(Job(product, target) for product in products for target in targets)
    return jobs, request.options(jobs)


def is_run(job: Job) -> bool:
    """Say whether copies are printed together and not a file each."""
    return job.product.runs and bool(job.finish.run)


def read_list(
    project: Project, routine: str, people: Path, needs: tuple[str, ...]
) -> tuple[str, tuple[Any, ...], list[Problem]]:
    """Give the routine's id, the people on its list, and what is to be told of it."""
    from generator.content.finding import translations
    from generator.content.library import Library
    from generator.delivery.people import read_people

    name = project.routine(routine).stem
    programme = Library(project).programme(routine)
    told: list[Problem] = []
    found = read_people(people, str(people), programme, needs, translations(project, name), told)
    return name, found, told


def copies(
    order: CopyOrder, people: Sequence[Recipient], out: Path, workers: Workers, label: str, depth: int
) -> Iterator[tuple[Path, bool]]:
    """Make the copies of one product; yield each file and whether it is new."""
    from generator.delivery.merge import merge as merge_files
    from generator.delivery.print_run import print_run
    from generator.delivery.proof import proof_of_copies

    if is_run(order.job):
        for block in print_run(order, people, out, label=label, depth=depth, workers=workers):
            yield block.path, block.new
    else:
        proof = proof_of_copies(order, people, out)
        yield proof.path, proof.new
        for copy in merge_files(order, people, out, workers):
            yield copy.path, copy.new
