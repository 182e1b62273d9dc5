"""Files written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from generator.errors import PressError


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises PressError when the place does not allow it."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        os.replace(beside, path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise PressError(f"{path}: cannot be written: {error.strerror}") from None
