"""Where modules can be broken, and how: every mutant of the modules that are named."""

from __future__ import annotations

import random
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

from tests.mutants.operators import is_run, operators

MARKED = Path(__file__).with_name("equivalents.toml")
"""Mutants that nobody could notice, each with the reason."""


@dataclass(frozen=True)
class Mutant:
    """A module broken at one place: its path below the tree, the line, the operator's name, the whole text."""

    path: str
    line: int
    operator: str
    text: str
    was: str
    becomes: str

    @property
    def mark(self) -> tuple[str, str, str]:
        """What tells it from others whatever stands above it: the module, the lines before and after."""
        return self.path, self.was, self.becomes

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.operator}\n  - {self.was}\n  + {self.becomes}"


def modules(tree: Path, room: str, without: list[str]) -> list[Path]:
    """Give the modules of a room, which is a module or a folder, without others in it. Raises FileNotFoundError."""
    path = tree / room
    found = sorted(path.rglob("*.py")) if path.is_dir() else [path] if path.is_file() else []
    if not found:
        raise FileNotFoundError(f"{room}: no modules")
    return [one for one in found if not any(one.is_relative_to(tree / other) for other in without)]


@dataclass(frozen=True)
class Breaking:
    """One way of breaking a module at one place: the operator, and which of all its occurrences."""

    module: Path
    start: tuple[int, int]
    operator: str
    occurrence: int


def places(module: Path) -> list[list[Breaking]]:
    """Give the places of a module that can be broken, in order, with the ways of breaking each."""
    nodes = list(ast_nodes(get_ast(module.read_text("utf-8"))))
    found: dict[tuple[int, int], list[Breaking]] = defaultdict(list)
    for name, operator in operators().items():
        positions = ((node, start) for node in nodes for start, _ in operator.mutation_positions(node))
        for occurrence, (node, start) in enumerate(positions):
            if is_run(node):
                found[start].append(Breaking(module, start, name, occurrence))
    return [found[start] for start in sorted(found)]


def mutant(tree: Path, breaking: Breaking) -> Mutant | None:
    """Break a module; none when the operator finds nothing to change after all."""
    source = breaking.module.read_text("utf-8")
    text = mutate_code(source, operators()[breaking.operator], breaking.occurrence)
    old, new = source.split("\n"), (text or source).split("\n")
    changes = [code for code in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if code[0] != "equal"]
    if text is None or not changes:
        return None
    (_, first, _, other_first, _), (_, _, last, _, other_last) = changes[0], changes[-1]
    was, becomes = (" ".join(map(str.strip, lines)) for lines in (old[first:last], new[other_first:other_last]))
    path = breaking.module.relative_to(tree).as_posix()
    return Mutant(path, first + 1, breaking.operator, text, was, becomes)


def sample(tree: Path, room: str, without: list[str], seed: int, size: int | None) -> tuple[list[Mutant], int]:
    """Choose places of a room and one mutant of each, and tell how many places there are; no size: every mutant."""
    everywhere = [place for module in modules(tree, room, without) for place in places(module)]
    if size is None:
        chosen = [one for place in everywhere for one in place]
    else:
        chance = random.Random(f"{seed} {room}")
        chosen = [chance.choice(place) for place in chance.sample(everywhere, min(size, len(everywhere)))]
    return [one for one in (mutant(tree, breaking) for breaking in chosen) if one], len(everywhere)


def equivalents() -> dict[tuple[str, str, str], str]:
    """Read the marked mutants with their reasons."""
    entries = tomllib.loads(MARKED.read_text("utf-8")).get("mutant", [])
    return {(one["file"], one["was"], one["becomes"]): one["reason"] for one in entries}
