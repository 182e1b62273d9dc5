"""Work in batches: in order wherever it is done, no further ahead than memory allows, again when a worker dies."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.delivery.work import Pool, Workers, batches, do_all, executor_of
from generator.errors import PressError
from tests.delivery.workers import die, die_once


class Numbers:
    """A hundred numbers, and how many of them were asked for."""

    def __init__(self) -> None:
        self.taken = 0

    def __iter__(self) -> Iterator[int]:
        for number in range(100):
            self.taken += 1
            yield number


def test_alone_each_item_is_done_when_it_is_asked_for() -> None:
    numbers = Numbers()
    results = do_all(abs, numbers)
    assert next(results) == (0, 0)
    assert numbers.taken == 1
    assert list(results) == [(number, number) for number in range(1, 100)]


def test_processes_are_kept_busy_and_no_further_ahead() -> None:
    numbers = Numbers()
    results = do_all(abs, numbers, Workers(2))
    assert next(results) == (0, 0)
    assert numbers.taken == 4, "two for each process"
    assert next(results) == (1, 1)
    assert numbers.taken == 5
    assert list(results) == [(number, number) for number in range(2, 100)]


def test_an_executor_does_all_of_it_in_order() -> None:
    numbers = Numbers()
    with ThreadPoolExecutor(3) as executor:
        results = do_all(hex, numbers, Workers(executor=executor))
        assert next(results) == (0, "0x0")
        assert numbers.taken == 16, "a cluster has more workers than we know of"
        assert [text for _, text in results] == [hex(number) for number in range(1, 100)]
        assert next(do_all(abs, iter(wide := Numbers()), Workers(9, executor)))
        assert wide.taken == 18
        executor.submit(abs, 1).result()


def test_what_a_task_raises_is_told_and_the_processes_end() -> None:
    with pytest.raises(TypeError):
        list(do_all(abs, ["x"], Workers(2)))
    with pytest.raises(TypeError):
        list(do_all(abs, ["x"]))


def test_a_dead_worker_costs_its_batch_only_time(tmp_path: Path) -> None:
    items = [tmp_path / f"{number}" for number in range(5)]
    for path in (*items[:2], *items[3:]):
        path.write_text("lives")
    assert [name for _, name in do_all(die_once, items, Workers(2))] == ["0", "1", "2", "3", "4"]


def test_work_that_kills_its_worker_is_given_up_at_the_third_time(tmp_path: Path) -> None:
    with pytest.raises(PressError) as caught:
        list(do_all(die, [tmp_path / "fatal"], Workers(2)))
    assert str(caught.value) == f"a worker died 3 times on {tmp_path / 'fatal'}"
    assert (tmp_path / "fatal").read_text().splitlines() == ["died"] * 3


def test_a_pool_starts_no_process_before_there_is_work_and_none_twice() -> None:
    pool = Pool(1)
    pool.close()
    future, first = pool.submit(abs, -1)
    assert future.result() == 1
    _, again = pool.submit(abs, -1)
    assert again is first
    with ThreadPoolExecutor(1) as other:
        pool.renew(other)
        assert pool.submit(abs, -1)[1] is first, "another that broke is none of ours"
    pool.renew(first)
    assert pool.started is None
    _, fresh = pool.submit(abs, -1)
    assert fresh is not first
    pool.close()


def test_batches_hold_everything_in_order() -> None:
    assert list(batches(range(5), 2)) == [(0, 1), (2, 3), (4,)]
    assert list(batches(range(4), 2)) == [(0, 1), (2, 3)]
    assert list(batches([], 2)) == []


def test_a_cluster_is_asked_for_and_found(monkeypatch: pytest.MonkeyPatch) -> None:
    with executor_of("") as nobody:
        assert nobody is None
    pytest.importorskip("distributed")
    with pytest.raises(PressError, match=r"^nonsense://x: no cluster answers: "), executor_of("nonsense://x"):
        pass
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(PressError) as caught, executor_of("tcp://host:1"):
        pass
    assert str(caught.value) == 'a cluster needs the extra: pip install "routine-press[cluster]"'
