"""Fonts: whether they are in the file, how wide words are, and the glyphs of fonts that are drawings themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.finishing.preflight.content.geometry import IDENTITY, Matrix, matrix_of
from generator.finishing.preflight.content.painted import UsedFont
from generator.finishing.preflight.content.resources import entries_of
from generator.finishing.preflight.content.spaces import name_text

ASCENT, DESCENT = 0.74, -0.21
"""Top of capitals and bottom of letters such as p, in em; near enough for text faces that do not say it."""
OVER_CAPITALS, CAPITALS = 0.013, (0.5, 0.9)
"""How much letters such as k rise above capitals, and heights of capitals (em) that a font may truly have."""
UNKNOWN_WIDTH = 600.0
"""For the standard fonts, whose widths files may leave out."""
MOST_CODES = 65_536
PLAUSIBLE_EM = (0.25, 3.0)
"""Heights in text units of a drawn font's box that fit type whose text unit is its em."""
PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


class Glyphs:
    """A font that is drawn (Type 3): its streams by code, its matrix and resources, and its em in text units."""

    __slots__ = ("em", "matrix", "resources", "streams")

    def __init__(self, font: Any) -> None:
        self.matrix: Matrix = matrix_of(font["/FontMatrix"]) if "/FontMatrix" in font else IDENTITY
        self.resources = font.get("/Resources")
        procedures = entries_of(font.get("/CharProcs"))
        self.streams: dict[int, Any] = {}
        code = 0
        for entry in list(entries_of(font.get("/Encoding")).get("/Differences", ()))[: 4 * MOST_CODES]:
            if isinstance(entry, int):
                code = entry
            else:
                if (stream := procedures.get("/" + _key(entry))) is not None:
                    self.streams[code] = stream
                code += 1
        self.em = _em(font.get("/FontBBox"), self.matrix)


def _key(name: Any) -> str:
    """Give a name as the keys of dictionaries are given."""
    raw = name.unparse()[1:] if hasattr(name, "unparse") else str(name).lstrip("/").encode()
    from generator.finishing.preflight.content.lexer import read_name

    return read_name(raw)


def _em(box: Any, matrix: Matrix) -> float:
    """Give how many text units type is tall: one, as is the custom, where the font's box fits that; else the box."""
    if box is None:
        return 1.0
    _, bottom, _, top = (float(value) for value in box)
    height = abs(top - bottom) * abs(matrix[3] or matrix[1])
    return 1.0 if not height or PLAUSIBLE_EM[0] <= height <= PLAUSIBLE_EM[1] else height


class FontFace:
    """A font as content uses it: what is told of it, widths of codes in em, bytes a code has, and its drawn glyphs."""

    __slots__ = ("_by_byte", "ascent", "bytes_each", "codes", "glyphs", "other", "used")

    def __init__(
        self,
        used: UsedFont,
        codes: Mapping[int, float],
        bytes_each: int,
        other: float,
        glyphs: Glyphs | None = None,
        ascent: float = ASCENT,
    ) -> None:
        self.ascent = ascent
        self.used = used
        self.codes = codes
        self.bytes_each = bytes_each
        self.other = other
        self.glyphs = glyphs
        self._by_byte = [codes.get(code, other) for code in range(256)]

    def codes_of(self, text: bytes) -> list[int]:
        """Split a string into codes."""
        if self.bytes_each == 1:
            return list(text)
        return [text[index] << 8 | text[index + 1] for index in range(0, len(text) - 1, 2)]

    def width(self, text: bytes) -> float:
        """Give the width of a string in em."""
        if self.bytes_each == 1:
            return sum(map(self._by_byte.__getitem__, text))
        codes, other = self.codes, self.other
        return sum([codes.get(code, other) for code in self.codes_of(text)])

    def advance(
        self, strings: list[Any], size: float, character_space: float, word_space: float
    ) -> tuple[float, float]:
        """Give how far showing strings and the shifts between them (TJ) moves, and where the last character ends.

        In text units before horizontal scale; spaces at the end are not seen.
        """
        text = b"".join([piece for piece in strings if isinstance(piece, bytes)])
        shifts = sum([piece for piece in strings if isinstance(piece, float)]) if len(strings) > 1 else 0.0
        total = self.width(text) * size - shifts / 1000 * size + character_space * (len(text) // self.bytes_each)
        if self.bytes_each > 1:
            return total, total if text else 0.0
        if word_space:
            total += word_space * text.count(b" ")
        blanks = len(text) - len(text.rstrip(b" "))
        if blanks == len(text):
            return total, 0.0
        return total, total - blanks * (self._by_byte[32] * size + character_space + word_space)


NO_FONT = FontFace(UsedFont("?", True), {}, 1, 0.5)


def read_font(font: Any) -> FontFace:
    """Read a font. Raises ValueError, TypeError or KeyError for what is none."""
    name = font.get("/BaseFont", font.get("/Name"))
    used = UsedFont("?" if name is None else name_text(name), _is_embedded(font))
    if "/DescendantFonts" in font:
        descendant = font["/DescendantFonts"][0]
        other = float(descendant.get("/DW", 1000)) / 1000
        return FontFace(used, _composite(descendant.get("/W", ())), 2, other, ascent=_ascent(descendant))
    glyphs = Glyphs(font) if name_text(font.get("/Subtype", "")) == "Type3" else None
    scale = abs(glyphs.matrix[0] or glyphs.matrix[2]) if glyphs else 0.001
    first = int(font.get("/FirstChar", 0))
    widths = list(font.get("/Widths", ()))[:MOST_CODES]
    codes = {first + index: float(width) * scale for index, width in enumerate(widths)}
    missing = entries_of(font.get("/FontDescriptor")).get("/MissingWidth", 0 if codes else UNKNOWN_WIDTH)
    return FontFace(used, codes, 1, float(missing) * scale, glyphs, _ascent(font))


def _ascent(font: Any) -> float:
    """Give how high letters of a font rise above the line, in em, as its descriptor says of capitals."""
    try:
        capitals = float(entries_of(font.get("/FontDescriptor")).get("/CapHeight", 0)) / 1000
    except (TypeError, ValueError):
        return ASCENT
    return capitals + OVER_CAPITALS if CAPITALS[0] <= capitals <= CAPITALS[1] else ASCENT


def _composite(array: Any) -> dict[int, float]:
    """Read the W array: `first [w w …]` or `first last w`."""
    from pikepdf import Array

    entries = list(array)[: 4 * MOST_CODES]
    codes: dict[int, float] = {}
    index = 0
    while index + 1 < len(entries):
        first, second = int(entries[index]), entries[index + 1]
        if isinstance(second, Array):
            codes |= {first + offset: float(width) / 1000 for offset, width in enumerate(list(second)[:MOST_CODES])}
            index += 2
        elif index + 2 < len(entries):
            last = min(int(second), MOST_CODES)
            codes |= dict.fromkeys(range(max(first, 0), last + 1), float(entries[index + 2]) / 1000)
            index += 3
        else:
            break
    return codes


def _is_embedded(font: Any) -> bool:
    if name_text(font.get("/Subtype", "")) == "Type3":
        return True
    holder = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
    descriptor = entries_of(holder.get("/FontDescriptor"))
    return any(key in descriptor for key in PROGRAMS)
