"""The list of people: a CSV file, checked as strictly as content, every problem told at once; and parts of it.

Columns, in any order and case: `name`, `email`, `language`, `note`, `bib`, `skip` (exercises to leave out),
`overrides` (`hundred.counts=50; scissors.reps=6`), and one column for each dose that differs (`hundred.counts`). Others
are left alone, and told.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from generator.content.dose import Dose
from generator.content.problems import problem_at
from generator.content.programme import Programme
from generator.content.routine import Routine
from generator.content.values import Source, Text, quoted
from generator.delivery.addresses import Address
from generator.delivery.cells import DOSE_FIELDS, DOSE_NAME, CellReader
from generator.delivery.table import CsvRow, column_name, read_table
from generator.errors import ContentError, PressError, Problem, suggestion

COLUMNS = ("name", "email", "language", "note", "bib", "skip", "overrides")
EMPTY = Text("")
SLIP = 0.7
"""Likeness (of difflib) from which a column's name is taken for a slip in one of ours."""
NUMBER = re.compile(r"\d{1,18}")
RANGE = re.compile(r"(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Someone who gets a copy.

    `doses` gives the doses that differ by the move's key, `skip` the keys of the moves left out; `language` is
    empty for the routine's own; `file`, `line` and `column` (from 1) are where the list names them. Spares, who are not
    on the list, are counted from 1 by `spare`.
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
    spare: int = 0

    @property
    def id(self) -> str:
        """Sixteen digits for name and bib alone, so that sorting, a new address or dose leave it as it is."""
        name = unicodedata.normalize("NFC", self.name)
        return hashlib.sha256(f"{name}\n{self.bib}".encode()).hexdigest()[:16]

    @property
    def called(self) -> str:
        """Name the person in a message to the user."""
        if self.name or self.bib:
            return self.name or f"bib {self.bib}"
        return f"spare {self.spare}" if self.spare else f"line {self.line}"


def read_people(
    path: Path,
    file: str,
    programme: Programme,
    needs: Sequence[str],
    translations: Iterable[str] = (),
    told: list[Problem] | None = None,
) -> tuple[Recipient, ...]:
    """Read the people who get copies of a routine; `file` is how messages name the list.

    `needs` are the columns that no row may leave empty, `translations` the languages a copy may have beside the
    routine's own. What is left alone, and bibs that differ by zeros alone, are added to `told`. Raises ContentError
    with every problem found.
    """
    moves = {move.key: move for move in programme.moves}
    known = (*COLUMNS, *(f"{key}.{field}" for key in moves for field in DOSE_FIELDS))
    cell_reader = CellReader(moves)
    rows = read_table(path, file, known, cell_reader.problems)
    header = next(rows)
    spare: list[Text] = []
    columns = read_header(header, known, cell_reader, spare)
    named = frozenset(index for index, cell in enumerate(header.cells) if cell)
    people: list[Recipient] = []
    if absent := [name for name in needs if name not in columns.values()]:
        cell_reader.note(
            header.cells[0].source, f"this line must name the columns, and names no {' and '.join(absent)}"
        )
    else:
        reader = _ListReader(columns, named, cell_reader, needs, programme.routine, tuple(translations))
        for row in rows:
            reader.add(row)
        people = reader.people
        if not people:
            cell_reader.note(Source(file), "names nobody: there is no row below the header")
    if cell_reader.problems:
        raise ContentError(cell_reader.problems)
    if told is not None:
        told += spare_columns(spare)
        told += alike_bibs(people)
    return tuple(people)


def spare_columns(spare: Sequence[Text]) -> Iterator[Problem]:
    """Say which columns of the list are nothing to us."""
    if spare:
        names = ", ".join(quoted(str(cell)) for cell in spare)
        yield problem_at(spare[0].source, f"left alone: the column{'s' * (len(spare) > 1)} {names}")


def alike_bibs(people: Iterable[Recipient]) -> Iterator[Problem]:
    """Say which bibs are one number, written in several ways: they are kept apart and printed as typed."""
    first: dict[str, Recipient] = {}
    for person in people:
        if person.bib.isdecimal():
            other = first.setdefault(person.bib.lstrip("0"), person)
            if other.bib != person.bib:
                message = f"the bibs {other.bib} (line {other.line}) and {person.bib} differ by zeros alone"
                yield Problem(person.file, person.line, person.column, "", message)


def read_header(header: CsvRow, known: Sequence[str], cell_reader: CellReader, spare: list[Text]) -> dict[int, str]:
    """Give the column at each position, noting those that come twice or are a slip of the pen; others are `spare`.

    A name that is like one of ours is a slip only where the list lacks that one: `notes` beside `note` is no slip.
    """
    given = {column_name(cell) for cell in header.cells}
    columns: dict[int, str] = {}
    for index, cell in enumerate(header.cells):
        name = column_name(cell)
        if name in columns.values():
            cell_reader.note(cell.source, f'the column "{name}" comes twice')
        elif name in known:
            columns[index] = name
        elif (dose := DOSE_NAME.fullmatch(name)) and (dose[1] in cell_reader.moves or dose[2] in DOSE_FIELDS):
            cell_reader.dose_name(name, cell.source)
        elif slip := next(iter(get_close_matches(name, set(known) - given, n=1, cutoff=SLIP)), ""):
            advice = f'; write "{slip}", or give it a name less like it'
            cell_reader.note(cell.source, f'there is no column "{cell}"{advice}')
        elif name:
            spare.append(cell)
    return columns


class _ListReader:
    def __init__(
        self,
        columns: Mapping[int, str],
        named: frozenset[int],
        cell_reader: CellReader,
        needs: Sequence[str],
        routine: Routine,
        translations: Sequence[str],
    ) -> None:
        self.columns = columns
        self.named = named
        self.cell_reader = cell_reader
        self.needs = needs
        self.routine = str(routine.id)
        self.language = str(routine.language)
        self.languages = {name.casefold(): name for name in (self.language, *translations)}
        self.first: dict[int, int] = {}
        self.people: list[Recipient] = []

    def add(self, row: CsvRow) -> None:
        """Read one row; what is wrong in it is noted and left out."""
        given = {name: row.cells[index] for index, name in self.columns.items() if index < len(row.cells)}
        self.check_shape(row, given)
        language = self.cell_reader.one_of(given.get("language", EMPTY), self.languages, self.no_translation)
        place = next((given[name].source for name in ("name", "bib") if name in given), row.cells[0].source)
        person = Recipient(
            name=str(self.cell_reader.words(given.get("name", EMPTY))),
            email=self.cell_reader.address(given.get("email", EMPTY)),
            language="" if language == self.language else language,
            note=self.cell_reader.lines(given.get("note", EMPTY)),
            bib=str(self.cell_reader.words(given.get("bib", EMPTY))),
            skip=self.cell_reader.skipped(given.get("skip", EMPTY)),
            doses=self.cell_reader.doses(given),
            file=place.file,
            line=place.line,
            column=place.column,
        )
        self.people.append(person)
        self.find_duplicates(person, given)

    def find_duplicates(self, person: Recipient, given: Mapping[str, Text]) -> None:
        """Note someone who is on the list already, and a bib that another has."""
        if twin := self.twin(person, bib_of):
            message = f"the bib of {person.called} was given to another in line {twin.line}"
            self.cell_reader.note(given["bib"].source, message)
        if twin := self.twin(person, whole_identity):
            message = f"{person.called} is on the list already, in line {twin.line}"
            self.cell_reader.note(given["name"].source, f"{message}; two people of one name need a bib each")

    def twin(self, person: Recipient, identity: Callable[[Recipient], Hashable]) -> Recipient | None:
        """Find the first person who has the same (not empty) identity. Only hashes are kept: lists may be long."""
        same = identity(person)
        if not same:
            return None
        first = self.people[self.first.setdefault(hash((identity.__name__, same)), len(self.people) - 1)]
        return first if first is not person and identity(first) == same else None

    def check_shape(self, row: CsvRow, given: Mapping[str, Text]) -> None:
        """Note cells outside the columns, and needed ones that are empty."""
        for index, cell in enumerate(row.cells):
            if cell and index not in self.named:
                message = f"{quoted(str(cell))} stands in a column that the first line does not name"
                self.cell_reader.note(cell.source, f"{message}; cells that hold the separator need quotation marks")
        for name in self.needs:
            if not given.get(name):
                place = given[name].source if name in given else Source(row.cells[0].source.file, row.line, 1)
                self.cell_reader.note(place, f"{name} is missing")

    def no_translation(self, language: str) -> str:
        """Say that there is no routine in a language."""
        advice = suggestion(language, self.languages)
        if not advice.startswith("; did"):
            advice += f"; a translation is content/LANGUAGE/routines/{self.routine}.yaml"
        return f'names a language this routine is not written in: "{language}"{advice}'


def bib_of(person: Recipient) -> Hashable:
    """Give the bib."""
    return person.bib


def whole_identity(person: Recipient) -> Hashable:
    """Give all that tells people apart; nothing for someone without a name."""
    name = unicodedata.normalize("NFC", person.name).casefold()
    return (name, person.bib, person.email.mailbox if person.email else "") if name else None


def with_bibs(people: Sequence[Recipient], ranges: str) -> tuple[Recipient, ...]:
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
        if NUMBER.fullmatch(person.bib) and any(low <= int(person.bib) <= high for low, high in spans)
    )
    if not kept:
        raise PressError(f"nobody on the list has a bib in {ranges}")
    return kept


def with_spares(people: Sequence[Recipient], count: int) -> tuple[Recipient, ...]:
    """Add people without a name; where all bibs are numbers, theirs follow the highest, as wide as it is."""
    bibs = [person.bib for person in people]
    if not (bibs and all(map(NUMBER.fullmatch, bibs))):
        return (*people, *(Recipient(spare=number) for number in range(1, count + 1)))
    highest, wide = max(map(int, bibs)), max(map(len, bibs))
    numbers = range(1, count + 1)
    return (*people, *(Recipient(bib=str(highest + number).zfill(wide), spare=number) for number in numbers))
