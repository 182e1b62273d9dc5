"""What comes of making a product, from its first pages to its file: one value that each stage hands on changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class NameStrip:
    """A line left for a name: where its baseline begins, in mm from the trimmed page's lower left corner, its width,
    the height of its capitals, and the share of the home size at which its type is set.
    """

    x: float
    y: float
    width: float
    capitals: float
    unit: float


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that a file does not print: where it is written, and what was left out for what reason.

    `places` are all that were left out by this reason: file, line and column of each.
    """

    file: str
    line: int
    column: int
    field: str
    message: str
    places: tuple[tuple[str, int, int], ...] = ()

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.message}" if place else self.message


@dataclass(frozen=True, slots=True)
class Output:
    """A file as it stands: its bytes, its number of pages, and the trimmed size of the product in millimetres.

    `facing` says that its pages are single ones of a booklet that has to be stapled; `name_strip` is where a name may
    stand on the first page, when a strip was asked for. `notes` say what a person should know before printing;
    `left_out` is what it does not print, `explained` how its arrangement was chosen; `beside` are files that go with
    it, by name.
    """

    data: bytes
    pages: int
    width: float
    height: float
    facing: bool = False
    name_strip: NameStrip | None = None
    notes: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    explained: tuple[str, ...] = ()
    beside: Mapping[str, bytes] = field(default_factory=dict)


class ProductPlan(Protocol):
    """A product laid out and not painted: every box has its place; what is told of it is known (as in Output)."""

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What it does not print."""

    @property
    def explained(self) -> tuple[str, ...]:
        """How its arrangement was chosen."""

    def paint(self) -> Output:
        """Make the PDF of the pages, not yet finished for a target."""
