"""Marks of web pages in texts: they are printed as typed, which an author may not have meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from generator.content.problems import problem_at
from generator.content.values import Text
from generator.errors import Problem

MARK = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|&(?:[A-Za-z]{2,8}|#[0-9]{1,6});")


def web_marks(value: Any) -> Iterator[Problem]:
    """Yield the texts of a value that hold marks of web pages, each once, with the marks that are printed as typed."""
    for text in dict.fromkeys((text, text.source) for text in texts_of(value)):
        words, source = text
        if source.file and (found := list(dict.fromkeys(MARK.findall(words)))):
            yield problem_at(source, f"is printed with {' '.join(found)} as typed: there is no HTML")


def texts_of(value: Any) -> Iterator[Text]:
    """Yield every text in a value."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts_of(getattr(value, name))
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts_of(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from texts_of(part)
