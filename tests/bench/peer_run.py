"""Make PDFs of sources with Typst or WeasyPrint: `python peer_run.py typst|weasyprint FOLDER PRODUCTS [CHANGED]`.

It runs in an environment that has the peers and nothing of ours. CHANGED is a folder of the same sources with another
text: they take the place of the first, and the time of making all products anew in the same process is printed.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path


def typst(folder: Path, product: str) -> None:
    """Make a product with Typst."""
    import typst

    source, fonts = folder / f"{product}.typ", [folder / "fonts"]
    typst.compile(source, output=folder / f"{product}-typst.pdf", font_paths=fonts, ignore_system_fonts=True)


def weasyprint(folder: Path, product: str) -> None:
    """Make a product with WeasyPrint."""
    from weasyprint import HTML

    HTML(folder / f"{product}.html").write_pdf(folder / f"{product}-weasyprint.pdf", pdf_tags=True)


def main() -> None:
    """Make all, and once more when there is something changed."""
    peers: dict[str, Callable[[Path, str], None]] = {"typst": typst, "weasyprint": weasyprint}
    make, folder, products = peers[sys.argv[1]], Path(sys.argv[2]), sys.argv[3].split(",")
    for product in products:
        make(folder, product)
    if len(sys.argv) > 4:
        shutil.copytree(sys.argv[4], folder, dirs_exist_ok=True)
        began = time.perf_counter(), time.process_time()
        for product in products:
            make(folder, product)
        print(time.perf_counter() - began[0], time.process_time() - began[1])


if __name__ == "__main__":
    main()
