"""Bytes of every file for the screen, at all sizes and in large print: `python -m tests.bench.sizes ROUTINE...`."""

from __future__ import annotations

import sys
from dataclasses import replace

from generator.content.project import Project
from generator.jobs import Job
from generator.options import Options
from generator.press import Press
from tests.bench.clock import stage
from tests.products.editions import MOST_BYTES, editions


def main() -> None:
    """Build each edition and print its size beside the most that it may have."""
    project = Project.find()
    for routine in sys.argv[1:]:
        for product, options in editions():
            named = [key.replace("_", " ") if value is True else value for key, value in options.items()]
            with stage(" ".join([product, *named])) as note:
                press = Press(project, replace(Options(), **options))
                pdf = press.press(press.library.programme(routine), Job.named(product)).data
                note.text = f"{len(pdf) / 1000:.0f} kB of {MOST_BYTES[product] / 1000:.0f}"


if __name__ == "__main__":
    main()
