"""Which move stands in which band and column: every way that the structure of a routine offers, before measuring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, product
from typing import Literal

from generator.documents.blocks import Heading, Inset, Move, Paragraph, Step

StopPlace = Literal["level", "strip", ""]
"""The Stop panel at the end of the first band, in a band of its own above it, or elsewhere on the page."""
InsetPlace = Literal["opening", "hole", ""]


@dataclass(frozen=True, slots=True)
class Slot:
    """A column of a band and what stands in it; an inset in the opening has its heading among the band's heads."""

    content: Move | Inset
    column: int
    headed: bool = False


@dataclass(frozen=True, slots=True)
class BandHead:
    """A heading under its rule, over `span` columns from `column` on, and the note at its right.

    `again` is for a step that goes on: its heading is then decoration.
    """

    heading: Heading
    column: int
    span: int
    note: Paragraph | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class BandPlan:
    """A band: its columns, what stands in them and above them; `stop` is the first column of the Stop panel."""

    columns: int
    slots: tuple[Slot, ...] = ()
    heads: tuple[BandHead, ...] = ()
    stop: int | None = None

    @property
    def used(self) -> int:
        """The number of columns taken, from the left."""
        return self.columns if self.stop is not None else len(self.slots)


@dataclass(frozen=True, slots=True)
class BandShape:
    """How bands are made: their columns, those of the first band, and where Stop and the inset stand."""

    columns: int
    opening: int
    stop: StopPlace
    inset: InsetPlace


Plan = tuple[BandPlan, ...]


def plans(
    steps: Sequence[Step], inset: Inset | None, columns: int, *, stop: bool, few: int
) -> Iterator[tuple[BandShape, Plan]]:
    """Yield the ways to share steps out to bands of up to so many columns, the `few` with the least holes."""
    moves = sum(len(step.moves) for step in steps)
    seen: dict[Plan, BandShape] = {}
    stops: tuple[StopPlace, ...] = ("level", "strip") if stop else ("",)
    insets: tuple[InsetPlace, ...] = ("opening", "hole") if inset is not None else ("",)
    most = min(columns, max(1, moves + (inset is not None) + stop))
    for count, opening, place, where in product(range(1, most + 1), range(1, most + 1), stops, insets):
        if opening != count and (place != "level" or opening > count + 1):
            continue
        shape = BandShape(count, opening, place, where)
        made = planned(steps, inset, shape)
        if made is not None:
            seen.setdefault(made, shape)
    ranked = sorted(seen, key=lambda plan: (unevenness(plan), -plan[-1].columns))
    kept: dict[int, int] = {}
    for plan in ranked:
        kept[seen[plan].columns] = kept.get(seen[plan].columns, 0) + 1
        if kept[seen[plan].columns] <= few:
            yield seen[plan], plan


def unevenness(plan: Plan) -> float:
    """Judge a grid: the share of its columns that are empty, or would be without a wide Stop panel, and its breaks.

    A break is a row with one move of many, a step that goes on in other columns than it began in, a group in two rows.
    """
    columns = sum(band.columns for band in plan if band.slots)
    holes = sum(band.columns - band.used for band in plan)
    wide = sum(band.columns - band.stop - 1 for band in plan if band.stop is not None and band.slots)
    lonely = sum(len(band.slots) == 1 and band.columns > 1 and not band.heads for band in plan)
    changed = sum(not under.heads and above.columns != under.columns for above, under in pairwise(plan) if above.slots)
    parted = sum(not under.heads and in_one_group(above, under) for above, under in pairwise(plan))
    return (holes + wide) / max(1, columns) + 0.4 * (lonely + changed + parted)


def in_one_group(above: BandPlan, under: BandPlan) -> bool:
    """Tell whether the last move of a band and the first of the next belong together."""
    ends = [slot.content for band, place in ((above, -1), (under, 0)) for slot in band.slots[place:][:1]]
    groups = [each.group for each in ends if isinstance(each, Move)]
    return len(groups) == 2 and groups[0] == groups[1] != ""


def planned(steps: Sequence[Step], inset: Inset | None, shape: BandShape) -> Plan | None:
    """Share steps out; None where the shape cannot be had."""
    sharing = Sharing(shape, [inset] if inset is not None and shape.inset == "opening" else [])
    for step in steps:
        if not sharing.take(step):
            return None
    sharing.close()
    if sharing.waiting:
        return None
    if inset is not None and shape.inset == "hole":
        return with_inset(sharing.bands, inset)
    return tuple(sharing.bands)


class Sharing:
    """Bands being filled with steps, one after the other; a step that goes whole on the band begun stands there."""

    def __init__(self, shape: BandShape, waiting: list[Inset]) -> None:
        self.shape, self.waiting = shape, waiting
        self.bands: list[BandPlan] = [BandPlan(shape.columns, stop=0)] if shape.stop == "strip" else []
        self.band = BandPlan(shape.opening)
        self.level = shape.stop == "level"

    @property
    def room(self) -> int:
        """The columns of the band begun that moves may take."""
        return self.band.columns - self.level

    def take(self, step: Step) -> bool:
        """Set a step; tell whether there is any room for it."""
        if self.band.slots and len(step.moves) > self.room - len(self.band.slots):
            self.close()
        if self.room == 0:
            return False
        self.band = with_head(self.band, step)
        for group in grouped(step.moves):
            left = self.room - len(self.band.slots)
            if left == 0 or (left < len(group) <= self.shape.columns and len(self.band.slots) > 0):
                self.close()
            for move in group:
                if len(self.band.slots) == self.room:
                    self.close()
                self.band = replace(self.band, slots=(*self.band.slots, Slot(move, len(self.band.slots))))
        return True

    def close(self) -> None:
        """End the band begun, with the inset and the Stop panel where they are still to come, and begin another."""
        first = len(self.bands) == (self.shape.stop == "strip")
        if self.waiting and first and len(self.band.slots) < self.room:
            inset, number = self.waiting.pop(), len(self.band.slots)
            heads = (*self.band.heads, BandHead(inset.heading, number, 1))
            self.band = replace(self.band, slots=(*self.band.slots, Slot(inset, number, headed=True)), heads=heads)
        self.bands.append(spanned(replace(self.band, stop=len(self.band.slots)) if self.level else self.band))
        self.band, self.level = BandPlan(self.shape.columns), False


def with_head(band: BandPlan, step: Step) -> BandPlan:
    """Open a step in a band: its heading stands over its moves; of one move nobody needs to be told the order."""
    note = step.note if len(step.moves) > 1 or (step.note is not None and step.note.words.source.line) else None
    head = BandHead(step.heading, len(band.slots), max(1, len(step.moves)), note)
    return replace(band, heads=(*band.heads, head))


def grouped(moves: Sequence[Move]) -> Iterator[tuple[Move, ...]]:
    """Yield the moves that belong together; a move that is in no group comes alone."""
    keyed = groupby(enumerate(moves), lambda each: each[1].group or each[0])
    return (tuple(move for _, move in members) for _, members in keyed)


def spanned(band: BandPlan) -> BandPlan:
    """Let every heading of a band reach to the next, to the Stop panel or to the band's end."""
    ends = [*(head.column for head in band.heads[1:]), band.columns if band.stop is None else band.stop]
    heads = tuple(replace(head, span=end - head.column) for head, end in zip(band.heads, ends, strict=False))
    return replace(band, heads=heads)


def with_inset(bands: list[BandPlan], inset: Inset) -> Plan | None:
    """Put the inset into the last hole at the end of a band, from the last band up; None where there is none."""
    for number in reversed(range(len(bands))):
        band = bands[number]
        if band.slots and band.used < band.columns:
            bands[number] = replace(band, slots=(*band.slots, Slot(inset, len(band.slots))))
            return tuple(bands)
    return None
