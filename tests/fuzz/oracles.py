"""What must hold of any finished page, whatever was put in: each oracle yields what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader

from generator.documents.blocks import Document, Words, walk
from generator.output import Output
from tests.products.pages import MM, Box, Piece, overlap, pieces_of, said, squeezed

TOUCH = 1 / 20
"""Share of a letter that another may cover: boxes of letters are larger than their ink."""


@dataclass(frozen=True, eq=False)
class Finished:
    """A finished file with the document that it says, the least type (pt) and the safe area (mm) of its product."""

    document: Document
    output: Output
    floor: float
    safe: float

    def pieces(self) -> list[Piece]:
        """Read every text object."""
        return pieces_of(self.output.data)


def all_wrong(finished: Finished) -> list[str]:
    """Ask every oracle."""
    pieces = finished.pieces()
    return [
        *unsaid(finished),
        *struck(pieces),
        *outside(finished, pieces),
        *small(finished, pieces),
    ]


def unsaid(finished: Finished) -> Iterator[str]:
    """Yield the words that are not on the pages, in the document's order, and were not told."""
    reader = PdfReader(BytesIO(finished.output.data))
    text = "".join(squeezed(page.extract_text()) for page in reader.pages).replace("-", "")
    told = {(each.line, each.field) for each in finished.output.left_out}
    kinds = " ".join(each.message for each in finished.output.left_out)
    place = 0
    anywhere = on_the_front(finished.document)
    for words in said(finished.document):
        if not isinstance(words, Words) or not words.text.strip():
            continue
        wanted = squeezed(words.text).replace("-", "")
        found = text.find(wanted, 0 if id(words) in anywhere else place)
        if found >= 0:
            place = place if id(words) in anywhere else found + len(wanted)
        elif not ((words.source.line, words.source.field) in told or allowed(words, kinds)):
            yield f"{words.text!r} ({words.source.field}) is not on the page after what comes before it, nor told"


def on_the_front(document: Document) -> set[int]:
    """Give the words of a card that are read on its front, before the moves on its back: Stop, and the code."""
    code = document.foot.code if document.foot is not None else None
    blocks = [document.stop, code] if document.product == "card" else []
    return {id(words) for block in blocks if block is not None for words in walk(block) if isinstance(words, Words)}


def allowed(words: Words, kinds: str) -> bool:
    """Tell whether what was left out is of a kind that was told: one note speaks of all sentences."""
    field = words.source.field.rsplit(".", 1)[-1]
    return field in ("poster", "card") and ("sentence" in kinds or "cue" in kinds)


def struck(pieces: list[Piece]) -> Iterator[str]:
    """Yield the words that share ink with others."""
    for number, one in enumerate(pieces):
        for other in pieces[number + 1 :]:
            if one.page == other.page and overlap(one.box, other.box) and share(one, other):
                yield f"page {one.page}: {one.text!r} and {other.text!r} lie on one another"


def share(one: Piece, other: Piece) -> bool:
    """Tell whether letters of two texts lie on one another."""
    return any(overlap(a, b) > TOUCH * min(area(a), area(b)) for a in one.boxes for b in other.boxes)


def area(box: Box) -> float:
    """Give the area of a box."""
    return (box[2] - box[0]) * (box[3] - box[1])


def outside(finished: Finished, pieces: list[Piece]) -> Iterator[str]:
    """Yield the words that leave the safe area."""
    reader = PdfReader(BytesIO(finished.output.data))
    for piece in pieces:
        trim = reader.pages[piece.page - 1].trimbox
        left, bottom, right, top = (float(edge) / MM for edge in trim)
        box, safe = piece.box, finished.safe - 0.3
        if box[0] < left + safe or box[1] < bottom + safe or box[2] > right - safe or box[3] > top - safe:
            yield f"page {piece.page}: {piece.text!r} at {box} leaves the safe area"


def small(finished: Finished, pieces: list[Piece]) -> Iterator[str]:
    """Yield the words that are set smaller than the least size."""
    for piece in pieces:
        if piece.size < finished.floor - 0.02:
            yield f"page {piece.page}: {piece.text!r} is set in {piece.size:.1f} pt"
