"""Write docs/command.md, the command reference, from the help of the command itself: `python docs/command.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

PAGE = Path(__file__).with_suffix(".md")
HEAD = """\
# Command reference

Written from `routine-press --help` by `python docs/command.py`; please change the help and not this page.

Every command ends with 0 when all is well, with 1 when a file has faults that a print shop would send back, and with 2
when something you gave is wrong; `mail` has a few more. `python -m generator` is the same as `routine-press`.
"""
WIDTH = 100


def reference() -> str:
    """Return the page."""
    from generator.cli import main

    context = click.Context(main, info_name="routine-press", terminal_width=WIDTH, **main.context_settings)
    sections = [f"## {name}\n\n```\n{text}\n```\n" for name, text in helps(context)]
    return "\n".join([HEAD, *sections])


def helps(context: click.Context) -> Iterator[tuple[str, str]]:
    """Yield the help of a command and of those below it, each by the words one types."""
    command = context.command
    yield context.command_path, command.get_help(context).rstrip()
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from helps(click.Context(below, parent=context, info_name=name))


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
