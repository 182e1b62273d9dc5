"""Which code a character has in the subsets of a font that a file carries, and how text and fonts write these codes.

ASCII keeps its own codes and so can be read in the operators of a page, without a glyph for every one of them in the
font as in ReportLab's readable subsets. All other characters follow in the order of their use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

_SPACE, _DELETE = 0x20, 0x7F
_LOW = [0] + [_SPACE] * _SPACE
"""What the codes up to that of the space stand for in every subset: nothing, and spaces."""
_ESCAPED = {code: "\\" + chr(code) for code in b"()\\"}
_LITERALS = tuple(_ESCAPED.get(code, chr(code)) if _SPACE <= code < _DELETE else f"\\{code:03o}" for code in range(256))
_MOST = 100
"""Most lines of a section of a CMap."""


def begin(state: Any) -> None:
    """Prepare ReportLab's record of a font in one document: a first subset with room for ASCII."""
    state.subsets = [_LOW + [_SPACE] * (_DELETE - _SPACE)]
    state.nextCode = _DELETE + 1


def code_of(character: int, state: Any) -> int:
    """Return the code of a character, 256 more for each subset before its own; give it one at its first use."""
    if character in state.assignments:
        return int(state.assignments[character])
    if _SPACE < character < _DELETE:
        code = character
        state.subsets[0][code] = character
    else:
        if state.nextCode % 256 == 0:
            state.subsets.append([*_LOW])
            state.nextCode += len(_LOW)
        code = int(state.nextCode)
        state.subsets[-1].append(character)
        state.nextCode += 1
    state.assignments[character] = code
    return code


def literal(code: int) -> str:
    """Return how a code is written in a literal string (ISO 32000-1, 7.3.4.2), with letters of ASCII alone."""
    return _LITERALS[code]


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
