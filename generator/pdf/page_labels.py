"""How pages are called: runs of numbers and roman numerals, the same in a viewer's page box as printed on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

_NUMERALS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageLabels:
    """How pages are called from `first` (counted from 0) on: decimal, roman, or by the prefix alone; counted from 1."""

    first: int
    style: Literal["", "D", "r"] = "D"
    prefix: str = ""

    def label(self, page: int) -> str:
        """Name a page (counted from 0) of this run."""
        number = page - self.first + 1
        return self.prefix + {"": "", "D": str(number), "r": roman(number)}[self.style]


def label_of(page: int, runs: Sequence[PageLabels]) -> str:
    """Name a page (counted from 0) by the run it is in; `runs` begin at page 0 and are in order."""
    return next(run for run in reversed(runs) if run.first <= page).label(page)


def roman(number: int) -> str:
    """Write a number of 1 or more in small roman numerals."""
    written = ""
    for value, letters in _NUMERALS:
        count, number = divmod(number, value)
        written += letters * count
    return written
