"""What tags cost: the same files for the screen with and without them: `python -m tests.bench.tagging ROUTINE`.

Both are linearised, with the same links, outline and object streams. Measured are the whole build, from reading the
routine to the last byte, and the layout and PDF alone, in time of the processor. Builds with and without tags take
turns, after one of each that fills the caches; each is compared with its neighbour, so that other work of the machine
slows down both, and the middle one of all comparisons counts.
"""

from __future__ import annotations

import gc
import json
import sys
from statistics import median
from time import process_time
from typing import Any, NamedTuple

from generator.builder import PRODUCTS
from generator.content.project import Project
from generator.jobs import Job
from generator.layouts import page
from generator.layouts.booklet import composition
from generator.options import Options
from generator.pdf.tagging import tree_of
from generator.press import Press, planner

ROUNDS = {"poster": 30, "card": 40, "booklet": 12}


class Cost(NamedTuple):
    """The milliseconds of a build and of its layout and PDF, and the file's bytes."""

    build: float
    pages: float
    size: float


def built(routine: str, product: Any, *, tagged: bool) -> Cost:
    """Build once. There is no option for files without tags: layouts get no structure tree to fill."""
    for layout in (page, composition):
        vars(layout)["tree_of"] = tree_of if tagged else lambda _: None
    gc.collect()
    began = process_time()
    press = Press(Project.find(), Options())
    programme = press.library.programme(routine)
    document, setting = press.document(programme, Job.named(product)), press.setting(programme, Job.named(product))
    laying = process_time()
    pdf = planner(Job.named(product).product)(document, setting).paint().data
    ended = process_time()
    return Cost((ended - began) * 1000, (ended - laying) * 1000, len(pdf))


def measured(routine: str, product: str) -> tuple[float, Cost]:
    """Give the milliseconds of a build with tags, and what tags add to each cost (0.1: a tenth)."""
    pairs: list[tuple[Cost, Cost]] = []
    for turn in range(ROUNDS[product] + 1):
        turns = (True, False) if turn % 2 else (False, True)
        costs = {tagged: built(routine, product, tagged=tagged) for tagged in turns}
        pairs.append((costs[True], costs[False]))
    del pairs[0]
    more = [median(tagged[which] / plain[which] for tagged, plain in pairs) - 1 for which in range(3)]
    return median(tagged.build for tagged, _ in pairs), Cost(*more)


def main() -> None:
    """Print what tags add to each product."""
    gc.collect()
    gc.freeze()
    for product in PRODUCTS:
        took, more = measured(sys.argv[1], product)
        note = (
            f"tags add {more.build:+.1%} to the build, {more.pages:+.1%} to layout and PDF, {more.size:+.1%} of bytes"
        )
        print(json.dumps({"stage": product, "ms": took, "mb": 0.0, "note": note}), flush=True)


if __name__ == "__main__":
    main()
