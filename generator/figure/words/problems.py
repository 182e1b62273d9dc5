"""What can be wrong with a figure's data, said so that its author can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""Keys and list positions from the figure's own mapping down to the faulty value."""


@dataclass(frozen=True, slots=True)
class FigureProblem:
    """One fault: where it is and what must change."""

    path: Path
    message: str

    def __str__(self) -> str:
        return f"{'.'.join(str(step) for step in self.path)} {self.message}".strip()


class FigureError(ValueError):
    """A figure cannot be drawn as described; `problems` holds every fault found."""

    def __init__(self, problems: Iterable[FigureProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
