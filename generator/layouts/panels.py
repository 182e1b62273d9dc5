"""The Stop panel: what ends the exercise at once, in the one solid colour of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.documents.blocks import Callout, ItemList, Paragraph, Words
from generator.layouts.cells import cap_of, leading_of
from generator.layouts.fit import balanced, too_wide
from generator.layouts.page import Area, Item, PanelItem, RuleItem, TextItem
from generator.layouts.typesetter import Typesetter
from generator.pdf.flowables import Text
from generator.units import to_mm

PADDING = 5.0
"""Space inside the panel's edges on A3, mm."""
RULE_GAP = 5.0
HEADING_SHARE = 0.42
"""Most of a wide panel's width that its heading takes."""


def stop_words(stop: Callout) -> list[Words]:
    """List what a stop rule says below its heading."""
    found: list[Words] = []
    for block in stop.blocks:
        if isinstance(block, ItemList):
            found += [item.words for item in block.items]
        elif isinstance(block, Paragraph):
            found.append(block.words)
    return found


@dataclass(frozen=True, slots=True)
class StopPanel:
    """The heading and the signs of a stop rule, set for a panel of a width in mm.

    In a narrow panel the signs stand below the heading, in a wide one beside it in `across` columns.
    """

    setter: Typesetter
    heading: Text
    signs: tuple[Text, ...]
    width: float
    unit: float
    scale: float
    across: int
    column: float

    @property
    def padding(self) -> float:
        return PADDING * self.unit

    @property
    def fits(self) -> bool:
        """Tell whether no word sticks out of the panel."""
        heading = self.width * HEADING_SHARE if self.across > 1 else self.column
        return not too_wide(self.heading, heading) and not any(too_wide(text, self.column) for text in self.signs)

    @property
    def leading(self) -> float:
        return leading_of(self.setter, "stop-text", self.scale)

    @property
    def head_height(self) -> float:
        """From the capitals' top of the heading to its last baseline."""
        pitch = leading_of(self.setter, "stop-heading", self.scale)
        return cap_of(self.setter, "stop-heading", self.scale) + (self.heading.line_count - 1) * pitch

    @property
    def lines(self) -> int:
        """Lines of the signs one below the other, without the space between them."""
        if self.across > 1:
            return max(text.line_count for text in self.signs)
        return sum(text.line_count for text in self.signs)

    def height(self, head_top: float) -> float:
        """Give the least height of the panel; `head_top` is the distance from its top to the heading's capitals."""
        signs = cap_of(self.setter, "stop-text", self.scale) + (self.lines - 1) * self.leading
        if self.across > 1:
            return 2 * self.padding + max(self.head_height, signs)
        between = (len(self.signs) - 1) * self.leading * 0.25
        return head_top + self.head_height + 2 * RULE_GAP * self.unit + signs + between + self.padding

    def place(self, box: Area, head_top: float) -> Iterator[Item]:
        """Place the panel; without a solid ground it gets the theme's frame."""
        theme, space = self.setter.setting.theme, self.setter.setting.space
        text_colour = theme.inks["stop-text"].reportlab(space)
        yield PanelItem(box, theme.inks["stop"].reportlab(space), theme.stop_frame * self.unit, text_colour)
        if self.across > 1:
            yield from self._beside(box)
            return
        x = box.left + self.padding
        baseline = box.top + head_top + cap_of(self.setter, "stop-heading", self.scale)
        yield TextItem(self.heading, x, baseline)
        rule = box.top + head_top + self.head_height + RULE_GAP * self.unit
        yield RuleItem(x, box.right - self.padding, rule, self.unit, text_colour)
        first = rule + RULE_GAP * self.unit + cap_of(self.setter, "stop-text", self.scale)
        last = box.bottom - self.padding
        spare = last - first - (self.lines - 1) * self.leading
        gap = min(spare / max(1, len(self.signs) - 1), self.leading * 0.5)
        for text in self.signs:
            yield TextItem(text, x, first)
            first += text.line_count * self.leading + gap

    def _beside(self, box: Area) -> Iterator[Item]:
        """Place the heading at the left and the signs beside it, both in the middle of the height."""
        middle = (box.top + box.bottom) / 2
        cap = cap_of(self.setter, "stop-heading", self.scale)
        yield TextItem(self.heading, box.left + self.padding, middle - self.head_height / 2 + cap)
        small = cap_of(self.setter, "stop-text", self.scale)
        first = box.left + to_mm(self.heading.widest_line) + 3 * self.padding
        pitch = (box.right - first) / self.across
        for number, text in enumerate(self.signs):
            height = small + (text.line_count - 1) * self.leading
            yield TextItem(text, first + number * pitch, middle - height / 2 + small)


def stop_panel(setter: Typesetter, stop: Callout, width: float, unit: float, scale: float, beside: bool) -> StopPanel:
    """Set a stop rule for a panel; `beside` puts its signs next to the heading, each in a column."""
    words = stop_words(stop)
    across = len(words) if beside else 1
    inner = width - 2 * PADDING * unit
    heading = balanced(
        setter.text(stop.heading.words, "stop-heading", scale), inner * HEADING_SHARE if beside else inner
    )
    column = inner
    if across > 1:
        column = (width - to_mm(heading.widest_line) - 3 * PADDING * unit) / across - PADDING * unit
    signs = tuple(balanced(setter.text(each, "stop-text", scale), column) for each in words)
    return StopPanel(setter, heading, signs, width, unit, scale, across, column)
