"""A font program as ReportLab knows it, with its long tables read in one go.

ReportLab reads a program value by value, about 8 ms for the 2,000 characters of ours; this takes a tenth of that. What
comes of it is the same (`tests/pdf/test_program.py`). Tables: OpenType 1.9, `cmap`, `head`, `hhea`, `hmtx`, `loca`.
"""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

from reportlab.pdfbase.ttfonts import TTFontFace

_SPACE, _NO_BREAK_SPACE = 0x20, 0xA0
_LONG = 1
"""The format of `loca` whose offsets are four bytes each; else they are two bytes, halved."""


class Program(TTFontFace):
    """ReportLab's typeface of a TrueType program; `shaper` is HarfBuzz's font of the same."""

    def __init__(self, program: bytes, shaper: Any) -> None:
        self._shaper = shaper
        super().__init__(BytesIO(program))

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803
        """Read what ReportLab reads (its hook), characters and metrics included."""
        super().extractInfo(0)
        glyphs = self._shaper.get_nominal_glyph
        self.charToGlyph = {code: glyphs(code) for code in sorted(self._shaper.face.unicodes)}
        self.hmetrics = self._metrics()
        self.glyphPos = self._positions()
        scale = vars(self)["_pdfScale"]
        widths = [scale(advance) for advance, _ in self.hmetrics]
        self.defaultWidth = widths[0]
        self.charWidths = {code: widths[glyph] for code, glyph in self.charToGlyph.items()}
        self.charToGlyph[_NO_BREAK_SPACE] = self.charToGlyph[_SPACE]
        self.charWidths[_NO_BREAK_SPACE] = self.charWidths[_SPACE]

    def _metrics(self) -> list[tuple[int, int]]:
        """Give advance and left side bearing (unsigned, as ReportLab has it) of every glyph."""
        header, start = self.get_table_pos("hhea")[0], self.get_table_pos("hmtx")[0]
        count = self.get_ushort(header + 34)
        full = list(struct.iter_unpack(">HH", self.get_chunk(start, 4 * count)))
        rest = struct.iter_unpack(">H", self.get_chunk(start + 4 * count, 2 * (self.numGlyphs - count)))
        return [*full, *((full[-1][0], bearing) for (bearing,) in rest)]

    def _positions(self) -> list[int]:
        """Give where each glyph's outline begins in `glyf`, and where the last ends."""
        form, start = self.get_ushort(self.get_table_pos("head")[0] + 50), self.get_table_pos("loca")[0]
        count = self.numGlyphs + 1
        if form == _LONG:
            return list(struct.unpack(f">{count}L", self.get_chunk(start, 4 * count)))
        return [2 * half for half in struct.unpack(f">{count}H", self.get_chunk(start, 2 * count))]
