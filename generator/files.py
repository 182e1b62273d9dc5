"""Files and archives written whole or not at all, and the folder for what may be deleted at any time."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from generator.errors import PressError, unwritten

LEFTOVER = re.compile(r"\..+\.(?:pdf|zip|txt|json|png|eml|csv)\.([0-9]+)")
"""A file that is being written: its name and the process that writes it."""
UNSAFE = re.compile(r'[<>:"/\\|?*\s\x00-\x1f\x7f-\x9f]+')
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"}
)
"""Names that Windows keeps for devices, also before an extension."""
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can hold; all files in one have it."""


def safe_name(text: str) -> str:
    """Write a text as a file name, keeping letters of every script."""
    stem = UNSAFE.sub("-", unicodedata.normalize("NFC", text)).strip("-. ")
    stem = re.sub("-{2,}", "-", stem) or "copy"
    name, dot, extension = stem.partition(".")
    return f"{name}-{dot}{extension}" if name.casefold() in RESERVED else stem


def write_whole(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file whole or not at all; one that is `private` only its owner may read.

    Raises PressError when the place does not allow it.
    """
    with beside(path) as half:
        mode = 0o600 if private else 0o666
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
            file.write(data)


def write_archive(path: Path, files: Iterable[Path]) -> Path:
    """Put files into a ZIP under their names, sorted: the same bytes for the same files. Raises PressError.

    Nothing is compressed, since PDFs are already.
    """
    from zipfile import ZIP_STORED, ZipFile, ZipInfo

    with beside(path) as half, ZipFile(half, "w", ZIP_STORED) as archive:
        for file in sorted(set(files)):
            entry = ZipInfo(file.name, EARLIEST)
            entry.external_attr = 0o644 << 16
            entry.file_size = file.stat().st_size
            with file.open("rb") as source, archive.open(entry, "w") as target:
                shutil.copyfileobj(source, target)
    return path


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give a place beside a file to write at; when all is written it takes the file's place, else it goes.

    Raises PressError when the place does not allow it.
    """
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield half
        os.replace(half, path)
    except OSError as error:
        raise PressError(f"{path}: cannot be written: {unwritten(error)}") from None
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


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


def keep(name: str, data: bytes) -> None:
    """Keep what may be made again in the user's cache, sealed; a folder that cannot be written is not minded."""
    with suppress(PressError):
        write_whole(cache_folder() / name, sha256(data).digest() + data, private=True)


def kept(name: str) -> bytes | None:
    """Give what was kept under a name, or None when it is missing, cut short or changed."""
    try:
        found = (cache_folder() / name).read_bytes()
    except OSError:
        return None
    seal, data = found[:32], found[32:]
    return data if seal == sha256(data).digest() else None


def cache_folder() -> Path:
    """Give the user's folder for what is kept from one run to the next only to save time."""
    from platformdirs import user_cache_path

    return user_cache_path("routine-press")
