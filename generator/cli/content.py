"""The commands that look at content and make nothing: check, schema."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

import click

from generator.cli.checked import Checked, remembered
from generator.cli.completing import LANGUAGES, ROUTINES
from generator.cli.shared import as_text, tell
from generator.content.project import Project
from generator.errors import Problem, ProblemsError

if TYPE_CHECKING:
    from generator.content.programme import Programme


@click.command()
@click.argument("routines", metavar="[ROUTINE]...", nargs=-1, shell_complete=ROUTINES)
@click.option(
    "--lang", shell_complete=LANGUAGES, default="", metavar="LANGUAGE", help="Check the translation: de, fr …"
)
@click.option("--lint", "quickly", is_flag=True, help="Only advise on words and order, and lay out no pages: quick.")
@click.option("--strict", is_flag=True, help="End with 1 where there is advice.")
@click.option("--json", "as_json", is_flag=True, help="Print what is told as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but problems.")
def check(routines: tuple[str, ...], lang: str, quickly: bool, strict: bool, as_json: bool, quiet: bool) -> None:
    """Check the content of ROUTINE, or all content, and make nothing.

    Every problem is printed at once, with file, line and column; the exit code is then 2. Poster, card and booklet
    are laid out as `build` would, so that what does not fit, or would be left out, is told here. Without ROUTINE, the
    words of every language and all translations are checked, too.

    What is no fault and might be better is advised: restless positions, hard sentences, more exercises than people do,
    a side that is not named, a stop rule that says nothing, words for pictures that begin with "picture of".

    \b
    Examples:
      routine-press check
      routine-press check content/routines/mine.yaml
      routine-press check content/routines/mine.yaml --lint
      routine-press check psoas-for-runners --lang fr
    """
    checked: list[Checked] = []
    try:
        for one in told_of(routines, lang, laid_out=not quickly):
            checked.append(one)
            if not (quiet or as_json):
                click.echo(one.told())
    except ProblemsError as error:
        if as_json:
            click.echo(
                as_text({"routines": [one.data() for one in checked], "problems": list(map(asdict, error.problems))})
            )
        raise
    if as_json:
        click.echo(as_text({"routines": [one.data() for one in checked], "problems": []}))
    if strict and (advice := [problem for one in checked for problem in one.advice]):
        if quiet:
            tell(advice)
        click.get_current_context().exit(1)


def told_of(routines: Sequence[str], language: str, *, laid_out: bool) -> Iterator[Checked]:
    """Check routines; what is told of a whole project is kept until something changes. Raises as `checks`."""
    if routines:
        return checks(routines, language, laid_out=laid_out)
    look = partial(checks, (), language, laid_out=laid_out)
    return remembered(Project.find(), (language, laid_out), look)


def checks(routines: Sequence[str], language: str, *, laid_out: bool) -> Iterator[Checked]:
    """Check routines, and yield each with what is told of it. Raises ContentError, FitError or GlyphError."""
    from generator.content.lint import lint
    from generator.jobs import jobs_of
    from generator.options import Options
    from generator.press import Press
    from generator.products import USUAL

    press = Press(Project.of(*routines), Options())
    jobs = jobs_of(tuple(product.name for product in USUAL), ("screen",))
    for programme in press.library.check(routines, language):
        told = press.examined(programme, jobs) if laid_out else ()
        names = dict.fromkeys(move.exercise.id for move in programme.moves)
        drawn = [] if not laid_out else [note for name in names for note in press.library.advice(name)]
        advice = (*lint(programme, press.library), *casting(programme), *drawn)
        notes = (*programme.notes, *map(str, told))
        yield Checked(str(programme.routine.id), len(programme.moves), programme.minutes, notes, advice)


def casting(programme: Programme) -> Iterator[Problem]:
    """Say whom of the people that a routine or the brand names no picture shows, and whom a picture shows instead."""
    from generator.content.problems import problem_at
    from generator.figure import Figure

    cast = programme.routine.people or (programme.brand.people if programme.brand else ())
    shown_of = {move.exercise.id: programme.figures[move.exercise.id] for move in programme.moves}
    drawn = {name: figure for name, figure in shown_of.items() if isinstance(figure, Figure)}
    for name, figure in drawn.items() if cast else ():
        if figure.person not in cast and not figure.person_fixed:
            message = f"has nobody who can be drawn in {name}: it shows {figure.person}"
            yield problem_at(cast[0].source, message)
    drawn_people = {figure.person for figure in drawn.values()}
    if len(drawn) >= len(cast):
        for person in cast:
            if person not in drawn_people:
                yield problem_at(person.source, f"names {person}, whom no picture shows: others can do these moves")


@click.command()
@click.argument("what", metavar="exercise|routine|anatomy|figure|brand")
def schema(what: str) -> None:
    """Print the JSON Schema of a kind of content file, for your editor.

    \b
    Example:
      routine-press schema exercise > exercise.schema.json
    """
    from generator.content.schemas import schema_of

    click.echo(as_text(schema_of(what)))
