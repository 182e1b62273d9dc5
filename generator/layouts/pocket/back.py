"""The pocket edition's back: what the routine is about, whom to ask, the code to the booklet, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from generator.documents.blocks import Block, Callout, Code, Foot, Inset, Paragraph, Section
from generator.errors import FitError
from generator.layouts.cells import cap_of
from generator.layouts.fit import too_wide, wrapped
from generator.layouts.foot import code_item, logo_item
from generator.layouts.imprint import ROLE, SmallPrint, small_print
from generator.layouts.page import Area, Item, LeaderItem, Page, PictureItem, TextItem
from generator.layouts.pocket.panel import RULE_TO_HEAD, Flow, Panel
from generator.layouts.tight import at
from generator.pdf import fonts
from generator.units import to_mm

CODE = 24.0
"""Side of the code without its quiet zone, mm: read at arm's length with ease."""
CODE_GAP = 4.0
GAP = 5.0
LOGO, LEAST_LOGO = 8.0, 5.0
"""Height of the logo by itself, and the least beside the code, mm."""
PLATE = (18, 40)
"""Least and most height of the anatomy plate, mm."""
PLATE_SHARE = 0.6
"""Width of the plate as a share of its height."""
LABEL_GAP = 4.0
HEAD_TO_PLATE = 2.5
WORDS_SHARE = 0.6
"""Most of the plate's height that the words beside its foot take."""

Kind = TypeVar("Kind", bound=Block)


@dataclass(frozen=True)
class Back:
    """The last panel: what the routine is about, whom to ask, the code to the booklet, and whose it is.

    `plate` is the height of the anatomy plate in mm, 0 without one; `asks` keeps the list of who should ask first,
    `says` the summary.
    """

    panel: Panel
    section: Section
    plate: float
    asks: bool
    says: bool

    @cached_property
    def inset(self) -> Inset | None:
        return first(self.section, Inset) if self.plate else None

    @cached_property
    def foot(self) -> Foot:
        return first(self.section, Foot) or Foot(paragraphs=())

    @property
    def code(self) -> Code | None:
        return self.foot.code

    @cached_property
    def inset_head(self) -> Flow:
        """The inset's heading."""
        return Flow((self.panel.lead(self.inset.heading.words, "step-name", 1.0),) if self.inset is not None else ())

    @cached_property
    def inset_words(self) -> Flow:
        """The inset's words, beside its plate."""
        width = self.panel.area.width - self.plate * PLATE_SHARE - LABEL_GAP
        return Flow((self.panel.lead(self.inset.text.words, "body", 1.0, width),) if self.inset is not None else ())

    @cached_property
    def summary(self) -> Flow:
        """What the routine is."""
        paragraphs = [block for block in self.section.blocks if isinstance(block, Paragraph) and self.says]
        return Flow(tuple(self.panel.lead(block.words, "lead", 1.0) for block in paragraphs))

    @cached_property
    def ask(self) -> Flow:
        """Who should ask first: a heading and a list."""
        callout = first(self.section, Callout) if self.asks else None
        return self.panel.titled_list(callout, 1.0) if callout is not None else Flow(())

    @cached_property
    def code_words(self) -> Flow:
        """What the code leads to."""
        if self.code is None:
            return Flow(())
        width = self.panel.area.width - CODE - CODE_GAP
        pairs = ((self.code.heading, "code-heading"), (self.code.text, "code-text"))
        return Flow(tuple(self.panel.lead(each.words, role, 1.0, width) for each, role in pairs))

    @cached_property
    def closing(self) -> SmallPrint | None:
        """Guidance, version and club."""
        paragraphs = self.foot.paragraphs
        return small_print(self.panel.setter, paragraphs, self.panel.area.width, 1.0) if paragraphs else None

    @property
    def closing_height(self) -> float:
        """From the first capitals of the small print to its last descenders."""
        if self.closing is None:
            return 0.0
        lines = (self.closing.count - 1) * self.closing.leading
        return cap_of(self.panel.setter, ROLE, 1.0) + lines + self.panel.below(ROLE)

    @property
    def inset_height(self) -> float:
        return self.inset_head.height + HEAD_TO_PLATE + self.plate if self.inset is not None else 0.0

    @property
    def code_height(self) -> float:
        return max(CODE, self.code_words.height) if self.code is not None else 0.0

    @property
    def logo_beside(self) -> float:
        """Height for the logo beside the code, above its words; 0 where there is too little."""
        room = CODE - self.code_words.height - GAP / 2 if self.code is not None else 0.0
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
        heights = (self.inset_height, self.summary.height, self.ask.height)
        parts = [part for part in (*heights, self.code_height, self.logo_height, self.closing_height) if part]
        return self.panel.area.bottom - self.top - sum(parts) - GAP * (len(parts) - 1)

    @property
    def fits(self) -> bool:
        flows = (self.inset_head, self.inset_words, self.summary, self.ask)
        narrow = any(too_wide(text, self.panel.area.width) for flow in flows for text in flow.texts)
        narrow = narrow or (self.closing is not None and not self.closing.fits)
        beside = self.inset_words.height <= self.plate * WORDS_SHARE
        return self.spare >= 0 and beside and not narrow

    def page(self) -> Page:
        """Place everything: what it is about from the top down, code, logo and version from the foot up."""
        page, area = Page(), self.panel.area
        page.add(self.panel.rule(area.top))
        top = self.top
        if self.inset is not None:
            page.extend(self._inset(self.inset))
            top += self.inset_height + GAP
        for flow in (self.summary, self.ask):
            page.extend(flow.place(area.left, top))
            top += flow.height + GAP * bool(flow.texts)
        page.extend(self._foot())
        return page

    def _inset(self, inset: Inset) -> Iterator[Item]:
        """Place the plate with its label and a leader, heading above, words beside its foot."""
        panel, area = self.panel, self.panel.area
        yield from self.inset_head.place(area.left, self.top)
        floor = self.top + self.inset_height
        artwork, (px, py) = panel.setting.pictures.front_plate(self.plate * PLATE_SHARE, self.plate)
        plate = PictureItem(artwork, area.left, floor, 1.0, inset.picture)
        yield plate
        x = area.left + self.plate * PLATE_SHARE + LABEL_GAP
        if inset.picture.caption is not None:
            target = (area.left + px - artwork.bounds[0], floor - py + artwork.bounds[1])
            label = wrapped(panel.setter.text(inset.picture.caption, "inset-label"), area.right - x)
            middle = to_mm(fonts.x_height(label.style.fontName, label.style.fontSize)) / 2
            yield LeaderItem((x - 1.2, target[1]), target, 0.6, panel.colour("ink"))
            yield TextItem(label, x, target[1] + middle)
        yield from self.inset_words.place(x, floor - self.inset_words.height)

    def _foot(self) -> Iterator[Item]:
        """Place guidance and version at the foot, and the logo and the code with its words above them."""
        panel, area = self.panel, self.panel.area
        closing = area.bottom - self.closing_height
        if self.closing is not None:
            yield from self.closing.place(area.left, closing + cap_of(panel.setter, ROLE, 1.0))
        alone = closing - GAP - self.logo_height
        code = (alone if self.logo_height else closing) - GAP - self.code_height
        if not (self.inset or self.summary.texts or self.ask.texts):
            code = self.top
        x, y = (area.left + CODE + CODE_GAP, code) if self.logo_beside else (area.left, alone)
        if self.foot.logo is not None:
            height = self.logo_beside or LOGO
            yield logo_item(panel.setter, self.foot.logo, Area(x, y, area.right, y + height))
        if self.code is not None:
            yield code_item(panel.setter, self.code.picture, area.left + CODE, code, CODE)
            yield from self.code_words.place(area.left + CODE + CODE_GAP, code + CODE - self.code_words.height)


def forms(section: Section) -> Iterator[tuple[float, bool, bool]]:
    """List the forms of the back, the richest first: height of the plate, with whom to ask, with the summary."""
    if first(section, Inset) is not None:
        yield from ((plate, asks, True) for plate in range(PLATE[1], PLATE[0] - 1, -2) for asks in (True, False))
    yield from ((0.0, *kept) for kept in ((True, True), (True, False), (False, True), (False, False)))


def back(panel: Panel, section: Section) -> Page:
    """Set the back in the richest form that fits. Raises FitError when not even its foot does."""
    for form in forms(section):
        if (found := Back(panel, section, *form)).fits:
            return found.page()
    longest = max(found.foot.paragraphs, key=lambda each: len(each.words.text))
    raise FitError([at(longest.words, "takes too much of the back of the pocket edition: shorten it")])


def first(section: Section, kind: type[Kind]) -> Kind | None:
    """Give the first block of a kind in a section."""
    return next((block for block in section.blocks if isinstance(block, kind)), None)
