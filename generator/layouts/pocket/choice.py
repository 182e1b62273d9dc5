"""The arrangement of the pocket edition's moves: shared out to panels and set, judged by a few named measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.documents.blocks import Step, Words
from generator.layouts.engine.search import Candidate, Measure, largest, steep, wish
from generator.layouts.pocket.moves import BelowFigures, BesideFigures, Moves, said
from generator.layouts.pocket.panel import Panel
from generator.layouts.pocket.prints import (
    FLOORS,
    FOR_MOVES,
    LARGE_FLOORS,
    LARGE_PRINT,
    LARGEST_MAT,
    LARGEST_TYPE,
    SMALL_UNTIL,
    TYPE_STEPS,
    WISHED_MAT,
    WORDINGS,
    PocketFloors,
    Wording,
)
from generator.layouts.pocket.sharing import PanelShare, shared_out

WEIGHTS = {
    "type": 5.0,
    "figures": 4.0,
    "words": 4.0,
    "lines": 1.5,
    "broken": 4.0,
    "parted": 1.0,
    "holes": 2.0,
    "free": 0.1,
}
"""How much each measure counts; see CONTRIBUTING for what they mean."""
SAID: dict[Wording, float] = {"sentence": 0.0, "cue": -0.35, "none": -1.0}
LINE_COSTS = (1.0, 1.0, 0.1)
"""What a second line of a name, a dose and a sentence costs; more of them cost by the square of their number."""
HALVINGS = 6
LARGEST_ZONE = 0.62
"""Most of a panel's width that figures take with words beside them."""
MOST_SHARINGS = 4
"""Ways to share moves out that are measured, after the first that fits."""


@dataclass(frozen=True)
class SetPanels:
    """Panels that fit, with figures on mats of a width in mm."""

    moves: Moves
    mat: float
    wished: float

    @property
    def name(self) -> str:
        """Name the arrangement in a few words."""
        sizes = "+".join(str(len(share)) for share in self.moves.shares)
        place = "below" if isinstance(self.moves, BelowFigures) else "beside"
        return f"{sizes}, words {place}, {self.moves.wording}, type {self.moves.scale:.2f}"

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Judge the panels: 0 is as wished, less is worse."""
        return tuple(Measure(name, value, WEIGHTS[name]) for name, value in self._values())

    def _values(self) -> Iterator[tuple[str, float]]:
        made = self.moves
        yield "type", steep(wish(made.scale / self.wished, 0.15))
        yield "figures", steep(wish(self.mat / WISHED_MAT, 0.3))
        yield "words", SAID[made.wording]
        lines = broken = 0.0
        width = made.text_width(self.mat)
        for entry in made.every:
            for text, cost in zip(made.stack(entry, lettered=made.lettered).parts, LINE_COSTS, strict=False):
                lines += cost * (text.line_count(width) - 1) ** 2
                broken += text.least_unbroken > width + 1e-6
        yield "lines", -lines / len(made.every)
        yield "broken", -broken / len(made.every)
        yield "parted", -parted(made.shares)
        places = len(made.shares) * max(map(len, made.shares))
        yield "holes", len(made.every) / places - 1
        yield "free", float(FOR_MOVES - len(made.shares))

    @cached_property
    def score(self) -> float:
        return sum(measure.score for measure in self.measures)

    @property
    def left_out(self) -> list[Words]:
        """The sentences that are not printed, or in whose place a cue stands."""
        found = [(entry.move.text, said(entry, self.moves.wording)) for entry in self.moves.every]
        return [
            text.words for text, words in found if text is not None and (words is None or words.text != text.words.text)
        ]


def parted(shares: Sequence[PanelShare]) -> float:
    """Count the panels on which a part goes on beside another that begins there, as a share of them."""
    mixed = sum(any(entry.opens for entry in share[1:]) and not all_single(share) for share in shares)
    return mixed / len(shares)


def all_single(share: PanelShare) -> bool:
    return all(entry.single for entry in share)


@dataclass(frozen=True)
class PocketMoves:
    """All the ways to set the moves of a pocket edition."""

    panel: Panel
    steps: Sequence[Step]

    @property
    def floors(self) -> PocketFloors:
        return LARGE_FLOORS if self.panel.setting.large_print else FLOORS

    @property
    def wished(self) -> float:
        """The scale of type that is wished for."""
        return LARGE_PRINT if self.panel.setting.large_print else 1.0

    @cached_property
    def scales(self) -> tuple[float, ...]:
        """The scales of type that are tried, from the least to the largest."""
        theme = self.panel.setting.theme
        least = self.floors.text / min(theme.size("pocket", role) for role in ("name", "dose", "body"))
        most = self.wished * LARGEST_TYPE
        ratio = (most / self.wished) ** (1 / TYPE_STEPS)
        return (least, *(self.wished * ratio**number for number in range(TYPE_STEPS + 1)))

    def sharings(self) -> Iterator[tuple[PanelShare, ...]]:
        yield from shared_out(self.steps, FOR_MOVES)

    def forms(self, shares: tuple[PanelShare, ...], scale: float, wording: Wording) -> Iterator[Moves]:
        yield BelowFigures(self.panel, shares, scale, wording)
        yield BesideFigures(self.panel, shares, scale, wording)

    def set(self, moves: Moves) -> SetPanels | None:
        """Make figures as large as fits; None where nothing fits."""
        least, figures = self.floors.mat, moves.figures
        most = min(LARGEST_MAT, moves.panel.area.width * LARGEST_ZONE / figures.width)
        low = largest(moves.fits, least, most, HALVINGS)
        if low is None:
            return None
        if low < SMALL_UNTIL and moves.full:
            return self.set(replace(moves, full=False, _stacks=moves._stacks))
        return SetPanels(moves, low, self.wished)

    def candidates(self) -> list[Candidate[SetPanels]]:
        """Give what fits and might be the best, the best first.

        More moves on a panel are tried until some have fitted, and then a few more.
        """
        found: list[SetPanels] = []
        after = 0
        written = any(move.text is not None for step in self.steps for move in step.moves)
        for shares in self.sharings():
            after += bool(found)
            if after > MOST_SHARINGS:
                break
            for wording in WORDINGS if written else WORDINGS[:1]:
                found += self._largest(shares, wording)
        ranked = [Candidate(made.name, made, made.measures) for made in found]
        return sorted(ranked, key=lambda candidate: -candidate.score)

    def _largest(self, shares: tuple[PanelShare, ...], wording: Wording) -> Iterator[SetPanels]:
        """Yield both forms at the wished type and above, or else at the largest below that fits."""
        for place in (0, 1):
            upwards = False
            for scale in self.scales[1:]:
                made = self.set(list(self.forms(shares, scale, wording))[place])
                if made is None:
                    break
                upwards = True
                yield made
            if not upwards and (made := self.set(list(self.forms(shares, self.scales[0], wording))[place])):
                yield made
