"""What must hold of any finished page, whatever was put in: each oracle yields what is wrong.

They read the PDF and know nothing of layouts: words by pypdf, letters and their sizes by PDFium, and figures as the ink
that they leave when nothing else is painted. Lengths are mm.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import combinations

from pypdf import PdfReader

from generator.documents.blocks import (
    Callout,
    Document,
    Foot,
    Heading,
    Inset,
    Move,
    Picture,
    Section,
    Step,
    Words,
    walk,
)
from generator.output import Output
from tests.fuzz.ink import Ink, Shape, inks_of
from tests.products.pages import MM, Box, Piece, overlap, pieces_of, rounded, said, squeezed

TOUCH = 1 / 20
"""Share of a letter that another may cover: boxes of letters are larger than their ink."""
CLEAR = 0.12
"""How far letters may reach over a panel's edge or into a rule, mm: what antialiasing and rounding leave."""
PIXEL = 0.4
"""How exactly the boxes of figures are known, mm."""


@dataclass(frozen=True)
class Floors:
    """The least type that anything may be set in, the least of a move's words (pt), and the safe area (mm)."""

    all: float
    moves: float
    safe: float


@dataclass(frozen=True, eq=False)
class Finished:
    """A laid-out file with the document that it says, and the floors of its product."""

    document: Document
    output: Output
    floors: Floors

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(BytesIO(self.output.data))

    @cached_property
    def pieces(self) -> list[Piece]:
        """Every text object, without those within figures."""
        return [piece for piece in pieces_of(self.output.data) if not piece.drawn]

    @cached_property
    def inks(self) -> list[Ink]:
        """What is painted beside words, page by page."""
        return list(inks_of(self.output.data))

    def on(self, page: int) -> list[Piece]:
        """Give the text objects of a page (from 1)."""
        return [piece for piece in self.pieces if piece.page == page]

    def trim(self, page: int) -> Box:
        """Give a page's trimmed size."""
        left, bottom, right, top = (float(edge) / MM for edge in self.reader.pages[page - 1].trimbox)
        return left, bottom, right, top


def all_wrong(finished: Finished) -> list[str]:
    """Ask every oracle."""
    return [wrong for oracle in ORACLES for wrong in oracle(finished)]


def unsaid(finished: Finished) -> Iterator[str]:
    """Yield the words that are not on the pages, in the document's order, and were not told."""
    text = "".join(page_texts(finished)).replace("-", "")
    told = {place for each in finished.output.left_out for place in each.places}
    gone = {
        id(words)
        for block in walk(finished.document)
        if isinstance(block, (Inset, Callout)) and place_of(block.heading.words) in told
        for words in walk(block)
    }
    place = 0
    free = anywhere(finished.document)
    for words in owed(finished.document):
        if place_of(words) in told or id(words) in gone:
            continue
        wanted = squeezed(words.text).replace("-", "")
        found = text.find(wanted, 0 if id(words) in free else place)
        if found >= 0:
            place = place if id(words) in free else found + len(wanted)
        else:
            yield f"{words.text!r} ({words.source.field}) is not on the page after what comes before it, nor told"


def page_texts(finished: Finished) -> Iterator[str]:
    """Give the words of every page, without the folio and running head at the foot of a booklet's, painted last."""
    runners = {finished.document.running, *(section.running for section in finished.document.sections)}
    for page, label in zip(finished.reader.pages, finished.reader.page_labels, strict=True):
        text, feet = squeezed(page.extract_text()), [squeezed(f"{label}{name}") for name in runners if name]
        yield text.removesuffix(max((foot for foot in feet if text.endswith(foot)), key=len, default=""))


def place_of(words: Words) -> tuple[str, int, int]:
    """Give the place where words were written."""
    return words.source.file, words.source.line, words.source.column


def owed(document: Document) -> Iterator[Words]:
    """Give the words that a product must print or tell of, in order.

    A cue is owed only where there is no sentence; diaries and notes of a pocket edition fill what is free, a move alone
    in its part has the part's number there, and what nobody wrote about the order of moves stands where it has room.
    """
    spare: set[int] = set()
    pocket = document.product == "pocket"
    for block in walk(document):
        if isinstance(block, Move) and block.text is not None and block.cue is not None:
            spare.add(id(block.cue.words))
        if isinstance(block, Step):
            numbers = [move.heading.number for move in block.moves]
            spare |= {id(number) for number in numbers if pocket and len(numbers) == 1}
            spare |= {id(note.words) for note in [block.note] if note is not None and not note.words.source.line}
        if isinstance(block, Section) and pocket and block.kind == "diary":
            spare |= {id(words) for words in walk(block)}
    for words in said(document):
        if isinstance(words, Words) and id(words) not in spare and squeezed(words.text):
            yield words


def anywhere(document: Document) -> set[int]:
    """Give the words whose place in the order of painting is free: numbers, and what stands beside a poster's moves.

    On a card Stop and the code are read on its front, before the moves on its back.
    """
    free = {id(block.number) for block in walk(document) if isinstance(block, Heading)}
    for block in walk(document) if document.product in ("poster", "card") else ():
        if isinstance(block, (Callout, Foot, Inset)):
            free |= {id(words) for words in walk(block)}
    return free


def struck(finished: Finished) -> Iterator[str]:
    """Yield the words that share ink with others."""
    for ink in finished.inks:
        for one, other in combinations(finished.on(ink.page), 2):
            if overlap(one.box, other.box) and share(one, other):
                yield f"page {one.page}: {one.text!r} and {other.text!r} lie on one another"


def share(one: Piece, other: Piece) -> bool:
    """Tell whether letters of two texts lie on one another."""
    return any(overlap(a, b) > TOUCH * min(area(a), area(b)) for a in one.boxes for b in other.boxes)


def area(box: Box) -> float:
    """Give the area of a box."""
    return (box[2] - box[0]) * (box[3] - box[1])


def drawn_over(finished: Finished) -> Iterator[str]:
    """Yield the words that lie on figures."""
    for ink in finished.inks:
        for piece in finished.on(ink.page):
            if any(ink.figures_in(box) for box in piece.boxes):
                yield f"page {ink.page}: {piece.text!r} at {rounded(piece.box)} lies on a figure"


def crossed(finished: Finished) -> Iterator[str]:
    """Yield the words that a rule or a panel's edge runs through, and those on a code."""
    for ink in finished.inks:
        for piece in finished.on(ink.page):
            for shape in ink.shapes:
                if overlap(piece.box, shape.box) and any(cut_by(shape, box) for box in piece.boxes):
                    yield f"page {ink.page}: {piece.text!r} is crossed by {shape.name} {rounded(shape.box)}"


def cut_by(shape: Shape, letter: Box) -> bool:
    """Tell whether a shape lies on a letter otherwise than as its whole ground."""
    left, bottom, right, top = shape.box
    within = left - CLEAR <= letter[0] and bottom - CLEAR <= letter[1] <= letter[3] <= top + CLEAR
    if shape.ground and within and letter[2] <= right + CLEAR:
        return False
    width = min(right, letter[2]) - max(left, letter[0])
    height = min(top, letter[3]) - max(bottom, letter[1])
    return width > CLEAR and height > min(CLEAR, (top - bottom) / 2)


def outside(finished: Finished) -> Iterator[str]:
    """Yield the words that leave the safe area."""
    for piece in finished.pieces:
        left, bottom, right, top = finished.trim(piece.page)
        box, safe = piece.box, finished.floors.safe - 0.3
        if box[0] < left + safe or box[1] < bottom + safe or box[2] > right - safe or box[3] > top - safe:
            yield f"page {piece.page}: {piece.text!r} at {rounded(piece.box)} leaves the safe area"


def cut(finished: Finished) -> Iterator[str]:
    """Yield the figures of which something is cut away, by their own frame or by the page's edge."""
    for ink in finished.inks:
        if ink.lost:
            yield f"page {ink.page}: {ink.lost} of the figures' pixels are cut away"
        for box in ink.figures:
            left, bottom, right, top = finished.trim(ink.page)
            if box[0] < left - CLEAR or box[1] < bottom - CLEAR or box[2] > right + CLEAR or box[3] > top + CLEAR:
                yield f"page {ink.page}: a figure at {rounded(box)} runs over the trimmed edge"


def entangled(finished: Finished) -> Iterator[str]:
    """Yield the figures that lie on others, on rules, on panels and on codes."""
    for ink in finished.inks:
        for one, other in ink.meetings():
            yield f"page {ink.page}: figures at {rounded(one)} and {rounded(other)} lie on one another"
        for shape in ink.shapes:
            if not (shape.seen and ink.figures_in(shape.box, touching=shape.name == "a rule")):
                continue
            for box in ink.figures:
                if overlap(box, shape.box) and not within(box, shape.box) and not stands_on(box, shape):
                    yield f"page {ink.page}: a figure at {rounded(box)} lies on {shape.name} {rounded(shape.box)}"


def stands_on(figure: Box, shape: Shape) -> bool:
    """Tell whether a figure stands on a rule."""
    return shape.name == "a rule" and figure[1] > shape.box[1] - CLEAR - PIXEL


def within(inner: Box, outer: Box) -> bool:
    """Tell whether a box lies in another."""
    return all(a >= b - CLEAR for a, b in zip(inner[:2], outer[:2], strict=True)) and all(
        a <= b + CLEAR for a, b in zip(inner[2:], outer[2:], strict=True)
    )


def undrawn(finished: Finished) -> Iterator[str]:
    """Yield what is said of figures that are missing: there is one for every move, for the title and the inset."""
    moves = sum(isinstance(block, Move) for block in walk(finished.document))
    told = " ".join(each.message for each in finished.output.left_out)
    kinds = {"hero": "picture beside the title", "inset": "inset"}
    for block in walk(finished.document):
        if isinstance(block, Picture) and block.kind in kinds and finished.document.product != "card":
            moves += kinds[block.kind] not in told
    found = sum(len(ink.figures) for ink in finished.inks)
    if found < moves:
        yield f"there are {found} figures where {moves} are owed"


def small(finished: Finished) -> Iterator[str]:
    """Yield the words that are set smaller than the least size: that of all words, and that of moves."""
    of_moves = {id(words) for move in walk(finished.document) if isinstance(move, Move) for words in walk(move)}
    texts: tuple[list[str], list[str]] = [], []
    for words in walk(finished.document):
        if isinstance(words, Words):
            texts[id(words) in of_moves].append(squeezed(words.text))
    other, moves = map("\n".join, texts)
    for piece in finished.pieces:
        text = squeezed(piece.text).removesuffix("-")
        moved = len(text) > 4 and text in moves and text not in other
        floor = finished.floors.moves if moved else finished.floors.all
        if piece.size < floor - 0.02:
            yield f"page {piece.page}: {piece.text!r} is set in {piece.size:.1f} pt, where {floor:g} is the least"


ORACLES = (unsaid, struck, drawn_over, crossed, outside, cut, entangled, undrawn, small)
