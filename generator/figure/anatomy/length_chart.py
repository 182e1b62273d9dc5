"""The length chart: how long the psoas's path is in each position, as a share of its length in standing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.figure.anatomy.geometry import polygon
from generator.figure.anatomy.inks import HasKind
from generator.figure.anatomy.labels import LEADING, MIDDLE_OF_CAPITALS, Measure, wrap
from generator.figure.drawing import MM_PER_POINT, Contour, Drawing, Lettering, Paint, Shape, Stroke

INK, PAPER, GREY = Paint("ink"), Paint("paper"), Paint("grey")
WIDTH, LABEL_SIZE = 120.0, 9.0
"""Width of a chart in mm and size of its words in points, where nothing is said."""
ASCENT, DESCENT = 0.8, 0.3
"""What words take above and below their baseline, in sizes of type."""
THICKNESS = 0.9
"""Thickness of a bar; this and the next numbers are shares of the type size."""
PITCH, GROUP_GAP = 1.55, 0.65
COLUMN_GAP = 3.0
"""Space between names and bars and between bars and values, mm."""
ROUNDING = 0.01
"""mm that names may be wider than their column, so that those it was made for do not wrap."""
TRACK = Stroke(INK, 0.4, (1.2, 1.2), round_ends=False)
HOLLOW, HOLLOW_IN = Stroke(INK, 0.75, round_ends=False), 0.12
"""On a photocopy: the edge of a bar's track to 100 %; that of the standard's bar, and mm by which it lies inside."""
STANDARD = Paint("grey", "paper", 0.3)
RULE, CUT, OVER = Stroke(INK, 0.6, round_ends=False), Stroke(PAPER, 0.9, round_ends=False), 0.8
"""The lines at zero and at 100 %, what of the latter shows in a bar, and sizes of type by which they run out."""
STANDING_UP, ZERO_DOWN, AXIS_DOWN = 1.35, 1.9, 1.75
"""Sizes of type from a row to the word over the line at 100 %, to the one under zero, and from there to the axis."""
MOST_FOR_NAMES = 0.42
"""Share of the width that names may take before they wrap."""


@dataclass(frozen=True, slots=True)
class LengthRow:
    """One bar: its name, its length in percent of standing, and that number as it is to be set.

    Rows with one `group` stand close together; without groups, those shorter, as long and longer than standing do. The
    row that is the `standard` is the measure of the others and quiet.
    """

    name: str
    percent: float
    value: str
    group: str = ""
    standard: bool = False

    @property
    def family(self) -> str:
        """The group, or what the row's length says where there is none."""
        return self.group or ("standing" if self.percent == 100 else "short" if self.percent < 100 else "long")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its place: the lines of its name and the height of its middle, mm."""

    row: LengthRow
    lines: tuple[str, ...]
    y: float


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where zero lies, and how many mm a percent takes."""

    zero: float
    per_percent: float

    def at(self, percent: float) -> float:
        return self.zero + percent * self.per_percent


def length_chart(
    rows: Sequence[LengthRow],
    labels: Mapping[str, str],
    style: HasKind,
    *,
    measure: Measure,
    width: float = WIDTH,
    label_size: float = LABEL_SIZE,
) -> Drawing:
    """Draw horizontal bars from zero, in percent of standing, with each number at its row's end.

    The axis starts at zero, so lengths on paper stand in their true proportion. `labels` may hold "standing" (words
    over the line at 100 %), "zero" (words under the bars' start) and "axis" (what is measured, beneath the chart).
    `width` is in mm, `label_size` in points. Raises ValueError without rows, for a percentage that is not above zero
    and for a width that leaves the bars less than a quarter.
    """
    if not rows or min(row.percent for row in rows) <= 0:
        raise ValueError("a length chart needs rows, each with a length above zero")
    em = label_size * MM_PER_POINT
    names = max(measure(row.name, label_size, 400) for row in rows)
    zero = min(names, width * MOST_FOR_NAMES) + COLUMN_GAP
    values = max(measure(row.value, label_size, 700) for row in rows)
    scale = _Scale(zero, (width - zero - COLUMN_GAP - values) / max(100.0, *(row.percent for row in rows)))
    if scale.at(100.0) - zero < width / 4:
        raise ValueError(f"{width:g} mm is too narrow for the length chart at {label_size:g} pt")
    placed = _placed(rows, zero - COLUMN_GAP, label_size, measure)
    bars = [shape for row in placed for shape in _bar(row, scale, em, style.kind == "line")]
    words = [label for row in placed for label in _words(row, width, label_size)]
    rules = _rules(placed, scale, em)
    ends = _ends(labels, placed, scale, width, label_size, measure)
    items: list[Shape | Lettering] = [*bars, *rules, *words, *ends]
    top = max(item.y + ASCENT * em for item in items if isinstance(item, Lettering))
    bottom = min(item.y - DESCENT * em for item in items if isinstance(item, Lettering))
    return Drawing((0.0, bottom, width, top), tuple(items))


def _placed(rows: Sequence[LengthRow], room: float, size: float, measure: Measure) -> list[_Row]:
    """Set the rows down from y = 0, groups apart, names wrapped."""
    em, y = size * MM_PER_POINT, 0.0
    placed: list[_Row] = []
    for row in rows:
        lines = wrap(row.name, room + ROUNDING, lambda text: measure(text, size, 400)) or ("",)
        if placed:
            y -= (PITCH + (len(placed[-1].lines) + len(lines) - 2) / 2 * LEADING) * em
            y -= 0.0 if placed[-1].row.family == row.family else GROUP_GAP * em
        placed.append(_Row(row, lines, y))
    return placed


def _rectangle(left: float, right: float, y: float, half: float) -> Contour:
    return polygon((left, y - half), (right, y - half), (right, y + half), (left, y + half))


def _bar(placed: _Row, scale: _Scale, em: float, line: bool) -> list[Shape]:
    """Return a bar over the pale track to 100 %; the standard is grey, or hollow in line style."""
    half, end, whole = THICKNESS * em / 2, scale.at(placed.row.percent), scale.at(100.0)
    shapes = []
    if end < whole:
        edge = TRACK if line else None
        shapes.append(Shape((_rectangle(end, whole, placed.y, half),), PAPER if line else Paint("mat"), edge))
    if placed.row.standard:
        inset = HOLLOW_IN if line else 0.0
        edge = HOLLOW if line else None
        fill = PAPER if line else STANDARD
        return [*shapes, Shape((_rectangle(scale.zero, end - inset, placed.y, half - inset),), fill, edge)]
    return [*shapes, Shape((_rectangle(scale.zero, end, placed.y, half),), INK if line else Paint("muscle"))]


def _rules(placed: Sequence[_Row], scale: _Scale, em: float) -> list[Shape]:
    """Return the line at zero and the line at 100 %, which shows pale where a bar runs past it."""
    top, bottom = placed[0].y + OVER * em, placed[-1].y - OVER * em
    shapes = [Shape((polygon((x, bottom), (x, top), closed=False),), None, RULE) for x in (scale.zero, scale.at(100.0))]
    half, whole = THICKNESS * em / 2, scale.at(100.0)
    for row in placed:
        if row.row.percent > 100:
            cut = polygon((whole, row.y - half), (whole, row.y + half), closed=False)
            shapes.append(Shape((cut,), None, CUT))
    return shapes


def _words(placed: _Row, width: float, size: float) -> list[Lettering]:
    """Return the name of a row, its lines centred on the bar, and its value at the right edge."""
    em = size * MM_PER_POINT
    baseline = placed.y - MIDDLE_OF_CAPITALS * em
    first = baseline + (len(placed.lines) - 1) / 2 * LEADING * em
    paint = INK if placed.row.standard else Paint("accent")
    value = Lettering(width, baseline, placed.row.value, size, paint, 700, "end")
    lines = [Lettering(0.0, first - n * LEADING * em, line, size, INK) for n, line in enumerate(placed.lines)]
    return [*lines, value]


def _ends(
    labels: Mapping[str, str], placed: Sequence[_Row], scale: _Scale, width: float, size: float, measure: Measure
) -> list[Lettering]:
    """Return the words over the 100 % line, under zero, and beneath the chart."""
    em, words = size * MM_PER_POINT, []
    if standing := labels.get("standing"):
        x = min(scale.at(100.0), width - measure(standing, size, 400) / 2)
        words.append(Lettering(x, placed[0].y + STANDING_UP * em, standing, size, GREY, 400, "middle"))
    y = placed[-1].y - ZERO_DOWN * em
    if zero := labels.get("zero"):
        words.append(Lettering(scale.zero, y, zero, size, GREY, 400, "middle" if len(zero) < 4 else "start"))
        y -= AXIS_DOWN * em
    for line in wrap(labels.get("axis", ""), width, lambda text: measure(text, size, 400)):
        words.append(Lettering(0.0, y, line, size, GREY))
        y -= LEADING * em
    return words
