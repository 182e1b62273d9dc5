"""The command that takes exercises over from open databases."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.shared import counted
from generator.content.project import Project
from generator.errors import PressError

if TYPE_CHECKING:
    from generator.importing.database import PlannedDraft


@click.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--only", multiple=True, metavar="WORDS", help="Exercises with these words in their name; repeatable.")
@click.option("--lang", default="en", metavar="LANGUAGE", help="Of several languages, the one to take (default en).")
@click.option("--family", default="", metavar="NAME", help="Folder of the drafts (default: the database's name).")
@click.option("--dry-run", is_flag=True, help="Write nothing, and say what would be written.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def import_(
    file: Path, only: tuple[str, ...], lang: str, family: str, dry_run: bool, as_json: bool, quiet: bool
) -> None:
    """Take exercises over from FILE, the JSON of free-exercise-db, wger or longhaul-fitness.

    Each becomes a draft in content/exercises/ of your project, with its licence and credit, which the booklet of a
    routine prints that uses it. What the database does not know is marked TODO in the draft, and listed by `check`.
    An exercise that has the name of a shipped one is offered its figure. A file that you have already stays as it is.

    \b
    Examples:
      routine-press import exercises.json --dry-run
      routine-press import exercises.json --only curl --only "calf raise"
      routine-press import exerciseinfo.json --lang de
    """
    from generator.files import write_whole
    from generator.importing.database import chosen, planned, read_database

    database, entries = read_database(file)
    if family and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", family):
        raise PressError(f'--family must be a folder\'s name in small letters, digits and hyphens, not "{family}"')
    project = Project.find()
    drafts = chosen(list(database.drafts(entries, lang)), only)
    if not drafts:
        raise PressError(f"{file} has no exercises in {lang}")
    plans = list(planned(drafts, database.name, project, family or database.name))
    for plan in plans if not dry_run else ():
        if not plan.kept:
            write_whole((project.root or Path.cwd()) / plan.file, plan.text.encode())
    if as_json:
        click.echo(json.dumps([row(plan) for plan in plans], indent=2, ensure_ascii=False))
    elif not quiet:
        tell(plans, dry_run)


def tell(plans: list[PlannedDraft], dry_run: bool) -> None:
    """Print a line for each draft, and what came of all of them."""
    for plan in plans:
        figure = f" (figure of {plan.figure_of})" if plan.figure_of else ""
        click.echo(f"{plan.file}  {plan.name}{figure}{': you have it, and it stays' if plan.kept else ''}")
    new = [plan for plan in plans if not plan.kept]
    whole = sum(not plan.lacks for plan in new)
    done = "would be written" if dry_run else "written"
    offered = sum(bool(plan.figure_of) for plan in new)
    click.echo(
        f"{counted(len(new), 'draft')} {done}, {len(plans) - len(new)} of yours kept; "
        f"{offered} with a figure, {whole} complete: `routine-press check` lists what is left to do"
    )


def row(plan: PlannedDraft) -> dict[str, object]:
    """Give a draft as JSON."""
    lacks = [{"line": problem.line, "field": problem.field, "message": problem.message} for problem in plan.lacks]
    about: dict[str, object] = {"id": plan.id, "file": plan.file, "name": plan.name, "kept": plan.kept}
    return {**about, "figure_of": plan.figure_of or None, "lacks": lacks}
