"""Do pure work in batches: here, in several processes, or on any executor such as a cluster's; in order, restartable.

Batches, since a task costs a cluster a millisecond and its scheduler a kilobyte. Only pure work may go this way: a
batch whose worker died is done again. Mail never is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, TypeVar

from generator.errors import PressError

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")

AHEAD = 2
"""Batches in flight for each worker: enough to keep it busy, few enough to keep memory flat."""
TRIES = 3


def do_all(
    task: Callable[[Item], Outcome], items: Iterable[Item], jobs: int = 1, executor: Executor | None = None
) -> Iterator[tuple[Item, Outcome]]:
    """Yield each item with its outcome, in order. `jobs` processes are started unless an executor is given.

    Raises PressError when an item's worker dies again and again, and whatever the task raises.
    """
    if executor is not None:
        yield from through(task, iter(items), AHEAD * max(jobs, 8), lambda: executor)
    elif jobs <= 1:
        for item in items:
            yield item, task(item)
    else:
        pool = Pool(jobs)
        try:
            yield from through(task, iter(items), AHEAD * jobs, pool.current, pool.renew)
        finally:
            pool.close()


def through(
    task: Callable[[Item], Outcome],
    items: Iterator[Item],
    ahead: int,
    executor: Callable[[], Executor],
    renew: Callable[[], None] = lambda: None,
) -> Iterator[tuple[Item, Outcome]]:
    """Keep a bounded number of items in flight; what a dead worker left undone is done again."""
    flying: deque[tuple[Item, Future[Outcome], int]] = deque()
    while True:
        while len(flying) < ahead and (item := next(items, None)) is not None:
            flying.append((item, executor().submit(task, item), 1))
        if not flying:
            return
        item, future, tries = flying.popleft()
        try:
            outcome = future.result()
        except BrokenProcessPool:
            if tries >= TRIES:
                raise PressError(f"a worker died {TRIES} times on {item}") from None
            renew()
            again = [(item, tries + 1), *((waiting, count) for waiting, _, count in flying)]
            flying = deque((waiting, executor().submit(task, waiting), count) for waiting, count in again)
            continue
        yield item, outcome


class Pool:
    """Processes that are started afresh, not forked from a process with threads and open files."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.executor: Any = None

    def current(self) -> Executor:
        """Give the executor, starting it when there is none."""
        if self.executor is None:
            self.executor = ProcessPoolExecutor(self.jobs, mp_context=get_context("spawn"))
        executor: Executor = self.executor
        return executor

    def renew(self) -> None:
        """Leave a broken executor behind."""
        self.close()

    def close(self) -> None:
        """End the processes; what they had not begun is dropped."""
        if self.executor is not None:
            self.executor.shutdown(wait=True, cancel_futures=True)
            self.executor = None


def batches(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """Part items into batches of a size."""
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)
