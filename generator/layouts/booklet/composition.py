"""The booklet: its sections measured, made up into pages, numbered and painted."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO
from itertools import chain

from generator.documents.blocks import Document, Section
from generator.layouts.booklet import contents, covers
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.booklet.matter import (
    BookPage,
    FillingMatter,
    FlowingMatter,
    Matter,
    galley_of,
    matter_of,
    orders,
)
from generator.layouts.booklet.painting import painted
from generator.layouts.engine.makeup import MadeUp, made_up
from generator.layouts.name_strip import strip_above
from generator.layouts.page import properties_of
from generator.layouts.setting import Setting
from generator.output import LeftOut, Output
from generator.pdf.metadata import Properties, finish
from generator.pdf.page_labels import PageLabels, label_of
from generator.pdf.tagging import tree_of

FRONT = ("cover", "contents")
"""Sections before the text."""


def plan(document: Document, setting: Setting) -> MadeUpBook:
    """Make up a booklet. Raises FitError for texts that do not fit, GlyphError for characters no font has."""
    compositor = Compositor.of(setting, document.language)
    document = setting.memory.familiar(contents.with_entries(document, {}))
    compositor.typesetter.check(document)
    return numbered(MadeUpBook.of(document, compositor))


def properties(book: MadeUpBook) -> Properties:
    """Say how the file is called, numbered and opened: at the cover, spreads where pages face each other."""
    return replace(
        properties_of(book.document),
        page_labels=book.labels,
        page_layout="TwoPageRight" if book.compositor.page.spreads else "SinglePage",
        show_outline=True,
    )


@dataclass(frozen=True)
class MadeUpBook:
    """The sections of a document and the pages they were made up into."""

    document: Document
    compositor: Compositor
    matter: tuple[Matter, ...]
    made: tuple[MadeUp, ...]
    left_out: tuple[LeftOut, ...] = ()
    explained: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: Document, compositor: Compositor) -> MadeUpBook:
        """Make up a document in the order of its sections that costs least."""
        page, best = compositor.page, math.inf
        for each in orders(document):
            matter = matter_of(each, compositor)
            cost, made = made_up([part.stretch for part in matter], page.bottom - page.head, page.spreads)
            if cost < best:
                best, book = cost, cls(each, compositor, tuple(matter), tuple(made))
        return book

    def pages(self) -> Iterator[BookPage]:
        """Give all pages in order."""
        for matter, made in zip(self.matter, self.made, strict=True):
            if made.blank:
                yield self.blank
            yield from matter.pages(made)

    @property
    def blank(self) -> BookPage:
        """A page for notes before a spread that has to begin on the left."""
        filling = FillingMatter((), 0, self.document.running, self.compositor)
        heading = next((each.heading for each in self.document.sections if each.kind == "notes"), None)
        return filling.blank(heading.words.text if heading else "")

    @cached_property
    def labels(self) -> tuple[PageLabels, ...]:
        """What the pages are called."""
        front = sum(
            len(made.pages)
            for matter, made in zip(self.matter, self.made, strict=True)
            if matter.sections and matter.sections[0].kind in FRONT
        )
        return page_labels(self.document.sections[0].running, front, self.compositor.page.spreads)

    def paint(self) -> Output:
        """Paint the pages, in order, into a PDF."""
        compositor, setting, file = self.compositor, self.compositor.setting, BytesIO()
        tree = tree_of(self.document) if setting.screen else None
        count, canvas = painted(file, self.pages(), self.labels, compositor, tree, self.document.language)
        return Output(
            finish(file.getvalue(), properties(self), canvas),
            count,
            setting.paper.width,
            setting.paper.height,
            facing=compositor.page.spreads,
            name_strip=strip_above(covers.cover_area(compositor), covers.name_unit(compositor), setting),
        )


def page_labels(cover: str, front: int, facing: bool) -> tuple[PageLabels, ...]:
    """Call pages, of which `front` (the cover is one) come before the text: in roman numerals, the rest from 1 on.

    Page 1 of pages that face each other is a right-hand one, as in every book: where text begins on the left, that
    page still has a roman numeral. Folios, contents and the page box of a viewer all take their numbers from here.
    """
    front += front % 2 if facing else 0
    return PageLabels(0, "", cover), *([PageLabels(1, "r")] if front > 1 else []), PageLabels(front)


def numbered(book: MadeUpBook) -> MadeUpBook:
    """Write the page numbers into the contents; leave out the notes when no page is free for them."""
    pages = {key: label_of(number, book.labels) for number, page in enumerate(book.pages()) for key in page.keys}
    kept = [(matter, made) for matter, made in zip(book.matter, book.made, strict=True) if made.pages]
    sections = tuple(chain.from_iterable(matter.sections for matter, _ in kept))
    document = book.compositor.setting.memory.familiar(
        contents.with_entries(replace(book.document, sections=sections), pages)
    )
    new = dict(zip(sections, document.sections, strict=True))
    matter = tuple(written(matter, made, new, book.compositor) for matter, made in kept)
    return replace(book, document=document, matter=matter, made=tuple(made for _, made in kept))


def written(matter: Matter, made: MadeUp, new: Mapping[Section, Section], compositor: Compositor) -> Matter:
    """Set flowing sections again when any of them is new: as they were made up."""
    sections = tuple(new[section] for section in matter.sections)
    if sections == matter.sections or not isinstance(matter, FlowingMatter):
        return matter
    galleys = list(matter.stretch.galleys)
    for number in {setting for setting, _, _ in made.pages}:
        galleys[number] = galley_of(sections, compositor, *matter.settings[number])
    return replace(matter, sections=sections, stretch=replace(matter.stretch, galleys=tuple(galleys)))
