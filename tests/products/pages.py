"""Read finished pages back: words with pypdf, and where their letters stand and how large they are with PDFium."""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

import pypdfium2
from pypdfium2 import raw

from generator.documents.blocks import Block, Contents, Move, Words, walk
from tests.products.pressroom import Printed

MM = 72 / 25.4
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def squeezed(text: str) -> str:
    """Take out what setting words may change: white space, soft hyphens; no-break hyphens become plain ones.

    Programs that read text back guess at spaces and put line ends where lines end; letters are exact.
    """
    return re.sub(r"[\s\u00ad\ufffe]+", "", text).replace("\u2011", "-")


@cache
def page_texts(printed: Printed) -> list[str]:
    """Give the words of every page as pypdf reads them, in the order of painting, squeezed, without a page's foot."""
    texts = [squeezed(page.extract_text()) for page in printed.reader.pages]
    if printed.product != "booklet":
        return texts
    feet = {printed.document.running, *(section.running for section in printed.document.sections)}
    for number, label in list(enumerate(printed.reader.page_labels))[1:-1]:
        text, ends = texts[number], [squeezed(f"{label}{name}") for name in feet]
        foot = max((end for end in ends if text.endswith(end)), key=len, default="")
        assert foot, f"page {label} has no folio with its running head: …{text[-40:]}"
        texts[number] = text.removesuffix(foot)
    return texts


def wanted(printed: Printed) -> list[Words]:
    """Give the words that belong on a product's pages, in reading order.

    Left out are the contents, which the layout writes, pages for notes, which come only where room is left, and the
    sentences that posters of 13 moves and more, and cards of more than 3, may leave away.
    """
    document, found = printed.document, []
    most = {"poster": 12, "card": 3, "booklet": 0}[printed.product]
    spare = {
        id(move.text.words)
        for step in document.steps
        if len(step.moves) > most
        for move in step.moves
        if move.text is not None
    }
    pages = "".join(page_texts(printed))
    for block in said(document):
        if isinstance(block, Words) and (id(block) not in spare or squeezed(block.text) in pages):
            found.append(block)
    return found


def said(block: Block | Words) -> Iterator[Block | Words]:
    """Walk blocks in reading order, without the contents and the pages for notes."""
    for one in [block] if isinstance(block, Words) else [block, *block.children()]:
        if one is block:
            yield one
        elif not isinstance(one, Contents) and getattr(one, "kind", "") != "notes":
            yield from said(one)


@dataclass
class Piece:
    """A text object of a page: what it says, its letters' boxes in mm from the left bottom corner, its size in pt.

    It is `drawn` when it is part of a figure.
    """

    page: int
    size: float
    drawn: bool = False
    text: str = ""
    boxes: list[Box] = field(default_factory=list)

    @property
    def box(self) -> Box:
        lefts, bottoms, rights, tops = zip(*self.boxes, strict=True)
        return min(lefts), min(bottoms), max(rights), max(tops)


@cache
def pieces(printed: Printed) -> list[Piece]:
    """Read every text object of a file."""
    return pieces_of(printed.pdf)


def pieces_of(pdf: bytes) -> list[Piece]:
    """Read every text object of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    found = [piece for number in range(len(document)) for piece in _pieces(document[number], number + 1)]
    document.close()
    return found


def _pieces(page: pypdfium2.PdfPage, number: int) -> list[Piece]:
    text = page.get_textpage()
    placed = {ctypes.addressof(each.raw.contents) for each in page.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=1)}
    matrix = raw.FS_MATRIX()
    known: dict[int, Piece] = {}
    for index in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text, index))
        owner = ctypes.cast(raw.FPDFText_GetTextObject(text, index), ctypes.c_void_p).value
        if sign.isspace() or sign == "\0" or not owner:
            continue
        if owner not in known:
            assert raw.FPDFText_GetMatrix(text, index, matrix)
            scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
            known[owner] = Piece(number, raw.FPDFText_GetFontSize(text, index) * scale, owner not in placed)
        left, bottom, right, top = text.get_charbox(index)
        known[owner].text += sign
        known[owner].boxes.append((left / MM, bottom / MM, right / MM, top / MM))
    return list(known.values())


def overlap(one: Box, other: Box) -> float:
    """Give the area that two boxes share, in mm²."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0


def collisions(printed: Printed) -> Iterator[str]:
    """Find letters of different text objects that lie on one another by more than a twentieth of the smaller one."""
    by_page = defaultdict(list)
    for piece in pieces(printed):
        by_page[piece.page].append(piece)
    for page, on_page in by_page.items():
        for one, other in combinations(on_page, 2):
            if overlap(one.box, other.box) and any(
                overlap(a, b) > min(_area(a), _area(b)) / 20 for a in one.boxes for b in other.boxes
            ):
                yield f"page {page}: {one.text!r} at {rounded(one.box)} and {other.text!r} at {rounded(other.box)}"


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def rounded(box: Box) -> tuple[float, ...]:
    """Round a box to tenths of a millimetre, to be read."""
    return tuple(round(edge, 1) for edge in box)


def figures(printed: Printed) -> list[str]:
    """Give the alternate texts of the document's pictures, each once, in reading order."""
    pictures = [block for block in said(printed.document) if getattr(block, "alt", "")]
    return list(dict.fromkeys(picture.alt for picture in pictures))


def moves(printed: Printed) -> list[Move]:
    """Give the moves of a poster or card."""
    return [block for block in walk(printed.document) if isinstance(block, Move)]
