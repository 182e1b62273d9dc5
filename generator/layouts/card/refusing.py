"""Why a document does not become a card: the verdict that no words can mend first, then the words to cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.documents.blocks import Document, Paragraph, Step, Words
from generator.errors import CrowdedError, FitError, Problem
from generator.layouts.bands.stop import stop_words
from generator.layouts.card.choice import Cards, gap
from generator.layouts.card.prints import TITLES
from generator.layouts.card.sheet import CardSheet
from generator.layouts.card.top import CardTop
from generator.layouts.engine.cutting import shortened, too_long
from generator.layouts.setting import Setting
from generator.layouts.told import at
from generator.layouts.typesetter import Typesetter
from generator.paper import Paper

KEPT = 2
"""Words of a name or a dose that nobody can do without."""


def sheet_of(document: Document, setting: Setting) -> CardSheet:
    """Give the sheet of a document with the least spaces."""
    return CardSheet(document, setting, Typesetter(setting, "card", document.language), narrow_gaps=True)


def fits(document: Document, setting: Setting) -> bool:
    """Tell whether a document becomes a card."""
    return bool(Cards(sheet_of(document, setting)).candidates(inside=True, any_one=True))


def refusal(document: Document, setting: Setting) -> FitError:
    """Say why nothing fits."""
    sheet = sheet_of(document, setting)
    if found := list(front_problems(sheet)):
        return FitError(found)
    long = list(long_words(document, setting)) if fits(brief(document), setting) else []
    return FitError(long) if long else crowded(document, setting)


def front_problems(sheet: CardSheet) -> Iterator[Problem]:
    """Tell what is too long for the front even without moves: the title, or the Stop rule."""
    document, where = sheet.document, f"the front of {named(sheet.setting.paper)}"
    smallest = CardTop(sheet, "stacked", TITLES[-1], True)
    if document.heading is not None and not smallest.fits:
        heading = document.heading

        def titled(words: Words) -> bool:
            other = replace(document, heading=replace(heading, words=words))
            return CardTop(replace(sheet, document=other, _kept={}), "stacked", TITLES[-1], True).fits

        yield too_long(heading.words, where, titled)
    elif document.stop is not None:
        signs = stop_words(document.stop)
        longest = max([document.stop.heading.words, *signs], key=lambda words: len(words.text))

        def said(words: Words) -> bool:
            stop = replacing(document, longest, words).stop
            assert stop is not None
            strip = Cards(replace(sheet, document=replace(document, stop=stop), _kept={})).strip(1.0)
            assert strip is not None
            return strip.fits and sheet.front.top + smallest.least + gap(sheet) <= strip.box.top

        if not said(longest):
            yield too_long(longest, where, said)


def replacing(document: Document, old: Words, new: Words) -> Document:
    """Give a document with other words in its Stop rule."""
    stop = document.stop
    assert stop is not None
    heading = replace(stop.heading, words=new) if stop.heading.words is old else stop.heading
    blocks = []
    for block in stop.blocks:
        if isinstance(block, Paragraph) and block.words is old:
            block = replace(block, words=new)
        blocks.append(block)
    return replace(document, stop=replace(stop, heading=heading, blocks=tuple(blocks)))


def brief(document: Document) -> Document:
    """Give a document with the shortest words that moves, parts and the foot can have."""

    def cut(words: Words) -> Words:
        return shortened(words, max(0, len(words.text.split()) - KEPT))

    steps = []
    for step in document.steps:
        moves = [
            replace(move, heading=replace(move.heading, words=cut(move.heading.words)), text=None)
            for move in step.moves
        ]
        heading = replace(step.heading, words=cut(step.heading.words))
        steps.append(replace(step, heading=heading, note=None, moves=tuple(moves)))
    foot = document.foot
    return replace(document, steps=tuple(steps), foot=replace(foot, paragraphs=foot.paragraphs[:1]) if foot else None)


def long_words(document: Document, setting: Setting) -> Iterator[Problem]:
    """Name the words that are in the way: contacts at the foot, or notes, names and part names."""
    foot = document.foot
    written = [each.words for each in foot.paragraphs if each.words.source.line] if foot else []
    if foot is not None and written and fits(replace(document, foot=replace(foot, paragraphs=())), setting):
        longest = max(written, key=lambda words: len(words.text))
        message = "is the longest of the contacts, which take too much of the card: shorten it, or leave one out"
        yield at(longest, message)
        return
    names = [words for step in document.steps for words in step_words(step)]
    average = sum(len(words.text) for words in names) / max(1, len(names))
    for words in names:
        count = len(words.text.split())
        if len(words.text) > average and count > KEPT:
            over = count - KEPT
            yield at(words, f"is too long for {named(setting.paper)} with so many moves; cut up to {over} words")


def step_words(step: Step) -> Iterator[Words]:
    """Yield what somebody wrote of a step: its name, its note, and the names of its moves."""
    yield step.heading.words
    if step.note is not None and step.note.words.source.line:
        yield step.note.words
    for move in step.moves:
        yield move.heading.words


def crowded(document: Document, setting: Setting) -> CrowdedError:
    """Say that there are too many moves, at the name of the last one, and on which cards they fit."""
    moves = [move for step in document.steps for move in step.moves]
    words = moves[-1].heading.words if moves else document.heading.words if document.heading else Words(runs=())
    problem = at(words, f"is one of {len(moves)} moves, more than {named(setting.paper)} holds")
    return CrowdedError(problem, list(elsewhere(document, setting)))


def elsewhere(document: Document, setting: Setting) -> Iterator[str]:
    """Say which is the smallest of the larger cards that holds all moves, which is tried."""
    for paper in larger(setting):
        if fits(document, replace(setting, paper=paper)):
            yield f"{named(paper)} holds them (--card-size {paper.name})"
            return


def larger(setting: Setting) -> list[Paper]:
    """List the other cards that are larger, the smallest first."""
    area = setting.paper.width * setting.paper.height
    found = [paper for paper in setting.others if paper.width * paper.height > area * 1.01]
    return sorted(found, key=lambda paper: paper.width * paper.height)


def named(paper: Paper) -> str:
    """Name a card with its size."""
    return f"a card {paper.name} ({paper.width:.3g} × {paper.height:.3g} mm)"
