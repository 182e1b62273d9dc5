"""The moves of one side of a card: every way to set them that the structure offers, judged by a few measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from math import log2

from generator.documents.blocks import Words
from generator.layouts.bands.listing import ListLine
from generator.layouts.bands.plan import BandHead, BandShape, Plan, planned
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
    LIST_COLUMN,
    LIST_GUTTER,
    MOST_COLUMNS,
    SMALL_UNTIL,
    WISHED_MAT,
)
from generator.layouts.card.sheet import CardSheet, Share
from generator.layouts.engine.search import Measure, steep, wish
from generator.layouts.page import Area, PageItem

WEIGHTS = {
    "type": 6.0,
    "figures": 4.0,
    "cues": 4.0,
    "lines": 2.0,
    "broken": 4.0,
    "holes": 2.0,
    "rhythm": 6.0,
    "white": 3.0,
    "air": 2.0,
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

    share: Share
    form: Form
    box: GridBox | LinesBox
    sheet: CardSheet
    scale: float
    mat: float
    cues: bool
    room: float

    @property
    def name(self) -> str:
        """Name the form in a few words."""
        return f"{self.form}, {'with' if self.cues else 'without'} cues, type {self.scale:.2f}"

    @property
    def left_out(self) -> list[Words]:
        """The cues of the moves, where they are not printed."""
        moves = self.share.moves if not self.cues else ()
        return [move.text.words for move in moves if move.text is not None]

    @property
    def spare(self) -> float:
        return self.room - self.box.height(self.mat, self.room)

    def measures(self) -> dict[str, float]:
        """Judge the moves: 0 is as wished, less is worse."""
        lines = count = 0.0
        broken = float(self.box.broken_heads())
        for stack, width in self.box.stacks(self.mat):
            count += 1
            for text, cost in zip(stack.parts, LINE_COSTS, strict=False):
                lines += cost * (text.line_count(width) - 1) ** 2
                broken += text.least_unbroken > width + 1e-6
        return {
            **sizes(self.sheet, self.scale, self.mat, self.cues),
            "lines": -lines / count,
            "broken": -broken / count,
            "holes": -self.box.holes(self.mat, self.room),
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

    def place(self, area: Area) -> Iterator[PageItem]:
        yield from self.box.place(area.left, area.top, self.mat, area.height)


def sizes(sheet: CardSheet, scale: float, mat: float, cues: bool) -> dict[str, float]:
    """Judge the size of type, that of figures, and whether cues are printed."""
    return {
        "type": steep(wish(scale / sheet.wished, 0.15)),
        "figures": steep(wish(mat / (WISHED_MAT * sheet.unit), 0.3)),
        "cues": float(cues) - 1.0,
    }


@dataclass(frozen=True)
class Side:
    """A share of the moves in a place: a width and a height in mm, on the front or the back."""

    sheet: CardSheet
    share: Share
    width: float
    room: float
    front: bool

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The ways to set the moves, each number of rows and columns once."""
        return self.sheet.once(("forms", self.share, self.width, self.front), lambda: tuple(self._forms()))

    def _forms(self) -> Iterator[Form]:
        seen: set[int] = set()
        moves = self.share.moves
        for columns in range(1, min(MOST_COLUMNS, len(moves)) + 1):
            plan = planned(self.share.steps, None, BandShape(columns, columns, "", ""))
            if plan is not None and len(plan) not in seen:
                seen.add(len(plan))
                plan = self._again(plan)
                for right in (False, True) if self.front else (False,):
                    yield GridForm(plan, numbers_of(plan, moves), right)
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

    def _lines(self) -> tuple[tuple[ListLine, ...], BandHead | None]:
        """Give the lines of a list, and the heading across all columns where there is but one part."""
        lines: list[ListLine] = []
        steps = self.share.steps
        for number, step in enumerate(steps):
            again = self.share.again and not number
            head = BandHead(step.heading, 0, 1, None if again else step.note, again)
            if len(steps) == 1:
                return tuple(ListLine(move) for move in step.moves), head
            lines += [ListLine(move, None if place else head) for place, move in enumerate(step.moves)]
        return tuple(lines), None

    @cached_property
    def naturals(self) -> Naturals:
        return self.sheet.once(("naturals", self.share), lambda: self.sheet.naturals_of(self.share))

    def estimate(self, form: Form, scale: float, cues: bool, type_at: float = 0.0) -> float:
        """Give more than the score that a form can have; -inf where it cannot fit.

        Type may be judged as if it had another scale than the one that is to fit.
        """
        spaces = self.sheet.spaces(scale, self.front, form.listed)
        mat, lines = form.estimate(self.naturals, spaces, (self.width, self.room), scale, 3 if cues else 2)
        if mat < self.sheet.floors.mat:
            return float("-inf")
        values = {**sizes(self.sheet, type_at or scale, mat, cues), "lines": -lines, "holes": -form.holes}
        return sum(WEIGHTS[name] * value for name, value in values.items())

    @cached_property
    def nodes(self) -> list[tuple[float, int, Form, bool]]:
        """Every form with cues and without, each with more than the score that it can have, the best first."""
        scales = self.sheet.scales
        written = any(move.text is not None for move in self.share.moves)
        cues = (True, False) if written and not self.sheet.whole else (True,)
        found = [
            (self.estimate(form, scales[0], with_cues, scales[-1]), -number, form, with_cues)
            for number, (form, with_cues) in enumerate(product(self.forms, cues))
        ]
        return sorted((node for node in found if node[0] > float("-inf")), key=lambda node: node[:2], reverse=True)

    @property
    def most(self) -> float:
        """More than the score that the best can have; -inf where nothing fits."""
        return self.nodes[0][0] if self.nodes else float("-inf")

    def set(self, form: Form, scale: float, cues: bool, full: bool = False) -> SetMoves | None:
        """Make figures as large as fits at a scale of type, or smaller for the sake of lines; None if nothing fits."""
        manner = self.sheet.manner(
            self.share, scale, cues=cues, front=self.front, listed=form.listed, right=form.right, full=full
        )
        box = self.sheet.once(("box", id(form), scale, cues, full), lambda: form.box(manner, self.width))
        mat = box.largest_mat(self.sheet.floors.mat, self.room)
        if mat is None:
            return None
        if mat >= SMALL_UNTIL and not full:
            return self.set(form, scale, cues, full=True)
        made = SetMoves(self.share, form, box, self.sheet, scale, mat, cues, self.room)
        smaller = [
            replace(made, mat=mat * share) for share in SMALLER if form.listed and mat * share > self.sheet.floors.mat
        ]
        return max((made, *(each for each in smaller if each.spare >= 0)), key=lambda each: each.score)

    def best(self, beat: float = float("-inf")) -> SetMoves | None:
        """Choose the best that is better than `beat`; None where there is none.

        What cannot be better than the best yet is not measured: type from the wished size upwards, then downwards.
        """
        scales = self.sheet.scales
        middle = min(range(len(scales)), key=lambda number: abs(scales[number] - self.sheet.wished))
        found: SetMoves | None = None
        for most, _, form, cues in self.nodes:
            if most <= beat:
                break
            for way in (scales[middle:], tuple(reversed(scales[:middle]))):
                for scale in way:
                    if self.estimate(form, scale, cues) <= beat:
                        continue
                    made = self.set(form, scale, cues)
                    if made is None and scale >= scales[middle]:
                        break
                    if made is not None and made.score > beat:
                        found, beat = made, made.score
        return found
