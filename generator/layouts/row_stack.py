"""Rows one below the other on one grid of half lines: how high they are, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from generator.documents.blocks import Callout
from generator.layouts.arrangement import Row
from generator.layouts.grid import Grid
from generator.layouts.page import Item
from generator.layouts.row_setting import set_row
from generator.layouts.rows import SetRow


@dataclass(frozen=True)
class RowStack:
    """Rows from top to bottom. Distances between them are whole half lines, so that all text shares one grid."""

    grid: Grid
    rows: tuple[SetRow, ...]

    @property
    def half(self) -> float:
        """The step of the baseline grid: half a leading, in mm."""
        return self.grid.leading / 2

    @property
    def fits(self) -> bool:
        """Tell whether no word sticks out of its column."""
        return all(row.fits for row in self.rows)

    @property
    def name_lines(self) -> int:
        """The number of lines of all names and doses."""
        return sum(sum(row.name_lines) for row in self.rows)

    @property
    def steps(self) -> list[int]:
        """The least distance from each row's first baseline to the next one's, in half lines."""
        spaces, unit = self.grid.spaces, self.grid.unit
        found = []
        for above, under in zip(self.rows, self.rows[1:], strict=False):
            gap = spaces.band_gap if under.heads or under.strip or above.strip else spaces.row_gap
            found.append(ceil(above.step_to(under, gap * unit) / self.half - 1e-6))
        return found

    @property
    def height(self) -> float:
        """The least height, from the first row's top to the last one's bottom."""
        if not self.rows:
            return 0.0
        last = self.rows[-1]
        return self.rows[0].ascent + sum(self.steps) * self.half + last.depth + last.tail

    def baselines(self, bottom: float, extra: int = 0) -> list[float]:
        """Give each row's first baseline when the last row ends at `bottom`; `extra` half lines widen each gap."""
        if not self.rows:
            return []
        row = self.rows[-1]
        found = [bottom - row.tail - row.depth]
        for step in reversed(self.steps):
            found.insert(0, found[0] - (step + extra) * self.half)
        return found

    def moves(self, baselines: Sequence[float]) -> Iterator[Item]:
        """Place headings and moves."""
        for row, baseline in zip(self.rows, baselines, strict=True):
            yield from row.place_moves(baseline)

    def asides(self, baselines: Sequence[float]) -> Iterator[Item]:
        """Place the inset and the Stop panel, in this order."""
        for row, baseline in zip(self.rows, baselines, strict=True):
            yield from row.place_inset(baseline)
        for row, baseline in zip(self.rows, baselines, strict=True):
            yield from row.place_stop(baseline)


def set_rows(grid: Grid, rows: Sequence[Row], stop: Callout | None = None) -> RowStack:
    """Set rows on a grid."""
    return RowStack(grid, tuple(set_row(grid, row, stop) for row in rows))
