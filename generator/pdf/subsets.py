"""Which code a character has in the subsets of a font that a file carries, and how text and fonts write these codes.

ASCII keeps its own codes and so can be read in the operators of a page, without a glyph for every one of them in the
font as in ReportLab's readable subsets. All other characters follow in the order of their use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.pdfbase.ttfonts import TTFont

_SPACE, _DELETE = 0x20, 0x7F
_LOW = [0] + [_SPACE] * _SPACE
"""What the codes up to that of the space stand for in every subset: nothing, and spaces."""
_ESCAPED = {code: "\\" + chr(code) for code in b"()\\"}
_LITERALS = tuple(_ESCAPED.get(code, chr(code)) if _SPACE <= code < _DELETE else f"\\{code:03o}" for code in range(256))
_MOST = 100
"""Most lines of a section of a CMap."""


class Subsets(TTFont.State):
    """ReportLab's record of a font in one document, with room for ASCII in the first subset."""

    def __init__(self) -> None:
        super().__init__(0)
        self.assignments = {_SPACE: _SPACE}
        self.subsets = [_LOW + [_SPACE] * (_DELETE - _SPACE)]
        self.nextCode = _DELETE + 1
        self.written: dict[object, list[tuple[int, str]]] = {}
        """Words that were written before: each stretch's subset and operand."""

    def code_of(self, character: int) -> int:
        """Return the code of a character, 256 more for each subset before its own; give it one at its first use."""
        known = self.assignments.get(character)
        return int(known) if known is not None else self._assign(character)

    def _assign(self, character: int) -> int:
        if _SPACE < character < _DELETE:
            code = character
            self.subsets[0][code] = character
        else:
            if self.nextCode % 256 == 0:
                self.subsets.append([*_LOW])
                self.nextCode += len(_LOW)
            code = self.nextCode
            self.subsets[-1].append(character)
            self.nextCode += 1
        self.assignments[character] = code
        return code

    def operands(self, word: object, characters: str, shifts: tuple[int, ...]) -> list[tuple[int, str]]:
        """Return each stretch of one subset: its number, and its text between the brackets of a literal string.

        `word` is what the characters are known by. After each stands how far the next is moved left (as in a TJ array),
        where it is.
        """
        if word not in self.written:
            stretches: list[tuple[int, list[str]]] = []
            for character, shift in zip(map(ord, characters), shifts, strict=True):
                subset, code = divmod(self.code_of(character), 256)
                if not stretches or stretches[-1][0] != subset:
                    stretches.append((subset, []))
                stretches[-1][1].append(_LITERALS[code] + f"){shift}(" * bool(shift))
            self.written[word] = [(subset, "".join(parts)) for subset, parts in stretches]
        return self.written[word]


def to_unicode(name: str, number: int, subset: Sequence[int]) -> str:
    """Return the CMap by which readers find the characters of a subset, the first or a later one (9.10.3)."""
    same = _DELETE if number == 0 else _SPACE + 1
    others = [f"<{code:02X}> <{character:04X}>" for code, character in enumerate(subset) if code >= same]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        *_sections("codespacerange", ["<00> <FF>"]),
        *_sections("bfrange", [f"<{_SPACE:02X}> <{same - 1:02X}> <{_SPACE:04X}>"]),
        *_sections("bfchar", others),
        "endcmap",
        "CMapName currentdict /CMap defineresource pop",
        "end",
        "end",
    ]
    return "\n".join(lines)


def _sections(kind: str, lines: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(lines), _MOST):
        part = lines[start : start + _MOST]
        yield from (f"{len(part)} begin{kind}", *part, f"end{kind}")
