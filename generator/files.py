"""Files written whole or not at all, and the folder for what may be deleted at any time."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from generator.errors import PressError

LEFTOVER = re.compile(r"\..+\.(?:pdf|zip|txt|json|png|eml|csv)\.([0-9]+)")
"""A file that is being written: its name and the process that writes it."""


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


def clear_leftovers(folder: Path) -> None:
    """Delete what writers left half-written in a folder when they were killed; what others write now stays."""
    try:
        found = [(path, LEFTOVER.fullmatch(path.name)) for path in folder.iterdir()]
    except OSError:
        return
    for path, match in found:
        if match and not runs(int(match[1])):
            with suppress(OSError):
                path.unlink()


def runs(process: int) -> bool:
    """Say whether a process runs; True where that cannot be asked without harm."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def cache_folder() -> Path:
    """Give the user's folder for what is kept from one run to the next only to save time."""
    from platformdirs import user_cache_path

    return user_cache_path("routine-press")
