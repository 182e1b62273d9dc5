"""File names for people: safe on every system, unique, and the same however the list is sorted."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from generator.delivery.people import Recipient
from generator.files import safe_name

MAX_BYTES = 100
"""Of the part made from a name: file systems take 255 bytes, and paths have limits too."""


def file_stems(people: Sequence[Recipient]) -> list[str]:
    """Give each person a file name without extension, such as `0042-Zoë-Lee` or `spare-1`.

    Where two would be one file on some system, or a name had to be cut, both carry digits of the person's id.
    Raises ValueError for people who are not told apart by name, bib or address.
    """
    plain = [safe_name(" ".join(filter(None, (person.bib, person.name))) or person.called) for person in people]
    counts = Counter(map(folded, plain))
    stems = [
        stem if counts[folded(stem)] == 1 and shortened(stem) == stem else f"{shortened(stem)}-{digits(person)}"
        for stem, person in zip(plain, people, strict=True)
    ]
    if len(set(map(folded, stems))) < len(stems):
        raise ValueError("two people have the same name, bib and address")
    return stems


def folded(stem: str) -> str:
    """Write a name so that names which any file system takes for the same are equal."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", stem).casefold())


def shortened(stem: str) -> str:
    """Cut a name to `MAX_BYTES` of UTF-8, never inside a character."""
    return stem.encode()[:MAX_BYTES].decode(errors="ignore").strip("-. ") if len(stem.encode()) > MAX_BYTES else stem


def digits(person: Recipient) -> str:
    """Give digits for the person and the address."""
    import hashlib

    return hashlib.sha256(f"{person.id} {person.email or ''}".encode()).hexdigest()[:8]
