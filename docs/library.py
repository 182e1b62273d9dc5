"""Write docs/library.md and its pictures from the library: `python docs/library.py`.

A picture of a family is a page of the printed catalogue. It notes in itself what it shows, so that a family that has
grown since is noticed without drawing.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, PngImagePlugin

from generator.cli.listing import catalogue_of
from generator.content.library import Library
from generator.content.project import Project
from generator.content.search import LibraryEntry, by_family, entries
from generator.finishing.proofs import page_pictures
from generator.layouts.theme import load_theme
from generator.paper import Paper

ROOT = Path(__file__).resolve().parent.parent
PAGE = Path(__file__).with_name("library.md")
FOLDER = Path(__file__).with_name("library")
SHEET = Paper("sheet", 252, 1400)
"""Five figures wide, in mm, and longer than any family is."""
DPI, COLOURS, EDGE = 132, 48, 20
SHOWN = "Exercises"
"""Where a picture notes what it shows."""
HEAD = """\
# The library

The {count} exercises that come with Routine Press, family by family. Name one in a routine by its id; `variant: easier`
(or `harder`) picks a variant. The muscle is the one that works most. `routine-press find WORDS` searches them,
`routine-press figure ID -o ID.png` draws one large, `routine-press catalogue -o catalogue.pdf` prints them all. Written
from `content/exercises/` by `python docs/library.py`; please change those and not this page.

{families}
"""
ROW = "| Exercise | Id | Level | Positions | Equipment | Works |\n|---|---|---|---|---|---|"

Family = tuple[str, list[LibraryEntry]]


def main() -> None:
    """Write the page and its pictures, and take away pictures of families that are no more."""
    library = shipped()
    families = list(by_family(entries(library)))
    PAGE.write_text(page(library, families), encoding="utf-8")
    FOLDER.mkdir(exist_ok=True)
    for family in families:
        path = picture_of(family)
        path.write_bytes(drawn(library, family))
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size / 1000:.0f} kB")
    for path in set(FOLDER.glob("*.png")) - set(map(picture_of, families)):
        path.unlink()


def shipped() -> Library:
    """Give the library that ships."""
    return Library(Project.find(ROOT))


def outdated(library: Library) -> list[str]:
    """Name what is no longer what the library says: the page, and pictures of families."""
    families = list(by_family(entries(library)))
    old = [] if PAGE.is_file() and PAGE.read_text("utf-8") == page(library, families) else [PAGE.name]
    for family in families:
        path = picture_of(family)
        if not path.is_file() or Image.open(path).info.get(SHOWN) != shown(library, family):
            old.append(path.name)
    return old


def page(library: Library, families: list[Family]) -> str:
    """Return the page."""
    links = " · ".join(f"[{name}](#{anchor(name)})" for name, _ in families)
    count = sum(len(listed) for _, listed in families)
    parts = [HEAD.format(count=count, families=links), *(section(library, family) for family in families)]
    return "\n".join(parts)


def section(library: Library, family: Family) -> str:
    """Write a family: its picture, and a line for each exercise and each variant."""
    name, listed = family
    lines = [line for each in listed for line in rows(library, each)]
    alt = f"{name}: {', '.join(each.name for each in listed)}"
    return "\n".join([f"## {name}", "", f"![{alt}](library/{anchor(name)}.png)", "", ROW, *lines, ""])


def rows(library: Library, each: LibraryEntry) -> Iterator[str]:
    """Yield the line of an exercise, and one for each of its variants."""
    columns = [
        each.name,
        f"`{each.id}`",
        each.level,
        *map(", ".join, (each.positions, each.equipment)),
        works(library, each),
    ]
    yield f"| {' | '.join(columns)} |"
    exercise = library.exercise(each.id).value
    for way in exercise.ways if exercise else ():
        assert exercise is not None
        one = exercise.varied(way)
        places, things = (", ".join(map(str, values)) for values in (one.positions, one.equipment))
        yield f"| {one.name} | {each.id}, `variant: {way}` | {way} | {places} | {things} | {works(library, each)} |"


def works(library: Library, each: LibraryEntry) -> str:
    """Name the first muscle, which works most, as its anatomy note does if it has one."""
    note = library.anatomy.get(each.muscles[0])
    name = str(note.value.name) if note and note.value else each.muscles[0]
    return name[:1].upper() + name[1:]


def shown(library: Library, family: Family) -> str:
    """List what a picture of a family shows."""
    ways = {each.id: library.exercise(each.id).value for each in family[1]}
    return " ".join("+".join([name, *(one.ways if one else ())]) for name, one in ways.items())


def drawn(library: Library, family: Family) -> bytes:
    """Draw a family as a PNG with a small palette: a page of the catalogue, cut to what is on it."""
    pdf = catalogue_of(library, [family], load_theme(library.project, "colour"), SHEET)
    whole = Image.open(BytesIO(next(page_pictures(pdf, DPI)))).convert("RGB")
    bounds = ImageChops.difference(whole, Image.new("RGB", whole.size, "white")).getbbox()
    assert bounds is not None, "a family has exercises"
    cut = whole.crop((0, max(0, bounds[1] - EDGE), whole.width, min(whole.height, bounds[3] + EDGE)))
    data, notes = BytesIO(), PngImagePlugin.PngInfo()
    notes.add_text(SHOWN, shown(library, family))
    few = cut.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, 2, dither=Image.Dither.NONE)
    few.save(data, "PNG", optimize=True, pnginfo=notes)
    return data.getvalue()


def picture_of(family: Family) -> Path:
    """Give the file of a family's picture."""
    return FOLDER / f"{anchor(family[0])}.png"


def anchor(name: str) -> str:
    """Give the part of an address that leads to a heading."""
    return name.lower().replace(" ", "-")


if __name__ == "__main__":
    main()
