"""From a file to its model: a value, or every problem with its place; problems of many files gathered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from generator.content.base import Content
from generator.content.problems import problem_at, problems_of
from generator.content.reader import FieldPath, Tree, read_tree, tree_of
from generator.content.values import Text
from generator.errors import ContentError, Problem, suggestion

TODO = "TODO:"
"""Begins what an author left for later; `check` lists it."""

Model = TypeVar("Model", bound=Content)
Value = TypeVar("Value")


@dataclass(frozen=True)
class Loaded(Generic[Value]):
    """What came of a file: its value, or None and the problems."""

    value: Value | None
    problems: tuple[Problem, ...] = ()


class Findings:
    """Problems gathered over many files, so that a user meets them all at once."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def take(self, loaded: Loaded[Value]) -> Value | None:
        """Keep the problems of a file and hand on its value."""
        self.problems.extend(loaded.problems)
        return loaded.value

    def note(self, text: Text, message: str) -> None:
        """Add a problem at the place where a text was written."""
        self.problems.append(problem_at(text.source, message))

    def known(self, texts: Iterable[Text], allowed: Iterable[str], what: str) -> None:
        """Note every text that is not among the allowed names."""
        names = list(allowed)
        for text in texts:
            if text not in names:
                self.note(text, f'names no {what}: there is no "{text}"{suggestion(text, names)}')

    def stop(self) -> None:
        """Raise ContentError when anything was found."""
        if self.problems:
            raise ContentError(self.problems)


def load(model: type[Model], path: Path, file: str, identifier: str = "") -> Loaded[Model]:
    """Read one file into its model; the file's name is the id of models that have one."""
    try:
        tree = read_tree(path, file)
    except ContentError as error:
        return Loaded(None, error.problems)
    return validated(model, tree, (), identifier)


def read_model(model: type[Model], data: dict[str, Any], file: str) -> Model:
    """Check values that were put together from several files; each Text knows where it came from.

    Raises ContentError with every problem found.
    """
    loaded = validated(model, tree_of(data, file), (), "")
    if loaded.value is None:
        raise ContentError(loaded.problems)
    return loaded.value


def load_table(model: type[Model], path: Path, file: str) -> Loaded[dict[str, Model]]:
    """Read a file that maps ids to models."""
    try:
        tree = read_tree(path, file)
    except ContentError as error:
        return Loaded(None, error.problems)
    loaded = {name: validated(model, tree, (name,), name) for name in tree.value}
    problems = tuple(problem for one in loaded.values() for problem in one.problems)
    return Loaded({name: one.value for name, one in loaded.items() if one.value is not None}, problems)


def validated(model: type[Model], tree: Tree, path: FieldPath, identifier: str) -> Loaded[Model]:
    """Check the values at a path of a tree against a model."""
    value: Any = tree.at(path)
    if identifier and isinstance(value, dict):
        if "id" in value:
            message = f'is not a known field; the id is "{identifier}" already'
            return Loaded(None, (problem_at(tree.place((*path, "id")), message),))
        value = {**value, "id": identifier}
    unfinished = tuple(left_to_do(value))
    marked = {(problem.line, problem.column) for problem in unfinished}
    try:
        made = model.model_validate(value)
    except ValidationError as error:
        others = problems_of(error, model, tree, path)
        return Loaded(None, (*unfinished, *(one for one in others if (one.line, one.column) not in marked)))
    return Loaded(None, unfinished) if unfinished else Loaded(made)


def left_to_do(value: Any) -> Iterator[Problem]:
    """Tell of every text in a value that is marked as left to do, with what its author noted there."""
    if isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from left_to_do(inner)
    elif isinstance(value, Text) and value.startswith(TODO):
        yield problem_at(value.source, f"is left to do: {value.removeprefix(TODO).strip()}")
