"""Say what is wrong with the structure of a tagged PDF; shares nothing with the code that makes one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.pdf.element_rules import children, faults, kids, role

_SHOWS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "Tj", "TJ", "'", '"', "INLINE IMAGE"}
_MAY_BE_EMPTY = {"TD", "TH"}

Mark = tuple[int, int]
"""A page, from 0, and a number (MCID) on it."""


def problems(pdf: pikepdf.Pdf) -> list[str]:
    """Return every fault found.

    In content streams: painting outside marked content, numbers shown twice. In the tree: numbers of no element or of
    several, empty and orphan elements, links without element or description, and what breaks a rule for elements.
    """
    if "/StructTreeRoot" not in pdf.Root:
        return ["no structure tree"]
    found: list[str] = []
    marked = Counter[Mark]()
    for number, page in enumerate(pdf.pages):
        found += [f"page {number + 1}: {what}" for what in _content(page, number, marked)]
    found += list(_pictures(pdf))
    claimed: dict[Mark, list[Any]] = {}
    areas: dict[Any, list[Any]] = {}
    found += _elements(pdf, claimed, areas)
    found += [f"MCID {key} is shown {times} times" for key, times in marked.items() if times > 1]
    found += [f"MCID {key} belongs to {len(claimed.get(key, ()))} elements" for key in marked if key not in claimed]
    found += [f"MCID {key} belongs to {len(owners)} elements" for key, owners in claimed.items() if len(owners) > 1]
    found += [f"MCID {key} is not on its page" for key in claimed if not marked[key]]
    found += list(_parent_tree(pdf, marked, claimed, areas))
    return found + list(faults(pdf))


def _content(page: pikepdf.Page, number: int, marked: Counter[Mark]) -> Iterator[str]:
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


def _pictures(pdf: pikepdf.Pdf) -> Iterator[str]:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form" and b"MCID" in thing.read_bytes():
            yield "a picture has marked content of its own"


def _elements(pdf: pikepdf.Pdf, claimed: dict[Mark, list[Any]], areas: dict[Any, list[Any]]) -> list[str]:
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    found: list[str] = []
    reached = set()

    def claim(page: Any, number: Any, element: Any) -> None:
        claimed.setdefault((pages.get(page.objgen, -1), int(number)), []).append(element.objgen)

    def visit(element: Any) -> None:
        reached.add(element.objgen)
        if not kids(element) and role(element) not in _MAY_BE_EMPTY:
            found.append(f"{role(element)} is empty")
        for kid in kids(element):
            if isinstance(kid, int):
                claim(element.Pg, kid, element)
            elif kid.get("/Type") == "/MCR":
                claim(kid.Pg, kid.MCID, element)
            elif kid.get("/Type") == "/OBJR":
                areas.setdefault(kid.Obj.objgen, []).append(element.objgen)
            else:
                if kid.P.objgen != element.objgen:
                    found.append(f"{role(kid)} names another parent")
                visit(kid)

    for top in children(pdf.Root.StructTreeRoot):
        visit(top)
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and {"/S", "/P"} <= set(thing.keys()) and thing.objgen not in reached:
            found.append(f"{role(thing)} is an orphan")
    return found


def _parent_tree(
    pdf: pikepdf.Pdf, marked: Counter[Mark], claimed: dict[Mark, list[Any]], areas: dict[Any, list[Any]]
) -> Iterator[str]:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    tree = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    if len(tree) * 2 != len(numbers) or list(tree) != sorted(tree):
        yield "the parent tree is not sorted"
    for number, page in enumerate(pdf.pages):
        shown = sum(1 for on_page, _ in marked if on_page == number)
        entry = tree.get(int(page.obj.get("/StructParents", -1)))
        if entry is None or len(entry) != shown:
            yield f"page {number + 1}: the parent tree does not list its {shown} MCIDs"
            continue
        for mark, owner in enumerate(entry):
            if claimed.get((number, mark), [owner.objgen]) != [owner.objgen]:
                yield f"page {number + 1}: the parent tree gives MCID {mark} to another element"
    for number, page in enumerate(pdf.pages):
        for area in page.get("/Annots", []):
            if len(areas.get(area.objgen, ())) != 1 or not str(area.get("/Contents", "")):
                yield f"page {number + 1}: a link without element or description"
            parent = tree.get(int(area.get("/StructParent", -1)))
            if parent is None or [parent.objgen] != areas.get(area.objgen, [parent.objgen]):
                yield f"page {number + 1}: a link is not in the parent tree"
