"""What a booklet is put together from: sections whose pages are fixed, that flow, or that fill the last sheet."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.documents.blocks import Callout, Document, Exercise, Heading, Section, Words, walk
from generator.errors import FitError, Problem
from generator.layouts.booklet import covers, narrow
from generator.layouts.booklet.chapters import chapter
from generator.layouts.booklet.columns import TYPE, Columns, columns_of
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.booklet.diary import Diary
from generator.layouts.booklet.figures import shared_sizes
from generator.layouts.booklet.glance import Glance
from generator.layouts.booklet.spread import Spread, too_long_a_word
from generator.layouts.engine.galley import FlowBox, Galley, misfits
from generator.layouts.engine.makeup import FillingPages, FixedPages, FlowingPages, MadeUp, Stretch
from generator.layouts.page import Page, PageItem

MEASURED = 6000
"""So many texts stay measured: those of some hundred pages."""
TIGHT = 24.0
"""What it costs to set a page in smaller type, for each unit of its share."""


@dataclass(frozen=True, slots=True)
class BookPage:
    """A page that is made when its turn has come.

    Equal `known` are equal pages. `keys` are the places on it that can be linked to, `running` its running head ("" is
    that of the page before); without a `foot` it has none.
    """

    known: Hashable
    items: Callable[[], Iterable[PageItem]]
    keys: tuple[str, ...] = ()
    running: str = ""
    foot: bool = True


@dataclass(frozen=True)
class FixedMatter:
    """Sections of which each page is made by itself; all keys are on the first."""

    sections: tuple[Section, ...]
    known: Hashable
    count: int
    page: Callable[[int], Iterable[PageItem]]
    running: str = ""
    left: bool = False
    foot: bool = True
    beside: bool = False

    @property
    def stretch(self) -> Stretch:
        return FixedPages(self.count, self.left, self.beside)

    def pages(self, made: MadeUp) -> Iterator[BookPage]:
        """Give the pages."""
        keys = tuple(block.key for section in self.sections for block in walk(section) if isinstance(block, Heading))
        for number in range(self.count):
            items = partial(self.page, number)
            yield BookPage((self.known, number), items, () if number else keys, self.running, self.foot)


@dataclass(frozen=True)
class FlowingMatter:
    """Sections that flow, in several settings: the share of the pictures' size and the fit of the type."""

    sections: tuple[Section, ...]
    settings: tuple[tuple[float, float], ...]
    stretch: FlowingPages
    running: str
    compositor: Compositor

    def pages(self, made: MadeUp) -> Iterator[BookPage]:
        """Give the pages."""
        page = self.compositor.page
        for number, (setting, start, end) in enumerate(made.pages):
            galley = self.stretch.galleys[setting]
            slugs = galley.slugs[start:end]
            keys = tuple(slug.key for slug in slugs if slug.key)
            heads = [slug.opens.running for slug in slugs if slug.opens and slug.opens.running]
            running = heads[-1] if heads else "" if number else self.running
            items = partial(galley.place, start, end, page.margin, page.head)
            yield BookPage(("flow", self.sections, self.settings[setting], start, end), items, keys, running)


@dataclass(frozen=True)
class FillingMatter:
    """Pages for notes that fill the last sheet."""

    sections: tuple[Section, ...]
    after: int
    running: str
    compositor: Compositor

    @property
    def stretch(self) -> Stretch:
        return FillingPages(self.after)

    def pages(self, made: MadeUp) -> Iterator[BookPage]:
        """Give the pages."""
        (section,) = self.sections
        heading = next((block.words.text for block in walk(section) if isinstance(block, Heading)), "")
        for number in range(len(made.pages)):
            yield (
                self.blank(heading)
                if number
                else BookPage(
                    ("notes", section, self.running),
                    lambda: covers.notes(section, self.compositor).items,
                    (),
                    self.running,
                )
            )

    def blank(self, heading: str) -> BookPage:
        """Give a page for notes with nothing that is content."""
        known = ("more notes", heading, self.running)
        return BookPage(known, lambda: covers.more_notes(heading, self.compositor).items, (), self.running)


Matter = FixedMatter | FlowingMatter | FillingMatter


def matter_of(document: Document, compositor: Compositor) -> list[Matter]:
    """Measure the sections of a document in order. Raises FitError for all that does not fit."""
    problems: list[Problem] = []
    spreads = fitted_spreads(document, compositor, problems) if compositor.page.spreads else {}
    sections = document.sections
    made: list[Matter] = []
    for group in grouped(sections, compositor):
        section = group[0]
        if section.kind == "exercise" and compositor.page.spreads:
            made.append(spreads[section])
        elif section.kind == "notes":
            after = sum(1 for each in sections[sections.index(section) + 1 :])
            made.append(FillingMatter(group, after, document.running, compositor))
        elif section.kind in PLACED and not flows(section, compositor):
            made.append(placed(section, document.running, compositor))
            if section.kind == "glance":
                problems += map(too_long_a_word, Glance(section, compositor).misfits())
            if section.kind in TYPE:
                problems += map(too_long_a_word, Columns.fitting(section, compositor).misfits())
        else:
            made.append(flowing(group, document, compositor, problems))
    if problems:
        raise FitError(problems)
    return made


def grouped(sections: Sequence[Section], compositor: Compositor) -> Iterator[tuple[Section, ...]]:
    """Join chapters that follow each other; all else begins on a page of its own."""
    group: list[Section] = []
    for section in sections:
        if group and not (flows(section, compositor) and flows(group[-1], compositor)):
            yield tuple(group)
            group = []
        group.append(section)
    if group:
        yield tuple(group)


def flows(section: Section, compositor: Compositor) -> bool:
    """Tell whether a section runs on in one column: what is looked up does where a page has no more."""
    return section.kind in FLOWING or (section.kind in TYPE and columns_of(compositor) == 1)


def placed(section: Section, running: str, compositor: Compositor) -> FixedMatter:
    """Take a section in which all has its place."""
    make = PLACED[section.kind]
    known = ("placed", section, running)
    pages = compositor.memory.of(known, lambda: make(section, compositor))
    return FixedMatter(
        (section,), known, len(pages), lambda number: pages[number].items, section.running or running,
        foot=section.kind not in BARE, beside=section.kind == "glance",
    )  # fmt: skip


PLACED: dict[str, Callable[[Section, Compositor], list[Page]]] = {
    "cover": lambda section, compositor: [covers.cover(section, compositor)],
    "back": lambda section, compositor: [covers.back(section, compositor)],
    "glance": lambda section, compositor: Glance(section, compositor).pages(),
    "diary": lambda section, compositor: Diary(section, compositor).pages(),
    "glossary": lambda section, compositor: Columns.fitting(section, compositor).pages(),
    "sources": lambda section, compositor: Columns.fitting(section, compositor).pages(),
}
BARE = ("cover", "back")
FLOWING = ("chapter", "session")


def orders(document: Document) -> Iterator[Document]:
    """Give the orders in which the sections may stand: as they are, and with the session before the glance."""
    yield document
    kinds = [section.kind for section in document.sections]
    if "session" in kinds and "glance" in kinds[: kinds.index("session")]:
        sections = list(document.sections)
        sections.insert(kinds.index("glance"), sections.pop(kinds.index("session")))
        yield replace(document, sections=tuple(sections))


def flowing(group: tuple[Section, ...], document: Document, compositor: Compositor, problems: list[Problem]) -> Matter:
    """Set sections that flow, as usual and tighter; exercises on narrow pages with smaller pictures too.

    Settings in which a word sticks out of its column, or a panel is higher than a page, are left out.
    """
    shares = narrow.SHARES if group[0].kind == "exercise" else (1.0,)
    settings = (*((share, 1.0) for share in shares), *((shares[-1], fit) for fit in compositor.tight_fits))

    def stretch() -> tuple[tuple[tuple[float, float], ...], FlowingPages]:
        galleys = [(setting, galley_of(group, compositor, *setting)) for setting in settings]
        sound = [each for each in galleys if not any(too_large(each[1], group, compositor))] or galleys[-1:]
        kept = tuple(setting for setting, _ in sound)
        costs = ((1 - share) * narrow.SMALLER + (1 - fit) * TIGHT for share, fit in kept)
        return kept, FlowingPages(tuple(galley for _, galley in sound), tuple(costs))

    kept, pages = compositor.memory.of(("flowing", group), stretch)
    problems += too_large(pages.galleys[-1], group, compositor)
    return FlowingMatter(group, kept, pages, group[0].running or document.running, compositor)


def galley_of(group: tuple[Section, ...], compositor: Compositor, share: float, fit: float) -> Galley:
    """Set sections in one column, with pictures at a share of their size and type at a fit."""
    return compositor.memory.of(("galley", group, share, fit), lambda: set_galley(group, compositor.at(fit), share))


def set_galley(group: Sequence[Section], compositor: Compositor, share: float) -> Galley:
    """Set sections in one column."""
    boxes: list[FlowBox] = []
    for section in group:
        boxes += (
            narrow.exercise(section, compositor, share) if section.kind == "exercise" else chapter(section, compositor)
        )
    return Galley.of(boxes, compositor.page.measure)


def too_large(galley: Galley, group: Sequence[Section], compositor: Compositor) -> Iterator[Problem]:
    """Name words that stick out of their column, and the longest of a list that is higher than a page."""
    for slug in galley.slugs:
        if slug.number == 0:
            for text in misfits(slug.box, galley.width):
                yield too_long_a_word(text)
        if slug.height > compositor.page.bottom - compositor.page.head:
            yield from too_tall(group)
            return


def too_tall(sections: Sequence[Section]) -> Iterator[Problem]:
    """Name the longest words of every panel, one of which is higher than a page."""
    for callout in (block for section in sections for block in walk(section) if isinstance(block, Callout)):
        words = max((each for each in walk(callout) if isinstance(each, Words)), key=lambda each: len(each.text))
        source = words.source
        message = "is in a list that does not fit one page of the booklet: shorten it, or make the list shorter"
        yield Problem(source.file, source.line, source.column, source.field, message)


def fitted_spreads(document: Document, compositor: Compositor, problems: list[Problem]) -> dict[Section, FixedMatter]:
    """Set all exercises at one type scale, the largest at which every spread fits, with figures of few sizes."""
    found = [
        (section, block) for section in document.sections for block in section.blocks if isinstance(block, Exercise)
    ]
    for fit in compositor.fits:
        mats = {section: widest_mat(section, exercise, compositor.at(fit)) for section, exercise in found}
        if all(mats.values()):
            break
    else:
        for section, exercise in found:
            problems += Spread(section, exercise, compositor.at(fit)).problems()
    sizes = shared_sizes(mat for mat in mats.values() if mat)
    made = {}
    for section, exercise in found:
        running, mat = section.running or document.running, sizes.get(mats[section], 0.0)
        made[section] = spread(section, exercise, running, compositor.at(fit), mat)
    return made


def widest_mat(section: Section, exercise: Exercise, compositor: Compositor) -> float:
    """Give the widest mat of an exercise's pictures; 0 when its spread does not fit."""

    compositor.typesetter.forget(MEASURED)
    spread = measured_spread(section, exercise, compositor)
    return 0.0 if spread.problems() or spread.arranged is None else spread.arranged.mat


def measured_spread(section: Section, exercise: Exercise, compositor: Compositor) -> Spread:
    """Measure an exercise's spread."""
    return compositor.memory.of(("spread", section, compositor.fit), partial(Spread, section, exercise, compositor))


def spread(section: Section, exercise: Exercise, running: str, compositor: Compositor, mat: float) -> FixedMatter:
    """Take an exercise's two pages."""

    def page(number: int) -> Iterator[PageItem]:
        both = measured_spread(section, exercise, compositor)
        return both.tell() if number else both.show(mat)

    return FixedMatter((section,), ("spread", section, running, compositor.fit, mat), 2, page, running, left=True)
