"""Content is read as pikepdf reads it, where that can; and beyond, as viewers do."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Pdf
from sample_products import sample

from generator.finishing.preflight.content.lexer import INLINE_IMAGE, PATH_RUN, Name, coordinates, instructions


def read(data: bytes) -> tuple[list[tuple[bytes, list[Any]]], set[str]]:
    faults: set[str] = set()
    return list(instructions(data, faults)), faults


def plain(value: Any) -> Any:
    """Turn an operand of pikepdf's into one of ours."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, Array):
        return [plain(item) for item in value]
    if isinstance(value, Dictionary):
        return {key[1:]: plain(item) for key, item in value.items()}
    if isinstance(value, pikepdf.String):
        return bytes(value)
    return Name(str(value)[1:]) if isinstance(value, pikepdf.Name) else value


def by_pikepdf(content: bytes) -> list[tuple[bytes, list[Any]]]:
    """Read content with pikepdf, and join runs of path segments as the lexer does."""
    with Pdf.new() as pdf:
        found: list[tuple[bytes, list[Any]]] = []
        for instruction in pikepdf.parse_content_stream(pdf.make_stream(content)):
            operator = str(instruction.operator).encode()
            operands = [plain(operand) for operand in instruction.operands]
            if operator in (b"m", b"l", b"c", b"v", b"y", b"h"):
                if found and found[-1][0] == PATH_RUN:
                    found[-1][1].extend(operands)
                else:
                    found.append((PATH_RUN, operands))
            else:
                found.append((operator, operands))
        return found


def joined(found: list[tuple[bytes, list[Any]]]) -> list[tuple[bytes, list[Any]]]:
    out: list[tuple[bytes, list[Any]]] = []
    for operator, operands in found:
        same = operator in (b"m", b"l", b"c", b"v", b"y", b"h", PATH_RUN)
        operands = coordinates(operands[0]) if operator == PATH_RUN else operands
        if same and out and out[-1][0] == PATH_RUN:
            out[-1][1].extend(operands)
        else:
            out.append((PATH_RUN if same else operator, list(operands)))
    return out


def test_our_own_pages_are_read_as_pikepdf_reads_them() -> None:
    pdf = sample(148, 210, 2, 3, "cmyk")
    with pikepdf.open(__import__("io").BytesIO(pdf)) as opened:
        for page in opened.pages:
            data = page.Contents.read_bytes()
            assert joined(read(data)[0]) == by_pikepdf(data)


NUMBERS = st.one_of(st.integers(-999, 9999).map(str), st.floats(-999, 999).map(lambda value: f"{value:.3f}"))
NAMES = st.sampled_from(["/F1", "/Im#20a", "/é", "/Cs-1.x"])
STRINGS = st.sampled_from(["(a)", r"(a\)b\101\n)", "(a(b)c)", "<48 65>", "<4>", "()", "(a\\\nb)"])
ITEMS = st.one_of(NUMBERS, NAMES, STRINGS, st.sampled_from(["true", "false", "null"]))
ARRAYS = st.lists(st.one_of(ITEMS, st.lists(ITEMS, max_size=3).map(lambda parts: f"[{' '.join(parts)}]")), max_size=5)
OPERANDS = st.one_of(
    ITEMS,
    ARRAYS.map(lambda parts: f"[{' '.join(parts)}]"),
    st.lists(st.tuples(NAMES, ITEMS), max_size=3, unique_by=lambda pair: pair[0]).map(
        lambda pairs: f"<<{' '.join(f'{key} {value}' for key, value in pairs)}>>"
    ),
)
OPERATORS = st.sampled_from(["q", "Q", "cm", "re", "rg", "Tj", "TJ", "'", '"', "BDC", "f*", "T*", "scn", "d0", "h"])
SEGMENTS = st.one_of(
    st.tuples(st.lists(NUMBERS, min_size=2, max_size=2), st.sampled_from("ml")),
    st.tuples(st.lists(NUMBERS, min_size=6, max_size=6), st.just("c")),
    st.tuples(st.lists(NUMBERS, min_size=4, max_size=4), st.sampled_from("vy")),
)
STATEMENTS = st.one_of(st.tuples(st.lists(OPERANDS, max_size=6), OPERATORS), SEGMENTS)


@given(st.lists(STATEMENTS, max_size=12), st.sampled_from(["\n", " ", "\r\n", " % a comment (\n", "\t \0"]))
def test_any_content_is_read_as_pikepdf_reads_it(statements: list[tuple[list[str], str]], between: str) -> None:
    content = between.join(between.join([*operands, operator]) for operands, operator in statements).encode()
    found, faults = read(content)
    assert joined(found) == by_pikepdf(content)
    assert faults == set()


@given(st.binary(max_size=200))
def test_rubbish_is_read_to_its_end(data: bytes) -> None:
    read(data)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"--5 .5- 1.2.3 w", [(b"w", [-5.0, 0.5, 1.2])]),
        (b"0.5g 1 0 0rg", [(b"g", [0.5]), (b"rg", [1.0, 0.0, 0.0])]),
        (b"/A/B gs", [(b"gs", [Name("A"), Name("B")])]),
        (b"[1[2(x)]3]d", [(b"d", [[1.0, [2.0, b"x"], 3.0]])]),
        (b"(a\r\nb)Tj", [(b"Tj", [b"a\nb"])]),
        (b"/#cb gs", [(b"gs", [Name("\udccb")])]),
    ],
)
def test_what_is_written_badly_is_read_as_it_is_meant(content: bytes, expected: list[tuple[bytes, list[Any]]]) -> None:
    assert read(content) == (expected, set())


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"(a(b) Tj", "a string without an end"),
        (b"1 ] q", "a bracket that closes nothing"),
        (b"[" * 99 + b"]" * 99, "arrays nested more than 64 deep"),
        (b"} q", "a character that is out of place"),
        (b"BI /W 1 /H 1 ID", "an image without an end"),
    ],
)
def test_what_is_out_of_place_is_told(content: bytes, fault: str) -> None:
    assert fault in read(content)[1]


@pytest.mark.parametrize("data", [b"\0\1 EI 2", b"x" * 6, b"\xff EI \xfe"])
@pytest.mark.parametrize("packed", [False, True])
def test_images_in_the_content_end_where_they_end(data: bytes, packed: bool) -> None:
    size = f"/W {len(data)} /H 1 /BPC 8 /CS /G" + (" /F /Fl" if packed else "")
    content = b"q BI " + size.encode() + b" ID " + data + b"\nEI Q"
    found, faults = read(content)
    assert [operator for operator, _ in found] == [b"q", INLINE_IMAGE, b"Q"]
    assert found[1][1][1] == data
    assert found[1][1][0]["W"] == len(data)
    assert faults == set()


@pytest.mark.parametrize(
    ("about", "length"),
    [
        ("/W 30 /H 1 /BPC 8 /CS /G", 30),
        ("/Width 10 /Height 3 /BitsPerComponent 8 /ColorSpace /DeviceGray", 30),
        ("/W 10 /H 2 /BPC 8 /CS /RGB", 60),
        ("/W 10 /H 2 /BPC 8 /CS /DeviceRGB", 60),
        ("/W 10 /H 2 /BPC 8 /CS /CMYK", 80),
        ("/W 10 /H 2 /BPC 8 /CS /DeviceCMYK", 80),
        ("/W 81 /H 3 /BPC 1 /CS /G", 33),
        ("/W 81 /H 3 /IM true", 33),
        ("/W 81 /H 3 /ImageMask true /BPC 8", 33),
        ("/W 5 /H 3 /BPC 16 /CS /G", 30),
        ("/W 30 /H 1", 30),
    ],
)
def test_images_that_are_not_packed_are_as_long_as_their_rows(about: str, length: int) -> None:
    data = (b"12 EI Q " * 20)[:length]
    found, faults = read(b"BI " + about.encode() + b" ID " + data + b"\nEI Q")
    assert [operator for operator, _ in found] == [INLINE_IMAGE, b"Q"]
    assert found[0][1][1] == data
    assert faults == set()


@pytest.mark.parametrize("content", [b"1 " * 200_000, b"[" + b"1 " * 200_000 + b"]", b"(" * 200_000, b"<" * 200_000])
def test_long_rows_take_no_longer_for_each_of_them(content: bytes) -> None:
    read(content)
