"""The form of the pocket edition's moves: how many a panel, the largest figures and then the largest type that fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.documents.blocks import Step
from generator.errors import FitError, Problem
from generator.layouts.cells import Column
from generator.layouts.fit import largest
from generator.layouts.pocket.lines import MovesInLines
from generator.layouts.pocket.moves import LargeMoves
from generator.layouts.pocket.panel import Panel
from generator.layouts.pocket.shares import MOST, Share, entries, shares
from generator.layouts.tight import Allowance, at, heading_problems, move_problems

LARGE, LINES = (26.0, 46.0), (20.0, 28.0)
"""Least and most width of the mats, mm."""
LARGEST_TYPE = 1.4
MOST_LARGE = 2
"""Most moves of a panel that stand one below the other and not in lines."""

Moves = LargeMoves | MovesInLines


def plan_moves(panel: Panel, steps: Sequence[Step], panels: int) -> Moves:
    """Share moves out to at most so many panels. Raises FitError.

    Sentences are lost to the number of moves, never to the length of one sentence: that is for its writer to mend.
    """
    found = next(shares(steps, panels), None)
    if found is None:
        raise FitError([crowded(steps, panels)])
    most, shared = found
    for sentences in (True, False) if most == MOST else (not panel.setting.large_print,):
        if (moves := grown(panel, shared, most, sentences)) is not None:
            return moves
    raise FitError(list(problems(panel, steps, shared, most)) or [crowded(steps, panels)])


def grown(panel: Panel, shared: tuple[Share, ...], most: int, sentences: bool) -> Moves | None:
    """Set the moves with the largest figures and then the largest type; None when nothing fits.

    No name or dose gets another line for it.
    """
    least = smallest(panel, shared, most, sentences)

    def fits(moves: Moves) -> bool:
        return moves.fits and moves.name_lines <= least.name_lines

    widest = (LARGE if most <= MOST_LARGE else LINES)[1]
    mat = largest(lambda mat: fits(replace(least, mat=mat)), least.mat, widest)
    if mat is None:
        return None
    plain = replace(least, mat=mat)
    return replace(plain, scale=largest(lambda scale: fits(replace(plain, scale=scale)), 1.0, LARGEST_TYPE) or 1.0)


def problems(panel: Panel, steps: Sequence[Step], shared: tuple[Share, ...], most: int) -> Iterator[Problem]:
    """Tell which words take more lines than they may."""
    least = smallest(panel, shared, most, sentences=True)
    width = panel.area.width if isinstance(least, LargeMoves) else least.column.width
    column, whole = Column(panel.setter, width, 1.0), Column(panel.setter, panel.area.width, 1.0)
    allowed = Allowance(1, 1, 2) if isinstance(least, LargeMoves) else Allowance(2, 2, 2 * (most < MOST))
    for step in steps:
        yield from heading_problems(step.heading, whole, ("step-name", "step-number"), 1)
        yield from move_problems(step.moves, column, allowed)


def smallest(panel: Panel, shared: tuple[Share, ...], most: int, sentences: bool) -> Moves:
    """Set the moves with the smallest figures and the smallest type."""
    if most <= MOST_LARGE:
        return LargeMoves(panel, shared, most, LARGE[0], 1.0, sentences)
    return MovesInLines(panel, shared, most, LINES[0], 1.0, sentences)


def crowded(steps: Sequence[Step], panels: int) -> Problem:
    """Say that there are too many moves, at the name of the last one."""
    moves = entries(steps)
    message = f"is one of {len(moves)} moves where the pocket edition has room for {MOST * panels}"
    return at(moves[-1].move.heading.words, message)
