"""Runs of copies killed at seeded moments and gone on with: `python -m tests.bench.kills 40`."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.clock import stage
from tests.delivery.test_kills import cards, killed_often, runs


def main() -> None:
    """Kill each kind of run so many times; a file that is not as it should be ends the measurement."""
    times = int(sys.argv[1])
    for what, work in (("files for each", cards), ("print runs", runs)):
        with TemporaryDirectory() as folder, stage(f"{what}, killed {times} times, each") as note:
            hits = killed_often(work, Path(folder), times)
            note.copies = times
            note.text = f"{hits} still at work; every file whole, the bytes those of a run not stopped"


if __name__ == "__main__":
    main()
