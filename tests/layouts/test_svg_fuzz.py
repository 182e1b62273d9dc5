"""No drawing ends in a traceback or hangs: a short run of many."""

from __future__ import annotations

from pathlib import Path

from tests.layouts.fuzzed_svgs import drawing, try_drawing


def test_any_drawing_is_drawn_or_told(tmp_path: Path) -> None:
    drawn = sum(try_drawing(tmp_path / "logo.svg", drawing(seed)) for seed in range(12))
    assert 3 < drawn < 12


def test_a_drawing_that_its_program_gives_up_on_is_told(tmp_path: Path) -> None:
    """The renderer panics on it, which is no Exception in Python."""
    assert not try_drawing(tmp_path / "logo.svg", drawing(8715))
