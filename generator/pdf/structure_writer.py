"""Write the structure tree for a finished file: only what was drawn, with its parent tree and identifiers.

Elements are written as text, as they stand in the file: thousands of objects would take their time and memory twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count
from typing import TYPE_CHECKING

from generator.pdf.structure import Annotation, Box, Drawn, Element, MarkedContent, StructureTree

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_KEPT_WHEN_EMPTY = frozenset({"TD", "TH"})
"""An empty cell keeps its place, or the cells after it would move into other columns."""
_TABULAR = frozenset({"Table", "THead", "TBody", "TR"})
"""Of which nothing is left when all cells are empty."""


def structure(pdf: Pdf, tree: StructureTree, drawn: Drawn) -> dict[int, bytes]:
    """Return the objects of `tree` by number, and let the file and its links refer to them.

    A canvas painted the pages and noted in `drawn` what it did. No object may be added to the file afterwards.
    """
    import pikepdf

    root = pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary())
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    writer = _Writer(pdf, drawn, root.objgen[0])
    writer.write(tree)
    return writer.objects


class _Writer:
    def __init__(self, pdf: Pdf, drawn: Drawn, root: int) -> None:
        self.objects: dict[int, bytes] = {}
        self._root = root
        self._numbers = count(root + 1)
        self._drawn = drawn
        self._pages = [page.obj for page in pdf.pages]
        self._page_numbers = [page.objgen[0] for page in self._pages]
        self._written: dict[Element, int] = {}
        self._links: list[int] = []
        self._identifiers: dict[str, int] = {}

    def write(self, tree: StructureTree) -> None:
        """Write the tree, and what finds its elements by marked content, links and identifiers."""
        top = self._element(tree.root, self._root)
        keys = len(self._pages) + len(self._links)
        entries = b"/K[%b]/ParentTree %d 0 R/ParentTreeNextKey %d" % (
            _references([] if top is None else [top]),
            self._add(b"/Nums[%b]" % b" ".join(self._parents())),
            keys,
        )
        if self._identifiers:
            names = [b"%b %d 0 R" % (_string(key), number) for key, number in sorted(self._identifiers.items())]
            entries += b"/IDTree %d 0 R" % self._add(b"/Names[%b]" % b" ".join(names))
        self.objects[self._root] = b"<</Type/StructTreeRoot%b>>" % entries

    def _add(self, entries: bytes) -> int:
        number = next(self._numbers)
        self.objects[number] = b"<<%b>>" % entries
        return number

    def _element(self, element: Element, parent: int) -> int | None:
        """Write an element and what is below it; None when nothing of it was drawn."""
        outer = next(self._numbers) if element.within else parent
        number = self._written[element] = next(self._numbers)
        if element.role in _TABULAR and not any(map(self._drawn.items, element.walk())):
            return None
        page, kids = self._kids(element, number)
        if not kids and element.role not in _KEPT_WHEN_EMPTY:
            return None
        entries = [b"/S/%b/P %d 0 R" % (element.role.encode(), outer)]
        if page is not None:
            entries.append(b"/Pg %d 0 R" % self._page_numbers[page])
        if kids:
            entries.append(b"/K[%b]" % b" ".join(kids) if len(kids) > 1 else b"/K %b" % kids[0])
        entries += (b"%b %b" % (key, _string(value)) for key, value in _texts(element) if value)
        entries += _attributes(element, self._drawn.boxes)
        self.objects[number] = b"<<%b>>" % b"".join(entries)
        if element.identifier:
            self._identifiers[element.identifier] = number
        if element.within:
            self.objects[outer] = b"<</S/%b/P %d 0 R/K %d 0 R>>" % (element.within.encode(), parent, number)
            return outer
        return number

    def _kids(self, element: Element, number: int) -> tuple[int | None, list[bytes]]:
        """Return the page and what was drawn of an element, with inline elements between, then its other children."""
        items = self._drawn.items(element)
        children = [child for child in element.children if child not in items]
        if element.role == "Document":
            children.sort(key=self._last_page)
        page = next((item.page for item in items if isinstance(item, MarkedContent)), None)
        kids = [self._kid(item, element, number, page) for item in (*items, *children)]
        return page, [kid for kid in kids if kid is not None]

    def _last_page(self, element: Element) -> int:
        """Return the page on which a part of the document ends: one side of a card is read before the other."""
        items = [item for one in element.walk() for item in self._drawn.items(one)]
        return max((item.page for item in items if not isinstance(item, Element)), default=0)

    def _kid(
        self, item: MarkedContent | Annotation | Element, element: Element, number: int, page: int | None
    ) -> bytes | None:
        if isinstance(item, Element):
            written = self._element(item, number)
            return None if written is None else b"%d 0 R" % written
        if isinstance(item, Annotation):
            return self._link_area(item, element)
        if item.page == page:
            return b"%d" % item.number
        return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self._page_numbers[item.page], item.number)

    def _link_area(self, item: Annotation, element: Element) -> bytes:
        area = self._pages[item.page].Annots[item.index]
        area.StructParent = len(self._pages) + len(self._links)
        area.Contents = element.description or _address(area)
        area.F = 4  # printed, as PDF/UA allows no hidden ones
        self._links.append(self._written[element])
        return b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (self._page_numbers[item.page], area.objgen[0])

    def _parents(self) -> Iterable[bytes]:
        """Yield the parent tree's numbers: for each page the elements by MCID, for each link area its element."""
        import pikepdf

        for key, page in enumerate(self._pages):
            page.StructParents = key
            page.Tabs = pikepdf.Name.S
            elements = self._drawn.pages[key] if key < len(self._drawn.pages) else []
            yield b"%d[%b]" % (key, _references(self._written[element] for element in elements))
        for key, link in enumerate(self._links, start=len(self._pages)):
            yield b"%d %d 0 R" % (key, link)


def _references(numbers: Iterable[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _string(text: str) -> bytes:
    from pikepdf import String

    return String(text).unparse()


def _address(area: Object) -> str:
    return str(area.A.URI) if "/A" in area else str(area.get("/Contents", ""))


def _texts(element: Element) -> tuple[tuple[bytes, str], ...]:
    return (
        (b"/T", element.title),
        (b"/Lang", element.language),
        (b"/Alt", element.alternative),
        (b"/E", element.expansion),
        (b"/ID", element.identifier),
    )


def _attributes(element: Element, boxes: Mapping[Element, Box]) -> list[bytes]:
    """Return the entry with the attributes of an element, if it has any (ISO 32000-1, 14.8.5)."""
    found = []
    table = f"/Scope/{element.scope}" if element.scope else ""
    table += f"/ColSpan {element.column_span}" if element.column_span > 1 else ""
    if table:
        found.append(f"<</O/Table{table}>>")
    if element.list_numbering:
        found.append(f"<</O/List/ListNumbering/{element.list_numbering}>>")
    if element in boxes:
        left, bottom, right, top = (round(edge, 2) for edge in boxes[element])
        found.append(f"<</O/Layout/BBox[{left} {bottom} {right} {top}]>>")
    if not found:
        return []
    return [f"/A{found[0]}".encode() if len(found) == 1 else f"/A[{''.join(found)}]".encode()]
