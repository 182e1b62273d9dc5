"""Labels with leaders: words wrapped into a column, evenly spaced, each joined to its part without crossings.

A part offers a run of points a leader may end on, so that most leaders can be level; the others bend once, at the
column's elbow. All lengths are millimetres on paper.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, pairwise, permutations

from generator.figure.anatomy.geometry import Point, circle, distance, polygon
from generator.figure.anatomy.inks import Inks
from generator.figure.drawing import MM_PER_POINT, Lettering, Paint, Shape

Measure = Callable[[str, float, int], float]
"""Tells how wide a text is set: text, size in points, weight; the answer in mm."""

LEADING = 1.18
MIDDLE_OF_CAPITALS = 0.36
"""Height of the middle of a capital over the baseline, as a share of the type size."""
TEXT_GAP = 1.2
"""Space between a word and its leader, mm."""
ELBOW = 2.4
"""How far beyond the widest word of a column its leaders may bend, mm."""
BLOCK_GAP = 1.6
"""Least space between the labels of a column, mm."""
DEPTH = 0.25
"""What descenders take below a baseline, in sizes of type."""
SAME_HEIGHT, LEVEL, NEAR_DOT = 1e-6, 0.1, 1.5
"""Heights that differ by less, in mm, are one; a leader this straight is level; a leader this near a dot meets it."""
BENT, CROWDED, OFF_MIDDLE = 0.8, 8, 0.02
"""What counts against an arrangement, in mm of bends: that a leader bends, that it meets a dot, each mm off a middle.
"""
DOT, DOT_GAP = 0.55, 0.85
"""Radius of the dot in which a leader ends, and of the paper round it, mm."""
STEPS = 16
"""Pitches, and heights of the first label, that are tried."""


@dataclass(frozen=True, slots=True)
class LabelText:
    """One label ready to set: its lines, type and width, and the run of points its leader may end on."""

    lines: tuple[str, ...]
    size: float
    weight: int
    width: float
    targets: tuple[Point, ...]
    key: bool = False

    @property
    def depth(self) -> float:
        """The space below the leader's height that the lines take, mm."""
        return (MIDDLE_OF_CAPITALS + (len(self.lines) - 1) * LEADING + DEPTH) * self.size * MM_PER_POINT

    @property
    def rise(self) -> float:
        """The space above the leader's height that the first line takes, mm."""
        return 0.5 * self.size * MM_PER_POINT


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader from its word's edge over an elbow to its part; a level leader has all three at one height."""

    start: Point
    elbow: Point
    end: Point

    @property
    def level(self) -> bool:
        return abs(self.end[1] - self.start[1]) < SAME_HEIGHT


def _pieces(word: str, room: float, wide: Callable[[str], float]) -> list[str]:
    """Break a word that is wider than the column, with a hyphen; a word that fits stays whole."""
    pieces = []
    while wide(word) > room and len(word) > 2:
        cut = next((n for n in range(len(word) - 1, 1, -1) if wide(word[:n] + "-") <= room), 2)
        pieces.append(word[:cut] + "-")
        word = word[cut:]
    return [*pieces, word]


def wrap(text: str, room: float, wide: Callable[[str], float]) -> tuple[str, ...]:
    """Break a text into the fewest lines no wider than `room` mm, by `wide` (mm), filled from the first line."""
    lines: list[str] = []
    for word in chain.from_iterable(_pieces(word, room, wide) for word in text.split()):
        if lines and wide(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def balanced_width(text: str, wide: Callable[[str], float]) -> float:
    """Return the least width in mm that sets a text in one or two lines."""
    words = text.split()
    splits = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words) + 1)]
    return min((max(wide(a), wide(b)) for a, b in splits), default=0.0)


def _crossed(a: Leader, b: Leader) -> bool:
    """Tell whether two leaders of one column meet between elbow and part."""

    def turn(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    p, q, r, s = a.elbow, a.end, b.elbow, b.end
    return turn(p, q, r) * turn(p, q, s) <= 0 and turn(r, s, p) * turn(r, s, q) <= 0


def _nearest(targets: Sequence[Point], start: Point) -> Point:
    """Return the point of a run at the height of `start`, or the run's end nearest to that height."""
    for (ax, ay), (bx, by) in pairwise(targets):
        if min(ay, by) <= start[1] <= max(ay, by) and ay != by:
            share = (start[1] - ay) / (by - ay)
            return (ax + (bx - ax) * share, start[1])
    return min(targets, key=lambda point: abs(point[1] - start[1]))


def _spread(low: float, high: float) -> list[float]:
    return [high - (high - low) * step / STEPS for step in range(STEPS + 1)]


def _middle(targets: Sequence[Point]) -> Point:
    return targets[len(targets) // 2]


@dataclass(frozen=True, slots=True)
class LabelColumn:
    """A column of labels on one side: the x of its text's edge, of its elbows, and the heights it may use."""

    side: str
    x: float
    elbow: float
    top: float
    bottom: float

    def start(self, words: LabelText, y: float) -> Point:
        """Return where the leader leaves the first line of a label."""
        if self.side == "left":
            return (min(self.x + words.width + TEXT_GAP, self.elbow), y)
        return (self.x - TEXT_GAP, y)

    def leader(self, words: LabelText, y: float, end: Point) -> Leader:
        """Return the leader of a label at a height to a point."""
        return Leader(self.start(words, y), (self.elbow, y), end)

    def place(self, blocks: Sequence[LabelText]) -> list[tuple[LabelText, Leader]]:
        """Set labels down the column at one pitch, as level with their parts as can be, without crossings."""
        ordered = sorted(blocks, key=lambda words: -_middle(words.targets)[1])
        ranked = sorted(self._rows(ordered), key=lambda rows: self._cost(ordered, rows))
        joined = (self._join(ordered, rows) for rows in ranked)
        placed = next((p for p in joined if not self._crossings(p)), None) or self._uncrossed(ordered, ranked[0])
        return [(words, self.leader(words, y, end)) for words, y, end in placed]

    def _rows(self, blocks: Sequence[LabelText]) -> list[tuple[float, ...]]:
        """List the evenly spaced heights to choose from: labels never touch, pairs of leaders can be level at once."""
        count = len(blocks)
        least = max((words.depth + words.rise for words in blocks), default=0.0) + BLOCK_GAP
        high = self.top - max((words.rise for words in blocks), default=0.0)
        low = min(self.bottom + max((words.depth for words in blocks), default=0.0), high - least * (count - 1))
        most = (high - low) / max(1, count - 1)
        spacings = [
            (first, least + (most - least) * i / STEPS) for i in range(STEPS + 1) for first in _spread(low, high)
        ]
        ends = [(index, y) for index, words in enumerate(blocks) for _, y in words.targets]
        for (i, above), (j, below) in combinations(ends, 2):
            if j > i:
                pitch = (above - below) / (j - i)
                spacings.append((above + i * pitch, pitch))
        spacings += [(y + index * pitch, pitch) for index, y in ends for pitch in (least, most)]
        return [
            tuple(first - pitch * index for index in range(count))
            for first, pitch in spacings
            if pitch >= least - 1e-9 and first <= high + 1e-9 and first - pitch * (count - 1) >= low - 1e-9
        ]

    def _join(self, blocks: Sequence[LabelText], rows: Sequence[float]) -> list[tuple[LabelText, float, Point]]:
        return [(words, y, _nearest(words.targets, (self.elbow, y))) for words, y in zip(blocks, rows, strict=True)]

    def _cost(self, blocks: Sequence[LabelText], rows: Sequence[float]) -> float:
        """Weigh an arrangement: how far leaders bend, that they do, dots they meet, ends far from parts' middles."""
        placed = self._join(blocks, rows)
        bends = [abs(end[1] - y) for _, y, end in placed]
        crowded = sum(
            1 for (_, y, end), (_, other, mark) in permutations(placed, 2)
            if abs(mark[1] - y) < NEAR_DOT and abs(end[1] - y) < LEVEL and abs(mark[1] - other) > LEVEL
            and min(self.elbow, end[0]) < mark[0] < max(self.elbow, end[0])
        )  # fmt: skip
        off = sum(abs(end[1] - _middle(words.targets)[1]) for words, _, end in placed)
        return sum(bends) + BENT * sum(bend > SAME_HEIGHT for bend in bends) + CROWDED * crowded + OFF_MIDDLE * off

    def _crossings(self, placed: Sequence[tuple[LabelText, float, Point]]) -> int:
        leaders = [self.leader(words, y, end) for words, y, end in placed]
        return sum(_crossed(a, b) for a, b in combinations(leaders, 2))

    def _uncrossed(self, blocks: Sequence[LabelText], rows: Sequence[float]) -> list[tuple[LabelText, float, Point]]:
        """Join rows and parts by the shortest lines in all, which cannot cross: uncrossing two would shorten them."""

        def total(order: Sequence[LabelText]) -> float:
            return sum(distance((self.elbow, y), _middle(w.targets)) for w, y in zip(order, rows, strict=True))

        order = list(blocks)
        improved = True
        while improved:
            improved = False
            for i, j in combinations(range(len(order)), 2):
                swapped = list(order)
                swapped[i], swapped[j] = order[j], order[i]
                if total(swapped) < total(order) - 1e-9:
                    order, improved = swapped, True
        return [(words, y, _middle(words.targets)) for words, y in zip(order, rows, strict=True)]


def leader_shapes(inks: Inks, leader: Leader) -> list[Shape]:
    """Return a leader with a gap of paper on either side of it, and the dot it ends in."""
    points = (leader.start, leader.end) if leader.level else (leader.start, leader.elbow, leader.end)
    line = polygon(*points, closed=False)
    x, y = leader.end
    return [
        Shape((line,), None, inks.leader_gap),
        Shape((circle(x, y, DOT_GAP),), Paint("paper")),
        Shape((line,), None, inks.leader),
        Shape((circle(x, y, DOT),), inks.leader.paint),
    ]


def word_labels(inks: Inks, column: LabelColumn, words: LabelText, y: float) -> list[Lettering]:
    """Return the lines of a label as real text; `y` is the leader's height."""
    em = words.size * MM_PER_POINT
    paint = inks.key_text if words.key else inks.text
    first = y - MIDDLE_OF_CAPITALS * em
    return [
        Lettering(column.x, first - index * LEADING * em, line, words.size, paint, words.weight)
        for index, line in enumerate(words.lines)
    ]
