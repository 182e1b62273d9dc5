"""Text objects that kern, and know which of their words belong to which inline element."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.textobject import PDFTextObject

from generator.pdf.face import Face, show_operators

NEUTRAL = re.compile(r"^(\S+) \1 \1 (rg|RG)$")
GREY_OPERATORS = {"rg": "g", "RG": "G"}
"""What sets a colour of equal parts, and the operators that set grey."""


class Inline(str):
    """Stands as the link of a paragraph's words: which object they are (a run), and the target they lead to."""

    block: object
    target: str

    def __new__(cls, block: object, target: str = "") -> Inline:
        """Make a value that is false, and so no link to ReportLab, when there is no target."""
        made = super().__new__(cls, "link" if target else "")
        made.block, made.target = block, target
        return made


class Voice(str):
    """A place in the operators of a text object: from here the words are those of `inline` (None: plain).

    An empty string, because ReportLab looks at the end of the operator before it moves.
    """

    inline: Inline | None

    def __new__(cls, inline: Inline | None) -> Voice:
        made = super().__new__(cls)
        made.inline = inline
        return made


class GreyInk:
    """What sets colours, of canvases and texts: equal red, green and blue are grey, which prints in black alone."""

    _code: list[Any]

    def setFillColor(self, aColor: Any, alpha: float | None = None) -> None:  # noqa: N802, N803
        self._set_in_grey("setFillColor", aColor, alpha)

    def setStrokeColor(self, aColor: Any, alpha: float | None = None) -> None:  # noqa: N802, N803
        self._set_in_grey("setStrokeColor", aColor, alpha)

    def _set_in_grey(self, setter: str, colour: Any, alpha: float | None) -> None:
        before = len(self._code)
        getattr(super(), setter)(colour, alpha)
        self._code[before] = NEUTRAL.sub(lambda found: f"{found[1]} {GREY_OPERATORS[found[2]]}", self._code[before])


class KernedText(GreyInk, PDFTextObject):
    """A text object whose words are kerned and whose lines end in a space, so that words never run together."""

    # ReportLab's own, which its type stubs leave out
    _code: list[Any]
    _curSubset: Any  # noqa: N815
    _doc: Any
    _fontname: str
    _fontsize: float
    _leading: float

    def _formatText(self, text: str) -> str:  # noqa: N802
        font = getFont(self._fontname)
        if not isinstance(font, Face):
            return str(PDFTextObject._formatText(self, text))  # type: ignore[attr-defined]
        operators: list[str] = []
        for used, subset, operator in show_operators(font.shaped(text), self._doc):
            if self._curSubset != (used.fontName, subset):
                self._curSubset = (used.fontName, subset)
                name = used.getSubsetInternalName(subset, self._doc)
                operators.append(f"{name} {fp_str(self._fontsize)} Tf {fp_str(self._leading)} TL")
            operators.append(operator)
        return " ".join(operators)

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803
        ended = _ended(text) if TStar else text
        self._code.append(self._formatText(ended) + " T*" * bool(TStar))

    def textLine(self, text: str = "") -> None:  # noqa: N802
        super().textLine(_ended(text) if text else text)

    def _linkRecord(self, link: tuple[int, str], what: str) -> None:  # noqa: N802
        """Note where inline words start and end on a line (called by paragraphs; a start comes after its words)."""
        if isinstance(link[1], Inline):
            if what == "start":
                self._code.insert(-1, Voice(link[1]))
            else:
                self._code.append(Voice(None))

    def stretches(self) -> Iterator[tuple[Inline | None, list[str]]]:
        """Yield the operators between BT and ET, by whose words they show; moves go with the words that follow."""
        inline: Inline | None = None
        current: Inline | None = None
        pending: list[str] = []
        codes: list[str] = []
        for code in self._code[1:]:
            if isinstance(code, Voice):
                inline = code.inline
                continue
            pending.append(code)
            if not shows(code):
                continue
            if codes and inline is not current:
                yield current, codes
                codes = []
            current = inline
            codes += pending
            pending = []
        yield current, codes + pending


def _ended(line: str) -> str:
    return line + " " if line[-1:] not in (" ", "-") else line


def shows(code: str) -> bool:
    """Say whether an operator string shows text."""
    return "Tj" in code or "TJ" in code


def marked(text: KernedText, begin: Callable[[Inline | None], str]) -> str:
    """Return the text object's operators with every stretch of words between `begin(inline)` and EMC."""
    parts: list[str] = ["BT"]
    for inline, codes in text.stretches():
        if any(map(shows, codes)):
            codes = [begin(inline), *codes, "EMC"]
        parts.extend(codes)
    return " ".join([*parts, "ET"])


def plain(text: Any) -> str:
    """Return the text object's operators, unmarked."""
    text._code = [code for code in text._code if not isinstance(code, Voice)]
    return str(text.getCode())
