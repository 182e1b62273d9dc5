"""Small type in columns: words to know, sources and credits, on as many pages as they need; on the last the columns are
level.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.documents.blocks import Block, Definitions, Section
from generator.layouts.booklet.chapters import flow, stacked_definition
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.engine.galley import LINE_ALONE, FlowBox, Galley, misfits
from generator.layouts.engine.text import TextBox
from generator.layouts.page import Page, PageItem

COLUMN_LEAST, COLUMN_GAP = 50.0, 5.0
"""The least width of a column of small type, and the white between two, mm on A5."""
TYPE = {"glossary": 0.8, "sources": 0.775}
"""The type in columns, as a share of that in one: of what may stand in them."""

SHARES, LEAST = (1.0, 0.96, 0.92), 8.0
"""Shares of that type to try where a smaller one spares a page, and the least size of its smallest, pt in the theme."""
SMALLEST = {"glossary": "label", "sources": "source"}
"""The role of the smallest type of each."""


def columns_of(compositor: Compositor) -> int:
    """Give the columns that a page has for small type; 1 where no words stand beside others."""
    gap = compositor.mm(COLUMN_GAP)
    least = COLUMN_LEAST * compositor.page.type_scale
    return 1 if compositor.page.single_column else max(1, int((compositor.page.measure + gap) / (least + gap)))


@dataclass(frozen=True)
class Columns:
    """A section's blocks, measured in columns under its head."""

    section: Section
    compositor: Compositor
    share: float = 1.0

    @classmethod
    def fitting(cls, section: Section, compositor: Compositor) -> Columns:
        """Set a section in the largest type that takes the fewest pages."""
        size = compositor.setting.theme.size("booklet", SMALLEST[section.kind]) * TYPE[section.kind]
        shares = [share for share in SHARES if share == 1.0 or size * share >= LEAST]
        return min((cls(section, compositor, share) for share in shares), key=lambda each: len(each.pages()))

    @cached_property
    def count(self) -> int:
        return columns_of(self.compositor)

    @cached_property
    def gap(self) -> float:
        return self.compositor.mm(COLUMN_GAP)

    @cached_property
    def width(self) -> float:
        """The width of a column, mm."""
        return (self.compositor.page.measure - self.gap * (self.count - 1)) / self.count

    @cached_property
    def galley(self) -> Galley:
        compositor = self.compositor.smaller(TYPE[self.section.kind] * self.share)
        boxes = [each for block in self.section.blocks for each in narrow(block, self.width, compositor)]
        return Galley.of(boxes, self.width)

    def pages(self) -> list[Page]:
        """Place the head, then the columns; the last page's are as low as they can be."""
        page, last = self.compositor.page, len(self.galley.slugs)
        made: list[Page] = []
        start, items, top = 0, *self.head()
        while start < last or not made:
            ends = self.ends(start, page.bottom - top)
            if ends[-1] == last:
                ends = self.level(start, page.bottom - top)
            for number, (first, end) in enumerate(zip([start, *ends], ends, strict=False)):
                items += self.galley.place(first, end, page.margin + number * (self.width + self.gap), top)
            made.append(Page(items))
            start, items, top = ends[-1], [], page.head
        return made

    def misfits(self) -> Iterator[TextBox]:
        """Yield the texts of which a word sticks out of its column."""
        for slug in self.galley.slugs:
            if slug.number == 0:
                yield from misfits(slug.box, self.width)

    def head(self) -> tuple[list[PageItem], float]:
        """Place the section's head; return it and where the columns begin (mm)."""
        page = self.compositor.page
        if self.section.heading is None:
            return [], page.head
        head = self.compositor.page_head(self.section.heading)
        height = head.box.height(page.measure)
        return list(head.box.place(page.margin, page.head, page.measure)), page.head + height + head.below

    def ends(self, start: int, depth: float) -> list[int]:
        """Fill the columns of a page of a depth (mm); give the slug after the last of each."""
        found = []
        for _ in range(self.count):
            start = self.end(start, depth)
            found.append(start)
        return found

    def end(self, start: int, depth: float) -> int:
        """Give the slug after the last that a column holds: as many as fit, parted where that may be."""
        slugs, last = self.galley.slugs, len(self.galley.slugs)
        after = start
        while after < last and self.galley.height(start, after + 1) <= depth:
            after += 1
        best = after
        while best > start and best < last and slugs[best].cost >= LINE_ALONE:
            best -= 1
        return best if best > start else min(last, max(after, start + 1))

    def level(self, start: int, depth: float) -> list[int]:
        """Fill the columns of the last page no lower than needed."""
        last = len(self.galley.slugs)
        for least in self.heights(start):
            if least <= depth:
                ends = self.ends(start, least)
                if ends[-1] == last:
                    return ends
        return self.ends(start, depth)

    def heights(self, start: int) -> Iterator[float]:
        """Give the depths at which a first column could end, the lowest first."""
        for end in range(start + 1, len(self.galley.slugs) + 1):
            yield self.galley.height(start, end)


def narrow(block: Block, width: float, compositor: Compositor) -> Iterator[FlowBox]:
    """Set a block in a narrow column (mm): terms above their meanings, all else as in a chapter."""
    if isinstance(block, Definitions):
        yield from (stacked_definition(item, compositor, width) for item in block.items)
    else:
        yield from flow(block, compositor)
