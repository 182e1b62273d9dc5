"""The booklet: its sections laid out one by one, put in order, and painted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from reportlab.platypus import Flowable

from generator.documents.blocks import Document, Exercise, Section
from generator.errors import FitError
from generator.layouts.booklet import contents, covers, reading, tables
from generator.layouts.booklet.book import Book, LaidSection, tried
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.booklet.spread import Spread
from generator.layouts.setting import Laid, Setting
from generator.pdf.metadata import PageLabels, Properties, finish
from generator.pdf.tagging import tree_of

GOOD_MAT = 78.0
"""Mat width (mm on A5) for which type is made a little smaller."""
SPARSE = 0.3
"""A last page less full than this is avoided."""


def compose(document: Document, setting: Setting) -> Laid:
    """Lay out a booklet. Raises FitError for texts that do not fit a spread, GlyphError for characters no font has."""
    press = Compositor.of(setting)
    plan = Plan.of(contents.with_entries(document, {}), press)
    press.typesetter.finish()
    document, sections = plan.written()
    painted = BytesIO()
    canvas = Book(painted, sections, press).paint(tree_of(document) if setting.screen else None, document.language)
    pdf = finish(painted.getvalue(), properties(document, press), canvas)
    return Laid(pdf, sum(section.pages for section in sections), setting.paper.width, setting.paper.height)


def properties(document: Document, press: Compositor) -> Properties:
    """Say how the file is called, numbered and opened: at the cover, spreads where pages face each other."""
    return Properties(
        title=document.title,
        author=document.author,
        subject=document.subject,
        keywords=document.keywords,
        language=document.language,
        page_labels=(PageLabels(0, "", document.title), PageLabels(1, "D", "", 2)),
        page_layout="TwoPageRight" if press.page.spreads else "SinglePage",
        show_outline=True,
    )


@dataclass(frozen=True)
class Plan:
    """The sections of a document with their pages, in order, before the contents know the page numbers."""

    document: Document
    press: Compositor
    laid: tuple[tuple[Section, LaidSection], ...]

    @classmethod
    def of(cls, document: Document, press: Compositor) -> Plan:
        spreads = fitted_spreads(document, press)
        laid = tuple((section, lay(section, document, press, spreads)) for section in document.sections)
        return cls(document, press, laid)

    def ordered(self) -> Iterator[tuple[Section | None, LaidSection]]:
        """Yield all pages in order: spreads begin on the left, and notes fill up to a multiple of four."""
        count = 0
        for section, laid in self.laid:
            if section.kind == "notes":
                for number in range(-(count + 1) % 4):
                    yield (section, laid) if not number else (None, filler(laid, self.document, self.press))
                continue
            if laid.left and count % 2 == 0:
                count += 1
                yield None, filler(laid, self.document, self.press)
            count += laid.pages
            yield section, laid

    def written(self) -> tuple[Document, list[LaidSection]]:
        """Write the page numbers into the contents; leave out the notes when no page is free for them."""
        pages = list(self.ordered())
        numbers: dict[str, int] = {}
        first = 1
        for _, laid in pages:
            numbers |= {key: first + page for key, page in laid.places.items()}
            first += laid.pages
        kept = tuple(section for section, _ in pages if section is not None)
        document = contents.with_entries(replace(self.document, sections=kept), numbers)
        lists = {id(old): new for old, new in zip(kept, document.sections, strict=True) if old is not new}
        sections = [
            reading_section(lists[id(section)], document, self.press) if id(section) in lists else laid
            for section, laid in pages
        ]
        return document, sections


def filler(like: LaidSection, document: Document, press: Compositor) -> LaidSection:
    """Make a page for notes where a page would else be empty."""
    return LaidSection(lambda: covers.notes(None, document, press), running=document.running, whole=True)


def lay(section: Section, document: Document, press: Compositor, spreads: dict[int, LaidSection]) -> LaidSection:
    """Lay out one section by its kind."""
    match section.kind:
        case "cover":
            return board(lambda: [covers.cover(section, press)], press, bare=True)
        case "back":
            return board(lambda: [covers.back(section, press)], press, bare=True)
        case "notes":
            return board(lambda: covers.notes(section, document, press), press, running=document.running)
        case "exercise":
            return spreads[id(section)]
        case "glance" | "diary":
            return table_section(section, document, press)
    return reading_section(section, document, press)


def board(story: Callable[[], list[Flowable]], press: Compositor, **options: Any) -> LaidSection:
    return tried(LaidSection(story, whole=True, **options), press)


def table_section(section: Section, document: Document, press: Compositor) -> LaidSection:
    make = tables.glance if section.kind == "glance" else tables.diary
    return board(lambda: make(section, press), press, running=document.running)


def reading_section(section: Section, document: Document, press: Compositor) -> LaidSection:
    """Lay out a section that flows, a little smaller when that saves a nearly empty last page."""
    running = section.running or document.running

    def at(fit: float) -> LaidSection:
        smaller = press.at(fit)
        return tried(LaidSection(lambda: reading.chapter(section, smaller), running=running), press)

    usual = at(1.0)
    if usual.pages > 1 and usual.fill < SPARSE:
        for fit in press.fits[1:]:
            tight = at(fit)
            if tight.pages < usual.pages:
                return tight
    return usual


def fitted_spreads(document: Document, press: Compositor) -> dict[int, LaidSection]:
    """Lay out all exercises at one type scale and one width of mat: the largest at which every spread fits."""
    found = [(section, block) for section in document.sections for block in section.blocks if isinstance(block, Exercise)]
    best: list[Spread] = []
    for fit in press.fits:
        spreads = [Spread(section, exercise, press.at(fit)) for section, exercise in found]
        problems = [problem for spread in spreads for problem in spread.problems()]
        if not problems:
            best = best or spreads
            if min(spread.mat for spread in spreads) >= press.page.mm(GOOD_MAT):
                best = spreads
                break
    if found and not best:
        raise FitError(problems)
    mat = min((spread.mat for spread in best), default=0.0)
    return {id(spread.section): spread_section(spread, mat, document, press) for spread in best}


def spread_section(spread: Spread, mat: float, document: Document, press: Compositor) -> LaidSection:
    def story() -> list[Flowable]:
        fresh = Spread(spread.section, spread.exercise, spread.press)
        left, right = fresh.pages(mat)
        return [left, right]

    return board(story, press, running=spread.section.running or document.running, left=press.page.spreads)
