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
def progress(quiet: bool) -> Iterator[Callable[[str], None]]:
    """Show on a terminal what is being made, once it takes more than a moment; elsewhere show nothing."""
    if quiet or not sys.stderr.isatty():
        yield lambda name: None
        return
    spinner = Spinner()
    try:
        yield spinner.starting
    finally:
        spinner.stop()


class Spinner:
    """A line that says what is being made, from `PATIENCE_S` after the beginning until it is stopped."""

    def __init__(self) -> None:
        self.name = ""
        self.status: Any = None
        self.lock = Lock()
        self.timer: Timer | None = Timer(PATIENCE_S, self.show)
        self.timer.daemon = True
        self.timer.start()

    def show(self) -> None:
        """Appear, unless the work was finished in the meantime."""
        from rich.console import Console

        with self.lock:
            if self.timer is not None:
                self.status = Console(stderr=True).status(f"Making {self.name}")
                self.status.start()

    def starting(self, name: str) -> None:
        """Say what is being made now."""
        with self.lock:
            self.name = name
            if self.status is not None:
                self.status.update(f"Making {name}")

    def stop(self) -> None:
        """Vanish."""
        with self.lock:
            if self.timer is not None:
                self.timer.cancel()
                self.timer = None
            if self.status is not None:
                self.status.stop()
