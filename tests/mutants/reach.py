"""Which test files reach which lines, so that a mutant meets only tests that can notice it."""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coverage

from tests.mutants.runner import ROOT, Copy

KEPT = ROOT / "build/mutants/reach.json"
"""What was found out before, by a digest of the code, the test file, and what test files share."""


class Reach:
    """The lines that each test file reaches and the seconds it takes, found out by running it once."""

    def __init__(self, copy: Copy) -> None:
        self.copy = copy
        self.trees: dict[str, ast.Module] = {}
        self.files: dict[str, dict[str, Any]] = json.loads(KEPT.read_text("utf-8")) if KEPT.is_file() else {}
        shared = (*(copy.tree / "generator").rglob("*.py"), *(copy.tree / "tests").rglob("*.py"))
        self.code = digest(path for path in sorted(shared) if not path.name.startswith("test_"))

    def of(self, test: str) -> dict[str, Any]:
        """Give `lines`, by module, and `seconds` of a test file. Exits when the sound code fails its tests."""
        key = digest([self.copy.tree / test], self.code)
        if self.files.get(test, {}).get("key") != key:
            settings = self.copy.folder / "tracing.ini"
            settings.write_text(
                f"[run]\nparallel = true\ninclude = {self.copy.tree}/generator/*\n"
                f"data_file = {self.copy.folder}/coverage\npatch = subprocess, fork, _exit\n",
                "utf-8",
            )
            outcome, seconds = self.copy.run([test], 600, settings)
            if outcome != "passed":
                raise SystemExit(f"{test}: {outcome} on the sound code\n{self.copy.log.read_text('utf-8', 'replace')}")
            found = coverage.Coverage(config_file=str(settings))
            found.combine()
            data = found.get_data()
            lines = {
                Path(path).relative_to(self.copy.tree).as_posix(): sorted(data.lines(path) or ())
                for path in data.measured_files()
            }
            data.erase()
            self.files[test] = {"key": key, "seconds": seconds, "lines": lines}
            KEPT.parent.mkdir(parents=True, exist_ok=True)
            KEPT.write_text(json.dumps(self.files), "utf-8")
        return self.files[test]

    def meeting(self, tests: list[str], path: str, line: int) -> tuple[list[str], float]:
        """Give the test files that reach the statement of a line, the quickest first, and the seconds they take."""
        statement = self.statement(path, line)
        found = {test: self.of(test) for entry in tests for test in self._test_files(entry)}
        near = [test for test in found if statement.intersection(found[test]["lines"].get(path, ()))]
        near.sort(key=lambda test: float(found[test]["seconds"]))
        return near, sum(float(found[test]["seconds"]) for test in near)

    def statement(self, path: str, line: int) -> set[int]:
        """Give the lines of the innermost statement that a line is part of; those of the head, where it has a body."""
        if path not in self.trees:
            self.trees[path] = ast.parse((self.copy.tree / path).read_text("utf-8"))
        best = {line}
        for node in ast.walk(self.trees[path]):
            if isinstance(node, ast.stmt | ast.excepthandler):
                body = getattr(node, "body", None)
                last = body[0].lineno - 1 if body else node.end_lineno or node.lineno
                if node.lineno <= line <= last:
                    best = set(range(node.lineno, last + 1))
        return best

    def _test_files(self, entry: str) -> list[str]:
        path = self.copy.tree / entry
        found = sorted(path.rglob("test_*.py")) if path.is_dir() else [path]
        return [one.relative_to(self.copy.tree).as_posix() for one in found]


def digest(paths: Iterator[Path] | list[Path], before: str = "") -> str:
    """Digest the bytes of files, after what was digested before."""
    whole = hashlib.sha256(before.encode())
    for path in paths:
        whole.update(path.read_bytes())
    return whole.hexdigest()
