"""Functions of a file: what a gradient paints between its ends. Source: ISO 32000-2, 7.10."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from typing import Any

Values = tuple[float, ...]
Function = Callable[[Values], Values]
DEEPEST_FUNCTION = 16
MOST_SAMPLES = 1 << 22
MOST_WORDS = 20_000
"""Words of a calculation that are carried out for one value."""


def read_function(function: Any, depth: int = 0) -> Function:
    """Read a function, or an array of functions of one value each. Raises ValueError for others."""
    from pikepdf import Array

    if depth > DEEPEST_FUNCTION:
        raise ValueError("functions are nested too deep")
    if isinstance(function, Array):
        parts = [read_function(part, depth + 1) for part in list(function)[:64]]
        return lambda values: tuple(part(values)[0] for part in parts)
    kind = int(function.get("/FunctionType", -1))
    makers = {0: _sampled, 2: _exponential, 3: _stitched, 4: _calculated}
    if kind not in makers:
        raise ValueError(f"there is no function of type {kind}")
    domain = _pairs(function["/Domain"])
    inner = makers[kind](function, domain, depth)
    limits = _pairs(function["/Range"]) if "/Range" in function else []

    def limited(values: Values) -> Values:
        given = tuple(_clamp(value, *limit) for value, limit in zip(values, domain, strict=False))
        found = inner(given)
        return tuple(_clamp(value, *limit) for value, limit in zip(found, limits, strict=False)) if limits else found

    return limited


def break_points(function: Any) -> list[float]:
    """Give where a function of one value may turn: the ends of its domain, and where stitched parts meet."""
    from pikepdf import Array

    if isinstance(function, Array):
        return [point for part in list(function)[:64] for point in break_points(part)]
    points = [value for pair in _pairs(function.get("/Domain", (0, 1)))[:1] for value in pair]
    return points + [float(value) for value in list(function.get("/Bounds", ()))[:1000]]


def _pairs(values: Any) -> list[tuple[float, float]]:
    numbers = [float(value) for value in list(values)[:128]]
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def _clamp(value: float, low: float, high: float) -> float:
    return low if not value > low else min(value, high)


def _sampled(function: Any, domain: list[tuple[float, float]], _: int) -> Function:
    """A table of samples; the nearest one is taken, which finds its peaks."""
    sizes = [int(size) for size in function["/Size"]]
    bits = int(function["/BitsPerSample"])
    limits = _pairs(function["/Range"])
    decode = _pairs(function["/Decode"]) if "/Decode" in function else limits
    channels = len(limits)
    if min(sizes, default=0) < 1 or math.prod(sizes) * channels > MOST_SAMPLES or not 1 <= bits <= 32:
        raise ValueError("a table of samples without a sensible size")
    data = function.read_bytes()
    most = (1 << bits) - 1

    def sample(place: int) -> float:
        start = place * bits
        chunk = int.from_bytes(
            data[start // 8 : (start + bits + 7) // 8].ljust((start + bits + 7) // 8 - start // 8, b"\0")
        )
        return ((chunk >> (-(start + bits) % 8)) & most) / most

    def value(given: Values) -> Values:
        place, step = 0, 1
        for number, (low, high), size in zip(given, domain, sizes, strict=False):
            place += step * round((number - low) / ((high - low) or 1) * (size - 1))
            step *= size
        found = (sample(place * channels + channel) for channel in range(channels))
        return tuple(low + part * (high - low) for part, (low, high) in zip(found, decode, strict=False))

    return value


def _exponential(function: Any, domain: list[tuple[float, float]], _: int) -> Function:
    first = [float(value) for value in function.get("/C0", (0,))]
    last = [float(value) for value in function.get("/C1", (1,))]
    power = float(function["/N"])

    def value(given: Values) -> Values:
        part = abs(given[0]) ** power if given[0] or power > 0 else 0.0
        return tuple(a + part * (b - a) for a, b in zip(first, last, strict=False))

    return value


def _stitched(function: Any, domain: list[tuple[float, float]], depth: int) -> Function:
    parts = [read_function(part, depth + 1) for part in list(function["/Functions"])[:1000]]
    low, high = domain[0]
    ends = [low, *(float(value) for value in function.get("/Bounds", ())), high]
    encode = _pairs(function["/Encode"])

    def value(given: Values) -> Values:
        index = min(sum(given[0] >= end for end in ends[1:-1]), len(parts) - 1, len(encode) - 1)
        start, stop = ends[index], ends[index + 1]
        share = (given[0] - start) / ((stop - start) or 1)
        return parts[index]((encode[index][0] + share * (encode[index][1] - encode[index][0]),))

    return value


def _calculated(function: Any, domain: list[tuple[float, float]], _: int) -> Function:
    words = re.findall(rb"[{}]|[^\s{}]+", function.read_bytes()[:200_000])
    program, _end = _parsed(words, 1, 0)

    def value(given: Values) -> Values:
        stack: list[Any] = list(given)
        _run(program, stack, [MOST_WORDS])
        return tuple(float(number) for number in stack)

    return value


def _parsed(words: Sequence[bytes], start: int, depth: int) -> tuple[list[Any], int]:
    """Read a calculation from behind its opening brace; give it, and where it ends."""
    program: list[Any] = []
    index = start
    while index < len(words) and words[index] != b"}":
        word = words[index]
        if word == b"{":
            if depth > DEEPEST_FUNCTION:
                raise ValueError("a calculation is nested too deep")
            inner, index = _parsed(words, index + 1, depth + 1)
            program.append(inner)
        else:
            program.append(float(word) if word[:1] in b"+-.0123456789" else word.decode("latin-1"))
        index += 1
    return program, index


def _run(program: list[Any], stack: list[Any], left: list[int]) -> None:
    """Carry out a calculation on a stack."""
    for index, word in enumerate(program):
        left[0] -= 1
        if left[0] < 0 or len(stack) > 1000:
            raise ValueError("a calculation without an end")
        if isinstance(word, list):
            follows = program[index + 1] if index + 1 < len(program) else ""
            if follows == "if" and stack.pop():
                _run(word, stack, left)
            elif isinstance(follows, list) and index + 2 < len(program) and program[index + 2] == "ifelse":
                _run(word if stack.pop() else follows, stack, left)
        elif isinstance(word, float):
            stack.append(word)
        elif word not in ("if", "ifelse"):
            _apply(word, stack)


def _apply(word: str, stack: list[Any]) -> None:
    if word in _OF_TWO:
        second, first = stack.pop(), stack.pop()
        stack.append(_OF_TWO[word](first, second))
    elif word in _OF_ONE:
        stack.append(_OF_ONE[word](stack.pop()))
    elif word in ("true", "false"):
        stack.append(word == "true")
    elif word == "pop":
        stack.pop()
    elif word == "exch":
        stack[-1], stack[-2] = stack[-2], stack[-1]
    elif word == "dup":
        stack.append(stack[-1])
    elif word == "copy":
        count = int(stack.pop())
        stack.extend(stack[len(stack) - count :] if 0 < count <= len(stack) else ())
    elif word == "index":
        stack.append(stack[-1 - int(stack.pop())])
    elif word == "roll":
        turn, count = int(stack.pop()), int(stack.pop())
        if 0 < count <= len(stack):
            top = stack[-count:]
            stack[-count:] = top[-(turn % count) :] + top[: -(turn % count)] if turn % count else top
    else:
        raise ValueError(f"a calculation knows no {word}")


_OF_ONE: dict[str, Callable[[Any], Any]] = {
    "abs": abs,
    "neg": lambda a: -a,
    "ceiling": math.ceil,
    "floor": math.floor,
    "round": lambda a: math.floor(a + 0.5),
    "truncate": math.trunc,
    "cvi": math.trunc,
    "cvr": float,
    "sqrt": lambda a: math.sqrt(max(a, 0)),
    "sin": lambda a: math.sin(math.radians(a)),
    "cos": lambda a: math.cos(math.radians(a)),
    "ln": lambda a: math.log(a) if a > 0 else 0.0,
    "log": lambda a: math.log10(a) if a > 0 else 0.0,
    "not": lambda a: not a if isinstance(a, bool) else ~int(a),
}
_OF_TWO: dict[str, Callable[[Any, Any], Any]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b if b else 0.0,
    "idiv": lambda a, b: int(a / b) if b else 0,
    "mod": lambda a, b: math.fmod(a, b) if b else 0.0,
    "exp": lambda a, b: math.pow(a if float(b).is_integer() else abs(a), min(max(b, -64), 64)) if a else 0.0,
    "atan": lambda a, b: math.degrees(math.atan2(a, b)) % 360,
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "and": lambda a, b: a and b if isinstance(a, bool) else int(a) & int(b),
    "or": lambda a, b: a or b if isinstance(a, bool) else int(a) | int(b),
    "xor": lambda a, b: a != b if isinstance(a, bool) else int(a) ^ int(b),
    "bitshift": lambda a, b: int(a) << min(int(b), 32) if b >= 0 else int(a) >> min(int(-b), 32),
}
