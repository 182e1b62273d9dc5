"""The command that begins translations, and brings them up to date."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.completing import LANGUAGES, ROUTINES
from generator.cli.shared import as_text
from generator.content.project import Project


@click.command()
@click.argument("routine", metavar="ROUTINE", shell_complete=ROUTINES)
@click.option(
    "--lang",
    shell_complete=LANGUAGES,
    required=True,
    metavar="LANGUAGE",
    help="The language to translate into: de, fr …",
)
@click.option("--json", "as_json", is_flag=True, help="Print the files that were written as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def translate(routine: str, lang: str, as_json: bool, quiet: bool) -> None:
    """Begin the translation of ROUTINE and all it uses, or bring it up to date.

    In content/LANGUAGE/ each file becomes a list of pairs: a text, and its translation to fill in. What was translated
    stays; a text that was changed since is there anew, with what it was below a comment. `check` tells what is empty.

    \b
    Example:
      routine-press translate content/routines/mine.yaml --lang es
    """
    from generator.content.begun import begun
    from generator.content.finding import find_routine
    from generator.content.library import Library
    from generator.files import write_whole

    project = Project.of(routine)
    programme = Library(project).programme(routine)
    found = find_routine(project, routine, lang)
    files = begun(project, programme, found.path, lang)
    for name, text in files.items():
        write_whole((project.root or Path.cwd()) / name, text.encode())
        if not (quiet or as_json):
            click.echo(name)
    if as_json:
        click.echo(as_text({"routine": programme.routine.id, "language": lang, "written": list(files)}))
    elif not files and not quiet:
        click.echo(f"Nothing to translate: {programme.routine.id} is up to date in {lang}")
