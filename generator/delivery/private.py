"""Files that hold people's data: whole or not at all, and readable by their owner alone."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from generator.errors import PressError


def write_private(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, which nobody but its owner may read. Raises PressError."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(data)
        os.replace(beside, path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise PressError(f"{path}: cannot be written: {error.strerror}") from None
