"""The schemas that an editor completes and underlines by: what each field takes, and how much of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from generator.content.anatomy import Muscle
from generator.content.base import Content
from generator.content.brand import Brand
from generator.content.dose import UNITS, Dose
from generator.content.exercise import LibraryExercise, Portrait
from generator.content.problems import described, items, json_schema, near, problems_of, without
from generator.content.reader import parse_yaml
from generator.content.routine import Routine
from generator.content.values import Amount

TEXT = {"type": ["string", "number", "boolean"]}
COUNT = {"type": "integer", "minimum": 1}
RANGE = {
    "description": "a whole number, a range such as [4, 5], or a bound: {up_to: 10}",
    "anyOf": [
        COUNT,
        {"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2},
        {
            "type": "object",
            "properties": {"up_to": COUNT, "at_least": COUNT},
            "additionalProperties": False,
            "minProperties": 1,
        },
    ],
}
DOSE_WORDS = {"dose.load.word": 4, "dose.effort.word": 4, "dose.note": 8}
EXERCISE_WORDS = {
    "name": 8, "short_name": 5, "card": 8, "poster": 20, "aim": 40, "steps.[]": 40, "breath": 12, "cues.[]": 20,
    "mistakes.[].problem": 8, "mistakes.[].fix": 16, "easier": 40, "harder": 40, "picture.caption": 6, **DOSE_WORDS,
}  # fmt: skip
EXERCISE_LENGTHS: dict[str, tuple[int | None, int | None]] = {
    "steps": (1, 9), "muscles": (1, None), "positions": (1, None), "safety.[].points": (1, None),
    "dose.breath": (2, 2), "figure.frames": (1, None),
}  # fmt: skip
ENTRY_WORDS = {**EXERCISE_WORDS, "label": 1, "level": 3, "with": 8}
UNIT = {"anyOf": [{"enum": list(UNITS)}, {"type": "string"}]}
LINK = {"type": "string", "format": "uri", "pattern": "^https?://"}


def field(model: type[Content], path: str) -> dict[str, Any]:
    """Give the schema of a field, its title and default left out, and of `X or nothing` that of X."""
    schema = json_schema(model)
    here = schema
    for step in path.split("."):
        here = here["items"] if step == "[]" else plain(here, schema)["properties"][step]
        here = plain(here, schema)
    return without(without(here, "title"), "default")


def plain(here: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference, and take the form that is not nothing, or not a mere text where a mapping may stand."""
    if "$ref" in here:
        return plain(schema["$defs"][here["$ref"].rsplit("/", 1)[-1]], schema)
    if "oneOf" in here:
        return plain(here["oneOf"][0], schema)
    forms = [form for form in here.get("anyOf", ()) if form != {"type": "null"}]
    mappings = [form for form in forms if "properties" in form or "$ref" in form]
    if "anyOf" in here and (len(forms) == 1 or mappings):
        return plain((mappings or forms)[0], schema)
    return here


@pytest.mark.parametrize(
    ("model", "path", "wanted"),
    [
        (LibraryExercise, "safety.[].heading", TEXT),
        (LibraryExercise, "optional", {"type": "boolean"}),
        (LibraryExercise, "positions.[]", {"type": "string", "enum": [
            "supine", "prone", "side-lying", "sitting", "kneeling", "standing"]}),
        (Dose, "sets.up_to", COUNT),
        (Dose, "sets", {"type": "object", "properties": {"up_to": COUNT, "at_least": COUNT}, "minProperties": 1,
                        "additionalProperties": False}),
        (Dose, "load.percent_1rm.at_least", COUNT),
        (Dose, "ladder", {"type": "array", "items": COUNT}),
        (Dose, "breath", {"type": "array", "minItems": 2, "maxItems": 2, "prefixItems": [COUNT, COUNT]}),
        (Dose, "pace", {"type": "string", "const": "slow"}),
        (Dose, "per", {"anyOf": [UNIT, {"type": "array", "items": UNIT}]}),
        (Routine, "link", LINK),
        (Routine, "parts.[].exercises.[].dose.rest_s.up_to", COUNT),
        (Routine, "title", {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1, "maxItems": 2}]}),
        (Routine, "chapters.[].chart.rows.[].percent", {"type": "number"}),
        (Routine, "chapters.[].plate.name", {"type": "string", "enum": ["psoas-front", "psoas-side", "belly-front"]}),
        (Muscle, "kind", {"type": "string", "enum": ["muscle", "neighbour"]}),
        (Portrait, "figure.view.yaw", {"type": "number", "minimum": -180.0, "maximum": 180.0}),
    ],
)  # fmt: skip
def test_a_field_is_described_to_an_editor(model: type[Content], path: str, wanted: dict[str, Any]) -> None:
    assert field(model, path) == wanted


@pytest.mark.parametrize(
    ("model", "words"),
    [
        (LibraryExercise, EXERCISE_WORDS),
        (Routine, {
            "strapline": 12, "summary": 40, "link_label": 6, "guidance": 24, "parts.[].name": 4, "parts.[].note": 12,
            "parts.[].levels.[]": 3, "progression": 40, "stop.heading": 5, "stop.card": 16, "stop.signs.[]": 8,
            "inset.heading": 4, "inset.text": 16, "inset.label": 3, "chapters.[].heading": 12, "chapters.[].lead": 40,
            "glossary.[].meaning": 30, "how_to.[].curve.shortest": 4, "how_to.[].curve.longest": 4,
            "how_to.[].curve.marks.[].text": 4,
            **{f"parts.[].exercises.[].{path}": most for path, most in ENTRY_WORDS.items()},
        }),
        (Muscle, {"plain": 30}),
        (Brand, {}),
    ],
)  # fmt: skip
def test_texts_have_their_limits_of_words(model: type[Content], words: dict[str, int]) -> None:
    found = {path: each["description"] for path, each in fields(model) if "at most" in each.get("description", "")}
    assert found == {path: f"a text of at most {most} words" for path, most in words.items()}


def fields(model: type[Content]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every field below a model, with its path.

    Passages are those of `how_to`, wherever else they stand, and variants have the fields of their exercise.
    """
    schema = json_schema(model)

    def visit(here: dict[str, Any], path: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
        here = plain(here, schema)
        yield ".".join(path), here
        for name, inner in without(without(here.get("properties", {}), "passages"), "variants").items():
            yield from visit(inner, (*path, name))
        if "items" in here and path[-2:] != ("figure", "frames"):
            yield from visit(here["items"], (*path, "[]"))

    yield from visit(schema, ())


@pytest.mark.parametrize(
    ("model", "lengths"),
    [
        (LibraryExercise, EXERCISE_LENGTHS),
        (Routine, {
            "parts": (1, None), "parts.[].exercises": (1, None), "stop.signs": (1, 5),
            "how_to": (1, None), "credits": (1, None),
            "poster_credits": (None, 2), "chapters.[].chart.rows": (2, None), "how_to.[].curve.points": (4, None),
            "chapters.[].chart.assumptions": (1, None), "chapters.[].chart.sources": (1, None),
            **{f"parts.[].exercises.[].{path}": limit for path, limit in EXERCISE_LENGTHS.items()},
        }),
        (Muscle, {"sources": (1, None)}),
    ],
)  # fmt: skip
def test_lists_have_their_lengths(model: type[Content], lengths: dict[str, tuple[int | None, int | None]]) -> None:
    limits = {path: (each.get("minItems"), each.get("maxItems")) for path, each in fields(model)}
    assert {path: limit for path, limit in limits.items() if limit != (None, None)} == lengths


@pytest.mark.parametrize(
    ("model", "needed"),
    [
        (LibraryExercise, "name card poster aim steps muscles positions"),
        (Routine, "title strapline summary version date guidance parts stop how_to credits"),
        (Portrait, "figure"),
        (Brand, "name"),
    ],
)
def test_what_a_file_needs_is_listed_and_its_id_is_its_name(model: type[Content], needed: str) -> None:
    schema = json_schema(model)
    assert schema["required"] == needed.split()
    assert "id" not in schema["properties"]
    assert schema["additionalProperties"] is False
    assert schema["title"] == {"LibraryExercise": "Exercise"}.get(model.__name__, model.__name__)


@pytest.mark.parametrize(
    ("model", "defaults"),
    [
        (Dose, {"sets": Amount(1, 1), "ladder": (), "per": (), "breathe": ()}),
        (LibraryExercise, {
            "cues": (), "mistakes": (), "ask_first": (), "safety": (), "equipment": (), "optional": False,
            "sources": (), "tags": (), "also_called": (), "picture": (),
        }),
        (Routine, {
            "language": "en", "labels": "letters", "diary_weeks": 4, "diary_pain": False, "keywords": (),
            "chapters": (), "glossary": (), "poster_credits": (), "people": (), "highlight": ()
        }),
        (Muscle, {"kind": "muscle", "passages": ()}),
        (Brand, {"people": ()}),
    ],
)  # fmt: skip
def test_what_is_not_said_has_its_usual_value(model: type[Content], defaults: dict[str, Any]) -> None:
    said = {name: each.default for name, each in model.model_fields.items() if not each.is_required()}
    assert {name: value for name, value in said.items() if value is not None} == defaults


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"enum": ["a", 2]}, "one of a, 2"),
        ({"type": "object", "required": ["a", "b"]}, "a mapping with a, b"),
        ({"type": "object", "required": []}, "a mapping"),
        ({"type": "object"}, "a mapping"),
        ({"type": "array"}, "a list"),
        ({"type": "integer"}, "a whole number"),
        ({"type": "number"}, "a number"),
        ({"type": "boolean"}, "true or false"),
        ({"type": "string", "description": "a text of at most 8 words"}, "a text of at most 8 words"),
        ({"type": "array", "description": "A sentence of a docstring."}, "a list"),
        ({"type": "string"}, ""),
        ({"type": ["string", "number"]}, "a text"),
        ({}, ""),
    ],
)
def test_what_a_field_takes_is_said_in_words(schema: dict[str, Any], words: str) -> None:
    assert described(schema) == words


def test_what_is_wrong_in_another_way_is_told_too() -> None:
    class Odd(Content):
        n: int

    tree = parse_yaml(b"n: x", "x.yaml")
    with pytest.raises(ValidationError) as error:
        Odd.model_validate(tree.value)
    (problem,) = problems_of(error.value, Odd, tree)
    assert str(problem).startswith("x.yaml:1:4: n is wrong: input should be a valid integer")


def test_a_passage_may_be_a_mere_text() -> None:
    text, mapping = json_schema(Routine)["$defs"]["Passage"]["anyOf"]
    assert text == {"type": "string"}
    assert set(mapping["properties"]) == {"heading", "text", "points", "strength", "sources", "curve"}


def test_small_words() -> None:
    assert (items(1), items(2), items(0)) == ("1 item", "2 items", "0 items")
    assert near("sid", ["side", "round"]) == '; did you mean "side"?'
    assert near("zzz", ["side", "round"]) == near(3, ["side"]) == ""
    assert without({"a": 1, "b": 2}, "a") == {"b": 2}
