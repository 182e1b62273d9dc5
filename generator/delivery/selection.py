"""Which people of a list get a copy: ranges of bibs to print again, and spares without a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.content.project import Project
from generator.delivery.people import Person
from generator.errors import PressError

RANGE = re.compile(r"(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?")


def with_bibs(people: Sequence[Person], ranges: str) -> tuple[Person, ...]:
    """Keep the people whose bibs lie in ranges such as `120-140,300`; all when there are none.

    Raises PressError for what is no range, and when nobody is left.
    """
    if not ranges.strip():
        return tuple(people)
    spans = []
    for part in ranges.split(","):
        found = RANGE.fullmatch(part.strip())
        if not found:
            raise PressError(f'bibs must be ranges such as 120-140,300, not "{part.strip()}"')
        spans.append((int(found[1]), int(found[2] or found[1])))
    kept = tuple(
        person
        for person in people
        if person.bib.isdigit() and any(low <= int(person.bib) <= high for low, high in spans)
    )
    if not kept:
        raise PressError(f"nobody on the list has a bib in {ranges}")
    return kept


def with_spares(people: Sequence[Person], count: int) -> tuple[Person, ...]:
    """Add people without a name; where all bibs are numbers, theirs follow the highest, as wide as it is."""
    bibs = [person.bib for person in people]
    if count and bibs and all(bib.isdigit() for bib in bibs):
        highest = max(map(int, bibs))
        wide = max(map(len, bibs))
        return (*people, *(Person(bib=str(highest + number).zfill(wide)) for number in range(1, count + 1)))
    return (*people, *(Person() for _ in range(count)))


def translations(project: Project, routine: str) -> tuple[str, ...]:
    """Name the languages there is a `ROUTINE-LANGUAGE` for."""
    languages = project.files("templates/locales")
    routines = project.files("content/routines")
    return tuple(language for language in languages if f"{routine}-{language}" in routines)
