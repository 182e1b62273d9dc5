"""The schema of a figure knows what its reader knows: what one takes the other takes, and what one refuses."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml
from shipped_figures import FILES

from generator.figure import FigureError, read_figure
from generator.figure.reading.guide import _figure
from generator.figure.reading.guide_words import SECTIONS
from generator.figure.reading.schema import figure_schema

SCHEMA = figure_schema()
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float)}
PLAIN = {"alt": "A person.", "frames": [{"pose": {}}]}


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Say whether a value fits a schema, as far as figures use JSON Schema."""
    if "anyOf" in schema:
        return any(fits(value, one) for one in schema["anyOf"])
    if "type" in schema and not isinstance(value, TYPES[schema["type"]]):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if isinstance(value, dict):
        return all(word in value for word in schema.get("required", ())) and all(
            fits(item, found) if (found := within(schema, word)) is not None else False for word, item in value.items()
        )
    if isinstance(value, list):
        enough = schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value))
        return enough and all(fits(item, schema.get("items", {})) for item in value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return schema.get("minimum", value) <= value <= schema.get("maximum", value)
    return True


def within(schema: dict[str, Any], word: str) -> dict[str, Any] | None:
    """Return the schema of a word of a mapping; None when it may not stand there."""
    known: dict[str, dict[str, Any]] = schema.get("properties", {})
    if word in known or "additionalProperties" not in schema:
        return known.get(word, {})
    named = word in schema.get("propertyNames", {"enum": []})["enum"]
    return schema["additionalProperties"] if named else None


def frame(**words: Any) -> dict[str, Any]:
    return {**PLAIN, "frames": [{"pose": {}, **words}]}


def numbered(value: Any) -> Any:
    """Return what was read as texts with numbers and truths as YAML 1.2 and editors have them."""
    if isinstance(value, dict):
        return {key: numbered(item) for key, item in value.items()}
    if isinstance(value, list):
        return [numbered(item) for item in value]
    if isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value):
        return float(value) if "." in value else int(value)
    return value == "true" if value in ("true", "false") else value


@pytest.mark.parametrize("name", FILES)
def test_what_ships_fits_the_schema(name: str) -> None:
    assert fits(numbered(yaml.load(FILES[name].read_text("utf-8"), yaml.BaseLoader)["figure"]), SCHEMA)


@pytest.mark.parametrize("entry", [entry for _, _, entries in SECTIONS for entry in entries], ids=lambda one: one.name)
def test_every_word_of_the_guide_fits_the_schema(entry: Any) -> None:
    assert fits(numbered(_figure(entry)), SCHEMA)


@pytest.mark.parametrize(
    "wrong",
    [
        {**PLAIN, "alt": None},
        {"alt": "A person."},
        {**PLAIN, "people": "a"},
        {**PLAIN, "person": "zz"},
        {**PLAIN, "view": {"yaw": 500}},
        {**PLAIN, "frames": []},
        {**PLAIN, "props": ["wal"]},
        {**PLAIN, "props": [{"wall": {"x": 900}}]},
        frame(pose={"root": "supne"}),
        frame(pose={"hips": {"left": 200}}),
        frame(pose={"hips": {"left": {"flexon": 20}}}),
        frame(pose={"hands": {"both": "ceiling"}}),
        frame(pose={"rest": ["nose"]}),
        frame(pose={"rest": [{"feet": {"by": "nose"}}]}),
        frame(arrows=[{"arc": {"at": "nose"}}]),
        frame(arrows=[{"straight": {"at": "head", "along": "sideways"}}]),
        frame(arrows=[{"straight": {"at": "head", "off": [1, 2]}}]),
        frame(shows={"left-leg": {"angel": 45}}),
        frame(shows={"left-lag": {"angle": 45}}),
        frame(highlight="biceps"),
        frame(step=0),
    ],
    ids=lambda wrong: json.dumps(wrong)[-60:],
)
def test_what_the_reader_refuses_the_schema_refuses(wrong: Any) -> None:
    with pytest.raises(FigureError):
        read_figure(wrong)
    assert not fits(wrong, SCHEMA)
