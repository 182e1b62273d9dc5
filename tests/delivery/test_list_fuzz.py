"""No list ends in a traceback: a short run of many."""

from __future__ import annotations

from pathlib import Path

from generator.content.library import load_routine
from tests.delivery.fuzzed_lists import table, try_list


def test_any_list_is_read_or_told(tmp_path: Path) -> None:
    programme = load_routine("psoas-for-runners")
    read = sum(try_list(tmp_path / "people.csv", table(seed), programme) for seed in range(300))
    assert 20 < read < 290
