"""Files of translations, begun or brought up to date: every text of a routine, with an empty pair for what it lacks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel

from generator.content.anatomy import Muscle
from generator.content.exercise import LibraryExercise, Portrait
from generator.content.finding import written_in
from generator.content.programme import Programme
from generator.content.project import Project
from generator.content.reader import parse_yaml, read_tree
from generator.content.routine import Routine
from generator.content.translation import (
    ALIKE,
    WORDED,
    Translation,
    folded,
    read_translation,
    translation_name,
    translation_path,
    understood,
)
from generator.content.values import Text
from generator.content.wording import word_paths
from generator.errors import ContentError


def begun(project: Project, programme: Programme, path: Path, language: str) -> dict[str, str]:
    """Give the files that translate a routine and all it uses, by their names below the project's folder.

    What was translated stays; a text that was changed has its former wording and translation as a comment above it.
    Files that are up to date are left out. Raises ContentError for a file of pairs that cannot be read.
    """
    names = frozenset(project.files("content/anatomy")) | WORDED
    written = written_in(read_tree(path, project.display_name(path)))
    found: dict[str, str] = {}
    for model, source in files_of(project, programme, path):
        tree = read_tree(source, project.display_name(source))
        own = tree.value.get("language")
        spoken = str(own) if isinstance(own, Text) else written
        texts = [folded(tree.at(place)) for place in word_paths(model, tree.value)]
        texts = [text for text in dict.fromkeys(texts) if text not in names]
        known = translation_path(project, source, language)
        before = read_translation(project, known, spoken, language) if known else Translation("")
        if len(before.problems) > sum(not text.strip() for text in before.pairs.values()):
            raise ContentError(before.problems)
        if not understood(spoken, language) and (set(texts) != set(before.places) or not all(before.pairs.values())):
            found[translation_name(project, source, language)] = (
                "\n".join(lines(texts, before, spoken, language)) + "\n"
            )
    return found


def files_of(project: Project, programme: Programme, path: Path) -> Iterator[tuple[type[BaseModel], Path]]:
    """Yield the content files of a programme that hold words, with their models."""
    yield Routine, path
    exercises, notes = project.files("content/exercises", families=True), project.files("content/anatomy")
    used = dict.fromkeys(move.exercise.id for move in programme.moves)
    yield from ((LibraryExercise, exercises[name]) for name in used)
    chapters = [name for chapter in programme.routine.chapters for name in chapter.muscles]
    worked = [name for move in programme.moves for name in move.exercise.muscles]
    yield from ((Muscle, notes[name]) for name in dict.fromkeys((*chapters, *worked)) if name in notes)
    if programme.routine.hero:
        yield Portrait, project.files("content/figures")[str(programme.routine.hero)]


def lines(texts: Iterable[str], before: Translation, written: str, language: str) -> Iterator[str]:
    """Write a file of pairs, line by line."""
    texts = list(texts)
    gone = [text for text in before.places if text not in texts]
    yield "texts:"
    for text in texts:
        translated = before.pairs.get(text, "")
        if text not in before.places and (near := get_close_matches(text, gone, 1, ALIKE)):
            yield f"  # before: {near[0]}"
            yield f"  # {before.pairs[near[0]]}"
            gone.remove(near[0])
        yield f"  - {written}: {scalar(text)}"
        yield f"    {language}: {scalar(translated)}"
    for text in gone:
        yield f"  # no longer said: {text}"
        yield f"  # {before.pairs[text]}"


def scalar(text: str) -> str:
    """Write a text in YAML, in quotes only where it needs them."""
    try:
        plain = parse_yaml(f"a: {text}".encode(), "").value == {"a": text}
    except ContentError:
        plain = False
    return text if plain and text else json.dumps(text, ensure_ascii=False)
