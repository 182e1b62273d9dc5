"""What each kind of field takes, what it makes of it, and what it says of anything else."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.content.kinds import OneOrMore, at_most
from generator.content.values import (
    Amount,
    Count,
    Link,
    Number,
    Range,
    Source,
    Text,
    Truth,
    as_count,
    as_number,
    as_range,
    as_text,
    as_truth,
    quoted,
)
from generator.errors import Problem

WHOLE = "must be a whole number of 1 or more, not "
WEB = "must be a web address that begins with https:// or http://, not "
PLACE = Source("a.yaml", 3, 7, "name")


def refused(kind: Any, value: object) -> str:
    """Give what is said of a value that a field does not take."""
    with pytest.raises(ValidationError) as error:
        TypeAdapter(kind).validate_python(value)
    return str(error.value.errors()[0]["msg"])


@pytest.mark.parametrize(
    ("kind", "value", "taken"),
    [
        (Text, "Lift  the\n hips ", "Lift the hips"),
        (Text, "30\u00a0 s,\u202f50\u2003\u3000%", "30\u00a0 s,\u202f50 %"),
        (Count, "1", 1),
        (Count, "999999", 999_999),
        (Count, 1, 1),
        (Number, "-12.5", -12.5),
        (Number, "+3", 3.0),
        (Number, "0", 0.0),
        (Number, "123456789.123456789", 123_456_789.123456789),
        (Number, 2, 2.0),
        (Number, 2.5, 2.5),
        (Truth, "true", True),
        (Truth, "false", False),
        (Truth, True, True),
        (Truth, False, False),
        (Range, "8", Amount(8, 8)),
        (Range, ["4", "5"], Amount(4, 5)),
        (Range, Amount(2, 3), Amount(2, 3)),
        (Link, "https://example.org", "https://example.org"),
        (Link, "http://example.org:8080/a?b=c#d", "http://example.org:8080/a?b=c#d"),
    ],
)
def test_a_value_is_taken(kind: Any, value: object, taken: object) -> None:
    found = TypeAdapter(kind).validate_python(value)
    assert found == taken
    assert type(found) is type(taken) or isinstance(found, Text)


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        (Text, ["a"], "must be text, not a list"),
        (Text, {"a": "b"}, "must be text, not a mapping"),
        (Text, 3, "must be text, not 3"),
        (Text, " \n\u00a0", "must not be empty"),
        (Text, "a\x7fb", "must not hold the control character U+007F"),
        (Text, "a\x0bb", "must not hold the control character U+000B"),
        (Text, "a\U00010000b", "must not hold \U00010000 (U+10000): no print font has it"),
        (Count, "0", f'{WHOLE}"0"'),
        (Count, "01", f'{WHOLE}"01"'),
        (Count, "1000000", f'{WHOLE}"1000000"'),
        (Count, "1.0", f'{WHOLE}"1.0"'),
        (Count, "x1", f'{WHOLE}"x1"'),
        (Count, "", f"{WHOLE}empty"),
        (Count, 0, f"{WHOLE}0"),
        (Count, True, f"{WHOLE}True"),
        (Count, 1.5, f"{WHOLE}1.5"),
        (Count, ["1"], f"{WHOLE}a list"),
        (Number, "1,5", 'must be a number, not "1,5"'),
        (Number, "1e3", 'must be a number, not "1e3"'),
        (Number, "--1", 'must be a number, not "--1"'),
        (Number, "1.", 'must be a number, not "1."'),
        (Number, "1234567890", 'must be a number, not "1234567890"'),
        (Number, "0.1234567890", 'must be a number, not "0.1234567890"'),
        (Number, True, "must be a number, not True"),
        (Truth, "yes", 'must be true or false, not "yes"'),
        (Truth, "True", 'must be true or false, not "True"'),
        (Truth, 1, "must be true or false, not 1"),
        (Range, ["4"], "must be a number or a range of two, such as [4, 5], not a list of 1"),
        (Range, ["5", "4"], "must rise from left to right: [4, 5]"),
        (Range, ["4", "4"], "must be two numbers"),
        (Range, ["4", "x"], f'{WHOLE}"x"'),
        (Range, "10 – 12", "must be written as a range in brackets: [10, 12]"),
        (Range, "10-12", "must be written as a range in brackets: [10, 12]"),
        (Range, "-12", f'{WHOLE}"-12"'),
        (Link, "example.org", f'{WEB}"example.org"'),
        (Link, "https://", f'{WEB}"https://"'),
        (Link, "https://?x", f'{WEB}"https://?x"'),
        (Link, "https://a b", f'{WEB}"https://a b"'),
        (Link, "https://a/<b>", f'{WEB}"https://a/<b>"'),
        (Link, " ", "must not be empty"),
    ],
)
def test_a_value_is_refused_and_told(kind: Any, value: object, message: str) -> None:
    assert refused(kind, value) == message


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("", "empty"),
        ("x" * 40, '"' + "x" * 40 + '"'),
        ("x" * 41, '"' + "x" * 37 + '…"'),
        ({}, "a mapping"),
        ([], "a list"),
        (None, "None"),
    ],
)
def test_a_wrong_value_is_quoted_as_far_as_it_helps(value: object, shown: str) -> None:
    assert quoted(value) == shown


def test_words_keep_their_place_and_are_counted() -> None:
    assert as_text(Text(" a  b ", PLACE)).source == PLACE
    assert as_text("a b").source == Source("", 0, 0, "")
    assert Text("a b", PLACE).words() == 2
    assert Text("a").source == Source()


def test_the_middle_of_a_range_is_taken() -> None:
    assert Amount(4, 7).middle == 5.5


def test_values_are_never_taken_for_others() -> None:
    assert (as_count("7"), as_number("7"), as_range("7"), as_truth("true")) == (7, 7.0, Amount(7, 7), True)


def test_a_limit_counts_words() -> None:
    assert at_most(3).check(Text("a b c")) == "a b c"
    with pytest.raises(Exception, match=r"^must be at most 3 words, not 5; cut 2$"):
        at_most(3).check(Text("a b c d e"))


@pytest.mark.parametrize(("value", "taken"), [("side", ["side"]), (["side", "round"], ["side", "round"]), ([], [])])
def test_one_stands_for_a_list_of_one(value: object, taken: list[str]) -> None:
    assert TypeAdapter(Annotated[list[str], OneOrMore]).validate_python(value) == taken


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem("a.yaml", 3, 7, "name", "is missing"), "a.yaml:3:7: name is missing"),
        (Problem("a.yaml", 3, 7, "", "is missing"), "a.yaml:3:7: is missing"),
        (Problem("a.yaml", 0, 0, "name", "is missing"), "a.yaml: name is missing"),
    ],
)
def test_a_problem_is_a_line(problem: Problem, line: str) -> None:
    assert str(problem) == line


def test_an_amount_is_one_number_a_range_or_a_bound() -> None:
    assert Amount(5, 5).single
    assert not Amount(5, 8).single
    assert not Amount(5, 5, "up_to").single
    assert Amount(5, 8).middle == 6.5
