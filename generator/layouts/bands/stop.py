"""The Stop panel: what ends the exercise at once, in the one solid colour of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.documents.blocks import Callout, ItemList, Paragraph, Words
from generator.layouts.engine.abreast import AbreastBox, in_columns
from generator.layouts.engine.boxes import Box, ColumnBox, PanelBox, RuleBox, column
from generator.layouts.engine.text import TextBox
from generator.layouts.page import PageItem
from generator.layouts.typesetter import Typesetter

HEADING_SHARE = 0.42
"""Most of a wide panel's width that its heading takes."""
BETWEEN = 0.35
"""White between signs, as a share of their leading, beyond that of lines."""


def stop_words(stop: Callout) -> list[Words]:
    """List what a stop rule says below its heading."""
    found: list[Words] = []
    for block in stop.blocks:
        if isinstance(block, ItemList):
            found += [item.words for item in block.items]
        elif isinstance(block, Paragraph):
            found.append(block.words)
    return found


@dataclass(frozen=True, eq=False)
class StopBox:
    """The heading of a stop rule with its signs below it, or beside it where the panel is wide enough.

    `padding` is the space inside the edges, `rule` the weight (pt) of the line below the heading, 0 for none.
    """

    setter: Typesetter
    stop: Callout
    scale: float
    padding: float
    rule: float = 1.0
    below: float = 0.0
    _made: dict[float, PanelBox] = field(default_factory=dict, repr=False)

    @property
    def heading(self) -> TextBox:
        return TextBox(self.setter, self.stop.heading.words, "stop-heading", self.scale)

    @property
    def signs(self) -> list[TextBox]:
        return [TextBox(self.setter, words, "stop-text", self.scale) for words in stop_words(self.stop)]

    def panel(self, width: float) -> PanelBox:
        """Choose the lower of the two ways to set the panel at a width, the upright one where signs would be narrow."""
        if width not in self._made:
            level = self.level(width)
            self._made[width] = self._ground(level if level is not None else self.upright())
        return self._made[width]

    def _ground(self, inside: Box) -> PanelBox:
        theme, space = self.setter.setting.theme, self.setter.setting.space
        fill, line = (theme.inks[role].reportlab(space) for role in ("stop", "stop-text"))
        inset = (self.padding, self.padding, self.padding + inside.below * 0.5)
        return PanelBox(inside, inset, fill, theme.stop_frame, line)

    def upright(self) -> ColumnBox[Box]:
        """Set the signs below the heading."""
        colour = self.setter.setting.theme.inks["stop-text"].reportlab(self.setter.setting.space)
        parts: list[tuple[Box, float]] = [(self.heading, 0.0)]
        if self.rule:
            parts.append((RuleBox(self.rule, colour), self.padding))
        for number, sign in enumerate(self.signs):
            gap = sign.line_gap + BETWEEN * sign.leading if number else max(self.padding, sign.line_gap)
            parts.append((sign, gap))
        return column(parts)

    def level(self, width: float) -> AbreastBox | None:
        """Set the signs beside the heading, each in a column of its own; None where they would be too narrow."""
        inner, heading, signs = width - 2 * self.padding, self.heading, self.signs
        head = min(heading.natural, inner * HEADING_SHARE)
        if not heading.fits(head):
            return None
        gap = 2 * self.padding
        rest = inner - heading.taken(head) - gap * len(signs)
        wanted = [sign.natural for sign in signs]
        if sum(wanted) > rest:
            wanted = [max(sign.least_unbroken, sign.narrowest(2)) for sign in signs]
        if sum(wanted) > rest or not signs:
            return None
        widths = [heading.taken(head) + 0.1, *(each + 0.1 for each in wanted)]
        return in_columns((heading, *signs), widths, (inner - sum(widths)) / len(signs), "middle")

    def height(self, width: float) -> float:
        return self.panel(width).height(width)

    def fits(self, width: float) -> bool:
        return self.panel(width).fits(width)

    def place(self, x: float, top: float, width: float, height: float = 0.0) -> Iterator[PageItem]:
        """Place the panel, as high as its band where a height is given."""
        yield from self.panel(width).place(x, top, width, height)
