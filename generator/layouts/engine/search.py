"""The best of many arrangements: each is judged by a few named measures, and the scores can be printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log2
from typing import Generic, TypeVar

Arranged = TypeVar("Arranged")


@dataclass(frozen=True, slots=True)
class Measure:
    """What an arrangement is judged by: a name, how well it does (0 is as wished, less is worse), and its weight."""

    name: str
    value: float
    weight: float

    @property
    def score(self) -> float:
        return self.value * self.weight


@dataclass(frozen=True)
class Candidate(Generic[Arranged]):
    """An arrangement with what it is called and how it was judged."""

    name: str
    arrangement: Arranged
    measures: tuple[Measure, ...]

    @property
    def score(self) -> float:
        return sum(measure.score for measure in self.measures)

    def __str__(self) -> str:
        told = "  ".join(f"{measure.name} {measure.score:+.2f}" for measure in self.measures)
        return f"{self.score:+7.2f}  {self.name:<44} {told}"


def wish(share: float, gain: float) -> float:
    """Judge a size by its share of what is wished: each halving costs 1, each doubling wins `gain`."""
    steps = log2(share)
    return steps if steps < 0 else gain * min(steps, 1.0)


def steep(value: float) -> float:
    """Let what is far from its wish count for more."""
    return value - 0.5 * value * value if value < 0 else value


def largest(fits: Callable[[float], bool], lowest: float, highest: float, halvings: int = 7) -> float | None:
    """Find the largest number that fits by halving; None when even the lowest does not.

    What fits is taken to fit at every smaller number too.
    """
    if highest < lowest or not fits(lowest):
        return None
    if fits(highest):
        return highest
    for _ in range(halvings):
        middle = (lowest + highest) / 2
        lowest, highest = (middle, highest) if fits(middle) else (lowest, middle)
    return lowest


def explained(candidates: Sequence[Candidate[Arranged]], most: int = 12) -> list[str]:
    """Give the best candidates as lines to print, the chosen one first."""
    ranked = sorted(candidates, key=lambda candidate: -candidate.score)
    return [str(candidate) for candidate in ranked[:most]]
