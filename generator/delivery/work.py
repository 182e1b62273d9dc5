"""Do pure work in batches: here, in several processes, or on any executor such as a cluster's; in order, restartable.

Batches, since a task costs a cluster a millisecond and its scheduler a kilobyte. Only pure work may go this way: a
batch whose worker died is done again. Mail never is.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

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
    if executor is None and jobs <= 1:
        for item in items:
            yield item, task(item)
        return
    pool = Pool(jobs, executor)
    try:
        yield from through(task, iter(items), AHEAD * max(jobs, 8 if executor else 1), pool)
    finally:
        pool.close()


class Pool:
    """Processes of our own, replaced when one dies, or the executor we were given.

    Processes are started afresh, not forked from one with threads and open files.
    """

    def __init__(self, jobs: int, given: Executor | None = None) -> None:
        self.jobs = jobs
        self.given = given
        self.started: ProcessPoolExecutor | None = None

    def submit(self, task: Callable[[Item], Outcome], item: Item) -> tuple[Future[Outcome], Executor]:
        """Hand over an item; give its future and the executor that has it."""
        if self.given is not None:
            return self.given.submit(task, item), self.given
        if self.started is None:
            self.started = ProcessPoolExecutor(self.jobs, mp_context=get_context("spawn"), initializer=end_with_parent)
        try:
            return self.started.submit(task, item), self.started
        except BrokenProcessPool:
            self.renew(self.started)
            return self.submit(task, item)

    def renew(self, broken: Executor) -> None:
        """Leave a broken executor behind, unless that was done already."""
        if self.started is broken:
            self.close()

    def close(self) -> None:
        """End our processes; what they had not begun is dropped."""
        if self.started is not None:
            self.started.shutdown(wait=True, cancel_futures=True)
            self.started = None


def end_with_parent() -> None:
    """Let this process end when the one that started it is killed; it would wait for work for ever."""

    def wait() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


def through(
    task: Callable[[Item], Outcome], items: Iterator[Item], ahead: int, pool: Pool
) -> Iterator[tuple[Item, Outcome]]:
    """Keep a bounded number of items in flight; what a dead worker left undone is done again."""
    flying: deque[tuple[Item, Future[Outcome], Executor, int]] = deque()
    while True:
        while len(flying) < ahead and (waiting := next(items, None)) is not None:
            flying.append((waiting, *pool.submit(task, waiting), 1))
        if not flying:
            return
        item, future, executor, tries = flying.popleft()
        try:
            outcome = future.result()
        except BrokenProcessPool:
            if tries >= TRIES:
                raise PressError(f"a worker died {TRIES} times on {item}") from None
            pool.renew(executor)
            flying.appendleft((item, *pool.submit(task, item), tries + 1))
        else:
            yield item, outcome


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
