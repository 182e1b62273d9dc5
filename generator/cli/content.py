"""The commands that look at content and make nothing: check, schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from generator.cli.shared import counted
from generator.content.project import Project
from generator.errors import ChoiceError

if TYPE_CHECKING:
    from generator.content.programme import Programme


@click.command()
@click.argument("routines", metavar="[ROUTINE]...", nargs=-1)
@click.option("--lang", default="", metavar="LANGUAGE", help="Check the translation: de, fr …")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but problems.")
def check(routines: tuple[str, ...], lang: str, quiet: bool) -> None:
    """Check the content of ROUTINE, or all content, and make nothing.

    Every problem is printed at once, with file, line and column; the exit code is then 2. Poster, card and booklet
    are laid out as `build` would, so that what does not fit, or would be left out, is told here. Without ROUTINE, the
    words of every language and all translations are checked, too.

    \b
    Examples:
      routine-press check
      routine-press check content/routines/mine.yaml
      routine-press check psoas-for-runners --lang fr
    """
    from generator.jobs import jobs_of
    from generator.options import Options
    from generator.press import Press
    from generator.products import USUAL

    press = Press(Project.of(*routines), Options())
    jobs = jobs_of(tuple(product.name for product in USUAL), ("screen",))
    for programme in press.library.check(routines, lang):
        told = press.examined(programme, jobs)
        if not quiet:
            moves = counted(len(programme.moves), "exercise")
            click.echo(f"{programme.routine.id}: {moves}, about {counted(programme.minutes, 'minute')}, no problems")
            names = dict.fromkeys(move.exercise.id for move in programme.moves)
            figures = (note for name in names for note in press.library.advice(name))
            for note in (*programme.notes, *told, *advice(programme), *casting(programme), *figures):
                click.echo(f"  {note}")


MOST_CHANGES = 4
"""Positions in turn from which a routine is told to be restless: lie, stand, lie, stand is the most people like."""
HARDEST_GRADE = 8.0
"""Reading grade up to which most people follow a handout (the level health services ask of handouts)."""


def advice(programme: Programme) -> Iterator[str]:
    """Say what is no fault and might still be better: restless positions, hard sentences."""
    from generator.content.web import web_marks

    said = (programme.routine, programme.brand, [move.exercise for move in programme.moves], programme.anatomy)
    yield from map(str, web_marks(said))
    positions = programme.changes_of_position
    if len(positions) > MOST_CHANGES:
        yield f"people change position {counted(len(positions) - 1, 'time')}: {', '.join(positions)}; order them anew?"
    for exercise in dict.fromkeys(move.exercise.id for move in programme.moves):
        yield from reading(programme, exercise)


def reading(programme: Programme, identifier: str) -> Iterator[str]:
    """Say when an exercise is hard to read, by a formula of the language that it is said in."""
    from generator.content.readability import grade
    from generator.content.reading_ease import hard_to_read

    exercise = next(move.exercise for move in programme.moves if move.exercise.id == identifier)
    text, language = " ".join((*exercise.steps, exercise.aim, exercise.easier or "")), str(programme.routine.language)
    if language.partition("-")[0] != "en":
        if told := hard_to_read(text, language):
            yield f"{exercise.id} {told}"
        return
    names = [str(note.name).lower() for note in programme.anatomy.values()]
    if (level := grade(text, names)) > HARDEST_GRADE:
        yield f"{exercise.id} reads at grade {level:.1f}; most people follow {HARDEST_GRADE:g} or below"


def casting(programme: Programme) -> Iterator[str]:
    """Say whom of the people that a routine or the brand names no picture shows, and whom a picture shows instead."""
    from generator.content.problems import problem_at

    cast = programme.routine.people or (programme.brand.people if programme.brand else ())
    drawn = {move.exercise.id: programme.figures[move.exercise.id] for move in programme.moves}
    for name, figure in drawn.items() if cast else ():
        if figure.person not in cast and not figure.person_fixed:
            message = f"has nobody who can be drawn in {name}: it shows {figure.person}"
            yield str(problem_at(cast[0].source, message))
    drawn_people = {figure.person for figure in drawn.values()}
    if len(drawn) >= len(cast):
        for person in cast:
            if person not in drawn_people:
                yield str(
                    problem_at(person.source, f"names {person}, whom no picture shows: others can do these moves")
                )


@click.command()
@click.argument("what", metavar="exercise|routine|anatomy|figure|brand")
def schema(what: str) -> None:
    """Print the JSON Schema of a kind of content file, for your editor.

    \b
    Example:
      routine-press schema exercise > exercise.schema.json
    """
    import json

    from generator.content.anatomy import Muscle
    from generator.content.base import Content
    from generator.content.brand import Brand
    from generator.content.exercise import LibraryExercise, Portrait
    from generator.content.problems import json_schema
    from generator.content.routine import Routine

    models: dict[str, type[Content]] = {
        "exercise": LibraryExercise,
        "routine": Routine,
        "anatomy": Muscle,
        "figure": Portrait,
        "brand": Brand,
    }
    if what not in models:
        raise ChoiceError("kind of content file", what, list(models))
    click.echo(json.dumps(json_schema(models[what]), indent=2, ensure_ascii=False))
