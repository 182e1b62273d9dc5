"""A series of posters: the parts of a routine shared out to several pages, each with its title, Stop and foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from itertools import combinations, pairwise
from typing import Any

from generator.documents.blocks import Block, Document, Foot, Section, Step, Words
from generator.errors import PressError


def parted(document: Document, count: int) -> list[Document]:
    """Share a document's parts out to so many, parted between parts. Raises PressError when it has fewer parts."""
    if count == 1:
        return [document]
    if len(document.steps) < count:
        parts = f"{len(document.steps)} part{'s' * (len(document.steps) != 1)}"
        raise PressError(
            f"a series is parted between parts, and the routine has {parts}: ask for --posters {len(document.steps)}"
        )
    return list(pages(document, shares(document.steps, count)))


def shares(steps: Sequence[Step], count: int) -> list[tuple[Step, ...]]:
    """Share steps out in order so that the fullest share has as few moves as can be."""
    ways = (
        [tuple(steps[start:end]) for start, end in pairwise((0, *cuts, len(steps)))]
        for cuts in combinations(range(1, len(steps)), count - 1)
    )
    return min(ways, key=lambda way: sorted((sum(len(step.moves) for step in share) for share in way), reverse=True))


def pages(document: Document, shared: Sequence[tuple[Step, ...]]) -> Iterator[Document]:
    """Give the document of each page: what all pages say is made anew for each, as blocks stand on one page only."""
    for number, steps in enumerate(shared):
        page = replace(document, steps=steps, foot=numbered(document.foot, number))
        if number:
            page = replace(
                page, heading=anew(page.heading), strapline=anew(page.strapline), hero=None, inset=None,
                stop=anew(page.stop), foot=anew(page.foot),
            )  # fmt: skip
        yield page


def numbered(foot: Foot | None, number: int) -> Foot | None:
    """Keep of a foot's paragraphs on the series the one of a page."""
    if foot is None:
        return None
    series = [paragraph for paragraph in foot.paragraphs if paragraph.kind == "series"]
    kept = tuple(each for each in foot.paragraphs if each.kind != "series" or each is series[number])
    return replace(foot, paragraphs=kept)


def anew(value: Any) -> Any:
    """Make blocks anew that say the same."""
    if isinstance(value, tuple):
        return tuple(map(anew, value))
    if isinstance(value, (Block, Words)):
        return type(value)(**{each.name: anew(getattr(value, each.name)) for each in fields(value)})
    return value


def whole(document: Document, parts: Sequence[Document]) -> Document:
    """Give the document of all pages, for the order in which they are read."""
    if len(parts) == 1:
        return parts[0]
    sections = [
        Section(kind="chapter", blocks=tuple(each for each in part.children() if isinstance(each, Block)))
        for part in parts
    ]
    empty = replace(document, heading=None, strapline=None, hero=None, steps=(), inset=None, stop=None, foot=None)
    return replace(empty, sections=tuple(sections))
