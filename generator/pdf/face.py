"""A font that kerns: ReportLab's TrueType font, measured and set word by word through HarfBuzz.

Kerning in the font rather than in the paragraph serves every caller alike, keeps soft hyphens working and costs
little, as a word is shaped once a process. Positions are in 1/1000 em, so a word serves all sizes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, cast
from weakref import WeakKeyDictionary

from reportlab.lib.utils import asUnicode
from reportlab.pdfbase.ttfonts import TTEncoding, TTFont

from generator.pdf.program import Program
from generator.pdf.subsets import Subsets, to_unicode

_DRAWN_AS = str.maketrans(
    {
        "\u00a0": " ",
        "\u00ad": None,  # soft hyphen: seen only where a paragraph breaks, which writes a hyphen itself
        "\u2011": "-",  # copied and found as the hyphen it looks like
        "\u2060": None,
        "\uf8f0": " ",  # stands for U+202F, see fonts.printable
        "\u202f": " ",
    }
)
_NARROW = frozenset("\uf8f0\u202f")
_NARROW_SHARE = 0.62
_HIGHEST = 0xFFFF  # ReportLab writes a wrong ToUnicode above
_WORDS_KEPT = 4_000
_MOVE = re.compile(r"\)-?\d+\(")
_UNUSED_TABLES = ("name", "OS/2")
"""What ReportLab copies into every subset and no reader of PDF looks at."""


def drawn_as(text: str) -> str:
    """Return the characters that stand on the page for text."""
    return text if text.isascii() else text.translate(_DRAWN_AS)


@dataclass(frozen=True, slots=True, eq=False)
class ShapedRun:
    """Characters of one font; after each, how far the next is moved left, in 1/1000 em (as in a TJ array)."""

    font: Face
    characters: str
    shifts: tuple[int, ...]
    width: float


class Face(TTFont):
    """A registered face: `stringWidth` kerns, `shaped` gives a word as it is to be set."""

    def __init__(self, name: str, program: bytes, tabular: bool, fallback: Face | None) -> None:
        import uharfbuzz as hb

        self._shaper: Any = hb.Font(hb.Face(hb.Blob(program)))
        # What ReportLab's constructor sets, with a program that is read faster.
        self.fontName, self.encoding, self.state = name, TTEncoding(), WeakKeyDictionary()
        self._asciiReadable, self.shapable = 0, False
        self.face = Program(program, self._shaper)
        self.face.name = name.encode("ascii")
        for table in _UNUSED_TABLES:
            self.face.table.pop(table)
        self._fallback = fallback
        self._scale = 1000 / float(self.face.unitsPerEm)
        self._features = {"kern": True, "tnum": tabular}
        self._words: dict[str, tuple[float, tuple[ShapedRun, ...]]] = {}
        self.known: set[str] = set()
        """Characters found before that can be set."""
        if tabular:
            self._use_tabular_figures()

    def subsets_in(self, document: Any) -> Subsets:
        """Return what a document holds of this face."""
        if document not in self.state:
            self.state[document] = Subsets()
        return cast(Subsets, self.state[document])

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Put the subsets into a file, with shorter tables of their characters than ReportLab's (its hook)."""
        used = self.subsets_in(doc).subsets
        names = [self.getSubsetInternalName(number, doc)[1:] for number in range(len(used))]
        super().addObjects(doc)
        for number, (name, subset) in enumerate(zip(names, used, strict=True)):
            font = doc.idToObject["BasicFonts"].dict[name].BaseFont
            doc.idToObject[f"toUnicodeCMap:{font}"].content = to_unicode(font, number, subset)

    def _use_tabular_figures(self) -> None:
        """Let the characters that have a tabular form lead to it, so that widths and embedded glyphs agree."""
        codes = sorted(code for code in self.face.charToGlyph if code <= _HIGHEST)
        for code, (glyph, _advance) in zip(codes, self._shape("\u2003".join(map(chr, codes)))[::2], strict=True):
            self.face.charToGlyph[code] = glyph
            self.face.charWidths[code] = self.face.hmetrics[glyph][0] * self._scale

    def _shape(self, text: str) -> list[tuple[int, float]]:
        """Return glyph and advance (1/1000 em) of each glyph; a soft hyphen alone has none."""
        if not text:
            return []
        import uharfbuzz as hb

        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self._shaper, buffer, self._features)
        pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        return [(info.codepoint, position.x_advance * self._scale) for info, position in pairs]

    def _has(self, character: str) -> bool:
        return ord(character) in self.face.charToGlyph

    def can_set(self, character: str) -> bool:
        """Say whether this face (or the one that fills its gaps) can set a character."""
        if ord(character) > _HIGHEST or unicodedata.category(character) in {"Cc", "Cs", "Mn", "Me"}:
            return False
        return all(self._has(c) or (self._fallback is not None and self._fallback._has(c)) for c in drawn_as(character))

    def height_of(self, character: str) -> float:
        """Return the top of a character's outline above the baseline, in em."""
        extents = self._shaper.get_glyph_extents(self.face.charToGlyph[ord(character)])
        return float(extents.y_bearing) * self._scale / 1000

    def depth_of(self, character: str) -> float:
        """Return how far a character's outline reaches below the baseline, in em."""
        extents = self._shaper.get_glyph_extents(self.face.charToGlyph[ord(character)])
        return -float(extents.y_bearing + extents.height) * self._scale / 1000

    def left_bearing_of(self, character: str) -> float:
        """Return the distance from the origin to the left edge of a character's outline, in em."""
        extents = self._shaper.get_glyph_extents(self.face.charToGlyph[ord(character)])
        return float(extents.x_bearing) * self._scale / 1000

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf-8") -> float:  # noqa: N802
        """Return the width of text at `size`, kerned within words (ReportLab's measuring hook)."""
        words = asUnicode(text, encoding).split(" ")
        width = (len(words) - 1) * self._space.width
        for word in words:
            width += self._word(word)[0]
        return width * size / 1000

    def word_width(self, word: str) -> float:
        """Return the width of characters without spaces in 1/1000 em."""
        return self._word(word)[0]

    def shaped(self, text: str) -> list[ShapedRun]:
        """Return text as runs in order, spaces included."""
        first, *others = text.split(" ")
        found = [*self._word(first)[1]]
        for word in others:
            found.append(self._space)
            found += self._word(word)[1]
        return found

    @cached_property
    def _space(self) -> ShapedRun:
        return ShapedRun(self, " ", (0,), float(self.face.charWidths[0x20]))

    def _word(self, word: str) -> tuple[float, tuple[ShapedRun, ...]]:
        known = self._words.get(word)
        if known is None:
            if len(self._words) >= _WORDS_KEPT:
                self._words.clear()
            runs = tuple(font._shaped_run(part) for font, part in self._stretches(word))
            known = self._words[word] = (sum(run.width for run in runs), runs)
        return known

    def _stretches(self, word: str) -> Iterator[tuple[Face, str]]:
        """Part a word where another font has to fill in."""
        if word and self.face.charToGlyph.keys() >= set(map(ord, drawn_as(word))):
            yield self, word
            return
        for font, characters in groupby(word, lambda character: self._face_for(drawn_as(character))):
            yield font, "".join(characters)

    def _face_for(self, characters: str) -> Face:
        if all(map(self._has, characters)):
            return self
        if self._fallback is not None and all(map(self._fallback._has, characters)):
            return self._fallback
        raise ValueError(f"{self.fontName} has no {characters!r} (U+{ord(characters[0]):04X})")

    def _shaped_run(self, text: str) -> ShapedRun:
        characters = drawn_as(text)
        natural = [float(self.face.charWidths[ord(c)]) for c in characters]
        shaped = self._shape(characters)
        advances = [advance for _glyph, advance in shaped] if len(shaped) == len(natural) else natural
        if not _NARROW.isdisjoint(text):
            seen = [c for c in text if drawn_as(c)]
            advances = [a * _NARROW_SHARE if c in _NARROW else a for c, a in zip(seen, advances, strict=True)]
        shifts = tuple(round(width - advance) for width, advance in zip(natural, advances, strict=True))
        return ShapedRun(self, characters, shifts, sum(natural) - sum(shifts))


def show_operators(runs: list[ShapedRun], document: Any) -> list[tuple[Face, int, str]]:
    """Return font, subset and text-showing operator for each stretch of one font subset."""
    stretches: list[tuple[Face, int, list[str]]] = []
    found: dict[Face, Subsets] = {}
    for run in runs:
        font = run.font
        subsets = found.get(font)
        if subsets is None:
            subsets = found[font] = font.subsets_in(document)
        for subset, operand in subsets.operands(run, run.characters, run.shifts):
            if not stretches or stretches[-1][0] is not font or stretches[-1][1] != subset:
                stretches.append((font, subset, []))
            stretches[-1][2].append(operand)
    return [(font, subset, _show("".join(operands))) for font, subset, operands in stretches]


def _show(operand: str) -> str:
    """Show a string; one with moves in it is an array of strings."""
    if _MOVE.search(operand):
        return f"[{f'({operand})'.removesuffix('()')}] TJ"
    return f"({operand}) Tj"
