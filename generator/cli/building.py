"""The command that makes products."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.builder import Made, bring_up_to_date, known_jobs
from generator.cli.words import counted
from generator.content.project import Project
from generator.errors import PressError
from generator.options import FLIPS, MARKS, PRODUCTS, HomePrinting, Options, ShopPrinting, chosen
from generator.progress import progress

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


product_options = together(
    click.option(
        "--only",
        metavar="PRODUCTS",
        default=",".join(PRODUCTS),
        help="Products to make, parted by commas: poster, card, booklet, pocket, text.",
    ),
    click.option(
        "--target",
        metavar="TARGETS",
        default="screen",
        help="What for, parted by commas: screen, home, shop (default screen).",
    ),
    click.option("--paper", default="a3", metavar="NAME", help="Poster paper: a3, a2, letter … (default a3)."),
    click.option("--card-size", default="id1", metavar="NAME", help="Card: id1, eu, us, a7, a6 (default id1)."),
    click.option("--booklet-size", default="a5", metavar="NAME", help="Booklet page: a5, phone, a4 … (default a5)."),
    click.option("--large-print", is_flag=True, help="Larger type: booklet on A4, card on A6."),
    click.option("--orientation", default="portrait", metavar="NAME", help="Of the poster: portrait or landscape."),
    click.option("--theme", default="colour", metavar="NAME", help="Theme: colour, photocopy … (default colour)."),
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


def options_of(given: dict[str, Any]) -> Options:
    """Gather what was given into options. Raises PressError for what cannot be."""
    return Options(
        given["paper"],
        given["card_size"],
        given["booklet_size"],
        given["orientation"],
        given["theme"],
        given["large_print"],
        home=home_of(given),
        shop=ShopPrinting(
            bleed_of(given["bleed"]),
            tuple(chosen("kind of marks", name, MARKS) for name in names(given["marks"])),
            given["condition"],
            given["output_profile"],
        ),
    )


def home_of(given: dict[str, Any]) -> HomePrinting:
    """Gather the choices for home printers; what is not given comes from the user's settings."""
    flip, offset = given["flip"], given["back_offset"]
    if flip:
        chosen("way to flip", flip, FLIPS)
    thickness = millimetres("thickness", given["thickness"], 0, 1)
    overlap = millimetres("overlap", given["overlap"], 0, 50)
    if "home" not in names(given["target"]):
        return HomePrinting(given["sheet"])
    from generator.finishing.settings import load_settings, parse_offset

    settings = load_settings()
    flip = flip or settings.flip
    back = parse_offset(offset) if offset else settings.back_offset(flip)
    return HomePrinting(given["sheet"], given["stock"], flip, back, given["fold_over"], thickness, overlap)


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


@click.command()
@click.argument("routines", metavar="[ROUTINE]...", nargs=-1)
@product_options
@home_options
@shop_options
@click.option(
    "--out",
    default="output",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the files (default output).",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def build(routines: tuple[str, ...], out: Path, quiet: bool, **given: Any) -> None:
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
    jobs = known_jobs(names(given["only"]), names(given["target"]))
    options = options_of(given)
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
    if one.product == "text":
        return f"plain text  {one.bytes / 1000:.0f} kB"
    turned = f" {orientation}" if one.product == "poster" else ""
    size = f"{one.size}{turned}, {one.width_mm:g} × {one.height_mm:g} mm"
    return f"{counted(one.pages, 'page'):>8}  {size}  {one.bytes / 1000:.0f} kB"
