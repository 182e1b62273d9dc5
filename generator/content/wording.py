"""Which values of a content file are words: what a translation puts into another language, and typography sets.

The models say it: a `Text` is words, unless its field marks it as a `Name`, which is the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator

from generator.content.kinds import FigureField, OneOrMore, SameInEveryLanguage
from generator.content.reader import FieldPath
from generator.content.values import Text


def word_paths(model: type[BaseModel], value: Any, path: FieldPath = ()) -> Iterator[FieldPath]:
    """Yield the paths of all words in the raw value of a model, in the order of the file."""
    if not isinstance(value, Mapping):
        name = getattr(model, "shorthand", "word" if "word" in model.model_fields else "")
        if name and isinstance(value, Text):
            field = model.model_fields[name]
            yield from _words(field.annotation, field.metadata, value, path)
        return
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    for name, inner in value.items():
        if name in fields:
            yield from _words(fields[name].annotation, fields[name].metadata, inner, (*path, name))


def _words(kind: Any, marks: list[Any], value: Any, path: FieldPath) -> Iterator[FieldPath]:
    """Yield the paths of words in a value of a type that has marks."""
    if get_origin(kind) is Annotated:
        kind, *more = get_args(kind)
        marks = [*marks, *more]
    if any(mark is SameInEveryLanguage or isinstance(mark, SameInEveryLanguage) for mark in marks):
        return
    if any(mark is FigureField for mark in marks):
        yield from _figure_words(value, path)
    elif get_origin(kind) in (Union, UnionType):
        choices = [choice for choice in get_args(kind) if choice is not NoneType]
        yield from _words(_fitting(choices, value), marks, value, path)
    elif get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        if isinstance(value, list):
            for number, each in enumerate(value):
                yield from _words(inner, [], each, (*path, number))
        elif OneOrMore in marks:
            yield from _words(inner, [], value, path)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from word_paths(kind, value, path)
    elif kind is Text and isinstance(value, Text) and not any(isinstance(mark, BeforeValidator) for mark in marks):
        yield path


def _fitting(choices: list[Any], value: Any) -> Any:
    """Choose among several types that of lists, the one whose fields a mapping has, or the first that a text can be."""
    if isinstance(value, list):
        return next((choice for choice in choices if get_origin(_plain(choice)) is tuple), choices[0])
    if not isinstance(value, Mapping):
        return choices[0]

    def known(choice: Any) -> int:
        kind = _plain(choice)
        fields = kind.model_fields if isinstance(kind, type) and issubclass(kind, BaseModel) else {}
        return sum((field.alias or name) in value for name, field in fields.items())

    return max(choices, key=known)


def _plain(kind: Any) -> Any:
    """Give a type without its marks."""
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _figure_words(value: Any, path: FieldPath) -> Iterator[FieldPath]:
    """Yield the paths of alternate texts and captions of a figure."""
    if not isinstance(value, Mapping):
        return
    if isinstance(value.get("alt"), Text):
        yield (*path, "alt")
    frames = value.get("frames")
    for number, frame in enumerate(frames if isinstance(frames, list) else ()):
        for name in ("caption", "alt"):
            if isinstance(frame, Mapping) and isinstance(frame.get(name), Text):
                yield (*path, "frames", number, name)
