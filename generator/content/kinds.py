"""Kinds of fields: what they accept, and what an editor or a message says about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

from generator.content.values import Text, quoted, wrong
from generator.figure import Figure, FigureError, check_figure, read_figure
from generator.files import cache_folder


@dataclass(frozen=True, slots=True)
class AtMost:
    """Limit a text to a number of words."""

    words: int

    def check(self, text: Text) -> Text:
        if (count := text.words()) > self.words:
            raise wrong(f"must be at most {self.words} words, not {count}; cut {count - self.words}")
        return text

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "description": f"a text of at most {self.words} words"}


def at_most(words: int) -> AtMost:
    """Limit a text: `Annotated[Text, at_most(8)]`."""
    return AtMost(words)


class OneOrMore:
    """Take a single value where a list of them is meant."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(
            lambda value: value if isinstance(value, list) else [value], handler(source)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        listed = handler(schema)
        return {"anyOf": [listed["items"], listed]}


def as_figure(value: object) -> Figure:
    """Read a figure and solve its poses; problems travel in the error's context, each with its own path."""
    if not isinstance(value, Mapping):
        raise wrong(f"must be a mapping with alt and frames, not {quoted(value)}")
    try:
        figure = read_figure(value)
        check_figure(figure, cache_folder() / "figures")
    except FigureError as error:
        raise PydanticCustomError("figure", "cannot be drawn", {"problems": error.problems}) from None
    return figure


class FigureField:
    """Check a figure with its own reader, whatever pydantic could find out about the type."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(as_figure)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        from generator.figure.reading.schema import figure_schema

        return figure_schema()


class SameInEveryLanguage:
    """Mark a text that is no words but a name: of a file, an entry, a version."""


Name = Annotated[Text, SameInEveryLanguage]
