"""Deal people out over the moves of a routine, so that neighbours differ and each is drawn as who can do the move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from generator.figure import PEOPLE, DrawnPerson, Figure, can_be_drawn


def dealt(moves: Sequence[tuple[str, Figure]], cast: Sequence[str], cache: Path | None = None) -> dict[str, Figure]:
    """Return the figures of a routine's moves, in their order, by id, each with someone of the cast.

    A figure whose author names its person keeps them, and so does one that nobody of the cast can be drawn in. Turns go
    round the cast; who stands next to a move is left out where that can be. An id that comes again keeps its person.
    """
    order = [name for name, _ in moves]
    figures = dict(moves)
    if not cast:
        return figures
    drawn = {name: figure.person for name, figure in figures.items() if figure.person_fixed}
    turns = list(cast)
    for name, figure in figures.items():
        if name in drawn:
            continue
        able = [person for person in turns if _can(PEOPLE[person], figure, cache)]
        beside = {drawn[near] for near in _neighbours(name, order) if near in drawn}
        chosen = next((person for person in able if person not in beside), able[0] if able else figure.person)
        drawn[name] = chosen
        if chosen in turns:
            turns.append(turns.pop(turns.index(chosen)))
    return {name: replace(figure, person=drawn[name]) for name, figure in figures.items()}


def _neighbours(name: str, order: Sequence[str]) -> set[str]:
    """Return what stands next to a move, wherever it comes."""
    pairs = list(pairwise(order))
    return {after for before, after in pairs if before == name} | {before for before, after in pairs if after == name}


def _can(person: DrawnPerson, figure: Figure, cache: Path | None) -> bool:
    """Tell whether someone can be drawn in every frame of a figure: their body lets them, and it can be solved."""
    if any(frame.pose.root in person.never for frame in figure.frames):
        return False
    return can_be_drawn(replace(figure, person=person.name), cache)
