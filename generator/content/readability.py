"""How hard English prose is to read, as a Flesch-Kincaid grade: the American school year that can follow it.

grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59, from Kincaid, Fishburne, Rogers and Chissom,
Derivation of New Readability Formulas, Research Branch Report 8-75, Naval Technical Training Command, 1975.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
SOUNDED = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?<=[^aeiouy])(?<![^aeiouylr][lr])(?:e|(?<![sxzcg])(?<![cs]h)es|(?<![td])ed)$")
PARTED = re.compile(r"(?<![ct])ia|io(?!n|us)|iu|(?<!p)eo|(?<!q)ua|[aeiou]ing")


def words(text: str) -> list[str]:
    """Split prose into words; a hyphenated word and a numeral are one word each."""
    return WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Split prose after each full stop, question mark or exclamation mark that ends a word."""
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if words(part)]


def syllables(word: str) -> int:
    """Count the syllables of an English word by its vowels, silent endings left out; a numeral counts as one."""
    parts = re.split(r"[^a-z]+", word.lower())
    return max(1, sum(_sounds(part) for part in parts))


def _sounds(part: str) -> int:
    heard = len(SOUNDED.findall(part)) - bool(SILENT.search(part)) + len(PARTED.findall(part))
    return max(heard, bool(part))


def grade(text: str, names: Iterable[str] = ()) -> float:
    """Grade prose, each of the names read as "muscle"; raises ValueError for a text without words."""
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}\b", "muscle", text, flags=re.IGNORECASE)
    found = words(text)
    if not found:
        raise ValueError("a text without words has no reading grade")
    spoken = sum(map(syllables, found))
    return 0.39 * len(found) / len(sentences(text)) + 11.8 * spoken / len(found) - 15.59
