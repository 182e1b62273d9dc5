"""Words that are too long for their place: how many to cut, said at the line where they are written."""

from __future__ import annotations

from collections.abc import Callable

from generator.documents.blocks import Run, Words
from generator.errors import Problem
from generator.layouts.told import at

Fits = Callable[[Words], bool]
"""Tells whether other words in the place of some would do."""


def shortened(words: Words, count: int) -> Words:
    """Take the last `count` words away."""
    kept = words.text.split()
    return Words(runs=(Run(text=" ".join(kept[: max(0, len(kept) - count)])),), source=words.source)


def to_cut(words: Words, fits: Fits) -> int | None:
    """Count the words to cut from the end so that the rest fits, at least one of them; None where one is too long."""
    low, high = 1, len(words.text.split()) - 1
    if high < low or not fits(shortened(words, high)):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(shortened(words, middle)) else (middle + 1, high)
    return low


def too_long(words: Words, where: str, fits: Fits) -> Problem:
    """Say that words are too long for a place, and how many to cut."""
    count = to_cut(words, fits)
    mend = f"cut {count} word{'s' * (count > 1)}" if count else "use shorter words"
    return at(words, f"is too long for {where}; {mend}")
