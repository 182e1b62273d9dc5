"""Personal copies and print runs: `python -m tests.bench.delivery copies|cards …`, one in a process."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from itertools import count, cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.content.programme import ProgrammeMove
from generator.content.project import Project
from generator.content.values import Amount
from generator.delivery.copies import personal_programme
from generator.delivery.merge import merge
from generator.delivery.order import CopyOrder, copies_for
from generator.delivery.people import Recipient, read_people
from generator.delivery.print_run import print_run
from generator.jobs import Job
from generator.options import HomePrinting, Options
from generator.press import Press
from tests.bench.clock import stage

ROUTINE = "psoas-for-runners"
STOCK = "avery-c32011"
"""Ten cards on a sheet."""
BUILDS, SKIPS = 4, 10
"""Full builds to compare with; exercises that are left out, one by each person in turn."""


def copies(product: Any, people: int) -> None:
    """Time full builds of a product, and copies that differ in the name, in a dose, in an exercise.

    Every changed dose is another one; the exercises left out are ten. A realistic list has seven in ten people with
    the usual content, two with a dose of their own, one who leaves out an exercise.
    """
    order = CopyOrder(Project.find(), Options(), ROUTINE, Job.named(product))
    press = Press(order.project, order.options)
    with stage(f"{product}: first build, with imports"):
        programme = press.library.programme(ROUTINE)
        press.press(programme, order.job)
    changed = changing(programme.moves)
    began = time.perf_counter()
    with stage(f"{product}: full build, each of {BUILDS}") as note:
        for doses in islice(changed, BUILDS):
            press.press(personal_programme(programme, Recipient(doses=doses)), order.job)
        note.copies = BUILDS
    full = (time.perf_counter() - began) / BUILDS
    with stage(f"{product}: what all copies share"):
        copies_for(order.project, order.options, order.routine).base(Recipient(), order.job)
    skips = cycle([(move.key,) for move in programme.moves[:SKIPS]])
    numbers = count(1)

    def somebody(doses: Any = (), skip: tuple[str, ...] = ()) -> Recipient:
        return Recipient(f"Runner {next(numbers)}", doses=doses, skip=skip)

    some = max(10, people // 10)
    rare = list(islice(changed, some))
    measure("name only", order, [somebody() for _ in range(some)], full)
    measure("one dose changed", order, [somebody(doses=doses) for doses in rare], full)
    measure("one exercise left out", order, [somebody(skip=next(skips)) for _ in range(some)], full)
    dosed = cycle(list(islice(changed, people // 10)))
    kinds: Sequence[Callable[[], Recipient]] = [
        *[somebody] * 7,
        *[lambda: somebody(doses=next(dosed))] * 2,
        lambda: somebody(skip=next(skips)),
    ]
    measure("a realistic list", order, [kinds[number % 10]() for number in range(people)], full)


def changing(moves: Sequence[ProgrammeMove]) -> Any:
    """Yield changes of one dose, each another one."""
    for number in count(1):
        for move in moves:
            dose = move.exercise.dose
            if dose.reps:
                changes: dict[str, Any] = {"reps": Amount(number, number + 2)}
            elif dose.time_s:
                changes = {"time_s": Amount(10 * number, 10 * number + 20)}
            else:
                counts = sum(dose.breath or (1,)) * number
                changes = {"counts": Amount(counts, counts)}
            other = dose.model_copy(update=changes)
            if other != dose:
                yield ((move.key, other),)


def measure(what: str, order: CopyOrder, people: Sequence[Recipient], full: float) -> None:
    """Make copies and print the time of each, and its share of a full build's."""
    with TemporaryDirectory() as folder, stage(f"{order.job.product}: {what}, each of {len(people)}") as note:
        began = time.perf_counter()
        size = sum(made.path.stat().st_size for made in merge(order, people, Path(folder)))
        note.copies = len(people)
        share = (time.perf_counter() - began) / len(people) / full
        note.text = f"{share:.0%} of a full build, {size / len(people) / 1000:.0f} kB each"


def cards(target: Any, number: int, folder: Path) -> None:
    """Time a print run, the reading of its list and the layout of its card."""
    people = folder / "people.csv"
    people.write_text("bib,name\n" + "".join(f"{n:05d},Runner {n}\n" for n in range(1, number + 1)))
    options = Options(home=HomePrinting(stock=STOCK))
    order = CopyOrder(Project.find(), options, ROUTINE, Job.named("card", target))
    what = "10-up" if target == "home" else "for a print shop"
    with stage(f"{number} cards, {what}") as note:
        programme = copies_for(order.project, order.options, order.routine).programme()
        everyone = read_people(people, "people.csv", programme, ())
        _, *run = print_run(order, everyone, folder / "out")
        note.text = f"{sum(made.path.stat().st_size for made in run) / number:.0f} bytes a card"


def main() -> None:
    """Measure what the command line names."""
    what, kind, number = sys.argv[1], sys.argv[2], int(sys.argv[3])
    if what == "copies":
        copies(kind, number)
        return
    with TemporaryDirectory() as folder:
        cards(kind, number, Path(folder))


if __name__ == "__main__":
    main()
