"""The language's own typography: its quotation marks, apostrophes, and the no-break spaces before French signs.

What is typed as typography has it stays as it is; what a keyboard has instead is set as a book would.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NARROW, WIDE = "\u202f", "\u00a0"
"""No-break spaces, of a quarter of an em and of a word's space."""
STRAIGHT = re.compile(r'(?<![\w"])"(?=\S)([^"]*?\S)"(?![\w"])')
APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
HIGH = re.compile(r"(?<=[\w)\]%»”’…])[ \u00a0\u202f]?([;!?]+)(?=[\s»”)]|$)")
COLON = re.compile(r"(?<=[\w)\]%»”’])[ \u00a0\u202f]?:(?=[\s»”)]|$)")
OPENED, CLOSED = re.compile(r"«[ \u00a0\u202f]?(?=\S)"), re.compile(r"(?<=\S)[ \u00a0\u202f]?»")


@dataclass(frozen=True, slots=True)
class Typography:
    """How a language sets signs: its two quotation marks, and whether its high signs stand apart, as in French."""

    quotes: str = "“”"
    signs_apart: bool = False

    def set(self, text: str) -> str:
        """Set the signs of a text; setting it twice changes nothing."""
        text = APOSTROPHE.sub("’", STRAIGHT.sub(rf"{self.quotes[0]}\1{self.quotes[1]}", text))
        if self.signs_apart:
            text = COLON.sub(f"{WIDE}:", HIGH.sub(rf"{NARROW}\1", text))
            text = CLOSED.sub(f"{NARROW}»", OPENED.sub(f"«{NARROW}", text))
        return text
