"""The pocket edition's cover and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from generator.documents.blocks import Block, Callout, Code, Foot, Inset, Paragraph, Picture, Section
from generator.errors import FitError
from generator.layouts.cells import Column, cap_of
from generator.layouts.fit import balanced, too_wide, wrapped
from generator.layouts.foot import code_item, logo_item
from generator.layouts.page import Box, Item, LeaderItem, Page, PictureItem, TextItem
from generator.layouts.pocket.panel import RULE_TO_HEAD, Flow, LandmarkItem, Panel
from generator.layouts.poster_head import fitted
from generator.layouts.tight import at, words_problems
from generator.layouts.title import Place, set_title
from generator.pdf import fonts
from generator.units import to_mm

LEAST_TITLE = 15.0
"""Smallest size of a title's line, pt."""
TITLE_TO_STRAPLINE = 4.6
HERO_GAP = 4.0
HERO_MAT = 70.0
CODE = 24.0
"""Side of the code without its quiet zone, mm: read at arm's length with ease."""
CODE_GAP = 4.0
GAP = 5.0
LOGO = 9.0
PLATE = (20, 40)
"""Least and most height of the anatomy plate, mm."""
PLATE_SHARE = 0.6
"""Width of the plate as a share of its height."""
LABEL_GAP = 4.0
HEAD_TO_PLATE = 2.5
WORDS_SHARE = 0.6
"""Most of the plate's height that the words beside its foot take."""
CLOSING_GAP = 0.6

Kind = TypeVar("Kind", bound=Block)


def cover(panel: Panel, section: Section) -> Page:
    """Set title, strapline and the figure on its rule. Raises FitError for a title that is too long."""
    page, area, heading = Page(), panel.area, section.heading
    bottom = area.top
    if heading is not None:
        theme = panel.setting.theme
        sizes = tuple((role, theme.size("pocket", role)) for role in ("title-1", "title-2"))
        title = set_title(panel.setter, "pocket", heading.words, Place(area.width, sizes, LEAST_TITLE))
        if title is None:
            raise FitError([at(heading.words, "is too long for the cover of the pocket edition; use fewer words")])
        page.add(LandmarkItem(heading.key or "title", heading.words.text, 0, area.top))
        page.extend(title.place(panel.setter, area.left, area.top))
        bottom += title.height + title.below
    for block in section.blocks:
        if isinstance(block, Paragraph):
            text = balanced(panel.setter.text(block.words, "strapline"), area.width)
            first = bottom + TITLE_TO_STRAPLINE + cap_of(panel.setter, "strapline", 1.0)
            page.add(TextItem(text, area.left, first))
            bottom = first + (text.line_count - 1) * to_mm(text.style.leading) + panel.below("strapline")
        elif isinstance(block, Picture):
            page.add(hero(panel, block, bottom + HERO_GAP))
    page.add(panel.rule(area.bottom))
    return page


def hero(panel: Panel, picture: Picture, top: float) -> PictureItem:
    """Stand the figure on the rule at the foot, as large as the room above it allows."""
    artwork = panel.setting.pictures.pose_artwork(picture.name, HERO_MAT, picture.frame)
    area = panel.area
    return fitted(artwork, picture, Box(area.left, top, area.right, area.bottom), centred=False)


@dataclass(frozen=True)
class Back:
    """The last panel: what the routine is about, whom to ask, the code to the booklet, and whose it is.

    `plate` is the height of the anatomy plate in mm, 0 without one; `asks` keeps the list of whom to ask.
    """

    panel: Panel
    section: Section
    plate: float
    asks: bool

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
        paragraphs = [block for block in self.section.blocks if isinstance(block, Paragraph)]
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
    def closing(self) -> Flow:
        """Guidance, version and club."""
        return Flow(tuple(self.panel.lead(each.words, "foot", 1.0) for each in self.foot.paragraphs), CLOSING_GAP)

    @property
    def inset_height(self) -> float:
        return self.inset_head.height + HEAD_TO_PLATE + self.plate if self.inset is not None else 0.0

    @property
    def code_height(self) -> float:
        return max(CODE, self.code_words.height) if self.code is not None else 0.0

    @property
    def logo_height(self) -> float:
        return LOGO if self.foot.logo is not None else 0.0

    @property
    def top(self) -> float:
        """Where the first capitals stand."""
        return self.panel.area.top + RULE_TO_HEAD

    @property
    def spare(self) -> float:
        heights = (self.inset_height, self.summary.height, self.ask.height)
        parts = [part for part in (*heights, self.code_height, self.logo_height, self.closing.height) if part]
        return self.panel.area.bottom - self.top - sum(parts) - GAP * (len(parts) - 1)

    @property
    def fits(self) -> bool:
        flows = (self.inset_head, self.inset_words, self.summary, self.ask, self.closing)
        narrow = any(too_wide(text, self.panel.area.width) for flow in flows for text in flow.texts)
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
        closing = area.bottom - self.closing.height
        logo = closing - (GAP + LOGO if self.foot.logo is not None else 0.0)
        yield from self.closing.place(area.left, closing)
        if self.foot.logo is not None:
            yield logo_item(panel.setter, self.foot.logo, Box(area.left, logo, area.right, logo + LOGO))
        if self.code is not None:
            top = logo - GAP - self.code_height
            yield code_item(panel.setter, self.code.picture, area.left + CODE, top, CODE)
            yield from self.code_words.place(area.left + CODE + CODE_GAP, top + CODE - self.code_words.height)


def back(panel: Panel, section: Section) -> Page:
    """Set the back with the largest plate that fits, and with whom to ask when there is room. Raises FitError."""
    plates = range(PLATE[1], PLATE[0] - 1, -2) if first(section, Inset) else ()
    for plate in (*plates, 0):
        for asks in (True, False):
            if (found := Back(panel, section, float(plate), asks)).fits:
                return found.page()
    column = Column(panel.setter, panel.area.width, 1.0)
    summary = (block for block in section.blocks if isinstance(block, Paragraph))
    problems = [problem for block in summary for problem in words_problems(block.words, column, "lead", 5)]
    last = found.foot.paragraphs[-1:]
    raise FitError(problems or [at(each.words, "takes too much of the back; shorten it") for each in last])


def first(section: Section, kind: type[Kind]) -> Kind | None:
    """Give the first block of a kind in a section."""
    return next((block for block in section.blocks if isinstance(block, kind)), None)
