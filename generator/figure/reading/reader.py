"""Read plain values out of mappings and note every fault on the way, instead of stopping at the first."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.figure.words.joints import Range
from generator.figure.words.problems import FigureProblem, Path

TRUE = ("true", "yes", "on")
FALSE = ("false", "no", "off")
MOST_WORDS = 10
"""More words than this are no help in a message."""

ALIKE = 0.6
"""How alike a word that is offered must be (difflib's ratio)."""


class Reader:
    """Turn untyped values into numbers, words and mappings; what does not fit lands in `problems`."""

    def __init__(self) -> None:
        self.problems: list[FigureProblem] = []

    def fault(self, path: Path, message: str) -> None:
        """Note one problem."""
        self.problems.append(FigureProblem(path, message))

    def mapping(self, value: Any, path: Path, known: Iterable[str]) -> dict[str, Any]:
        """Return the known keys of a mapping; each unknown key is a problem of its own."""
        if not isinstance(value, Mapping):
            self.fault(path, f"must be a mapping, not {describe(value)}")
            return {}
        words = list(known)
        found = {}
        for key, item in value.items():
            if str(key) in words:
                found[str(key)] = item
            else:
                self.fault((*path, str(key)), "is not known here" + (suggestion(str(key), words) or allowed(words)))
        return found

    def items(self, value: Any, path: Path) -> list[tuple[Path, Any]]:
        """Return the entries of a list with their paths."""
        if isinstance(value, str) or not isinstance(value, Sequence):
            self.fault(path, f"must be a list, not {describe(value)}")
            return []
        return [((*path, index), item) for index, item in enumerate(value)]

    def number(self, value: Any, path: Path, span: Range, unit: str = "degrees") -> float:
        """Return a number inside a range; the nearest end of the range when it is not."""
        try:
            found = float(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else None
        except ValueError:
            found = None
        if found is None or found != found or abs(found) == float("inf"):
            self.fault(path, f"must be a number of {unit}, not {describe(value)}")
            return min(max(0.0, span[0]), span[1])
        if not span[0] <= found <= span[1]:
            self.fault(path, f"must be between {span[0]:g} and {span[1]:g} {unit}, not {found:g}")
        return min(max(found, span[0]), span[1])

    def word(self, value: Any, path: Path, choices: Iterable[str]) -> str:
        """Return one of the choices; the first of them when the value is none of them."""
        words = list(choices)
        if isinstance(value, str) and value in words:
            return str(value)
        near = suggestion(value, words) if isinstance(value, str) else ""
        if len(words) <= MOST_WORDS:
            self.fault(path, f"must be one of {', '.join(words)}, not {describe(value)}{near}")
        else:
            self.fault(path, f"is not known here: {describe(value)}{near or '; for example ' + ', '.join(words[:3])}")
        return words[0]

    def text(self, value: Any, path: Path) -> str:
        """Return a text that says something."""
        if isinstance(value, str) and value.strip():
            return str(value)
        self.fault(path, f"must be a text, not {describe(value)}")
        return ""

    def truth(self, value: Any, path: Path) -> bool:
        """Return yes or no."""
        if isinstance(value, bool):
            return value
        return self.word(str(value).lower(), path, (*TRUE, *FALSE)) in TRUE


def describe(value: Any) -> str:
    """Say what a value is, for a message."""
    if value is None:
        return "empty"
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "a list"
    return f'"{value}"' if isinstance(value, str) else str(value)


def suggestion(word: str, words: list[str]) -> str:
    """Offer the known word that looks most like an unknown one, as the end of a message."""
    close = difflib.get_close_matches(word, words, 1, ALIKE)
    return f'; did you mean "{close[0]}"?' if close else ""


def allowed(words: list[str]) -> str:
    """List what is known, as the end of a message, when that is not too much to read."""
    return f"; allowed: {', '.join(words)}" if len(words) <= MOST_WORDS else ""
