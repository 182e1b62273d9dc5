"""What a document is to someone who cannot see it: a tree of elements in reading order, and where each was drawn.

The tree is made once, from blocks, and never changes; a canvas notes what it draws of each element. So reading
order owes nothing to drawing order, and a trial layout leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in pt."""

Role = Literal[
    "Document", "Part", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI",
    "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody",
    "Table", "THead", "TBody", "TR", "TH", "TD",
    "Span", "Quote", "Note", "Reference", "BibEntry", "Link", "Figure",
]  # fmt: skip


@dataclass(eq=False, slots=True)
class Element:
    """One node: its role (ISO 32000-1, 14.8.4), what is to be said instead of what is seen, and its children.

    `alternative` describes a picture, `expansion` spells out a short form, `description` says where a link leads,
    `identifier` names a note (unique in its document), and `within` is the role of an element that holds nothing but
    this one (a link that is a reference).
    """

    role: Role
    children: list[Element] = field(default_factory=list)
    title: str = ""
    language: str = ""
    alternative: str = ""
    expansion: str = ""
    description: str = ""
    identifier: str = ""
    within: Role | Literal[""] = ""
    scope: Literal["", "Column", "Row", "Both"] = ""
    list_numbering: Literal["", "None", "Disc", "Decimal", "UpperAlpha", "LowerAlpha"] = ""
    column_span: int = 1

    def add(self, child: Element) -> Element:
        """Append a child and return it."""
        self.children.append(child)
        return child

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class StructureTree:
    """The elements of one document, found by the very object (not an equal one) they stand for.

    `notes` are what its notes say, by what leads to them.
    """

    def __init__(self, root: Element, notes: Mapping[str, str] | None = None) -> None:
        self.root = root
        self.notes = notes or {}
        self._elements: dict[int, tuple[object, Element | None]] = {}

    def bind(self, block: object, element: Element) -> Element:
        """Let `block` be found as `element`."""
        self._elements[id(block)] = (block, element)
        return element

    def leave_out(self, block: object) -> None:
        """Let what is drawn of `block` be decoration."""
        self._elements[id(block)] = (block, None)

    def blocks(self) -> dict[Element, object]:
        """Return what each element stands for."""
        return {element: block for block, element in self._elements.values() if element is not None}

    def find(self, block: object) -> Element | None:
        """Return the element that stands for `block`, if any does."""
        known = self._elements.get(id(block))
        return known[1] if known else None

    def element_for(self, block: object) -> Element | None:
        """Return the element that stands for `block`, None for decoration; raise LookupError for an unknown block."""
        if id(block) not in self._elements:
            raise LookupError(f"nothing in the structure tree stands for {block!r}")
        return self._elements[id(block)][1]


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """What one BDC … EMC encloses: page from 0, number (MCID) on that page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link area: page from 0, index among the page's annotations."""

    page: int
    index: int


class Drawn:
    """What one canvas drew of which element, in drawing order."""

    def __init__(self) -> None:
        self._items: dict[Element, list[MarkedContent | Annotation | Element]] = {}
        self._boxes: dict[Element, Box] = {}
        self.pages: list[list[Element]] = []

    def mark(self, element: Element, page: int) -> int:
        """Note that the next marked content of `page` shows `element`; return its number."""
        while len(self.pages) <= page:
            self.pages.append([])
        number = len(self.pages[page])
        self.pages[page].append(element)
        self._items.setdefault(element, []).append(MarkedContent(page, number))
        return number

    def annotate(self, element: Element, page: int, index: int) -> None:
        """Note that a link area belongs to `element`."""
        self._items.setdefault(element, []).append(Annotation(page, index))

    def place(self, element: Element, inside: Element) -> None:
        """Note that an inline element comes here within the text of another; only the first time counts."""
        items = self._items.setdefault(inside, [])
        if element is not inside and element not in items:
            items.append(element)

    def enclose(self, element: Element, box: Box) -> None:
        """Note the box in which a picture was painted."""
        self._boxes[element] = box

    def items(self, element: Element) -> list[MarkedContent | Annotation | Element]:
        """Return text, inline elements and then link areas of an element."""
        items = self._items.get(element, [])
        return sorted(items, key=lambda item: isinstance(item, Annotation))

    @property
    def boxes(self) -> Mapping[Element, Box]:
        return self._boxes
