"""Turn what pydantic found wrong into problems a person can mend, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.content.base import Content
from generator.content.reader import FieldPath, Tree, field_name
from generator.content.values import Source, quoted
from generator.errors import Problem, suggestion

Schema = Mapping[str, Any]

MAPPINGS = ("model_type", "dict_type")


@lru_cache(maxsize=32)
def json_schema(model: type[Content]) -> dict[str, Any]:
    """Give the JSON Schema of a content file, made once; the `id` is the file's name and so is no field of it."""
    schema = model.model_json_schema()
    schema["properties"].pop("id", None)
    schema["required"] = [name for name in schema.get("required", ()) if name != "id"]
    return schema


def problems_of(error: ValidationError, model: type[Content], tree: Tree, at: FieldPath = ()) -> list[Problem]:
    """Give one problem for each field that is wrong; `at` is where in the tree the model begins."""
    schema = json_schema(model)
    explained = _Explained(tree, schema, at)
    found: dict[tuple[Source, str], Problem] = {}
    for detail in error.errors():
        for source, message in explained.messages(detail):
            found.setdefault((source, message), Problem(source.file, source.line, source.column, source.field, message))
    return list(found.values())


def problem_at(source: Source, message: str) -> Problem:
    """Make a problem of a message and its place."""
    return Problem(source.file, source.line, source.column, source.field, message)


class _Explained:
    def __init__(self, tree: Tree, schema: Schema, at: FieldPath) -> None:
        self.tree = tree
        self.schema = schema
        self.at = at

    def messages(self, detail: ErrorDetails) -> Iterable[tuple[Source, str]]:
        """Say where and what, for one of pydantic's errors."""
        written, wanted = self._split(detail["loc"])
        path = self.at + written
        kind = detail["type"]
        context: Mapping[str, Any] = detail.get("ctx", {})
        if kind == "figure":
            for fault in context["problems"]:
                full = path + fault.path
                yield replace(self.tree.place(full), field=field_name(full)), fault.message
        elif kind == "extra_forbidden":
            yield self._key(path), f"is not a known field{suggestion(str(path[-1]), self._fields(written[:-1]))}"
        elif kind == "missing":
            yield self._missing(path, written, wanted)
        elif kind != "too_short" or len(self.tree.at(path)) < context["min_length"]:
            # pydantic counts only the items that are right, and those that are wrong have their own message.
            yield self.tree.place(path), self._about(kind, context, self.tree.at(path), detail["msg"])

    def _split(self, location: tuple[str | int, ...]) -> tuple[FieldPath, FieldPath]:
        """Part a location into what was written and what was only wanted; names of branches stand in brackets."""
        written: FieldPath = ()
        location = tuple(step for step in location if not str(step).startswith("("))
        for index, step in enumerate(location):
            if self.at + written + (step,) not in self.tree.places:
                return written, location[index:]
            written += (step,)
        return written, ()

    def _key(self, path: FieldPath) -> Source:
        return self.tree.keys.get(path, self.tree.place(path))

    def _missing(self, path: FieldPath, written: FieldPath, wanted: FieldPath) -> tuple[Source, str]:
        place = self.tree.place(path)
        if isinstance(wanted[0], int):
            return place, f"must be a list of {len(self._schema_at(written)['prefixItems'])}"
        name = field_name((*path, wanted[0]))
        need = described(self._resolved(self._schema_at(written).get("properties", {}).get(wanted[0], {})))
        return replace(place, field=name), "is missing" + (f": {need}" if need else "")

    def _about(self, kind: str, context: Mapping[str, Any], value: Any, told: str) -> str:
        if kind == "content":
            return told
        if kind == "literal_error":
            words = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
            return f"must be one of {', '.join(words)}, not {quoted(value)}" + near(value, words)
        if kind == "too_short":
            return f"must hold at least {items(context['min_length'])}, not {context['actual_length']}"
        if kind == "too_long":
            return f"must hold at most {items(context['max_length'])}, not {len(value)}"
        if kind == "tuple_type":
            return f"must be a list, not {quoted(value)}"
        if kind in MAPPINGS:
            return f"must be a mapping (field: value), not {quoted(value)}"
        return f"is wrong: {told[0].lower()}{told[1:]}"

    def _fields(self, path: FieldPath) -> list[str]:
        return list(self._schema_at(path).get("properties", {}))

    def _schema_at(self, path: FieldPath) -> Schema:
        """Follow a path of the file down the schema."""
        here = self._resolved(self.schema)
        for step in path:
            if isinstance(step, str):
                here = self._resolved(here.get("properties", {}).get(step) or here.get("additionalProperties") or {})
            else:
                items = here.get("prefixItems", ())
                here = self._resolved(items[step] if step < len(items) else here.get("items", {}))
        return here

    def _resolved(self, schema: Schema) -> Schema:
        """Follow references, and of several forms take the fullest: a mapping, or else a list."""
        while "$ref" in schema:
            schema = {**self.schema["$defs"][schema["$ref"].rsplit("/", 1)[-1]], **without(schema, "$ref")}
        several = next((name for name in ("anyOf", "oneOf") if name in schema), None)
        if several is None:
            return schema
        forms = [self._resolved(form) for form in schema[several]]
        fullest = [form for sign in ("properties", "prefixItems", "items") for form in forms if sign in form]
        return {**(fullest or forms)[0], **without(schema, several)}


def without(schema: Schema, key: str) -> dict[str, Any]:
    """Give a copy that lacks a key."""
    return {name: value for name, value in schema.items() if name != key}


def described(schema: Schema) -> str:
    """Say what a field takes."""
    if "enum" in schema:
        return "one of " + ", ".join(map(str, schema["enum"]))
    kind = schema.get("type", "")
    if kind == "object":
        return "a mapping" + (" with " + ", ".join(schema["required"]) if schema.get("required") else "")
    words = {"array": "a list", "integer": "a whole number", "number": "a number", "boolean": "true or false"}
    if "description" in schema and not schema["description"].endswith("."):
        return str(schema["description"])
    return words.get(kind, "") if isinstance(kind, str) else "a text"  # a text may look like a number


def items(count: int) -> str:
    """Count the items of a list."""
    return f"{count} item" if count == 1 else f"{count} items"


def near(value: object, words: Iterable[str]) -> str:
    """Add a guess at what was meant, when there is a good one."""
    guess = suggestion(value, words) if isinstance(value, str) else ""
    return guess if "mean" in guess else ""
