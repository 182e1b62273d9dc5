"""What can go wrong for a user, as one small tree.

PressError                 anything a user can mend; the command prints it and ends with exit_code
├── ContentError           problems in content files, all of them at once, each with its place
├── TemplateError          a template said something that is not in the vocabulary of blocks
├── FitError               text that does not fit its page, with the field and the words to cut
│   └── CrowdedError       more moves than a product holds, with what would hold them, which was tried
├── GlyphError             characters that no font of the theme can set
└── ChoiceError            a name given on the command line that does not exist
"""

from __future__ import annotations

import copyreg
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from errno import EACCES, EBUSY, EDQUOT, EISDIR, ENAMETOOLONG, ENOSPC, ENOTDIR, EPERM, EROFS
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend: the file, the line and column (from 1; 0: the whole file), the field and what is wrong."""

    file: str
    line: int
    column: int
    field: str
    message: str

    @classmethod
    def of_file(cls, file: str, message: str, field: str = "") -> Problem:
        """Give a problem of a whole file, for which no line is to blame."""
        return cls(file, 0, 0, field, message)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.field} {self.message}" if self.field else f"{place}: {self.message}"


class PressError(Exception):
    """Something a user can mend."""

    exit_code = 2

    def __reduce__(self) -> tuple[Any, ...]:
        """Go from one process to another as it is, and not made anew from its message."""
        return copyreg.__newobj__, (type(self), *self.args), vars(self)  # type: ignore[attr-defined]


class ProblemsError(PressError):
    """Hold several problems and print one a line, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


REMEDIES = {
    EACCES: "close it where it is open, or choose a folder that is yours (--out)",
    EPERM: "close it where it is open, or choose a folder that is yours (--out)",
    EBUSY: "close it where it is open",
    EROFS: "choose another folder (--out)",
    ENOSPC: "free some space, or choose another folder (--out)",
    EDQUOT: "free some space, or choose another folder (--out)",
    ENAMETOOLONG: "give it, or the routine, a shorter name",
    ENOTDIR: "a file stands where a folder would have to be: choose another folder (--out)",
    EISDIR: "a folder stands where the file would have to be: move it away",
}
"""What to do about the system's errors when something cannot be written."""


def unwritten(error: OSError) -> str:
    """Say in the system's words why something cannot be written, and what to do."""
    said, remedy = error.strerror or str(error), REMEDIES.get(error.errno or 0, "")
    return f"{said}; {remedy}" if remedy else said


class ContentError(ProblemsError):
    """Content files that cannot be used as they stand."""


class FitError(ProblemsError):
    """Text that does not fit its page at the smallest type allowed."""


class CrowdedError(FitError):
    """More moves than a product holds: the problem, and what would hold them, which was tried."""

    def __init__(self, problem: Problem, remedies: Sequence[str]) -> None:
        self.problem = problem
        self.remedies = tuple(remedies)
        said = "; ".join(self.remedies) or "take fewer moves"
        super().__init__([replace(problem, message=f"{problem.message}: {said}")])


class GlyphError(ProblemsError):
    """Characters that no font of the theme can set."""


class TemplateError(PressError):
    """A template that failed or used an unknown block, with its file and line."""


class ChoiceError(PressError):
    """A name that is not among those on offer."""

    def __init__(self, what: str, given: str, allowed: Sequence[str]) -> None:
        super().__init__(f'there is no {what} "{given}"{suggestion(given, allowed)}')


MOST_NAMES = 20
"""More names than this are no help in a message."""


def suggestion(given: str, allowed: Iterable[str]) -> str:
    """Say what was probably meant, or else what is allowed if that is not too much, as the end of a message."""
    names = sorted(allowed)
    close = get_close_matches(given, names, n=1, cutoff=0.6)
    if close:
        return f'; did you mean "{close[0]}"?'
    return "; allowed: " + ", ".join(names) if 0 < len(names) <= MOST_NAMES else ""
