"""Progress is for terminals and for work that takes a moment; pipes and quick work see nothing of it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SCRIPT = """
import time
from generator import progress
progress.PATIENCE_S = {patience}
with progress.progress(False) as starting:
    for number in range(1, 9):
        starting(f"copy-{{number}}.pdf", number, 8)
        time.sleep(0.08)
"""


def on_a_terminal(patience: float) -> str:
    """Run the script with a terminal for its errors and give what it showed there."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"}
    command = [sys.executable, "-c", SCRIPT.format(patience=patience)]
    subprocess.run(command, stderr=theirs, env=environment, check=True)
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 65_536):
            shown += part
    except OSError:  # a terminal that nobody writes to any more
        pass
    os.close(ours)
    return shown.decode()


def test_a_bar_says_what_is_made_and_how_many_are_done() -> None:
    shown = on_a_terminal(0.1)
    assert "copy-8.pdf" in shown
    assert "8/8" in shown
    assert "━" in shown


def test_quick_work_and_pipes_see_nothing() -> None:
    assert on_a_terminal(60) == ""
    command = [sys.executable, "-c", SCRIPT.format(patience=0.1)]
    run = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
    assert run.stderr == b""
