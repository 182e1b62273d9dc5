"""Options that were typed and change nothing for what is made: told, so that none is ignored in silence.

Whether one changes anything is not looked up but asked: what decides the files is compared with and without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import click

from generator.cli.shared import Request, either
from generator.jobs import Job, targets_of
from generator.product import Product
from generator.products import PRODUCTS, SIZED
from generator.targets import TARGETS

FIELDS = {"output_profile": "profile"}
FLAGS = {"series": "posters"}
"""Options whose choice has another name, and those that are typed otherwise than they are called."""
SIZES = {product.option: product for product in SIZED}


def tell_unused(asked: Iterable[str], request: Request, jobs: Sequence[Job]) -> None:
    """Print what was asked for and will not be: products for targets, and options."""
    usual = {str(one.name): usual_value(one) for one in click.get_current_context().command.params}
    products = [PRODUCTS[name] for name in request.products]
    for line in (*unmade(products, request.targets), *unused(typed(asked), request, usual, jobs)):
        click.echo(line, err=True)


def typed(names: Iterable[str]) -> list[str]:
    """Name those of some parameters that stand on the command line."""
    context = click.get_current_context()
    return [name for name in names if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE]


def usual_value(parameter: click.Parameter) -> Any:
    """Give what a parameter is when it is not typed."""
    return False if isinstance(parameter, click.Option) and parameter.is_flag else parameter.default


def flag(name: str) -> str:
    """Write an option as it is typed."""
    return f"--{FLAGS.get(name, name).replace('_', '-')}"


def unused(given: Sequence[str], request: Request, usual: Mapping[str, Any], jobs: Sequence[Job]) -> Iterator[str]:
    """Say which of the options that were typed change nothing, and why; `usual` is what they are when not typed."""

    def decided(*left_out: str) -> list[dict[str, Any]]:
        options = without(request, left_out, usual).options(jobs)
        return [options.of(job) for job in jobs]

    for name in given:
        if decided(name) != decided():
            continue
        beside = [other for other in given if other != name and decided(name, other) != decided(other)]
        if beside:
            yield f"{flag(name)} changes nothing beside {flag(beside[0])}"
        elif name in SIZES and all(job.product is not SIZES[name] for job in jobs):
            yield f"{flag(name)} changes nothing here: no {SIZES[name]} is made"
        elif known := [] if name in SIZES or any(reads(name, job) for job in jobs) else readers(name):
            yield f"{flag(name)} changes nothing here: it is for {either(known)}"


def without(request: Request, names: Iterable[str], usual: Mapping[str, Any]) -> Request:
    """Take options out of a request."""
    sizes = tuple((name, usual[name] if name in names else size) for name, size in request.sizes)
    return replace(request, sizes=sizes, **{name: usual[name] for name in names if name not in SIZES})


def unmade(products: Sequence[Product], targets: Sequence[str]) -> Iterator[str]:
    """Say which products are not made for a target that was asked for."""
    for product in products:
        missing = [name for name in targets if not product.finish(TARGETS[name])]
        if missing:
            yield f"{product} is not made for {either(missing)}: it is for {' and '.join(targets_of(product))}"


def reads(name: str, job: Job) -> bool:
    """Say whether a job's file may be decided by an option."""
    return FIELDS.get(name, name) in (*job.product.reads, *job.finish.reads)


def every_job() -> list[Job]:
    """Give every product for every target it is made for."""
    return [
        Job(product, target) for product in PRODUCTS.values() for target in TARGETS.values() if product.finish(target)
    ]


def readers(name: str) -> list[str]:
    """Name the files that an option decides: products where it does for whatever target, else products for targets."""
    found, field = [job for job in every_job() if reads(name, job)], FIELDS.get(name, name)
    return list(dict.fromkeys(job.product.name if field in job.product.reads else str(job) for job in found))
