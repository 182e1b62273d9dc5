"""Cards on sheets: on the slots of a card stock or on plain paper with gutters, backs behind their fronts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from generator.errors import PressError
from generator.finishing.marks import CROP_LENGTH, Label, Mark, crop_marks, fold, ruler
from generator.finishing.placement import HAIR, Placement, Rectangle, Rotation, behind
from generator.finishing.plan import Sheet, SheetSide
from generator.finishing.source import Pages
from generator.finishing.words import SheetWords, size
from generator.options import Flip
from generator.paper import Paper

MARGIN_SIDE, MARGIN_END = 10.0, 18.0
"""Mm kept clear of cards at the sides, and above and below, on plain paper: for marks, ruler and words."""
GUTTER = 6.0
"""Mm between cards on plain paper: twice the usual bleed."""
TRIMMED_OFF = 1.0
"""A card may be up to so many mm larger or smaller than its slot; it is centred."""
EDGE = 5.0
"""Mm at the edges that home printers may not reach."""


@dataclass(frozen=True, slots=True)
class CardPages:
    """A card by the pages (from 0) of its front and back."""

    front: int
    back: int | None = None


@dataclass(frozen=True, slots=True)
class CardGrid:
    """Slots on a sheet. `left` and `top` are the margins before the first slot, pitches go from slot to slot."""

    paper: Paper
    columns: int
    rows: int
    left: float
    top: float
    pitch_across: float
    pitch_down: float
    width: float
    height: float
    rotation: Rotation = 0
    cut: bool = True

    @property
    def slots(self) -> tuple[Rectangle, ...]:
        """The slots in reading order."""
        return tuple(
            Rectangle(
                self.left + column * self.pitch_across,
                self.paper.height - self.top - row * self.pitch_down - self.height,
                self.width,
                self.height,
            )
            for row in range(self.rows)
            for column in range(self.columns)
        )

    @property
    def block(self) -> Rectangle:
        """The area from the first slot to the last."""
        first, last = self.slots[0], self.slots[-1]
        return Rectangle(first.x, last.y, last.right - first.x, first.top - last.y)

    @property
    def gutter(self) -> float:
        """The smaller gap between slots that are neighbours; 0 where they touch."""
        gaps = [2 * MARGIN_SIDE]
        gaps += [self.pitch_across - self.width] * (self.columns > 1) + [self.pitch_down - self.height] * (
            self.rows > 1
        )
        return max(0.0, min(gaps))


def plain_grid(width: float, height: float, sheet: Paper, turnable: bool = True) -> CardGrid:
    """Put as many cards as fit on plain paper, in its middle, with gutters. Raises PressError when none fits."""
    found = [_centred(width, height, sheet, 0)]
    if turnable:
        found.append(_centred(height, width, sheet, 90))
    best = max(found, key=lambda grid: grid.columns * grid.rows)
    if best.columns * best.rows == 0:
        raise PressError(f"a card of {size(width, height)} mm does not fit {sheet.name} with margins")
    return best


def _centred(width: float, height: float, sheet: Paper, rotation: Rotation) -> CardGrid:
    columns = max(0, floor((sheet.width - 2 * MARGIN_SIDE + GUTTER + HAIR) / (width + GUTTER)))
    rows = max(0, floor((sheet.height - 2 * MARGIN_END + GUTTER + HAIR) / (height + GUTTER)))
    left = (sheet.width - columns * (width + GUTTER) + GUTTER) / 2
    top = (sheet.height - rows * (height + GUTTER) + GUTTER) / 2
    return CardGrid(sheet, columns, rows, left, top, width + GUTTER, height + GUTTER, width, height, rotation)


def check_fit(pages: Pages, grid: CardGrid, name: str) -> tuple[float, float]:
    """Give how much larger (across, down) a card is than its slot. Raises PressError when too much."""
    over = pages.width - grid.width, pages.height - grid.height
    if max(map(abs, over)) > TRIMMED_OFF + HAIR:
        raise PressError(
            f"{name} holds cards of {size(grid.width, grid.height)} mm, these are "
            f"{size(pages.width, pages.height)} mm; build cards of that size or choose another stock"
        )
    return over


def dealt(
    cards: Sequence[CardPages], slots: int, depth: int | None = None, stacked: bool = False
) -> Iterator[tuple[CardPages, ...]]:
    """Yield the cards of each sheet, slot by slot.

    `stacked`: once cut, each slot's pile holds cards that follow each other, and the piles laid on each other are in
    order (cut and stack); with `depth` piles are at most so many sheets high and the order starts anew for each.
    """
    if not stacked:
        for start in range(0, len(cards), slots):
            yield tuple(cards[start : start + slots])
        return
    block = slots * depth if depth else max(1, len(cards))
    for start in range(0, len(cards), block):
        part = cards[start : start + block]
        height = ceil(len(part) / slots)
        for sheet in range(height):
            yield tuple(part[sheet::height])


def plan_cards(
    sheets: Sequence[Sequence[CardPages]],
    grid: CardGrid,
    pages: Pages,
    words: SheetWords,
    flip: Flip = "long-edge",
    back_offset: tuple[float, float] = (0.0, 0.0),
) -> list[Sheet]:
    """Plan sheets of cards, each with its cards in the order of the slots; sheets without backs get none."""
    two_sided = any(card.back is not None for cards in sheets for card in cards)
    how = words.say("how_cards", edge=words.say(flip)) if two_sided else words.say("how_one_side")
    marks = tuple(_cut_marks(grid, pages) + _foot(grid, words, how))
    plan = []
    for number, cards in enumerate(sheets, 1):
        fronts = [_in_slot(card.front, slot, grid, pages) for card, slot in zip(cards, grid.slots, strict=False)]
        backs = [
            behind(front, card.back, grid.paper, flip, back_offset)
            for card, front in zip(cards, fronts, strict=True)
            if card.back is not None
        ]
        text = words.say("sheet_of", n=number, total=len(sheets))
        caption = (Label(text, grid.paper.width - max(EDGE + 1, grid.block.x), EDGE + 0.1, 6.5, align="right"),)
        plan.append(
            Sheet(grid.paper, SheetSide(tuple(fronts), marks, caption), SheetSide(tuple(backs)) if backs else None)
        )
    return plan


def _in_slot(page: int, slot: Rectangle, grid: CardGrid, pages: Pages) -> Placement:
    """Centre a card on its slot; its bleed may reach half-way to the next."""
    width, height = (pages.width, pages.height) if grid.rotation % 180 == 0 else (pages.height, pages.width)
    x, y = slot.centre
    area = Rectangle(x - width / 2, y - height / 2, width, height)
    reach = min(pages.bleed, grid.gutter / 2)
    full = area.grown(pages.bleed)
    return Placement(page, area, grid.rotation, visible=slot.grown(reach).common(full))


def _cut_marks(grid: CardGrid, pages: Pages) -> list[Mark]:
    if not grid.cut:
        return []
    gap = _gap(grid, pages)
    room = min(grid.block.x, grid.paper.height - grid.block.top, grid.block.y) - gap - EDGE / 2
    return crop_marks(grid.slots, grid.block, gap, max(2.0, min(5.0, room)))


def _gap(grid: CardGrid, pages: Pages) -> float:
    """Give how far marks keep away from cards: the bleed and some air."""
    return min(pages.bleed, grid.gutter / 2) + 1.0


def _foot(grid: CardGrid, words: SheetWords, how: str) -> list[Mark]:
    """Say how to print at the head, and draw the ruler at the foot."""
    left = max(EDGE + 1, grid.block.x)
    head = grid.paper.height - EDGE - 2.6
    return [Label(how, left, head, 6.5), *ruler(left, EDGE, words.say("ruler"))]


def foldover_grid(pages: Pages, sheet: Paper) -> CardGrid:
    """Put cards on plain paper with front and back beside each other, joined by a fold."""
    return plain_grid(2 * pages.width, pages.height, sheet)


def plan_foldover(
    sheets: Sequence[Sequence[CardPages]], grid: CardGrid, pages: Pages, words: SheetWords
) -> list[Sheet]:
    """Plan cards that are printed on one side, folded backwards and glued: the back left of the fold, the front right.

    Raises PressError for a card without a back.
    """
    marks = _cut_marks(grid, pages) + _foot(grid, words, words.say("how_foldover"))
    for slot in grid.slots:
        marks += _fold_ticks(slot, grid, _gap(grid, pages))
    plan = []
    for cards in sheets:
        placements: list[Placement] = []
        for card, slot in zip(cards, grid.slots, strict=False):
            if card.back is None:
                raise PressError("a folded card needs a back; this PDF has one page only")
            placements += _halves(card.front, card.back, slot, grid, pages)
        plan.append(Sheet(grid.paper, SheetSide(tuple(placements), tuple(marks))))
    return plan


def _halves(front: int, back: int, slot: Rectangle, grid: CardGrid, pages: Pages) -> Iterator[Placement]:
    reach = min(pages.bleed, grid.gutter / 2)
    for page, half in ((back, 0), (front, 1)):
        if grid.rotation == 0:
            area = Rectangle(slot.x + half * pages.width, slot.y, pages.width, pages.height)
            seen = area.grown(0 if half else reach, reach, reach if half else 0, reach)
        else:
            area = Rectangle(slot.x, slot.y + half * pages.width, pages.height, pages.width)
            seen = area.grown(reach, 0 if half else reach, reach, reach if half else 0)
        yield Placement(page, area, grid.rotation, seen)


def _fold_ticks(slot: Rectangle, grid: CardGrid, gap: float) -> list[Mark]:
    """Mark the fold of a card at both ends: short within the gutter, long at the edge of the block."""
    (x, y), block, short = slot.centre, grid.block, grid.gutter / 2 - 0.4
    marks: list[Mark] = []
    if grid.rotation == 0:
        for edge, end, way in ((slot.top, block.top, 1), (slot.y, block.y, -1)):
            start, stop = (gap, gap + CROP_LENGTH) if edge == end else (0.6, short)
            marks.append(fold(x, edge + way * start, x, edge + way * stop))
        return marks
    for edge, end, way in ((slot.right, block.right, 1), (slot.x, block.x, -1)):
        start, stop = (gap, gap + CROP_LENGTH) if edge == end else (0.6, short)
        marks.append(fold(edge + way * start, y, edge + way * stop, y))
    return marks
