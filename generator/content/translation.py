"""Content in another language: a file of translations beside each file, text by text, with what each was made from.

`content/fr/routines/hips.yaml` is the French of `content/routines/hips.yaml`: a list of pairs, the text in its own
language and in French. A text that was changed since finds its pair no more, and so every translation that is out of
date is told, with both wordings; no program has to keep books. Folders of families may differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.content.dose import UNITS
from generator.content.passages import Reference
from generator.content.problems import problem_at
from generator.content.project import Project
from generator.content.reader import FieldPath, Tree, field_name, read_tree
from generator.content.routine import STANDARD
from generator.content.typography import Typography
from generator.content.values import WHITE, Source, Text, quoted
from generator.content.wording import word_paths
from generator.errors import ContentError, Problem, suggestion

WORDS = "text"
"""The field of a source that holds its words."""
WORDED = frozenset((*UNITS, "body-weight", STANDARD))
"""Texts that the language's own file words: units of doses, the weight of the body, standard advice."""
ALIKE = 0.6
"""How alike two wordings are at least, by difflib's ratio, for one to be told as the other changed."""


@dataclass
class Translation:
    """A file of pairs: translations by what they were made from, and where that stands. `file` names it in messages."""

    file: str
    pairs: dict[str, Text] = field(default_factory=dict)
    places: dict[str, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass
class Interpreter:
    """Says content files in a language. `written` is the language of those that do not name their own.

    `names` are texts that stand for something else wherever they stand: ids of anatomy notes. `untranslated` gathers
    the files that are in another language and have no translation, each with its language and the file it lacks.
    """

    project: Project
    language: str
    written: str
    typography: Typography
    names: frozenset[str] = frozenset()
    untranslated: dict[str, tuple[str, str]] = field(default_factory=dict)

    def said(self, tree: Tree, model: type[BaseModel], path: Path) -> tuple[Tree, list[Problem]]:
        """Give a file's values in the language, and what its translation lacks."""
        own = tree.value.get("language")
        written = str(own) if isinstance(own, Text) else self.written
        words = {place: tree.at(place) for place in word_paths(model, tree.value)}
        problems: list[Problem] = []
        foreign = ""
        if not understood(written, self.language):
            if (beside := translation_path(self.project, path, self.language)) is None:
                lacking = translation_name(self.project, path, self.language)
                self.untranslated[tree.file] = written, lacking
                foreign = written
            else:
                translation = read_translation(self.project, beside, written, self.language)
                words, problems = self.translated(tree, words, translation)
        texts = {
            place: Text(self.typography.set(text), replace(text.source, language=foreign))
            for place, text in words.items()
        }
        moved = {place: replace(text.source, field=field_name(place)) for place, text in texts.items()}
        return Tree(tree.file, with_texts(tree.value, texts), tree.places | moved, tree.keys), problems

    def translated(
        self, tree: Tree, words: Mapping[FieldPath, Text], translation: Translation
    ) -> tuple[dict[FieldPath, Text], list[Problem]]:
        """Put each text in place of what it was made from, and tell what is missing, has changed or is left over."""
        found: dict[FieldPath, Text] = {}
        missing: dict[str, FieldPath] = {}
        left = dict(translation.places)
        for place, text in words.items():
            key = folded(text)
            found[place] = translation.pairs.get(key, text)
            left.pop(key, None)
            if key not in translation.places and key not in (self.names | WORDED):
                missing.setdefault(key, place)
        return found, [*translation.problems, *self.out_of_date(tree, missing, left, translation.file)]

    def out_of_date(
        self, tree: Tree, missing: Mapping[str, FieldPath], left: dict[str, Source], file: str
    ) -> Iterator[Problem]:
        """Tell of every text without a translation, and of every translation without a text."""
        for text, place in missing.items():
            source = replace(tree.place(place), field=field_name(place))
            if near := get_close_matches(text, left, 1, ALIKE):
                changed = f"was changed since: {source.file}:{source.line} now says {quoted(text)}"
                yield problem_at(left.pop(near[0]), f"{changed}; translate that")
            else:
                yield problem_at(source, f"has no translation: {file} has no pair for {quoted(text)}")
        for source in left.values():
            yield problem_at(source, f"is said nowhere in {tree.file} any more; take the pair out")


def understood(written: str, language: str) -> bool:
    """Say whether who reads a language reads what is written: the same, or that of a region; not another address."""
    return language == written or (language.startswith(f"{written}-") and "-x-" not in language)


def cited_in(language: str, written: str, reference: Reference) -> Reference:
    """Give a source for a text in a language; `written` is that of sources that do not name theirs.

    Sources are not translated: their words know the language they are in where it is another.
    """
    own = str(reference.language or written)
    if understood(own, language):
        return reference
    words = Text(reference.text, replace(reference.text.source, language=own))
    return reference.model_copy(update={WORDS: words})


def translation_name(project: Project, path: Path, language: str) -> str:
    """Name the translation of a content file, at the same place below: `content/fr/exercises/back/plank.yaml`."""
    homes = (folder / "content" for folder in project.folders)
    home = next((home for home in homes if path.is_relative_to(home)), None)
    place = path.relative_to(home).as_posix() if home else f"routines/{path.name}"
    return f"content/{language}/{place}"


def translation_path(project: Project, path: Path, language: str) -> Path | None:
    """Find the translation of a content file, the user's own first; that of an exercise in any family's folder."""
    name = translation_name(project, path, language)
    folder = f"content/{language}/exercises"
    found = project.files(folder, families=True).get(path.stem) if name.startswith(folder) else None
    return found or project.find_file(name)


def read_translation(project: Project, path: Path, written: str, language: str) -> Translation:
    """Read the pairs of a file; what is wrong in it stands in its `problems`."""
    file = project.display_name(path)
    made = Translation(file)
    try:
        tree = read_tree(path, file)
    except ContentError as error:
        made.problems = list(error.problems)
        return made
    for name in tree.value.keys() - {"texts"}:
        made.problems.append(problem_at(tree.keys[(name,)], f"is not a known field{suggestion(name, ['texts'])}"))
    texts = tree.value.get("texts")
    if not isinstance(texts, list):
        made.problems.append(problem_at(tree.place(("texts",)), f"must be a list of pairs of {written} and {language}"))
        return made
    for number, pair in enumerate(texts):
        place = tree.place(("texts", number))
        if not isinstance(pair, dict) or pair.keys() != {written, language}:
            made.problems.append(problem_at(place, f"must be a pair of {written} and {language}"))
            continue
        source, text = pair[written], pair[language]
        key = folded(source) if isinstance(source, Text) else ""
        if not key or not isinstance(text, Text):
            made.problems.append(problem_at(place, "must be a pair of texts"))
        elif key in made.places:
            made.problems.append(problem_at(source.source, f"is given twice; first on line {made.places[key].line}"))
        else:
            made.places[key], made.pairs[key] = source.source, text
            if not text.strip():
                made.problems.append(problem_at(text.source, "is not translated yet"))
    return made


def folded(text: str) -> str:
    """Fold white space, as it is in what was typed on several lines."""
    return WHITE.sub(" ", text).strip(" ")


def with_texts(value: Any, texts: Mapping[FieldPath, Text], path: FieldPath = ()) -> Any:
    """Give a copy of a tree's values with other texts at some paths."""
    if isinstance(value, dict):
        return {key: with_texts(inner, texts, (*path, key)) for key, inner in value.items()}
    if isinstance(value, list):
        return [with_texts(inner, texts, (*path, number)) for number, inner in enumerate(value)]
    return texts.get(path, value)
