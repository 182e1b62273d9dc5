"""Finding exercises: by what they are tagged with, done in and done with, and by the words in their files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.content.library import Library
from generator.content.reader import read_yaml

NONE = "none"
"""Asks for exercises that need no equipment."""
LISTS = ("also_called", "tags", "positions", "equipment", "muscles")
WORTH = (
    ("name", 8),
    ("also_called", 7),
    ("id", 6),
    ("family", 4),
    ("tags", 4),
    ("muscles", 3),
    ("equipment", 2),
    ("poster", 1),
)
"""What a word is worth where it is found: in the name more than in the sentence on the poster."""


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """What the library lists of an exercise; lists are the words of its file."""

    id: str
    name: str
    also_called: tuple[str, ...]
    family: str
    level: str
    tags: tuple[str, ...]
    positions: tuple[str, ...]
    equipment: tuple[str, ...]
    muscles: tuple[str, ...]
    poster: str

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called."""
        return (self.name, *self.also_called)

    def values(self, field: str) -> tuple[str, ...]:
        """Give the words of a field."""
        value = getattr(self, field)
        return value if isinstance(value, tuple) else (value,) if value else ()


def entries(library: Library) -> Iterator[LibraryEntry]:
    """List all exercises by family and name, whatever their files hold."""
    read = [entry(library, name) for name in library.exercise_files]
    yield from sorted(read, key=lambda each: (each.family, plain(each.name)))


def by_family(listed: Iterable[LibraryEntry]) -> Iterator[tuple[str, list[LibraryEntry]]]:
    """Part exercises by family, each under its folder's name as people write it; those without one come last."""
    parted: dict[str, list[LibraryEntry]] = {}
    for each in listed:
        parted.setdefault(each.family, []).append(each)
    for name in sorted(parted, key=lambda name: (not name, name)):
        title = name.replace("-", " ")
        yield (title[:1].upper() + title[1:]) or "Exercises", parted[name]


def entry(library: Library, name: str) -> LibraryEntry:
    """Read what is listed of an exercise. Raises ContentError for a file that is no YAML."""
    path = library.exercise_files[name]
    file = read_yaml(path, library.project.display_name(path))
    also_called, tags, positions, equipment, muscles = (words(file.get(each)) for each in LISTS)
    title, level, poster = (" ".join(words(file.get(each))) for each in ("name", "level", "poster"))
    return LibraryEntry(
        name, title, also_called, library.family(name), level, tags, positions, equipment, muscles, poster
    )


def words(value: Any) -> tuple[str, ...]:
    """Give a value of a file as words, whatever it is."""
    return tuple(map(str, value)) if isinstance(value, list) else () if value is None else (str(value),)


def suiting(
    listed: Iterable[LibraryEntry],
    tags: Iterable[str] = (),
    positions: Iterable[str] = (),
    equipment: Iterable[str] = (),
    level: str = "",
) -> Iterator[LibraryEntry]:
    """Leave those that have every tag and position that is asked for, and need nothing else than the equipment."""
    wanted, places, owned = (set(map(plain, each)) for each in (tags, positions, equipment))
    for each in listed:
        needs = set(map(plain, each.equipment))
        if not wanted <= {*map(plain, each.tags), plain(each.family)} or not places <= set(map(plain, each.positions)):
            continue
        if owned and not needs <= owned - {NONE}:
            continue
        if not level or plain(level) == plain(each.level):
            yield each


def found(listed: Iterable[LibraryEntry], query: str) -> list[LibraryEntry]:
    """Give the exercises in which all words of a query are found, the best first."""
    asked = plain(query).replace("-", " ").split()
    scored = [(min((score(each, word) for word in asked), default=0), each) for each in listed]
    return [each for worth, each in sorted(scored, key=lambda pair: -pair[0]) if worth]


def score(entry: LibraryEntry, word: str) -> int:
    """Say what a word is worth for an exercise; twice as much where a word of the exercise begins with it."""
    best = 0
    for field, worth in WORTH:
        text = plain(" ".join(entry.values(field))).replace("-", " ")
        if word in text:
            starts = any(each.startswith(word) for each in text.split())
            best = max(best, worth * (2 if starts else 1))
    return best


def plain(text: str) -> str:
    """Fold case and accents, so that words are found as people type them."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
