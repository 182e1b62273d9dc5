"""Functions of gradients, read as ISO 32000-2 (7.10) and the PostScript language's operators say."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary

from generator.finishing.preflight.content.functions import break_points, read_function

PDF = pikepdf.new()
UNIT = Array([0, 1])


def stream(data: bytes, **entries: Any) -> Any:
    """Make a function that has data."""
    made = pikepdf.Stream(PDF, data)
    for name, value in entries.items():
        made[f"/{name}"] = value
    return made


def calculated(words: str, *values: float, most: float = 1e6) -> list[float]:
    """Carry out a calculation on values, of up to four results."""
    every = Array([-1000000, 1000000])
    entries = {"Domain": Array([*every] * max(1, len(values))), "Range": Array([-most, most] * 4)}
    return list(read_function(stream(f"{{{words}}}".encode(), FunctionType=4, **entries))(values))


def samples(data: bytes, bits: int, sizes: tuple[int, ...], channels: int = 1, **entries: Any) -> Any:
    """Make a function that is a table of samples."""
    usual = {"Domain": Array([0, 1] * len(sizes)), "Range": Array([0, 1] * channels)}
    about = {"FunctionType": 0, "BitsPerSample": bits, "Size": Array(sizes), **usual, **entries}
    return read_function(stream(data, **about))


def between(first: tuple[float, ...], last: tuple[float, ...], power: float = 1.0, **entries: Any) -> Dictionary:
    """Make an exponential function."""
    ends = {"C0": Array(first), "C1": Array(last)} if first else {}
    return Dictionary(FunctionType=2, N=power, **{"Domain": UNIT, **ends, **entries})


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("3 4 add", 7), ("3 4 sub", -1), ("3 4 mul", 12), ("3 4 div", 0.75), ("3 0 div", 0), ("7 2 idiv", 3),
        ("-5 2 idiv", -2), ("5 0 idiv", 0), ("5 3 mod", 2), ("-5 3 mod", -2), ("5 0 mod", 0), ("9 0.5 exp", 3),
        ("-9 -1 exp", -1 / 9), ("-2 2 exp", 4), ("-9 0.5 exp", 3), ("0 2 exp", 0),
        ("2 99 exp 18446744073709551616 div", 1),
        ("2 -99 exp 18446744073709551616 mul", 1), ("0 1 atan", 0), ("1 0 atan", 90), ("-100 0 atan", 270),
        ("4 4 atan", 45), ("4.5 abs", 4.5), ("-3 abs", 3), ("4.5 neg", -4.5), ("3.2 ceiling", 4), ("-4.8 ceiling", -4),
        ("3.2 floor", 3), ("-4.8 floor", -5), ("3.2 round", 3), ("6.5 round", 7), ("-6.5 round", -6),
        ("-4.8 truncate", -4), ("-4.8 cvi", -4), ("3 cvr", 3), ("9 sqrt", 3), ("-9 sqrt", 0), ("30 sin", 0.5),
        ("60 cos", 0.5), ("100 ln", 4.605170186), ("0 ln", 0),
        ("0.5 ln", -0.693147181), ("0.1 log", -1), ("-1 ln", 0), ("100 log", 2), ("0 log", 0),
        ("-2 log", 0), ("52 not", -53), ("99 1 and", 1), ("52 7 and", 4), ("17 5 or", 21), ("12 3 xor", 15),
        ("7 3 bitshift", 56), ("142 -3 bitshift", 17), ("3 0 bitshift", 3), ("1 99 bitshift 4294967296 div", 1),
        ("1 -99 bitshift", 0),
        ("8 -1 bitshift", 4), (".5 +1 add", 1.5),
    ],
)  # fmt: skip
def test_sums(words: str, result: float) -> None:
    assert calculated(words) == [pytest.approx(result)]


@pytest.mark.parametrize(
    ("words", "true"),
    [
        ("1 1 eq", True), ("1 2 eq", False), ("1 1 ne", False), ("1 2 ne", True), ("1 1 gt", False), ("2 1 gt", True),
        ("1 1 ge", True), ("0 1 ge", False), ("1 1 lt", False), ("0 1 lt", True), ("1 1 le", True), ("2 1 le", False),
        ("true false and", False), ("true true and", True), ("true false or", True), ("false false or", False),
        ("true true xor", False), ("true false xor", True), ("true not", False), ("false not", True),
    ],
)  # fmt: skip
def test_choices(words: str, true: bool) -> None:
    assert calculated(f"{words} {{7 8}} if") == [7, 8] * true
    assert calculated(f"{words} {{7}} {{9}} ifelse 5") == [7 if true else 9, 5]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("1 2 pop", [1]), ("1 2 exch", [2, 1]), ("1 2 dup", [1, 2, 2]), ("1 2 2 copy", [1, 2, 1, 2]), ("1 0 copy", [1]),
        ("1 9 copy", [1]), ("5 6 7 0 index", [5, 6, 7, 7]), ("5 6 7 2 index", [5, 6, 7, 5]),
        ("1 2 3 3 -1 roll", [2, 3, 1]), ("1 2 3 3 1 roll", [3, 1, 2]), ("1 2 3 3 0 roll", [1, 2, 3]),
        ("4 1 2 3 3 4 roll", [4, 3, 1, 2]), ("1 2 9 1 roll", [1, 2]), ("1 2 0 1 roll", [1, 2]),
        ("1 2 2 1 roll", [2, 1]),
        ("1 true {2 true {3} if} if", [1, 2, 3]), ("1 1 copy", [1, 1]), ("1 {2} {3}", [1]), ("1 {2}", [1]),
    ],
)  # fmt: skip
def test_the_stack(words: str, left: list[float]) -> None:
    assert calculated(words) == left


def test_values_come_first_and_results_keep_to_their_range() -> None:
    assert calculated("exch sub", 2, 10) == [8]
    assert calculated("100 mul", 2, most=50) == [50]
    assert calculated("-100 mul", 2, most=50) == [-50]


@pytest.mark.parametrize("words", ["1 sing", "{" * 18 + "}" * 18, "1 " + "dup " * 1001, "0 " + "neg " * 20_000])
def test_what_is_no_calculation_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="a calculation"):
        calculated(words)
    assert calculated("{" * 15 + "}" * 15 + "0 " + "neg " * 1990 + "1 add") == [1]


def test_samples_are_taken_where_they_are_nearest() -> None:
    four = samples(bytes((0, 51, 102, 255)), 8, (4,))
    assert [four((at / 6,))[0] for at in (0, 0.9, 1.1, 4, 6, 9, -1)] == pytest.approx([0, 0, 0.2, 0.4, 1, 1, 0])
    turned = samples(bytes((0, 255)), 8, (2,), Decode=Array([1, 0.5]), Domain=Array([10, 20]))
    assert [turned((at,))[0] for at in (10, 20)] == pytest.approx([1, 0.5])
    square = samples(bytes(range(0, 60, 5)), 8, (2, 3), 2, Range=Array([0, 1, 0, 1]))
    assert [round(each * 255) for each in square((1, 0))] == [10, 15]
    assert [round(each * 255) for each in square((0, 0.5))] == [20, 25]
    assert [round(each * 255) for each in square((1, 1))] == [50, 55]
    point = samples(bytes((255,)), 8, (1,), Domain=Array([3, 3]))
    assert point((3,)) == (1,)


@pytest.mark.parametrize(
    ("bits", "data", "found"),
    [
        (1, b"\xa0", [1, 0, 1]), (2, b"\x1b", [0, 1 / 3, 2 / 3]), (4, b"\x0f\x50", [0, 1, 1 / 3]),
        (12, b"\x00\x0f\xff\x55\x50", [0, 1, 1 / 3]), (16, b"\x00\x00\xff\xff\x55\x55", [0, 1, 1 / 3]),
        (8, b"\xff", [1, 0, 0]),
    ],
)  # fmt: skip
def test_samples_have_as_many_bits_as_they_say(bits: int, data: bytes, found: list[float]) -> None:
    table = samples(data, bits, (3,))
    assert [table((at / 2,))[0] for at in range(3)] == pytest.approx(found)


@pytest.mark.parametrize(("bits", "sizes"), [(0, (1,)), (33, (1,)), (8, (0,)), (8, ()), (8, (1 << 12, 1 << 11))])
def test_tables_without_a_sensible_size_are_refused(bits: int, sizes: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="a table of samples without a sensible size"):
        samples(b"", bits, sizes)
    assert samples(b"", 32, (1 << 11, 1 << 11))((0, 0)) == (0,)


def test_colours_between_two() -> None:
    straight = read_function(between((0, 1), (1, 0.5)))
    assert [straight((at,)) for at in (0, 0.5, 1, 2)] == [(0, 1), (0.5, 0.75), (1, 0.5), (1, 0.5)]
    assert read_function(between((), (), 2))((0.5,)) == (0.25,)
    assert read_function(between((), (), 0))((0,)) == (0,)
    assert read_function(between((), (), -1))((0,)) == (0,), "which has no value there"
    assert read_function(Array([between((0,), (1,)), between((1,), (0,))]))((0.25,)) == (0.25, 0.75)
    limited = between((0,), (4,), Range=Array([1, 2]))
    assert [read_function(limited)((at,)) for at in (0, 0.375, 1)] == [(1,), (1.5,), (2,)]


def test_parts_that_are_stitched() -> None:
    parts = Array([between((0,), (1,)), between((0,), (10,)), between((5,), (7,))])
    whole = Dictionary(
        FunctionType=3, Domain=Array([0, 8]), Functions=parts, Bounds=Array([2, 4]), Encode=Array([0, 1, 1, 0, 0, 1])
    )
    found = read_function(whole)
    assert [found((at,))[0] for at in (0, 1, 2, 3, 4, 6, 8)] == [0, 0.5, 10, 5, 5, 6, 7]
    assert break_points(whole) == [0, 8, 2, 4]
    assert break_points(Array([whole, between((0,), (1,))])) == [0, 8, 2, 4, 0, 1]
    assert break_points(Dictionary()) == [0, 1]
    short = Dictionary(FunctionType=3, Domain=UNIT, Functions=parts, Bounds=Array([0.5]), Encode=Array([0, 1]))
    assert read_function(short)((1,)) == (1,), "of two parts the second has nothing said of it"
    meeting = Dictionary(
        FunctionType=3, Domain=Array([1, 1]), Functions=parts[:1], Bounds=Array([]), Encode=Array([0.5, 1])
    )
    assert read_function(meeting)((1,)) == (0.5,)


def test_what_is_no_function_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no function of type 1"):
        read_function(Dictionary(FunctionType=1, Domain=UNIT))
    with pytest.raises(ValueError, match="there is no function of type -1"):
        read_function(Dictionary(Domain=UNIT))
    deep = between((0,), (1,))
    for _ in range(16):
        deep = Dictionary(FunctionType=3, Domain=UNIT, Functions=Array([deep]), Bounds=Array([]), Encode=Array([0, 1]))
    assert read_function(deep)((0.5,)) == (0.5,)
    with pytest.raises(ValueError, match="functions are nested too deep"):
        read_function(Array([deep]))
