"""The command that builds again at every change."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.building import as_value, described
from generator.cli.completing import LANGUAGES, ROUTINES
from generator.cli.shared import Request, home_options, names, out_option, product_options, shop_options
from generator.cli.unused import tell_unused
from generator.errors import PressError, ProblemsError
from generator.jobs import jobs_of

if TYPE_CHECKING:
    from generator.watcher import Told


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
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each file and each problem.")
def watch(routines: tuple[str, ...], out: Path, lang: str, as_json: bool, **asked: Any) -> None:
    """Make ROUTINE, or all routines, and make them again whenever a file that they are made of is saved.

    What is wrong is told with file and line, and waited for. Ctrl-C ends it.

    \b
    Examples:
      routine-press watch content/routines/mine.yaml
      routine-press watch mine --only poster,web --theme night
    """
    from generator.watcher import Watcher

    request = Request.of(asked)
    jobs = jobs_of(request.products, request.targets)
    options = request.options(jobs)
    tell_unused(asked, request, jobs)
    signal.signal(signal.SIGTERM, interrupted)
    log = Log(options.orientation, as_json)
    try:
        Watcher(routines, jobs, options, out, names(lang) or ("",)).run(log.tell, log.begun)
    except KeyboardInterrupt:
        if not as_json:
            click.echo("\nStopped")


def interrupted(*_: object) -> None:
    """Let whoever ends the process by its signal end it as Ctrl-C does."""
    raise KeyboardInterrupt


class Log:
    """Prints what becomes of changes, as it comes."""

    def __init__(self, orientation: str, as_json: bool) -> None:
        self.orientation, self.as_json = orientation, as_json

    def tell(self, told: Told) -> None:
        """Print a file that was made, what is wrong, or that something is well again."""
        if self.as_json:
            self.line(value_of(told))
        elif isinstance(told, PressError):
            click.echo(str(told), err=True)
        elif isinstance(told, str):
            click.echo(told)
        else:
            click.echo(f"{time.strftime('%H:%M:%S')}  {told.path}  {described(told, self.orientation)}")
            for note in (*told.notes, *(f"not printed: {line}" for line in told.left_out), *told.faults):
                click.echo(f"  {note}")

    def begun(self) -> None:
        """Say that changes are waited for."""
        if self.as_json:
            self.line({"watching": True})
        else:
            click.echo("Watching for changes: Ctrl-C ends it")

    def line(self, value: dict[str, Any]) -> None:
        """Print a value on one line."""
        import json

        click.echo(json.dumps(value, ensure_ascii=False))


def value_of(told: Told) -> dict[str, Any]:
    """Give what was told as a value for JSON."""
    from dataclasses import asdict

    if isinstance(told, ProblemsError):
        return {"problems": [asdict(problem) for problem in told.problems]}
    if isinstance(told, PressError):
        return {"error": str(told)}
    return {"note": told} if isinstance(told, str) else {"made": as_value(told)}
