"""The list of people: a CSV file, checked as strictly as content, every problem told at once.

Columns, in any order and case: `name`, `email`, `language`, `note`, `bib`, `skip` (exercises to leave out),
`overrides` (`hundred.counts=50; scissors.reps=6`), and one column for each dose that differs (`hundred.counts`).
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content.model import Dose, Routine
from generator.content.programme import Programme
from generator.content.values import Source, Text, shown
from generator.delivery.addresses import Address
from generator.delivery.cells import DOSE_FIELDS, DOSE_NAME, Cells
from generator.delivery.table import Row, column_name, read_table
from generator.errors import ContentError, suggestion

COLUMNS = ("name", "email", "language", "note", "bib", "skip", "overrides")
EMPTY = Text("")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who gets a copy.

    `doses` gives the doses that differ by the move's key, `skip` the keys of the moves left out; `language` is
    empty for the routine's own; `file`, `line` and `column` (from 1) are where the list names them.
    """

    name: str = ""
    email: Address | None = None
    language: str = ""
    note: str = ""
    bib: str = ""
    skip: tuple[str, ...] = ()
    doses: tuple[tuple[str, Dose], ...] = ()
    file: str = ""
    line: int = 0
    column: int = 0

    @property
    def id(self) -> str:
        """Sixteen digits for name and bib alone, so that sorting, a new address or dose leave it as it is."""
        name = unicodedata.normalize("NFC", self.name)
        return hashlib.sha256(f"{name}\n{self.bib}".encode()).hexdigest()[:16]

    @property
    def shown(self) -> str:
        """Name the person in a message to the user."""
        return self.name or (f"bib {self.bib}" if self.bib else f"line {self.line}")


def read_people(
    path: Path, file: str, programme: Programme, needs: Sequence[str] = ("name",), translations: Iterable[str] = ()
) -> tuple[Person, ...]:
    """Read the people who get copies of a routine; `file` is how messages name the list.

    `needs` are the columns that no row may leave empty, `translations` the languages a copy may have beside the
    routine's own. Raises ContentError with every problem found.
    """
    moves = {move.key: move for move in programme.moves}
    known = (*COLUMNS, *(f"{key}.{field}" for key in moves for field in DOSE_FIELDS))
    cells = Cells(moves)
    rows = read_table(path, file, known, cells.problems)
    header = next(rows)
    columns = read_header(header, known, cells)
    named = frozenset(index for index, cell in enumerate(header.cells) if cell)
    people: list[Person] = []
    if absent := [name for name in needs if name not in columns.values()]:
        cells.note(header.cells[0].source, f"this line must name the columns, and names no {' and '.join(absent)}")
    else:
        reader = _Reader(columns, named, cells, needs, programme.routine, tuple(translations))
        for row in rows:
            reader.add(row)
        people = reader.people
        if not people:
            cells.note(Source(file), "names nobody: there is no row below the header")
    if cells.problems:
        raise ContentError(cells.problems)
    return tuple(people)


def read_header(header: Row, known: Sequence[str], cells: Cells) -> dict[int, str]:
    """Give the column at each position, noting those that are unknown or come twice."""
    columns: dict[int, str] = {}
    for index, cell in enumerate(header.cells):
        name = column_name(cell)
        if name in columns.values():
            cells.note(cell.source, f'the column "{name}" comes twice')
        elif name in known:
            columns[index] = name
        elif DOSE_NAME.fullmatch(name):
            cells.dose_name(name, cell.source)
        elif name:
            cells.note(cell.source, f'there is no column "{cell}"{suggestion(name, COLUMNS)}')
    return columns


class _Reader:
    def __init__(
        self,
        columns: Mapping[int, str],
        named: frozenset[int],
        cells: Cells,
        needs: Sequence[str],
        routine: Routine,
        translations: Sequence[str],
    ) -> None:
        self.columns = columns
        self.named = named
        self.cells = cells
        self.needs = needs
        self.routine = str(routine.id)
        self.language = str(routine.language)
        self.languages = {name.casefold(): name for name in (self.language, *translations)}
        self.first: dict[int, int] = {}
        self.people: list[Person] = []

    def add(self, row: Row) -> None:
        """Read one row; what is wrong in it is noted and left out."""
        given = {name: row.cells[index] for index, name in self.columns.items() if index < len(row.cells)}
        self.check_shape(row, given)
        language = self.cells.one_of(given.get("language", EMPTY), self.languages, self.no_translation)
        place = next((given[name].source for name in ("name", "bib") if name in given), row.cells[0].source)
        person = Person(
            name=str(self.cells.words(given.get("name", EMPTY))),
            email=self.cells.address(given.get("email", EMPTY)),
            language="" if language == self.language else language,
            note=self.cells.lines(given.get("note", EMPTY)),
            bib=str(self.cells.words(given.get("bib", EMPTY))),
            skip=self.cells.skipped(given.get("skip", EMPTY)),
            doses=self.cells.doses(given),
            file=place.file,
            line=place.line,
            column=place.column,
        )
        self.people.append(person)
        self.find_duplicates(person, given)

    def find_duplicates(self, person: Person, given: Mapping[str, Text]) -> None:
        """Note someone who is on the list already, and a bib that another has."""
        if twin := self.twin(person, bib_of):
            message = f"the bib of {person.shown} was given to another in line {twin.line}"
            self.cells.note(given["bib"].source, message)
        if twin := self.twin(person, whole_identity):
            message = f"{person.shown} is on the list already, in line {twin.line}"
            self.cells.note(given["name"].source, f"{message}; two people of one name need a bib each")

    def twin(self, person: Person, identity: Callable[[Person], Hashable]) -> Person | None:
        """Find the first person who has the same (not empty) identity. Only hashes are kept: lists may be long."""
        same = identity(person)
        if not same:
            return None
        first = self.people[self.first.setdefault(hash((identity.__name__, same)), len(self.people) - 1)]
        return first if first is not person and identity(first) == same else None

    def check_shape(self, row: Row, given: Mapping[str, Text]) -> None:
        """Note cells outside the columns, and needed ones that are empty."""
        for index, cell in enumerate(row.cells):
            if cell and index not in self.named:
                message = f"{shown(str(cell))} stands in a column that the first line does not name"
                self.cells.note(cell.source, f"{message}; cells that hold the separator need quotation marks")
        for name in self.needs:
            if not given.get(name):
                place = given[name].source if name in given else Source(row.cells[0].source.file, row.line, 1)
                self.cells.note(place, f"{name} is missing")

    def no_translation(self, language: str) -> str:
        """Say that there is no routine in a language."""
        advice = suggestion(language, self.languages)
        if not advice.startswith("; did"):
            advice += f"; translations are called {self.routine}-LANGUAGE"
        return f'names a language this routine is not written in: "{language}"{advice}'


def bib_of(person: Person) -> Hashable:
    """Give the bib."""
    return person.bib


def whole_identity(person: Person) -> Hashable:
    """Give all that tells people apart; nothing for someone without a name."""
    name = unicodedata.normalize("NFC", person.name).casefold()
    return (name, person.bib, str(person.email or "").casefold()) if name else None
