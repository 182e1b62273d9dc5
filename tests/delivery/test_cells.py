"""What the cells of a list mean: words, exercises and doses, each told with its place when it means nothing."""

from __future__ import annotations

import pytest

from generator.content.library import load_routine
from generator.content.values import Amount, Source, Text
from generator.delivery.addresses import parse_address
from generator.delivery.cells import CellReader, items, numbers

MOVES = {move.key: move for move in load_routine("psoas-for-runners").moves}
HERE = Source("people.csv", 3, 7)


def cell(text: str, column: int = 7) -> Text:
    return Text(text, Source("people.csv", 3, column))


def told(reader: CellReader) -> list[str]:
    return [str(problem) for problem in reader.problems]


@pytest.fixture
def reader() -> CellReader:
    return CellReader(MOVES)


@pytest.mark.parametrize(
    ("typed", "words"), [("", ""), ("Ann", "Ann"), (" Ann \t Lee ", "Ann Lee"), ("Ann 🏃", "Ann 🏃"), ("李明", "李明")]
)
def test_words_are_taken_in_any_script_on_one_line(reader: CellReader, typed: str, words: str) -> None:
    taken = reader.words(cell(typed))
    assert taken == words
    assert not typed or taken.source == HERE
    assert told(reader) == []


def test_words_hold_no_control_characters(reader: CellReader) -> None:
    assert reader.words(cell("Ann\x07")) == ""
    assert told(reader) == ["people.csv:3:7: must not hold the control character U+0007"]


def test_a_note_keeps_its_lines(reader: CellReader) -> None:
    assert reader.lines(cell("One  two\r\n three\n\nfour")) == "One two\nthree\n\nfour"
    assert reader.lines(cell("")) == ""


def test_an_address_or_nothing(reader: CellReader) -> None:
    assert reader.address(cell("ann@example.org")) == parse_address("ann@example.org")
    assert reader.address(cell("")) is None
    assert told(reader) == []
    assert reader.address(cell("ann")) is None
    assert told(reader) == ['people.csv:3:7: must be a mail address such as ann@example.org, not "ann"']


def test_one_of_some_names_in_any_case(reader: CellReader) -> None:
    names = {"de": "de", "straße".casefold(): "street"}
    assert [reader.one_of(cell(typed), names, str) for typed in ("DE", "STRASSE", "")] == ["de", "street", ""]
    assert told(reader) == []
    assert reader.one_of(cell("fr"), names, lambda name: f"is not {name}") == ""
    assert told(reader) == ["people.csv:3:7: is not fr"]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("", ()),
        ("scissors", ("scissors",)),
        ("CRISS-CROSS; The hundred", ("hundred", "criss-cross")),
        ("Scissors,\nscissors", ("scissors",)),
    ],
)
def test_exercises_are_left_out_by_any_of_their_names_in_the_routines_order(
    reader: CellReader, typed: str, keys: tuple[str, ...]
) -> None:
    assert reader.skipped(cell(typed)) == keys
    assert told(reader) == []


def test_every_name_of_an_exercise_is_known(reader: CellReader) -> None:
    for key, move in MOVES.items():
        for name in (move.exercise.name, move.exercise.label, move.exercise.id, move.key):
            assert key in reader.skipped(cell(str(name)))
    assert told(reader) == []


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("Lower-Lift, last", ("lower-lift-last",)),
        ("scissors; lower-lift,LAST, hundred", ("hundred", "scissors", "lower-lift-last")),
        ("Lower-Lift, Scissors", ("scissors", "lower-lift")),
        ("Lower-Lift; Lower-Lift, last", ("lower-lift", "lower-lift-last")),
    ],
)
def test_a_name_may_hold_a_comma_of_its_own(reader: CellReader, typed: str, keys: tuple[str, ...]) -> None:
    assert reader.skipped(cell(typed)) == keys
    assert told(reader) == []


def test_somebody_must_have_something_left(reader: CellReader) -> None:
    *most, last = MOVES
    assert reader.skipped(cell(", ".join(most))) == tuple(most)
    assert told(reader) == []
    assert reader.skipped(cell(", ".join([*most, last]))) == tuple(MOVES)
    assert told(reader) == ["people.csv:3:7: leaves no exercise"]


def test_an_exercise_that_is_none_is_told_with_those_there_are(reader: CellReader) -> None:
    assert reader.skipped(cell("Scisors, scissors, xyz")) == ("scissors",)
    first, second = told(reader)
    assert first == 'people.csv:3:7: names no exercise of this routine: "Scisors"; did you mean "scissors"?'
    assert second.startswith('people.csv:3:7: names no exercise of this routine: "xyz"; allowed: criss-cross, double-')


def test_doses_come_from_columns_and_overrides_in_the_routines_order(reader: CellReader) -> None:
    cells = {
        "scissors.reps": cell("6", 1),
        "hundred.counts": cell("50", 2),
        "criss-cross.reps": cell("", 3),
        "name": cell("Ann", 4),
        "overrides": cell("single-leg-circle.reps = 3-4", 5),
    }
    found = dict(reader.doses(cells))
    assert list(found) == ["hundred", "single-leg-circle", "scissors"]
    assert (found["hundred"].counts, found["single-leg-circle"].reps) == (Amount(50, 50), Amount(3, 4))
    assert found["hundred"].breath == MOVES["hundred"].exercise.dose.breath, "the rest of the dose stays"
    assert told(reader) == []
    assert reader.doses({}) == ()
    assert reader.doses({"hundred.counts": cell("100")}) == (), "as it is anyway"


def test_a_field_is_given_once(reader: CellReader) -> None:
    ((key, dose),) = reader.doses({"hundred.counts": cell("50", 1), "overrides": cell("hundred.counts=60", 2)})
    assert (key, dose.counts) == ("hundred", Amount(60, 60))
    assert told(reader) == ["people.csv:3:2: hundred.counts is given twice"]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("hundred", 'must be written like hundred.counts=50, not "hundred"'),
        ("hundred.counts=", 'must be written like hundred.counts=50, not "hundred.counts="'),
        ("hundred=5", 'must name an exercise and a field of its dose, such as hundred.counts, not "hundred"'),
        ("hundrd.counts=5", 'names no exercise of this routine: "hundrd"; did you mean "hundred"?'),
        ("hundred.count=5", 'names no field of a dose: "count"; did you mean "counts"?'),
    ],
)
def test_an_override_that_is_none(reader: CellReader, typed: str, message: str) -> None:
    assert reader.doses({"overrides": cell(typed)}) == ()
    assert told(reader) == [f"people.csv:3:7: {message}"]


def test_a_dose_is_checked_as_content_is_and_told_where_it_is_wrong(reader: CellReader) -> None:
    assert reader.doses({"hundred.counts": cell("ten", 4), "hundred.sets": cell("0", 5)}) == ()
    assert told(reader) == [
        'people.csv:3:4: must be a whole number of 1 or more, not "ten"',
        'people.csv:3:5: must be a whole number of 1 or more, not "0"',
    ]
    reader.problems.clear()
    assert reader.doses({"hundred.counts": cell("55", 4)}) == ()
    assert told(reader) == ["people.csv:3:4: has 55 counts, which is no whole number of breaths of 10"]


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("a, b;c\nd", ["a", "b", "c", "d"]),
        ("a=[1, 2], b=[3;4]", ["a=[1, 2]", "b=[3;4]"]),
        (" , ;a;; ", ["a"]),
        ("", []),
    ],
)
def test_a_cell_may_hold_several(typed: str, parts: list[str]) -> None:
    found = list(items(cell(typed)))
    assert found == parts
    assert all(one.source == HERE for one in found)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        *((typed, ["4", "5"]) for typed in ("4-5", "4 – 5", "[4,5]")),
        ("[ 10 , 20 ]", ["10", "20"]),
        *((typed, typed) for typed in ("4", "4-5-6")),
    ],
)
def test_a_range_is_written_in_either_way(typed: str, read: str | list[str]) -> None:
    found = numbers(cell(typed))
    assert found == read
    assert all(one.source == HERE for one in ([found] if isinstance(found, Text) else found))
