"""Runs that are killed at any moment: what is there is whole, and the next run gives the bytes of one unstopped."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from generator.content.project import Project
from generator.delivery.merge import merge
from generator.delivery.order import CopyOrder
from generator.delivery.people import Recipient
from generator.delivery.print_run import print_run
from generator.delivery.proof import proof_of_copies
from generator.files import write_archive
from generator.jobs import Job
from generator.options import Options
from tests.delivery.nursery import Moments

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system kills processes in another way")
KILLS = 6
"""Runs that are killed; `make bench` kills many more."""
RECORD = ".routine-press-copies.jsonl"
ROUTINE = "psoas-for-runners"
PEOPLE = tuple(Recipient(f"Runner {n}", bib=f"{n:03d}", skip=("scissors",) if n % 7 == 0 else ()) for n in range(1, 22))


def order(product: str, target: str) -> CopyOrder:
    return CopyOrder(Project.find(), Options(), ROUTINE, Job.named(product, target))


def cards(out: Path) -> None:
    """Make a card for everyone, and an archive."""
    proof_of_copies(order("card", "screen"), PEOPLE, out)
    write_archive(out / "all.zip", [made.path for made in merge(order("card", "screen"), PEOPLE, out)])


def runs(out: Path) -> None:
    """Make print runs of many small files, at home and for a shop."""
    list(print_run(order("card", "home"), PEOPLE, out, depth=1))
    list(print_run(order("card", "shop"), PEOPLE, out, depth=5))


def files(out: Path) -> dict[str, bytes]:
    """Read all that a folder holds beside the record."""
    return {path.name: path.read_bytes() for path in out.iterdir() if path.name != RECORD} if out.exists() else {}


def at_work(work: Callable[[Path], None], out: Path, kill_at: int = 0) -> tuple[bool, int]:
    """Do work in a process that is killed as it is about to make its n-th call into the system.

    Gives whether it was killed, and else the calls it made.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            sys.setprofile(moments := Moments(kill_at))
            work(out)
            sys.setprofile(None)
            os.write(writing, str(moments.count).encode())
            os._exit(0)
        os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as told:
        calls = told.read()
    killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
    assert killed or calls, "the work failed"
    return killed, int(calls or 0)


def killed_often(work: Callable[[Path], None], folder: Path, times: int) -> int:
    """Kill runs at seeded moments and go on with them; check every file; say how many were still at work."""
    work(folder / "warm")
    _, calls = at_work(work, folder / "whole")
    whole = files(folder / "whole")
    chance, hits, number = random.Random(7), 0, 0
    for _ in range(times):
        out = folder / f"stopped-{number}"
        hits += at_work(work, out, chance.randint(1, calls))[0]
        finished = {name: data for name, data in files(out).items() if not name.startswith(".")}
        assert finished.items() <= whole.items()
        if chance.random() < 0.5:  # else the next run is stopped as well
            work(out)
            assert files(out) == whole
            number += 1
    work(folder / f"stopped-{number}")
    assert files(folder / f"stopped-{number}") == whole
    return hits


@pytest.mark.parametrize("work", [cards, runs])
def test_killed_at_any_moment_it_goes_on_to_the_same_bytes(tmp_path: Path, work: Callable[[Path], None]) -> None:
    assert killed_often(work, tmp_path, KILLS) > KILLS // 2


SLOW = """
from generator.delivery.work import Workers
from tests.delivery.test_kills import *
for made in merge(order("poster", "screen"), PEOPLE, Path(sys.argv[1]), Workers(2)): print(made.path.name, flush=True)
"""


def test_the_processes_of_a_killed_run_end_too(tmp_path: Path) -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(tmp_path)], env=os.environ | {"PYTHONPATH": "."},
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, process_group=0,
    )  # fmt: skip
    assert run.stdout is not None
    run.stdout.readline()
    assert others(run.pid)
    run.kill()
    run.wait()
    deadline = time.monotonic() + 10
    while others(run.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not others(run.pid)


def others(group: int) -> list[str]:
    """List the processes of a group beside its leader."""
    listed = subprocess.run(["ps", "-eo", "pgid=,pid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()]
    return [pid for own, pid, state in rows if int(own) == group != int(pid) and not state.startswith("Z")]
