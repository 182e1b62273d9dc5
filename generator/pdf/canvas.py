"""The canvas every page is painted on: what is drawn for an element is marked as its content, all else is artifact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil, floor
from typing import IO, Any
from weakref import WeakSet

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from generator.pdf import fonts, text
from generator.pdf.dated import moment
from generator.pdf.face import Face
from generator.pdf.structure import Box, Drawn, Element, StructureTree
from generator.target import ColourSpace

_PAINTS = re.compile(r"(?:^|\s)(?:[fBbSs]\*?|F|sh|Do|EI|Tj|TJ)(?=\s|$)")
_BREAKS = frozenset({"q", "Q"})


class _Marked(str):
    """Operators that are marked already, or that open or close marked content."""


@dataclass(frozen=True, slots=True)
class PageSetup:
    """How pages are made: colour space, PDF version, language, boxes in pt, and whether links are kept.

    Screen pages keep the defaults; shop pages are `PageSetup("cmyk", (1, 4), trim=…, bleed=…, links=False)`.
    """

    space: ColourSpace = "rgb"
    version: tuple[int, int] = (1, 7)
    language: str = "en"
    trim: Box | None = None
    bleed: Box | None = None
    links: bool = True


@dataclass(frozen=True, slots=True)
class Artwork:
    """A picture stored once a file: its name (equal names are equal pictures), bounds, and what paints it.

    Bounds (left, bottom, right, top) and painting are in the picture's own units; lines may pass them by one unit.
    What writes its words does so over it, on every page: readers of stored pictures join words to those before.
    """

    name: str
    bounds: Box
    paint: Callable[[PressCanvas], None]
    write: Callable[[PressCanvas], None] | None = None


class PressCanvas(text.GreyInk, Canvas):
    """A ReportLab canvas that records what it draws of which element of `tree` (None: untagged).

    On a canvas that is `measuring`, text leaves its landmarks and no words.
    """

    measuring = False

    # ReportLab's own, which its type stubs leave out
    _annotationrefs: list[Any]
    _code: list[str]
    _colorsUsed: dict[str, str]  # noqa: N815
    _doc: Any
    _extgstate: Any
    _formData: Any  # noqa: N815
    _formsinuse: list[str]
    _pageNumber: int  # noqa: N815
    _shadingUsed: dict[str, str]  # noqa: N815

    def __init__(
        self,
        file: str | IO[bytes],
        *,
        setup: PageSetup | None = None,
        tree: StructureTree | None = None,
        **options: Any,
    ):
        moment()  # told before ReportLab reads the same variable, in words of its own
        self.setup = setup or PageSetup()
        self.tree = tree
        self.drawn = Drawn()
        self._element: Element | None = None
        self._whole = False
        self._owners: WeakSet[object] = WeakSet()
        self._stored: dict[str, str] = {}
        ours = {
            "invariant": 1,
            "pageCompression": 1,
            "pdfVersion": self.setup.version,
            "lang": self.setup.language,
            "initialFontName": fonts.face(),
            "enforceColorSpace": "CMYK" if self.setup.space == "cmyk" else None,
            "trimBox": self.setup.trim,
            "bleedBox": self.setup.bleed,
        }
        rl_config.useA85 = 0  # bytes need no letters, which take time and a quarter more memory
        super().__init__(file, **{**options, **ours})

    @classmethod
    def maker(cls, setup: PageSetup | None = None, tree: StructureTree | None = None) -> Callable[..., PressCanvas]:
        """Return what a document template takes as `canvasmaker`."""
        return lambda file, **options: cls(file, setup=setup, tree=tree, **options)

    # Whose content it is

    @contextmanager
    def content(self, block: object, *, owner: object = None, box: Box | None = None) -> Iterator[None]:
        """Mark what is drawn inside as content of the element that stands for `block` (None: an artifact).

        Text is marked; lines and fills beside it stay artifacts. With `box` (in current coordinates) all that is
        painted is one picture. What the same `owner` draws again, as a repeated table header, is an artifact.
        """
        outer = self._element
        if not self._whole:
            self._element = self._element_for(block, owner)
        whole = box is not None and not self._whole and self._element is not None and not self._formData
        if whole and box is not None and self._element is not None:
            self.drawn.enclose(self._element, self._on_page(box))
            self._code.append(_Marked(self._begin(self._element)))
            self._whole = True
        try:
            yield
        finally:
            if whole:
                self._code.append(_Marked("EMC"))
                self._whole = False
            self._element = outer

    def _element_for(self, block: object, owner: object) -> Element | None:
        if self.tree is None or block is None:
            return None
        again = owner is not None and owner in self._owners
        if owner is not None and not self._formData:
            self._owners.add(owner)
        return None if again else self.tree.element_for(block)

    def _begin(self, element: Element) -> str:
        return f"/{element.role} <</MCID {self.drawn.mark(element, self.page)}>> BDC"

    @property
    def page(self) -> int:
        """The page being painted, from 0."""
        return int(self._pageNumber) - 1

    def _on_page(self, box: Box) -> Box:
        corners = [self.absolutePosition(x, y) for x in box[::2] for y in box[1::2]]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    # Text

    def setFont(self, psfontname: str, size: float, leading: Any = None) -> None:  # noqa: N802
        """Set a face of ours; for any other font, as tables name for empty cells, the text face: all are embedded."""
        name = psfontname if isinstance(getFont(psfontname), Face) else fonts.face()
        super().setFont(name, size, leading)

    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> text.KernedText:  # noqa: N802
        return text.KernedText(self, x, y, direction=direction)

    def drawText(self, aTextObject: Any) -> None:  # noqa: N802, N803
        if self.tree is None or self._formData or self._whole:
            self._code.append(text.plain(aTextObject))
        elif self._element is None:
            self._code.append(_Marked(f"/Artifact BMC {text.plain(aTextObject)} EMC"))
        else:
            self._code.append(_Marked(text.marked(aTextObject, self._begin_inline)))

    def _begin_inline(self, inline: text.Inline | None) -> str:
        assert self.tree is not None
        assert self._element is not None
        element = (inline is not None and self.tree.find(inline.block)) or self._element
        if element is not self._element:
            self.drawn.place(element, inside=self._element)
        return self._begin(element)

    # Moving about

    def bookmark(self, key: str, x: float, y: float) -> None:
        """Let `key` mean this point (in current coordinates) on this page."""
        if self.setup.links:
            self.bookmarkHorizontal(key, x, y)

    def outline(self, title: str, key: str, level: int) -> None:
        """Add an entry to the outline that leads to the bookmark `key`; `level` counts from 0."""
        if self.setup.links:
            self.addOutlineEntry(title, key, level, closed=level >= 1)

    def link(self, target: str, box: Box, block: object = None) -> None:
        """Make `box` (in current coordinates) lead to `#key` or a web, mail or telephone address.

        `block` is the object whose element is the link.
        """
        if not self.setup.links:
            return
        element = self.tree.find(block) if self.tree is not None else None
        if self.tree is not None and element is None:
            raise LookupError(f"nothing in the structure tree stands for the link to {target}")
        if element is not None:
            self.drawn.annotate(element, self.page, len(self._annotationrefs))
        if target.startswith("#"):
            self.linkRect(target[1:], target[1:], box, relative=1)
        else:
            super().linkURL(target, box, relative=1)

    def linkURL(self, url: str, rect: Box, relative: Any = 0, *rest: Any, **options: Any) -> None:  # noqa: N802
        """Take a link from a paragraph."""
        if isinstance(url, text.Inline):
            self.link(url.target, rect, url.block)
        elif self.setup.links:
            super().linkURL(url, rect, relative, *rest, **options)

    def transform(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        """Move to other coordinates; on pages, distances in pt need no more than two decimals."""
        moved = (e, f) if self._formData else (round(e, 2), round(f, 2))
        super().transform(a, b, c, d, *moved)

    # Pictures stored once

    def place(self, artwork: Artwork, x: float, y: float, scale: float = 1.0) -> None:
        """Paint an artwork with its own origin at x, y and its unit `scale` pt long."""
        if artwork.name not in self._stored:
            self._store(artwork)
        self.saveState()
        self.translate(x, y)
        self.scale(scale, scale)
        self.show_stored(artwork)
        if artwork.write:
            artwork.write(self)
        self.restoreState()

    def show_stored(self, artwork: Artwork) -> None:
        """Paint an artwork at the origin, in its own units, and store it when the file has it not yet."""
        if artwork.name not in self._stored:
            self._store(artwork)
        self.doForm(self._stored[artwork.name])

    def _store(self, artwork: Artwork) -> None:
        name = self._stored[artwork.name] = f"{len(self._stored):x}"
        left, bottom, right, top = artwork.bounds
        if not self._code:
            self._code.append("")  # else ReportLab takes the page for a form and forgets its links
        self.beginForm(name, floor(left) - 1, floor(bottom) - 1, ceil(right) + 1, ceil(top) + 1)
        artwork.paint(self)
        resources: Any = pdfdoc.PDFResourceDictionary()
        resources.basicFonts()
        resources.XObject = self._doc.xobjDict(self._formsinuse) if self._formsinuse else {}
        resources.ExtGState = self._extgstate.getState() or {}
        resources.setShading(self._shadingUsed)
        resources.setColorSpace(self._colorsUsed)
        self.endForm(Resources=resources)

    def picture(
        self, artwork: Artwork, x: float, y: float, scale: float = 1.0, *, block: object = None, owner: object = None
    ) -> None:
        """Paint an artwork with the lower left corner of its bounds at x, y, tagged as `block`."""
        left, bottom, right, top = artwork.bounds
        box = (x, y, x + (right - left) * scale, y + (top - bottom) * scale)
        with self.content(block, owner=owner, box=box):
            self.place(artwork, x - left * scale, y - bottom * scale, scale)

    # Pages

    def showPage(self) -> None:  # noqa: N802
        if self.tree is not None:
            self._code[:] = _with_artifacts(self._code)
        super().showPage()


def _with_artifacts(code: list[str]) -> list[str]:
    """Return the operators of a page with everything painted outside marked content marked as artifact."""
    result: list[str] = []
    run: list[str] = []
    depth = 0

    def close_run() -> None:
        painted = any(map(_PAINTS.search, run))
        result.extend(["/Artifact BMC", *run, "EMC"] if painted else run)
        run.clear()

    for operators in code:
        if isinstance(operators, _Marked) or depth or operators in _BREAKS:
            close_run()
            result.append(operators)
            if isinstance(operators, _Marked):
                depth += operators.endswith("BDC") - (operators == "EMC")
        else:
            run.append(operators)
    close_run()
    return result
