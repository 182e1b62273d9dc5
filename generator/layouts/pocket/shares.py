"""Which move stands on which panel of the pocket edition, before anything is measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import ceil

from generator.documents.blocks import Move, Step

MOST = 4
"""Most moves on a panel."""


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


Share = tuple[Entry, ...]


def shares(steps: Sequence[Step], panels: int) -> Iterator[tuple[int, tuple[Share, ...]]]:
    """List the ways to share moves out to at most so many panels, with the most moves a panel, fewest first.

    A part begins on a panel of its own, where there are panels enough; parts of one move share theirs.
    """
    for most in range(1, MOST + 1):
        for share in (by_part(steps, most), one_by_one(steps, most)):
            if len(share) <= panels:
                yield most, share
                break


def entries(steps: Sequence[Step]) -> list[Entry]:
    """List all moves in order."""
    return [Entry(step, move, number == 0) for step in steps for number, move in enumerate(step.moves)]


def by_part(steps: Sequence[Step], most: int) -> tuple[Share, ...]:
    """Begin every part on a panel of its own; parts of one move stand together."""
    groups: list[list[Entry]] = []
    for entry in entries(steps):
        beside_single = entry.single and groups and groups[-1][-1].single
        if not groups or (entry.opens and not beside_single):
            groups.append([])
        groups[-1].append(entry)
    return tuple(share for group in groups for share in even(group, most))


def one_by_one(steps: Sequence[Step], most: int) -> tuple[Share, ...]:
    """Let parts follow one another wherever they end."""
    return tuple(even(entries(steps), most))


def even(group: Sequence[Entry], most: int) -> Iterator[Share]:
    """Divide moves over as few panels as it takes, as evenly as can be, the fuller ones first."""
    panels = ceil(len(group) / most)
    rest = iter(group)
    for number in range(panels):
        yield tuple(islice(rest, len(group) // panels + (number < len(group) % panels)))
