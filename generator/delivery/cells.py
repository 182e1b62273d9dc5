"""What the cells of a list of people mean: doses, exercises to skip, texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from generator.content.dose import Dose
from generator.content.loading import read_model
from generator.content.problems import problem_at
from generator.content.programme import ProgrammeMove
from generator.content.values import Source, Text, as_text, quoted
from generator.delivery.addresses import Address, parse_address, seen
from generator.errors import ContentError, Problem, suggestion

DOSE_NAME = re.compile(r"([a-z0-9-]+)\.([a-z_]+)")
DOSE_FIELDS = tuple(Dose.model_fields)
ITEM = re.compile(r"(?:\[[^\]]*\]|[^;,\n])+")
"""One item of a cell that holds several, parted by commas, semicolons or line ends (not inside brackets)."""
BEYOND = re.compile(r"[^\u0000-\uffff]")
"""Characters that no print font has, such as emoji."""
NUMBERS = re.compile(r"\[\s*(\d+)\s*,\s*(\d+)\s*\]|(\d+)\s*[-–]\s*(\d+)")


class CellReader:
    """Reads cells against the moves of a routine, and gathers the problems."""

    def __init__(self, moves: Mapping[str, ProgrammeMove]) -> None:
        self.moves = moves
        self.problems: list[Problem] = []

    def note(self, source: Source, message: str) -> None:
        """Add a problem at the place of a cell."""
        self.problems.append(problem_at(source, message))

    def words(self, cell: Text) -> Text:
        """Take words on one line in any script: what print fonts lack is told with the product it is missing in."""
        if not cell:
            return Text("")
        try:
            as_text(Text(BEYOND.sub("x", cell), cell.source))
        except PydanticCustomError as error:
            self.note(cell.source, error.message())
            return Text("")
        return Text(" ".join(cell.split()), cell.source)

    def lines(self, cell: Text) -> str:
        """Take words on one or more lines."""
        return "\n".join(self.words(Text(line, cell.source)) for line in cell.splitlines())

    def address(self, cell: Text) -> Address | None:
        """Take a mail address, or nothing."""
        try:
            return parse_address(cell) if seen(cell) else None
        except ValueError as error:
            self.note(cell.source, str(error))
            return None

    def one_of(self, cell: Text, names: Mapping[str, str], message: Callable[[str], str]) -> str:
        """Take one of the names in any case, or nothing."""
        if not cell or cell.casefold() in names:
            return names.get(cell.casefold(), "")
        self.note(cell.source, message(cell))
        return ""

    def skipped(self, cell: Text) -> tuple[str, ...]:
        """Take exercises to leave out, by id or by name in any case; give the keys of their moves, in order."""
        named = {
            name.casefold(): move.exercise.id
            for move in self.moves.values()
            for name in (move.exercise.name, move.exercise.label, move.key, move.exercise.id)
        }
        wanted = [
            self.one_of(item, named, lambda name: self.no_exercise(name, named)) for item in whole_names(cell, named)
        ]
        keys = tuple(key for key, move in self.moves.items() if move.exercise.id in wanted)
        if keys and len(keys) == len(self.moves):
            self.note(cell.source, "leaves no exercise")
        return keys

    def no_exercise(self, name: str, named: Iterable[str]) -> str:
        """Say that there is no such exercise: any of its names may be meant, ids are listed."""
        close = suggestion(name.casefold(), named)
        advice = close if "did you mean" in close else suggestion("", self.moves)
        return f'names no exercise of this routine: "{name}"{advice}'

    def doses(self, cells: Mapping[str, Text]) -> tuple[tuple[str, Dose], ...]:
        """Take the doses that differ, from columns and from `overrides`; give them in the routine's order."""
        changes: dict[str, dict[str, Text]] = {}
        for key, field, value in (*self.columns(cells), *self.overrides(cells.get("overrides", Text("")))):
            if field in changes.setdefault(key, {}):
                self.note(value.source, f"{key}.{field} is given twice")
            changes[key][field] = value
        made = {key: self.dose(self.moves[key].exercise.dose, fields) for key, fields in changes.items()}
        return tuple(
            (key, dose) for key in self.moves if (dose := made.get(key)) and dose != self.moves[key].exercise.dose
        )

    def columns(self, cells: Mapping[str, Text]) -> Iterator[tuple[str, str, Text]]:
        """Yield move, field and value of every filled cell of a dose column."""
        for name, cell in cells.items():
            if cell and (parts := DOSE_NAME.fullmatch(name)):
                yield parts[1], parts[2], cell

    def overrides(self, cell: Text) -> Iterator[tuple[str, str, Text]]:
        """Yield move, field and value of every item such as `hundred.counts=50`."""
        for item in items(cell):
            name, equals, value = item.partition("=")
            if not equals or not value.strip():
                self.note(item.source, f"must be written like hundred.counts=50, not {quoted(str(item))}")
            elif parts := self.dose_name(name.strip().casefold(), item.source):
                yield *parts, Text(value.strip(), item.source)

    def dose_name(self, name: str, source: Source) -> tuple[str, str] | None:
        """Read `hundred.counts` as a move and a field of its dose."""
        parts = DOSE_NAME.fullmatch(name)
        if not parts:
            self.note(source, f'must name an exercise and a field of its dose, such as hundred.counts, not "{name}"')
        elif parts[1] not in self.moves:
            self.note(source, f'names no exercise of this routine: "{parts[1]}"{suggestion(parts[1], self.moves)}')
        elif parts[2] not in DOSE_FIELDS:
            self.note(source, f'names no field of a dose: "{parts[2]}"{suggestion(parts[2], DOSE_FIELDS)}')
        else:
            return parts[1], parts[2]
        return None

    def dose(self, dose: Dose | None, changes: Mapping[str, Text]) -> Dose | None:
        """Change fields of a dose and check it as content is checked."""
        data: dict[str, Any] = {name: getattr(dose, name) for name in (dose.model_fields_set if dose else ())}
        data |= {name: list(value) for name, value in data.items() if isinstance(value, tuple)}
        data |= {name: numbers(value) for name, value in changes.items()}
        source = next(iter(changes.values())).source
        try:
            return read_model(Dose, data, source.file)
        except ContentError as error:
            for problem in error.problems:
                place = changes[problem.field].source if problem.field in changes else source
                self.note(place, problem.message)
            return None


def items(cell: Text) -> Iterator[Text]:
    """Yield the items of a cell that holds several; all stand at the cell's own place."""
    for found in ITEM.finditer(cell):
        if found[0].strip():
            yield Text(found[0].strip(), cell.source)


def whole_names(cell: Text, names: Iterable[str]) -> Iterator[Text]:
    """Yield the items of a cell, those together that make one of the names, which may hold commas themselves."""
    known = frozenset(names)
    most = max((name.count(",") + 1 for name in known), default=1)
    parts = list(items(cell))
    while parts:
        sizes = range(min(most, len(parts)), 1, -1)
        size = next((size for size in sizes if ", ".join(parts[:size]).casefold() in known), 1)
        yield Text(", ".join(parts[:size]), cell.source)
        del parts[:size]


def numbers(value: Text) -> Text | list[Text]:
    """Read `4-5` and `[4, 5]` as a list of two."""
    found = NUMBERS.fullmatch(value)
    return [Text(number, value.source) for number in found.groups() if number] if found else value
