"""Fit with a floor: the largest scale at which all fits, and otherwise which words to cut, and how many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from generator.documents.blocks import Run, Words
from generator.errors import Problem
from generator.pdf.flowables import Text
from generator.units import MM, to_mm

STEPS = 7
"""Halvings of the range of scales: to within a hundredth of it."""

HIGH = 1e6


class Measured(Protocol):
    """Makes the paragraph of some words, not yet wrapped."""

    def __call__(self, words: Words) -> Text: ...


def largest(fits: Callable[[float], bool], lowest: float, highest: float) -> float | None:
    """Find the largest scale that fits by halving; None when even the lowest does not.

    What fits at a scale is taken to fit at every smaller one.
    """
    if not fits(lowest):
        return None
    if fits(highest):
        return highest
    low, high = lowest, highest
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def wrapped(text: Text, width: float) -> Text:
    """Break a paragraph into lines of `width` mm and return it."""
    text.wrap(width * MM, HIGH)
    return text


def balanced(text: Text, width: float) -> Text:
    """Break a paragraph into as few lines of `width` mm as it takes, and those as even as can be."""
    wrapped(text, width)
    lines = text.line_count
    if lines > 1:
        narrow, wide = width / lines, width
        for _ in range(STEPS):
            middle = (narrow + wide) / 2
            wrapped(text, middle)
            ok = text.line_count == lines and not too_wide(text, middle)
            narrow, wide = (narrow, middle) if ok else (middle, wide)
        wrapped(text, wide)
    return text


def width_of(text: Text) -> float:
    """Give the width in mm that a wrapped paragraph takes, the indent of its first line included."""
    indents = [float(text.style.firstLineIndent), *[0.0] * text.line_count]
    lines = zip(text.blPara.lines, indents, strict=False)
    return to_mm(max((line.maxWidth - line.extraSpace + indent for line, indent in lines), default=0.0))


def too_wide(text: Text, width: float) -> bool:
    """Tell whether a word of a wrapped paragraph is longer than its line (`width` in mm)."""
    return width_of(text) > width + 0.005


def shortened(words: Words, count: int) -> Words:
    """Take the last `count` words away."""
    runs = list(words.runs)
    while count and runs:
        last = runs.pop()
        kept = last.text.split()
        taken = min(count, len(kept))
        count -= taken
        if rest := kept[: len(kept) - taken]:
            lead = " " * last.text.startswith(" ")
            runs.append(Run(**{**vars(last), "text": lead + " ".join(rest)}))
    return Words(runs=tuple(runs), source=words.source)


def words_to_cut(words: Words, measured: Measured, width: float, lines: int) -> int:
    """Count the words to cut from the end so that the rest takes at most `lines` lines of `width` mm."""
    total = len(words.text.split())
    for count in range(total):
        text = wrapped(measured(shortened(words, count)), width)
        if text.line_count <= lines and not too_wide(text, width):
            return count
    return total


def overflow(words: Words, measured: Measured, width: float, lines: int) -> Problem | None:
    """Describe words that take more than `lines` lines of `width` mm, or hold a word longer than a line."""
    text = wrapped(measured(words), width)
    source = words.source
    if too_wide(text, width):
        longest = max(words.text.split(), key=len)
        message = f'holds a word too long for its column: "{longest}"; use a shorter one'
    elif text.line_count > lines:
        count = words_to_cut(words, measured, width, lines)
        takes = "1 line" if text.line_count == 1 else f"{text.line_count} lines"
        fit = f"where {lines} fit{'s' * (lines == 1)}"
        message = f"takes {takes} {fit}; cut {count} word{'s' * (count != 1)}"
    else:
        return None
    return Problem(source.file, source.line, source.column, source.field, message)
