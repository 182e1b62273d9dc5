"""How wide words are, from the widths that fonts carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ASCENT, DESCENT = 0.74, -0.21
"""Top of capitals and bottom of letters such as p, in em; near enough for text faces."""
UNKNOWN_WIDTH = 600.0
"""For the standard fonts, whose widths files may leave out."""


@dataclass(frozen=True, slots=True, eq=False)
class Widths:
    """Widths of a font's codes in em, the number of bytes a code has, and the width of others."""

    codes: Mapping[int, float]
    bytes_each: int
    other: float

    def of(self, text: bytes) -> list[tuple[float, bool]]:
        """Give the width of each code, and whether it is the space that word spacing widens."""
        step = self.bytes_each
        codes = (int.from_bytes(text[i : i + step], "big") for i in range(0, len(text) - step + 1, step))
        return [(self.codes.get(code, self.other), step == 1 and code == 32) for code in codes]


def widths_of(font: Any) -> Widths:
    """Read a font's widths."""
    if "/DescendantFonts" in font:
        descendant = font["/DescendantFonts"][0]
        return Widths(_composite(descendant.get("/W", ())), 2, float(descendant.get("/DW", 1000)) / 1000)
    scale = abs(float(font["/FontMatrix"][0])) if "/FontMatrix" in font else 0.001
    first = int(font.get("/FirstChar", 0))
    codes = {first + index: float(width) * scale for index, width in enumerate(font.get("/Widths", ()))}
    missing = font.get("/FontDescriptor", {}).get("/MissingWidth", 0 if codes else UNKNOWN_WIDTH)
    return Widths(codes, 1, float(missing) * scale)


def _composite(array: Any) -> dict[int, float]:
    """Read the W array: `first [w w …]` or `first last w`."""
    from pikepdf import Array

    entries = list(array)
    codes: dict[int, float] = {}
    index = 0
    while index + 1 < len(entries):
        first, second = int(entries[index]), entries[index + 1]
        if isinstance(second, Array):
            codes |= {first + offset: float(width) / 1000 for offset, width in enumerate(list(second))}
            index += 2
        else:
            codes |= dict.fromkeys(range(first, int(second) + 1), float(entries[index + 2]) / 1000)
            index += 3
    return codes


def advance(
    pieces: list[Any], widths: Widths, size: float, character_space: float, word_space: float
) -> tuple[float, float]:
    """Give how far showing strings and the shifts between them (TJ) moves, and where the last character ends.

    In text units before horizontal scale; spaces at the end are not seen.
    """
    from pikepdf import String

    total = seen = 0.0
    for piece in pieces:
        if not isinstance(piece, String):
            total -= float(piece) / 1000 * size
            continue
        for width, is_space in widths.of(bytes(piece)):
            total += width * size + character_space + word_space * is_space
            seen = seen if is_space else total
    return total, seen
