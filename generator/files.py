"""Files written whole or not at all, and the folder for what may be deleted at any time."""

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


def cache_folder() -> Path:
    """Give the user's folder for what is kept from one run to the next only to save time."""
    from platformdirs import user_cache_path

    return user_cache_path("routine-press")
