"""What tags cost: the same pages with and without them, in time and bytes: `python -m tests.bench.tagging ROUTINE`."""

from __future__ import annotations

import json
import sys
import time
from io import BytesIO

ROUNDS = 5


def streamed(pdf: bytes) -> int:
    """Give the length of a file saved as screen files are: object streams, linearised."""
    import pikepdf

    from generator.pdf.metadata import save

    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(save(opened, streamed=True))


def main() -> None:
    """Build each product with tags (screen) and without (home, before imposing), and print the least time of each."""
    from generator.content.project import Project
    from generator.options import PRODUCTS, Job, Options
    from generator.press import Press

    press = Press(Project.find(), Options())
    programme = press.library.programme(sys.argv[1])
    for product in PRODUCTS:
        least = {}
        sizes = {}
        for target in ("screen", "home") * ROUNDS:
            began = time.process_time()
            laid = press.lay(programme, Job(product, target))
            took = time.process_time() - began
            least[target] = min(took, least.get(target, took))
            sizes[target] = len(laid.pdf) if target == "screen" else streamed(laid.pdf)
        more_time = least["screen"] / least["home"] - 1
        more_bytes = sizes["screen"] / sizes["home"] - 1
        note = f"tags add {more_time:+.0%} of processor time and {more_bytes:+.0%} of bytes"
        print(json.dumps({"stage": product, "ms": least["screen"] * 1000, "mb": 0.0, "note": note}), flush=True)


if __name__ == "__main__":
    main()
