"""Operators and operands of a content stream, read leniently, in one pass, as fast as Python can.

pikepdf parses content too, but all of it before the first operator is given, which no budget can stop, and five times
slower; a test compares the two. Numbers are floats, names `Name`, strings bytes, arrays lists, dictionaries dicts.
Source: ISO 32000-2, 7.2, 7.3, 7.8, 8.9.7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

LARGEST_SIDE = 1e7
"""Pixels to a side beyond which an image says nothing sensible of itself."""
DEEPEST_ARRAY = 64
MOST_OPERANDS = 4096
"""Operands before an operator; what stands before the last ones is dropped."""
SPACE = rb"[\0\t\n\f\r ]*+"
REGULAR = rb"[^\0\t\n\f\r ()<>\[\]{}/%]"
NUMBERS = rb"[-+.0-9][-+.0-9\0\t\n\f\r ]*+"
TEXT = rb"\((?:[^()\\]++|\\.)*+\)|<[0-9A-Fa-f\0\t\n\f\r ]*+>"
MARKS = (
    rb"E(?:MC|T)(?!" + REGULAR + rb")"
    rb"|/(?!OC[\0\t\n\f\r /])"
    + REGULAR
    + rb"*+"
    + SPACE
    + rb"(?:<<[^<>()]*+>>"
    + SPACE
    + rb"BDC|BMC)(?!"
    + REGULAR
    + rb")"
)
"""What marks content and says nothing of what is seen; not even marks of layers, for which there is `/OC`."""


def _token(idle: bytes) -> re.Pattern[bytes]:
    """Make the pattern of a token and the space after it; `idle` is what counts as space behind an operator.

    Groups: 1 a run of path segments; 2 numbers, 3 a name and 4 numbers after it, 5 a string, 6 the inside of an array
    of strings and numbers, 7 an operator after any of these; 8 an operator or word alone, 9 a bracket, 10 what is out
    of place.
    """
    return re.compile(
        (
            rb"((?:%(n)b[mlcvy][\0\t\n\f\r ]++(?:h[\0\t\n\f\r ]++)?+)++)"
            rb"|(?:(%(n)b)|/(%(r)b*+)%(s)b(%(n)b)?+|(%(t)b)%(s)b|\[((?:[-+.0-9\0\t\n\f\r ]++|%(t)b)*+)\]%(s)b)"
            rb"([A-Za-z'\"]%(r)b*+)?+%(i)b"
            rb"|(%(r)b++)%(i)b"
            rb"|(\[|\]|<<|>>|\()%(s)b"
            rb"|(?:%%[^\r\n]*+|[\0\t\n\f\r ])%(s)b"
            rb"|(.)"
        )
        % {b"n": NUMBERS, b"s": SPACE, b"r": REGULAR, b"t": TEXT, b"i": idle},
        re.DOTALL,
    )


BLANK = rb"[\0\t\n\f\r ]++"
COLOURS = NUMBERS + rb"(?:rg|RG|g|G|k|K|J|j|M|i)(?!" + REGULAR + rb")"
"""What sets a colour by numbers, or the look of a line's ends and corners."""
TOKEN = _token(SPACE)
TOKENS = {
    "all": TOKEN,
    "seen": _token(rb"(?:" + BLANK + rb"|" + MARKS + rb")*+"),
    "shapes": _token(rb"(?:" + BLANK + rb"|" + MARKS + rb"|" + COLOURS + rb")*+"),
}
"""Patterns that leave out what is not asked for: all is told; all but marks; all but marks and colours."""
Told = Literal["all", "seen", "shapes"]
RUN, NUMBERS_ALONE, NAME, AFTER_NAME, STRING, ARRAY, OPERATOR, WORD, A_BRACKET, OUT_OF_PLACE = range(1, 11)
ITEM = re.compile(rb"\(((?:[^()\\]++|\\.)*+)\)|<([^>]*+)>|([-+.0-9]++)", re.DOTALL)
"""Groups: 1 a string, 2 a hexadecimal string, 3 a number."""
SEGMENTS = b"mlcvyh"
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)|\r\n?", re.DOTALL)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
HEXED = re.compile(rb"#([0-9A-Fa-f]{2})")
BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
WORDS = {b"true": True, b"false": False, b"null": None}
END_OF_IMAGE = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)")
LIKE_CONTENT = re.compile(rb"[\t\n\f\r -~]{0,40}")
FIRST_WORD = re.compile(rb"(?:^|[\t\n\f\r ])([A-Za-z'\"][A-Za-z0-9*]*)")
OPERATORS = frozenset(
    b"b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f F f* G g gs h i j J K k l m M MP n q Q re RG rg "
    b"ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()
)
"""All operators (ISO 32000-2, annex A), but ID and EI, which only images hold."""

Instruction = tuple[bytes, list[Any]]
PATH_RUN = b""
"""The operator that stands for a run of m, l, c, v, y and h; its operand is the run as it is written."""
INLINE_IMAGE = b"BI"
"""The operator of an image in the content; its operands are its dictionary and its data."""


class Name(str):
    """A name, without its slash; bytes that are not UTF-8 are surrogates, as pikepdf gives the keys of dictionaries."""

    __slots__ = ()


def instructions(data: bytes, faults: set[str], told: Told = "all") -> Iterator[Instruction]:
    """Yield operators with their operands; what is out of place is noted and left out.

    What is not to be told is left out where that saves time.
    """
    data += b"\n"
    operands: list[Any] = []
    open_arrays: list[tuple[bytes, list[Any]]] = []
    position, end, match = 0, len(data), TOKENS[told].match
    while position < end and (token := match(data, position)):
        position = token.end()
        group = token.lastindex
        if group == OPERATOR and not open_arrays and token[OPERATOR] not in WORDS:
            values = _values(token)
            yield token[OPERATOR], operands + values if operands else values
            operands = []
        elif group == RUN and not open_arrays:
            yield PATH_RUN, [token[RUN]]
            operands = []
        elif group == WORD and not open_arrays and token[WORD] not in WORDS:
            if token[WORD] == INLINE_IMAGE:
                image, position = _inline_image(data, position, faults)
                yield INLINE_IMAGE, image
            else:
                yield token[WORD], operands
            operands = []
        elif group == A_BRACKET and token[A_BRACKET] == b"(":
            text, position = _nested_string(data, position, faults)
            operands.append(text)
        elif group == A_BRACKET:
            operands = _bracket(token[A_BRACKET], operands, open_arrays, faults)
        elif group == OUT_OF_PLACE:
            faults.add("a character that is out of place")
        elif group is not None:
            operands += _all_values(token)
            if len(operands) > MOST_OPERANDS and not open_arrays:
                del operands[:-MOST_OPERANDS]


def coordinates(run: bytes) -> list[float]:
    """Give the coordinates of all points of a run of path segments."""
    return _numbers(run.translate(None, SEGMENTS))


def _values(token: re.Match[bytes]) -> list[Any]:
    """Give the operands before a token's operator."""
    numbers = token[NUMBERS_ALONE]
    if numbers is not None:
        try:
            return list(map(float, numbers.split()))
        except ValueError:
            return _numbers(numbers)
    name, after, string, array = token.group(NAME, AFTER_NAME, STRING, ARRAY)
    if name is not None:
        return [read_name(name), *_numbers(after)] if after else [read_name(name)]
    return _items(string) if string is not None else [_items(array)]


def _all_values(token: re.Match[bytes]) -> list[Any]:
    """Give the operands a token stands for; an operator among them is what it says."""
    if token[RUN] is not None:
        return coordinates(token[RUN])
    word = token[WORD] or token[OPERATOR]
    found = [] if token[WORD] else _values(token)
    return found if word is None else [*found, WORDS.get(word, word)]


def _items(text: bytes) -> list[Any]:
    """Read strings and numbers that stand in a row."""
    items: list[Any] = []
    for string, digits, number in ITEM.findall(text):
        if number:
            items.append(_numbers(number)[0])
        else:
            items.append(_hexadecimal(digits) if digits else unescaped(string))
    return items


def _hexadecimal(digits: bytes) -> bytes:
    digits = digits.translate(None, b"\0\t\n\f\r ")
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _bracket(
    bracket: bytes, operands: list[Any], open_arrays: list[tuple[bytes, list[Any]]], faults: set[str]
) -> list[Any]:
    """Open or close an array or a dictionary, and give where operands go from now on."""
    if bracket in (b"[", b"<<"):
        if len(open_arrays) >= DEEPEST_ARRAY:
            faults.add(f"arrays nested more than {DEEPEST_ARRAY} deep")
            return operands
        open_arrays.append((bracket, operands))
        return []
    if not open_arrays:
        faults.add("a bracket that closes nothing")
        return operands
    opened, outer = open_arrays.pop()
    keys = operands[::2]
    if opened == b"<<":
        outer.append({str(key): value for key, value in zip(keys, operands[1::2], strict=False)})
    else:
        outer.append(operands)
    return outer


def _numbers(text: bytes) -> list[float]:
    try:
        return list(map(float, text.split()))
    except ValueError:
        return [_number(word) or 0.0 for word in text.replace(b"\0", b" ").split()]


def _number(word: bytes) -> float | None:
    """Read a number as lenient viewers do: `--5` is -5, and what follows a second point or sign is dropped."""
    match = re.match(rb"([-+]*)([0-9]*\.?[0-9]*)", word)
    if match is None or not match[2].strip(b"."):
        return 0.0 if word.strip(b"+-.") == b"" else None
    return float(match[2]) * (-1 if b"-" in match[1] else 1)


def read_name(raw: bytes) -> Name:
    if b"#" in raw:
        raw = HEXED.sub(lambda match: bytes.fromhex(match[1].decode("ascii")), raw)
    return Name(raw.decode("utf-8", "surrogateescape"))


def unescaped(raw: bytes) -> bytes:
    """Give the bytes of a string as it is written between its brackets."""
    if b"\\" not in raw and b"\r" not in raw:
        return raw
    return ESCAPE.sub(_unescape, raw)


def _unescape(match: re.Match[bytes]) -> bytes:
    after = match[1]
    if after is None:
        return b"\n"
    if after[:1].isdigit() and after[:1] < b"8":
        return bytes((int(after, 8) & 255,))
    return ESCAPED.get(after, after)


def _nested_string(data: bytes, start: int, faults: set[str]) -> tuple[bytes, int]:
    """Read a string with brackets in it, from behind its first one; give it and where it ends."""
    depth = 1
    for bracket in BRACKET.finditer(data, start):
        depth += {b"(": 1, b")": -1}.get(bracket[0], 0)
        if depth == 0:
            return unescaped(data[start : bracket.start()]), bracket.end()
    faults.add("a string without an end")
    return b"", len(data)


def _inline_image(data: bytes, start: int, faults: set[str]) -> tuple[list[Any], int]:
    """Read an image in the content, from behind its BI; give its dictionary and data, and where it ends."""
    entries: list[Any] = []
    open_arrays: list[tuple[bytes, list[Any]]] = []
    position = start
    while token := TOKEN.match(data, position):
        position = token.end()
        group = token.lastindex
        if token[WORD] == b"ID" or token[OPERATOR] == b"ID":
            entries += [] if token[WORD] else _values(token)
            begin = token.end(WORD if token[WORD] else OPERATOR) + 1
            keys = [str(key) for key in entries[::2]]
            about = dict(zip(keys, entries[1::2], strict=False))
            end, position = _end_of_image(data, begin, _raw_length(about))
            if end == len(data):
                return _unended(data, faults)
            return [about, data[begin:end]], position
        if group == A_BRACKET and token[A_BRACKET] != b"(":
            entries = _bracket(token[A_BRACKET], entries, open_arrays, faults)
        elif group is not None and group < A_BRACKET:
            entries += _all_values(token)
        if position >= len(data) or len(entries) > MOST_OPERANDS:
            break
    return _unended(data, faults)


def _unended(data: bytes, faults: set[str]) -> tuple[list[Any], int]:
    faults.add("an image without an end")
    return [{}, b""], len(data)


def _raw_length(about: dict[str, Any]) -> int:
    """Give the bytes that an unpacked image takes, or 0 where that is not known."""
    if "F" in about or "Filter" in about:
        return 0
    bits = 1.0 if about.get("IM", about.get("ImageMask")) else about.get("BPC", about.get("BitsPerComponent", 8.0))
    space = about.get("CS", about.get("ColorSpace", "G"))
    channels = {"RGB": 3, "DeviceRGB": 3, "CMYK": 4, "DeviceCMYK": 4}.get(space if isinstance(space, str) else "", 1)
    width, height = about.get("W", about.get("Width", 0)), about.get("H", about.get("Height", 0))
    if not all(isinstance(value, float) and 0 < value < LARGEST_SIDE for value in (width, height, bits)):
        return 0
    return int(height) * ((int(width) * channels * int(bits) + 7) // 8)


def _end_of_image(data: bytes, begin: int, length: int) -> tuple[int, int]:
    """Find an image's EI: behind its known length, or where what follows looks like content again."""
    for found in END_OF_IMAGE.finditer(data, begin + length if length else begin):
        after = data[found.end() : found.end() + 40]
        looks, word = LIKE_CONTENT.match(after), FIRST_WORD.search(after)
        if looks and looks.end() == len(after) and (word is None or word.end() == 40 or word[1] in OPERATORS):
            return found.start(), found.end()
    return len(data), len(data)
