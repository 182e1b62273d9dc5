"""Which move stands in which row and column of a poster, before anything is measured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.documents.blocks import Document, Heading, Inset, Move, Paragraph, Step

FEWEST, MOST = 3, 5
"""Columns a poster may have."""
BESIDE = 2
"""Columns in the place of the title on wide papers."""


@dataclass(frozen=True, slots=True)
class Head:
    """A heading under its rule, over `span` columns from `column` on, and a note at the right."""

    heading: Heading
    column: int
    span: int
    note: Paragraph | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column of a row; an inset has its heading in the row's heads when `headed`."""

    content: Move | Inset
    column: int
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells on one floor line, what is headed over them, and the columns of the Stop panel (first, count).

    A row may have its own number of `columns`; 0 is that of the page.
    """

    cells: tuple[Cell, ...] = ()
    heads: tuple[Head, ...] = ()
    stop: tuple[int, int] | None = None
    columns: int = 0

    @property
    def used(self) -> int:
        """The number of columns taken, from the left."""
        ends = [cell.column + 1 for cell in self.cells] + ([sum(self.stop)] if self.stop else [])
        return max(ends, default=0)


def columns_for(moves: int, alone: bool) -> list[int]:
    """List the numbers of columns worth trying, best first.

    No row is left with a single move; then few holes, then four columns. Five columns are for 13 moves and more, one
    or two for so few moves that have the page to themselves.
    """
    if moves < FEWEST or moves == 4:
        return ([2, 4] if moves == 4 else [moves]) if alone else [max(FEWEST, moves)]
    options = range(FEWEST, (MOST if moves > 12 else 4) + 1)
    fair = [count for count in options if moves % count != 1]
    return sorted(fair, key=lambda count: (-moves % count, abs(count - 4), -count))


def single(step: Step) -> bool:
    """Tell whether a step is one move, which needs no section of its own."""
    return len(step.moves) == 1


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The rows of the page, and those beside them, in the title's column."""

    rows: tuple[Row, ...]
    beside: tuple[Row, ...] = ()


def arrange(document: Document, columns: int, with_inset: bool) -> Arrangement:
    """Share everything out to rows: the first steps beside inset and Stop, then the sections, then what fills holes."""
    steps = document.steps
    inset = document.inset if with_inset else None
    late = inset is not None and ragged(steps, columns)
    across = opening_columns(document, columns, inset is not None and not late)
    opening = min(opening_steps(document), across - 1)
    placed = inset is not None and not late and opening < across - 1
    first = opening_row(steps[:opening], inset if placed else None, across, stop=document.stop is not None)
    if first.stop is not None and not first.cells and (level := beside_stop(steps[opening:], columns)):
        rows = level
    else:
        rows = [*([first] if first.used else []), *all_sections(steps[opening:], columns)]
    return Arrangement(tuple(filled(rows, columns, [] if placed or inset is None else [inset])))


def ragged(steps: Sequence[Step], columns: int) -> bool:
    """Tell whether the page ends with a row that has room for one more cell: the inset stands best there.

    With five columns there are no sentences, and an inset would be taller than its row.
    """
    moves = len(steps[-1].moves) if steps else 0
    return columns < moves and columns < MOST and moves % columns == columns - 1


def opening_columns(document: Document, columns: int, with_inset: bool) -> int:
    """Give the number of columns for the first steps, the inset and Stop: as many as there are of them, 3 or 4."""
    cells = opening_steps(document) + with_inset + 1
    if cells == 1 or columns < FEWEST:
        return columns
    few = max((len(step.moves) for step in document.steps), default=0) <= FEWEST
    return FEWEST if few and opening_steps(document) < FEWEST else min(max(cells, FEWEST), 4)


def arrange_beside(document: Document, columns: int, with_inset: bool) -> Arrangement:
    """Share everything out with the first steps in the title's column, two side by side, for wide papers."""
    steps = document.steps
    opening = opening_steps(document)
    inset = [document.inset] if with_inset and document.inset is not None else []
    stop = [Row(stop=(0, columns))] if document.stop is not None else []
    rows = filled([*stop, *all_sections(steps[opening:], columns)], columns, inset)
    if inset and stop and not any(isinstance(cell.content, Inset) for row in rows for cell in row.cells):
        rows[0] = opening_row((), inset[0], columns, stop=True)
    starts = range(0, opening, BESIDE)
    beside = [opening_row(steps[start : min(start + BESIDE, opening)], None, BESIDE, stop=False) for start in starts]
    return Arrangement(tuple(rows), tuple(beside))


def opening_steps(document: Document) -> int:
    """Count the steps of one move that come first."""
    return next((number for number, step in enumerate(document.steps) if not single(step)), len(document.steps))


def all_sections(steps: Sequence[Step], columns: int) -> list[Row]:
    """Set steps as sections, several side by side where they fit."""
    return [row for group in together(steps, columns) for row in section_rows(group, columns)]


def opening_row(steps: Sequence[Step], inset: Inset | None, columns: int, stop: bool) -> Row:
    """Set single steps, the inset and Stop side by side."""
    heads = [Head(step.heading, number, 1) for number, step in enumerate(steps)]
    cells = [Cell(step.moves[0], number, headed=True) for number, step in enumerate(steps)]
    if inset is not None:
        heads.append(Head(inset.heading, len(steps), 1))
        cells.append(Cell(inset, len(steps), headed=True))
    taken = len(cells)
    return Row(tuple(cells), tuple(heads), (taken, columns - taken) if stop else None, columns)


def together(steps: Iterable[Step], columns: int) -> list[tuple[Step, ...]]:
    """Gather neighbouring steps that fit side by side into one row."""
    groups: list[tuple[Step, ...]] = []
    for step in steps:
        if groups and sum(len(other.moves) for other in groups[-1]) + len(step.moves) <= columns:
            groups[-1] += (step,)
        else:
            groups.append((step,))
    return groups


def section_rows(group: Sequence[Step], columns: int) -> list[Row]:
    """Set steps that share a row, or one step over as many rows as it takes."""
    if len(group) == 1:
        return step_rows(group[0], columns, columns)
    heads: list[Head] = []
    cells: list[Cell] = []
    for step in group:
        heads.append(Head(step.heading, len(cells), len(step.moves), step.note if len(step.moves) > 1 else None))
        cells += [Cell(move, len(cells) + number) for number, move in enumerate(step.moves)]
    return [Row(tuple(cells), tuple(heads))]


def step_rows(step: Step, columns: int, first: int) -> list[Row]:
    """Set one step over as many rows as it takes, with up to `first` moves in the first row, below the heading."""
    shares = [step.moves[:first], *batched(step.moves[first:], columns)]
    rows = [Row(tuple(Cell(move, column) for column, move in enumerate(moves))) for moves in shares]
    return [replace(rows[0], heads=(Head(step.heading, 0, first, step.note),)), *rows[1:]]


def batched(moves: Sequence[Move], size: int) -> list[Sequence[Move]]:
    return [moves[start : start + size] for start in range(0, len(moves), size)]


def beside_stop(steps: Sequence[Step], columns: int) -> list[Row]:
    """Set steps with the Stop panel at the end of their first row, if that leaves the first step no hole; else none."""
    group, *others = together(steps, columns) or [()]
    if columns < FEWEST or len(group) != 1 or len(group[0].moves) % columns != columns - 1:
        return []
    first, *rows = step_rows(group[0], columns, columns - 1)
    return [
        replace(first, stop=(columns - 1, 1)),
        *rows,
        *(row for each in others for row in section_rows(each, columns)),
    ]


def filled(rows: list[Row], columns: int, left_over: list[Inset]) -> list[Row]:
    """Put what is left over into the holes at the ends of rows, from the last row up."""
    result, spare = list(rows), list(left_over)
    for number in reversed(range(len(rows))):
        row = result[number]
        while spare and row.used < (row.columns or columns) and row.cells:
            row = replace(row, cells=(*row.cells, Cell(spare.pop(0), row.used)))
        result[number] = row
    return result
