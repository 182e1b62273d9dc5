"""Booklets for tests, each made once, and what can be read back from them."""

from __future__ import annotations

import re
from atexit import register
from dataclasses import dataclass
from functools import cache, cached_property
from inspect import signature
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from pypdf import PdfReader

from generator.content.library import load_routine
from generator.content.project import Project
from generator.documents.blocks import Contents, Document, Words, walk
from generator.documents.templating import render
from generator.jobs import find_target
from generator.layouts.booklet import plan
from generator.layouts.pictures import Pictures
from generator.layouts.setting import Setting
from generator.layouts.theme import load_theme
from generator.output import Output
from generator.paper import paper
from generator.pdf.colouring import Colouring
from generator.units import MM, to_mm
from tests.bound import as_bound

SHIPPED = Project.find()


@dataclass(frozen=True)
class Booklet:
    """A finished booklet with the document it was made from."""

    document: Document
    laid: Output

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(BytesIO(self.laid.data))

    def texts(self) -> list[str]:
        """Give the text of every page, without white space and without its foot, which is painted last."""
        return self._texts

    @cached_property
    def _texts(self) -> list[str]:
        texts = [squeezed(page.extract_text()) for page in self.reader.pages]
        running = {squeezed(name) for name in (self.document.running, *(s.running for s in self.document.sections))}
        for number, label in list(enumerate(self.reader.page_labels))[1:-1]:
            foot = max((foot for foot in map(label.__add__, running) if texts[number].endswith(foot)), key=len)
            texts[number] = texts[number].removesuffix(foot)
        return texts

    def words(self) -> list[Words]:
        """Give every leaf of the document in reading order, without the contents and the pages for notes."""
        sections = [section for section in self.document.sections if section.kind != "notes"]
        leaves = [leaf for section in sections for leaf in walk(section) if not isinstance(leaf, Contents)]
        return [leaf for leaf in leaves if isinstance(leaf, Words)]

    def outline(self) -> dict[str, tuple[int, float]]:
        """Give every outline entry's page (from 1) and its height in mm from the top of the page."""
        reader = self.reader
        found: dict[str, tuple[int, float]] = {}

        def read(entries: list) -> None:
            for each in entries:
                if isinstance(each, list):
                    read(each)
                    continue
                page = reader.get_destination_page_number(each)
                height = float(reader.pages[page].mediabox.height)
                found[each.title] = (page + 1, to_mm(height - float(each.top)))

        read(reader.outline)
        return found


def squeezed(text: str) -> str:
    """Take out white space, and make all hyphens plain."""
    return re.sub(r"\s+", "", text).replace("\u2011", "-").replace("\u00ad", "")


def make(
    routine: str | Path,
    project: Project = SHIPPED,
    size: str = "a5",
    theme: str = "colour",
    target: str = "screen",
    bleed: float = 0.0,
    large: bool = False,
) -> Booklet:
    """Lay out a routine's booklet."""
    programme = load_routine(routine, project)
    style = load_theme(project, theme)
    purpose = find_target(target)
    pictures = Pictures(
        style,
        programme.figures,
        programme.charts,
        {},
        programme.brand_folder,
        Colouring(purpose.space),
        cache=drawings(),
        plates=programme.plates,
    )
    setting = Setting(style, paper(project, "booklet", size), pictures, purpose, bleed, large)
    document = render("booklet", programme, project)
    laid = plan(document, setting).paint()
    return Booklet(as_bound(document, laid.data), laid)


@cache
def drawings() -> Path:
    """Give a folder for drawings, which is gone with the process."""
    folder = TemporaryDirectory()
    register(folder.cleanup)
    return Path(folder.name)


def made(*arguments: object, **options: object) -> Booklet:
    """Lay out a routine's booklet, once for the same options."""
    asked = signature(make).bind(*arguments, **options)
    asked.apply_defaults()
    return _made(*asked.args)


_made = cache(make)


@dataclass(frozen=True)
class Mark:
    """Something painted: its page (from 1) and its edges in mm from the page's top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@cache
def painted(pdf: bytes) -> list[Mark]:
    """Read back where everything on every page was painted."""
    document = pypdfium2.PdfDocument(pdf)
    marks = []
    for number, page in enumerate(document, 1):
        height = page.get_height()
        for thing in page.get_objects(max_depth=1):
            left, bottom, right, top = (edge / MM for edge in thing.get_bounds())
            marks.append(Mark(number, left, height / MM - top, right, height / MM - bottom))
    return marks


def text_in(pdf: bytes, page: int, top: float, bottom: float) -> str:
    """Read the text of a page (from 1) between two heights in mm from the top."""
    sheet = pypdfium2.PdfDocument(pdf)[page - 1]
    height = sheet.get_height()
    return sheet.get_textpage().get_text_bounded(bottom=height - bottom * MM, top=height - top * MM)
