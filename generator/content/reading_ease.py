"""How easy prose is to read, by a formula that was made for its language, or by none.

Each formula gives points for short sentences and short words, about 100 for what a child reads. All but Gulpease are
Flesch's with the language's own numbers: `base - sentence × words per sentence - word × syllables per word`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.content.readability import sentences, words

EASY = 60
"""Points from which most people follow a text: "standard", or "plain", on all of these scales."""


@dataclass(frozen=True, slots=True)
class EaseFormula:
    """A formula of Flesch's kind, with the runs of letters that sound as one syllable in its language."""

    name: str
    base: float
    sentence: float
    word: float
    vowels: re.Pattern[str]

    def ease(self, found: list[str], count: int) -> float:
        """Judge words in so many sentences."""
        spoken = sum(max(1, len(self.vowels.findall(word.lower()))) for word in found)
        return self.base - self.sentence * len(found) / count - self.word * spoken / len(found)


FORMULAS = {
    # Amstad T. Wie verständlich sind unsere Zeitungen? Zürich 1978.
    "de": EaseFormula("Flesch-Amstad", 180, 1, 58.5, re.compile(r"[aeiouyäöü]+")),
    # Fernández Huerta J. Medidas sencillas de lecturabilidad. Consigna 1959; hiatus parts strong vowels.
    "es": EaseFormula("Fernández Huerta", 206.84, 1.02, 60, re.compile(r"[iuü]?[aeoáéó][iuy]?|[íú]|[iuüy]+")),
    # Kandel L, Moles A. Application de l'indice de Flesch à la langue française. 1958; a last e is silent.
    "fr": EaseFormula("Kandel-Moles", 207, 1.015, 73.6, re.compile(r"(?!(?<=\w)e(?:s|nt)?$)[aeiouyàâäéèêëîïôöùûüœ]+")),
    # Douma WH. De leesbaarheid van landbouwbladen. Wageningen 1960.
    "nl": EaseFormula("Flesch-Douma", 206.84, 0.93, 77, re.compile(r"[aeiouyéèëïöü](?:(?<=[aeiou])[aeiou])*")),
    # Martins TBF, and others. Readability formulas applied to textbooks in Brazilian Portuguese. São Carlos 1996.
    "pt": EaseFormula(
        "Flesch-Martins", 248.835, 1.015, 84.6, re.compile(r"ã[eo]|õe|[iu]?[aeoáâãàéêóôõ][iu]?|[íú]|[iu]+")
    ),
    # Oborneva IV. Automated assessment of the complexity of educational texts. Moscow 2006.
    "ru": EaseFormula("Flesch-Oborneva", 206.835, 1.3, 60.1, re.compile(r"[аеёиоуыэюя]")),
}


def gulpease(found: list[str], count: int) -> float:
    """Judge Italian by letters: Lucisano P, Piemontese ME. GULPEASE. Scuola e città 1988."""
    letters = sum(map(len, found))
    return 89 + (300 * count - 10 * letters) / len(found)


def formula_of(language: str) -> tuple[str, Callable[[list[str], int], float]] | None:
    """Give the formula of a language with its name; None where there is none."""
    tongue = language.partition("-")[0]
    if tongue == "it":
        return "Gulpease", gulpease
    return (FORMULAS[tongue].name, FORMULAS[tongue].ease) if tongue in FORMULAS else None


def hard_to_read(text: str, language: str) -> str:
    """Say how many points a text has where that is too few for most people; nothing else, or without a formula."""
    found = words(text)
    if not found or (formula := formula_of(language)) is None:
        return ""
    name, judge = formula
    points = judge(found, len(sentences(text)))
    return (
        f"has {points:.0f} points of reading ease ({name}); most people follow {EASY} and above"
        if points < EASY
        else ""
    )
