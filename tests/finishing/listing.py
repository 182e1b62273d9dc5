"""Lists what finished sheets show, as text in mm and pt: every page placed and every mark, in the order of painting.

It reads the file alone, so that it holds for what is printed and not for how it was planned. Words are listed by the
key they have in a language's file, which `KEYS` puts in their place: rewording a language changes no list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from math import atan2, degrees, hypot
from string import Formatter
from typing import Any

import pikepdf
from reading_back import MM
from sample_products import words

from generator.content.locale_file import Form
from generator.finishing.words import SheetWords


def form_of(text: Form) -> str:
    """Give a text, or its form for most numbers."""
    return text if isinstance(text, str) else text["other"]


KEYS = SheetWords(
    "keys.yaml",
    {
        key: " ".join([key, *(f"{name}={{{name}}}" for _, name, _, _ in Formatter().parse(form_of(text)) if name)])
        for key, text in words().texts.items()
    },
)
IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
COLOURS = ("g", "rg", "k", "scn", "sc")


@dataclass(frozen=True)
class State:
    """What of the graphics state a list tells."""

    matrix: tuple[float, ...] = IDENTITY
    stroke: str = ""
    fill: str = ""
    width: float = 1.0
    dash: tuple[float, ...] = ()
    clip: str = ""
    font: Any = None
    size: float = 0.0
    text: tuple[float, ...] = IDENTITY

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Give where a point lies, in mm."""
        a, b, c, d, e, f = self.matrix
        return (a * x + c * y + e) / MM, (b * x + d * y + f) / MM


@dataclass
class Reader:
    """Goes through a page's operators, and those of the marks on it."""

    lines: list[str] = field(default_factory=list)
    state: State = field(default_factory=State)
    path: list[tuple[str, tuple[float, ...]]] = field(default_factory=list)

    def read(self, content: Any, resources: Any) -> None:
        """Read one content stream."""
        saved: list[State] = []
        for instruction in pikepdf.parse_content_stream(content):
            operator, operands = str(instruction.operator), list(instruction.operands)
            if operator == "q":
                saved.append(self.state)
            elif operator == "Q":
                self.state = saved.pop()
            elif operator == "Do":
                self._form(str(operands[0]), resources.XObject[str(operands[0])])
            elif operator.lower() in COLOURS:
                said = " ".join(plain(one) for one in operands)
                self.state = replace(self.state, **{"fill" if operator.islower() else "stroke": said})
            else:
                self._other(operator, operands, resources)

    def _form(self, name: str, form: Any) -> None:
        if not name.startswith("/P"):
            self.read(form, form.Resources)
            return
        a, b = self.state.matrix[:2]
        left, bottom, right, top = map(float, form.BBox)
        corners = " to ".join(f"{x:.2f} {y:.2f}" for x, y in map(self.state.point, (left, right), (bottom, top)))
        turned = round(degrees(atan2(b, a))) % 360
        shown = re.search(r"p(\d+)", "".join(texts(form)))
        self.lines.append(
            f"page {shown[1] if shown else '?'} from {corners}, turned {turned}, "
            f"scaled {hypot(a, b):.4f}, seen {self.state.clip}"
        )

    def _other(self, operator: str, operands: list[Any], resources: Any) -> None:
        if operator in ("m", "l", "c", "re"):
            self.path.append((operator, tuple(map(float, operands))))
        elif operator == "cm":
            self.state = replace(self.state, matrix=product(tuple(map(float, operands)), self.state.matrix))
        elif operator == "w":
            self.state = replace(self.state, width=float(operands[0]))
        elif operator == "d":
            self.state = replace(self.state, dash=tuple(float(one) for one in operands[0]))
        elif operator in ("S", "s", "f", "f*", "B"):
            self.lines.append(self._drawn("line" if operator in "Ss" else "patch" if operator[0] == "f" else "both"))
            self.path = []
        elif operator == "n":
            self.state = replace(self.state, clip=self._outline())
            self.path = []
        elif operator == "BT":
            self.state = replace(self.state, text=IDENTITY)
        elif operator == "Tf":
            self.state = replace(self.state, font=resources.Font[str(operands[0])], size=float(operands[1]))
        elif operator in ("Tm", "Td"):
            matrix = tuple(map(float, operands)) if operator == "Tm" else (1, 0, 0, 1, *map(float, operands))
            self.state = replace(self.state, text=product(matrix, self.state.text if operator == "Td" else IDENTITY))
        elif operator in ("Tj", "TJ"):
            self._words("".join(decoded(operands[0], self.state.font)).strip())

    def _outline(self) -> str:
        if [operator for operator, _ in self.path] == ["re"]:
            x, y, width, height = self.path[0][1]
            (left, bottom), (right, top) = self.state.point(x, y), self.state.point(x + width, y + height)
            return f"{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}"
        ends = [self.state.point(*numbers[-2:]) for _, numbers in self.path]
        return " ".join(f"{x:.2f} {y:.2f}" for x, y in ends)

    def _drawn(self, kind: str) -> str:
        if any(operator == "c" for operator, _ in self.path):
            kind = f"round {kind}"
        if kind.endswith("patch"):
            return f"{kind} {self._outline()}, {self.state.fill}"
        dash = f", dashed {' '.join(f'{length / MM:.2f}' for length in self.state.dash)}" if self.state.dash else ""
        return f"{kind} {self._outline()}, {self.state.width:.2f} pt{dash}, {self.state.stroke}"

    def _words(self, text: str) -> None:
        moved = replace(self.state, matrix=product(self.state.text, self.state.matrix))
        (x, y), turned = moved.point(0, 0), round(degrees(atan2(moved.matrix[1], moved.matrix[0])))
        face = str(self.state.font.BaseFont).partition("+")[2]
        self.lines.append(
            f'"{text}" from {x:.2f} {y:.2f}, {self.state.size:.1f} pt {face}'
            + (f", turned {turned}" if turned else "")
            + f", {self.state.fill}"
        )


def product(first: tuple[float, ...], second: tuple[float, ...]) -> tuple[float, ...]:
    """Give the matrix that applies one after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def plain(value: Any) -> str:
    """Write an operand of a colour."""
    return str(value) if isinstance(value, pikepdf.Name) else f"{float(value):.3g}"


def decoded(value: Any, font: Any) -> Iterator[str]:
    """Yield the characters of a text or of the texts of a list, by the font's own table."""
    if isinstance(value, pikepdf.Array):
        for one in value:
            if isinstance(one, pikepdf.String):
                yield from decoded(one, font)
        return
    table = font.ToUnicode.read_bytes().decode()
    known: dict[int, str] = {}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, start in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for code in range(int(first, 16), int(last, 16) + 1):
                known[code] = chr(int(start, 16) + code - int(first, 16))
        for first, _, row in re.findall(r"<(\w+)>\s*<(\w+)>\s*\[(.*?)\]", block, re.S):
            for offset, one in enumerate(re.findall(r"<(\w+)>", row)):
                known[int(first, 16) + offset] = bytes.fromhex(one).decode("utf-16-be")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        known |= {int(a, 16): bytes.fromhex(b).decode("utf-16-be") for a, b in re.findall(r"<(\w+)>\s*<(\w+)>", block)}
    yield from (known.get(code, "?") for code in bytes(value))


def texts(form: Any) -> Iterator[str]:
    """Yield the texts of a form, a space after each."""
    font = None
    for instruction in pikepdf.parse_content_stream(form):
        if str(instruction.operator) == "Tf":
            font = form.Resources.Font[str(instruction.operands[0])]
        elif str(instruction.operator) in ("Tj", "TJ"):
            yield "".join(decoded(instruction.operands[0], font)) + " "


def listed(pdf: bytes) -> str:
    """List every page of a file."""
    out = []
    with pikepdf.open(BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages, 1):
            out.append(f"\nsheet side {number}: {' '.join(f'{float(side) / MM:.2f}' for side in page.mediabox[2:])}")
            for name in ("BleedBox", "TrimBox"):
                if f"/{name}" in page.obj:
                    out.append(f"{name} {' '.join(f'{float(side) / MM:.2f}' for side in page.obj[f'/{name}'])}")
            if "/Contents" in page.obj:
                reader = Reader()
                reader.read(page, page.obj.Resources)
                out += reader.lines
    return "\n".join(out).lstrip() + "\n"
