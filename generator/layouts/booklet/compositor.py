"""Sets blocks in the booklet's type: headings, paragraphs, lists, panels, at the scale of the page. Lengths are mm."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Any

from reportlab.lib.colors import Color

from generator.documents.blocks import Advice, Block, Callout, Heading, Item, ItemList, Paragraph, Run, Words
from generator.layouts.booklet.page_format import BODY, PageFormat
from generator.layouts.engine.abreast import AbreastBox, hung
from generator.layouts.engine.boxes import Box, ColumnBox, PanelBox, RuleBox, column
from generator.layouts.engine.galley import HEADING_PARTED, FlowBox, shoulders
from generator.layouts.engine.text import BULLET, TextBox
from generator.layouts.memory import Memory
from generator.layouts.setting import Setting
from generator.layouts.typesetter import Typesetter
from generator.pdf.spans import Landmark
from generator.units import MM, to_mm

TIGHTEST = 0.915
"""The least share of the usual type at which a chapter does not look like another book beside its neighbours."""
KEPT = 96
"""So many sections, measured or set, are kept while a booklet is made; of more, they are measured again."""
DISPLAY = 20.0
"""Size (pt in the theme) from which type is for heads."""
HUNG_FROM = 25.0
"""Size (pt) from which type is drawn out to the left by its side bearing."""
SMALL = 11.0
"""Smallest size (pt in the theme) of text that is read; only feet and marks are smaller."""
HEAD_ROLES = {1: "title-2", 2: "page-head", 3: "head-2", 4: "head-3"}
HEAD_SCALES = (1.0, 0.88, 0.76)
"""Shares of their size to which heads shrink before a word of theirs is broken."""
RUN_IN = 0.6
"""The most of a line that a heading takes which is set on the first line of its words."""
PARAGRAPH_ROLES = {
    "lead": "lead",
    "note": "body",
    "small": "small",
    "credit": "small",
    "version": "foot",
    "label": "label",
    "dose": "fact-dose",
    "caption": "caption",
    "strapline": "strapline",
    "summary": "lead",
}


@dataclass(frozen=True)
class Compositor:
    """Sets the words of one booklet; `fit` is the share of the page's usual type scale, `small` that of
    all sizes for what is only looked up.

    `memory` is the setting's, or else keeps what one booklet asks for again; `drawings` are plates that are asked for
    at several fits.
    """

    setting: Setting
    typesetter: Typesetter
    page: PageFormat
    memory: Memory
    fit: float = 1.0
    small: float = 1.0
    drawings: dict[Hashable, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, setting: Setting, language: str) -> Compositor:
        memory = setting.memory if setting.memory.size else Memory(KEPT)
        return cls(setting, Typesetter(setting, "booklet", language), PageFormat.of(setting), memory)

    def at(self, fit: float) -> Compositor:
        """Set at another share of the usual scale."""
        return replace(self, fit=fit)

    def smaller(self, share: float) -> Compositor:
        """Set what is looked up and not read through, at a share of all sizes of type, below the usual floor too."""
        return replace(self, small=share)

    @property
    def fits(self) -> tuple[float, ...]:
        """The shares to try when text is tight, from the usual scale to the floor."""
        least = self.page.floor / self.page.type_scale
        return (*(ceil(100 - 100 * (1 - least) * step / 4) / 100 for step in range(4)), least)

    @property
    def tight_fits(self) -> tuple[float, ...]:
        """The shares for chapters that save a page: none that would look like another book beside its neighbours."""
        return tuple(fit for fit in self.fits[2::2] if fit >= TIGHTEST)

    @property
    def scale(self) -> float:
        return self.page.type_scale * self.fit

    def pt(self, points: float) -> float:
        """Turn a space that goes with type, in pt at the usual scale, into mm."""
        return to_mm(points * self.scale)

    def mm(self, length: float) -> float:
        """Turn a length of the A5 grid into mm on this page."""
        return self.page.mm(length)

    def colour(self, role: str) -> Color:
        return self.setting.theme.inks[role].reportlab(self.setting.space)

    # Text

    def text(self, words: Words, role: str, share: float = 1.0, **options: Any) -> TextBox:
        """Set words in a role of the booklet's type; `share` is that of the role's size."""
        return TextBox(self.typesetter, words, role, self.scale_of(role) * share, **{"even": False, **options})

    def quiet(self, text: str, role: str, **options: Any) -> TextBox:
        """Set words that are no content."""
        return self.text(Words(runs=(Run(text=text),)), role, silent=True, **options)

    def scale_of(self, role: str) -> float:
        """Give a role's scale: what is near the floor does not sink below it with the rest, and marks do not sink."""
        return self.small * self._scale_of(role)

    def _scale_of(self, role: str) -> float:
        size = self.setting.theme.size("booklet", role)
        if size >= DISPLAY:
            return self.scale * self.page.display
        least = self.page.floor * BODY
        least = least if self.setting.large_print else min(least, size * self.page.type_scale)
        read = size >= SMALL or self.setting.large_print
        return max(self.scale, least / size if read else self.page.type_scale)

    def heading(self, heading: Heading, role: str = "", width: float = 0.0, lines: int = 0, **options: Any) -> TextBox:
        """Set a heading, which is a landmark when it has a key.

        Where a word would be broken in `width` (mm), or there would be more than so many lines, it is a little smaller.
        """
        role = role or HEAD_ROLES[heading.level]
        for share in HEAD_SCALES if width else (1.0,):
            text = self.text(heading.words, role, share, **{"even": True, "landmark": landmark(heading), **options})
            if text.least_unbroken <= width and not (lines and text.line_count(width) > lines):
                break
        return text

    def hung(self, text: TextBox, width: float) -> TextBox | AbreastBox:
        """Draw display type out to the left."""
        return hung(text, width) if text.size >= HUNG_FROM else text

    def page_head(self, heading: Heading, **options: Any) -> FlowBox:
        """Set a page's head."""
        measure = self.page.measure
        head = self.hung(self.heading(heading, width=measure), measure)
        return FlowBox(head, below=self.pt(9), tie=HEADING_PARTED, key=heading.key, **options)

    def paragraph(self, paragraph: Paragraph, role: str = "", **options: Any) -> TextBox:
        """Set a paragraph in the style of its kind."""
        return self.text(paragraph.words, role or PARAGRAPH_ROLES.get(paragraph.kind, "body"), **options)

    # Lists

    def items(self, block: ItemList, role: str = "body") -> list[TextBox]:
        """Set the items of a list."""
        make = self.step if block.kind == "steps" else self.bullet if block.kind == "bullets" else self.line
        return [make(item, role) for item in block.items]

    def line(self, item: Item, role: str) -> TextBox:
        return self.text(item.words, role)

    def bullet(self, item: Item, role: str) -> TextBox:
        """Set an item with a hanging bullet."""
        return self.text(item.words, role, label=BULLET, label_role=role, hanging=self.pt(11), item=item)

    def step(self, item: Item, role: str) -> TextBox:
        """Set a step with its numeral hanging."""
        return self.text(item.words, "step", label=item.label, label_role="step-number", hanging=self.mm(9))

    # Groups

    def rule(self, weight: float, role: str = "ink") -> RuleBox:
        """Draw a rule: 2 pt opens a step, 1 pt splits a page, 0.5 pt parts rows."""
        return RuleBox(weight, self.colour(role))

    def stack(self, boxes: Sequence[tuple[Box, float]]) -> ColumnBox[Box]:
        """Put boxes one below the other, each with the space before it beside that of its lines (pt, usual scale)."""
        parts: list[tuple[Box, float]] = []
        for number, (box, space) in enumerate(boxes):
            white = shoulders(boxes[number - 1][0])[1] + shoulders(box)[0] if number else 0.0
            parts.append((box, self.pt(space) + white))
        return column(parts)

    def advice(self, advice: Advice, role: str = "body") -> ColumnBox[Box]:
        """Set a short heading above its words."""
        return self.stack([(self.heading(advice.heading, "head-3"), 0), (self.paragraph(advice.text, role), 0)])

    def run_in(self, advice: Advice, roles: tuple[str, str] = ("head-3", "body")) -> Box:
        """Set a short heading on the first line of its words, a long one above them."""
        role, text_role = roles
        head = self.heading(advice.heading, role)
        if head.natural > RUN_IN * self.page.measure:
            return self.stack([(head, 0), (self.paragraph(advice.text, text_role), 0)])
        gap = self.pt(6) * MM / self.paragraph(advice.text, text_role).size
        return self.paragraph(advice.text, text_role, label=advice.heading.words, label_role=role, label_gap=gap)

    def stop_panel(self, callout: Callout) -> PanelBox:
        """Set the Stop rule in its panel: solid, or framed where a copier would break a solid."""
        side = self.mm(5.6)
        inner = self.page.measure - 2 * side
        head = self.heading(callout.heading, "stop-heading", inner)
        stack = self.stack([(head, 0), *(each for block in callout.blocks for each in self.stop_text(block))])
        inset = (side, side * 0.82, side * 0.72 + shoulders(stack)[1])
        frame = self.setting.theme.stop_frame
        return PanelBox(stack, inset, self.colour("stop"), frame, self.colour("stop-text"))

    def stop_text(self, block: Block) -> Iterator[tuple[Box, float]]:
        if isinstance(block, ItemList):
            for number, item in enumerate(self.items(block, "stop-text")):
                yield item, 1.0 if number else 3.0
        elif isinstance(block, Paragraph):
            yield self.paragraph(block, "stop-text", even=True), 1.0


def landmark(heading: Heading) -> Landmark | None:
    """Give a heading's place in links and outline; the outline's root is the title."""
    if not heading.key:
        return None
    number = f"{heading.number.text}  " if heading.number else ""
    return Landmark(heading.key, number + heading.words.text, heading.level - 1)
