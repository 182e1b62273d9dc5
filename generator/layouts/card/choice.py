"""The arrangement of a card: which moves stand on which side, and how, judged by a few named measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import product
from typing import NamedTuple

from generator.documents.blocks import Words
from generator.layouts.card.foot import CardFoot, card_foot
from generator.layouts.card.moves import SetMoves, Side
from generator.layouts.card.prints import LARGEST_TITLE, SPACES, TITLES
from generator.layouts.card.sheet import CardSheet, Share
from generator.layouts.card.strip import StripBox
from generator.layouts.card.top import CardTop, TopKind
from generator.layouts.engine.search import Candidate, Measure, largest, wish
from generator.layouts.page import Page

WEIGHTS = {"title": 2.0, "parted": 2.0}
"""How much the measures of the whole card count; those of its moves are in `moves.WEIGHTS`."""
KINDS: tuple[TopKind, ...] = ("halves", "stacked")
GROWTH_HALVINGS = 4
GROUP_PARTED = 1.5
"""What it costs that moves which belong together are parted, beside what it costs that their part is."""


@dataclass(frozen=True)
class Front:
    """A front: its top, its moves where it has any, and the Stop strip."""

    sheet: CardSheet
    top: CardTop
    moves: SetMoves | None
    strip: StripBox | None

    @property
    def bottom(self) -> float:
        """Where the strip or the safe area's end leaves off."""
        return self.strip.box.top if self.strip is not None else self.sheet.front.bottom

    def page(self) -> Page:
        """Place everything; what is left over goes to the title, then above the rule and below the last words."""
        page, area = Page(), self.sheet.front
        if self.moves is None:
            page.extend(grown(self.top, self.bottom - gap(self.sheet) - area.top).place(self.bottom - gap(self.sheet)))
        else:
            height = self.moves.box.height(self.moves.mat, self.moves.room)
            room = self.bottom - gap(self.sheet) - area.top
            top = grown(self.top, room - height)
            spare = room - height - top.least
            rule = area.top + top.least + spare / 2
            page.extend(top.place(rule))
            moves = replace(self.moves, room=height)
            page.extend(moves.place(replace(area, top=rule, bottom=rule + height)))
        if self.strip is not None:
            page.extend(self.strip.place())
        return page


@dataclass(frozen=True)
class CardBack:
    """A back: its moves, and the foot below them."""

    sheet: CardSheet
    moves: SetMoves | None
    foot: CardFoot | None

    def page(self) -> Page:
        """Place everything."""
        page, area = Page(), self.sheet.back
        if self.moves is not None:
            page.extend(self.moves.place(replace(area, bottom=area.top + self.moves.room)))
        if self.foot is not None:
            page.extend(self.foot.place())
        return page


@dataclass(frozen=True)
class Card:
    """Both sides."""

    front: Front
    back: CardBack
    parted: float
    """What it costs that a part is shared out to both sides, 0 where none is."""

    @property
    def left_out(self) -> list[Words]:
        """The cues that are not printed."""
        sides = (self.front.moves, self.back.moves)
        return [words for made in sides if made is not None for words in made.left_out]

    @property
    def name(self) -> str:
        """Name the card in a few words."""
        sides = (("front", self.front.moves), ("back", self.back.moves))
        return "; ".join(f"{side}: {made.name}" for side, made in sides if made is not None)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Judge the card: its moves by the share of them that each side has, its title, and a part on both sides."""
        sides = [side.moves for side in (self.front, self.back) if side.moves is not None]
        counts = [sum(1 for _ in made.box.stacks(made.mat)) for made in sides]
        found: list[Measure] = []
        for made, count in zip(sides, counts, strict=True):
            found += made.judged(count / max(1, sum(counts)))
        values = {"title": wish(self.front.top.growth, 0.0), "parted": -self.parted}
        return (*found, *(Measure(name, value, WEIGHTS[name]) for name, value in values.items()))


def gap(sheet: CardSheet) -> float:
    """Give the least white above the strip."""
    return SPACES.band_gap * sheet.unit


def grown(top: CardTop, height: float) -> CardTop:
    """Make a title as large as a height allows; the words beside a code take no further lines for it."""

    def fits(growth: float) -> bool:
        larger = replace(top, growth=growth)
        return larger.fits and larger.lines <= top.lines and larger.least <= height + 1e-6

    return replace(top, growth=largest(fits, top.growth, LARGEST_TITLE, GROWTH_HALVINGS) or top.growth)


def shares(sheet: CardSheet, inside: bool) -> Iterator[tuple[Share, Share, float]]:
    """Yield the ways to share the moves out to front and back: between parts, or also within them, at a cost.

    A move that is left alone by its part costs more, and so does a group that is parted.
    """
    steps, first = sheet.document.steps, 0
    for number in range(len(steps) + 1):
        yield Share(steps[:number]), Share(steps[number:], first), 0.0
        if number == len(steps):
            return
        moves = steps[number].moves
        for count in range(1, len(moves)) if inside else ():
            begun, rest = (replace(steps[number], moves=part) for part in (moves[:count], moves[count:]))
            within = moves[count].group and moves[count].group == moves[count - 1].group
            cost = 1 + 1 / min(len(begun.moves), len(rest.moves)) + GROUP_PARTED * bool(within)
            yield Share((*steps[:number], begun)), Share((rest, *steps[number + 1 :]), first + count, True), cost
        first += len(moves)


class Way(NamedTuple):
    """A way to share the moves out: more than the score that the card and its front can have, the back's weight."""

    most: float
    front: float
    weight: float
    one: Share
    two: Share
    cost: float


@dataclass(frozen=True)
class Cards:
    """All the cards that a document may become."""

    sheet: CardSheet

    @cached_property
    def foot(self) -> CardFoot | None:
        return card_foot(self.sheet)

    def strip(self, scale: float) -> StripBox | None:
        stop = self.sheet.document.stop
        if stop is None:
            return None
        scale = max(scale, self.sheet.least_for("stop-text"))
        return self.sheet.once(("strip", scale), lambda: StripBox(self.sheet, stop, scale))

    def tops(self, bare: bool) -> Iterator[tuple[CardTop, StripBox | None, float]]:
        """Yield the tops of the front, each with its strip and the height that is left for moves."""
        sheet = self.sheet
        for size, kind in product(TITLES, KINDS):
            top = self.sheet.once(("top", kind, size, bare), partial(CardTop, sheet, kind, size, bare))
            strip = self.strip(sheet.wished if size == TITLES[0] else sheet.unit * size)
            if top.fits and (strip is None or strip.fits):
                bottom = strip.box.top if strip is not None else sheet.front.bottom
                yield top, strip, bottom - gap(sheet) - sheet.front.top - top.least

    def front(self, share: Share, weight: float, beat: float) -> Front | None:
        """Give the best front whose moves, at a weight, and title come to more than `beat`."""
        found: Front | None = None
        for top, strip, room in self.tops(not share.moves):
            title = WEIGHTS["title"] * wish(top.growth, 0.0)
            if room < 0 or title <= beat:
                continue
            if not share.moves:
                if top.stacked:
                    found, beat = Front(self.sheet, top, None, strip), title
                continue
            side = Side(self.sheet, share, self.sheet.front.width, room, True)
            if (moves := side.best((beat - title) / weight)) is not None:
                found, beat = Front(self.sheet, top, moves, strip), title + weight * moves.score
        return found

    def back(self, share: Share, beat: float) -> CardBack | None:
        """Give the best back whose moves come to more than `beat`."""
        foot = self.foot
        if not share.moves:
            return CardBack(self.sheet, None, foot)
        moves = self.back_side(share).best(beat)
        return CardBack(self.sheet, moves, foot) if moves is not None else None

    def back_side(self, share: Share) -> Side:
        foot, sheet = self.foot, self.sheet
        bottom = foot.top if foot is not None else sheet.safe_bottom
        return Side(sheet, share, sheet.back.width, bottom - sheet.back.top, False)

    def ways(self, inside: bool) -> list[Way]:
        """Give the ways to share the moves out that may fit, that which may be the best first.

        Where a side does not hold some moves, it holds no more of them.
        """
        found = list(shares(self.sheet, inside))
        rooms = {bare: max((room for _, _, room in self.tops(bare)), default=-1.0) for bare in (True, False)}
        fronts: list[float] = []
        for one, _, _ in found:
            side = Side(self.sheet, one, self.sheet.front.width, rooms[not one.moves], True)
            most = side.most if one.moves else 0.0
            if most == float("-inf") or side.room < 0:
                break
            fronts.append(most)
        backs: dict[int, float] = {}
        for number in reversed(range(len(fronts))):
            two = found[number][1]
            backs[number] = self.back_side(two).most if two.moves else 0.0
            if backs[number] == float("-inf"):
                break
        every = max(1, len(self.sheet.moves))
        made = []
        for number, back in backs.items():
            one, two, cost = found[number]
            weight = len(two.moves) / every
            front, parted = (1 - weight) * fronts[number], WEIGHTS["parted"] * cost
            made.append(Way(weight * back + front - parted, front, weight, one, two, cost))
        return sorted((way for way in made if way.most > float("-inf")), key=lambda way: -way.most)

    def candidates(self, inside: bool, *, any_one: bool = False) -> list[Candidate[Card]]:
        """Give the cards that fit and might be the best, the best first, or with `any_one` the first that fits."""
        if self.foot is not None and not self.foot.fits:
            return []
        found: list[Candidate[Card]] = []
        beat = float("-inf")
        for way in self.ways(inside):
            if way.most <= beat or (any_one and found):
                break
            parted = WEIGHTS["parted"] * way.cost
            back = self.back(way.two, (beat + parted - way.front) / way.weight if way.weight else beat)
            if back is None:
                continue
            taken = way.weight * back.moves.score if back.moves is not None else 0.0
            front = self.front(way.one, 1 - way.weight, beat + parted - taken)
            if front is not None:
                card = Card(front, back, way.cost)
                found.append(Candidate(card.name, card, card.measures))
                beat = max(beat, found[-1].score)
        return sorted(found, key=lambda candidate: -candidate.score)
