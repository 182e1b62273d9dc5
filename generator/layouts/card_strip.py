"""The Stop rule along the bottom of a card's front, running into the bleed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.documents.blocks import Callout
from generator.layouts.card_side import SAFE, Side
from generator.layouts.cells import cap_of, leading_of
from generator.layouts.fit import largest, wrapped
from generator.layouts.page import Area, Item, PanelItem, TextItem
from generator.layouts.panels import stop_words
from generator.pdf.flowables import Text
from generator.units import to_mm

STRIP_PADDING = 1.7
"""Space inside the strip on ID-1, mm."""
LARGE_PRINT = 1.3
"""Largest enlargement of type for large print."""


@dataclass(frozen=True)
class Strip:
    """The Stop rule along the bottom: heading and words, and how high it is."""

    side: Side
    heading: Text
    signs: tuple[Text, ...]
    scale: float

    @property
    def framed(self) -> bool:
        """Tell whether the strip is a frame, which must stay inside the trim."""
        return self.side.setting.theme.stop_frame > 0

    @property
    def padding(self) -> float:
        return STRIP_PADDING * self.side.unit

    @property
    def lines(self) -> int:
        return self.heading.line_count + sum(text.line_count for text in self.signs)

    @property
    def depth(self) -> float:
        """From the heading's baseline to the last one."""
        leading = leading_of(self.side.setter, "stop-text", self.scale)
        lines = self.heading.line_count - 1
        return lines * to_mm(self.heading.style.leading) + sum(text.line_count for text in self.signs) * leading

    @property
    def box(self) -> Area:
        """The strip's place on the trimmed card."""
        paper = self.side.setting.paper
        cap = cap_of(self.side.setter, "stop-heading", self.scale)
        below = 0.25 * to_mm(self.side.setter.style("stop-text", self.scale).fontSize)
        if self.framed:
            bottom = paper.height - SAFE
            return Area(SAFE, bottom - 2 * self.padding - cap - self.depth - below, paper.width - SAFE, bottom)
        top = paper.height - SAFE - below - self.depth - cap - self.padding
        return Area(0.0, top, paper.width, paper.height)

    def place(self) -> Iterator[Item]:
        """Place the strip; a solid one runs into the bleed."""
        side, box = self.side, self.box
        bleed = 0.0 if self.framed else side.setting.bleed
        ground = Area(box.left - bleed, box.top, box.right + bleed, box.bottom + bleed)
        frame = min(side.setting.theme.stop_frame, 1.2 * side.unit)
        yield PanelItem(ground, side.colour("stop"), frame, side.colour("stop-text"))
        baseline = box.top + self.padding + cap_of(side.setter, "stop-heading", self.scale)
        x = side.area.left + (self.padding if self.framed else 0.0)
        yield TextItem(self.heading, x, baseline)
        leading = leading_of(side.setter, "stop-text", self.scale)
        baseline += (self.heading.line_count - 1) * to_mm(self.heading.style.leading) + leading
        for text in self.signs:
            yield TextItem(text, x, baseline)
            baseline += text.line_count * leading


def stop_strip(side: Side) -> Strip | None:
    """Set the Stop rule for the strip, in large print in the largest type that takes no more lines."""
    stop = side.document.stop
    if stop is None:
        return None
    plain = set_strip(side, stop, side.unit)
    if not side.setting.large_print:
        return plain

    def fits(growth: float) -> bool:
        return set_strip(side, stop, growth * side.unit).lines <= plain.lines

    return set_strip(side, stop, side.unit * (largest(fits, 1.0, LARGE_PRINT) or 1.0))


def set_strip(side: Side, stop: Callout, scale: float) -> Strip:
    """Set the Stop rule at a scale of type."""
    width = side.area.width - (2 * STRIP_PADDING * side.unit if side.setting.theme.stop_frame else 0.0)
    heading = wrapped(side.setter.text(stop.heading.words, "stop-heading", scale), width)
    signs = tuple(wrapped(side.setter.text(words, "stop-text", scale), width) for words in stop_words(stop))
    return Strip(side, heading, signs, scale)
