"""The schemas of content files by their kind, and the files by which an editor finds them."""

from __future__ import annotations

import json
from typing import Any

from generator.content.anatomy import Muscle
from generator.content.base import Content
from generator.content.brand import Brand
from generator.content.exercise import LibraryExercise, Portrait
from generator.content.problems import json_schema
from generator.content.routine import Routine
from generator.errors import ChoiceError

MODELS: dict[str, type[Content]] = {
    "exercise": LibraryExercise,
    "routine": Routine,
    "anatomy": Muscle,
    "figure": Portrait,
    "brand": Brand,
}
"""What each kind of file has to be."""
FILES = {
    "exercise": ["content/exercises/*.yaml", "content/exercises/*/*.yaml"],
    "routine": ["content/routines/*.yaml"],
    "anatomy": ["content/anatomy/*.yaml"],
    "figure": ["content/figures/*.yaml"],
    "brand": ["content/brand.yaml"],
}
"""Which files are of each kind."""
SETTINGS = ".vscode/settings.json"


def schema_of(kind: str) -> dict[str, Any]:
    """Give the JSON Schema of a kind of file. Raises ChoiceError."""
    if kind not in MODELS:
        raise ChoiceError("kind of content file", kind, list(MODELS))
    return json_schema(MODELS[kind])


def schema_file(kind: str) -> str:
    """Name the file of a kind's schema below a project's folder."""
    return f"schemas/{kind}.schema.json"


def editor_files() -> dict[str, str]:
    """Give the files that let an editor complete fields and underline slips, by name below a project's folder."""
    settings = {"yaml.schemas": {f"./{schema_file(kind)}": files for kind, files in FILES.items()}}
    schemas = {schema_file(kind): as_file(schema_of(kind)) for kind in MODELS}
    return {
        SETTINGS: as_file(settings),
        ".vscode/extensions.json": as_file({"recommendations": ["redhat.vscode-yaml"]}),
        **schemas,
    }


def as_file(value: object) -> str:
    """Write a value as a file of JSON."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def pointer(kind: str, name: str) -> str:
    """Write the line by which a language server finds a file's schema; `name` is the file's below the project."""
    return f"# yaml-language-server: $schema={'../' * name.count('/')}{schema_file(kind)}"
