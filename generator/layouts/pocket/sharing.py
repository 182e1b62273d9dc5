"""Which move stands on which panel of the pocket edition, before anything is measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import ceil

from generator.documents.blocks import Move, Step


@dataclass(frozen=True, slots=True)
class Entry:
    """A move and its part; `opens` when it is the first of it."""

    step: Step
    move: Move
    opens: bool

    @property
    def single(self) -> bool:
        """Tell whether the move is the only one of its part, whose number then stands for its letter."""
        return len(self.step.moves) == 1


PanelShare = tuple[Entry, ...]


def entries(steps: Sequence[Step]) -> list[Entry]:
    """List all moves in order."""
    return [Entry(step, move, number == 0) for step in steps for number, move in enumerate(step.moves)]


def shared_out(steps: Sequence[Step], panels: int) -> Iterator[tuple[PanelShare, ...]]:
    """Yield the ways to share moves out to at most so many panels, those with the fewest moves on a panel first.

    A part begins on a panel of its own, and parts of one move share theirs; or parts follow one another.
    """
    seen = set()
    for most in range(1, len(entries(steps)) + 1):
        for share in (by_part(steps, most), one_by_one(steps, most)):
            sizes = tuple(map(len, share))
            if len(share) <= panels and sizes not in seen:
                seen.add(sizes)
                yield share


def by_part(steps: Sequence[Step], most: int) -> tuple[PanelShare, ...]:
    """Begin every part on a panel of its own; parts of one move stand together."""
    groups: list[list[Entry]] = []
    for entry in entries(steps):
        beside_single = entry.single and groups and groups[-1][-1].single
        if not groups or (entry.opens and not beside_single):
            groups.append([])
        groups[-1].append(entry)
    return tuple(share for group in groups for share in even(group, most))


def one_by_one(steps: Sequence[Step], most: int) -> tuple[PanelShare, ...]:
    """Let parts follow one another wherever they end."""
    return tuple(even(entries(steps), most))


def even(group: Sequence[Entry], most: int) -> Iterator[PanelShare]:
    """Divide moves over as few panels as it takes, as evenly as can be, the fuller ones first."""
    panels = ceil(len(group) / most)
    rest = iter(group)
    for number in range(panels):
        yield tuple(islice(rest, len(group) // panels + (number < len(group) % panels)))
