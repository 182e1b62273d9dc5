"""Break the code on purpose, a place at a time, and list what no test noticed: `make mutants`.

Works in a copy of the tree. Each mutant meets the tests that `rooms.toml` names for its module, as far as they reach
the place; a run that takes much longer than the sound code counts as noticed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from collections import Counter
from pathlib import Path

from tests.mutants.places import Mutant, equivalents, modules, sample
from tests.mutants.reach import Reach
from tests.mutants.runner import ROOT, Copy

ROOMS = (
    "generator/content",
    "generator/options.py",
    "generator/manifest.py",
    "generator/delivery",
    "generator/finishing",
    "generator/finishing/preflight",
)
"""The rooms that are held to a rate. Each is counted by itself: none is part of another."""
SURVIVED = {"passed": "", "unreached": " (no test comes here)", "no tests": " (no test was found)"}
TABLE = Path(__file__).with_name("rooms.toml")


def tests_of(path: str) -> list[str]:
    """Give the tests that concern a module: the entry of its longest prefix in `rooms.toml`."""
    table: dict[str, list[str]] = tomllib.loads(TABLE.read_text("utf-8"))["tests"]
    best = max((room for room in table if f"{path}/".startswith((f"{room}/", f"{room}.py/"))), key=len, default=None)
    if best is None:
        raise SystemExit(f"{path}: {TABLE.name} names no tests for it")
    return table[best]


def outcome(copy: Copy, reach: Reach, mutant: Mutant) -> str:
    """Break the copy, run the tests that reach the place, and mend it again."""
    tests, seconds = reach.meeting(tests_of(mutant.path), mutant.path, mutant.line)
    if not tests:
        return "unreached"
    sound = copy.write(mutant.path, mutant.text)
    try:
        return copy.run(tests, 10 + 3 * seconds)[0]
    finally:
        copy.write(mutant.path, sound)


def meet(copy: Copy, room: str, without: list[str], seed: int, size: int | None) -> str:
    """Try a sample of a room, without other rooms in it: print the mutants that survive, and sum up in a line."""
    chosen, count = sample(copy.tree, room, without, seed, size)
    marked = equivalents()
    reach = Reach(copy)
    outcomes: Counter[str] = Counter()
    for number, mutant in enumerate(chosen, 1):
        if mutant.mark in marked:
            outcomes["marked"] += 1
            continue
        end = outcome(copy, reach, mutant)
        outcomes[end] += 1
        if end in SURVIVED:
            print(f"\n{mutant}{SURVIVED[end]}", flush=True)
        if sys.stderr.isatty():
            print(f"\r{room}: {number} of {len(chosen)}", end="\r", file=sys.stderr)
    tried = len(chosen) - outcomes["marked"]
    killed = outcomes["failed"] + outcomes["too long"]
    rate = f"{killed / tried:.1%}" if tried else "none"
    return (
        f"{room:<30} {rate:>6} killed: {killed} of {tried} "
        f"({outcomes['too long']} by time, {outcomes['marked']} marked as equivalent; {count} places, seed {seed})"
    )


def main() -> None:
    """Read the command line and print what survives in each room, then the rates."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("rooms", nargs="*", metavar="MODULE", help="modules or folders of them, below the tree")
    parser.add_argument("--seed", type=int, default=1, help="which sample (default: 1)")
    parser.add_argument("--sample", default="50", help="how many places of each room, or `all` (default: 50)")
    given = parser.parse_args()
    size = None if given.sample == "all" else int(given.sample)
    rooms = [room.rstrip("/") for room in given.rooms or ROOMS]
    for room in rooms:
        for module in modules(ROOT, room, []):
            tests_of(module.relative_to(ROOT).as_posix())
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Copy(Path(folder))
        within = {room: [one for one in {*rooms, *ROOMS} if one.startswith(f"{room}/")] for room in rooms}
        lines = [meet(copy, room, within[room], given.seed, size) for room in rooms]
    print("", *lines, sep="\n")


if __name__ == "__main__":
    main()
