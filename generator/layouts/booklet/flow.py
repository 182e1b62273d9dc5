"""An exercise down narrow pages that are read one by one: what it is, its pictures, how it is done, when to stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from generator.documents import blocks
from generator.documents.blocks import Advice, Exercise, Fact, Heading, Section, Words
from generator.layouts.booklet.compositor import Compositor, landmark
from generator.layouts.booklet.pieces import Columns, Raised, Space, Stack, cap_drop
from generator.pdf.flowables import Picture, Text
from generator.units import MM

TALLEST = 62.0
"""Most height of a picture, mm."""
SHARES = (1.0, 0.9, 0.8)
"""Shares of that size to try, where smaller pictures spare a page."""
LETTER = 13.0
"""How far a name is indented past its letter, mm."""
LETTER_GAP = 14.0
"""Below the letter, pt at the usual scale."""
LABEL = 18.0
"""Width of the labels of facts, mm."""
LEAST_LEFT = 60.0
"""Room (pt at the usual scale) that must be left below the heading of a list."""


def exercise(section: Section, press: Compositor, share: float = 1.0) -> list[Flowable]:
    """Set a section that holds an exercise, and before it the name of the part that it opens.

    `share` is that of the largest size at which the pictures are set.
    """
    (block,) = (each for each in section.blocks if isinstance(each, Exercise))
    return [
        *opening(section.heading, block, press),
        *facts(block.facts, press),
        *pictures(block.pictures, press, share),
        *cues(block, press),
        press.rule(1, before=8, after=8),
        *press.items(block.steps, "step", 5),
        *advice(block.options, press),
        *advice(block.mistakes, press),
        press.stop_panel(block.stop, before=press.pt(12), after=press.pt(8)),
        *([press.paragraph(block.muscles, "small")] if block.muscles is not None else []),
    ]


def opening(part: Heading | None, block: Exercise, press: Compositor) -> Iterator[Flowable]:
    """Set the part's name, letter and name, aim and a rule; a part of one move lends its numeral for the letter."""
    number, above = block.heading.number, []
    if part is not None:
        above = [part_name(part, press, numbered=number is not None)]
    if number is not None:
        yield from above
        yield named(number, [], block, press)
    else:
        yield named(part.number if part is not None else None, above, block, press)
    yield press.paragraph(block.aim, "aim", spaceAfter=press.pt(8))
    yield press.rule(2, after=4)


def named(number: Words | None, above: list[Text], block: Exercise, press: Compositor) -> Flowable:
    """Set the letter or numeral large, beside the exercise's name and what stands above it."""
    lines = [*above, press.heading(block.heading, "move-name", leftIndent=0)]
    if block.optional is not None:
        lines.append(press.paragraph(block.optional, "label", spaceBefore=press.pt(3)))
    if number is None:
        return Stack(lines)
    letter = press.text(number, "letter-large", leftIndent=-press.pt(1))
    raised = Raised(letter, cap_drop(letter) - cap_drop(lines[0]))
    widths = (LETTER * MM, press.page.points - LETTER * MM)
    return Columns((Stack([raised]), Stack(lines)), widths, 0, after=press.pt(LETTER_GAP))


def part_name(part: Heading, press: Compositor, *, numbered: bool) -> Text:
    """Set a part's name; its numeral stands before it unless that stands large below."""
    make = partial(press.text, part.words, "part-name", landmark=landmark(part), spaceAfter=press.pt(5))
    if part.number is None or not numbered:
        return make(keepWithNext=1)
    return make(label=part.number, label_role="part-number", leftIndent=press.mm(9), bulletIndent=0, keepWithNext=1)


def facts(found: Sequence[Fact], press: Compositor) -> Iterator[Flowable]:
    """Set dose, breath and time one below the other, labels at the left."""
    widths = (LABEL * MM, press.page.points - LABEL * MM)
    for number, fact in enumerate(found):
        if number:
            yield press.rule(0.5, before=3, after=3, role="hairline")
        value = press.paragraph(fact.value, "fact-dose" if fact.value.kind == "dose" else "fact")
        label = press.paragraph(fact.label, "label")
        lowered: list[Flowable] = [
            Raised(label, label.style.fontSize - value.style.fontSize),
        ]
        yield Columns((Stack(lowered), Stack([value])), widths, 0)


def pictures(found: Sequence[blocks.Picture], press: Compositor, share: float) -> Iterator[Flowable]:
    """Set the pictures one below the other, all bodies of one size, each with its caption."""
    drawer, measure = press.setting.pictures, press.page.measure
    artworks = [drawer.pose_artwork(each.name, measure, each.frame) for each in found]
    widest = max((artwork.bounds[2] - artwork.bounds[0] for artwork in artworks), default=measure)
    tallest = max((artwork.bounds[3] - artwork.bounds[1] for artwork in artworks), default=measure)
    scale = share * min(measure / widest, TALLEST / tallest)
    for each, artwork in zip(found, artworks, strict=True):
        made: list[Flowable] = [Space(press.pt(12)), Picture(artwork, scale * MM, block=each)]
        if each.caption is not None:
            hanging = {"label": each.number, "label_role": "caption-number", "leftIndent": press.mm(8)}
            options = {**(hanging if each.number else {}), "bulletIndent": 0, "spaceBefore": press.pt(4)}
            made.append(press.text(each.caption, "caption", **options))
        yield KeepTogether(made)


def cues(block: Exercise, press: Compositor) -> Iterator[Flowable]:
    """Set what to think of, and who should ask first."""
    if block.cues is not None:
        first, *rest = press.items(block.cues, gap=3)
        first.style.spaceBefore = press.pt(12)
        yield from (first, *rest)
    if block.ask_first is not None:
        yield press.run_in(block.ask_first, ("ask-head", "small"), before=9)


def advice(found: Sequence[Advice], press: Compositor) -> Iterator[Flowable]:
    """Set advice under a rule, each with its heading above it."""
    if found:
        yield CondPageBreak(press.pt(LEAST_LEFT))
        yield press.rule(1, before=10, after=6)
    for number, each in enumerate(found):
        stack = press.advice(each)
        stack.spaceBefore = press.pt(6) if number else 0
        yield stack
