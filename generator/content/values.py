"""The scalar values of content: text that knows where it was written, counts, spans.

YAML's own guesses (`no` is false, `1:30` is ninety, `08` an error, `2026-11-25` a date) are never used: every
scalar arrives as the characters that were typed, and the field it stands in decides what it means.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

ASTRAL = re.compile("[\U00010000-\U0010ffff]")
WHITE = re.compile(r"[^\S\u00a0\u202f]+")
"""White space that is folded to one space: all but the no-break spaces, which an author typed on purpose."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value was written: file, line and column from 1, and the path of its field (`steps[2]`).

    `language` is that of words in another language than all around them; empty where it is the same.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    field: str = ""
    language: str = ""


class Text(str):
    """Words from a content file; a `str` that remembers its source."""

    source: Source

    def __new__(cls, value: str, source: Source = Source()) -> Text:
        text = super().__new__(cls, value)
        text.source = source
        return text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(as_text)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": ["string", "number", "boolean"]}

    def words(self) -> int:
        """Count the words as a reader would: signs that stand alone are none."""
        return sum(any(map(str.isalnum, word)) for word in self.split())


def wrong(message: str) -> PydanticCustomError:
    """Make a validation error that reads on after the field's name: `must be …`."""
    return PydanticCustomError("content", "{message}", {"message": message})


def quoted(value: object) -> str:
    """Show a wrong value in a message: scalars as typed, the rest by kind."""
    if isinstance(value, str):
        return (f'"{value}"' if len(value) <= 40 else f'"{value[:37]}…"') if value else "empty"
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else str(value)


def as_text(value: object) -> Text:
    """Take words as typed, white space folded; refuse other kinds, emptiness and control characters."""
    if not isinstance(value, str):
        raise wrong(f"must be text, not {quoted(value)}")
    if not value.strip():
        raise wrong("must not be empty")
    if match := CONTROL.search(value):
        raise wrong(f"must not hold the control character U+{ord(match[0]):04X}")
    if match := ASTRAL.search(value):
        raise wrong(f"must not hold {match[0]} (U+{ord(match[0]):X}): no print font has it")
    folded = WHITE.sub(" ", value).strip(" ")
    return Text(folded, value.source if isinstance(value, Text) else Source())


def as_count(value: object) -> int:
    """Take a whole number of 1 or more."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,6}", value) and int(value) > 0 and not value.startswith("0"):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise wrong(f"must be a whole number of 1 or more, not {quoted(value)}")


def as_number(value: object) -> float:
    """Take a decimal number."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str) and re.fullmatch(r"[-+]?[0-9]{1,9}(\.[0-9]{1,9})?", value):
        return float(value)
    raise wrong(f"must be a number, not {quoted(value)}")


def as_truth(value: object) -> bool:
    """Take true or false, and nothing that merely resembles them."""
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    raise wrong(f"must be true or false, not {quoted(value)}")


Count = Annotated[int, BeforeValidator(as_count), WithJsonSchema({"type": "integer", "minimum": 1})]
Number = Annotated[float, BeforeValidator(as_number)]
Truth = Annotated[bool, BeforeValidator(as_truth)]


Bound = Literal["", "up_to", "at_least"]
BOUNDS: tuple[Bound, ...] = ("up_to", "at_least")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, a range or a bound: `8`, `[4, 5]`, `{up_to: 10}`; of a bound both ends are the same."""

    low: float
    high: float
    bound: Bound = ""

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2

    @property
    def single(self) -> bool:
        return self.low == self.high and not self.bound


def as_measure(value: object) -> float:
    """Take a decimal number above 0."""
    number = as_number(value)
    if number <= 0:
        raise wrong(f"must be more than 0, not {quoted(value)}")
    return int(number) if number == int(number) else number


def as_range(value: object, one: Callable[[object], float] = as_count) -> Amount:
    """Take a number, a list of two rising numbers, or a bound; `one` reads each number."""
    if isinstance(value, Amount):
        return value
    if isinstance(value, list):
        if len(value) != 2:
            raise wrong(f"must be a number or a range of two, such as [4, 5], not a list of {len(value)}")
        low, high = one(value[0]), one(value[1])
        if low >= high:
            raise wrong(f"must rise from left to right: [{high}, {low}]" if low > high else "must be two numbers")
        return Amount(low, high)
    if isinstance(value, dict):
        if len(value) != 1 or next(iter(value)) not in BOUNDS:
            raise wrong("must be a number, a range such as [4, 5], or a bound: {up_to: 10} or {at_least: 2}")
        bound, number = next(iter(value.items()))
        return Amount(one(number), one(number), bound)
    if isinstance(value, str) and re.fullmatch(r"[0-9]+\s*[-–]\s*[0-9]+", value):
        raise wrong(f"must be written as a range in brackets: [{', '.join(re.findall('[0-9]+', value))}]")
    number = one(value)
    return Amount(number, number)


def as_measures(value: object) -> Amount:
    """Take what `as_range` takes, of decimal numbers."""
    return as_range(value, as_measure)


def _amounts(number: dict[str, Any], words: str) -> WithJsonSchema:
    bounds = {"type": "object", "properties": dict.fromkeys(BOUNDS, number), "additionalProperties": False}
    pair = {"type": "array", "items": number, "minItems": 2, "maxItems": 2}
    return WithJsonSchema({"description": words, "anyOf": [number, pair, {**bounds, "minProperties": 1}]})


Range = Annotated[
    Amount,
    BeforeValidator(as_range),
    _amounts({"type": "integer", "minimum": 1}, "a whole number, a range such as [4, 5], or a bound: {up_to: 10}"),
]
Measures = Annotated[
    Amount,
    BeforeValidator(as_measures),
    _amounts({"type": "number", "exclusiveMinimum": 0}, "a number, a range such as [4, 5], or a bound: {up_to: 10}"),
]


def as_link(value: object) -> Text:
    """Take a web address; other schemes could run something when a reader clicks."""
    link = as_text(value)
    if not re.fullmatch(r"https?://[^\s/?#<>\"]+[^\s<>\"]*", link):
        raise wrong(f"must be a web address that begins with https:// or http://, not {quoted(value)}")
    return link


Link = Annotated[
    Text, BeforeValidator(as_link), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"})
]
