"""Work that is parted among the cores of this machine: in processes forked from this one, so that nothing is read or
loaded twice. Where processes cannot be forked, all is done here.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any, TypeVar

Result = TypeVar("Result")

_task: Callable[[int], Any]
"""What a forked process does with a number."""


def on_all_cores(task: Callable[[int], Result], count: int) -> Iterator[Result]:
    """Do a task for every number below `count`, and yield what came of each, in order.

    The last is begun first. Raises what the task raises, in order too.
    """
    processes = min(count, cores())
    if processes < 2:
        yield from map(task, range(count))
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    gc.freeze()  # what is loaded stays, and is shared as long as nobody touches it
    with ProcessPoolExecutor(processes, get_context("fork"), initializer=_begin, initargs=(task,)) as pool:
        try:
            begun = [pool.submit(_done, number) for number in reversed(range(count))]
            for future in reversed(begun):
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def cores() -> int:
    """Count the cores that this process may fork to; a Mac's own libraries do not bear it."""
    if sys.platform in ("darwin", "win32"):
        return 1
    return len(os.sched_getaffinity(0))


def _begin(task: Callable[[int], Any]) -> None:
    """Take the task over from the process that forked this one, which alone minds Ctrl-C."""
    global _task
    _task = task
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()


def _done(number: int) -> Any:
    return _task(number)


def end_with_parent() -> None:
    """Let this process end when the one that started it is killed; it would wait for work for ever."""
    from multiprocessing import parent_process

    def wait() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()
