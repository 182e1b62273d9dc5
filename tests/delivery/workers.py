"""Work that kills its worker; in a module that starts quickly, since every worker imports it."""

from __future__ import annotations

import os
import signal
from pathlib import Path


def die_once(path: Path) -> str:
    """Kill this worker the first time, as a machine that goes away."""
    if not path.exists():
        path.write_text("died")
        os.kill(os.getpid(), signal.SIGKILL)
    return path.name


def die(path: Path) -> str:
    """Note it and kill this worker, every time."""
    with path.open("a") as file:
        file.write("died\n")
    os.kill(os.getpid(), signal.SIGKILL)
    return ""
