"""Do pure work in batches: here, in several processes, or on any executor such as a cluster's; in order, restartable.

Batches, since a task costs a cluster a millisecond and its scheduler a kilobyte. Only pure work may go this way: a
batch whose worker died is done again. Mail never is.

Workers of a cluster unpickle what they are sent: use one in a network you trust. They need this package and the
project's folder at the same place.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, TypeVar

from generator.cores import end_with_parent
from generator.errors import PressError

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 2
"""Batches in flight for each worker: enough to keep it busy, few enough to keep memory flat."""
TRIES = 3


@dataclass(frozen=True, slots=True)
class Workers:
    """Who does the work: so many processes, or an executor; `starting` is told what is at hand and how far it is."""

    jobs: int = 1
    executor: Executor | None = None
    starting: Callable[..., None] = lambda name, done=0, total=0: None


ALONE = Workers()
"""This process, which tells nobody."""


@contextmanager
def executor_of(address: str) -> Iterator[Executor | None]:
    """Connect to the scheduler of a Dask cluster that runs already, such as `tcp://host:8786` (extra: cluster).

    Without an address there is no executor. Raises PressError.
    """
    if not address:
        yield None
        return
    try:
        from distributed import Client
    except ImportError:
        raise PressError('a cluster needs the extra: pip install "routine-press[cluster]"') from None
    try:
        client: Any = Client(address, timeout="10s")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise PressError(f"{address}: no cluster answers: {error}") from None
    with client:
        yield client.get_executor(pure=False)


def do_all(
    task: Callable[[Item], Result], items: Iterable[Item], workers: Workers = ALONE
) -> Iterator[tuple[Item, Result]]:
    """Yield each item with its result, in order. Processes are started unless the workers have an executor.

    Raises PressError when an item's worker dies again and again, and whatever the task raises.
    """
    if workers.executor is None and workers.jobs <= 1:
        for item in items:
            yield item, task(item)
        return
    pool = Pool(workers.jobs, workers.executor)
    try:
        yield from through(task, iter(items), AHEAD * max(workers.jobs, 8 if workers.executor else 1), pool)
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

    def submit(self, task: Callable[[Item], Result], item: Item) -> tuple[Future[Result], Executor]:
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


def through(
    task: Callable[[Item], Result], items: Iterator[Item], ahead: int, pool: Pool
) -> Iterator[tuple[Item, Result]]:
    """Keep a bounded number of items in flight; what a dead worker left undone is done again."""
    flying: deque[tuple[Item, Future[Result], Executor, int]] = deque()
    while True:
        while len(flying) < ahead and (waiting := next(items, None)) is not None:
            flying.append((waiting, *pool.submit(task, waiting), 1))
        if not flying:
            return
        item, future, executor, tries = flying.popleft()
        try:
            result = future.result()
        except BrokenProcessPool:
            if tries >= TRIES:
                raise PressError(f"a worker died {TRIES} times on {item}") from None
            pool.renew(executor)
            flying.appendleft((item, *pool.submit(task, item), tries + 1))
        else:
            yield item, result


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
