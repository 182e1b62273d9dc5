"""Runs tests in a copy of the tree, each time in a fork of a process that has the libraries loaded already."""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import coverage
import pytest
from hypothesis import HealthCheck, Phase, settings

ROOT = Path(__file__).parents[2]
MEMORY = 8 << 30
"""Bytes that a run may take before it counts as killed."""
PYTEST = ("-x", "-q", "--tb=line", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-profile", "mutants")
NOT_LOADED = ("distributed", "generator", "tests", "__main__")
"""What each run loads by itself: what is tested, and what starts something when it is loaded."""


class Copy:
    """A copy of the files under version control, with its own cache and temporary files."""

    def __init__(self, folder: Path) -> None:
        self.tree = folder / "tree"
        self.log = folder / "log.txt"
        self.folder = folder
        self.clock = int(time.time()) + 10
        listed = subprocess.run(
            ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"),
            cwd=ROOT, capture_output=True, check=True,
        )  # fmt: skip
        for name in filter(None, listed.stdout.decode().split("\0")):
            if (ROOT / name).is_file():
                (self.tree / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, self.tree / name)
        for module in ("generator", "tests"):
            subprocess.run((sys.executable, "-m", "compileall", "-q", module), cwd=self.tree, check=True)

    def write(self, path: str, text: str) -> str:
        """Write a module, dated so that no compiled one of before is taken for it, and give what stood there."""
        before = (self.tree / path).read_text("utf-8")
        self.clock += 1
        (self.tree / path).write_text(text, "utf-8")
        os.utime(self.tree / path, (self.clock, self.clock))
        return before

    def run(self, tests: list[str], seconds: float, tracing: Path | None = None) -> tuple[str, float]:
        """Run tests until one fails: give "passed", "failed", "too long" or "no tests", and the seconds it took.

        With the settings of coverage, the lines that are reached are noted as these say. The libraries that tests
        load are loaded here afterwards, so that the next run need not.
        """
        start = time.monotonic()
        child = os.fork()
        if child == 0:
            self._test(tests, seconds, tracing)
        status = None
        while status is None and time.monotonic() - start < seconds * 3:
            done, code = os.waitpid(child, os.WNOHANG)
            status = os.waitstatus_to_exitcode(code) if done else None
            if status is None:
                time.sleep(0.02)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        if status is None:
            os.waitpid(child, 0)
        shutil.rmtree(self.folder / "temporary", ignore_errors=True)
        took = time.monotonic() - start
        self._warm_up()
        if status is None or status == -signal.SIGXCPU:
            return "too long", took
        return {0: "passed", 5: "no tests"}.get(status, "failed"), took

    def _test(self, tests: list[str], seconds: float, tracing: Path | None) -> None:
        """Be the process that tests: never return."""
        code = 3
        try:
            os.setsid()
            output = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(output, 1)
            os.dup2(output, 2)
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
            (self.folder / "temporary").mkdir()
            os.environ |= {
                "PYTHONPATH": str(self.tree),
                "PYTHONDONTWRITEBYTECODE": "1",
                "XDG_CACHE_HOME": str(self.folder / "cache"),
                "TMPDIR": str(self.folder / "temporary"),
            }
            os.chdir(self.tree)
            sys.path[:] = [str(self.tree), *(one for one in sys.path if one not in ("", str(ROOT)))]
            for name in [name for name in sys.modules if name.partition(".")[0] in ("generator", "tests")]:
                del sys.modules[name]
            sys.dont_write_bytecode = True
            code = tested(tests, tracing)
        finally:
            sys.stdout.flush()
            os._exit(code)

    def _warm_up(self) -> None:
        """Load the libraries that the last run loaded."""
        with contextlib.suppress(OSError, ValueError):
            for name in json.loads((self.folder / "modules.json").read_text("utf-8")):
                if name.partition(".")[0] not in NOT_LOADED and name not in sys.modules:
                    with contextlib.suppress(Exception):
                        importlib.import_module(name)


def tested(tests: list[str], tracing: Path | None) -> int:
    """Run pytest on tests in this process; Hypothesis repeats itself and does not search for the smallest case."""
    settings.register_profile(
        "mutants",
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=[HealthCheck.too_slow],
    )
    loaded = set(sys.modules)
    tracer = coverage.Coverage(config_file=str(tracing)) if tracing else None
    if tracer:
        tracer.start()
    code = pytest.main([*PYTEST, *tests])
    if tracer:
        tracer.stop()
        tracer.save()
    names = [name for name in sys.modules if name not in loaded]  # in this order: some break when loaded by themselves
    (Path.cwd().parent / "modules.json").write_text(json.dumps(names), "utf-8")
    return int(code)
