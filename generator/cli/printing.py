"""The commands that help with printing: preflight, calibrate, proofs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.shared import bleed_of, counted, either
from generator.content.project import Project
from generator.errors import PressError
from generator.jobs import find_target
from generator.options import FLIPS, chosen
from generator.target import Target
from generator.targets import TARGETS

if TYPE_CHECKING:
    from generator.finishing.preflight import Report

FILES = click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))


def read_file(file: Path) -> bytes:
    """Read a file. Raises PressError when it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise PressError(f"{file}: cannot be read: {error.strerror}") from None


@click.command()
@FILES
@click.option("--target", default="", metavar="NAME", help=f"Judge for {either(TARGETS)} (default: what it is for).")
@click.option("--bleed", default="", metavar="LENGTH", help="Bleed that the shop asks for (default 3 mm).")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def preflight(files: tuple[Path, ...], target: str, bleed: str, as_json: bool) -> None:
    """Look at FILE, any PDF, as a print shop would.

    Each finding says how bad it is, where it is and what to do. The exit code is 1 when there are errors.

    \b
    Examples:
      routine-press preflight output/psoas-for-runners-poster-shop.pdf
      routine-press preflight from-a-friend.pdf --target shop --json
    """
    wanted = find_target(target) if target else None
    asked = bleed_of(bleed) if bleed else None
    if bleed and wanted and not wanted.press:
        raise PressError(f"--bleed is for shops: leave it out with --target {wanted}")
    reports: list[Report] = []

    def look(file: Path) -> None:
        reports.append(looked_at(file, wanted, asked))
        if not as_json:
            click.echo(reports[-1].told())

    unread = attempted(files, look)
    if as_json:
        told = [report.data() for report in reports] + [{"name": str(file), "error": unread[file]} for file in unread]
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
    if unread:
        raise PressError("\n".join(unread.values()))
    if any(report.failed for report in reports):
        click.get_current_context().exit(1)


def attempted(files: Iterable[Path], work: Callable[[Path], None]) -> dict[Path, str]:
    """Work on each file, whatever becomes of the others, and give what is wrong with those that failed."""
    failed = {}
    for file in files:
        try:
            work(file)
        except PressError as error:
            failed[file] = str(error)
    return failed


def looked_at(file: Path, target: Target | None, bleed: float | None) -> Report:
    """Preflight a file. Raises PressError when it cannot be read."""
    from generator.finishing.preflight import preflight

    data = read_file(file)
    try:
        return preflight(data, target, name=str(file), bleed=bleed)
    except PressError as error:
        raise PressError(f"{file}: {error}") from None


@click.command()
@click.option("--sheet", default="a4", metavar="NAME", help="Paper in the tray: a4 or letter (default a4).")
@click.option("--flip", default="", metavar="EDGE", help="How the printer turns sheets: long-edge or short-edge.")
@click.option("--keep", "offset", default="", metavar="X,Y", help="Keep this offset for all card sheets, in mm.")
@click.option("-o", "--out", default=Path("output/calibration.pdf"), metavar="FILE", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print what was kept and written as JSON.")
def calibrate(sheet: str, flip: str, offset: str, out: Path, as_json: bool) -> None:
    """Find out how far your printer's backs are off, and keep it.

    Print the sheet on both sides and read off two numbers against the light; then keep them. The sheet made after
    that shows whether the backs now meet the fronts.

    \b
    Examples:
      routine-press calibrate
      routine-press calibrate --keep 0.5,-1
    """
    from generator.files import write_whole
    from generator.finishing.calibration import calibration
    from generator.finishing.settings import load_settings, parse_offset, save_settings
    from generator.finishing.words import load_words
    from generator.paper import sheet_paper
    from generator.pdf.metadata import Properties

    settings = load_settings()
    turned = chosen("way to flip", flip, FLIPS) if flip else settings.flip
    kept = ""
    if offset:
        settings = settings.with_offset(turned, parse_offset(offset))
        kept = str(save_settings(settings))
        if not as_json:
            click.echo(f"Kept in {kept}")
    project = Project.find()
    words = load_words(project, "en")
    back_offset = settings.back_offset(turned)
    made = calibration(
        sheet_paper(project, sheet), words, Properties("Calibration"), flip=turned, back_offset=back_offset
    )
    write_whole(out, made.data)
    if as_json:
        value = {"path": str(out), "pages": made.pages, "flip": turned, "back_offset": back_offset, "kept": kept}
        click.echo(json.dumps(value | {"notes": made.notes}, indent=2, ensure_ascii=False))
        return
    click.echo(f"{out}  {counted(made.pages, 'page')}")
    for note in made.notes:
        click.echo(note)


@click.command()
@FILES
@click.option(
    "--out",
    default="output/proofs",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the pictures (default output/proofs).",
)
@click.option("--dpi", default=110, metavar="N", type=click.IntRange(20, 1200), help="Dots per inch (default 110).")
@click.option("--json", "as_json", is_flag=True, help="Print the names of the pictures as JSON.")
def proofs(files: tuple[Path, ...], out: Path, dpi: int, as_json: bool) -> None:
    """Write a PNG picture of every page of FILE, to look at before printing.

    \b
    Example:
      routine-press proofs output/psoas-for-runners-*.pdf
    """
    from generator.finishing.proofs import proof_names, write_proofs

    names, drawn = proof_names(files), []

    def draw(file: Path) -> None:
        for path in write_proofs(file, out, dpi, names[file]):
            drawn.append({"file": str(file), "picture": str(path)})
            if not as_json:
                click.echo(str(path))

    failed = attempted(names, draw)
    if as_json:
        click.echo(json.dumps(drawn, indent=2, ensure_ascii=False))
    if failed:
        raise PressError("\n".join(failed.values()))
