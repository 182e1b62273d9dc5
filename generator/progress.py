"""Progress on a terminal, for work that takes more than a moment."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import Any

PATIENCE_S = 1.0
"""Seconds of work after which a terminal is shown progress."""


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[..., None]]:
    """Show on a terminal what is being made, once it takes more than a moment; elsewhere show nothing.

    What is yielded is told each name as work on it begins and, of many, how many of how many: `(name, done, total)`.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda name, done=0, total=0: None
        return
    line = ProgressLine()
    try:
        yield line.starting
    finally:
        line.stop()


class ProgressLine:
    """A line that says what is being made, with a bar for many, from `PATIENCE_S` after the beginning."""

    def __init__(self) -> None:
        self.name, self.done, self.total = "", 0, 0
        self.bar: Any = None
        self.lock = Lock()
        self.timer: Timer | None = Timer(PATIENCE_S, self.show)
        self.timer.daemon = True
        self.timer.start()

    def show(self) -> None:
        """Appear, unless the work was finished in the meantime."""
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeRemainingColumn,
        )

        with self.lock:
            if self.timer is None:
                return
            columns = [SpinnerColumn(), TextColumn("Making {task.description}", markup=False)]
            if self.total:
                columns += [BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()]
            self.bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self.bar.add_task(self.name, total=self.total or None, completed=self.done)
            self.bar.start()

    def starting(self, name: str, done: int = 0, total: int = 0) -> None:
        """Say what is being made now, and how far the work is."""
        with self.lock:
            self.name, self.done, self.total = name, done, total
            if self.bar is not None:
                self.bar.update(self.bar.task_ids[0], description=name, completed=done, total=total or None)

    def stop(self) -> None:
        """Vanish."""
        with self.lock:
            if self.timer is not None:
                self.timer.cancel()
                self.timer = None
            if self.bar is not None:
                self.bar.stop()
