"""The arrangement of a card: which moves stand on which side, and how, judged by a few named measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator.layouts.card.foot import CardFoot, card_foot
from generator.layouts.card.moves import SetMoves, Side, wish
from generator.layouts.card.prints import FLOORS, LARGEST_TITLE, SPACES, TITLES
from generator.layouts.card.sheet import CardSheet, Share
from generator.layouts.card.strip import StripBox
from generator.layouts.card.top import CardTop
from generator.layouts.engine.search import Candidate, Measure
from generator.layouts.page import Page

WEIGHTS = {"title": 2.0, "parted": 2.0}
"""How much the measures of the whole card count; those of its moves are in `moves.WEIGHTS`."""
GROWTHS = 8
"""Sizes of a title tried where height is left over."""


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
            height = self.moves.box.height(self.moves.mat)
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
class Back:
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
    back: Back
    parted: bool
    """Whether a part is shared out to both sides."""

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Judge the card: its moves by the share of them that each side has, its title, and a part on both sides."""
        sides = [side.moves for side in (self.front, self.back) if side.moves is not None]
        counts = [sum(1 for _ in made.box.stacks(made.mat)) for made in sides]
        found: list[Measure] = []
        for made, count in zip(sides, counts, strict=True):
            found += made.judged(count / max(1, sum(counts)))
        values = {"title": wish(self.front.top.growth, 0.0), "parted": -float(self.parted)}
        return (*found, *(Measure(name, value, WEIGHTS[name]) for name, value in values.items()))


def gap(sheet: CardSheet) -> float:
    """Give the least white above the strip."""
    return SPACES.band_gap * sheet.unit


def grown(top: CardTop, height: float) -> CardTop:
    """Make a title as large as a height allows."""
    for number in reversed(range(1, GROWTHS + 1)):
        growth = top.growth * (LARGEST_TITLE / top.growth) ** (number / GROWTHS)
        larger = replace(top, growth=growth)
        if larger.fits and larger.lines <= top.lines and larger.least <= height + 1e-6:
            return larger
    return top


def shares(sheet: CardSheet, inside: bool) -> Iterator[tuple[Share, Share, bool]]:
    """Yield the ways to share the moves out to front and back: between parts, or also within them."""
    steps = sheet.document.steps
    for number in range(len(steps) + 1):
        yield Share(steps[:number]), Share(steps[number:]), False
        if inside and number < len(steps):
            moves = steps[number].moves
            for count in range(1, len(moves)):
                begun, rest = (replace(steps[number], moves=part) for part in (moves[:count], moves[count:]))
                yield Share((*steps[:number], begun)), Share((rest, *steps[number + 1 :]), again=True), True


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
        scale = max(scale, FLOORS.text / self.sheet.setting.theme.size("card", "stop-text"))
        return self.sheet.once(("strip", scale), lambda: StripBox(self.sheet, stop, scale))

    def fronts(self, share: Share) -> Iterator[Front]:
        """Yield the fronts: the richest top first, and only that where it holds its moves."""
        sheet = self.sheet
        for size in TITLES:
            fitting = [top for kind in ("halves", "stacked") if (top := self.top(kind, size, not share.moves)).fits]
            found = False
            for top in fitting:
                strip = self.strip(max(sheet.unit * size, 1.0) if size < 1 else sheet.wished)
                bottom = strip.box.top if strip is not None else sheet.front.bottom
                room = bottom - gap(sheet) - sheet.front.top - top.least
                if not share.moves:
                    if room >= 0 and top.stacked:
                        yield Front(sheet, top, None, strip)
                        found = True
                    continue
                side = Side(sheet, share, sheet.front.width, room, True)
                if room > 0 and (moves := side.best()) is not None:
                    yield Front(sheet, top, moves, strip)
                    found = True
            if found:
                return

    def top(self, kind: str, growth: float, bare: bool) -> CardTop:
        return self.sheet.once(("top", kind, growth, bare), lambda: CardTop(self.sheet, kind, growth, bare))  # type: ignore[arg-type]

    def back(self, share: Share) -> Back | None:
        """Give the best back; None where the moves do not fit."""
        sheet, foot = self.sheet, self.foot
        if foot is not None and not foot.fits:
            return None
        if not share.moves:
            return Back(sheet, None, foot)
        bottom = foot.top if foot is not None else sheet.safe_bottom
        moves = Side(sheet, share, sheet.back.width, bottom - sheet.back.top, False).best()
        return Back(sheet, moves, foot) if moves is not None else None

    def candidates(self, inside: bool) -> Iterator[Candidate[Card]]:
        """Yield the cards that fit."""
        for one, two, parted in shares(self.sheet, inside):
            back = self.back(two)
            if back is None:
                continue
            for front in self.fronts(one):
                card = Card(front, back, parted)
                yield Candidate(str(len(one.moves)), card, card.measures)
