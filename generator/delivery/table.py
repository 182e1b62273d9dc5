"""Tables as people have them: comma, semicolon or tab, with the line and column of every cell; and tables we write."""

from __future__ import annotations

import csv
import io
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content.values import Source, Text
from generator.errors import ContentError, Problem

MAX_BYTES = 50_000_000
DELIMITERS = (",", ";", "\t")
LINE_END = re.compile(r"\r\n|\r|\n")
SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""What Excel writes, and reads, above a table to name its delimiter."""
FORMULA = re.compile(r"\s*[=+\-@\t\r]|.*[\n\r]\s*[=+\-@]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class CsvRow:
    """The cells of one row, stripped of stray spaces; each knows its line and column. `line` counts from 1."""

    line: int
    cells: tuple[Text, ...]


def read_table(path: Path, file: str, known: Iterable[str], problems: list[Problem]) -> Iterator[CsvRow]:
    """Yield the rows of a CSV file in UTF-8 that are not empty, the header first; `file` names it in messages.

    Of comma, semicolon and tab the one that finds most `known` names in the header delimits the cells. Problems of
    quoting are added to `problems` as they are met. Raises ContentError for a file that cannot be read or is empty.
    """
    text = read_text(path, file)
    if named := SEPARATOR_LINE.match(text):
        delimiter = named[1]
        start = named.end()
    else:
        delimiter, start = likely_delimiter(text, frozenset(known)), 0
    rows = (row for row in Scanner(text, file, delimiter, problems, start).rows() if any(row.cells))
    header = next(rows, None)
    if header is None:
        raise ContentError([Problem.of_file(file, "is empty: the first line must name the columns")])
    yield header
    yield from rows


def read_text(path: Path, file: str) -> str:
    """Read a file as UTF-8 with or without a byte order mark. Raises ContentError."""
    try:
        with path.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise ContentError([Problem.of_file(file, f"cannot be read: {error.strerror}")]) from None
    if len(data) > MAX_BYTES:
        raise ContentError([Problem.of_file(file, f"is larger than {MAX_BYTES // 1_000_000} MB")])
    try:
        return data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        advice = 'save it as "CSV UTF-8" (Excel) or with the character set UTF-8 (LibreOffice)'
        message = f"byte 0x{error.object[error.start]:02X} is not UTF-8 text; {advice}"
        raise ContentError([Problem(file, line, column, "", message)]) from None


def likely_delimiter(text: str, known: frozenset[str]) -> str:
    """Judge by the names in the first line that is not empty: the contents of cells mislead."""
    first = next((line for line in text.splitlines() if line.strip(" ,;\t\"'")), "")

    def score(delimiter: str) -> tuple[int, int]:
        cells = [cell for row in Scanner(first, "", delimiter, [], 0).rows() for cell in row.cells]
        return sum(column_name(cell) in known for cell in cells), len(cells)

    return max(DELIMITERS, key=score)


def column_name(cell: str) -> str:
    """Write a column's name as we know it, however it was typed."""
    name = " ".join(cell.strip(' "').casefold().split())
    return "email" if name in ("e-mail", "e.mail", "e mail") else name


class Scanner:
    """Parts a text into rows of cells (RFC 4180, with any line ends) and notes problems of quoting."""

    def __init__(self, text: str, file: str, delimiter: str, problems: list[Problem], start: int) -> None:
        mark = re.escape(delimiter)
        blank = "[ ]*" if delimiter == "\t" else r"[ \t]*"
        self.border = re.compile(rf"[{mark}\r\n]")
        self.quoted = re.compile(rf'{blank}"((?:[^"]|"")*)"{blank}([^{mark}\r\n]*)')
        self.opening = re.compile(rf'{blank}"')
        self.text, self.file, self.delimiter = text, file, delimiter
        self.position = self.line_start = start
        self.line = text[:start].count("\n") + 1
        self.problems = problems

    def rows(self) -> Iterator[CsvRow]:
        """Yield every row, empty ones too."""
        while self.position < len(self.text):
            line, cells = self.line, [self.cell()]
            while self.text[self.position : self.position + 1] == self.delimiter:
                self.position += 1
                cells.append(self.cell())
            if ending := LINE_END.match(self.text, self.position):
                self.advance(ending.end())
            yield CsvRow(line, tuple(cells))

    def cell(self) -> Text:
        """Read one cell, whose quotes may hold delimiters and line ends."""
        source = Source(self.file, self.line, self.position - self.line_start + 1)
        found = self.quoted.match(self.text, self.position)
        if found:
            if found[2]:
                self.note(source, "text follows the closing quotation mark of this cell")
            self.advance(found.end())
            return Text(found[1].replace('""', '"').strip(), source)
        if self.opening.match(self.text, self.position):
            self.note(source, "the quotation mark that opens this cell is not closed")
            self.position = len(self.text)
            return Text("", source)
        ending = self.border.search(self.text, self.position)
        value = self.text[self.position : ending.start() if ending else len(self.text)]
        self.position += len(value)
        return Text(value.strip(), source)

    def advance(self, end: int) -> None:
        """Go on to a position, counting the lines on the way."""
        for newline in LINE_END.finditer(self.text, self.position, end):
            self.line, self.line_start = self.line + 1, newline.end()
        self.position = end

    def note(self, source: Source, message: str) -> None:
        """Note a problem at a cell."""
        self.problems.append(Problem(source.file, source.line, source.column, "", message))


def write_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a CSV that Excel and LibreOffice open as it is: UTF-8 with a mark, and no cell begins a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(header)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def harmless(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula (source: OWASP, CSV injection)."""
    return f"'{cell}" if FORMULA.match(cell) else cell
