"""Make every picture of the README and the docs from the program's own output: `make pictures`.

The pictures of the routine in the README come from the very files that stand there. Same input, same bytes.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path

from PIL import Image, ImageColor
from pypdf import PdfReader

from generator import Options, Project, build
from generator.cli.figure import drawn
from generator.content.library import Library
from generator.figure import Style
from generator.finishing.proofs import page_pictures
from generator.layouts.theme import load_theme

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs/pictures"
GROUND, GAP = ImageColor.getrgb("#E7ECEE"), 24
COLOURS = 256
MOST_BYTES = 150_000
WIDTHS = {"poster": 900, "card": 900, "booklet": 1400, "your-own": 1400, "themes": 1000}
"""Widths of the pictures in pixels, by name."""
SPREADS = ("Session at a glance", "The Hundred", "Your psoas")
"""Spreads of the booklet to show after its cover, by a heading on them."""

Pixels = Image.Image


def main() -> None:
    """Write all pictures."""
    makers: dict[str, Callable[[Path], Pixels]] = {
        "poster": poster,
        "card": card,
        "booklet": booklet,
        "your-own": your_own,
        "themes": themes,
    }
    FOLDER.mkdir(exist_ok=True)
    for name, width in WIDTHS.items():
        with tempfile.TemporaryDirectory() as folder:
            picture = makers[name](Path(folder))
        path = FOLDER / f"{name}.png"
        path.write_bytes(as_png(picture, width))
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size / 1000:.0f} kB")


def poster(folder: Path) -> Pixels:
    """Show the poster."""
    return framed(pages(made("psoas-for-runners", "poster", folder), [0]))


def card(folder: Path) -> Pixels:
    """Show both sides of the card, the front above."""
    front, back = pages(made("psoas-for-runners", "card", folder), [0, 1], dpi=300)
    return framed(stacked([front, back]))


def booklet(folder: Path) -> Pixels:
    """Show the cover laid open, and spreads from the inside, two beside each other."""
    path = made("psoas-for-runners", "booklet", folder)
    left = [number - number % 2 for number in numbers_of(path, SPREADS)]
    last = len(PdfReader(path).pages)
    wanted = [last, 1, *(page for number in left for page in (number, number + 1))]
    drawn_pages = pages(path, [number - 1 for number in wanted], dpi=100)
    spreads = [beside(drawn_pages[at : at + 2], gap=0) for at in range(0, len(drawn_pages), 2)]
    return framed(stacked([beside(spreads[at : at + 2]) for at in range(0, len(spreads), 2)]))


def your_own(folder: Path) -> Pixels:
    """Show what the README's two files make: the new figure, the poster, the card."""
    for name, text in readme_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    routine = str(folder / "content/routines/hips-after-a-run.yaml")
    [sheet] = pages(made(routine, "poster", folder), [0], dpi=60)
    sides = pages(made(routine, "card", folder), [0, 1], dpi=160)
    figure = figure_of("bridge", "colour", "colour", Project.find(folder))
    column = stacked([as_wide_as(sides[0].width, figure), *sides])
    return framed(beside([as_high_as(column.height, sheet), column]))


def themes(folder: Path) -> Pixels:
    """Show the poster in every theme, three in a row."""
    names = Project.find(ROOT).files("templates/themes")
    posters = []
    for name in names:
        [one] = build("psoas-for-runners", products=["poster"], options=Options(theme=name), out=folder / name)
        posters += pages(one.path, [0], dpi=30)
    return framed(stacked([beside(posters[at : at + 4]) for at in range(0, len(posters), 4)]))


def readme_files() -> dict[str, str]:
    """Take the files out of the README that are marked with their names."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return dict(re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", text, re.DOTALL))


def made(routine: str, product: str, folder: Path) -> Path:
    """Build one product and give its file."""
    [one] = build(routine, products=[product], options=Options(), out=folder / "output")  # type: ignore[list-item]
    return one.path


def figure_of(name: str, theme: str, kind: str, project: Project) -> Pixels:
    """Draw one figure on its own."""
    style = Style.for_mat(90, kind)  # type: ignore[arg-type]
    data = drawn(Library(project).figure(name), "", style, load_theme(project, theme), (name, ".png"))
    return Image.open(BytesIO(data)).convert("RGB")


def pages(path: Path, indexes: Sequence[int], dpi: float = 80) -> list[Pixels]:
    """Draw pages of a PDF, by index."""
    data = list(islice(page_pictures(path.read_bytes(), dpi), max(indexes) + 1))
    return [Image.open(BytesIO(data[index])).convert("RGB") for index in indexes]


def numbers_of(path: Path, headings: Iterable[str]) -> list[int]:
    """Find the pages, from 1, on which headings of the outline stand. Raises KeyError."""
    reader, found = PdfReader(path), {}

    def walk(entries: list[object]) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry)
            else:
                number = reader.get_destination_page_number(entry)  # type: ignore[arg-type]
                found.setdefault(re.sub(r"^([A-Z]|\d+)\s+", "", str(entry.title)), number)  # type: ignore[attr-defined]

    walk(list(reader.outline))
    return [found[heading] + 1 for heading in headings]


def beside(parts: Sequence[Pixels], gap: int = GAP) -> Pixels:
    """Put pictures into a row, on one line at the foot."""
    sheet = Image.new("RGB", (sum(p.width + gap for p in parts) - gap, max(p.height for p in parts)), GROUND)
    left = 0
    for part in parts:
        sheet.paste(part, (left, sheet.height - part.height))
        left += part.width + gap
    return sheet


def stacked(parts: Sequence[Pixels]) -> Pixels:
    """Put pictures into a column."""
    sheet = Image.new("RGB", (max(p.width for p in parts), sum(p.height + GAP for p in parts) - GAP), GROUND)
    top = 0
    for part in parts:
        sheet.paste(part, (0, top))
        top += part.height + GAP
    return sheet


def framed(picture: Pixels | Sequence[Pixels]) -> Pixels:
    """Put ground round a picture."""
    inner = picture if isinstance(picture, Image.Image) else beside(picture)
    sheet = Image.new("RGB", (inner.width + 2 * GAP, inner.height + 2 * GAP), GROUND)
    sheet.paste(inner, (GAP, GAP))
    return sheet


def as_wide_as(width: int, picture: Pixels) -> Pixels:
    """Scale a picture to a width."""
    return picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)


def as_high_as(height: int, picture: Pixels) -> Pixels:
    """Scale a picture to a height."""
    return picture.resize((round(picture.width * height / picture.height), height), Image.Resampling.LANCZOS)


def as_png(picture: Pixels, width: int) -> bytes:
    """Scale to a width and write with a palette."""
    data = BytesIO()
    few = as_wide_as(width, picture).quantize(COLOURS, Image.Quantize.MAXCOVERAGE, 2, dither=Image.Dither.NONE)
    few.save(data, "PNG", optimize=True)
    return data.getvalue()


if __name__ == "__main__":
    main()
