"""Which move stands in which row and column of a poster, before anything is measured."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.documents.blocks import Document, Heading, Inset, Move, Paragraph, Step

FEWEST, MOST = 3, 5
"""Columns a poster may have."""


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
    """Cells on one floor line, what is headed over them, and the columns of the Stop panel (first, count)."""

    cells: tuple[Cell, ...] = ()
    heads: tuple[Head, ...] = ()
    stop: tuple[int, int] | None = None

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


def arrange(document: Document, columns: int, with_inset: bool) -> tuple[Row, ...]:
    """Share everything out to rows: the first steps beside inset and Stop, then the sections, then what fills holes."""
    steps = document.steps
    opening = next((number for number, step in enumerate(steps) if not single(step)), len(steps))
    inset = document.inset if with_inset else None
    beside = min(opening, columns - 1)
    placed = inset is not None and beside < columns - 1
    first = opening_row(steps[:beside], inset if placed else None, columns, stop=document.stop is not None)
    rows = [first] if first.used else []
    for group in together(steps[beside:], columns):
        rows.extend(section_rows(group, columns))
    rows = filled(rows, columns, [] if placed or inset is None else [inset])
    return tuple(rows)


def opening_row(steps: Sequence[Step], inset: Inset | None, columns: int, stop: bool) -> Row:
    """Set single steps, the inset and Stop side by side."""
    heads = [Head(step.heading, number, 1) for number, step in enumerate(steps)]
    cells = [Cell(step.moves[0], number, headed=True) for number, step in enumerate(steps)]
    if inset is not None:
        heads.append(Head(inset.heading, len(steps), 1))
        cells.append(Cell(inset, len(steps), headed=True))
    taken = len(cells)
    return Row(tuple(cells), tuple(heads), (taken, columns - taken) if stop else None)


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
        step = group[0]
        head = Head(step.heading, 0, columns, step.note)
        rows = [
            Row(tuple(Cell(move, column) for column, move in enumerate(step.moves[start : start + columns])))
            for start in range(0, len(step.moves), columns)
        ]
        return [replace(rows[0], heads=(head,)), *rows[1:]]
    heads: list[Head] = []
    cells: list[Cell] = []
    for step in group:
        heads.append(Head(step.heading, len(cells), len(step.moves), step.note if len(step.moves) > 1 else None))
        cells += [Cell(move, len(cells) + number) for number, move in enumerate(step.moves)]
    return [Row(tuple(cells), tuple(heads))]


def filled(rows: list[Row], columns: int, spare: list[Inset]) -> list[Row]:
    """Put what is left over into the holes at the ends of rows, from the last row up."""
    result = list(rows)
    for number in reversed(range(len(rows))):
        row = result[number]
        while spare and row.used < columns and row.cells:
            row = replace(row, cells=(*row.cells, Cell(spare.pop(0), row.used)))
        result[number] = row
    return result
