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

from generator.content.model import Dose
from generator.content.programme import Programme
from generator.content.values import Source, Text, shown
from generator.delivery.addresses import Address
from generator.delivery.cells import DOSE_FIELDS, DOSE_NAME, Cells
from generator.delivery.table import Row, Table, column_name, read_table
from generator.errors import ContentError, suggestion

COLUMNS = ("name", "email", "language", "note", "bib", "skip", "overrides")
EMPTY = Text("")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who gets a copy.

    `doses` gives the doses that differ by the move's key, `skip` the keys of the moves left out; `language` is
    empty for the routine's own; `line` is where the list names them.
    """

    name: Text = EMPTY
    email: Address | None = None
    language: str = ""
    note: str = ""
    bib: str = ""
    skip: tuple[str, ...] = ()
    doses: tuple[tuple[str, Dose], ...] = ()
    line: int = 0

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
    table = read_table(path, file, known)
    cells = Cells(moves)
    columns = read_header(table.header, known, cells)
    people: tuple[Person, ...] = ()
    if absent := [name for name in needs if name not in columns.values()]:
        wanted = " and ".join(absent)
        cells.note(table.header.cells[0].source, f"this line must name the columns, and names no {wanted}")
    else:
        reader = _Reader(columns, cells, needs, str(programme.routine.language), tuple(translations))
        people = tuple(reader.person(row) for row in table.rows)
        find_duplicates(people, table, columns, cells)
    if not table.rows:
        cells.note(Source(file), "names nobody: there is no row below the header")
    if cells.problems:
        raise ContentError(cells.problems)
    return people


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
        self, columns: Mapping[int, str], cells: Cells, needs: Sequence[str], language: str, translations: Sequence[str]
    ) -> None:
        self.columns = columns
        self.cells = cells
        self.needs = needs
        self.language = language
        self.languages = {name.casefold(): name for name in (language, *translations)}
        self.width = max(columns, default=-1) + 1

    def person(self, row: Row) -> Person:
        """Read one row; what is wrong in it is noted and left out."""
        given = {name: row.cells[index] for index, name in self.columns.items() if index < len(row.cells)}
        self.check_shape(row, given)
        language = self.cells.one_of(given.get("language", EMPTY), self.languages, self.no_translation)
        return Person(
            name=self.cells.words(given.get("name", EMPTY)),
            email=self.cells.address(given.get("email", EMPTY)),
            language="" if language == self.language else language,
            note=self.cells.lines(given.get("note", EMPTY)),
            bib=str(self.cells.words(given.get("bib", EMPTY))),
            skip=self.cells.skipped(given.get("skip", EMPTY)),
            doses=self.cells.doses(given),
            line=row.line,
        )

    def check_shape(self, row: Row, given: Mapping[str, Text]) -> None:
        """Note cells outside the columns, and needed ones that are empty."""
        for index, cell in enumerate(row.cells):
            if cell and index >= self.width:
                self.cells.note(cell.source, f"{shown(str(cell))} stands in a column that the first line does not name")
        for name in self.needs:
            if not given.get(name):
                place = given[name].source if name in given else Source(row.cells[0].source.file, row.line, 1)
                self.cells.note(place, f"{name} is missing")

    def no_translation(self, language: str) -> str:
        """Say that there is no routine in a language."""
        return f'names a language this routine is not written in: "{language}"{suggestion(language, self.languages)}'


def find_duplicates(people: Sequence[Person], table: Table, columns: Mapping[int, str], cells: Cells) -> None:
    """Note people who are on the list twice, and bibs given to two people."""
    places = {name: index for index, name in columns.items()}

    def note_twins(column: str, value: Callable[[Person], Hashable], message: str) -> None:
        first: dict[Hashable, Person] = {}
        for person, row in zip(people, table.rows, strict=True):
            same = value(person)
            if same and (twin := first.setdefault(same, person)) is not person:
                cells.note(row.cells[places[column]].source, message.format(person.shown, twin.line))

    if "bib" in places:
        note_twins("bib", lambda person: person.bib, "the bib of {0} was given to another in line {1}")
    if "name" in places:
        advice = "; two people of one name need a bib each" if "email" in places else ""
        note_twins("name", whole_identity, "{0} is on the list already, in line {1}" + advice)


def whole_identity(person: Person) -> Hashable:
    """Give what tells people apart, or None for someone without a name."""
    name = unicodedata.normalize("NFC", person.name).casefold()
    return (name, person.bib, str(person.email).casefold() if person.email else "") if name else None
