"""Personal copies and print runs: `python -m tests.bench.delivery booklets|cards COUNT`, one in a process."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.content.project import Project
from generator.delivery.merge import Order, copies_for, merge
from generator.delivery.people import read_people
from generator.delivery.print_run import print_run
from generator.options import HomePrinting, Job, Options
from tests.bench.clock import stage

ROUTINE = "psoas-for-runners"
STOCK = "avery-c32011"
"""Ten cards on a sheet."""


def booklets(count: int, people: Path, out: Path) -> None:
    """Time one full booklet, and many that differ in the name."""
    order = Order(Project.find(), Options(), ROUTINE, Job("booklet"))
    copies = copies_for(order.project, order.options, order.routine)
    everyone = read_people(people, "people.csv", copies.programme())
    with stage("one booklet laid out"):
        copies.base(everyone[0], order.job)
    with stage(f"{count} personal booklets") as note:
        size = sum(made.path.stat().st_size for made in merge(order, everyone, out))
        note.text = f"{size / count / 1000:.0f} kB each"


def cards(count: int, people: Path, out: Path) -> None:
    """Time a print run, the reading of its list and the layout of its card."""
    order = Order(Project.find(), Options(home=HomePrinting(stock=STOCK)), ROUTINE, Job("card", "home"))
    with stage(f"{count} cards, 10-up") as note:
        programme = copies_for(order.project, order.options, order.routine).programme()
        everyone = read_people(people, "people.csv", programme)
        _, *run = print_run(order, everyone, out)
        note.text = f"{sum(made.path.stat().st_size for made in run) / count:.0f} bytes a card"


def main() -> None:
    """Measure what the command line names."""
    what, count = sys.argv[1], int(sys.argv[2])
    with TemporaryDirectory() as folder:
        people = Path(folder) / "people.csv"
        people.write_text("bib,name\n" + "".join(f"{n:05d},Runner {n}\n" for n in range(1, count + 1)))
        (booklets if what == "booklets" else cards)(count, people, Path(folder) / "out")


if __name__ == "__main__":
    main()
