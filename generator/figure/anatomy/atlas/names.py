"""The names on a plate: in two columns beside it, each joined to its muscle by a leader that crosses no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from generator.figure.anatomy.geometry import Point
from generator.figure.anatomy.inks import Inks
from generator.figure.anatomy.labels import (
    ELBOW,
    TEXT_GAP,
    LabelColumn,
    LabelText,
    Measure,
    balanced_width,
    leader_shapes,
    word_labels,
    wrap,
)
from generator.figure.drawing import Lettering, Shape

MOST = 0.27
"""The most of a plate's width that each column of names takes."""
GUTTER = 2.0
"""White between the elbows of leaders and the plate, mm."""
WEIGHT, KEY_WEIGHT = 400, 700
ROUNDING = 0.01
"""mm that a column is wider than its widest words, so that these do not wrap."""


@dataclass(frozen=True)
class PlateNames:
    """Words for muscles, to be set beside a plate `width` mm wide; those of `key` are bold."""

    labels: Mapping[str, str]
    measure: Measure
    width: float
    size: float
    key: Sequence[str]
    sides: dict[str, list[str]] = field(default_factory=dict)

    def wide(self, name: str, text: str) -> float:
        """Measure words, mm."""
        return self.measure(text, self.size, KEY_WEIGHT if name in self.key else WEIGHT)

    @property
    def words_room(self) -> float:
        """The width of a column of words, mm."""
        wanted = (balanced_width(text, partial(self.wide, name)) for name, text in self.labels.items())
        return min(max(wanted, default=0.0) + ROUNDING, self.width * MOST)

    @property
    def room(self) -> float:
        """What a column takes with its leaders' elbows, mm."""
        return self.words_room + TEXT_GAP + ELBOW + GUTTER

    def set(
        self, inks: Inks, runs: Mapping[str, Sequence[tuple[Point, ...]]], left: float, right: float, top: float
    ) -> list[Shape | Lettering]:
        """Set names with their leaders; `runs` are the points of each muscle, `left` and `right` the plate's edges."""
        lines: list[Shape | Lettering] = []
        words: list[Shape | Lettering] = []
        for side, named in self.shared(runs, (left + right) / 2).items():
            edge = left - GUTTER if side == "left" else right + GUTTER
            room = self.words_room
            x = edge - ELBOW - TEXT_GAP - room if side == "left" else edge + ELBOW + TEXT_GAP
            column = LabelColumn(side, x, edge, top, 0.0)
            texts = [self.text(name, run) for name, run in named]
            for text, leader in column.place(texts):
                lines += leader_shapes(inks, leader)
                words += word_labels(inks, column, text, leader.start[1])
        return [*lines, *words]

    def text(self, name: str, run: tuple[Point, ...]) -> LabelText:
        """Break a name into lines."""
        lines = wrap(self.labels[name], self.words_room, partial(self.wide, name))
        weight = KEY_WEIGHT if name in self.key else WEIGHT
        widest = max((self.wide(name, line) for line in lines), default=0.0)
        return LabelText(lines, self.size, weight, widest, run, name in self.key)

    def shared(
        self, runs: Mapping[str, Sequence[tuple[Point, ...]]], middle: float
    ) -> dict[str, list[tuple[str, tuple[Point, ...]]]]:
        """Share names out to the two columns: each where its muscle is nearer, or where there are fewer."""
        sides: dict[str, list[tuple[str, tuple[Point, ...]]]] = {"left": [], "right": []}
        known = [name for name in self.labels if runs.get(name)]
        for name in sorted(known, key=lambda name: (len(runs[name]) > 1, -height_of(runs[name][0]))):
            if len(runs[name]) > 1:
                side = min(sides, key=lambda side: (len(sides[side]), side))
                run = min(runs[name], key=lambda run: run[0][0] if side == "left" else -run[0][0])
            else:
                (run,) = runs[name]
                nearer = "left" if run[len(run) // 2][0] < middle else "right"
                other = "right" if nearer == "left" else "left"
                side = other if len(sides[nearer]) > len(sides[other]) + 1 else nearer
            sides[side].append((name, run))
        return {side: named for side, named in sides.items() if named}


def height_of(run: Sequence[Point]) -> float:
    """Give the height of the middle of a run."""
    return run[len(run) // 2][1]
