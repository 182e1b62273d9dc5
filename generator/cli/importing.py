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
@click.option("--pictures", type=click.Path(path_type=Path), help="Folder with the database's pictures, to use them.")
@click.option("--picture-licence", default="", metavar="TEXT", help="Their licence, where the database says none.")
@click.option("--picture-credit", default="", metavar="TEXT", help="Whose they are, where the database does not say.")
@click.option("--dry-run", is_flag=True, help="Write nothing, and say what would be written.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def import_(
    file: Path,
    only: tuple[str, ...],
    lang: str,
    family: str,
    pictures: Path | None,
    picture_licence: str,
    picture_credit: str,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Take exercises over from FILE, the JSON of free-exercise-db, wger or longhaul-fitness.

    Each becomes a draft in content/exercises/ of your project, with its licence and credit, which the booklet of a
    routine prints that uses it. What the database does not know is marked TODO in the draft, and listed by `check`.
    An exercise that has the name of a shipped one is offered its figure. A file that you have already stays as it is.
    Pictures are taken only from a folder that you name, and only where their licence is known; nothing is fetched.

    \b
    Examples:
      routine-press import exercises.json --dry-run
      routine-press import exercises.json --only curl --only "calf raise"
      routine-press import exerciseinfo.json --lang de
    """
    from generator.files import write_whole
    from generator.importing.database import chosen, planned, read_database
    from generator.importing.local_pictures import PictureFolder

    database, entries = read_database(file)
    if family and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", family):
        raise PressError(f'--family must be a folder\'s name in small letters, digits and hyphens, not "{family}"')
    project = Project.find()
    drafts = chosen(list(database.drafts(entries, lang)), only)
    if not drafts:
        raise PressError(f"{file} has no exercises in {lang}")
    if pictures and not pictures.is_dir():
        raise PressError(f"--pictures: {pictures} is no folder")
    folder = PictureFolder(pictures, picture_credit, picture_licence) if pictures else None
    plans = list(planned(drafts, database.name, project, family or database.name, folder))
    home = project.root or Path.cwd()
    for plan in plans if not dry_run else ():
        if not plan.kept:
            for path, name in plan.pictures:
                if not (home / "content" / name).exists():
                    write_whole(home / "content" / name, path.read_bytes())
            write_whole(home / plan.file, plan.text.encode())
    if as_json:
        click.echo(json.dumps([row(plan) for plan in plans], indent=2, ensure_ascii=False))
    elif not quiet:
        tell(plans, dry_run)
        pictured = sum(any(folder.find(one.file) for one in draft.pictures) for draft in drafts) if folder else 0
        if left := pictured - sum(bool(plan.pictures) for plan in plans):
            click.echo(f"no licence known for the pictures of {counted(left, 'draft')}: --picture-licence says it")


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
    shown = {"figure_of": plan.figure_of or None, "pictures": [name for _, name in plan.pictures]}
    return {**about, **shown, "lacks": lacks}
