"""Which words of a poster or card are too long, and by how many, once nothing fits even at the floor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from generator.documents.blocks import Callout, Document, Heading, Move, Paragraph, Words
from generator.errors import Problem
from generator.layouts.cells import Column, heading_text
from generator.layouts.fit import overflow, shortened
from generator.layouts.panels import stop_words
from generator.pdf.flowables import Text


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many lines a move's name, dose and sentences may take."""

    name: int
    dose: int
    text: int


def move_problems(moves: Iterable[Move], column: Column, allowed: Allowance) -> Iterator[Problem]:
    """Tell which words of moves take more lines than they may."""
    for move in moves:
        yield from heading_problems(move.heading, column, ("name", "letter"), allowed.name)
        yield from paragraph_problems(move.dose, column, "dose", allowed.dose)
        if move.text is not None and allowed.text:
            yield from paragraph_problems(move.text, column, "body", allowed.text)


def heading_problems(heading: Heading, column: Column, roles: tuple[str, str], lines: int) -> Iterator[Problem]:
    """Tell whether a heading takes more lines than it may."""

    def measured(words: Words) -> Text:
        return heading_text(column.setter, replace(heading, words=words), *roles, column.scale)

    if problem := overflow(heading.words, measured, column.width, lines):
        yield problem


def paragraph_problems(paragraph: Paragraph, column: Column, role: str, lines: int) -> Iterator[Problem]:
    """Tell whether a paragraph takes more lines than it may."""
    yield from words_problems(paragraph.words, column, role, lines)


def words_problems(words: Words, column: Column, role: str, lines: int) -> Iterator[Problem]:
    """Tell whether words set in a role take more lines than they may."""
    if problem := overflow(words, lambda each: column.setter.text(each, role, column.scale), column.width, lines):
        yield problem


def stop_problems(stop: Callout | None, column: Column, lines: int) -> Iterator[Problem]:
    """Tell which words of a Stop rule take more lines than they may."""
    if stop is not None:
        yield from words_problems(stop.heading.words, column, "stop-heading", 2)
        for words in stop_words(stop):
            yield from words_problems(words, column, "stop-text", lines)


def at(words: Words, message: str) -> Problem:
    """Make a problem at the place where words were written."""
    source = words.source
    return Problem(source.file, source.line, source.column, source.field, message)


def title_problem(document: Document, fits: Callable[[Document], bool], where: str) -> Iterator[Problem]:
    """Tell how many words to cut from a title; `fits` says whether a document with another title would do."""
    heading = document.heading
    if heading is None or fits(document):
        return
    total = len(heading.words.text.split())
    for count in range(1, total):
        shorter = replace(heading, words=shortened(heading.words, count))
        if fits(replace(document, heading=shorter)):
            yield at(heading.words, f"is too long for {where}; cut {count} word{'s' * (count > 1)}")
            return
    yield at(heading.words, f"is too long for {where}; use shorter words")
