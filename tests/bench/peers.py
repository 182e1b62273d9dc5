"""Beside Typst and WeasyPrint: `python -m tests.bench.peers [--runs 3] [--catalogue COLLECTION.json]`.

The same words and the same figures (as SVG) are made by all three in one run, in turn. Ours is the public command with
everything on: tags, metadata, preflight. Whole processes are measured by wall time, time of processors and peak
memory; the ratios of processor time hold on a busy machine too. The peers live in `.venv/peers` (`make bench`).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
PEERS = ROOT / ".venv/peers/bin/python"
ROUTINE = "psoas-for-runners"
PRODUCTS = "poster,card,booklet"
NAMES = ("ours", "typst", "weasyprint")
CLOSE = 12
"""A warm process that takes longer than so many minutes is taken for hung."""


@dataclass(frozen=True)
class Took:
    """Seconds on the clock and of processors, and the peak of memory in MB (0 where a part of a process is timed)."""

    wall: float
    work: float
    memory: float = 0.0


def process(command: Sequence[str], folder: Path, cache: Path | None = None) -> Took:
    """Run a process to its end and measure all of it. Raises CalledProcessError."""
    began = time.perf_counter()
    running = subprocess.Popen(command, cwd=folder, env=surroundings(cache), stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    unit = 1 if sys.platform == "darwin" else 1024
    return Took(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6)


def part(command: Sequence[str], folder: Path, cache: Path | None = None) -> Took:
    """Run a process that prints how long the part took that is asked for."""
    run = subprocess.run(
        command, cwd=folder, env=surroundings(cache), capture_output=True, text=True, check=True, timeout=CLOSE * 60
    )
    wall, work = map(float, run.stdout.split())
    return Took(wall, work)


def surroundings(cache: Path | None) -> dict[str, str]:
    """Give the environment of a user whose modules are compiled and whose cache is at hand."""
    found = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return found | {"PYTHONPATH": str(ROOT)} | ({"XDG_CACHE_HOME": str(cache)} if cache else {})


def in_turn(ways: dict[str, Callable[[], Took]], runs: int) -> dict[str, Took]:
    """Measure ways of doing the same in turn, and give the medians of each."""
    found: dict[str, list[Took]] = {name: [] for name in ways}
    for _ in range(runs):
        for name, way in ways.items():
            found[name].append(way())
    return {name: median(each) for name, each in found.items()}


def median(took: Sequence[Took]) -> Took:
    """Take the middle of each measure."""
    wall, work, memory = (statistics.median(getattr(each, name) for each in took) for name in Took.__annotations__)
    return Took(wall, work, memory)


def table(heading: str, took: dict[str, Took], one: str = "typst") -> None:
    """Print what each took, and how many times as much as `one`."""
    print(f"\n{heading}")
    for name, each in took.items():
        memory = f"  {each.memory:7.0f} MB" if each.memory else ""
        against = f"{each.wall / took[one].wall:6.1f} ×  {each.work / took[one].work:6.1f} ×"
        print(f"  {name:<24} {each.wall:8.2f} s  {each.work:8.2f} s of processors  {against}{memory}", flush=True)


def ours(out: Path, products: str = PRODUCTS, routine: str = ROUTINE) -> list[str]:
    """Give the public command that makes screen PDFs; the folder `out` must be a new one, or nothing is made."""
    out = out / f"{time.time_ns()}"
    command = [sys.executable, "-m", "generator", "build", routine, "--only", products, "--target", "screen"]
    return [*command, "--quiet", "--out", str(out)]


def theirs(peer: str, folder: Path, products: str = PRODUCTS, *changed: str) -> list[str]:
    """Give the command that makes the products of a folder of sources with a peer."""
    return [str(PEERS), str(Path(__file__).with_name("peer_run.py")), peer, str(folder), products, *changed]


def sources(project: Path, folder: Path, products: str = PRODUCTS, routine: str = ROUTINE) -> None:
    """Write the peers' sources of a project's routine."""
    command = [sys.executable, "-m", "tests.bench.peer_sources", routine, str(folder), products]
    subprocess.run(command, cwd=project, env=surroundings(None), check=True)


def cold(folder: Path, runs: int) -> None:
    """Measure whole processes that make three PDFs: figures remembered, and nothing remembered."""
    project, cache, out = folder / "project", folder / "cache", folder / "out"
    text, warm = folder / "sources", folder / "warm"
    project.mkdir()
    sources(project, text)
    process(ours(out), project, cache)
    ways: dict[str, Callable[[], Took]] = {"ours": lambda: process(ours(out), project, cache)}
    ways |= {peer: lambda peer=peer: process(theirs(peer, text), text) for peer in NAMES[1:]}  # type: ignore[misc]
    ways["ours, nothing remembered"] = lambda: process(ours(out), project, warm / f"{time.time_ns()}")
    table(f"{ROUTINE}: {PRODUCTS} for the screen, whole process", in_turn(ways, runs))


def changed(folder: Path, runs: int) -> None:
    """Measure making all three anew in a warm process after one exercise's text was changed."""
    project, cache, text, after = folder / "changed", folder / "cache", folder / "before", folder / "after"
    project.mkdir()
    sources(project, text)
    rewrite(project)
    sources(project, after)
    new = [sys.executable, "-m", "tests.bench.peers", "--warm", str(project)]
    ways: dict[str, Callable[[], Took]] = {"ours": lambda: part(new, project, cache)}
    for peer in NAMES[1:]:

        def again(peer: str = peer) -> Took:
            shutil.rmtree(folder / "work", ignore_errors=True)
            shutil.copytree(text, folder / "work")
            return part(theirs(peer, folder / "work", PRODUCTS, str(after)), text)

        ways[peer] = again
    table("one exercise's text changed, warm process", in_turn(ways, runs))


def rewrite(project: Path) -> Path:
    """Give a project its own text of the routine's first exercise: two words of each sentence change places."""
    import yaml

    routine = yaml.load((ROOT / f"content/routines/{ROUTINE}.yaml").read_text("utf-8"), yaml.BaseLoader)
    entry = routine["parts"][0]["exercises"][0]
    name = entry if isinstance(entry, str) else entry["exercise"]
    shipped = next((ROOT / "content/exercises").rglob(f"{name}.yaml"))
    path, exercise = shipped.relative_to(ROOT), yaml.load(shipped.read_text("utf-8"), yaml.BaseLoader)
    for name in ("card", "poster", "aim"):
        first, second, *rest = exercise[name].split(" ")
        exercise[name] = " ".join([second, first, *rest])
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    # JSON is YAML, and every scalar is the characters typed.
    (project / path).write_text(json.dumps(exercise, ensure_ascii=False), encoding="utf-8")
    return path


def warm(project: Path) -> None:
    """Build, change the text, build again in this process, and print how long the second took."""
    from generator import build
    from generator.content.project import Project

    for path in project.rglob("*.yaml"):
        path.unlink()
    with TemporaryDirectory() as out:
        build(ROUTINE, products=PRODUCTS.split(","), out=out, project=Project.find(project))
        rewrite(project)
        began = time.perf_counter(), time.process_time()
        build(ROUTINE, products=PRODUCTS.split(","), out=out, project=Project.find(project))
        print(time.perf_counter() - began[0], time.process_time() - began[1])


def catalogue(folder: Path, collection: Path) -> None:
    """Measure one booklet of a whole collection, once each: it takes long."""
    from tests.bench.catalogue import write

    project, text = folder / "collection", folder / "pages"
    routine = write(project, collection)
    sources(project, text, "booklet", routine)
    ways: dict[str, Callable[[], Took]] = {
        "ours": lambda: process(ours(folder / "out", "booklet", routine), project, folder / "cache"),
        "typst": lambda: process(theirs("typst", text, "booklet"), text),
    }
    table("873 exercises as one booklet", in_turn(ways, 1))


def main() -> None:
    """Print every table; without the peers, say how to get them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--catalogue", type=Path, default=os.environ.get("CATALOGUE"))
    options.add_argument("--warm", type=Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.warm:
        return warm(chosen.warm)
    if not PEERS.is_file():
        sys.exit(f"There are no peers in {PEERS.parents[1]}: `make bench` puts them there.")
    with TemporaryDirectory() as name:
        folder = Path(name)
        cold(folder, chosen.runs)
        changed(folder, chosen.runs)
        if chosen.catalogue and chosen.catalogue.is_file():
            catalogue(folder, chosen.catalogue)
        else:
            print("\nThe catalogue is left out: --catalogue or CATALOGUE names the collection's file.")
    return None


if __name__ == "__main__":
    main()
