"""What a page is put together from beside text: rules, columns, panels, and boards on which things have a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from generator.pdf import fonts
from generator.pdf.canvas import PressCanvas
from generator.pdf.flowables import Text

WHOLE = 4
"""A paragraph of so many lines is not split over two pages."""
RUNT, NARROWINGS = 0.16, 6
"""A last line shorter than this share of the width is avoided, by up to so many steps of 3 %."""


class Rule(Flowable):
    """A line across the column; `width` in pt, 0 for all of it."""

    canv: PressCanvas

    def __init__(self, weight: float, colour: Color, width: float = 0.0, before: float = 0.0, after: float = 0.0):
        super().__init__()
        self.weight, self.colour, self.given = weight, colour, width
        self.spaceBefore, self.spaceAfter = before, after
        self.keepWithNext = 1

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = self.given or availWidth, self.weight
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setFillColor(self.colour)
        self.canv.rect(0, 0, self.width, self.weight, stroke=0, fill=1)


class TopRule(Rule):
    """A rule that stands `drop` pt lower at the top of a column, level with the capitals of other pages."""

    drop = 0.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = super().wrap(availWidth, availHeight)
        frame = getattr(self, "_frame", None)
        self.height += self.drop if frame is not None and frame._atTop else 0.0
        return self.width, self.height


class Space(Flowable):
    """Empty height, also at the top of a frame."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        return 0, self.height

    def draw(self) -> None:
        pass


class RunOn(Flowable):
    """Begins a chapter below another, with a rule, when a good part of the page is left; else on the next page.

    `least` is the height (pt) a chapter needs to begin.
    """

    _frame: Any  # ReportLab's: the frame that asks

    def __init__(self, rule: Rule, gap: float, least: float) -> None:
        super().__init__()
        self.rule, self.gap, self.least = rule, gap, least
        self.keepWithNext = 0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self.opens = bool(self._frame._atTop)
        self.rule.wrap(availWidth, availHeight)
        self.width, self.height = availWidth, 0.0 if self.opens else 2 * self.gap
        if not self.opens and availHeight < self.least:
            self.height = availHeight + 1
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        return []

    def draw(self) -> None:
        if not self.opens:
            self.rule.drawOn(self.canv, 0, self.gap)


def cap_drop(text: Text) -> float:
    """Tell how far (pt) below a text's top its first capitals begin; for single-voiced texts."""
    style = text.style
    return float(style.fontSize) - fonts.cap_height(style.fontName, style.fontSize)


class Prose(Text):
    """A paragraph that narrows itself a little rather than leave one short word on its last line."""

    whole = WHOLE
    broken_for: tuple[float, float] | None = None
    """The width and the right indent for which lines were broken."""

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        key = (availWidth, self.style.rightIndent)
        if self.broken_for != key or not hasattr(self, "blPara"):  # a split that fails throws the lines away
            self.rewrap(availWidth, availHeight)
            self.broken_for = (availWidth, self.style.rightIndent)
        return self.width, self.height

    def rewrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        size = super().wrap(availWidth, availHeight)
        lines, given = self.line_count, self.style.rightIndent
        if lines < 2 or self.last_line >= availWidth * RUNT:
            return size
        for step in range(1, NARROWINGS + 1):
            self.style.rightIndent = given + availWidth * 0.03 * step
            tried = super().wrap(availWidth, availHeight)
            if self.line_count != lines:
                break
            if self.last_line >= availWidth * RUNT:
                return tried
        self.style.rightIndent = given
        return super().wrap(availWidth, availHeight)

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        self.wrap(availWidth, availHeight)
        return [] if self.line_count <= self.whole else super().split(availWidth, availHeight)

    @property
    def last_line(self) -> float:
        """Width of the last line in pt."""
        line = self.blPara.lines[-1]
        return float(line.maxWidth - line.extraSpace)


class Whole(Prose):
    """A paragraph that is split over two pages only when it is long."""

    whole = 9


def balanced(text: Text, width: float) -> Text:
    """Narrow a text of several lines as far as it keeps their number, so that no line holds a lone word."""
    text.wrap(width, 1e6)
    lines, style = text.line_count, text.style
    if lines < 2:
        return text
    given = style.rightIndent
    low, high = 0.0, width * 0.45
    while high - low > 1:
        style.rightIndent = given + (low + high) / 2
        text.wrap(width, 1e6)
        low, high = ((low + high) / 2, high) if text.line_count == lines else (low, (low + high) / 2)
    style.rightIndent = given + low
    text.wrap(width, 1e6)
    return text


class Raised(Flowable):
    """A text set higher by some points, so that capitals and not the line's box stand where they should."""

    def __init__(self, text: Text, by: float) -> None:
        super().__init__()
        self.text, self.by = text, by
        self.keepWithNext = int(getattr(text.style, "keepWithNext", 0))

    def getSpaceBefore(self) -> float:  # noqa: N802
        return float(self.text.getSpaceBefore())

    def getSpaceAfter(self) -> float:  # noqa: N802
        return float(self.text.getSpaceAfter())

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        width, height = self.text.wrap(availWidth, availHeight)
        self.width, self.height = width, height - self.by
        return self.width, self.height

    def draw(self) -> None:
        self.text.drawOn(self.canv, 0, 0)


class Overlay(Flowable):
    """A text that takes no height: what follows begins on its line."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.text = text

    def getSpaceBefore(self) -> float:  # noqa: N802
        return float(self.text.getSpaceBefore())

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = self.text.wrap(availWidth, availHeight)[0], 0.0
        return self.width, self.height

    def draw(self) -> None:
        self.text.drawOn(self.canv, 0, -self.text.height)


class Stack(Flowable):
    """Flowables one below the other that stay together; spaces between them collapse as in a frame."""

    def __init__(self, flowables: Sequence[Flowable], before: float = 0.0) -> None:
        super().__init__()
        self.flowables = tuple(flowables)
        self.spaceBefore = before

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self.tops: list[float] = []
        height = after = 0.0
        for number, each in enumerate(self.flowables):
            height += max(after, each.getSpaceBefore()) if number else 0.0
            self.tops.append(height)
            height += each.wrap(availWidth, 1e6)[1]
            after = each.getSpaceAfter()
        self.width, self.height = availWidth, height
        return self.width, self.height

    def draw(self) -> None:
        for each, top in zip(self.flowables, self.tops, strict=True):
            each.drawOn(self.canv, 0, self.height - top - each.height)


class Columns(Flowable):
    """Stacks side by side, aligned at their tops; `widths` and `gutter` in pt."""

    def __init__(self, stacks: Sequence[Stack], widths: Sequence[float], gutter: float, **space: float) -> None:
        super().__init__()
        self.stacks, self.widths, self.gutter = tuple(stacks), tuple(widths), gutter
        self.spaceBefore, self.spaceAfter = space.get("before", 0.0), space.get("after", 0.0)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        heights = [stack.wrap(width, 1e6)[1] for stack, width in zip(self.stacks, self.widths, strict=True)]
        self.width, self.height = availWidth, max(heights, default=0.0)
        return self.width, self.height

    def draw(self) -> None:
        x = 0.0
        for stack, width in zip(self.stacks, self.widths, strict=True):
            stack.drawOn(self.canv, x, self.height - stack.height)
            x += width + self.gutter


class Panel(Flowable):
    """A filled or framed box round a stack; lengths in pt. The frame lies inside the box."""

    canv: PressCanvas

    def __init__(
        self, stack: Stack, fill: Color, frame: float, line: Color, inset: tuple[float, float, float], **space: float
    ) -> None:
        super().__init__()
        self.stack, self.fill, self.frame, self.line, self.inset = stack, fill, frame, line, inset
        self.spaceBefore, self.spaceAfter = space.get("before", 0.0), space.get("after", 0.0)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        side, top, bottom = self.inset
        self.width = availWidth
        self.height = self.stack.wrap(availWidth - 2 * side, 1e6)[1] + top + bottom
        return self.width, self.height

    def draw(self) -> None:
        half = self.frame / 2
        self.canv.setFillColor(self.fill)
        self.canv.setStrokeColor(self.line)
        self.canv.setLineWidth(self.frame)
        self.canv.rect(
            half, half, self.width - self.frame, self.height - self.frame, stroke=int(self.frame > 0), fill=1
        )
        self.stack.drawOn(self.canv, self.inset[0], self.inset[2])


@dataclass(frozen=True, slots=True)
class Placed:
    """A flowable, where its top left corner is in pt from the board's top left corner, and its height."""

    flowable: Any
    x: float
    y: float
    height: float


class Board(Flowable):
    """A page on which everything has its place."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.width, self.height = width, height
        self.items: list[Placed] = []

    def put(self, flowable: Flowable, x: float, y: float, width: float) -> float:
        """Place a flowable (pt from the top left); return its lower edge."""
        _, height = flowable.wrap(width, 1e6)
        self.items.append(Placed(flowable, x, y, height))
        return y + height

    def put_capitals(self, text: Text, x: float, y: float, width: float) -> float:
        """Place a text with the top of its first capitals at y; return the lower edge of its box."""
        return self.put(text, x, y - cap_drop(text), width)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        return self.width, self.height

    def draw(self) -> None:
        for item in self.items:
            item.flowable.drawOn(self.canv, item.x, self.height - item.y - item.height)
