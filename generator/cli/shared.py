"""What several commands share: their options, what those mean, and words they print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.cli.completing import THEMES
from generator.errors import PressError, Problem
from generator.jobs import Job
from generator.options import FLIPS, MARK_SETS, ORIENTATIONS, HomePrinting, Options, ShopPrinting, chosen
from generator.product import Product
from generator.products import PRODUCTS, SIZED, USUAL
from generator.targets import TARGETS
from generator.targets import USUAL as USUAL_TARGET
from generator.units import UNIT_SYSTEMS

Command = TypeVar("Command", bound=Callable[..., Any])


def names(text: str) -> tuple[str, ...]:
    """Take a list of names, parted by commas."""
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def together(*options: Callable[[Any], Any]) -> Callable[[Command], Command]:
    """Make one decorator of several options, shown in the order given."""

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def either(names: Iterable[str]) -> str:
    """List names of which one is to be chosen."""
    *some, last = names
    return f"{', '.join(some)} or {last}" if some else last


def size_option(product: Product, *parameter: str) -> Callable[[Any], Any]:
    """Make the option that asks for a product's size; `parameter` is what the command calls it."""
    name = f"--{product.option.replace('_', '-')}"
    return click.option(name, *parameter, default=product.size, metavar="NAME", help=product.size_help)


TURNED = " and ".join(product.name for product in PRODUCTS.values() if product.turns)
WAYS = either(ORIENTATIONS)
LARGER = ", ".join(f"{one} on {one.large_print.size.upper()}" for one in PRODUCTS.values() if one.large_print)
product_options = together(
    click.option(
        "--only",
        metavar="PRODUCTS",
        default=",".join(product.name for product in USUAL),
        help=f"Products to make, parted by commas: {', '.join(PRODUCTS)}.",
    ),
    click.option(
        "--target",
        metavar="TARGETS",
        default=USUAL_TARGET.name,
        help=f"What for, parted by commas: {', '.join(TARGETS)} (default {USUAL_TARGET}).",
    ),
    *map(size_option, SIZED),
    click.option("--large-print", is_flag=True, help=f"Larger type: {LARGER}."),
    click.option("--orientation", default=ORIENTATIONS[0], metavar="NAME", help=f"Of the {TURNED}: {WAYS}."),
    click.option(
        "--posters",
        "series",
        default=1,
        metavar="N",
        type=click.IntRange(1, 6),
        help="Posters that share the parts of the routine (default 1).",
    ),
    click.option("--units", default="", metavar="NAME", help="Of doses: metric or imperial; else the language's."),
    click.option("--cast", default="", metavar="PEOPLE", help="People to draw, such as a,d,f; else the routine's."),
    click.option(
        "--theme",
        shell_complete=THEMES,
        default="colour",
        metavar="NAME",
        help="Theme: colour, photocopy … (default colour).",
    ),
)
home_options = together(
    click.option("--sheet", default="", metavar="NAME", help="Home: paper in the tray, a4 or letter."),
    click.option("--stock", default="", metavar="PART", help="Home: card stock by part number: avery-8371 …"),
    click.option("--flip", default="", metavar="EDGE", help="Home: long-edge or short-edge."),
    click.option("--back-offset", default="", metavar="X,Y", help="Home: move backs right and up, in mm."),
    click.option("--fold-over", is_flag=True, help="Home: cards printed on one side, to fold."),
    click.option("--thickness", default="0.1", metavar="MM", help="Home: of the booklet's paper (default 0.1 mm)."),
    click.option("--overlap", default="10", metavar="MM", help="Home: of the poster's sheets (default 10 mm)."),
)
shop_options = together(
    click.option("--bleed", default="3", metavar="LENGTH", help="Shop: 0 to 5 mm, or 0.125in (default 3)."),
    click.option("--marks", default="", metavar="NAMES", help="Shop: crop, registration, colorbar."),
    click.option("--condition", default="fogra51", metavar="NAME", help="Shop: fogra51, fogra52, gracol …"),
    click.option(
        "--output-profile",
        default=None,
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Shop: your printer's ICC profile, for PDF/X-4.",
    ),
)
people_option = click.option(
    "--people",
    required=True,
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The list: a CSV file with columns such as name, email, bib, note, skip.",
)
out_option = click.option(
    "--out",
    default="output",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the files (default output).",
)
jobs_option = click.option("--jobs", default=1, metavar="N", type=click.IntRange(1, 64), help="Processes (default 1).")


@dataclass(frozen=True, slots=True)
class Request:
    """What was typed about products, home printers and shops: a field for each of their options.

    `sizes` are those of products, by the product's option.
    """

    only: str
    target: str
    sizes: tuple[tuple[str, str], ...]
    large_print: bool
    orientation: str
    theme: str
    series: int
    units: str
    cast: str
    sheet: str
    stock: str
    flip: str
    back_offset: str
    fold_over: bool
    thickness: str
    overlap: str
    bleed: str
    marks: str
    condition: str
    output_profile: Path | None

    @classmethod
    def of(cls, typed: dict[str, Any]) -> Request:
        """Take what click gives."""
        sizes = {product.option: typed[product.option] for product in SIZED}
        return cls(sizes=tuple(sizes.items()), **{name: typed[name] for name in typed.keys() - sizes.keys()})

    @property
    def products(self) -> tuple[str, ...]:
        """Names of products, not yet checked."""
        return names(self.only)

    @property
    def targets(self) -> tuple[str, ...]:
        """Names of targets, not yet checked."""
        return names(self.target)

    def options(self, jobs: Sequence[Job]) -> Options:
        """Say what it means for some jobs. Raises PressError for what cannot be."""
        from generator.figure.words.people import PEOPLE

        return Options(
            sizes=self.sizes,
            orientation=chosen("orientation", self.orientation, ORIENTATIONS),
            theme=self.theme,
            large_print=self.large_print,
            series=self.series,
            units=chosen("units", self.units, ("", *UNIT_SYSTEMS)),
            cast=tuple(chosen("person", name, tuple(PEOPLE)) for name in names(self.cast)),
            home=self.home(jobs),
            shop=ShopPrinting(
                bleed_of(self.bleed),
                tuple(chosen("kind of marks", name, MARK_SETS) for name in names(self.marks)),
                self.condition,
                self.output_profile,
            ),
        )

    def home(self, jobs: Sequence[Job]) -> HomePrinting:
        """Gather the choices for home printers, if any job asks for them; what is not given is the user's setting."""
        asked = chosen("way to flip", self.flip, FLIPS) if self.flip else None
        thickness = millimetres("thickness", self.thickness, 0, 1)
        overlap = millimetres("overlap", self.overlap, 0, 50)
        known = {each.name for each in fields(HomePrinting)}
        if not any(known.intersection(job.finish.reads) for job in jobs):
            return HomePrinting(self.sheet)
        from generator.finishing.settings import load_settings, parse_offset

        settings = load_settings()
        flip = asked or settings.flip
        back = parse_offset(self.back_offset) if self.back_offset else settings.back_offset(flip)
        return HomePrinting(self.sheet, self.stock, flip, back, self.fold_over, thickness, overlap)


def millimetres(name: str, text: str, least: float, most: float) -> float:
    """Read a length in mm, with or without its unit. Raises PressError."""
    try:
        length = float(text.removesuffix("mm"))
    except ValueError:
        length = least - 1
    if not least <= length <= most:
        raise PressError(f'{name} must be {least:g} to {most:g} mm, not "{text}"')
    return round(length, 4)


def bleed_of(text: str) -> float:
    """Read a bleed in mm, or in inches with `in` behind it. Raises PressError."""
    number, factor = (text[:-2], 25.4) if text.endswith("in") else (text.removesuffix("mm"), 1.0)
    try:
        bleed = float(number) * factor
    except ValueError:
        bleed = -1.0
    if not 0 <= bleed <= 5:
        raise PressError(f'bleed must be 0 to 5 mm, or inches such as 0.125in, not "{text}"')
    return round(bleed, 4)


def tell(problems: Iterable[Problem]) -> None:
    """Print what a person should know, each with its place, apart from what a command prints."""
    for problem in problems:
        click.echo(str(problem), err=True)


def counted(count: int, noun: str) -> str:
    """Count things in English."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def as_text(value: object) -> str:
    """Write a value as JSON, for other programs."""
    import json

    return json.dumps(value, indent=2, ensure_ascii=False)
