"""Every edition of a product for the screen: each size, either way up, and large print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.content.project import Project
from generator.options import ORIENTATIONS
from generator.paper import papers

MOST_BYTES: dict[str, int] = {"booklet": 460_000, "card": 150_000, "poster": 250_000, "pocket": 150_000}


def editions() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield products with the options that make one edition of each."""
    project = Project.find()
    for paper in papers(project, "poster"):
        for orientation in ORIENTATIONS:
            yield "poster", {"paper": paper, "orientation": orientation}
    for size in papers(project, "card"):
        yield "card", {"card_size": size}
    for size in papers(project, "booklet"):
        yield "booklet", {"booklet_size": size}
    yield "pocket", {}
    for product in ("poster", "card", "booklet", "pocket"):
        yield product, {"large_print": True}
    yield "booklet", {"booklet_size": "letter", "large_print": True}
