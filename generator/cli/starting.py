"""The commands that begin files of one's own: new, new exercise."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import click

from generator.cli.completing import EXERCISES, LANGUAGES
from generator.cli.shared import as_text, names
from generator.content.project import Project
from generator.errors import PressError

into_option = click.option(
    "--into",
    default=".",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The project's folder (default: this one).",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
QUESTIONS = {
    "title": "What is the routine called?",
    "lang": "In which language is it",
    "exercises": "Which exercises? Words or ids, parted by commas",
    "brand": "Who is it from? (your name or club; leave it empty for nobody)",
    "contact": "How are you reached? (mail or web address; may be empty)",
}


@click.group(invoke_without_command=True)
@click.option("--title", default="", metavar="WORDS", help="What the routine is called.")
@click.option(
    "--lang", shell_complete=LANGUAGES, default="", metavar="LANGUAGE", help="Its language: en, de, fr … (default en)."
)
@click.option(
    "--exercises", shell_complete=EXERCISES, default="", metavar="WORDS", help="Ids, words or tags, parted by commas."
)
@click.option("--brand", default="", metavar="NAME", help="Who it is from.")
@click.option("--contact", default="", metavar="ADDRESS", help="Mail or web address of whom it is from.")
@into_option
@json_option
@click.pass_context
def new(
    ctx: click.Context, title: str, lang: str, exercises: str, brand: str, contact: str, into: Path, as_json: bool
) -> None:
    """Begin a routine of your own: five questions, or options in their place, and it builds at once.

    What is written: the routine, from exercises of the library with their doses; content/brand.yaml; schemas, and a
    setting by which an editor completes fields and underlines slips. No file that is there is written over.

    \b
    Examples:
      routine-press new
      routine-press new --title "Calves, daily" --exercises "calf, heel-raises" --brand "Harbour Running Club"
      routine-press new --title "Rücken am Morgen" --lang de --exercises "back, cat-and-cow"
      routine-press new exercise "Bridge with a ball" --like glute-bridge
    """
    if ctx.invoked_subcommand is not None:
        return
    from generator.content.library import Library
    from generator.content.schemas import editor_files
    from generator.content.starter import NewRoutine, new_routine

    said = {"title": title, "lang": lang, "exercises": exercises, "brand": brand, "contact": contact}
    said = answered(said, has_brand=(into / "content/brand.yaml").exists())
    library = Library(Project.find(into))
    wish = NewRoutine(
        said["title"], names(said["exercises"]), said["lang"] or "en", said["brand"], said["contact"], today()
    )
    files = new_routine(library, wish)
    routine = next(iter(files))
    written = write(into, files | editor_files(), needed=[routine])
    if as_json:
        click.echo(as_text({"routine": routine, "written": written}))
        return
    shown = (into / routine).as_posix()
    click.echo(
        f"\nSee it as you write:  routine-press watch {shown}\nMake it:              routine-press build {shown}"
    )


@new.command("exercise")
@click.argument("name")
@click.option(
    "--like", shell_complete=EXERCISES, required=True, metavar="ID", help="The exercise of the library to begin from."
)
@into_option
@json_option
def new_exercise(name: str, like: str, into: Path, as_json: bool) -> None:
    """Begin an exercise called NAME as a draft: a copy of another, with what each field is for.

    \b
    Example:
      routine-press new exercise "Bridge with a ball" --like glute-bridge
    """
    from generator.content import starter
    from generator.content.library import Library
    from generator.content.schemas import editor_files

    files = starter.new_exercise(Library(Project.find(into)), name, like)
    exercise = next(iter(files))
    written = write(into, files | editor_files(), needed=[exercise])
    if as_json:
        click.echo(as_text({"exercise": exercise, "written": written}))
        return
    click.echo(f"\nLook at it:  routine-press figure {Path(exercise).stem} -o look.png")


def answered(said: Mapping[str, str], has_brand: bool) -> dict[str, str]:
    """Ask for what was not given, on a terminal. Raises PressError where nobody can be asked."""
    found = dict(said)
    if sys.stdin.isatty() and sys.stdout.isatty() and not (found["title"] and found["exercises"]):
        usual = {"lang": "en", "exercises": "back, hip, calf"}
        for name, question in QUESTIONS.items():
            moot = (name in ("brand", "contact") and has_brand) or (name == "contact" and not found["brand"])
            if not found[name] and not moot:
                shown = name in usual
                found[name] = click.prompt(question, default=usual.get(name, ""), show_default=shown).strip()
    if missing := [f"--{name}" for name in ("title", "exercises") if not found[name].strip()]:
        raise PressError(f"a new routine needs {' and '.join(missing)}; on a terminal they are asked for")
    if found["contact"] and not found["brand"]:
        raise PressError("--contact is whom a brand is reached by: name it with --brand")
    return found


def write(into: Path, files: Mapping[str, str], needed: list[str]) -> list[str]:
    """Write files that are not there yet, and tell of those that are. Raises PressError when a needed one is there."""
    from generator.files import write_whole

    if there := [name for name in needed if (into / name).exists()]:
        raise PressError(
            f"{(into / there[0]).as_posix()} is there already, and is not written over: choose another name"
        )
    written = []
    for name, text in files.items():
        path = into / name
        if not path.exists():
            write_whole(path, text.encode())
            written.append(path.as_posix())
            click.echo(f"wrote  {path.as_posix()}", err=True)
        elif path.read_bytes() != text.encode():
            click.echo(f"kept   {path.as_posix()}: it is there already", err=True)
    return written


def today() -> str:
    """Give the date: that of SOURCE_DATE_EPOCH where it is set."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    when = datetime.fromtimestamp(int(seconds), UTC) if seconds.isdecimal() else datetime.now().astimezone()
    return when.date().isoformat()
