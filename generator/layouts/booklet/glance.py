"""The session at a glance: a row for every move, on one page or on as many as their words and figures need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.documents.blocks import Heading, Paragraph, Row, Section, Table
from generator.layouts import brackets
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.engine.abreast import AbreastBox
from generator.layouts.engine.boxes import Box, PictureBox
from generator.layouts.engine.galley import misfits, shoulders
from generator.layouts.engine.text import TextBox
from generator.layouts.page import Page, PageItem
from generator.pdf.canvas import Artwork

MAT = 21.0
"""The width of a figure's mat, mm on A5."""
ROW_LEAST, ROW_MOST = 11.0, 30.0
"""The least and the most height of a row, mm on A5."""
LETTER, FIGURE = 9.0, 27.0
"""The columns of letters and of figures, mm on A5."""
NARROW_LETTER, NARROW_FIGURE = 8.0, 25.0
"""The same on narrow pages, mm."""
LABEL_GAP = 2.0
"""White after a long letter, mm."""
DOSE_MOST, DOSE_GAP = 0.42, 4.0
"""The share of the words' width that doses may take, or all that names leave, and the white before them, mm on A5."""
CLEAR = 0.8
"""Share of the white above capitals that is kept above the tallest figure, too."""
ABOVE, BENEATH = 5.0, 7.0
"""White between a row's rules and its capitals and last baseline, pt at the usual scale."""


def opened(section: Section, compositor: Compositor) -> tuple[list[PageItem], float]:
    """Place a section's head and note at the top of a page; return them and where the next begins (mm)."""
    page = compositor.page
    lines: list[tuple[Box, float]] = []
    for block in (section.heading, *section.blocks):
        if isinstance(block, Heading):
            lines.append((compositor.hung(compositor.heading(block, width=page.measure), page.measure), 0.0))
        elif isinstance(block, Paragraph) and block.kind == "note":
            lines.append((compositor.paragraph(block), 6.0))
    stack = compositor.stack(lines)
    items = list(stack.place(page.margin, page.head, page.measure))
    return items, page.head + stack.height(page.measure) + shoulders(stack)[1] + compositor.pt(6)


def small_artwork(name: str, compositor: Compositor, share: float = 1.0) -> Artwork:
    """Draw a figure as small as tables show it, at one width of mat all over a booklet, for a place of some share."""
    mat = MAT if compositor.page.tap else compositor.mm(MAT)
    return compositor.setting.pictures.pose_artwork(name, mat, small=True, scale=share)


@dataclass(frozen=True)
class Glance:
    """The rows of a session, measured."""

    section: Section
    compositor: Compositor

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return next(block for block in self.section.blocks if isinstance(block, Table)).rows

    @cached_property
    def columns(self) -> tuple[float, float, float]:
        """The widths of letters, figures and doses; names have the rest."""
        compositor, measure = self.compositor, self.compositor.page.measure
        tap = bool(compositor.page.tap)
        letter, figure = (NARROW_LETTER, NARROW_FIGURE) if tap else (compositor.mm(LETTER), compositor.mm(FIGURE))
        labels = [compositor.text(row.cells[0].words, "list-letter").natural for row in self.rows if row.cells[0].words]
        letter = max([letter, *(width + LABEL_GAP for width in labels)])
        doses = [box.natural for row in self.rows if (box := self.dose(row)) is not None]
        words = measure - letter - figure
        shown = [row.cells[1].words for row in self.rows if len(row.cells) > 2]
        names = [compositor.text(name, "list-name").natural for name in shown if name is not None]
        most = max(DOSE_MOST * words, words - compositor.mm(DOSE_GAP) - max(names, default=0.0))
        return letter, figure, 0.0 if tap else min(max(doses, default=0.0), most)

    def dose(self, row: Row) -> TextBox | None:
        words = row.cells[2].words if len(row.cells) > 2 else None
        return (
            self.compositor.text(words, "list-dose", right=not self.compositor.page.tap, even=True) if words else None
        )

    def row(self, row: Row, share: float = 0.0) -> AbreastBox:
        """Set a row: letter, figure at a share of its size (0: none), name and dose; one of two cells names a part."""
        compositor, measure = self.compositor, self.compositor.page.measure
        letter, figure, dose = self.columns
        parts: list[tuple[Box, float, float]] = []
        if row.cells[0].words is not None:
            parts.append((compositor.text(row.cells[0].words, "list-letter"), 0.0, letter))
        words, indent = row.cells[1].words, letter if len(row.cells) == 2 else letter + figure
        name = compositor.text(words, "list-name", even=True) if words is not None else None
        doses = self.dose(row)
        room = measure - indent - (dose + compositor.mm(DOSE_GAP) if dose and doses else 0.0)
        if share and (picture := row.cells[1].picture):
            parts.append((PictureBox(small_artwork(picture.name, compositor, share), share, picture), letter, figure))
        if name is not None and doses is not None and not dose:
            parts.append((compositor.stack([(name, 0.0), (doses, 0.0)]), indent, room))
        else:
            parts += [(name, indent, room)] if name is not None else []
            parts += [(doses, measure - dose, dose)] if doses is not None else []
        return AbreastBox(tuple(parts), "first" if len(row.cells) == 2 else "bottom")

    @cached_property
    def tallest(self) -> float:
        """The height of the tallest figure at its usual size."""
        pictures = [cell.picture for row in self.rows for cell in row.cells if cell.picture is not None]
        bounds = [small_artwork(picture.name, self.compositor).bounds for picture in pictures]
        return max((top - bottom for _, bottom, _, top in bounds), default=1.0)

    @property
    def around(self) -> float:
        return self.compositor.pt(ABOVE) + self.compositor.pt(BENEATH)

    @cached_property
    def least(self) -> list[float]:
        """The least height of every row: what its words take, and enough for a figure."""
        needed = [self.row(row).height(0) + self.around for row in self.rows]
        low = self.compositor.mm(ROW_LEAST)
        return [max(need, low if len(row.cells) > 2 else 0.0) for need, row in zip(needed, self.rows, strict=True)]

    def misfits(self) -> Iterator[TextBox]:
        """Yield the texts of which a word sticks out of its column."""
        for row in self.rows:
            for box, _, width in self.row(row).parts:
                yield from misfits(box, width)

    def pages(self) -> list[Page]:
        """Place all rows, as evenly as can be over as few pages as hold them."""
        compositor, page = self.compositor, self.compositor.page
        first, y = opened(self.section, compositor)
        rooms = (page.bottom - y, page.bottom - page.head)
        names = [len(row.cells) == 2 for row in self.rows]
        shares = even(self.least, names, rooms)
        slack = min(
            (rooms[min(number, 1)] - sum(self.least[start:end])) / max(1, (end - start) - sum(names[start:end]))
            for number, (start, end) in enumerate(shares)
        )
        most = compositor.mm(ROW_MOST)
        heights = [
            least if name else max(least, min(least + slack, most))
            for least, name in zip(self.least, names, strict=True)
        ]
        moves = [height for height, name in zip(heights, names, strict=True) if not name]
        share = min(
            1.0, (min(moves, default=most) - compositor.pt(BENEATH) - compositor.pt(ABOVE) * CLEAR) / self.tallest
        )
        made = []
        for number, (start, end) in enumerate(shares):
            items = list(self.placed(range(start, end), heights, share, page.head if number else y))
            made.append(Page([*(first if not number else []), *items]))
        return made

    def placed(self, numbers: range, heights: Sequence[float], share: float, y: float) -> Iterator[PageItem]:
        """Place rows from y down, a rule above each and below the last."""
        compositor, page = self.compositor, self.compositor.page
        spans = []
        for number in numbers:
            row, box = self.rows[number], self.row(self.rows[number], share)
            strong = number == numbers[0] or len(row.cells) == 2
            rule = compositor.rule(2) if strong else compositor.rule(0.5, "hairline")
            yield from rule.place(page.margin, y, page.measure)
            spans.append((y + compositor.pt(ABOVE) / 2, y + heights[number] - compositor.pt(BENEATH) / 2))
            y += heights[number]
            yield from box.place(page.margin, y - compositor.pt(BENEATH) - box.height(0), page.measure)
        yield from compositor.rule(2).place(page.margin, y, page.measure)
        shown = [self.rows[number] for number in numbers]
        for run in brackets.runs([row.group for row in shown], [len(row.cells) == 2 for row in shown]):
            yield from brackets.beside(compositor.setting, page.margin, spans[run[0]][0], spans[run[-1]][1])


def even(heights: Sequence[float], follows: Sequence[bool], rooms: tuple[float, float]) -> list[tuple[int, int]]:
    """Part rows into as few pages as hold them, as evenly as can be; `rooms` are those of the first and of the others.

    A row that the next one follows is not the last of its page.
    """
    best: list[tuple[int, float, int] | None] = [(0, 0.0, 0), *[None] * len(heights)]
    """For every row, the pages up to it, what they cost, and the first row of the last of them."""
    for end in range(1, len(heights) + 1):
        if end < len(heights) and follows[end - 1]:
            continue
        taken, parted = 0.0, False
        for start in reversed(range(end)):
            taken += heights[start]
            if parted and taken > max(rooms):
                break
            before, room = best[start], rooms[start > 0]
            if before is not None and not (parted and taken > room):
                way = (before[0] + 1, before[1] + (1 - taken / room) ** 2, start)
                best[end] = min(best[end] or way, way)
            parted = parted or not follows[start - 1]
    pages, end = list[tuple[int, int]](), len(heights)
    while end and (way_here := best[end]) is not None:
        pages.insert(0, (way_here[2], end))
        end = way_here[2]
    return pages
