"""What was made from what, so that a second run does nothing. Imports nothing slow: most runs end here.

Beside the finished files lies `.routine-press.json`: for each file a digest of everything that went into it
(content, templates, the program, the installed libraries, the options) and a digest of the file itself.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.content.project import PACKAGE, Project
from generator.files import write_whole

NAME = ".routine-press.json"
PROGRAM_TYPES = frozenset((".py", ".json"))
INPUT_TYPES = frozenset((".yaml", ".yml", ".j2", ".png", ".jpg", ".jpeg", ".svg", ".csv", ".css", ".js"))


class Inputs:
    """Digests of all that can change a product; that of the `program` may be known from before."""

    def __init__(self, project: Project, program: str = "") -> None:
        self.project = project
        self.program = program or program_digest()

    @cached_property
    def shared(self) -> str:
        """Digest of what every routine depends on: the program, the libraries, templates, all other content."""
        digest = hashlib.sha256(self.program.encode())
        for folder in self.project.folders:
            for path in input_files(folder):
                add(digest, path, folder)
        return digest.hexdigest()

    def of(self, routine: Path, options: Mapping[str, Any]) -> str:
        """Digest of all that goes into one product of one routine."""
        digest = hashlib.sha256(f"{self.shared} {routine.stem} {sorted(options.items())}".encode())
        add(digest, routine, routine.parent)
        return digest.hexdigest()


def program_digest() -> str:
    """Digest of the program and its libraries, which stay the same as long as a process runs."""
    digest = hashlib.sha256(repr((sys.version, os.environ.get("SOURCE_DATE_EPOCH"), libraries())).encode())
    for path in files_below(PACKAGE, PROGRAM_TYPES):
        add(digest, path, PACKAGE)
    return digest.hexdigest()


def add(digest: Any, path: str | Path, base: Path) -> None:
    """Add a file's name below a folder, and its bytes, to a digest; who reads it in earnest tells if that fails."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        data = b""
    name = str(path).removeprefix(str(base)).replace(os.sep, "/")
    digest.update(f"{name} {len(data)}\n".encode(errors="surrogateescape"))
    digest.update(data)


def digest_of(data: bytes) -> str:
    """Give the digest by which a finished file is known."""
    return hashlib.sha256(data).hexdigest()


def input_files(folder: Path) -> Iterator[Path]:
    """Yield the content and template files of a project folder, sorted, without the routines themselves."""
    for kind in ("content", "templates"):
        for path in map(Path, files_below(folder / kind, INPUT_TYPES)):
            if path.parent != folder / "content/routines" and path.is_file():
                yield path


def files_below(folder: Path, types: frozenset[str]) -> list[str]:
    """List all files below a folder that have one of some endings, sorted; faster than by pathlib."""
    names = (os.path.join(root, name) for root, _, names in os.walk(folder) for name in names)
    return sorted(name for name in names if os.path.splitext(name)[1].lower() in types)


def libraries() -> list[str]:
    """Name the installed distributions with their versions, from the names of their folders: one directory read."""
    folder = Path(sysconfig.get_path("purelib"))
    return sorted(name for name in os.listdir(folder) if name.endswith(".dist-info")) if folder.is_dir() else []


class Manifest:
    """The record beside a folder of finished files. A missing or broken record only costs time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            files = json.loads((folder / NAME).read_text("utf-8"))["files"]
        except (OSError, ValueError, TypeError, KeyError):
            files = {}
        self.files: dict[str, Any] = files if isinstance(files, dict) else {}

    def fresh(self, name: str, inputs: str) -> dict[str, Any] | None:
        """Give what is known about a file when it is there, unchanged, and made from these inputs."""
        entry = self.files.get(name)
        if not isinstance(entry, dict) or entry.get("inputs") != inputs:
            return None
        try:
            unchanged = digest_of((self.folder / name).read_bytes()) == entry.get("output")
        except OSError:
            return None
        about, beside = entry.get("about"), entry.get("beside", [])
        if not (unchanged and isinstance(about, dict) and isinstance(beside, list)):
            return None
        return about if all((self.folder / str(other)).is_file() for other in beside) else None

    def record(self, name: str, inputs: str, output: str, about: Mapping[str, Any], beside: Sequence[str] = ()) -> None:
        """Note a file that was just written, by its digest, with those written beside it, and write the record."""
        self.files[name] = {"inputs": inputs, "output": output, "about": dict(about), "beside": list(beside)}
        text = json.dumps({"files": self.files}, indent=1, sort_keys=True, ensure_ascii=False)
        write_whole(self.folder / NAME, text.encode())
