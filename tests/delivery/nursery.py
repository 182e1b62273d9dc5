"""A process with everything imported that forks programs and has them killed: `python -m tests.delivery.nursery`.

Each line on its standard input is an order, each line on its standard output tells how it ended. A program is killed
as it is about to make its n-th call into the system, which finds every moment in turn, or a time after that call.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.cli import main
from generator.delivery.sending import Ready
from tests.delivery.post_office import PostOffice, ready, send

CALLS = frozenset(
    ("connect", "flush", "fsync", "open", "recv_into", "replace", "send", "sendall", "truncate", "unlink", "write")
)
"""What changes a file or the line, or learns from them. What lies between two of these leaves no trace."""


@dataclass(frozen=True, slots=True)
class Order:
    """Send to `people` with the journal in `folder`; `kill_at` counts calls from 1, `then_s` is a time after that call.

    With `command` the whole program runs there instead, as typed.
    """

    folder: str
    people: tuple[str, ...] = ()
    kill_at: int = 0
    then_s: float = 0.0
    command: tuple[str, ...] = ()


class Moments:
    """Counts the calls of this process into the system, and kills it as it is about to make one, or soon after."""

    def __init__(self, kill_at: int = 0, then_s: float = 0.0) -> None:
        self.kill_at = kill_at
        self.then_s = then_s
        self.count = 0

    def __call__(self, frame: Any, event: str, argument: Any) -> None:
        """Hear of a call (see sys.setprofile)."""
        if event == "c_call" and argument.__name__ in CALLS:
            self.count += 1
            if self.count == self.kill_at:
                signal.signal(signal.SIGALRM, signal.SIG_DFL)
                signal.setitimer(signal.ITIMER_REAL, self.then_s)
                if not self.then_s:
                    os.kill(os.getpid(), signal.SIGKILL)


@lru_cache(maxsize=1)
def warmed(folder: str, command: tuple[str, ...]) -> None:
    """Run a command once without sending, for what it then has in memory."""
    os.chdir(folder)
    with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        main([*(word for word in command if word != "--send"), "--out", f"{folder}/warm"], standalone_mode=False)


def typed(order: Order) -> None:
    """Run a command as it is, and print nothing."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    sys.setprofile(Moments(order.kill_at, order.then_s))
    main(list(order.command), standalone_mode=False)


def run(order: Order, port: int, report: Callable[[int], None]) -> None:
    """Send as the command does, and report how many calls into the system that took."""
    office = PostOffice()
    office.port = port
    moments = Moments(order.kill_at, order.then_s)
    sys.setprofile(moments)
    send(Path(order.folder), office, written(order.folder, order.people))
    sys.setprofile(None)
    report(moments.count)


@lru_cache(maxsize=1)
def written(folder: str, people: tuple[str, ...]) -> list[Ready]:
    """Write the messages, once for all runs over them."""
    return ready(Path(folder), *people)


def forked(order: Order, port: int) -> dict[str, Any]:
    """Run an order in a process of its own; say whether it was killed, and the calls it made."""
    if order.command:
        warmed(order.folder, order.command)
    else:
        written(order.folder, order.people)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            if order.command:
                typed(order)
            else:
                run(order, port, lambda count: os.write(writing, str(count).encode()) and None)
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        calls = told.read()
    return {
        "process": child,
        "killed": os.WIFSIGNALED(status),
        "failed": os.WIFEXITED(status) and status != 0,
        "calls": int(calls or 0),
    }


@contextmanager
def nursery(port: int) -> Iterator[Callable[[Order], dict[str, Any]]]:
    """Start a nursery for a server's port; what is yielded carries out one order."""
    command = [sys.executable, "-m", "tests.delivery.nursery", str(port)]
    root = str(Path(__file__).resolve().parents[2])
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        going, coming = process.stdin, process.stdout

        def carry_out(order: Order) -> dict[str, Any]:
            going.write(json.dumps(asdict(order)) + "\n")
            going.flush()
            ended: dict[str, Any] = json.loads(coming.readline())
            assert not ended["failed"], order
            return ended

        yield carry_out
        going.close()


def serve() -> None:
    """Carry out orders until there are no more."""
    for line in sys.stdin:
        fields = json.loads(line)
        order = Order(**{name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()})
        print(json.dumps(forked(order, int(sys.argv[1]))), flush=True)


if __name__ == "__main__":
    serve()
