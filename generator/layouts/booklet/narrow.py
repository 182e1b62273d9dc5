"""An exercise down narrow pages that are read one by one: what it is, its pictures, how it is done, when to stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.documents import blocks
from generator.documents.blocks import Advice, Exercise, Fact, Section
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.engine.abreast import in_columns
from generator.layouts.engine.boxes import Box, PictureBox
from generator.layouts.engine.galley import HEADING_PARTED, FlowBox, Opening
from generator.pdf.canvas import Artwork

TALLEST = 62.0
"""Most height of a picture, mm."""
SHARES = (1.0, 0.9, 0.8)
"""Shares of that size to try, where smaller pictures spare a page."""
SMALLER = 8.0
"""What it costs to set a page's pictures smaller, for each unit of their share."""
LETTER, LETTER_GAP = 13.0, 3.0
"""How far a name is indented past its letter, and the least white between them, mm."""
LABEL, LABEL_GAP = 18.0, 2.0
"""Width of the labels of facts with the white beside them, mm."""
ROW_PARTED, CAPTION_PARTED, GROUP_PARTED, ITEM_ALONE = 60.0, 900.0, 40.0, 80.0
"""What it costs to begin a page between facts, between a picture and its caption, between a rule and what it opens or
the panel and the muscles below it, and beside the only item of a list."""


def exercise(section: Section, compositor: Compositor, share: float = 1.0) -> list[FlowBox]:
    """Set a section that holds an exercise, and before it the name of the part that it opens.

    `share` is that of the largest size at which the pictures are set.
    """
    (block,) = (each for each in section.blocks if isinstance(each, Exercise))
    return [
        *opening(section, block, compositor),
        *facts(block.facts, compositor),
        *pictures(block.pictures, compositor, share),
        *cues(block, compositor),
        FlowBox(compositor.rule(1), compositor.pt(8), compositor.pt(8), HEADING_PARTED),
        *listed(compositor.items(block.steps), 5.0, compositor),
        *advice(block.options, compositor),
        *advice(block.mistakes, compositor),
        *closing(block, compositor),
    ]


def opening(section: Section, block: Exercise, compositor: Compositor) -> Iterator[FlowBox]:
    """Set the part's name, letter and name, aim and a rule; a part of one move lends its numeral for the letter."""
    part, number, measure = section.heading, block.heading.number, compositor.page.measure
    opens: Opening | None = Opening(section.running)
    lines: list[tuple[Box, float]] = []
    key = block.heading.key
    if part is not None:
        label = part.number if number is not None else None
        name = compositor.heading(part, "part-name", measure, label=label, label_role="part-number", label_gap=0.5)
        if number is not None:
            yield FlowBox(
                name, below=compositor.pt(7), tie=HEADING_PARTED, within=HEADING_PARTED, key=part.key, opens=opens
            )
            opens = None
        else:
            lines.append((name, 0.0))
            key = part.key
            number = part.number
    letter = compositor.text(number, "letter-large", even=True) if number is not None else None
    indent = max(LETTER, letter.natural - letter.bearing + LETTER_GAP) if letter else 0.0
    lines.append((compositor.heading(block.heading, "move-name", measure - indent), 4.0 if lines else 0.0))
    if block.optional is not None:
        lines.append((compositor.paragraph(block.optional, "label"), 3.0))
    words = compositor.stack(lines)
    named = in_columns([compositor.hung(letter, indent), words], (indent, measure - indent), 0.0) if letter else words
    yield FlowBox(named, 0.0, compositor.pt(9), HEADING_PARTED, key=key, opens=opens)
    yield FlowBox(
        compositor.paragraph(block.aim, "aim"), below=compositor.pt(8), tie=HEADING_PARTED, within=GROUP_PARTED
    )
    yield FlowBox(compositor.rule(2), below=compositor.pt(4), tie=HEADING_PARTED)


def facts(found: Sequence[Fact], compositor: Compositor) -> Iterator[FlowBox]:
    """Set dose, breath and time one below the other, labels at the left."""
    labels = [compositor.paragraph(fact.label, "label") for fact in found]
    first = max([LABEL, *(label.natural + LABEL_GAP for label in labels)])
    for number, (fact, label) in enumerate(zip(found, labels, strict=True)):
        if number:
            yield FlowBox(compositor.rule(0.5, "hairline"), compositor.pt(3), compositor.pt(3), HEADING_PARTED)
        value = compositor.paragraph(fact.value, "fact-dose" if fact.value.kind == "dose" else "fact")
        row = in_columns((label, value), (first - LABEL_GAP, compositor.page.measure - first), LABEL_GAP, "first")
        yield FlowBox(row, tie=ROW_PARTED)


def pictures(found: Sequence[blocks.Picture], compositor: Compositor, share: float) -> Iterator[FlowBox]:
    """Set the pictures one below the other, all bodies of one size, each with its caption."""
    measure = compositor.page.measure
    _, scale = fitted(found, compositor, share, measure)
    # drawn anew at the size they have, else their lines would be thinner than lines are
    artworks, scale = fitted(found, compositor, share, round(measure * scale, 1))
    for each, artwork in zip(found, artworks, strict=True):
        tie = CAPTION_PARTED if each.caption is not None else 0.0
        yield FlowBox(PictureBox(artwork, scale, each), compositor.pt(12), compositor.pt(4), tie)
        if each.caption is not None:
            hanging: dict[str, Any] = {
                "label": each.number,
                "label_role": "caption-number",
                "hanging": compositor.mm(8),
            }
            yield FlowBox(
                compositor.text(each.caption, "caption", **(hanging if each.number else {})), 0.0, compositor.pt(4)
            )


def fitted(
    found: Sequence[blocks.Picture], compositor: Compositor, share: float, mat: float
) -> tuple[list[Artwork], float]:
    """Draw pictures for a mat (mm), and give the scale at which they take a share of the page."""
    measure = compositor.page.measure
    artworks = [compositor.setting.pictures.pose_artwork(each.name, mat, each.frame) for each in found]
    widest = max((artwork.bounds[2] - artwork.bounds[0] for artwork in artworks), default=measure)
    tallest = max((artwork.bounds[3] - artwork.bounds[1] for artwork in artworks), default=measure)
    return artworks, share * min(measure / widest, TALLEST / tallest)


def listed(items: Sequence[Box], gap: float, compositor: Compositor) -> Iterator[FlowBox]:
    """Set items of a list, none of them alone on a page."""
    last = len(items) - 1
    for number, item in enumerate(items):
        alone = ITEM_ALONE if number < last and number in (0, last - 1) else 0.0
        yield FlowBox(item, compositor.pt(gap), 0.0, alone, ITEM_ALONE)


def cues(block: Exercise, compositor: Compositor) -> Iterator[FlowBox]:
    """Set what to think of, and who should ask first."""
    if block.cues is not None:
        first, *rest = listed(compositor.items(block.cues), 3.0, compositor)
        yield FlowBox(first.box, compositor.pt(12), 0.0, first.tie, first.within)
        yield from rest
    if block.ask_first is not None:
        yield FlowBox(compositor.run_in(block.ask_first, ("ask-head", "small")), compositor.pt(9), within=GROUP_PARTED)


def advice(found: Sequence[Advice], compositor: Compositor) -> Iterator[FlowBox]:
    """Set advice under a rule, each with its heading above it."""
    if found:
        yield FlowBox(compositor.rule(1), compositor.pt(10), compositor.pt(6), HEADING_PARTED)
    for each in found:
        yield FlowBox(compositor.advice(each), compositor.pt(6))


def closing(block: Exercise, compositor: Compositor) -> Iterator[FlowBox]:
    """Set the Stop panel and the muscles at work."""
    muscles = block.muscles
    yield FlowBox(
        compositor.stop_panel(block.stop), compositor.pt(12), compositor.pt(8), GROUP_PARTED if muscles else 0.0
    )
    if muscles is not None:
        yield FlowBox(compositor.paragraph(muscles, "small"), within=GROUP_PARTED)
