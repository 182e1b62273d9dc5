"""One word, one thing: public class names are used once, and CONTRIBUTING's glossary says what each is and where."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator"
GLOSSARY = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Glossary")[2].partition("\n## ")[0]
ROOMS = ("content", "delivery", "documents", "figure", "finishing", "importing", "layouts", "pdf", "web")
"""Stages whose names are in order."""


def classes(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every public class at the top of a module, with its module."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name, path


def front() -> list[tuple[str, Path]]:
    """Give the classes of the modules that stand in no folder."""
    return [(name, path) for name, path in classes(PACKAGE) if path.parent == PACKAGE]


def test_no_class_name_is_used_twice() -> None:
    homes: dict[str, list[str]] = {}
    for name, path in [*front(), *(found for room in ROOMS for found in classes(PACKAGE / room))]:
        homes.setdefault(name, []).append(path.relative_to(PACKAGE).as_posix())
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}


@pytest.mark.parametrize("room", ROOMS)
def test_the_glossary_names_each_class_and_its_file(room: str) -> None:
    section = GLOSSARY.partition(f"`generator/{room}/`")[2].partition("\n### ")[0]
    said = set(re.findall(r"^\| `(\w+)` \| .+ \| `(\S+)` \|$", section, re.MULTILINE))
    assert said == {(name, path.relative_to(PACKAGE / room).as_posix()) for name, path in classes(PACKAGE / room)}


def test_the_glossary_names_what_stands_in_no_folder() -> None:
    section = GLOSSARY.partition("`generator/` itself")[2].partition("\n### ")[0]
    said = set(re.findall(r"^\| `(\w+)` \| .+ \| `(\S+)` \|$", section, re.MULTILINE))
    assert said == {(name, path.name) for name, path in front()}
