"""The moves of one side of a card: every way to set them that the structure offers, judged by a few measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from math import log2

from generator.layouts.bands.band import Manner
from generator.layouts.bands.listing import Line
from generator.layouts.bands.plan import BandHead, Plan, Shape, Slot, planned
from generator.layouts.card.forms import (
    LINE_COSTS,
    Form,
    GridBox,
    GridForm,
    LinesBox,
    ListForm,
    Naturals,
    numbers_of,
)
from generator.layouts.card.prints import (
    FLOORS,
    LIST_COLUMN,
    LIST_GUTTER,
    MOST_COLUMNS,
    SMALL_UNTIL,
    WISHED_MAT,
)
from generator.layouts.card.sheet import CardSheet, Share
from generator.layouts.engine.search import Measure
from generator.layouts.page import Area, Item

WEIGHTS = {
    "type": 6.0,
    "figures": 4.0,
    "cues": 4.0,
    "lines": 3.0,
    "broken": 4.0,
    "holes": 2.0,
    "rhythm": 2.0,
    "white": 3.0,
    "air": 1.0,
}
"""How much each measure counts; see CONTRIBUTING for what they mean."""
SPARE = 0.12
"""Share of the height that may be left over."""
AIR = 0.6
"""White between moves one below the other that is enough, as a share of the leading of names."""
SMALLER = (0.88, 0.77, 0.66)
"""Shares of the largest figures that fit tried in lists, where words beside smaller ones take fewer lines."""


@dataclass(frozen=True)
class SetMoves:
    """Moves in a form that fit a height: at a scale of type, on mats of a width in mm."""

    form: Form
    box: GridBox | LinesBox
    sheet: CardSheet
    scale: float
    mat: float
    cues: bool
    room: float

    @property
    def spare(self) -> float:
        return self.room - self.box.height(self.mat)

    def measures(self) -> dict[str, float]:
        """Judge the moves: 0 is as wished, less is worse."""
        lines = broken = count = 0.0
        for stack, width in self.box.stacks(self.mat):
            count += 1
            for text, cost in zip(stack.parts, LINE_COSTS, strict=False):
                lines += cost * (text.line_count(width) - 1)
                broken += text.least_unbroken > width + 1e-6
        return {
            **sizes(self.sheet, self.scale, self.mat, self.cues),
            "lines": -lines / count,
            "broken": -broken / count,
            "holes": -self.box.holes(self.mat),
            "rhythm": -self.box.raggedness(self.mat),
            "white": -max(0.0, self.spare / self.room - SPARE),
            "air": self.air,
        }

    @property
    def air(self) -> float:
        """Judge the white between moves one below the other by their leading: 0 where it is enough."""
        white = self.box.white(self.mat, self.room)
        leading = next(self.box.stacks(self.mat))[0].parts[0].leading
        return 0.0 if white is None else min(0.0, log2(white / (AIR * leading)))

    @property
    def score(self) -> float:
        return sum(WEIGHTS[name] * value for name, value in self.measures().items())

    def judged(self, share: float) -> tuple[Measure, ...]:
        """Give the measures with their weights, for a share of all moves."""
        return tuple(Measure(name, value, WEIGHTS[name] * share) for name, value in self.measures().items())

    def place(self, area: Area) -> Iterator[Item]:
        yield from self.box.place(area.left, area.top, self.mat, area.height)


def sizes(sheet: CardSheet, scale: float, mat: float, cues: bool) -> dict[str, float]:
    """Judge the size of type, that of figures, and whether cues are printed."""
    return {
        "type": wish(scale / sheet.wished, 0.15),
        "figures": steep(wish(mat / (WISHED_MAT * sheet.unit), 0.3)),
        "cues": float(cues) - 1.0,
    }


def steep(value: float) -> float:
    """Let what is far from its wish count for more."""
    return value - 0.5 * value * value if value < 0 else value


def wish(share: float, gain: float) -> float:
    """Judge a size by its share of what is wished: each halving costs 1, each doubling wins `gain`."""
    steps = log2(share)
    return steps if steps < 0 else gain * min(steps, 1.0)


@dataclass(frozen=True)
class Side:
    """A share of the moves in a place: a width and a height in mm, on the front or the back."""

    sheet: CardSheet
    share: Share
    width: float
    room: float
    front: bool

    def forms(self) -> Iterator[Form]:
        """Yield the ways to set the moves, each number of rows and columns once."""
        seen: set[int] = set()
        moves = self.share.moves
        for columns in range(1, min(MOST_COLUMNS, len(moves)) + 1):
            plan = planned(self.share.steps, None, Shape(columns, columns, "", ""))
            if plan is not None and len(plan) not in seen:
                seen.add(len(plan))
                plan = self._again(plan)
                yield GridForm(plan, numbers_of(plan, moves))
        lines, across = self._lines()
        most = max(1, int((self.width + LIST_GUTTER) / (LIST_COLUMN + LIST_GUTTER)))
        for columns in range(1, min(most, len(lines)) + 1):
            yield ListForm(lines, columns, across)

    def _again(self, plan: Plan) -> Plan:
        """Let the first heading be said again where its part began on the other side."""
        first, *rest = plan
        if not self.share.again:
            return plan
        head, *heads = first.heads
        return (replace(first, heads=(replace(head, again=True, note=None), *heads)), *rest)

    def _lines(self) -> tuple[tuple[Line, ...], BandHead | None]:
        """Give the lines of a list, and the heading across all columns where there is but one part."""
        lines: list[Line] = []
        steps = self.share.steps
        for number, step in enumerate(steps):
            again = self.share.again and not number
            head = BandHead(step.heading, 0, 1, None if again else step.note, again)
            if len(steps) == 1:
                return tuple(Line(move) for move in step.moves), head
            lines += [Line(move, None if place else head) for place, move in enumerate(step.moves)]
        return tuple(lines), None

    @cached_property
    def naturals(self) -> Naturals:
        manner = self.manner(1.0, cues=True, listed=False, full=False)
        stacks = tuple(manner.stack(Slot(move, 0)) for move in self.share.moves)
        rises = tuple(manner.figures.rise(move) for move in self.share.moves)
        return Naturals(stacks, manner.figures, rises)

    def manner(self, scale: float, *, cues: bool, listed: bool, full: bool) -> Manner:
        return self.sheet.manner(self.share, scale, cues=cues, front=self.front, listed=listed, full=full)

    def estimate(self, form: Form, scale: float, cues: bool) -> float:
        """Give more than the score that a form can have; -inf where it cannot fit."""
        spaces = self.sheet.spaces(scale, self.front, isinstance(form, ListForm))
        mat, lines = form.estimate(self.naturals, spaces, (self.width, self.room), scale, 3 if cues else 2)
        if mat < FLOORS.mat:
            return float("-inf")
        values = {**sizes(self.sheet, scale, mat, cues), "lines": -lines, "holes": -form.holes}
        return sum(WEIGHTS[name] * value for name, value in values.items())

    def set(self, form: Form, scale: float, cues: bool, full: bool = False) -> SetMoves | None:
        """Make figures as large as fits at a scale of type, or smaller for the sake of lines; None if nothing fits."""
        listed = isinstance(form, ListForm)
        box = form.box(self.manner(scale, cues=cues, listed=listed, full=full), self.width)
        mat = box.largest_mat(FLOORS.mat, self.room)
        if mat is None:
            return None
        if mat >= SMALL_UNTIL and not full:
            return self.set(form, scale, cues, full=True)
        made = SetMoves(form, box, self.sheet, scale, mat, cues, self.room)
        smaller = [replace(made, mat=mat * share) for share in SMALLER if listed and mat * share > FLOORS.mat]
        return max((made, *smaller), key=lambda each: each.score)

    def best(self) -> SetMoves | None:
        """Choose the best; None where nothing fits. What cannot be better than the best yet is not measured."""
        scales = self.sheet.scales
        cues = (True, False) if any(move.text for move in self.share.moves) else (True,)
        nodes = [
            (self.estimate(form, scale, with_cues), number, form, scale, with_cues)
            for number, (form, with_cues) in enumerate(product(self.forms(), cues))
            for scale in scales
        ]
        found: SetMoves | None = None
        too_large: dict[int, float] = {}
        for most, number, form, scale, with_cues in sorted(nodes, key=lambda node: -node[0]):
            if most <= (found.score if found is not None else float("-inf")):
                break
            if scale >= too_large.get(number, float("inf")):
                continue
            made = self.set(form, scale, with_cues)
            if made is None:
                too_large[number] = scale
            elif found is None or made.score > found.score:
                found = made
        return found
