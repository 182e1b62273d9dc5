"""Write docs/what-is-printed.md from templates and layouts: `python docs/what_is_printed.py`.

Which field a product prints is found by giving each field of the shipped routines a word of its own and looking for it
in what the product's template makes of them; what may go, and how small things may be, stands in the `prints.py` of
its layout.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from generator.content.base import Content
from generator.content.values import Text

if TYPE_CHECKING:
    from generator.content.programme import Programme

PAGE = Path(__file__).with_name("what-is-printed.md")
PRODUCTS = ("poster", "card", "pocket", "booklet")
KINDS = {"routines": "Routine", "exercises": "Exercise", "anatomy": "Anatomy note"}
ROUTINES = ("psoas-for-runners", "ankle-and-calf-warm-up")
NAMES = {"id", "language", "kind", "name_of", "sources", "muscles", "positions", "tags", "level", "figure", "people",
         "exercises", "hero", "plate", "chart", "alt", "of", "see"}  # fmt: skip
"""Fields that name something, and are not words to be printed."""
HEAD = """\
# What is printed

Which fields of your files each product prints, what it may leave out, and how small type and figures may be. Written
from templates and layouts by `python docs/what_is_printed.py`; please change those and not this page. What is left out
is told by `check` and `build`, with the file, the line, and where it would be printed; `build --strict` ends with an
error then.

## Fields

● is printed, ○ may be left out. Figures are on every product; what only names something (a figure, a source, a muscle)
is not listed, and neither is what no product prints.
"""
BOOKLET = """\
## Booklet

A booklet leaves nothing out: words that do not fit are an error that says how many to cut. Its body type is {a5:g} pt
at least on A5 and smaller pages, {a4:g} pt on A4 and Letter, {large:g} pt in large print. Pages for notes fill the last
sheet where any are left.
"""


def page() -> str:
    """Return the page."""
    from generator.layouts.booklet import page_format

    least = {"a5": page_format.SMALLEST_BODY, "a4": page_format.SMALLEST_BODY_A4}
    parts = [HEAD, *tables(), *(leaves(product) for product in PRODUCTS[:3])]
    return "\n".join([*parts, BOOKLET.format(large=page_format.SMALLEST_BODY_LARGE, **least)])


def tables() -> Iterator[str]:
    """Yield a table of fields for each kind of file."""
    printed = fields()
    goes = {product: {name for each in prints(product).GOES for name in each.fields} for product in PRODUCTS[:3]}
    for kind, said in KINDS.items():
        yield f"| {said} | {' | '.join(product.capitalize() for product in PRODUCTS)} |"
        yield "|---|" + ":-:|" * len(PRODUCTS)
        for name in sorted(name for other, name in printed if other == kind):
            marks = ["" if each not in printed[kind, name] else "○" if name in goes.get(each, ()) else "●"
                     for each in PRODUCTS]  # fmt: skip
            yield f"| `{name}` | {' | '.join(marks)} |"
        yield ""


def fields() -> dict[tuple[str, str], set[str]]:
    """Give the products that print each field: by the kind of its file and its name."""
    from generator.content.library import Library
    from generator.content.project import Project
    from generator.documents.templating import render

    project, found = Project.find(Path(__file__).parents[1]), defaultdict[tuple[str, str], set[str]](set)
    for routine in ROUTINES:
        markers: dict[str, tuple[str, str]] = {}
        programme = marked_programme(Library(project).programme(routine), markers)
        for product in PRODUCTS:
            said = repr(render(product, programme, project).children()).lower()
            for marker, field in markers.items():
                if re.search(rf"{marker}(?![0-9])", said):
                    found[field].add(product)
    return found


def marked_programme(programme: Programme, markers: dict[str, tuple[str, str]]) -> Programme:
    """Give a programme in which every text says which field it is."""
    from generator.content.dose import Dose

    def marked(value: Any, kind: str, name: str) -> Any:
        if isinstance(value, Text) and name.rpartition(".")[2] not in NAMES:
            marker = f"mark{len(markers)}"
            markers[marker] = (kind, name)
            return Text(f"https://{marker}.example" if name.endswith("link") else marker, value.source)
        if isinstance(value, Dose):
            marker = str(7000 + len(markers))
            markers[marker] = (kind, name)
            return Dose.model_validate({"reps": Text(marker)})
        if isinstance(value, tuple):
            return tuple(marked(each, kind, name) for each in value)
        if isinstance(value, Content):
            inner = {each: marked(getattr(value, each), kind, f"{name}.{each}".strip(".")) for each in
                     type(value).model_fields if each not in NAMES}  # fmt: skip
            return value.model_copy(update=inner)
        return value

    parts = []
    for part in programme.parts:
        moves = tuple(replace(each, exercise=marked(each.exercise, "exercises", "")) for each in part.moves)
        words = {each: marked(getattr(part, each), "routines", f"parts.{each}") for each in ("name", "note", "intro")}
        parts.append(replace(part, moves=moves, **words))
    anatomy = {each: marked(note, "anatomy", "") for each, note in programme.anatomy.items()}
    routine = marked(programme.routine, "routines", "")
    return replace(programme, routine=routine, parts=tuple(parts), anatomy=anatomy)


def prints(product: str) -> ModuleType:
    """Give the module that says what a product prints."""
    return import_module(f"generator.layouts.{product}.prints")


def leaves(product: str) -> str:
    """Say what a product may leave out, and its floors."""
    from generator.layouts.floors import told

    data = prints(product)
    lines = [f"## {product.capitalize()}", "", "May be left out, first to last:", ""]
    lines += [f"- {each.when} ({', '.join(f'`{name}`' for name in each.fields)})" for each in data.GOES]
    lines += ["", "| Never smaller than | Usual | In large print |", "|---|---|---|"]
    lines += [f"| {said} | {least:g} {unit} | {large:g} {unit} |"
              for said, least, large, unit in told(data.FLOORS, data.LARGE_FLOORS)]  # fmt: skip
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
