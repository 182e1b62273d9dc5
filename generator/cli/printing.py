"""The commands that help with printing: proofs."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
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
