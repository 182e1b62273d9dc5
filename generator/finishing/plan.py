"""A plan: sheets of paper with pages and marks on their sides. The writer carries it out."""

from __future__ import annotations

from dataclasses import dataclass

from generator.finishing.marks import Mark
from generator.finishing.placement import Placement
from generator.paper import Paper


@dataclass(frozen=True, slots=True)
class SheetSide:
    """One side of a sheet: pages, marks that it shares with other sides, and marks of its own."""

    placements: tuple[Placement, ...] = ()
    marks: tuple[Mark, ...] = ()
    captions: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper; `back` is None when it is printed on one side."""

    paper: Paper
    front: SheetSide
    back: SheetSide | None = None

    @property
    def sides(self) -> tuple[SheetSide, ...]:
        return (self.front,) if self.back is None else (self.front, self.back)
