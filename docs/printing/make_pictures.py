"""Make the pictures of docs/print-at-home.md and docs/send-to-a-shop.md: `python docs/printing/make_pictures.py`.

Builds a routine for home and shop in a temporary folder with the program itself, and draws pages side by side.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from generator.finishing.proofs import page_pictures

ROUTINE = "psoas-for-runners"
HERE = Path(__file__).parent
GROUND, GAP, DPI = "#DFE7E9", 18, 48
PICTURES: dict[str, tuple[str, tuple[int, ...]]] = {
    "poster": ("poster-home", (1, 2, 3, 4)),
    "cards": ("card-home", (1, 2)),
    "booklet": ("booklet-home", (1, 3)),
    "pocket": ("pocket-home", (1,)),
    "folded-cards": ("fold/card-home", (1,)),
    "shop-marks": ("marks/card-shop", (1, 2)),
    "calibration": ("calibration", (1, 2)),
}
"""Pictures by name: the file (folder and end of its name) and its pages, from 1."""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        press("build", ROUTINE, "--only", "poster,card,booklet,pocket", "--target", "home", "--out", str(folder))
        press("build", ROUTINE, "--only", "card", "--target", "home", "--fold-over", "--out", str(folder / "fold"))
        marks = ("--target", "shop", "--marks", "crop,registration,colorbar")
        press("build", ROUTINE, "--only", "card", *marks, "--out", str(folder / "marks"))
        press("calibrate", "--out", str(folder / "calibration.pdf"))
        for picture, (file, pages) in PICTURES.items():
            path = file_of(folder, file)
            if path.is_file():
                side_by_side(path.read_bytes(), pages).save(HERE / f"{picture}.png", optimize=True)
                print(HERE / f"{picture}.png")
            else:
                print(f"{picture}: there is no {path.name}", file=sys.stderr)


def press(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "generator", *arguments], check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def file_of(folder: Path, file: str) -> Path:
    inner, _, end = file.rpartition("/")
    name = f"{end}.pdf" if end == "calibration" else f"{ROUTINE}-{end}.pdf"
    return folder / inner / name


def side_by_side(pdf: bytes, pages: tuple[int, ...]) -> Image.Image:
    """Draw pages in a row on a pale ground; small ones larger."""
    drawn = [Image.open(BytesIO(data)).convert("RGB") for data in page_pictures(pdf, DPI)]
    shown = [drawn[page - 1] for page in pages]
    if max(page.height for page in shown) < 300:
        drawn = [Image.open(BytesIO(data)).convert("RGB") for data in page_pictures(pdf, 2.5 * DPI)]
        shown = [drawn[page - 1] for page in pages]
    size = sum(page.width + GAP for page in shown) + GAP, max(page.height for page in shown) + 2 * GAP
    sheet = Image.new("RGB", size, GROUND)
    left = GAP
    for page in shown:
        sheet.paste(page, (left, GAP))
        left += page.width + GAP
    return sheet.quantize(96)


if __name__ == "__main__":
    main()
