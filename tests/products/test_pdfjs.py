"""Browsers open the files for the screen without a word of complaint: pdf.js reads pages, tags, links and outline."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pikepdf
import pytest

from tests.products.pressroom import Pressroom
from tests.products.routines import ANKLES, PSOAS

SCRIPT = Path(__file__).parents[1] / "pdfjs/open.mjs"


def opened(*files: Path) -> subprocess.CompletedProcess[str]:
    """Open files with pdf.js, which `make test` installs."""
    assert (SCRIPT.parent / "node_modules").is_dir(), "pdf.js is missing: run `make test`, or npm ci in tests/pdfjs"
    command = ["node", str(SCRIPT), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("routine", [PSOAS, ANKLES])
def test_pdfjs_opens_every_product_without_a_warning(routine: str, pressroom: Pressroom, tmp_path: Path) -> None:
    files = []
    for product in ("poster", "card", "booklet"):
        files.append(tmp_path / f"{product}.pdf")
        files[-1].write_bytes(pressroom(routine, product).pdf)
    run = opened(*files)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count(", 0 warnings") == len(files)


def test_pdfjs_complains_of_a_font_that_is_broken(pressroom: Pressroom, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    with pressroom(PSOAS, "card").open() as pdf:
        fonts = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and "/Length1" in thing]
        for font in fonts:
            font.write(b"no font at all")
        pdf.save(broken)
    run = opened(broken)
    assert run.returncode == 1
    assert "Warning" in run.stdout
