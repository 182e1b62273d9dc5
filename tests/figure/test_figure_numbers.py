"""Numbers that describe a body, a line or a page stand in tables with a name, not inside functions."""

from __future__ import annotations

import ast
from pathlib import Path

FIGURE = Path(__file__).parents[2] / "generator" / "figure"
PLAIN = {0.0, 0.5, 1.0, 2.0, 100.0}
"""Nothing, halves, wholes, doubles and percent say what they are."""
NOTHING = 1e-5
"""What is smaller keeps a division from nothing."""


def unexplained(source: str) -> list[int]:
    """Give the line of each number within a function that its place does not explain."""
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, (ast.FunctionDef, ast.Lambda))]
    numbers = {node for function in functions for node in ast.walk(function) if isinstance(node, ast.Constant)}
    return sorted(
        node.lineno
        for node in numbers
        if isinstance(node.value, float) and node.value not in PLAIN and node.value > NOTHING
    )


def test_functions_hold_no_unexplained_numbers() -> None:
    found = {path.relative_to(FIGURE).as_posix(): unexplained(path.read_text("utf-8")) for path in FIGURE.rglob("*.py")}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_an_unexplained_number_is_noticed() -> None:
    assert unexplained("WIDE = 0.3\n\n\ndef wide(x):\n    return x / max(x, 1e-9) * 0.3 + 0.5\n") == [5]
    assert unexplained("class Row:\n    def wide(self, wide=0.25):\n        return lambda x: x * 1.0\n") == [2]
