"""A file of a database: read, recognised, and made into drafts that stand in nobody's way."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.content.exercise import LibraryExercise
from generator.content.library import Library
from generator.content.loading import validated
from generator.content.project import Project
from generator.content.reader import parse_yaml, read_tree
from generator.content.search import entries, plain
from generator.errors import ContentError, PressError, Problem
from generator.importing.draft import Draft, OfferedFigure, folded_name, identifier, written
from generator.importing.local_pictures import PictureFolder
from generator.importing.plain_lists import Entry, free_exercise_db, is_free_exercise_db, is_longhaul, longhaul
from generator.importing.wger import fixture, is_fixture, is_wger, wger

MOST_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Database:
    """A database whose files can be read: its name, how its entries are told, and how drafts are made of them."""

    name: str
    knows: Callable[[Entry], bool]
    drafts: Callable[[list[Entry], str], Iterator[Draft]]


DATABASES = (
    Database("free-exercise-db", is_free_exercise_db, free_exercise_db),
    Database("wger", is_wger, wger),
    Database("wger", is_fixture, fixture),
    Database("longhaul-fitness", is_longhaul, longhaul),
)
NAMES = sorted({database.name for database in DATABASES})


@dataclass(frozen=True, slots=True)
class PlannedDraft:
    """A draft with its id and file, the exercise whose figure it is offered, and what it lacks by `check`.

    `kept` says that the user has a file of this id already, which stays as it is. `pictures` are files to copy, each
    with its place below content/.
    """

    id: str
    file: str
    name: str
    figure_of: str
    lacks: tuple[Problem, ...]
    text: str
    kept: bool = False
    pictures: tuple[tuple[Path, str], ...] = ()


def read_database(path: Path) -> tuple[Database, list[Entry]]:
    """Read a file and tell whose it is. Raises PressError for what is no JSON, or of no database that is known."""
    try:
        data = path.read_bytes()
        if len(data) > MOST_BYTES:
            raise PressError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB")
        value = json.loads(data)
    except OSError as error:
        raise PressError(f"{path} cannot be read: {error.strerror}") from None
    except json.JSONDecodeError as error:
        raise PressError(f"{path}:{error.lineno}:{error.colno}: is no JSON: {error.msg}") from None
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise PressError(f"{path} is no JSON: {str(error).splitlines()[0]}") from None
    found = listed(value)
    for database in DATABASES:
        if found and all(map(database.knows, found)):
            return database, found
    for database in DATABASES:
        odd = [number for number, entry in enumerate(found, 1) if not database.knows(entry)]
        if len(odd) < len(found):
            numbers = ", ".join(map(str, odd[:5]))
            raise PressError(f"{path}: is of {database.name}, but for entry {numbers}: mend or remove it")
    raise PressError(f"{path}: holds no entries as {', '.join(NAMES)} have them")


def listed(value: Any) -> list[Entry]:
    """Give the entries of a file: a list, what an interface gives under `results`, or lists under several names."""
    if isinstance(value, dict):
        if isinstance(value.get("results"), list):
            value = value["results"]
        elif value and all(isinstance(each, list) for each in value.values()):
            value = [entry for each in value.values() for entry in each]
        else:
            value = [value]
    return [entry if isinstance(entry, dict) else {} for entry in value] if isinstance(value, list) else []


def chosen(drafts: Sequence[Draft], only: Sequence[str]) -> list[Draft]:
    """Leave the drafts whose name or id has one of some words in it. Raises PressError for words that none has."""
    if not only:
        return list(drafts)
    found = []
    for draft in drafts:
        said = f"{plain(draft.name)}\n{identifier(draft.name)}"
        found += [draft] if any(plain(word) in said for word in only) else []
    names = [f"{plain(draft.name)}\n{identifier(draft.name)}" for draft in found]
    if lost := [word for word in only if not any(plain(word) in name for name in names)]:
        raise PressError(f"no exercise of the file has {', '.join(lost)} in its name")
    return found


def planned(
    drafts: Sequence[Draft], database: str, project: Project, family: str, pictures: PictureFolder | None = None
) -> Iterator[PlannedDraft]:
    """Give each draft an id that nothing else has, and say what it lacks. Raises PressError for one without a name."""
    library = Library(Project(None, project.shipped))
    figures = {name: each.id for each in entries(library) for name in map(folded_name, (each.id, *each.names))}
    own = Library(project).exercise_files.keys() - library.exercise_files.keys()
    taken: set[str] = set()
    for number, draft in enumerate(drafts, 1):
        if not draft.name:
            raise PressError(f"entry {number} has no name: write one into the file")
        name = base = identifier(draft.name) or f"exercise-{number}"
        if name in library.exercise_files:
            name = base = f"{base}-{database}"
        copy = 1
        while name in taken:
            copy += 1
            name = f"{base}-{copy}"
        taken.add(name)
        names = (figures.get(folded_name(each), "") for each in (draft.name, *draft.also_called))
        offer = next(filter(None, names), "")
        shown = list(pictures.taken(draft, name)) if pictures else []
        text = written(draft, offered(library, offer) if offer else None, [picture for _, picture in shown])
        copies = tuple((path, picture.file) for path, picture in shown)
        file = f"content/exercises/{family}/{name}.yaml"
        offer = "" if shown else offer
        yield PlannedDraft(name, file, draft.name, offer, lacking(text, file, name), text, name in own, copies)


def offered(library: Library, identifier: str) -> OfferedFigure:
    """Give the figure of an exercise as its file has it, with its comments."""
    path = library.exercise_files[identifier]
    tree = read_tree(path, path.name)
    lines = path.read_text("utf-8").split("\n")
    tops = sorted(place.line for key, place in tree.keys.items() if len(key) == 1)
    first = tree.keys[("figure",)].line
    last = next((line for line in tops if line > first), len(lines) + 1)
    return OfferedFigure(
        identifier, "\n".join(lines[first - 1 : last - 1]).strip() + "\n", tuple(map(str, tree.at(("positions",))))
    )


def lacking(text: str, file: str, identifier: str) -> tuple[Problem, ...]:
    """Say what a draft lacks, as `check` will."""
    try:
        return validated(LibraryExercise, parse_yaml(text.encode(), file), (), identifier).problems
    except ContentError as error:
        return error.problems
