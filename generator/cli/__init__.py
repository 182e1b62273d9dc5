"""The command `routine-press`: thin, and quick to start; every stage is imported by the command that needs it."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper
from typing import Any

import click

from generator import __version__
from generator.cli.building import build
from generator.cli.completing import completion
from generator.cli.content import check, schema
from generator.cli.figure import figure
from generator.cli.importing import import_
from generator.cli.listing import catalogue, find, list_
from generator.cli.mailing import mail
from generator.cli.merging import merge
from generator.cli.printing import calibrate, preflight, proofs
from generator.cli.starting import new
from generator.cli.translating import translate
from generator.cli.watching import watch
from generator.errors import PressError
from generator.pdf.dated import moment

FEW_COLLECTIONS = 100_000
"""New objects between two looks for garbage: what a command makes lives until it ends, and each look goes over it."""


class Commands(click.Group):
    """A group that prints a user's error plainly, and guesses at mistyped commands."""

    def main(self, *arguments: Any, **more: Any) -> Any:
        """Run in UTF-8 whatever the system's language, so that every file name can be read, written and printed."""
        if sys.getfilesystemencoding() != "utf-8":
            again = [sys.executable, "-X", "utf8", "-m", "generator", *sys.argv[1:]]
            os.execve(sys.executable, again, {**os.environ, "PYTHONUTF8": "1"})  # noqa: S606
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return super().main(*arguments, **more)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a PressError ends it with the error's own exit code."""
        gc.set_threshold(FEW_COLLECTIONS)
        try:
            moment()
            return super().invoke(ctx)
        except PressError as error:
            click.echo(str(error), err=True)
            ctx.exit(error.exit_code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="routine-press")
def main() -> None:
    """Make a wall poster, a pocket card and a booklet from an exercise routine.

    Content and templates are taken from content/ and templates/ of the project that a routine's file lies in, or of
    the working folder, file by file before those that ship.

    \b
    Examples:
      routine-press new
      routine-press list routines
      routine-press build psoas-for-runners
      routine-press build content/routines/mine.yaml --only poster --paper a2
      routine-press check
    """


for command in (
    new,
    build,
    watch,
    check,
    translate,
    figure,
    find,
    list_,
    catalogue,
    import_,
    schema,
    merge,
    mail,
    preflight,
    calibrate,
    proofs,
    completion,
):
    main.add_command(command)
