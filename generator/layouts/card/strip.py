"""The Stop rule along the bottom of a card's front, running into the bleed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.documents.blocks import Callout
from generator.layouts.bands.stop import stop_words
from generator.layouts.card.prints import SAFE, STRIP_PADDING
from generator.layouts.card.sheet import CardSheet
from generator.layouts.engine.boxes import ColumnBox, column
from generator.layouts.engine.text import TextBox
from generator.layouts.page import Area, PageItem, PanelItem

LARGEST_FRAME = 1.2
"""Width of a frame on ID-1, pt."""


@dataclass(frozen=True)
class StripBox:
    """The Stop rule at a scale of type: its heading, and what ends the exercise below it."""

    sheet: CardSheet
    stop: Callout
    scale: float

    @property
    def framed(self) -> bool:
        """Tell whether the strip is a frame, which must stay inside the trim."""
        return self.sheet.setting.theme.stop_frame > 0

    @property
    def padding(self) -> float:
        return STRIP_PADDING * self.scale

    @cached_property
    def words(self) -> ColumnBox[TextBox]:
        setter = self.sheet.setter
        texts = [TextBox(setter, self.stop.heading.words, "stop-heading", self.scale)]
        texts += [TextBox(setter, words, "stop-text", self.scale, even=False) for words in stop_words(self.stop)]
        return column([(text, text.line_gap) for text in texts])

    @property
    def width(self) -> float:
        """The width of the words."""
        return self.sheet.front.width - (2 * self.padding if self.framed else 0.0)

    @property
    def fits(self) -> bool:
        return self.words.fits(self.width)

    @property
    def lines(self) -> int:
        return sum(text.line_count(self.width) for text in self.words.parts)

    @cached_property
    def box(self) -> Area:
        """The strip's place on the trimmed card."""
        paper = self.sheet.setting.paper
        inside = self.padding + self.words.height(self.width) + self.words.below
        if self.framed:
            bottom = paper.height - SAFE
            return Area(SAFE, bottom - inside - self.padding, paper.width - SAFE, bottom)
        return Area(0.0, paper.height - SAFE - inside, paper.width, paper.height)

    def place(self) -> Iterator[PageItem]:
        """Place the strip; a solid one runs into the bleed."""
        sheet, box = self.sheet, self.box
        bleed = 0.0 if self.framed else sheet.setting.bleed
        ground = Area(box.left - bleed, box.top, box.right + bleed, box.bottom + bleed)
        frame = min(sheet.setting.theme.stop_frame, LARGEST_FRAME * sheet.unit)
        yield PanelItem(ground, sheet.colour("stop"), frame, sheet.colour("stop-text"))
        left = sheet.front.left + (self.padding if self.framed else 0.0)
        yield from self.words.place(left, box.top + self.padding, self.width)
