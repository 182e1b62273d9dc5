"""One product of one routine, stage by stage, cold and warm: `python -m tests.bench.stages ROUTINE PRODUCT`."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.clock import stage


def build(routine: str, product: Any, kind: str, out: Path) -> None:
    """Build once and time each stage."""
    with stage(f"{kind}: content") as note:
        from generator.content.project import Project
        from generator.files import write_whole
        from generator.jobs import Job
        from generator.options import Options
        from generator.press import Press

        press = Press(Project.find(), Options())
        programme = press.library.programme(routine)
        note.text = f"{len(programme.moves)} exercises"
    with stage(f"{kind}: template") as note:
        document = press.document(programme, Job.named(product))
        from generator.documents.blocks import walk

        note.text = f"{sum(1 for _ in walk(document))} blocks"
    with stage(f"{kind}: theme and paper"):
        setting = press.setting(programme, Job.named(product))
    with stage(f"{kind}: layout and PDF") as note:
        from generator.press import planner

        laid = planner(Job.named(product).product)(document, setting).paint()
        note.text = f"{laid.pages} pages, {len(laid.data) / 1000:.0f} kB"
    with stage(f"{kind}: writing"):
        write_whole(out / "bench.pdf", laid.data)


def main() -> None:
    """Build twice in one process."""
    routine, product = sys.argv[1:]
    with TemporaryDirectory() as folder:
        for kind in ("cold", "warm"):
            build(routine, product, kind, Path(folder))


if __name__ == "__main__":
    main()
