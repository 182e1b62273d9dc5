"""Rules for the elements of a structure tree (ISO 32000-1, 14.8.4; ISO 14289-1, 7): headings, tables, pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

ROLES = {
    "Document", "Part", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "P", "H1", "H2", "H3", "H4", "H5", "H6",
    "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "Span", "Quote", "Note", "Reference",
    "BibEntry", "Link", "Figure",
}  # fmt: skip
HOLDS = {
    "L": {"LI", "Caption"}, "LI": {"Lbl", "LBody"}, "TOC": {"TOCI", "TOC"}, "TOCI": {"Reference", "Lbl", "P", "TOC"},
    "Table": {"THead", "TBody", "TR", "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TR": {"TH", "TD"},
}  # fmt: skip
"""Roles whose children are of a few kinds and nothing else."""
STANDS_IN = {
    "LI": {"L"}, "LBody": {"LI"}, "TOCI": {"TOC"}, "TR": {"Table", "THead", "TBody"}, "TH": {"TR"}, "TD": {"TR"},
    "THead": {"Table"}, "TBody": {"Table"},
}  # fmt: skip
"""Roles that stand in a few kinds of parents and nowhere else."""


def role(element: Any) -> str:
    """Give an element's role."""
    return str(element.S).lstrip("/")


def kids(element: Any) -> list[Any]:
    """Give an element's kids: numbers, references and elements."""
    held = element.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def children(element: Any) -> list[Any]:
    """Give the elements an element holds."""
    return [kid for kid in kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def attributes(element: Any) -> dict[str, Any]:
    """Give an element's attributes, of whatever owner."""
    held = element.get("/A", pikepdf.Array())
    found: dict[str, Any] = {}
    for one in held if isinstance(held, pikepdf.Array) else [held]:
        found |= dict(one.items())
    return found


def walk(element: Any) -> Iterator[Any]:
    """Yield an element and all below it in reading order."""
    yield element
    for child in children(element):
        yield from walk(child)


def faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Find elements that break a rule."""
    tops = children(pdf.Root.StructTreeRoot)
    if [role(top) for top in tops] != ["Document"]:
        yield "not one Document at the top"
    elements = [element for top in tops for element in walk(top)]
    for element in elements:
        yield from _kinship(element)
        yield from _content(element)
    yield from _headings(elements)
    yield from _notes(pdf, [element for element in elements if role(element) == "Note"])
    for element in elements:
        if role(element) == "Table":
            yield from _table(element)


def _kinship(element: Any) -> Iterator[str]:
    kind = role(element)
    if kind not in ROLES:
        yield f"{kind} is not a standard role"
    for child in children(element):
        if kind in HOLDS and role(child) not in HOLDS[kind]:
            yield f"{kind} holds {role(child)}"
        if kind not in STANDS_IN.get(role(child), {kind}):
            yield f"{role(child)} stands in {kind}"
    if kind in HOLDS and len(children(element)) != len(kids(element)):
        yield f"{kind} holds words of its own"


def _content(element: Any) -> Iterator[str]:
    kind = role(element)
    if kind == "Figure":
        if not str(element.get("/Alt", "")).strip():
            yield "a Figure without alternative text"
        box = [float(edge) for edge in attributes(element).get("/BBox", [])]
        if len(box) != 4 or box[0] >= box[2] or box[1] >= box[3]:
            yield f"a Figure without a box: {str(element.get('/Alt', ''))[:40]}"
    if kind == "Link":
        areas = [kid for kid in kids(element) if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"]
        if not areas:
            yield "a Link without an area"
        if len(kids(element)) == len(areas):
            yield "a Link without words"
        for area in areas:
            if not any(map(str.isalpha, str(area.Obj.get("/Contents", "")))):
                yield f"a Link that tells nothing: {area.Obj.get('/Contents', '')}"
    if any(role(child) == "Caption" for child in children(element)[1:-1]):
        yield "a Caption that is neither first nor last"
    if kind == "L" and attributes(element).get("/ListNumbering", "/None") != "/None":
        for item in children(element):
            if [role(part) for part in children(item)] != ["Lbl", "LBody"]:
                yield "an item without its bullet or numeral"


def _headings(elements: list[Any]) -> Iterator[str]:
    last = 0
    for element in elements:
        kind = role(element)
        if len(kind) == 2 and kind[0] == "H" and kind[1].isdigit():
            level = int(kind[1])
            if level > last + 1:
                yield f"H{level} follows H{last}" if last else f"the first heading is H{level}"
            last = level
    if not last:
        yield "no heading"


def _notes(pdf: pikepdf.Pdf, notes: list[Any]) -> Iterator[str]:
    known = pdf.Root.StructTreeRoot.get("/IDTree")
    names = list(known.Names) if known is not None else []
    listed = {str(name): element.objgen for name, element in zip(names[::2], names[1::2], strict=True)}
    if sorted(map(str, names[::2])) != list(map(str, names[::2])):
        yield "the tree of IDs is not sorted"
    for note in notes:
        name = str(note.get("/ID", ""))
        if not name:
            yield "a Note without ID"
        elif listed.get(name) != note.objgen:
            yield f"the Note {name} is not in the tree of IDs"
    for name, times in Counter(str(note.get("/ID", "")) for note in notes).items():
        if name and times > 1:
            yield f"{times} Notes have the ID {name}"


def _table(table: Any) -> Iterator[str]:
    rows = [element for element in walk(table) if role(element) == "TR"]
    cells = [cell for row in rows for cell in children(row)]
    headers = [cell for cell in cells if role(cell) == "TH"]
    if not any("/K" in cell for cell in cells):
        yield "a Table without content"
    if not headers:
        yield "a Table without a header cell"
    for cell in headers:
        if str(attributes(cell).get("/Scope", "")) not in {"/Column", "/Row", "/Both"}:
            yield "a header cell without scope"
    widths: Counter[int] = Counter()
    for number, row in enumerate(rows):
        for cell in children(row):
            for below in range(int(attributes(cell).get("/RowSpan", 1))):
                widths[number + below] += int(attributes(cell).get("/ColSpan", 1))
    if len(set(widths.values())) > 1 or len(widths) != len(rows):
        yield f"a Table whose rows have {sorted(set(widths.values()))} columns"
