"""Pages that are painted once and stand in several files, which are byte for byte as if they were painted anew.

A page refers to its file by the codes of its characters, the names of fonts and pictures, and the numbers of marked
content. Pictures get their names anew; codes and names of fonts are looked at before, and where another file has
others, the page has to be painted. Whether a page is taken or painted changes nothing but the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from reportlab.pdfbase.pdfmetrics import getFont

from generator.pdf.canvas import Artwork, PressCanvas
from generator.pdf.face import Face
from generator.pdf.structure import Box, Drawn, Element
from generator.pdf.text import KernedText

Call = tuple[str, tuple[Any, ...]]
"""A method and what it is called with."""


@dataclass(frozen=True)
class RecordedPage:
    """What was painted on a page up to a moment.

    `letters` are the characters by face, each with its code, and `names` those of the fonts, both in the order of
    their use. `places` are links and bookmarks, `drawn` what was drawn of which block.
    """

    code: tuple[str, ...]
    letters: dict[Face, dict[int, int]]
    names: dict[tuple[Face, int], str]
    places: tuple[Call, ...]
    drawn: tuple[Call, ...]


class _PictureCode(str):
    """The operator that shows a stored picture."""

    artwork: Artwork


class _NotedText(KernedText):
    """A text object that tells its canvas which characters it shows."""

    _canvas: RecordingCanvas

    def _formatText(self, text: str) -> str:  # noqa: N802
        formatted = super()._formatText(text)
        font = getFont(self._fontname)
        if isinstance(font, Face) and not self._canvas._formData:
            self._canvas.note(font, text)
        return formatted


class _NotedDrawn(Drawn):
    """Notes what is drawn, and the calls of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[Call] = []

    def mark(self, element: Element, page: int) -> int:
        self.calls.append(("mark", (element,)))
        return super().mark(element, page)

    def place(self, element: Element, inside: Element) -> None:
        self.calls.append(("place", (element, inside)))
        super().place(element, inside)

    def enclose(self, element: Element, box: Box) -> None:
        self.calls.append(("enclose", (element, box)))
        super().enclose(element, box)


class RecordingCanvas(PressCanvas):
    """A canvas whose pages can be recorded, and that takes recorded pages.

    `pictures` are the operators of artworks by name; those that are not there yet are added.
    """

    drawn: _NotedDrawn

    def __init__(self, *arguments: Any, pictures: dict[str, tuple[str, ...]], **options: Any) -> None:
        self._pictures = pictures
        self._letters: dict[Face, dict[int, int]] = {}
        self._names: dict[tuple[Face, int], str] = {}
        self._places: list[Call] = []
        super().__init__(*arguments, **options)
        self.drawn = _NotedDrawn()

    # Recording

    def recorded(self) -> RecordedPage | None:
        """Give what was painted on the page so far; None when it refers to more of the file than can be recorded."""
        if self._refers():
            return None
        drawn = tuple((name, tuple(map(self._block, given))) for name, given in self.drawn.calls)
        letters = {face: dict(codes) for face, codes in self._letters.items()}
        return RecordedPage(tuple(self._code), letters, dict(self._names), tuple(self._places), drawn)

    def _refers(self) -> bool:
        """Say whether what is painted has shades, inks or transparency, which belong to the file."""
        return bool(self._shadingUsed or self._colorsUsed or self._extgstate.getState())

    def _block(self, given: Any) -> Any:
        return self._blocks.get(given, given) if isinstance(given, Element) else given

    @cached_property
    def _blocks(self) -> dict[Element, object]:
        return self.tree.blocks() if self.tree is not None else {}

    def note(self, font: Face, text: str) -> None:
        """Note characters that were shown."""
        for run in font.shaped(text):
            subsets = run.font.subsets_in(self._doc)
            codes = self._letters.setdefault(run.font, {})
            for character in map(ord, run.characters):
                if character not in codes:
                    code = codes[character] = subsets.code_of(character)
                    number = code >> 8
                    self._names[run.font, number] = run.font.getSubsetInternalName(number, self._doc)

    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> KernedText:  # noqa: N802
        return _NotedText(self, x, y, direction=direction)

    def bookmark(self, key: str, x: float, y: float) -> None:
        self._places.append(("bookmark", (key, *self.absolutePosition(x, y))))
        super().bookmark(key, x, y)

    def outline(self, title: str, key: str, level: int) -> None:
        self._places.append(("outline", (title, key, level)))
        super().outline(title, key, level)

    def link(self, target: str, box: Box, block: object = None) -> None:
        self._places.append(("link", (target, self._on_page(box), block)))
        super().link(target, box, block)

    def show_stored(self, artwork: Artwork) -> None:
        super().show_stored(artwork)
        self._code[-1] = _PictureCode(self._code[-1])
        self._code[-1].artwork = artwork  # type: ignore[attr-defined]

    def _store(self, artwork: Artwork) -> None:
        super()._store(replace(artwork, paint=lambda _: self._paint_picture(artwork)))

    def _paint_picture(self, artwork: Artwork) -> None:
        if artwork.name in self._pictures:
            self._code.extend(self._pictures[artwork.name])
            return
        artwork.paint(self)
        if not (self._refers() or self._formsinuse):
            self._pictures[artwork.name] = tuple(self._code)

    def showPage(self) -> None:  # noqa: N802
        super().showPage()
        self._letters, self._names, self._places = {}, {}, []
        self.drawn.calls = []

    # Taking

    def takes(self, pages: Iterable[RecordedPage | None]) -> bool:
        """Say whether the pages can be taken as the next, one after the other: fonts have the same names and codes.

        Characters get their codes as if the pages were painted, whatever the answer.
        """
        answers = [page is not None and self._takes(page) for page in pages]
        return all(answers)

    def _takes(self, page: RecordedPage) -> bool:
        codes = {
            face: {character: face.subsets_in(self._doc).code_of(character) for character in codes}
            for face, codes in page.letters.items()
        }
        if codes != page.letters:
            return False
        names = {(face, number): face.getSubsetInternalName(number, self._doc) for face, number in page.names}
        return names == page.names

    def take(self, page: RecordedPage) -> None:
        """Paint a recorded page on the empty page at hand."""
        for code in page.code:
            if isinstance(code, _PictureCode):
                self.show_stored(code.artwork)
            else:
                self._code.append(code)
        for name, given in page.places:
            method: Callable[..., None] = getattr(self, name)
            method(*given)
        if self.tree is not None:
            for name, given in page.drawn:
                self._show(name, *given)

    def _show(self, name: str, block: object, other: Any = None) -> None:
        assert self.tree is not None
        element = self.tree.element_for(block)
        assert element is not None
        if name == "mark":
            self.drawn.mark(element, self.page)
        elif name == "enclose":
            self.drawn.enclose(element, other)
        else:
            inside = self.tree.element_for(other)
            assert inside is not None
            self.drawn.place(element, inside)
