"""What a build's own preflight costs of it: `python -m tests.bench.preflighting ROUTINE`.

Each build is a process of its own, as a user's is, with all its imports; figures come from the cache. Measured is time
of the processor, so that other work of the machine counts less; of several builds the middle one is told.
"""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from generator.targets import TARGETS

ROUNDS = 5
EVERY = ",".join(TARGETS)


def build(routine: str, targets: str) -> None:
    """Build a routine's products, and print the seconds of the process and of its preflight."""
    from generator.finishing import preflight as package
    from generator.finishing import shop

    spent = 0.0
    original = package.preflight

    def timed(*arguments: Any, **named: Any) -> Any:
        nonlocal spent
        began = process_time()
        try:
            return original(*arguments, **named)
        finally:
            spent += process_time() - began

    vars(package)["preflight"] = vars(shop)["preflight"] = timed
    from generator import build as build_all

    with TemporaryDirectory() as out:
        build_all(routine, targets=targets.split(","), out=out)
    print(json.dumps((process_time(), spent)))


def measured(routine: str, targets: str) -> tuple[float, float]:
    """Give the seconds of a build, and the part of them that preflight takes."""
    runs = []
    for _ in range(ROUNDS + 1):
        command = [sys.executable, "-m", "tests.bench.preflighting", routine, targets]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        runs.append(json.loads(run.stdout.splitlines()[-1]))
    del runs[0]
    return median(whole for whole, _ in runs), median(spent / whole for whole, spent in runs)


def main() -> None:
    """Print what preflight takes of a build for each target, and for all of them at once."""
    if len(sys.argv) > 2:
        build(sys.argv[1], sys.argv[2])
        return
    for targets in (*TARGETS, EVERY):
        whole, share = measured(sys.argv[1], targets)
        note = f"preflight takes {share:.1%} of it"
        print(json.dumps({"stage": targets, "ms": whole * 1000, "mb": 0.0, "note": note}), flush=True)


if __name__ == "__main__":
    main()
