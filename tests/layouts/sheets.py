"""Posters and cards for tests, made from altered copies of a routine, and what can be read back from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from itertools import cycle, islice
from typing import Literal

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader

from generator.content.library import Library
from generator.content.project import Project
from generator.content.routine import Part, Routine, RoutineEntry
from generator.content.values import Text
from generator.documents.blocks import Document, Move, Words, walk
from generator.documents.templating import render
from generator.jobs import find_target
from generator.layouts import card, poster
from generator.layouts.pictures import Pictures
from generator.layouts.setting import Setting
from generator.layouts.theme import load_theme
from generator.output import Output
from generator.paper import paper
from generator.pdf.colouring import Colouring
from generator.units import MM

SHIPPED = Project.find()
ROUTINE = "psoas-for-runners"
BEFORE = ("Release", "Stretch", "Breathe")
MOVES = (
    "hundred", "single-leg-circle", "single-leg-stretch", "double-leg-stretch", "scissors", "lower-lift",
    "criss-cross", "lower-lift-last",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Thing:
    """Something painted: its kind, its edges in mm from the trimmed page's top left corner, and a text's words.

    `baseline` is in mm from the top, `size` in points; both are of texts only.
    """

    kind: Literal["text", "picture", "shape"]
    left: float
    top: float
    right: float
    bottom: float
    words: str = ""
    size: float = 0.0
    baseline: float = 0.0

    def meets(self, other: Thing, slack: float = 0.1) -> bool:
        """Tell whether two things overlap by more than `slack` mm both ways."""
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > slack and min(self.bottom, other.bottom) - max(self.top, other.top) > slack


@dataclass(frozen=True, eq=False)
class Sheet:
    """A finished poster or card with the document it was made from."""

    document: Document
    laid: Output
    bleed: float = 0.0

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(BytesIO(self.laid.data))

    @cache  # noqa: B019  (sheets are kept for all tests anyway)
    def text(self) -> str:
        """Give the text of all pages in the order of their content, without white space."""
        return squeezed("".join(page.extract_text() for page in self.reader.pages))

    @cache  # noqa: B019
    def things(self, page: int = 1) -> list[Thing]:
        """Read back everything painted on a page (from 1)."""
        sheet = pypdfium2.PdfDocument(self.laid.data)[page - 1]
        textpage, height, edge = sheet.get_textpage(), sheet.get_height() / MM, self.bleed
        found = []
        for each in sheet.get_objects(max_depth=1, textpage=textpage):
            left, bottom, right, top = (length / MM for length in each.get_bounds())
            box = (left - edge, height - top - edge, right - edge, height - bottom - edge)
            if each.type == pdfium.FPDF_PAGEOBJ_TEXT:
                matrix = each.get_matrix()
                words, size = each.extract().strip(), each.get_font_size() * matrix.d
                if words:
                    found.append(Thing("text", *box, words, size, height - matrix.f / MM - edge))
            else:
                found.append(Thing("picture" if each.type == pdfium.FPDF_PAGEOBJ_FORM else "shape", *box))
        return found

    def texts(self, page: int = 1) -> list[Thing]:
        return [thing for thing in self.things(page) if thing.kind == "text"]

    def pictures(self, page: int = 1) -> list[Thing]:
        return [thing for thing in self.things(page) if thing.kind == "picture"]

    def find(self, words: str, page: int = 1) -> Thing:
        """Find the text that begins with some words."""
        return next(thing for thing in self.texts(page) if thing.words.startswith(words))

    def names(self) -> list[Words]:
        """Give the names of all moves in order."""
        return [block.heading.words for block in walk(self.document) if isinstance(block, Move)]


def squeezed(text: str) -> str:
    """Take out white space."""
    return "".join(text.split())


@cache
def library() -> Library:
    return Library(SHIPPED)


@cache
def pictures(theme: str, space: Literal["rgb", "cmyk"]) -> Pictures:
    """Give pictures that are drawn once for all tests."""
    figures = library().programme(ROUTINE).figures
    return Pictures(load_theme(SHIPPED, theme), figures, colouring=Colouring(space))


@cache
def whole() -> Routine:
    return library().programme(ROUTINE).routine


def routine(moves: int, before: int = 2, **changes: object) -> Routine:
    """Make a routine of so many lettered moves after so many parts of one move each."""
    first = [part.exercises[0] for part in whole().parts[:2]]
    parts = [Part(name=Text(name), exercises=(first[number % 2],)) for number, name in enumerate(BEFORE[:before])]
    entries = tuple(RoutineEntry(exercise=Text(name)) for name in islice(cycle(MOVES), moves))
    note = Text("In order") if moves > 1 else None
    parts.append(Part(name=Text("Strengthen"), note=note, exercises=entries))
    return whole().model_copy(update={"parts": tuple(parts), **changes})


def document(product: str, moves: int = 8, before: int = 2, **changes: object) -> Document:
    """Say what a product says about such a routine."""
    return render(product, library().assemble(routine(moves, before, **changes)), SHIPPED)


def setting(
    product: Literal["poster", "card"], size: str, turned: bool = False, theme: str = "colour", bleed: float = 0.0
) -> Setting:
    """Make a setting; with bleed it is a print shop's."""
    sheet = paper(SHIPPED, product, size)
    target = find_target("shop" if bleed else "screen")
    images = pictures(theme, "cmyk" if bleed else "rgb")
    return Setting(images.theme, sheet.turned() if turned else sheet, images, target, bleed)


@cache
def made_poster(
    moves: int = 8, size: str = "a3", turned: bool = False, before: int = 2, theme: str = "colour", bleed: float = 0.0
) -> Sheet:
    """Make a poster, once for all tests."""
    said = document("poster", moves, before)
    return Sheet(said, poster.plan(said, setting("poster", size, turned, theme, bleed)).paint(), bleed)


@cache
def made_card(
    moves: int = 8, size: str = "id1", before: int = 2, theme: str = "colour", bleed: float = 0.0, link: bool = True
) -> Sheet:
    """Make a card, once for all tests."""
    said = document("card", moves, before) if link else document("card", moves, before, link=None)
    return Sheet(said, card.plan(said, setting("card", size, False, theme, bleed)).paint(), bleed)
