"""The wall poster: one page, filled; its arrangement is found by score, and what it cannot print is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.documents.blocks import Document, Heading, Move, Run, Words, walk
from generator.errors import FitError, Problem
from generator.layouts.engine.search import Candidate, explained
from generator.layouts.name_strip import strip_above
from generator.layouts.page import PagePlan
from generator.layouts.poster.arranging import Fitted, candidates
from generator.layouts.poster.prints import MOST_WORDS
from generator.layouts.poster.series import parted, whole
from generator.layouts.poster.sheet import WallSheet
from generator.layouts.setting import Setting
from generator.layouts.told import at, left_out, words_of
from generator.layouts.typesetter import Typesetter
from generator.output import LeftOut
from generator.paper import Paper


def plan(document: Document, setting: Setting) -> PagePlan:
    """Set a poster. Raises GlyphError, and FitError with the fields and the words to cut."""
    Typesetter(setting, "poster", document.language).check(document)
    parts = parted(document, setting.series)
    choices = [chosen(part, setting) for part in parts]
    fitted = [found[0].arrangement for found, _ in choices]
    notes = tuple(note for _, notes in choices for note in notes)
    lines = tuple(line for found, _ in choices for line in explained(found))
    sheet = fitted[0].arrangement.sheet
    pages, strip = tuple(each.page() for each in fitted), strip_above(sheet.area, sheet.unit, setting)
    return PagePlan(whole(document, parts), setting, pages, strip, notes, lines)


def ranked(document: Document, setting: Setting, sentences: bool = True) -> list[Candidate[Fitted]]:
    """Give the posters that fit and might be the best, the best first."""
    sheet = WallSheet(document, setting, Typesetter(setting, "poster", document.language))
    return sorted(candidates(sheet, sentences), key=lambda candidate: -candidate.score)


def chosen(document: Document, setting: Setting) -> tuple[list[Candidate[Fitted]], list[LeftOut]]:
    """Choose the poster: with all its sentences, or else without them, which is told. Raises FitError.

    Sentences are lost to the number of moves, never to the length of a few: those are for their writer to shorten.
    """
    if found := ranked(document, setting):
        return found, list(not_kept(document, found[0].arrangement))
    if not (found := ranked(document, setting, sentences=False)):
        raise FitError(list(too_much(document, setting)))
    if ranked(with_short_sentences(document), setting):
        raise FitError(list(too_long(document)))
    where = elsewhere(document, setting, sentences=True)
    notes = [left_out("sentence", sentences_of(document), where)]
    return found, [*notes, *not_kept(document, found[0].arrangement)]


def not_kept(document: Document, fitted: Fitted) -> Iterator[LeftOut]:
    """Tell of the hero and the inset where they gave way."""
    arrangement = fitted.arrangement
    if document.hero is not None and not arrangement.kind.hero and document.heading is not None:
        yield left_out("picture beside the title", [document.heading.words], "the moves need its room")
    if document.inset is not None and not arrangement.shape.inset:
        yield left_out("inset", words_of(document.inset), "the moves need its room", whole=True)


def sentences_of(document: Document) -> list[Words]:
    """List the sentences of all moves."""
    moves = (block for block in walk(document) if isinstance(block, Move))
    return [move.text.words for move in moves if move.text is not None]


def shortened(words: Words, count: int) -> Words:
    """Take all words but the first `count` away."""
    kept = " ".join(words.text.split()[:count])
    return Words(runs=(Run(text=kept),), source=words.source)


def with_short_sentences(document: Document) -> Document:
    """Give the same document with no sentence longer than posters ask for."""

    def short(move: Move) -> Move:
        text = move.text
        if text is None:
            return move
        return replace(move, text=replace(text, words=shortened(text.words, MOST_WORDS)))

    steps = tuple(replace(step, moves=tuple(map(short, step.moves))) for step in document.steps)
    return replace(document, steps=steps)


def too_long(document: Document) -> Iterator[Problem]:
    """Name the sentences to shorten, and by how many words."""
    for words in sentences_of(document):
        over = len(words.text.split()) - MOST_WORDS
        if over > 0:
            yield at(words, f"is too long for a poster of so many moves; cut {over} word{'s' * (over > 1)}")


def too_much(document: Document, setting: Setting) -> Iterator[Problem]:
    """Say why nothing fits: a title that could not be read from afar, or else the number of moves."""
    if document.heading is not None and not titled(document, setting):
        yield title_problem(document, document.heading, setting)
        return
    moves = [block for block in walk(document) if isinstance(block, Move)]
    words = moves[-1].heading.words if moves else document.heading.words if document.heading else Words(runs=())
    where = elsewhere(document, setting, sentences=False)
    yield at(words, f"is one of {len(moves)} moves, which are too many for {named(setting.paper)}: {where}")


def titled(document: Document, setting: Setting) -> bool:
    """Tell whether the title can be set so that it is read from afar."""
    sheet = WallSheet(document, setting, Typesetter(setting, "poster", document.language))
    return any(sheet.head(kind) for kind in sheet.heads())


def title_problem(document: Document, heading: Heading, setting: Setting) -> Problem:
    """Say how many words to cut from a title."""
    total = len(heading.words.text.split())
    for count in range(1, total):
        shorter = replace(heading, words=shortened(heading.words, total - count))
        if titled(replace(document, heading=shorter), setting):
            message = f"is too long for a title that can be read from afar; cut {count} word{'s' * (count > 1)}"
            return at(heading.words, message)
    return at(heading.words, "is too long for a title that can be read from afar; use shorter words")


def elsewhere(document: Document, setting: Setting, sentences: bool) -> str:
    """Say on which other paper all would be printed, which is tried, or else what to do."""
    area = setting.paper.width * setting.paper.height
    for paper in sorted(setting.others, key=lambda paper: paper.width * paper.height):
        larger = paper.width * paper.height > area * 1.01
        if larger and ranked(document, replace(setting, paper=paper), sentences):
            return f"{named(paper)} holds {'them' if sentences else 'them all'}"
    if len(document.steps) > 1:
        return "take fewer moves, or make two posters of the parts (--posters 2)"
    return "take fewer moves, or part them so that there can be two posters (--posters 2)"


def named(paper: Paper) -> str:
    """Name a paper as people write it."""
    return f"{paper.name.upper()}{' landscape' if paper.width > paper.height else ''}"
