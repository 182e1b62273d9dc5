"""From words to the pieces between which lines may end, by the rules of writing and of the language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from generator.documents.blocks import Run
from generator.layouts.engine.lines import Piece
from generator.pdf.fonts import printable

WHOLE = re.compile(r"[^\W_]+[.,:;!?)]?$")
"""Words of letters and digits alone, in which there is no joint."""
NO_BREAK, SOFT_HYPHEN, HYPHEN = "\u00a0", "\u00ad", "-"
GLUED_TO_BEFORE = re.compile(r"[–—−;:!?»›%…·•=→]+$")
"""Signs that stand alone after a space and may not begin a line: dashes, and the double signs of French."""
GLUED_TO_NEXT = re.compile(r"[«‹¿¡([{„]+$")
NUMBER = re.compile(r"[(–]?\d[\d.,–-]*$")
UNIT = re.compile(r"(?:s|min|h|m|km|cm|mm|in|ft|yd|mi|kg|g|lb|с|мин|ч|м|км|см|мм|кг|г)[.,:;!?)]*$")
"""A number that a unit's symbol follows: they stay on one line (ISO 80000-1, 7.1.4)."""
ADDRESS = re.compile(r"://|\w_\w|^www\.|^mailto:|\S@\S|\w\.\w{2,}/", re.IGNORECASE)
JOINTS = re.compile(r"(?<=[/@?&=_#+~])(?<!:/)(?<!://)(?=[^/\s])|(?<=\w)(?=[.-]\w)")
"""Places where an address may be broken; its dots and hyphens begin a line, so that they are read as its own."""
COMPOUND = re.compile(r"(?<=\w\w[-‐/–])(?=\w\w)")
"""Places within compounds that are written with a hyphen, a dash or a slash."""
SHORTEST_BROKEN, LEAST_LEFT = 7, 3
"""Letters of the shortest word that is hyphenated, and those that stay together at either end."""

LETTERS = re.compile(rf"[^\W\d_]{{{SHORTEST_BROKEN},}}")

Characters = tuple[tuple[int, str], ...]
Measure = Callable[[str], float]
"""Gives the width of some characters of a run."""


def pieces_of(runs: Sequence[Run], measures: Sequence[Measure]) -> tuple[Piece, ...]:
    """Part runs into pieces; `measures` are those of the runs.

    Words are parted at spaces, never at U+00A0 or U+202F, before a dash or before a sign that belongs to the word
    before it; within words at soft hyphens, compounds' hyphens and the joints of addresses.
    """
    found: list[Piece] = []
    spaces: dict[int, float] = {}
    for word, ends in glued(words_of(runs)):
        if word:
            space = 0.0
            if found:
                before = found[-1].runs[-1][0]
                space = spaces[before] if before in spaces else spaces.setdefault(before, measures[before](" "))
            if len(word) == 1 and (word[0][1].isalpha() or WHOLE.match(word[0][1])):
                number, text = word[0]
                found.append(Piece(measures[number](text), word, space, ends=ends))
                continue
            fixed = ADDRESS.search(plain(word)) is not None
            for number, (part, hyphen) in enumerate(parts_of(word)):
                found.append(
                    Piece(
                        width_of(part, measures),
                        part,
                        gap=0.0 if number else space,
                        hyphen=measures[part[-1][0]](HYPHEN) if hyphen else 0.0,
                        inside=int(number > 0),
                        fixed=fixed,
                    )
                )
        if ends and found:
            found[-1] = replace(found[-1], ends=True)
    return tuple(found)


def width_of(part: Characters, measures: Sequence[Measure]) -> float:
    """Give the width of characters of several runs."""
    return sum([measures[run](text) for run, text in part])


def words_of(runs: Sequence[Run]) -> Iterator[tuple[Characters, bool]]:
    """Yield the words between spaces, each as characters of runs, and whether a line must end after it."""
    word: list[tuple[int, str]] = []
    for number, run in enumerate(runs):
        if run.breaks:
            yield tuple(word), True
            word = []
            continue
        first, *others = printable(run.text).split(" ")
        if first:
            word.append((number, first))
        for each in others:
            if word:
                yield tuple(word), False
            word = [(number, each)] if each else []
    if word:
        yield tuple(word), False


def glued(words: Iterator[tuple[Characters, bool]]) -> Iterator[tuple[Characters, bool]]:
    """Join signs that may not begin a line to the word before them, those that may not end one to the next, and units
    to their numbers.
    """
    held: Characters = ()
    before_next = False
    for word, ends in words:
        measured = bool(word and held) and UNIT.match(plain(word)) and NUMBER.match(plain(held[-1:]))
        before_next = before_next or bool(measured)
        if word and word[0][1][0].isalnum() and not before_next:  # begins like a word, so is no sign
            if held:
                yield held, False
            held = word
            if ends:
                yield held, True
                held = ()
            continue
        text = plain(word).replace(SOFT_HYPHEN, "")
        joined = bool(held) and bool(text) and (before_next or GLUED_TO_BEFORE.match(text) is not None)
        if held and not joined:
            yield held, False
        held = (*held, (word[0][0], NO_BREAK), *word) if joined else word
        before_next = GLUED_TO_NEXT.match(text) is not None
        if ends:
            yield held, True
            held, before_next = (), False
    if held:
        yield held, False


def plain(word: Characters) -> str:
    """Give the characters of a word alone."""
    return "".join(text for _, text in word)


def parts_of(word: Characters) -> list[tuple[Characters, bool]]:
    """Part a word at the places where it may be broken; say of each part whether a hyphen is set after it."""
    text = plain(word)
    joints = JOINTS if ADDRESS.search(text) else COMPOUND
    cuts = {match.start(): False for match in joints.finditer(text)}
    cuts |= {number + 1: True for number, each in enumerate(text) if each == SOFT_HYPHEN and 0 < number < len(text) - 1}
    return list(cut(word, cuts))


def cut(word: Characters, cuts: dict[int, bool]) -> Iterator[tuple[Characters, bool]]:
    """Cut a word at places counted in characters, each with whether a hyphen is set there."""
    part: list[tuple[int, str]] = []
    place = 0
    for run, text in word:
        start = 0
        for number in range(1, len(text) + 1):
            place += 1
            if place in cuts:
                part.append((run, text[start:number]))
                yield tuple(part), cuts[place]
                part, start = [], number
        if text[start:]:
            part.append((run, text[start:]))
    if part:
        yield tuple(part), False


def hyphenated(pieces: Sequence[Piece], language: str, measures: Sequence[Measure]) -> Iterator[Piece]:
    """Part pieces further, by the language's rules of hyphenation."""
    for piece in pieces:
        places = [] if piece.fixed else places_in(plain(piece.runs), language)
        if not places:
            yield piece
            continue
        parts = list(cut(piece.runs, dict.fromkeys(places, True)))
        for number, (part, hyphen) in enumerate(parts):
            last = number == len(parts) - 1
            yield Piece(
                width_of(part, measures),
                part,
                gap=0.0 if number else piece.gap,
                hyphen=measures[part[-1][0]](HYPHEN) if hyphen else piece.hyphen if last else 0.0,
                inside=2 if number else piece.inside,
                ends=piece.ends and last,
            )


def places_in(text: str, language: str) -> list[int]:
    """Give the places in a piece where a hyphen may be set: within each run of letters that is long enough."""
    found = []
    for match in LETTERS.finditer(text):
        if dictionary := dictionary_of(language):
            found += [match.start() + int(place) for place in dictionary.positions(match.group())]
    return found


@cache
def dictionary_of(language: str) -> Any:
    """Load the hyphenation of a language (`de`, `de-AT`, `de-x-sie`); None where there is none."""
    import pyphen

    name = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=name, left=LEAST_LEFT, right=LEAST_LEFT) if name else None
