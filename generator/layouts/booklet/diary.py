"""The diary: a column for every move, three lines a week, on as many pages as leave room for a pen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.documents.blocks import Cell, Paragraph, Section, Table
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.booklet.glance import opened
from generator.layouts.page import Area, Page, PageItem, PanelItem
from generator.units import to_mm

DATE, FELT, COLUMN_GAP = 22.0, 16.0, 2.0
"""The least columns for the date and for how it felt, and the white in them, mm on A5."""
WORD_MOST = 0.3
"""The most of the measure that the words of such a column make it wide."""
COLUMN_LEAST, COLUMN_WHITE = 5.5, 1.6
"""The least column for a tick, and the least white beside its letter, mm."""
HEAD, ROW, ROW_LEAST = 9.0, 11.6, 7.0
"""The height of the head and the most of a line, mm on A5; the least of a line, mm."""
HEAD_AROUND = 14.0
"""White above and below the words of the head, pt at the usual scale."""
KEY = 20.0
"""Height of the line that says what the columns are, pt at the usual scale."""
LINES_A_WEEK = 3
"""Sessions a week for which the diary has room."""


@dataclass(frozen=True)
class Diary:
    """The table of a diary, measured."""

    section: Section
    compositor: Compositor

    @cached_property
    def table(self) -> Table:
        return next(block for block in self.section.blocks if isinstance(block, Table))

    @cached_property
    def head(self) -> Sequence[Cell]:
        return self.table.head.cells if self.table.head else ()

    @cached_property
    def sides(self) -> tuple[float, float]:
        """The widths of the columns at the left and right: as usual, or as their words need."""
        compositor, most = self.compositor, WORD_MOST * self.compositor.page.measure
        weeks = [compositor.text(row.cells[0].words, "week") for row in self.table.rows if row.cells[0].words]
        widths = []
        for cell, least, others in ((self.head[0], DATE, weeks), (self.head[-1], FELT, [])):
            boxes = [*([compositor.text(cell.words, "list-name")] if cell.words else []), *others]
            wanted = max((box.natural for box in boxes), default=0.0) + compositor.mm(COLUMN_GAP)
            widths.append(max(compositor.mm(least), min(wanted, most)))
        return widths[0], widths[1]

    @cached_property
    def columns(self) -> list[range]:
        """The moves' columns, in equal shares for as many pages as leave them wide enough."""
        moves = self.head[1:-1]
        labels = [self.compositor.text(cell.words, "diary-move").natural for cell in moves if cell.words]
        least = max([COLUMN_LEAST, *(width + COLUMN_WHITE for width in labels)])
        return shares(len(moves), max(1, int((self.compositor.page.measure - sum(self.sides)) / least)))

    @cached_property
    def head_height(self) -> float:
        """The height of the head: columns that ask for more than a tick say so in a second line."""
        compositor = self.compositor
        widest = compositor.page.measure
        heights = [compositor.text(cell.words, "diary-move").height(widest) for cell in self.head[1:-1] if cell.words]
        return max([compositor.mm(HEAD), *(height + compositor.pt(HEAD_AROUND) for height in heights)])

    def weeks(self, height: float) -> list[range]:
        """The weeks, in equal shares for as many pages as leave lines high enough."""
        fit = int((height - self.head_height) / (LINES_A_WEEK * ROW_LEAST))
        return shares(len(self.table.rows), max(1, fit))

    def pages(self) -> list[Page]:
        """Place the diary: every week's columns, then the next weeks'."""
        compositor, page = self.compositor, self.compositor.page
        first, y = opened(self.section, compositor)
        keys = [block for block in self.section.blocks if isinstance(block, Paragraph) and block.kind == "small"]
        key = compositor.paragraph(keys[0]) if keys else None
        below = compositor.pt(KEY - 14) + key.height(page.measure) + key.below if key else 0.0
        room = page.bottom - y - below
        grids = [(weeks, columns) for weeks in self.weeks(room) for columns in self.columns]
        made = []
        for number, (weeks, columns) in enumerate(grids):
            top = page.head if number else y
            items, foot = self.grid(weeks, columns, top, page.bottom - below)
            if key is not None and number == len(grids) - 1:
                items += key.place(page.margin, foot + compositor.pt(KEY - 14) + compositor.pt(3), page.measure)
            made.append(Page([*([] if number else first), *items]))
        return made

    def grid(self, weeks: range, columns: range, y: float, bottom: float) -> tuple[list[PageItem], float]:
        """Place some weeks of some of the moves; return the items and the lower edge."""
        compositor, page = self.compositor, self.compositor.page
        date, felt = self.sides
        lines = len(weeks) * LINES_A_WEEK
        top = y + self.head_height
        row = min(compositor.mm(ROW), (bottom - top) / max(1, lines))
        foot = top + lines * row
        column = (page.measure - date - felt) / max(1, len(columns))
        edges = [page.margin + date + number * column for number in range(len(columns) + 1)]
        items: list[PageItem] = [upright(x, top, foot, compositor) for x in edges]
        for line in range(1, lines):
            rule = compositor.rule(0.5, "hairline") if line % LINES_A_WEEK else compositor.rule(1)
            items += rule.place(page.margin, top + line * row, page.measure)
        items += compositor.rule(2).place(page.margin, top - to_mm(2), page.measure)
        items += compositor.rule(1).place(page.margin, foot, page.measure)
        items += self.heads(columns, weeks, edges, top - compositor.pt(5))
        for number, week in enumerate(weeks):
            words = self.table.rows[week].cells[0].words
            if words is not None:
                text = compositor.text(words, "week", silent=columns.start > 0)
                items += text.place(page.margin, top + number * LINES_A_WEEK * row + compositor.pt(5), date)
        return items, foot

    def heads(self, columns: range, weeks: range, edges: Sequence[float], baseline: float) -> Iterator[PageItem]:
        """Place the heads of columns; what was said on a page before is decoration."""
        compositor, page = self.compositor, self.compositor.page
        again = weeks.start > 0
        date, felt = self.sides
        cells = [(self.head[0], page.margin, date - compositor.mm(COLUMN_GAP), "list-name", again or columns.start > 0)]
        column = edges[1] - edges[0] if len(edges) > 1 else felt
        for number, x in zip(columns, edges, strict=False):
            cells.append((self.head[1 + number], x, column, "diary-move", again))
        cells.append((self.head[-1], edges[-1], felt, "list-name", again or columns.start > 0))
        for cell, x, width, role, silent in cells:
            if cell.words is not None:
                text = compositor.text(cell.words, role, silent=silent, middle=cell is not self.head[0], even=True)
                yield from text.place(x, baseline - text.height(width), width)


def upright(x: float, top: float, foot: float, compositor: Compositor) -> PanelItem:
    """Draw a thin upright line."""
    half = to_mm(0.25)
    return PanelItem(Area(x - half, top, x + half, foot), compositor.colour("hairline"))


def shares(count: int, most: int) -> list[range]:
    """Part numbers into as few runs of at most so many as can be, about equally long."""
    runs = max(1, -(-count // most))
    return [range(count * run // runs, count * (run + 1) // runs) for run in range(runs)]
