"""What the eight panels of the pocket edition have in common: margins, colours, heads, lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.colors import Color

from generator.documents.blocks import Callout, Document, Heading, ItemList, Words
from generator.layouts.cells import cap_of, heading_text
from generator.layouts.fit import balanced, wrapped
from generator.layouts.page import Area, Item, RuleItem, TextItem
from generator.layouts.setting import Setting
from generator.layouts.typesetter import Typesetter
from generator.pdf import fonts
from generator.pdf.canvas import PressCanvas
from generator.pdf.flowables import Text
from generator.units import MM, to_mm

MARGIN, TOP = 6.0, 6.5
"""White at the sides and at the head, mm: home printers leave up to 5 mm of a sheet's edge white."""
FOOT = 8.0
"""Mm at the foot of a panel that pages leave clear for marks and words about folding."""
FOOT_GAP = 1.5
RULE_TO_HEAD = 2.6
RULE = 1.5
"""Width of the rule that opens a panel, pt."""
BELOW = 0.25
"""Depth kept for descenders below a last line, as a share of its size."""
BULLET = "•"
BULLET_INDENT = 3.2
ITEM_GAP = 0.7


@dataclass(frozen=True, slots=True)
class LandmarkItem:
    """A place that the outline leads to, `y` mm from the top."""

    key: str
    title: str
    level: int
    y: float

    def draw(self, canvas: PressCanvas, height: float) -> None:
        canvas.bookmark(self.key, 0, (height - self.y) * MM)
        canvas.outline(self.title, self.key, self.level)


@dataclass(frozen=True)
class Panel:
    """A panel's document, setting and measures."""

    document: Document
    setting: Setting
    setter: Typesetter

    @property
    def area(self) -> Area:
        """The panel within its margins."""
        paper = self.setting.paper
        return Area(MARGIN, TOP, paper.width - MARGIN, paper.height - FOOT - FOOT_GAP)

    @property
    def head(self) -> float:
        """From the rule at the top to the baseline of the heading below it."""
        return RULE_TO_HEAD + cap_of(self.setter, "step-name", 1.0)

    def colour(self, role: str) -> Color:
        """Give a colour of the theme."""
        return self.setting.theme.inks[role].reportlab(self.setting.space)

    def rule(self, y: float, weight: float = RULE, role: str = "ink") -> RuleItem:
        """Draw a rule over the width of the panel."""
        return RuleItem(self.area.left, self.area.right, y, weight, self.colour(role))

    def below(self, role: str, scale: float = 1.0) -> float:
        """Give the depth of a last line's descenders."""
        return BELOW * to_mm(self.setter.style(role, scale).fontSize)

    def opening(self, heading: Heading, level: int = 1) -> Iterator[Item]:
        """Open the panel with a rule and a heading."""
        text = wrapped(heading_text(self.setter, heading, "step-name", "step-number", 1.0), self.area.width)
        yield self.rule(self.area.top)
        yield from landmark(heading, self.area.top, level)
        yield TextItem(text, self.area.left, self.area.top + self.head)

    def running(self, words: str) -> Iterator[Item]:
        """Open a panel that goes on with a part: its name is decoration here."""
        text = wrapped(self.setter.decoration(words, "running"), self.area.width)
        yield self.rule(self.area.top, RULE / 2)
        yield TextItem(text, self.area.left, self.area.top + self.head)

    def items(self, block: ItemList, role: str, scale: float) -> list[Text]:
        """Set a list's items; those of bullets hang."""
        width = self.area.width
        return [balanced(self._item(block, item.words, role, scale), width) for item in block.items]

    def _item(self, block: ItemList, words: Words, role: str, scale: float) -> Text:
        if block.kind == "plain":
            return self.setter.text(words, role, scale)
        text = self.setter.text(words, role, scale, leftIndent=BULLET_INDENT * MM, bulletIndent=0)
        text.style.bulletFontName, text.style.bulletFontSize = text.style.fontName, text.style.fontSize
        text.label = BULLET
        return text

    def titled_list(self, callout: Callout, scale: float) -> Flow:
        """Set a heading and the list below it."""
        lists = (block for block in callout.blocks if isinstance(block, ItemList))
        items = [text for block in lists for text in self.items(block, "body", scale)]
        return Flow((self.lead(callout.heading.words, "head", scale), *items), ITEM_GAP)

    def lead(self, words: Words, role: str, scale: float, width: float = 0.0) -> Text:
        """Set a paragraph with lines as even as can be."""
        return balanced(self.setter.text(words, role, scale), width or self.area.width)


@dataclass(frozen=True, slots=True)
class Flow:
    """Paragraphs one below the other, `gap` mm between them."""

    texts: tuple[Text, ...]
    gap: float = 0.0

    @property
    def height(self) -> float:
        """From the top of the first line's capitals to the last line's descenders."""
        if not self.texts:
            return 0.0
        leading = sum(text.line_count * to_mm(text.style.leading) for text in self.texts)
        first, last = self.texts[0].style, self.texts[-1].style
        return (
            leading - to_mm(first.leading) + self._cap + self.gap * (len(self.texts) - 1) + BELOW * to_mm(last.fontSize)
        )

    @property
    def _cap(self) -> float:
        style = self.texts[0].style
        return to_mm(fonts.cap_height(style.fontName, style.fontSize))

    def place(self, x: float, top: float) -> Iterator[TextItem]:
        """Place the paragraphs with the first capitals at `top`."""
        baseline = top + (self._cap if self.texts else 0.0)
        for text in self.texts:
            yield TextItem(text, x, baseline)
            baseline += text.line_count * to_mm(text.style.leading) + self.gap


def landmark(heading: Heading, y: float, level: int) -> Iterator[Item]:
    """Give a heading's place in the outline, when it has a key."""
    if heading.key:
        number = f"{heading.number.text}  " if heading.number else ""
        yield LandmarkItem(heading.key, number + heading.words.text, level, y)
