"""The booklet: its sections laid out one by one, put in order, and painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO
from itertools import takewhile
from typing import Any

from reportlab.platypus.doctemplate import LayoutError

from generator.documents.blocks import Callout, Document, Exercise, Picture, Section, Words, walk
from generator.errors import FitError, Problem
from generator.layouts.booklet import contents, covers, flow, folios, reading, tables
from generator.layouts.booklet.book import Book, LaidSection, tried
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.booklet.pieces import Board
from generator.layouts.booklet.spread import Spread
from generator.layouts.name_strip import with_strip
from generator.layouts.setting import Setting
from generator.output import Output
from generator.pdf.flowables import Text
from generator.pdf.metadata import Properties, finish
from generator.pdf.page_labels import PageLabels, label_of
from generator.pdf.tagging import tree_of

SPARSE, HALF_EMPTY = 0.3, 0.45
"""A last page less full than this is avoided: by shorter columns, by a little less type."""
DEPTHS, DEPTH_STEP = 8, 4.0
"""How often, and by how much (mm on A5), columns are made shorter to fill the last page."""

FRONT = ("cover", "contents")
"""Sections before the text."""


def compose(document: Document, setting: Setting) -> Output:
    """Lay out a booklet. Raises FitError for texts that do not fit a spread, GlyphError for characters no font has."""
    press = Compositor.of(setting)
    document = press.memory.familiar(contents.with_entries(document, {}))
    press.typesetter.check(document)
    plan = Plan.of(document, press)
    document, sections = plan.written()
    painted = BytesIO()
    book = Book(painted, sections, press, plan.labels)
    canvas = book.paint(tree_of(document) if setting.screen else None, document.language)
    pdf = finish(painted.getvalue(), properties(document, plan), canvas)
    paper, pages = setting.paper, sum(section.pages for section in sections)
    laid = Output(pdf, pages, paper.width, paper.height, facing=press.page.spreads)
    return with_strip(laid, covers.cover_area(press), covers.name_unit(press), setting)


def properties(document: Document, plan: Plan) -> Properties:
    """Say how the file is called, numbered and opened: at the cover, spreads where pages face each other."""
    return Properties(
        title=document.title,
        author=document.author,
        subject=document.subject,
        keywords=document.keywords,
        language=document.language,
        page_labels=plan.labels,
        page_layout="TwoPageRight" if plan.press.page.spreads else "SinglePage",
        show_outline=True,
    )


@dataclass(frozen=True)
class Group:
    """Sections that are laid out together, and their pages."""

    sections: tuple[Section, ...]
    laid: LaidSection


@dataclass(frozen=True)
class Plan:
    """The sections of a document with their pages, in order, before the contents know the page numbers."""

    document: Document
    press: Compositor
    groups: tuple[Group, ...]

    @classmethod
    def of(cls, document: Document, press: Compositor) -> Plan:
        spreads = fitted_spreads(document, press) if press.page.spreads else {}
        groups = [lay(group, document, press, spreads) for group in grouped(document)]
        return cls(document, press, tuple(settled(groups, document, press)))

    def ordered(self) -> Iterator[Group]:
        """Yield all pages in order: spreads begin on the left, and notes fill up to a multiple of four.

        Pages that are read one by one need neither.
        """
        count = 0
        for group in self.groups:
            if group.sections[0].kind == "notes":
                for number in range(-(count + 1) % 4 if self.press.page.spreads else 0):
                    yield self.filler() if number else group
                    count += 1
                continue
            if group.laid.left and count % 2 == 0:
                count += 1
                yield self.filler()
            count += group.laid.pages
            yield group

    @cached_property
    def labels(self) -> tuple[PageLabels, ...]:
        """What the pages are called."""
        front = takewhile(lambda group: group.sections and group.sections[0].kind in FRONT, self.ordered())
        pages = sum(group.laid.pages for group in front)
        return folios.page_labels(self.document.sections[0].running, pages, self.press.page.spreads)

    def filler(self) -> Group:
        """Make a page for notes where a page would else be empty."""
        heading = next((s.heading for s in self.document.sections if s.kind == "notes"), None)
        title = heading.words.text if heading else ""
        running = self.document.running

        def page() -> LaidSection:
            return LaidSection(lambda: covers.more_notes(title, self.press), running=running, whole=True)

        return Group((), self.press.memory.of(("filler", title, running), page))

    def written(self) -> tuple[Document, list[LaidSection]]:
        """Write the page numbers into the contents; leave out the notes when no page is free for them."""
        groups = list(self.ordered())
        pages: dict[str, str] = {}
        first = 0
        for group in groups:
            pages |= {key: label_of(first + page, self.labels) for key, page in group.laid.places.items()}
            first += group.laid.pages
        kept = tuple(section for group in groups for section in group.sections)
        document = self.press.memory.familiar(contents.with_entries(replace(self.document, sections=kept), pages))
        new = {id(old): new for old, new in zip(kept, document.sections, strict=True) if old is not new}
        return document, [self.final(group, document, new) for group in groups]

    def final(self, group: Group, document: Document, new: dict[int, Section]) -> LaidSection:
        """Give a group's pages, laid out again when a section of it is new."""
        sections = tuple(new.get(id(section), section) for section in group.sections)
        if sections == group.sections:
            return group.laid
        return reading_at(sections, document, self.press.at(group.laid.fit), group.laid.bottom)


def grouped(document: Document) -> Iterator[tuple[Section, ...]]:
    """Join chapters of plain text, which follow each other on a page; all else begins on a page of its own."""
    group: list[Section] = []
    for section in document.sections:
        if not (group and runs_on(section) and group[-1].kind == "chapter"):
            if group:
                yield tuple(group)
            group = []
        group.append(section)
    if group:
        yield tuple(group)


def runs_on(section: Section) -> bool:
    """Tell whether a section may begin below another: a chapter that opens neither with a plate nor a box."""
    return section.kind == "chapter" and not any(
        isinstance(block, Callout) or (isinstance(block, Picture) and block.kind == "plate") for block in section.blocks
    )


def settled(groups: list[Group], document: Document, press: Compositor) -> list[Group]:
    """Set the longest chapters a little smaller when that spares a filling page before the first spread."""
    first = next((number for number, group in enumerate(groups) if group.laid.left), 0)
    if sum(group.laid.pages for group in groups[:first]) % 2:
        return groups
    for number in sorted(range(first), key=lambda number: -groups[number].laid.pages):
        group = groups[number]
        if group.laid.pages > 1 and (tighter := shortened(group, document, press)):
            return [*groups[:number], replace(group, laid=tighter), *groups[number + 1 :]]
    return groups


def shortened(group: Group, document: Document, press: Compositor) -> LaidSection | None:
    """Lay out chapters on one page fewer, if type above the floor allows it."""
    for fit in press.tight_fits:
        laid = reading_at(group.sections, document, press.at(fit))
        if laid.pages == group.laid.pages - 1:
            return laid
    return None


def lay(sections: tuple[Section, ...], document: Document, press: Compositor, spreads: dict[int, LaidSection]) -> Group:
    """Lay out a group of sections by its kind."""
    section = sections[0]
    match section.kind:
        case "cover" | "back" | "notes" | "glance" | "diary":
            running = document.running
            laid = press.memory.of(("placed", section, running), lambda: placed(section, running, press))
        case "exercise" if press.page.spreads:
            laid = spreads[id(section)]
        case "exercise":
            laid = exercise_pages(section, document, press)
        case _:
            laid = reading_sections(sections, document, press)
    return Group(sections, laid)


def placed(section: Section, running: str, press: Compositor) -> LaidSection:
    """Lay out a section in which all has its place."""
    match section.kind:
        case "cover":
            return board([covers.cover(section, press)], bare=True)
        case "back":
            return board([covers.back(section, press)], bare=True)
        case "glance":
            return board(tables.glance(section, press), running=running)
        case "diary":
            return board(tables.diary(section, press), running=running)
        case _:
            return board(covers.notes(section, press), running=running)


def board(pages: Sequence[Board], **options: Any) -> LaidSection:
    """Take pages on which all has its place as a section."""
    places = {
        item.flowable.landmark.key: number
        for number, page in enumerate(pages)
        for item in page.items
        if isinstance(item.flowable, Text) and item.flowable.landmark
    }
    return LaidSection(lambda: list(pages), whole=True, pages=len(pages), places=places, **options)


def reading_at(
    sections: tuple[Section, ...], document: Document, press: Compositor, bottom: float = 0.0
) -> LaidSection:
    """Lay out sections that flow at the compositor's fit, in columns that end at `bottom` mm."""
    running = sections[0].running or document.running

    def laid() -> LaidSection:
        story = LaidSection(lambda: reading.chapters(sections, press), running=running, fit=press.fit, bottom=bottom)
        return flowed(story, sections, press)

    return press.memory.of(("flowed", sections, running, press.fit, bottom), laid)


def exercise_pages(section: Section, document: Document, press: Compositor) -> LaidSection:
    """Lay out an exercise down narrow pages, with the largest pictures and type that cost no further page."""
    running = section.running or document.running

    def at(share: float, fit: float) -> LaidSection:
        tight = press.at(fit)
        story = LaidSection(lambda: flow.exercise(section, tight, share), running=running, fit=fit)
        return press.memory.of(("exercise", section, running, share, fit), lambda: flowed(story, (section,), tight))

    tries = [(share, 1.0) for share in flow.SHARES] + [(flow.SHARES[-1], fit) for fit in press.tight_fits]
    return min((at(*each) for each in tries), key=lambda laid: laid.pages)


def flowed(section: LaidSection, sections: tuple[Section, ...], press: Compositor) -> LaidSection:
    """Count a flow's pages. Raises FitError when something in it is higher than a page."""
    try:
        return tried(section, press)
    except LayoutError:
        raise FitError(list(too_tall(sections))) from None


def too_tall(sections: tuple[Section, ...]) -> Iterator[Problem]:
    """Name the longest words of every panel, one of which is higher than a page."""
    for callout in (block for section in sections for block in walk(section) if isinstance(block, Callout)):
        words = max((each for each in walk(callout) if isinstance(each, Words)), key=lambda each: len(each.text))
        source = words.source
        message = "is in a list that does not fit one page of the booklet: shorten it, or make the list shorter"
        yield Problem(source.file, source.line, source.column, source.field, message)


def reading_sections(sections: tuple[Section, ...], document: Document, press: Compositor) -> LaidSection:
    """Lay out sections that flow, so that the last page is not nearly empty: with a little less type or depth."""
    usual = reading_at(sections, document, press)
    if usual.pages == 1 or usual.fill >= HALF_EMPTY:
        return usual
    for fit in press.tight_fits:
        tight = reading_at(sections, document, press.at(fit))
        if tight.pages < usual.pages:
            return tight
    for step in range(1, 1 + DEPTHS if usual.fill < SPARSE and press.page.spreads else 1):
        bottom = press.page.bottom - step * press.page.mm(DEPTH_STEP)
        shorter = reading_at(sections, document, press, bottom)
        if shorter.pages == usual.pages and shorter.fill >= SPARSE:
            return shorter
    return usual


def fitted_spreads(document: Document, press: Compositor) -> dict[int, LaidSection]:
    """Lay out all exercises at one type scale, the largest at which every spread fits."""
    found = [
        (section, block) for section in document.sections for block in section.blocks if isinstance(block, Exercise)
    ]
    fits = press.fits

    def problems(section: Section, exercise: Exercise, fit: float) -> list[Problem]:
        return press.memory.of(("problems", section, fit), lambda: Spread(section, exercise, press.at(fit)).problems())

    for fit in fits[:-1]:
        if not any(problems(*one, fit) for one in found):
            break
    else:
        fit = fits[-1]
        if every := [each for one in found for each in problems(*one, fit)]:
            raise FitError(every)
    return {id(section): spread(section, exercise, document, press.at(fit)) for section, exercise in found}


def spread(section: Section, exercise: Exercise, document: Document, press: Compositor) -> LaidSection:
    """Take an exercise's two pages as a section; its headings stand on the first."""
    headings = filter(None, (section.heading, exercise.heading))
    running = section.running or document.running
    laid = LaidSection(
        lambda: list(Spread(section, exercise, press).pages()),
        running=running,
        whole=True,
        left=True,
        pages=2,
        places={heading.key: 0 for heading in headings if heading.key},
    )
    return press.memory.of(("spread", section, running, press.fit), lambda: laid)
