"""A galley: type in one long column, before it is made up into pages.

Boxes with the white between them become slugs, which are never parted: lines of text, rows, pictures. Lengths are mm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.layouts.engine.boxes import Box, ColumnBox, PanelBox, RuleBox
from generator.layouts.engine.text import TextBox
from generator.layouts.page import PageItem
from generator.units import to_mm

HEADING_PARTED, LINE_ALONE, PARAGRAPH_PARTED = 900.0, 600.0, 24.0
"""What it costs to begin a page between a heading and its text, beside a paragraph's only line, and within a paragraph
of one line (with n lines an nth of it)."""


def shoulders(box: Box) -> tuple[float, float]:
    """Give the white that a box has above its capitals and below its last baseline in lines of its leading."""
    if isinstance(box, TextBox):
        return to_mm(box.size) - box.cap, to_mm(box.font.leading - box.size)
    if isinstance(box, ColumnBox) and box.parts:
        return shoulders(box.parts[0])[0], shoulders(box.parts[-1])[1]
    own: tuple[float, float] = getattr(box, "shoulders", (0.0, 0.0))
    return own


@dataclass(frozen=True, slots=True, eq=False)
class FlowBox:
    """A box in a galley: the white it wants above and below, and what it costs to part it from the next, and within.

    Of the white between two boxes the larger counts, beside the shoulders of their type. A `key` is a place that can be
    linked to; `opens` begins a chapter.
    """

    box: Box
    above: float = 0.0
    below: float = 0.0
    tie: float = 0.0
    within: float = 0.0
    key: str = ""
    opens: Opening | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """The beginning of a chapter: its running head, and what it costs to begin lower than at the top of a page.

    There a rule stands above it, with so much white above and below it.
    """

    running: str
    cost: float = 0.0
    rule: RuleBox | None = None
    white: float = 0.0

    def gap(self, width: float) -> float:
        """Give the height of the rule and the white round it."""
        return 2 * self.white + (self.rule.height(width) if self.rule else 0.0)


@dataclass(slots=True, eq=False)
class Slug:
    """What is never parted: a box, or its line `number`; `cost` is that of a page which begins with it.

    `gap` is the white before it on a page, `below` how far it reaches below its height.
    """

    box: Box
    number: int
    height: float
    gap: float
    below: float
    cost: float
    key: str = ""
    opens: Opening | None = None


@dataclass(frozen=True, eq=False)
class Galley:
    """Slugs at a width."""

    slugs: tuple[Slug, ...]
    width: float

    @classmethod
    def of(cls, boxes: Sequence[FlowBox], width: float) -> Galley:
        """Cut boxes into slugs."""
        return cls(tuple(cut(boxes, width)), width)

    def height(self, start: int, end: int) -> float:
        """Give the height of some slugs on one page."""
        part = self.slugs[start:end]
        return sum(slug.height + slug.gap for slug in part) - (part[0].gap if part else 0.0)

    def place(self, start: int, end: int, x: float, top: float) -> Iterator[PageItem]:
        """Place the slugs from `start` up to `end`, the first at `top`."""
        number = start
        while number < end:
            slug = self.slugs[number]
            if number > start:
                if slug.opens and slug.opens.rule:
                    yield from slug.opens.rule.place(x, top + slug.gap - slug.opens.gap(self.width) / 2, self.width)
                top += slug.gap
            if not isinstance(slug.box, TextBox):
                yield from slug.box.place(x, top, self.width)
                top += slug.height
                number += 1
                continue
            after = number + 1
            while after < end and self.slugs[after].box is slug.box:
                after += 1
            yield from slug.box.place(x, top, self.width, slug.number, self.slugs[after - 1].number + 1)
            top += self.height(number, after)
            number = after


def cut(boxes: Sequence[FlowBox], width: float) -> Iterator[Slug]:
    """Cut boxes into slugs: texts into lines, of which two stay together at either end."""
    gap = cost = 0.0
    for number, each in enumerate(boxes):
        box, over = each.box, shoulders(each.box)[0]
        if number:
            before = boxes[number - 1]
            opened = each.opens.gap(width) if each.opens else 0.0
            gap = max(before.below, each.above, opened) + shoulders(before.box)[1] + over
        if isinstance(box, TextBox):
            lines = box.line_count(width)
            yield Slug(box, 0, box.cap, gap, box.below, cost, each.key, each.opens)
            for line in range(1, lines):
                alone = line in (1, lines - 1)
                within = LINE_ALONE if alone else each.within + PARAGRAPH_PARTED / lines
                yield Slug(box, line, box.cap, box.leading - box.cap, box.below, within)
        else:
            yield Slug(box, 0, box.height(width), gap, max(box.below, 0.0), cost, each.key, each.opens)
        cost = each.tie


def misfits(box: Box, width: float) -> Iterator[TextBox]:
    """Yield the texts in a box of which a word sticks out of its column."""
    if isinstance(box, TextBox):
        if not box.fits(width):
            yield box
    elif isinstance(box, ColumnBox):
        for part in box.parts:
            yield from misfits(part, width)
    elif isinstance(box, PanelBox):
        yield from misfits(box.inside, width - 2 * box.inset[0])
    else:
        inside = getattr(box, "columns", None)
        for part, each in inside(width) if inside else ():
            yield from misfits(part, each)
