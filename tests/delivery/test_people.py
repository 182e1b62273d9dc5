"""Lists of people as people have them are read right, and everything wrong in one is told at once, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content.finding import translations
from generator.content.library import load_routine
from generator.content.values import Amount
from generator.delivery.people import Recipient, read_people, with_bibs, with_spares
from generator.errors import ContentError, PressError, Problem
from tests.conftest import Sample

ROUTINE = load_routine("psoas-for-runners")


def people(folder: Path, data: str | bytes, needs: tuple[str, ...] = ("name",)) -> tuple[Recipient, ...]:
    """Write a list and read it."""
    path = folder / "people.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_people(path, "people.csv", ROUTINE, needs)


def problems(folder: Path, data: str | bytes, needs: tuple[str, ...] = ("name",)) -> list[str]:
    """Give the messages about a list, a line each."""
    with pytest.raises(ContentError) as caught:
        people(folder, data, needs)
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    "data",
    [
        "name,email,bib\nZoë Lee,zoe@example.org,0042\n",
        "\ufeffname;email;bib\r\nZoë Lee;zoe@example.org;0042\r\n",
        "Bib\tE M A I L\tNAME\r\n".replace("E M A I L", "eMail") + "0042\tzoe@example.org\tZoë Lee\r\n",
        'sep=;\r\n"Name";"Email";"BIB"\r\n"Zoë Lee";"zoe@example.org";"0042"\r\n',
        '\n\n name , email , bib \n\n"Zoë\nLee" , zoe@example.org ,  0042\n,,\n\n',
        "name,email,bib\rZoë Lee,zoe@example.org,0042",
        'name;email;bib;;\n"Zoë Lee";zoe@example.org;0042;;\n;;;;\n',
    ],
)
def test_every_dialect_says_the_same(tmp_path: Path, data: str) -> None:
    (person,) = people(tmp_path, data)
    assert (person.name, str(person.email), person.bib) == ("Zoë Lee", "zoe@example.org", "0042")


def test_commas_inside_a_semicolon_table_do_not_mislead(tmp_path: Path) -> None:
    (person,) = people(tmp_path, "note;name\n['10', '12'], a, b, c;Ann\n")
    assert (person.name, person.note) == ("Ann", "['10', '12'], a, b, c")


def test_notes_keep_their_lines(tmp_path: Path) -> None:
    (person,) = people(tmp_path, 'name,note\r\nAnn,"First line.\r\nHe said ""go""."\r\n')
    assert person.note == 'First line.\nHe said "go".'


def test_doses_and_skips(tmp_path: Path) -> None:
    data = (
        "name;hundred.counts;skip;overrides\n"
        "Ann;50;;\n"
        "Bob;;Scissors, psoas-ball-release;single-leg-circle.reps=3-4, psoas-ball-release.time_s=[60, 90]\n"
        "Cy;100;;\n"
    )
    ann, bob, cy = people(tmp_path, data)
    assert [(key, dose.counts, dose.breath) for key, dose in ann.doses] == [("hundred", Amount(50, 50), (5, 5))]
    assert bob.skip == ("psoas-ball-release", "scissors")
    doses = dict(bob.doses)
    assert doses["single-leg-circle"].reps == Amount(3, 4)
    assert doses["psoas-ball-release"].time_s == Amount(60, 90)
    assert cy.doses == (), "a dose as it is anyway is no change"


def test_every_problem_is_told_with_its_place(tmp_path: Path) -> None:
    data = (
        "name,email,hundred.counts,skip,overrides,bib,language\n"
        "Ann,ann@@example,55,Scisors,hundred.count=5,1,en\n"
        "\n"
        '"Lee,\nAnn",ann lee@example.org,ten,,scissors=2,1,tlh\n'
        ",bob@example.org,,,,2,,stray\n"
        "Ann,ann@example.org,,,,,\n"
        "Ann,ANN@example.org,,,,,\n"
    )
    assert problems(tmp_path, data) == [
        'people.csv:2:5: must be a mail address; "ann@" cannot stand before the @',
        "people.csv:2:18: has 55 counts, which is no whole number of breaths of 10",
        'people.csv:2:21: names no exercise of this routine: "Scisors"; did you mean "scissors"?',
        'people.csv:2:29: names no field of a dose: "count"; did you mean "counts"?',
        'people.csv:5:6: must be one mail address without spaces, not "ann lee@example.org"',
        'people.csv:5:26: must be a whole number of 1 or more, not "ten"',
        'people.csv:5:31: must name an exercise and a field of its dose, such as hundred.counts, not "scissors"',
        "people.csv:5:42: the bib of Lee, Ann was given to another in line 2",
        'people.csv:5:44: names a language this routine is not written in: "tlh"; '
        "allowed: en; a translation is content/LANGUAGE/routines/psoas-for-runners.yaml",
        "people.csv:6:1: name is missing",
        'people.csv:6:24: "stray" stands in a column that the first line does not name; '
        "cells that hold the separator need quotation marks",
        "people.csv:8:1: Ann is on the list already, in line 7; two people of one name need a bib each",
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("nmae;email\nAnn;a@example.org", 'people.csv:1:1: there is no column "nmae"; write "name", or '),
        ("name,name\nA,B", 'people.csv:1:6: the column "name" comes twice'),
        ("name,hundrd.counts\nA,5", 'people.csv:1:6: names no exercise of this routine: "hundrd"; did you'),
        ('name\n"Ann', "people.csv:2:1: the quotation mark that opens this cell is not closed"),
        ('name\n"Ann"x', "people.csv:2:1: text follows the closing quotation mark of this cell"),
        ("", "people.csv: is empty: the first line must name the columns"),
        ("name\n", "people.csv: names nobody: there is no row below the header"),
        (b"name\nAnn\nZo\xeb\n", "people.csv:3:3: byte 0xEB is not UTF-8 text; "),
        ("name\nAnn\x07\n", "people.csv:2:1: must not hold the control character U+0007"),
    ],
)  # fmt: skip
def test_a_broken_list(tmp_path: Path, data: str | bytes, message: str) -> None:
    assert any(line.startswith(message) for line in problems(tmp_path, data))


def test_a_fault_of_the_first_line_is_told_once(tmp_path: Path) -> None:
    assert problems(tmp_path, "name,hundred.count,skp\nAnn,5,A\nBob,6,B\n") == [
        'people.csv:1:6: names no field of a dose: "count"; did you mean "counts"?',
        'people.csv:1:20: there is no column "skp"; write "skip", or give it a name less like it',
    ]


def test_cells_below_an_empty_name_are_told_wherever_they_stand(tmp_path: Path) -> None:
    assert [line[:16] for line in problems(tmp_path, "name,,bib\nAnn,x,1\nBob,,2\n")] == ["people.csv:2:5: "]


def test_an_exercise_unlike_any_is_answered_with_the_ids(tmp_path: Path) -> None:
    (line,) = problems(tmp_path, "name,skip\nAnn,SCISORS\n")
    assert line.endswith('"SCISORS"; did you mean "scissors"?')
    (line,) = problems(tmp_path, "name,skip\nAnn,xyz\n")
    assert "allowed: criss-cross, double-leg-stretch, hundred, " in line


def test_spare_columns_are_named_and_left_alone(tmp_path: Path) -> None:
    """Also those that are like one of ours, beside it, and those with a point in their name."""
    path, told = tmp_path / "people.csv", list[Problem]()
    path.write_text("name,phone,Notes,note,st.nr,surname,city,city\nAnn,555,spare,Slowly,x,Lee,Wien,W\n")
    (person,) = read_people(path, "people.csv", ROUTINE, ("name",), told=told)
    assert (person.name, person.note) == ("Ann", "Slowly")
    assert [str(one) for one in told] == [
        'people.csv:1:6: left alone: the columns "phone", "Notes", "st.nr", "surname", "city", "city"'
    ]


def test_bibs_are_kept_as_typed_and_those_that_differ_by_zeros_are_told(tmp_path: Path) -> None:
    path, told = tmp_path / "people.csv", list[Problem]()
    path.write_text("bib,name\n1,Ann\n01,Bo\n2,Di\n001,Cy\nA1,Ed\nA01,Fi\n")
    found = read_people(path, "people.csv", ROUTINE, (), told=told)
    assert [person.bib for person in found] == ["1", "01", "2", "001", "A1", "A01"]
    assert [str(one) for one in told] == [
        "people.csv:3:4: the bibs 1 (line 2) and 01 differ by zeros alone",
        "people.csv:5:5: the bibs 1 (line 2) and 001 differ by zeros alone",
    ]


def test_a_needed_column(tmp_path: Path) -> None:
    assert problems(tmp_path, "name\nAnn\n", ("name", "email")) == [
        "people.csv:1:1: this line must name the columns, and names no email"
    ]


def test_families_share_a_mailbox_and_people_a_name(tmp_path: Path) -> None:
    found = people(tmp_path, "name,email\nAnn Lee,home@example.org\nBo Lee,home@example.org\nAnn Lee,ann@example.org\n")
    assert len({(person.id, str(person.email)) for person in found}) == 3


def test_the_id_outlives_sorting_and_corrections(tmp_path: Path) -> None:
    before = people(tmp_path, "name,email,note\nAnn,a@example.org,x\nZoë,z@example.org,y\n")
    after = people(tmp_path, "note,email,name\n,zoe@example.org,Zoe\u0308\nz,a@example.org,Ann\n")
    assert [person.id for person in before] == [person.id for person in reversed(after)]


def test_unknown_names_in_the_header_still_show_what_parts_the_cells(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        people(tmp_path, "Vorname;Nachname\nZoë;Lee\n")
    assert [line.partition(" ")[2] for line in str(caught.value).splitlines()] == [
        'there is no column "Vorname"; write "name", or give it a name less like it',
        "this line must name the columns, and names no name",
    ]


def test_notes_may_hold_what_no_print_font_has(tmp_path: Path) -> None:
    (person,) = people(tmp_path, "name,note\nAnn,Well done 🎉\n")
    assert person.note == "Well done 🎉"


def test_someone_of_whom_nothing_is_said_has_nothing() -> None:
    assert Recipient() == Recipient("", None, "", "", "", (), (), "", 0, 0, 0)


def test_the_id_is_the_same_from_version_to_version() -> None:
    """The journal knows people by it: another would send everyone their mail twice."""
    assert Recipient("Zoë Lee", bib="0042").id == Recipient("Zoe\u0308 Lee", bib="0042").id == "384bbc146f001315"
    ids = {one.id for one in (Recipient("Ann"), Recipient("Ann", bib="1"), Recipient("ann"), Recipient(bib="Ann"))}
    assert len(ids) == 4


def test_people_are_shown_by_the_best_that_is_known() -> None:
    assert Recipient("Ann", bib="7", line=3).called == "Ann"
    assert Recipient(bib="7", line=3).called == "bib 7"
    assert Recipient(line=3).called == "line 3"
    assert Recipient(spare=2).called == "spare 2"
    assert Recipient(bib="7", spare=2).called == "bib 7"


RUNNERS = tuple(Recipient(f"P{bib}", bib=bib) for bib in ("0001", "2", "003", "12", "B2", "²", "", "123456789"))


@pytest.mark.parametrize(
    ("ranges", "bibs"),
    [
        ("2-3, 12", ["2", "003", "12"]),
        ("1 – 2", ["0001", "2"]),
        ("3", ["003"]),
        ("12-12,000000001", ["0001", "12"]),
        ("123456780-123456789", ["123456789"]),
        ("", [person.bib for person in RUNNERS]),
        ("  ", [person.bib for person in RUNNERS]),
    ],
)
def test_bibs_are_chosen_by_ranges(ranges: str, bibs: list[str]) -> None:
    assert [person.bib for person in with_bibs(RUNNERS, ranges)] == bibs


@pytest.mark.parametrize("ranges", ["x", "3-", "-3", "1-2-3", "1,,2", "1234567890", "1-1234567890"])
def test_what_is_no_range_is_told(ranges: str) -> None:
    with pytest.raises(PressError) as caught:
        with_bibs(RUNNERS, ranges)
    wrong = next(part for part in ranges.split(",") if part in ("", ranges) or len(part) > 1)
    assert str(caught.value) == f'bibs must be ranges such as 120-140,300, not "{wrong}"'


def test_a_range_that_nobody_is_in_is_told() -> None:
    with pytest.raises(PressError, match=r"^nobody on the list has a bib in 4-11, 13$"):
        with_bibs(RUNNERS, "4-11, 13")


def test_spares_follow_the_highest_bib_and_are_as_wide() -> None:
    people = [Recipient("Ann", bib="0098"), Recipient("Bo", bib="9")]
    spares = with_spares(people, 3)[2:]
    assert spares == tuple(Recipient(bib=bib, spare=n) for n, bib in enumerate(("0099", "0100", "0101"), 1))
    assert with_spares(people, 0) == tuple(people)
    assert with_spares([], 1) == (Recipient(spare=1),)


@pytest.mark.parametrize("bib", ["", "B2", "²", "1" * 19])
def test_spares_have_no_bib_where_some_are_no_numbers(bib: str) -> None:
    people = (Recipient("Ann", bib="7"), Recipient("Bo", bib=bib))
    assert with_spares(people, 2) == (*people, Recipient(spare=1), Recipient(spare=2))


def test_the_routines_own_language_is_that_of_whoever_names_none(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,language\nAnn,\nBo,EN\nCy,de\n")
    everyone = read_people(path, "people.csv", ROUTINE, ("name",), ("de",))
    assert [person.language for person in everyone] == ["", "", "de"]


def test_translations_are_routines_named_after_a_language(sample: Sample) -> None:
    assert translations(sample.project, "sample") == ()
    for name in ("sample-de", "sample-xx", "other-en"):
        sample.write(f"content/routines/{name}.yaml", "title: x\n")
    assert translations(sample.project, "sample") == ("de",)
    assert translations(sample.project, "other") == ("en",)
