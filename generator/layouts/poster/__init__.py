"""The wall poster: one page, filled; its arrangement is found by score, and what it cannot print is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.documents.blocks import Document, Heading, Move, Run, Words, walk
from generator.errors import CrowdedError, FitError, Problem
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
    fitted = [found[0].arrangement for _, found, _ in choices]
    notes = tuple(note for _, _, notes in choices for note in notes)
    lines = tuple(line for _, found, _ in choices for line in explained(found))
    sheet = fitted[0].arrangement.sheet
    pages, strip = tuple(each.page() for each in fitted), strip_above(sheet.area, sheet.unit, setting)
    return PagePlan(whole(document, [part for part, _, _ in choices]), setting, pages, strip, notes, lines)


def ranked(document: Document, setting: Setting, sentences: bool = True) -> list[Candidate[Fitted]]:
    """Give the posters that fit and might be the best, the best first."""
    sheet = WallSheet(document, setting, Typesetter(setting, "poster", document.language))
    return sorted(candidates(sheet, sentences), key=lambda candidate: -candidate.score)


def chosen(document: Document, setting: Setting) -> tuple[Document, list[Candidate[Fitted]], list[LeftOut]]:
    """Choose the poster: with all its sentences, or without those that are too long, or without any, which is told.

    Gives what is printed, the posters of it that fit, and what is told. Raises FitError.
    """
    if found := ranked(document, setting):
        return document, found, list(not_kept(document, found[0].arrangement))
    if long := too_long(document):
        brief = with_sentences(document, lambda words: None if words in long else words)
        if ranked(with_sentences(document, short), setting) and (found := ranked(brief, setting)):
            return brief, found, [*map(cut_short, long), *not_kept(document, found[0].arrangement)]
    if not (found := ranked(document, setting, sentences=False)):
        raise too_much(document, setting)
    where = next(elsewhere(document, setting, sentences=True), "take fewer moves, or shorter sentences")
    notes = [left_out("sentence", sentences_of(document), where)] if sentences_of(document) else []
    return document, found, [*notes, *not_kept(document, found[0].arrangement)]


def not_kept(document: Document, fitted: Fitted) -> Iterator[LeftOut]:
    """Tell of the hero and the inset where they gave way."""
    arrangement = fitted.arrangement
    if document.hero is not None and not fitted.shows_hero and document.heading is not None:
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


def short(words: Words) -> Words:
    """Make a sentence as long as posters ask for."""
    return shortened(words, MOST_WORDS)


def with_sentences(document: Document, change: Callable[[Words], Words | None]) -> Document:
    """Give the same document with other sentences; None takes one away."""

    def changed(move: Move) -> Move:
        words = change(move.text.words) if move.text is not None else None
        return replace(move, text=replace(move.text, words=words) if move.text is not None and words else None)

    steps = tuple(replace(step, moves=tuple(map(changed, step.moves))) for step in document.steps)
    return replace(document, steps=steps)


def too_long(document: Document) -> list[Words]:
    """List the sentences of more words than posters ask for."""
    return [words for words in sentences_of(document) if len(words.text.split()) > MOST_WORDS]


def cut_short(words: Words) -> LeftOut:
    """Tell of a sentence that is too long to be printed, and how many words to cut."""
    over = len(words.text.split()) - MOST_WORDS
    return left_out("sentence", [words], f"too long for a poster of so many moves; cut {over} word{'s' * (over > 1)}")


def too_much(document: Document, setting: Setting) -> FitError:
    """Say why nothing fits: a title that could not be read from afar, or else the number of moves."""
    if document.heading is not None and not titled(document, setting):
        return FitError([title_problem(document, document.heading, setting)])
    moves = [block for block in walk(document) if isinstance(block, Move)]
    words = moves[-1].heading.words if moves else document.heading.words if document.heading else Words(runs=())
    crowd = at(words, f"is one of {len(moves)} moves, which are too many for {named(setting.paper)}")
    return CrowdedError(crowd, list(elsewhere(document, setting, sentences=False)))


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


def elsewhere(document: Document, setting: Setting, sentences: bool) -> Iterator[str]:
    """Say on which larger paper, and in how many posters of the parts, all would be printed, which is tried."""
    held = "them" if sentences else "them all"
    area = setting.paper.width * setting.paper.height
    for paper in sorted(setting.others, key=lambda paper: paper.width * paper.height):
        larger = paper.width * paper.height > area * 1.01
        if larger and ranked(document, replace(setting, paper=paper), sentences):
            yield f"{named(paper)} holds {held}"
            break
    for count in range(2, len(document.steps) + 1) if setting.series == 1 else ():
        if all(ranked(part, setting, sentences) for part in parted(document, count)):
            yield f"{count} posters of the parts hold {held} (--posters {count})"
            return


def named(paper: Paper) -> str:
    """Name a paper as people write it."""
    return f"{paper.name.upper()}{' landscape' if paper.width > paper.height else ''}"
