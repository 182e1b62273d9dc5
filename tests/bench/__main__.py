"""Time and peak memory of each stage: `make bench`.

Every measurement runs in a process of its own, so that a peak belongs to its stage. "Cold" is the first build of a
process, with all imports; "warm" the second in the same process. The catalogue puts the 873 exercises of a public
collection into one booklet; it is left out when that collection does not lie beside the checkout.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COLLECTION = ROOT.parent / "shared/data/free-exercise-db.json"
ROUTINE = "psoas-for-runners"


def measured(script: str, *arguments: str) -> list[dict[str, object]]:
    """Run one of the scripts beside this file and read its lines."""
    command = [sys.executable, "-m", f"tests.bench.{script}", *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode:
        last = (run.stderr.strip().splitlines() or ["no message"])[-1]
        return [{"stage": "failed", "note": last}]
    return [json.loads(line) for line in run.stdout.splitlines()]


def table(heading: str, rows: list[dict[str, object]]) -> None:
    """Print measurements, one a line: milliseconds, megabytes at the peak so far, what came of it."""
    print(f"\n{heading}")
    for row in rows:
        if row["stage"] == "failed":
            print(f"  failed: {row['note']}")
            continue
        print(f"  {row['stage']:<44} {row['ms']:>9.1f} ms  {row['mb']:>7.1f} MB  {row['note']}")


def main() -> None:
    """Print every table."""
    for product in ("poster", "card", "booklet"):
        table(f"{ROUTINE}, {product}", measured("stages", ROUTINE, product))
    table("every frame of every exercise, five times", measured("figures"))
    table("with tags, against the same pages without", measured("tagging", ROUTINE))
    table(f"{ROUTINE}, every file for the screen", measured("sizes", ROUTINE))
    table("what a build's own preflight takes of it", measured("preflighting", ROUTINE))
    table("nothing to do", measured("idle", ROUTINE))
    for product in ("booklet", "poster", "card"):
        table(f"personal copies, {product}", measured("delivery", "copies", product, "200"))
    for target in ("home", "shop"):
        runs = [row for count in ("10", "1000", "50000") for row in measured("delivery", "cards", target, count)]
        table(f"print runs, {target}", runs)
    table("runs killed with SIGKILL and gone on with", measured("kills", "40"))
    table("mail, through a server in the same process", measured("mail", "1000"))
    run = [sys.executable, "-m", "tests.bench.peers", "--catalogue", str(COLLECTION)]
    subprocess.run(run, cwd=ROOT, check=False)
    if COLLECTION.is_file():
        table("873 exercises as one catalogue", measured("catalogue", str(COLLECTION)))
    else:
        print(f"\nThe catalogue of 873 exercises is left out: there is no {COLLECTION.name} beside the checkout.")


if __name__ == "__main__":
    main()
