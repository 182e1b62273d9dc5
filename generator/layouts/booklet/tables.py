"""Tables of the booklet: a muscle's facts, the numbers of a chart, the session at a glance, the diary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from generator.documents.blocks import Cell, Heading, Paragraph, Row, Section, Table
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.booklet.pieces import Board
from generator.pdf.canvas import Artwork
from generator.pdf.flowables import Picture, Text
from generator.units import MM

LABEL = 28.0
"""Width of the labels of a facts table, mm on A5."""
NUMBER, NUMBER_GAP = 25.0, 8.0
"""Width of a chart's columns of numbers, mm on A5; on narrow pages what they need and a gap in pt."""
GLANCE_ROW, GLANCE_ROW_LEAST, GLANCE_ROW_MOST = 14.2, 11.0, 20.0
GLANCE_MAT = 21.0
NARROW_LETTER, NARROW_GAP, NARROW_DOSE = 8.0, 4.0, 26.0
"""On narrow pages: width of letters and from figure to name, mm; height of a dose with the space round it, pt."""
PART_ROW = 0.72
DIARY_ROW = 11.6
DATE, FELT = 22.0, 16.0
DIARY_KEY = 20.0
"""Height of the line that says what the columns are, pt at the usual scale."""
DIARY_COLUMN_LEAST = 5.5
LINES_A_WEEK = 3
"""Sessions a week for which the diary has room."""


def cell_text(cell: Cell, role: str, press: Compositor, **options: Any) -> Text | str:
    return press.text(cell.words, role, **options) if cell.words is not None else ""


def style(*commands: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """Start a table style without padding."""
    whole = ((0, 0), (-1, -1))
    plain = [(f"{side}PADDING", *whole, 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    return [*plain, ("VALIGN", *whole, "TOP"), *commands]


def facts_table(block: Table, press: Compositor) -> Grid:
    """Set labelled facts: quiet labels, hairlines between rows."""
    rows = [
        [cell_text(row.cells[0], "label", press), cell_text(row.cells[1], "fact-text", press)] for row in block.rows
    ]
    first = press.mm(LABEL)
    grid = Grid(rows, colWidths=[first, press.page.points - first], spaceBefore=press.pt(2), spaceAfter=press.pt(8))
    grid.setStyle(
        style(
            ("LINEABOVE", (0, 0), (-1, -1), 0.5, press.colour("hairline")),
            ("TOPPADDING", (0, 0), (-1, -1), press.pt(2)),
            ("BOTTOMPADDING", (0, 0), (-1, -1), press.pt(3)),
        )
    )
    return grid


def chart_table(block: Table, press: Compositor) -> Grid:
    """Set numbers in columns aligned right, under quiet heads."""
    heads = (
        [cell_text(cell, "label", press, alignment=2 * bool(n)) for n, cell in enumerate(block.head.cells)]
        if block.head
        else []
    )
    rows = [
        [
            cell_text(cell, "number" if n else "fact-text", press, alignment=2 * bool(n))
            for n, cell in enumerate(row.cells)
        ]
        for row in block.rows
    ]
    numbers = [press.mm(NUMBER)] * (len(rows[0]) - 1)
    if press.page.tap:
        numbers = [needed(column, press) for column in zip(*[heads, *rows], strict=True)][1:]
    widths = [press.page.points - sum(numbers), *numbers]
    grid = Grid([heads, *rows], colWidths=widths, repeatRows=1, spaceBefore=press.pt(2), spaceAfter=press.pt(10))
    grid.setStyle(
        style(
            ("LINEBELOW", (0, 0), (-1, 0), 1, press.colour("ink")),
            ("LINEBELOW", (0, 1), (-1, -1), 0.5, press.colour("hairline")),
            ("TOPPADDING", (0, 0), (-1, -1), press.pt(1)),
            ("BOTTOMPADDING", (0, 0), (-1, -1), press.pt(1.4)),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("NOSPLIT", (0, 0), (-1, 3)),
            ("NOSPLIT", (0, -3), (-1, -1)),
        )
    )
    return grid


def needed(texts: Sequence[Text | str], press: Compositor) -> float:
    """Give the least width (pt) of a column whose head may break between words, and whose numbers may not."""
    head, *numbers = (text for text in texts if isinstance(text, Text))
    for text in numbers:
        text.wrap(press.page.points, 1e6)
    return max(float(head.minWidth()), *(text.widest_line for text in numbers)) + press.pt(NUMBER_GAP)


def opened(section: Section, press: Compositor) -> tuple[Board, float]:
    """Start a page with a section's head and note; return it and the lower edge in pt."""
    page = press.page
    board = Board(page.width * MM, page.height * MM)
    x, y = page.margin * MM, page.head * MM
    for block in (section.heading, *section.blocks):
        if isinstance(block, Heading):
            y = board.put_capitals(press.heading(block), x, y, page.points) + press.pt(6)
        elif isinstance(block, Paragraph) and block.kind == "note":
            y = board.put(press.paragraph(block), x, y, page.points) + press.pt(6)
    return board, y


def table_of(section: Section) -> Table:
    return next(block for block in section.blocks if isinstance(block, Table))


def glance(section: Section, press: Compositor) -> list[Board]:
    """Set the session as rows with small figures: one page, or two that face each other."""
    page = press.page
    rows = table_of(section).rows
    board, y = opened(section, press)
    height = page.bottom * MM - y
    whole = sum(row_share(row) for row in rows)
    least = narrow_row(rows, press) if page.tap else press.mm(GLANCE_ROW_LEAST)
    pages = max(1, -(-int(whole * least) // int(height)))
    share = -(-len(rows) // pages)
    boards: list[Board] = []
    for start in range(0, len(rows), share):
        part = rows[start : start + share]
        if start:
            board, y = Board(page.width * MM, page.height * MM), page.head * MM
        most = max(least, press.mm(GLANCE_ROW if len(rows) > 8 and pages == 1 else GLANCE_ROW_MOST))
        row = min(most, height / sum(row_share(row) for row in part))
        board.put(glance_grid(part, press, row), page.margin * MM, y, page.points)
        boards.append(board)
    return boards


def narrow_row(rows: Sequence[Row], press: Compositor) -> float:
    """Give the height (pt) of a row that has its dose below its name, where the longest name takes two lines."""
    width = press.page.points - (NARROW_LETTER + GLANCE_MAT + NARROW_GAP) * MM
    names = [press.text(row.cells[1].words, "list-name") for row in rows if len(row.cells) > 2 and row.cells[1].words]
    heights = [name.wrap(width, 1e6)[1] for name in names]
    return max(heights, default=0.0) + press.pt(NARROW_DOSE)


def row_share(row: Row) -> float:
    """A part's name takes less height than a move."""
    return PART_ROW if len(row.cells) == 2 else 1.0


def glance_grid(rows: Sequence[Row], press: Compositor, height: float) -> Grid:
    """Set rows of letter, figure, name and dose; a row of two cells names a part."""
    letter, figure, dose = press.mm(9), press.mm(GLANCE_MAT + 6), press.mm(34)
    if press.page.tap:
        letter, figure, dose = NARROW_LETTER * MM, (GLANCE_MAT + NARROW_GAP) * MM, 0
    share = glance_scale(rows, press, height)
    cells: list[list[Any]] = []
    commands: list[tuple[Any, ...]] = []
    for number, row in enumerate(rows):
        where = (0, number), (-1, number)
        if len(row.cells) == 2:
            cells.append(
                [cell_text(row.cells[0], "list-letter", press), cell_text(row.cells[1], "list-name", press), "", ""]
            )
            commands += [("SPAN", (1, number), (-1, number)), ("LINEABOVE", *where, 2, press.colour("ink"))]
        else:
            cells.append(glance_row(row, press, share))
            commands.append(
                ("LINEABOVE", *where, 2 if number == 0 else 0.5, press.colour("ink" if number == 0 else "hairline"))
            )
    heights = [height * row_share(row) for row in rows]
    grid = Grid(cells, colWidths=[letter, figure, press.page.points - letter - figure - dose, dose], rowHeights=heights)
    grid.setStyle(
        style(
            *commands,
            ("LINEBELOW", (0, -1), (-1, -1), 2, press.colour("ink")),
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
            ("BOTTOMPADDING", (0, 0), (-1, -1), press.pt(4)),
        )
    )
    return grid


def glance_row(row: Row, press: Compositor, share: float) -> list[Any]:
    """Set a move's row; the figure belongs to the name, which says all it says."""
    letter, name, dose = row.cells
    if press.page.tap:
        both = [cell_text(name, "list-name", press), cell_text(dose, "list-dose", press)]
        return [cell_text(letter, "list-letter", press), small_figure(name, press, share), both, ""]
    return [
        cell_text(letter, "list-letter", press),
        small_figure(name, press, share),
        cell_text(name, "list-name", press),
        cell_text(dose, "list-dose", press, alignment=2),
    ]


def small_artwork(name: str, press: Compositor) -> Artwork:
    """Draw a figure as small as tables show it: all over a booklet at one width of mat, so that it is stored once."""
    mat = GLANCE_MAT if press.page.tap else press.page.mm(GLANCE_MAT)
    return press.setting.pictures.pose_artwork(name, mat, small=True)


def glance_scale(rows: Sequence[Row], press: Compositor, height: float) -> float:
    """Tell the share of their size at which the tallest figure stays within its row, so that all bodies match."""
    pictures = [cell.picture for row in rows for cell in row.cells if cell.picture is not None]
    bounds = [small_artwork(picture.name, press).bounds for picture in pictures]
    tallest = max((top - bottom for _, bottom, _, top in bounds), default=1.0)
    return min(1.0, (height - press.pt(5)) / MM / tallest)


def small_figure(cell: Cell, press: Compositor, share: float) -> Flowable | str:
    """Draw the figure of a row."""
    if cell.picture is None:
        return ""
    return Picture(small_artwork(cell.picture.name, press), share * MM, block=cell.picture)


def diary(section: Section, press: Compositor) -> list[Board]:
    """Set the diary: a column for every move, three lines a week; a second page when columns get narrow."""
    page = press.page
    table = table_of(section)
    board, y = opened(section, press)
    moves = table.head.cells[1:-1] if table.head else ()
    room = page.measure - page.mm(DATE + FELT)
    most = max(1, int(room / DIARY_COLUMN_LEAST))
    pages = max(1, -(-len(moves) // most))
    share = -(-len(moves) // pages)
    boards: list[Board] = []
    for number in range(pages):
        if number:
            board, y = Board(page.width * MM, page.height * MM), page.head * MM
        columns = range(number * share, min(len(moves), (number + 1) * share))
        grid = diary_grid(table, columns, press, page.bottom * MM - y - press.pt(DIARY_KEY))
        below = board.put(grid, page.margin * MM, y, page.points)
        for block in section.blocks if number == pages - 1 else ():
            if isinstance(block, Paragraph) and block.kind == "small":
                board.put(press.paragraph(block), page.margin * MM, below + press.pt(5), page.points)
        boards.append(board)
    return boards


def diary_grid(table: Table, columns: range, press: Compositor, height: float) -> Grid:
    """Set the diary's grid for some of the moves; empty cells are for a pen."""
    assert table.head is not None
    cells = table.head.cells
    chosen = [cells[0], *(cells[1 + index] for index in columns), cells[-1]]
    roles = ["list-name", *["diary-move"] * len(columns), "list-name"]
    head = [
        cell_text(cell, role, press, alignment=0 if number == 0 else 1)
        for number, (cell, role) in enumerate(zip(chosen, roles, strict=True))
    ]
    weeks = [cell_text(row.cells[0], "week", press) for row in table.rows]
    empty = [""] * (len(chosen) - 1)
    rows = [
        [weeks[number // LINES_A_WEEK] if number % LINES_A_WEEK == 0 else "", *empty]
        for number in range(len(weeks) * LINES_A_WEEK)
    ]
    date, felt = press.mm(DATE), press.mm(FELT)
    column = (press.page.points - date - felt) / max(1, len(columns))
    row = min(press.mm(DIARY_ROW), (height - press.mm(9)) / len(rows))
    grid = Grid(
        [head, *rows], colWidths=[date, *[column] * len(columns), felt], rowHeights=[press.mm(9), *[row] * len(rows)]
    )
    thin, ink = press.colour("hairline"), press.colour("ink")
    grid.setStyle(
        style(
            ("INNERGRID", (0, 1), (-1, -1), 0.5, thin),
            ("LINEBELOW", (0, 0), (-1, 0), 2, ink),
            *[("LINEABOVE", (0, n), (-1, n), 1, ink) for n in range(1 + LINES_A_WEEK, len(rows), LINES_A_WEEK)],
            ("LINEBELOW", (0, -1), (-1, -1), 1, ink),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("BOTTOMPADDING", (0, 0), (-1, 0), press.pt(3)),
            ("TOPPADDING", (0, 1), (-1, -1), press.pt(2)),
        )
    )
    return grid
