"""Write the structure tree into a finished file: only what was drawn, with its parent tree and identifiers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from generator.pdf.structure import Annotation, Box, Drawn, Element, MarkedContent, Tree

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_KEPT_WHEN_EMPTY = frozenset({"TD", "TH"})
"""An empty cell keeps its place, or the cells after it would move into other columns."""


def write_structure(pdf: Pdf, tree: Tree, drawn: Drawn) -> None:
    """Add `tree` to a file whose pages a canvas painted and noted in `drawn`."""
    import pikepdf

    writer = _Writer(pdf, drawn)
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    top = writer.element(tree.root, root)
    root.K = pikepdf.Array([top] if top is not None else [])
    root.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(writer.parents())))
    root.ParentTreeNextKey = writer.next_key
    if writer.identifiers:
        names: list[Any] = [part for pair in sorted(writer.identifiers.items()) for part in pair]
        root.IDTree = pdf.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array(names)))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)


class _Writer:
    def __init__(self, pdf: Pdf, drawn: Drawn) -> None:
        self._pdf = pdf
        self._drawn = drawn
        self._pages = [page.obj for page in pdf.pages]
        self._written: dict[Element, Object] = {}
        self._links: list[Object] = []
        self.identifiers: dict[str, Object] = {}

    @property
    def next_key(self) -> int:
        return len(self._pages) + len(self._links)

    def element(self, element: Element, parent: Object) -> Object | None:
        """Write an element and what is below it; None when nothing of it was drawn."""
        import pikepdf

        made = self._pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name(f"/{element.role}"), P=parent))
        self._written[element] = made
        kids = self._kids(element, made)
        if not kids and element.role not in _KEPT_WHEN_EMPTY:
            return None
        if kids:
            made.K = kids[0] if len(kids) == 1 else pikepdf.Array(kids)
        for key, value in _entries(element).items():
            made[key] = value
        attributes = _attributes(element, self._drawn.boxes)
        if attributes:
            made.A = attributes[0] if len(attributes) == 1 else pikepdf.Array(attributes)
        if element.identifier:
            self.identifiers[element.identifier] = made
        if element.within:
            outer = pikepdf.Dictionary(S=pikepdf.Name(f"/{element.within}"), P=parent, K=made)
            made.P = self._pdf.make_indirect(outer)
            return cast("Object", made.P)
        return made

    def _kids(self, element: Element, made: Object) -> list[Any]:
        """Return what was drawn of an element with its inline elements between, then its other children."""
        items = self._drawn.items(element)
        children = [child for child in element.children if child not in items]
        if element.role == "Document":
            children.sort(key=self._last_page)
        page = next((item.page for item in items if isinstance(item, MarkedContent)), None)
        if page is not None:
            made.Pg = self._pages[page]
        kids = [self._kid(item, element, made, page) for item in items]
        kids += [self.element(child, made) for child in children]
        return [kid for kid in kids if kid is not None]

    def _last_page(self, element: Element) -> int:
        """Return the page on which a part of the document ends: one side of a card is read before the other."""
        items = [item for one in element.walk() for item in self._drawn.items(one)]
        return max((item.page for item in items if not isinstance(item, Element)), default=0)

    def _kid(self, item: MarkedContent | Annotation | Element, element: Element, made: Object, page: int | None) -> Any:
        import pikepdf

        if isinstance(item, Element):
            return self.element(item, made)
        if isinstance(item, Annotation):
            return self._link_area(item, element)
        if item.page == page:
            return item.number
        return pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=self._pages[item.page], MCID=item.number)

    def _link_area(self, item: Annotation, element: Element) -> Any:
        import pikepdf

        area = self._pages[item.page].Annots[item.index]
        area.StructParent = len(self._pages) + len(self._links)
        area.Contents = element.description or _address(area)
        area.F = 4  # printed, as PDF/UA allows no hidden ones
        self._links.append(self._written[element])
        return pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Pg=self._pages[item.page], Obj=area)

    def parents(self) -> list[Any]:
        """Return the parent tree's numbers: for each page the elements by MCID, for each link area its element."""
        import pikepdf

        numbers: list[Any] = []
        for key, page in enumerate(self._pages):
            page.StructParents = key
            page.Tabs = pikepdf.Name.S
            shown = self._drawn.pages[key] if key < len(self._drawn.pages) else []
            numbers += [key, pikepdf.Array([self._written[element] for element in shown])]
        for key, link in enumerate(self._links, start=len(self._pages)):
            numbers += [key, link]
        return numbers


def _address(area: Object) -> str:
    return str(area.A.URI) if "/A" in area else str(area.get("/Contents", ""))


def _entries(element: Element) -> dict[str, str]:
    entries = {
        "/T": element.title,
        "/Lang": element.language,
        "/Alt": element.alternative,
        "/ActualText": element.actual_text,
        "/E": element.expansion,
        "/ID": element.identifier,
    }
    return {key: value for key, value in entries.items() if value}


def _attributes(element: Element, boxes: Mapping[Element, Box]) -> list[Any]:
    """Return the attribute objects of an element (ISO 32000-1, 14.8.5)."""
    from pikepdf import Array, Dictionary, Name

    table = Dictionary(O=Name.Table)
    if element.scope:
        table.Scope = Name(f"/{element.scope}")
    if element.column_span > 1:
        table.ColSpan = element.column_span
    if element.row_span > 1:
        table.RowSpan = element.row_span
    found = [table] if len(table) > 1 else []
    if element.list_numbering:
        found.append(Dictionary(O=Name.List, ListNumbering=Name(f"/{element.list_numbering}")))
    if element in boxes:
        found.append(Dictionary(O=Name.Layout, BBox=Array([round(edge, 2) for edge in boxes[element]])))
    return found
