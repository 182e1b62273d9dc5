"""Tables as people have them are read cell by cell, each with its place; those we write are safe to open."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.delivery import table
from generator.delivery.table import read_table, read_text, write_table
from generator.errors import ContentError, Problem

KNOWN = ("name", "email", "note", "bib")


def read(folder: Path, data: str | bytes) -> tuple[list[list[tuple[str, int, int]]], list[str]]:
    """Give the rows of a table, each cell with its line and column, and the problems."""
    path = folder / "list.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    problems: list[Problem] = []
    rows = list(read_table(path, "list.csv", KNOWN, problems))
    assert all(cell.source.file == "list.csv" for row in rows for cell in row.cells)
    assert all(row.line == row.cells[0].source.line for row in rows)
    return [[(str(cell), cell.source.line, cell.source.column) for cell in row.cells] for row in rows], [
        str(problem) for problem in problems
    ]


def words(folder: Path, data: str | bytes) -> list[list[str]]:
    """Give the rows of a sound table."""
    rows, problems = read(folder, data)
    assert problems == []
    return [[cell for cell, _, _ in row] for row in rows]


def refused(folder: Path, data: str | bytes) -> str:
    """Give the one reason for which a table cannot be read."""
    with pytest.raises(ContentError) as caught:
        read(folder, data)
    return str(caught.value)


def test_every_cell_knows_its_place(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, 'name,note\r\n\r\nAnn ,"two\r\nlines", x\nBo,"a ""b"""  ,\n')
    assert rows == [
        [("name", 1, 1), ("note", 1, 6)],
        [("Ann", 3, 1), ("two\r\nlines", 3, 6), ("x", 4, 8)],
        [("Bo", 5, 1), ('a "b"', 5, 4), ("", 5, 16)],
    ]
    assert problems == []


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_that_names_the_separator_counts_as_a_line(tmp_path: Path, end: str) -> None:
    rows, _ = read(tmp_path, f"SEP=|{end}name|note{end}Ann|x,y;z{end}")
    assert rows == [[("name", 2, 1), ("note", 2, 6)], [("Ann", 3, 1), ("x,y;z", 3, 5)]]


def test_lines_end_as_they_did_on_old_machines(tmp_path: Path) -> None:
    assert words(tmp_path, "name,bib\rAnn,1\r\rBo,2") == [["name", "bib"], ["Ann", "1"], ["Bo", "2"]]


def test_blanks_round_quotation_marks_are_no_words(tmp_path: Path) -> None:
    assert words(tmp_path, 'name,bib\n \t"Ann, Lee" \t, "1" \n') == [["name", "bib"], ["Ann, Lee", "1"]]
    assert words(tmp_path, 'name\tbib\n "Ann" \t "1"\n"B"\t\n') == [["name", "bib"], ["Ann", "1"], ["B", ""]]
    assert words(tmp_path, 'name,bib\nAnn "Lee" x,1\n') == [["name", "bib"], ['Ann "Lee" x', "1"]]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("name;e-mail, or so", ["name", "e-mail, or so"]),
        ("name,nickname;alias;other", ["name", "nickname;alias;other"]),
        ("Name\tE-Mail", ["Name", "E-Mail"]),
        ('"name";"note"', ["name", "note"]),
        ("first;second", ["first", "second"]),
        ("a,b;c;d", ["a,b", "c", "d"]),
        (" ; , \nname;bib", ["name", "bib"]),
        ("E-Mail;a,b,c", ["E-Mail", "a,b,c"]),
        ('"name;x",bib', ["name;x", "bib"]),
        (f"name;{'x,' * 100_000}", ["name", "x," * 100_000]),
    ],
)
def test_the_separator_is_the_one_that_finds_known_names(tmp_path: Path, header: str, cells: list[str]) -> None:
    assert words(tmp_path, header)[-1] == cells


@pytest.mark.parametrize(
    ("typed", "name"), [("name", "name"), (' "NAME" ', "name"), ("E-Mail", "email"), ("first  Name", "first name")]
)
def test_a_columns_name_is_known_however_it_is_typed(typed: str, name: str) -> None:
    assert table.column_name(typed) == name


def test_faults_of_quoting_are_told_and_reading_goes_on(tmp_path: Path) -> None:
    rows, problems = read(tmp_path, 'name,bib\n"Ann"x,1\nBo, "2\nCy,3\n')
    assert problems == [
        "list.csv:2:1: text follows the closing quotation mark of this cell",
        "list.csv:3:4: the quotation mark that opens this cell is not closed",
    ]
    assert [[cell for cell, _, _ in row] for row in rows] == [["name", "bib"], ["Ann", "1"], ["Bo", ""]]


@pytest.mark.parametrize("data", ["", "\n\n", ",,\n,\n", "sep=;\n", "\ufeff"])
def test_an_empty_table_is_told(tmp_path: Path, data: str) -> None:
    assert refused(tmp_path, data) == "list.csv: is empty: the first line must name the columns"


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        list(read_table(tmp_path / "none.csv", "none.csv", KNOWN, []))
    assert str(caught.value) == "none.csv: cannot be read: No such file or directory"


def test_what_is_not_utf8_is_told_at_its_character(tmp_path: Path) -> None:
    advice = 'save it as "CSV UTF-8" (Excel) or with the character set UTF-8 (LibreOffice)'
    assert refused(tmp_path, "name\nZoë, Zo".encode() + b"\xeb\n") == (
        f"list.csv:2:8: byte 0xEB is not UTF-8 text; {advice}"
    )
    assert refused(tmp_path, b"\x07\xff") == f"list.csv:1:2: byte 0xFF is not UTF-8 text; {advice}"
    assert refused(tmp_path, b"\x0a\x85").startswith("list.csv:2:1: byte 0x85 ")


def test_a_table_may_have_fifty_megabytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(tmp_path, b"name\n" + b"x" * (50_000_001 - 5)) == "list.csv: is larger than 50 MB"
    monkeypatch.setattr(table, "MAX_BYTES", 8)
    assert words(tmp_path, "name\nAnn") == [["name"], ["Ann"]]
    assert refused(tmp_path, "name\nAnna") == "list.csv: is larger than 0 MB"


WORDS = st.text(
    st.characters(max_codepoint=0x2FFF, exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf"), exclude_characters="\ufeff"),
    max_size=12,
).map(lambda text: " ".join(text.split()))


@given(
    st.lists(st.tuples(WORDS.filter(bool), WORDS, WORDS), min_size=1, max_size=6),
    st.sampled_from(",;\t"),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_what_a_spreadsheet_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str, str]],
    mark: str,
    quoting: int,
    end: str,
    bom: bool,
) -> None:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=mark, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    writer.writerows([("name", "note", "bib"), *rows])
    path = tmp_path_factory.getbasetemp() / "round.csv"
    path.write_bytes(buffer.getvalue().encode("utf-8-sig" if bom else "utf-8"))
    _, *read = read_table(path, "round.csv", ("name", "note", "bib"), [])
    assert [tuple(map(str, row.cells)) for row in read] == rows


def test_tables_we_write_start_no_formula(tmp_path: Path) -> None:
    nasty = ["=1+1", " +1", "-1", "@x", "\t=1", "a\n=1", "plain", "0042"]
    (tmp_path / "out.csv").write_bytes(write_table(["name"], [[cell] for cell in nasty]))
    _, *rows = read_table(tmp_path / "out.csv", "out.csv", ["name"], [])
    cells = [row.cells[0] for row in rows]
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfname\r\n'=1+1\r\n")
    assert [cell[0] == "'" for cell in cells] == [True] * 6 + [False] * 2
    assert cells[7] == "0042"


def test_a_byte_that_is_not_utf8_is_told_where_it_stands_after_a_mark_too(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(b"\xef\xbb\xbfn\xffame\n")
    with pytest.raises(ContentError, match=r"people\.csv:1:2: byte 0xFF is not UTF-8 text"):
        read_text(path, "people.csv")
