"""Say what is wrong with the structure of a tagged PDF; shares nothing with the code that makes one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

_SHOWS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "Tj", "TJ", "'", '"', "INLINE IMAGE"}
_MAY_BE_EMPTY = {"/TD", "/TH"}


def problems(pdf: pikepdf.Pdf) -> list[str]:
    """Return every fault found: unmarked painting, MCIDs without or with two parents, empty elements, bare links."""
    if "/StructTreeRoot" not in pdf.Root:
        return ["no structure tree"]
    found: list[str] = []
    marked = Counter[tuple[int, int]]()
    for number, page in enumerate(pdf.pages):
        for what in _content(page, number, marked):
            found.append(f"page {number + 1}: {what}")
    claimed = Counter[tuple[int, int]]()
    areas = Counter[Any]()
    found += _elements(pdf, claimed, areas)
    found += [f"MCID {key} is shown {times} times" for key, times in marked.items() if times > 1]
    found += [f"MCID {key} belongs to {claimed[key]} elements" for key in marked if claimed[key] != 1]
    found += [f"MCID {key} is not on its page" for key in claimed if not marked[key]]
    found += list(_parent_tree(pdf, marked))
    for number, page in enumerate(pdf.pages):
        for area in page.get("/Annots", []):
            if areas[area.objgen] != 1 or not str(area.get("/Contents", "")):
                found.append(f"page {number + 1}: a link without element or description")
    return found


def _content(page: pikepdf.Page, number: int, marked: Counter[tuple[int, int]]) -> Iterator[str]:
    depth = 0
    path = False
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in {"BDC", "BMC"}:
            depth += 1
            if path:
                yield "marked content opens inside a path"
            if operator == "BDC" and "/MCID" in instruction.operands[1]:
                marked[number, int(instruction.operands[1].MCID)] += 1
        elif operator == "EMC":
            depth -= 1
        elif operator in _SHOWS and depth == 0:
            yield f"{operator} outside marked content"
        path = operator in {"m", "l", "c", "v", "y", "h", "re"}
        if depth > 1:
            yield "marked content inside marked content"
    if depth:
        yield "marked content is not closed"


def _elements(pdf: pikepdf.Pdf, claimed: Counter[tuple[int, int]], areas: Counter[Any]) -> list[str]:
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    found: list[str] = []

    def visit(element: Any) -> None:
        kids = _as_list(element.get("/K"))
        if not kids and str(element.S) not in _MAY_BE_EMPTY:
            found.append(f"{element.S} is empty")
        if str(element.S) == "/Figure" and not str(element.get("/Alt", "")):
            found.append("a Figure without alternative text")
        for kid in kids:
            if isinstance(kid, int):
                claimed[pages[element.Pg.objgen], int(kid)] += 1
            elif kid.get("/Type") == "/MCR":
                claimed[pages[kid.Pg.objgen], int(kid.MCID)] += 1
            elif kid.get("/Type") == "/OBJR":
                areas[kid.Obj.objgen] += 1
            else:
                if kid.P.objgen != element.objgen:
                    found.append(f"{kid.S} names another parent")
                visit(kid)

    for top in _as_list(pdf.Root.StructTreeRoot.get("/K")):
        visit(top)
    return found


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _parent_tree(pdf: pikepdf.Pdf, marked: Counter[tuple[int, int]]) -> Iterator[str]:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    tree = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    for number, page in enumerate(pdf.pages):
        shown = sum(1 for on_page, _ in marked if on_page == number)
        entry = tree.get(int(page.obj.get("/StructParents", -1)))
        if entry is None or len(entry) != shown:
            yield f"page {number + 1}: the parent tree does not list its {shown} MCIDs"
        for area in page.get("/Annots", []):
            if int(area.get("/StructParent", -1)) not in tree:
                yield f"page {number + 1}: a link is not in the parent tree"
