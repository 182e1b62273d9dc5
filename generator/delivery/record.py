"""What copies were made from what: one line a file, added as each is finished, so that a stopped run goes on."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from generator.errors import PressError, unwritten
from generator.files import write_whole

NAME = ".routine-press-copies.jsonl"


class Record:
    """A folder of copies with its record, which is read once. A missing or torn one only costs time.

    Files of a `private` folder can be read by their owner alone.
    """

    def __init__(self, folder: Path, *, private: bool = False) -> None:
        self.folder = folder
        self.private = private
        self.path = folder / NAME
        self.entries: dict[str, tuple[str, str]] = {}
        try:
            lines = self.path.read_bytes().splitlines()
        except OSError:
            lines = []
        for line in lines:
            try:
                name, inputs, output = json.loads(line)
                self.entries[str(name)] = str(inputs), str(output)
            except (ValueError, TypeError):
                continue

    def fresh(self, name: str, inputs: str) -> bool:
        """Say whether a file is there, unchanged, and made from these inputs."""
        known = self.entries.get(name)
        if known is None or known[0] != inputs:
            return False
        try:
            with (self.folder / name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == known[1]
        except OSError:
            return False

    def write(self, name: str, inputs: str, data: bytes) -> Path:
        """Write a file whole, and then note what it was made from. Raises PressError when either cannot be written."""
        path = self.folder / name
        write_whole(path, data, private=self.private)
        self.entries[name] = inputs, hashlib.sha256(data).hexdigest()
        try:
            with os.fdopen(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as file:
                file.write(b"\n" + json.dumps([name, *self.entries[name]]).encode() + b"\n")
        except OSError as error:
            raise PressError(f"{self.path}: cannot be written: {unwritten(error)}") from None
        return path
