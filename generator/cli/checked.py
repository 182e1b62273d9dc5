"""What a check of all content told, kept so that content that nobody changed since is told of without work.

Only a check without problems is kept, and only under a digest of every file below `content/` and `templates/`, of the
program and its libraries, of the folders and of what was asked. What cannot be read whole, lies behind a link to a
folder, or was changed while it was looked at, is looked at again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator.cli.shared import counted
from generator.content.project import PACKAGE, PARTS, Project
from generator.errors import Problem
from generator.files import keep, kept
from generator.manifest import program_digest


@dataclass(frozen=True)
class Checked:
    """A routine without problems: its length, what a build of it would tell, and what is advised."""

    routine: str
    exercises: int
    minutes: int
    notes: tuple[str, ...]
    advice: tuple[Problem, ...]

    def told(self) -> str:
        """Write it for a person."""
        length = f"about {counted(self.minutes, 'minute')}"
        first = f"{self.routine}: {counted(self.exercises, 'exercise')}, {length}, no problems"
        return "\n".join([first, *(f"  {note}" for note in (*self.notes, *self.advice))])

    def data(self) -> dict[str, Any]:
        """Give it as a value for JSON."""
        return asdict(self)


def remembered(project: Project, asked: object, look: Callable[[], Iterator[Checked]]) -> Iterator[Checked]:
    """Yield what a check of a whole project told when nothing has changed since; else look, and keep what is told.

    `asked` is what else decides the outcome, and must have a repr that says it. What `look` raises is not kept.
    """
    place = hashlib.sha256(repr((Path.cwd(), project, asked)).encode(errors="surrogateescape")).hexdigest()
    name, before = f"checks/{place[:2]}.json", digest(project, place)
    if before and (known := recalled(kept(name), before)) is not None:
        yield from known
        return
    told = []
    for one in look():
        told.append(one)
        yield one
    if before and digest(project, place) == before:
        keep(name, json.dumps({"digest": before, "told": [one.data() for one in told]}).encode())


def recalled(data: bytes | None, digest: str) -> list[Checked] | None:
    """Read what was kept; None for what is missing, foreign or of another digest."""
    try:
        found = json.loads(data or b"")
        if found["digest"] != digest:
            return None
        return [
            Checked(**{**one, "notes": tuple(one["notes"]), "advice": tuple(Problem(**each) for each in one["advice"])})
            for one in found["told"]
        ]
    except (ValueError, TypeError, KeyError):
        return None


def digest(project: Project, asked: str) -> str:
    """Give a digest of all that a check of everything reads; empty when that cannot be known."""
    seen = hashlib.sha256(f"{asked} {program_digest()}\n".encode())
    try:
        for folder in (*(folder / part for folder in project.folders for part in PARTS), PACKAGE):
            for path in files_of(str(folder)):
                with open(path, "rb") as file:
                    data = file.read()
                seen.update(f"{path} {len(data)}\n".encode(errors="surrogateescape"))
                seen.update(data)
    except OSError:
        return ""
    return seen.hexdigest()


def files_of(folder: str) -> Iterator[str]:
    """Yield all files below a folder but those of Python's own cache, sorted. Raises OSError where it cannot tell."""
    if not os.path.isdir(folder):
        return
    with os.scandir(folder) as found:
        for entry in sorted(found, key=lambda each: each.name):
            if entry.is_symlink() and entry.is_dir():
                raise OSError(f"{entry.path} is a link to a folder")
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from files_of(entry.path)
            else:
                yield entry.path
