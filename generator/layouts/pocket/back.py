"""The pocket edition's back: what the routine is about, whom to ask, the code to the booklet, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TypeVar

from generator.documents.blocks import Block, Callout, Code, Foot, Inset, Paragraph, Section, Words
from generator.errors import FitError
from generator.layouts.closing import code_item, logo_item
from generator.layouts.engine.boxes import ColumnBox, column
from generator.layouts.engine.text import TextBox
from generator.layouts.page import Area, LeaderItem, Page, PageItem, PictureItem
from generator.layouts.pocket.panel import Panel
from generator.layouts.pocket.prints import (
    CODE,
    CODE_GAP,
    GAP,
    HEAD_TO_PLATE,
    LABEL_GAP,
    LEAST_LOGO,
    LOGO,
    PLATE_SHARE,
    PLATES,
    RULE_TO_HEAD,
    WORDS_SHARE,
)
from generator.layouts.small_print import SmallPrintBox
from generator.layouts.told import at, words_of
from generator.pdf import fonts
from generator.units import to_mm

Kind = TypeVar("Kind", bound=Block)


@dataclass(frozen=True)
class PocketBack:
    """The last panel: what the routine is about, whom to ask, the code to the booklet, and whose it is.

    `plate` is the height of the anatomy plate in mm, 0 without one; `asks` keeps the list of who should ask first,
    `says` the summary.
    """

    panel: Panel
    section: Section
    plate: float
    asks: bool
    says: bool

    @property
    def width(self) -> float:
        return self.panel.area.width

    @cached_property
    def inset(self) -> Inset | None:
        return first(self.section, Inset) if self.plate else None

    @cached_property
    def foot(self) -> Foot:
        return first(self.section, Foot) or Foot(paragraphs=())

    @property
    def code(self) -> Code | None:
        return self.foot.code

    def text(self, words: Words, role: str) -> TextBox:
        return self.panel.once((words, role), lambda: TextBox(self.panel.setter, words, role))

    @cached_property
    def inset_head(self) -> TextBox | None:
        return self.text(self.inset.heading.words, "step-name") if self.inset is not None else None

    @cached_property
    def inset_words(self) -> TextBox | None:
        """The inset's words, beside its plate."""
        return self.text(self.inset.text.words, "body") if self.inset is not None else None

    @property
    def inset_width(self) -> float:
        return self.width - self.plate * PLATE_SHARE - LABEL_GAP

    @cached_property
    def flows(self) -> list[ColumnBox[TextBox]]:
        """What the routine is, and who should ask first: what stands below one another at the top."""
        found = []
        paragraphs = [block for block in self.section.blocks if isinstance(block, Paragraph) and self.says]
        if paragraphs:
            texts = [self.text(block.words, "lead") for block in paragraphs]
            found.append(column([(text, text.line_gap) for text in texts]))
        callout = first(self.section, Callout)
        if callout is not None and self.asks:
            found.append(self.panel.once(("ask", callout), lambda: self.panel.titled_list(callout, 1.0)))
        return found

    @cached_property
    def code_words(self) -> ColumnBox[TextBox] | None:
        """What the code leads to."""
        if self.code is None:
            return None
        pairs = ((self.code.heading, "code-heading"), (self.code.text, "code-text"))
        texts = [self.text(each.words, role) for each, role in pairs]
        return column([(text, text.line_gap) for text in texts])

    @property
    def code_width(self) -> float:
        return self.width - CODE - CODE_GAP

    @cached_property
    def closing(self) -> SmallPrintBox:
        """Guidance, version and club."""
        return SmallPrintBox(self.panel.setter, self.foot.paragraphs, 1.0)

    # Heights

    @property
    def closing_height(self) -> float:
        return self.closing.height(self.width) + self.closing.below if self.foot.paragraphs else 0.0

    @property
    def inset_height(self) -> float:
        return self.inset_head.height(self.width) + HEAD_TO_PLATE + self.plate if self.inset_head is not None else 0.0

    @cached_property
    def words_height(self) -> float:
        """The height of the words beside the code, their descenders included."""
        words = self.code_words
        return words.height(self.code_width) + words.below if words is not None else 0.0

    @property
    def code_height(self) -> float:
        return max(CODE, self.words_height) if self.code is not None else 0.0

    @property
    def logo_beside(self) -> float:
        """Height for the logo beside the code, above its words; 0 where there is too little."""
        room = CODE - self.words_height - GAP / 2 if self.code is not None else 0.0
        return min(room, LOGO) if room >= LEAST_LOGO else 0.0

    @property
    def logo_height(self) -> float:
        """Height of the logo where it stands by itself."""
        return LOGO if self.foot.logo is not None and not self.logo_beside else 0.0

    @property
    def top(self) -> float:
        """Where the first capitals stand."""
        return self.panel.area.top + RULE_TO_HEAD

    @property
    def spare(self) -> float:
        heights = [self.inset_height, *(flow.height(self.width) + flow.below for flow in self.flows)]
        parts = [part for part in (*heights, self.code_height, self.logo_height, self.closing_height) if part]
        return self.panel.area.bottom - self.top - sum(parts) - GAP * (len(parts) - 1)

    @property
    def fits(self) -> bool:
        beside = self.inset_words
        if beside is not None:
            lower = beside.height(self.inset_width) + beside.below <= self.plate * WORDS_SHARE
            if not lower or not beside.fits(self.inset_width):
                return False
        inside = all(flow.fits(self.width) for flow in self.flows) and self.closing.fits(self.width)
        words = self.code_words is None or self.code_words.fits(self.code_width)
        return inside and words and self.spare >= 0

    @property
    def left_out(self) -> list[tuple[str, list[Words]]]:
        """What somebody wrote that is not printed: what it is, and its words."""
        found = []
        for block in self.section.blocks:
            if isinstance(block, Paragraph) and not self.says:
                found.append(("summary", [block.words]))
            elif isinstance(block, Callout) and not self.asks:
                found.append(("list of who should ask first", words_of(block)))
            elif isinstance(block, Inset) and self.inset is None:
                found.append(("inset", words_of(block)))
        return found

    # Places

    def page(self) -> Page:
        """Place everything: what it is about from the top down, code, logo and version from the foot up."""
        page, area = Page(), self.panel.area
        page.add(self.panel.rule(area.top))
        top = self.top
        if self.inset is not None:
            page.extend(self._inset(self.inset))
            top += self.inset_height + GAP
        for flow in self.flows:
            page.extend(flow.place(area.left, top, self.width))
            top += flow.height(self.width) + flow.below + GAP
        page.extend(self._foot())
        return page

    def _inset(self, inset: Inset) -> Iterator[PageItem]:
        """Place the plate with its label and a leader, heading above, words beside its foot."""
        panel, area = self.panel, self.panel.area
        if self.inset_head is not None:
            yield from self.inset_head.place(area.left, self.top, self.width)
        floor = self.top + self.inset_height
        artwork, (px, py) = panel.setting.pictures.front_plate(self.plate * PLATE_SHARE, self.plate)
        yield PictureItem(artwork, area.left, floor, 1.0, inset.picture)
        x = area.left + self.plate * PLATE_SHARE + LABEL_GAP
        if inset.picture.caption is not None:
            target = (area.left + px - artwork.bounds[0], floor - py + artwork.bounds[1])
            label = self.text(inset.picture.caption, "inset-label")
            middle = to_mm(fonts.x_height(label.font.face, label.font.size)) / 2
            yield LeaderItem((x - 1.2, target[1]), target, 0.6, panel.colour("ink"))
            yield from label.place(x, target[1] + middle - label.cap, area.right - x)
        if self.inset_words is not None:
            height = self.inset_words.height(self.inset_width) + self.inset_words.below
            yield from self.inset_words.place(x, floor - height, self.inset_width)

    def _foot(self) -> Iterator[PageItem]:
        """Place guidance and version at the foot, and the logo and the code with its words above them."""
        panel, area = self.panel, self.panel.area
        closing = area.bottom - self.closing_height
        yield from self.closing.place(area.left, closing, self.width)
        alone = closing - GAP - self.logo_height
        code = (alone if self.logo_height else closing) - GAP - self.code_height
        if not (self.inset or self.flows):
            code = self.top
        x, y = (area.left + CODE + CODE_GAP, code) if self.logo_beside else (area.left, alone)
        if self.foot.logo is not None:
            height = self.logo_beside or LOGO
            yield logo_item(panel.setter, self.foot.logo, Area(x, y, area.right, y + height))
        if self.code is not None and self.code_words is not None:
            yield code_item(panel.setter, self.code.picture, area.left + CODE, code, CODE)
            lower = code + max(CODE, self.words_height) - self.words_height
            yield from self.code_words.place(area.left + CODE + CODE_GAP, lower, self.code_width)


def back(panel: Panel, section: Section) -> PocketBack:
    """Set the back in the richest form that fits. Raises FitError when not even its foot does."""
    plates = PLATES if first(section, Inset) is not None else PLATES[-1:]
    for says, asks, plate in product((True, False), (True, False), plates):
        if (found := PocketBack(panel, section, plate, asks, says)).fits:
            return found
    longest = max(found.foot.paragraphs, key=lambda each: len(each.words.text))
    raise FitError([at(longest.words, "takes too much of the back of the pocket edition: shorten it")])


def first(section: Section, kind: type[Kind]) -> Kind | None:
    """Give the first block of a kind in a section."""
    return next((block for block in section.blocks if isinstance(block, kind)), None)
