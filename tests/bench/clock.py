"""Measure a stage and print it as one line of JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Note:
    """What came of a stage, filled in while it runs; `copies` when the time is to be that of one of many."""

    text = ""
    copies = 1


@contextmanager
def stage(name: str) -> Iterator[Note]:
    """Print the time of the block in ms and the process's peak memory in MB after it."""
    note = Note()
    began = time.perf_counter()
    yield note
    took = (time.perf_counter() - began) * 1000 / note.copies
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    print(json.dumps({"stage": name, "ms": took, "mb": peak, "note": note.text}), flush=True)
