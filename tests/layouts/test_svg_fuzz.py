"""No drawing ends in a traceback or hangs: a short run of many."""

from __future__ import annotations

from pathlib import Path

from tests.layouts.fuzzed_svgs import drawing, try_drawing


def test_any_drawing_is_drawn_or_told(tmp_path: Path) -> None:
    drawn = sum(try_drawing(tmp_path / "logo.svg", drawing(seed)) for seed in range(12))
    assert 3 < drawn < 12
