"""Sets blocks in the booklet's type: headings, paragraphs, lists, panels, at the scale of the page."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Any

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from generator.documents.blocks import Advice, Block, Callout, Heading, Item, ItemList, Paragraph, Words
from generator.layouts.booklet.page_format import BODY, PageFormat
from generator.layouts.booklet.pieces import Overlay, Panel, Prose, Raised, Rule, RunOn, Stack, balanced, cap_drop
from generator.layouts.memory import Memory
from generator.layouts.setting import Setting
from generator.layouts.typesetter import Typesetter
from generator.pdf.flowables import Landmark, Text
from generator.units import MM

BULLET = "•"
TIGHTEST = 0.915
RUN_ON = 0.36
"""Share of a page that must be left for a chapter to begin on it."""
DISPLAY = 20.0
"""Size (pt in the theme) from which type is for heads."""
SHORT = 0.7
"""A chapter shorter than this share of a page stays on one."""
SMALL = 11.0
"""Smallest size (pt in the theme) of text that is read; only feet and marks are smaller."""
HEAD_ROLES = {1: "title-2", 2: "page-head", 3: "head-2", 4: "head-3"}


@dataclass(frozen=True)
class Compositor:
    """Sets the words of one booklet; `fit` is the share of the page's usual type scale.

    `drawings` keeps plates that trial layouts ask for again and again.
    """

    setting: Setting
    typesetter: Typesetter
    page: PageFormat
    fit: float = 1.0
    drawings: dict[Hashable, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, setting: Setting) -> Compositor:
        return cls(setting, Typesetter(setting, "booklet"), PageFormat.of(setting))

    def at(self, fit: float) -> Compositor:
        """Set at another share of the usual scale."""
        return replace(self, fit=fit)

    @property
    def memory(self) -> Memory:
        """What is known of sections of documents that are much alike."""
        return self.setting.memory

    @property
    def fits(self) -> tuple[float, ...]:
        """The shares to try when text is tight, from the usual scale to the floor."""
        least = self.page.floor / self.page.type_scale
        return (*(ceil(100 - 100 * (1 - least) * step / 4) / 100 for step in range(4)), least)

    @property
    def tight_fits(self) -> tuple[float, ...]:
        """The shares for chapters that save a page: none that would look like another book beside its neighbours."""
        return tuple(fit for fit in self.fits[1:] if fit >= TIGHTEST)

    @property
    def scale(self) -> float:
        return self.page.type_scale * self.fit

    def pt(self, points: float) -> float:
        """Scale a space that goes with type."""
        return points * self.scale

    def mm(self, length: float) -> float:
        """Turn a length of the A5 grid into points on this page."""
        return self.page.mm(length) * MM

    def colour(self, role: str) -> Color:
        return self.setting.theme.inks[role].reportlab(self.setting.space)

    # Text

    def text(self, words: Words, role: str, **options: Any) -> Text:
        """Set words in a role of the booklet's type."""
        return self.typesetter.text(words, role, self.scale_of(role), **{"make": Prose, **options})

    def quiet(self, text: str, role: str, **options: Any) -> Text:
        """Set words that are no content."""
        return self.typesetter.decoration(text, role, self.scale_of(role), **options)

    def scale_of(self, role: str) -> float:
        """Give a role's scale: what is near the floor does not sink below it with the rest, and marks do not sink."""
        size = self.setting.theme.size("booklet", role)
        if size >= DISPLAY:
            return self.scale * self.page.display
        least = self.page.floor * BODY
        least = least if self.setting.large_print else min(least, size * self.page.type_scale)
        read = size >= SMALL or self.setting.large_print
        return max(self.scale, least / size if read else self.page.type_scale)

    def heading(self, heading: Heading, role: str = "", **options: Any) -> Text:
        """Set a heading: kept with what follows, a landmark when it has a key; the number hangs where asked."""
        role = role or HEAD_ROLES[heading.level]
        size = self.setting.theme.size("booklet", role) * self.scale_of(role)
        options = {"keepWithNext": 1, "leftIndent": -size * 0.0378 if size >= 25 else 0.0, **options}
        return self.text(heading.words, role, landmark=landmark(heading), **options)

    def page_head(self, heading: Heading) -> Flowable:
        """Set a page's head so that its capitals stand level with those of text on other pages."""
        head = balanced(self.heading(heading, spaceAfter=self.pt(9)), self.page.points)
        return Raised(head, cap_drop(head) - cap_drop(self.quiet("", "body")))

    def run_on(self, height: float) -> RunOn:
        """Begin a chapter under another when a good third of the page is left; all of a short one's `height` (pt)."""
        full = self.page.depth
        gap = self.pt(18)
        least = height + 2 * gap if height < full * SHORT else 0.0
        return RunOn(Rule(2, self.colour("ink")), gap, max(least, full * RUN_ON))

    def paragraph(self, paragraph: Paragraph, role: str = "", **options: Any) -> Text:
        """Set a paragraph in the style of its kind."""
        return self.text(paragraph.words, role or PARAGRAPH_ROLES.get(paragraph.kind, "body"), **options)

    # Lists

    def items(self, block: ItemList, role: str = "body", gap: float = 1.5) -> list[Text]:
        """Set a list; `gap` is the space between items in pt at the usual scale."""
        make = self.step if block.kind == "steps" else self.bullet if block.kind == "bullets" else self.line
        made: list[Text] = []
        for number, item in enumerate(block.items):
            text = make(item, role)
            text.style.spaceBefore = self.pt(gap) if number else 0.0
            made.append(text)
        return made

    def line(self, item: Item, role: str) -> Text:
        return self.text(item.words, role)

    def bullet(self, item: Item, role: str) -> Text:
        """Set an item with a hanging bullet, which is decoration."""
        text = self.text(item.words, role, leftIndent=self.pt(12), bulletIndent=self.pt(1))
        style = text.style
        style.bulletFontName, style.bulletFontSize = style.fontName, style.fontSize
        text.label = BULLET
        return text

    def step(self, item: Item, role: str) -> Text:
        """Set a step with its numeral hanging."""
        return self.text(
            item.words, "step", label=item.label, label_role="step-number", leftIndent=self.mm(9), bulletIndent=0
        )

    # Groups

    def rule(self, weight: float, before: float = 0.0, after: float = 0.0, role: str = "ink") -> Rule:
        """Draw a rule: 2 pt opens a step, 1 pt splits a page, 0.5 pt parts rows; spaces in pt at the usual scale."""
        return Rule(weight, self.colour(role), before=self.pt(before), after=self.pt(after))

    def advice(self, advice: Advice, role: str = "body") -> Stack:
        """Set a short heading above its words."""
        head = self.heading(advice.heading, "head-3")
        return Stack([head, self.paragraph(advice.text, role)])

    def run_in(self, advice: Advice, roles: tuple[str, str] = ("head-3", "body"), before: float = 0.0) -> Stack:
        """Set a short heading on the first line of its words; `before` is the space above in pt at the usual scale."""
        head = self.heading(advice.heading, roles[0])
        head.wrap(self.page.points, 1e6)
        text = self.paragraph(advice.text, roles[1], firstLineIndent=head.widest_line + self.pt(6))
        return Stack([Overlay(head), text], before=self.pt(before))

    def stop_panel(self, callout: Callout, **space: float) -> Panel:
        """Set the Stop rule in its panel: solid, or framed where a copier would break a solid."""
        head = self.heading(callout.heading, "stop-heading", keepWithNext=0)
        side = self.mm(5.6)
        rest = [self.stop_text(block, self.page.points - 2 * side) for block in callout.blocks]
        drop = cap_drop(head)
        stack = Stack([head, *(flowable for group in rest for flowable in group)])
        inset = (side, side * 0.82 - drop, side * 0.72)
        frame = self.setting.theme.stop_frame
        return Panel(stack, self.colour("stop"), frame, self.colour("stop-text"), inset, **space)

    def stop_text(self, block: Block, width: float) -> Iterator[Flowable]:
        if isinstance(block, ItemList):
            first, *others = self.items(block, "stop-text", 1)
            first.style.spaceBefore = self.pt(3)
            yield from (first, *others)
        elif isinstance(block, Paragraph):
            yield balanced(self.paragraph(block, "stop-text", spaceBefore=self.pt(1)), width)


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


def landmark(heading: Heading) -> Landmark | None:
    """Give a heading's place in links and outline; the outline's root is the title."""
    if not heading.key:
        return None
    number = f"{heading.number.text}  " if heading.number else ""
    return Landmark(heading.key, number + heading.words.text, heading.level - 1)


def stacked(groups: Sequence[Sequence[Flowable]]) -> list[Flowable]:
    """Join groups of flowables into one list."""
    return [flowable for group in groups for flowable in group]
