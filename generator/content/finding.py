"""Where a routine is found in a language: in a file of its own, or translated text by text. Imports nothing slow."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.content.project import Project
from generator.errors import ChoiceError

if TYPE_CHECKING:
    from generator.content.reader import Tree


@dataclass(frozen=True)
class FoundRoutine:
    """A routine's file, and the language it is to be said in; an empty one is its own."""

    id: str
    path: Path
    language: str = ""


def find_routine(project: Project, name: str | Path, language: str = "") -> FoundRoutine:
    """Find a routine in a language: a file `ROUTINE-LANGUAGE`, or the routine itself, to be translated.

    Raises ChoiceError for an unknown routine or language.
    """
    if language and language not in (languages := list(project.files("templates/locales"))):
        raise ChoiceError("language", language, languages)
    path = project.routine(name)
    own = project.files("content/routines").get(f"{path.stem}-{language}") if language else None
    if own:
        return FoundRoutine(own.stem, own)
    if not language:
        return FoundRoutine(path.stem, path)
    from generator.content.reader import read_tree

    if language == written_in(read_tree(path, project.display_name(path))):
        return FoundRoutine(path.stem, path)
    return FoundRoutine(f"{path.stem}-{language}", path, language)


def written_in(tree: Tree) -> str:
    """Give the language that a routine's file says it is in: English, unless it says so."""
    own = tree.value.get("language")
    return str(own) if isinstance(own, str) else "en"


def translations(project: Project, routine: str) -> tuple[str, ...]:
    """Name the languages that a routine is translated into: in a file `ROUTINE-LANGUAGE`, or in `content/LANGUAGE/`."""
    routines = project.files("content/routines")
    return tuple(
        language
        for language in project.files("templates/locales")
        if f"{routine}-{language}" in routines or project.find_file(f"content/{language}/routines/{routine}.yaml")
    )
