"""What other programs read: every command that tells of files does so as JSON, on its own stream."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main


def said(*arguments: str) -> Any:
    """Give what a command prints as JSON; nothing else may stand beside it."""
    result = CliRunner().invoke(main, [*arguments, "--json"], catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_files_that_were_written(sample: Any) -> None:
    made = said("build", "sample", "--only", "card")
    assert [one["path"] for one in made] == ["output/sample-card.pdf"]
    assert said("proofs", "output/sample-card.pdf", "--dpi", "40")[1] == {
        "file": "output/sample-card.pdf",
        "picture": "output/proofs/sample-card-2.png",
    }
    written = said("translate", "sample", "--lang", "fr")
    assert written["written"] == ["content/fr/routines/sample.yaml", "content/fr/exercises/bridge.yaml"]
    sample.write("people.csv", "name,email\nAda,ada@example.org\n")
    merged = said("merge", "sample", "--people", "people.csv", "--only", "booklet")
    assert merged["people"] == 1
    assert {one["new"] for one in merged["files"]} == {True}
    assert sum(one["proof"] for one in merged["files"]) == 1


def test_a_calibration(sample: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(sample.folder / "config"))
    kept = said("calibrate", "--keep", "0.5,-1")
    assert (kept["pages"], kept["back_offset"]) == (2, [0.5, -1.0])
    assert (sample.folder / kept["path"]).is_file()
    assert "config" in kept["kept"]
