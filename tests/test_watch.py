"""Watching: what a save makes, what a bad file is told as, and that nothing but Ctrl-C ends it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

import pytest

from generator.builder import Made
from generator.errors import PressError
from generator.jobs import jobs_of
from generator.options import Options
from generator.watcher import Told, Watcher, is_input
from tests.conftest import EXERCISE, ROUTINE

ROOT = Path(__file__).parent.parent
PATIENCE = 60.0
"""Seconds that a line is waited for on a busy machine."""


def watcher(*names: str, products: tuple[str, ...] = ("text",)) -> Watcher:
    """Watch routines of the working folder."""
    return Watcher(names, jobs_of(products, ("screen",)), Options(), Path("out"))


def round_of(one: Watcher, *changed: Path) -> list[str]:
    """Do a round, and write in short what it told."""
    told: list[Told] = []
    one.round(told.append, changed)
    return [each.path.name if isinstance(each, Made) else str(each) for each in told]


def test_a_round_makes_what_changed_and_nothing_else(sample: Any) -> None:
    sample.write("content/exercises/other.yaml", EXERCISE)
    second = sample.write("content/routines/second.yaml", ROUTINE.replace("[bridge]", "[other]"))
    one = watcher()
    assert round_of(one) == ["sample.txt", "second.txt"]
    exercise = sample.write(sample.exercise, EXERCISE.replace("Lift less.", "Lift a little."))
    assert round_of(one, exercise) == ["sample.txt"]
    assert "Lift a little." in Path("out/sample.txt").read_text("utf-8")
    assert round_of(one, second) == []
    assert round_of(one, sample.write("templates/papers.yaml", "poster:\n  b9: {width: 300, height: 400}\n")) == [
        "sample.txt",
        "second.txt",
    ]


def test_a_product_that_says_the_same_is_left_alone(sample: Any) -> None:
    one = watcher("sample", products=("card", "text"))
    assert round_of(one) == ["sample-card.pdf", "sample.txt"]
    exercise = sample.write(sample.exercise, EXERCISE.replace("Lift less.", "Lift a little."))
    assert round_of(one, exercise) == ["sample.txt"]
    sample.write(sample.exercise, EXERCISE.replace("name: Bridge", "# a line more\nname: Bridges"))
    assert round_of(one, exercise) == ["sample-card.pdf", "sample.txt"]
    sample.spoil(sample.exercise, "{root: supine}", "{root: supine, knees: {both: 90}}")
    assert round_of(one, exercise) == ["sample-card.pdf", "sample.txt"]


def test_a_bad_file_is_told_with_its_line_until_it_is_well(sample: Any) -> None:
    one = watcher("sample")
    round_of(one)
    exercise = sample.write(sample.exercise, EXERCISE.replace("reps: 8", "reps: ten"))
    (line,) = round_of(one, exercise)
    assert line.startswith(
        'content/exercises/bridge.yaml:9:14: dose.reps must be a whole number of 1 or more, not "ten"'
    )
    assert "8 times" in Path("out/sample.txt").read_text("utf-8")
    sample.write(sample.exercise, EXERCISE)
    assert round_of(one, exercise) == ["sample: no problems"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "bridge.yaml: is empty"),
        (b"name: [Brid", "bridge.yaml:1:"),
        (b"\xff\xfe\x00", "bridge.yaml:1:1: byte 0xFF is not UTF-8 text"),
        (None, 'names no exercise: there is no "bridge"'),
    ],
    ids=["truncated", "half-saved", "not text", "gone"],
)
def test_no_file_ends_it(sample: Any, data: bytes | None, said: str) -> None:
    one = watcher("sample")
    round_of(one)
    path = sample.folder / sample.exercise
    if data is None:
        path.rename(path.with_suffix(".bak"))
    else:
        path.write_bytes(data)
    (line,) = round_of(one, path)
    assert said in line
    path.write_text(EXERCISE.replace("Lift less.", "Lift half."), "utf-8")
    assert round_of(one, path) == ["sample.txt"]


def test_a_folder_in_the_place_of_a_file_and_a_vanished_project_are_told(sample: Any) -> None:
    one = watcher("sample")
    round_of(one)
    path = sample.folder / sample.exercise
    path.unlink()
    path.mkdir()
    assert "there is no" in round_of(one, path)[0]
    shutil.rmtree(sample.folder / "content")
    assert round_of(one)[0].startswith('there is no routine "sample"')
    sample.write(sample.exercise, EXERCISE)
    sample.write(sample.routine, ROUTINE)
    assert round_of(one) == ["sample.txt"]


def test_an_error_of_the_program_is_told_and_does_not_end_it(sample: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    one = watcher("sample")

    def fail(*_: Any) -> None:
        raise ZeroDivisionError("by nought")

    with monkeypatch.context() as patched:
        patched.setattr("generator.watcher.make", fail)
        assert round_of(one) == ["this should not happen: ZeroDivisionError: by nought"]
    assert round_of(one) == ["sample.txt"]


def test_a_build_afterwards_has_nothing_to_do(sample: Any) -> None:
    from click.testing import CliRunner

    from generator.cli import main

    round_of(watcher("sample"))
    done = CliRunner().invoke(main, ["build", "sample", "--only", "text", "--out", "out"], catch_exceptions=False)
    assert "Nothing to do" in done.stdout


def test_what_does_not_fit_is_told_and_other_products_are_made(sample: Any) -> None:
    sample.spoil(sample.routine, "title: Sample", f"title: {'Unbreakable' * 9}")
    told = round_of(watcher("sample", products=("card", "text")))
    assert "content/routines/sample.yaml:1:8" in told[0]
    assert told[-1] == "sample.txt"


INPUTS = ("a.yaml", "b.YML", "logo.png", "page.css")
LEAVINGS = ("a.yaml~", "4913", ".a.yaml.swp", ".a.yaml")


@pytest.mark.parametrize(
    ("name", "counts"), [*((name, True) for name in INPUTS), *((name, False) for name in LEAVINGS)]
)
def test_what_editors_leave_is_no_change(name: str, counts: bool) -> None:
    assert is_input(Path("content") / name) is counts


class Running:
    """The command as a process, and the lines that it prints."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "generator", "watch", *arguments, "--json"]
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # what runs behind a shell ignores it
        )
        self.lines: Queue[dict[str, Any]] = Queue()
        Thread(target=self.read, daemon=True).start()

    def read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(json.loads(line))

    def next(self) -> dict[str, Any]:
        """Wait for a line."""
        try:
            return self.lines.get(timeout=PATIENCE)
        except Empty:
            raise AssertionError(f"nothing was told; the process is {self.process.poll()}") from None


@pytest.fixture
def running(sample: Any) -> Iterator[Running]:
    """The command at work on the sample's text."""
    one = Running(sample.folder, "--only", "text")
    yield one
    if one.process.poll() is None:
        one.process.kill()
    one.process.communicate()


def test_the_command_from_start_to_end(sample: Any, running: Running) -> None:
    assert running.next()["made"]["path"] == "output/sample.txt"
    assert running.next() == {"watching": True}
    time.sleep(0.6)
    sample.write(sample.exercise, EXERCISE.replace("Lift less.", "Lift a little."))
    assert running.next()["made"]["routine"] == "sample"
    sample.write(sample.exercise, "name: [Brid")
    (problem,) = running.next()["problems"]
    assert (problem["file"], problem["line"]) == (sample.exercise, 1)
    sample.write(sample.exercise, EXERCISE)
    assert running.next()["made"]["routine"] == "sample"
    sample.write("content/routines/second.yaml", ROUTINE)
    assert running.next()["made"]["routine"] == "second"
    shutil.rmtree(sample.folder / "content")
    sample.write(sample.exercise, EXERCISE)
    sample.write(sample.routine, ROUTINE.replace("One move", "One good move"))
    while (told := running.next()).get("made", {}).get("routine") != "sample":
        assert "watching" not in told
    assert "One good move" in (sample.folder / "output/sample.txt").read_text("utf-8")
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(PATIENCE) == 0
    assert running.process.stderr is not None
    assert b"Traceback" not in running.process.stderr.read()
    assert sorted(path.name for path in (sample.folder / "output").iterdir()) == [
        ".routine-press.json",
        "sample.txt",
        "second.txt",
    ]


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_whoever_ends_it_ends_it_well(running: Running, sign: signal.Signals) -> None:
    running.next()
    running.process.send_signal(sign)
    assert running.process.wait(PATIENCE) == 0
    assert running.process.stderr is not None
    assert b"Traceback" not in running.process.stderr.read()


def test_errors_are_printed_for_a_person(sample: Any) -> None:
    told: list[Told] = []
    watcher("missing").round(told.append)
    assert isinstance(told[0], PressError)
