"""What the eight panels of the pocket edition have in common: margins, colours, heads, lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.documents.blocks import Callout, Document, Heading, ItemList, Paragraph, Run, Section, Words
from generator.layouts.engine.boxes import ColumnBox, column
from generator.layouts.engine.text import BULLET, TextBox
from generator.layouts.page import Area, PageItem, RuleItem
from generator.layouts.pocket.prints import (
    BULLET_INDENT,
    FOOT,
    FOOT_GAP,
    HEAD_TO_NOTE,
    ITEM_GAP,
    MARGIN,
    RULE,
    RULE_TO_HEAD,
    TOP,
)
from generator.layouts.sheet import DocumentSheet
from generator.pdf.canvas import PressCanvas
from generator.pdf.spans import Landmark
from generator.units import MM


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
class Panel(DocumentSheet):
    """A panel's document, setting and measures."""

    @cached_property
    def area(self) -> Area:
        """The panel within its margins."""
        paper = self.setting.paper
        return Area(MARGIN, TOP, paper.width - MARGIN, paper.height - FOOT - FOOT_GAP)

    def rule(self, y: float, weight: float = RULE, role: str = "ink") -> RuleItem:
        """Draw a rule over the width of the panel."""
        return RuleItem(self.area.left, self.area.right, y, weight, self.colour(role))

    # Heads

    def heading(self, heading: Heading, *, numbered: bool = True) -> TextBox:
        """Set the name of a part or a section, with its number before it where it is not set elsewhere."""

        def made() -> TextBox:
            number = heading.number if numbered else None
            told = " ".join(each.text for each in (heading.number, heading.words) if each is not None)
            mark = (
                Landmark(heading.key, told.replace(" ", "  ", 1) if heading.number else told, 1)
                if heading.key
                else None
            )
            return TextBox(self.setter, heading.words, "step-name", 1.0, number, "step-number", landmark=mark)

        return self.once(("heading", heading, numbered), made)

    def running(self, heading: Heading) -> TextBox:
        """Set the name of a part that goes on: decoration."""

        def made() -> TextBox:
            told = " ".join(each.text for each in (heading.number, heading.words) if each is not None)
            return TextBox(self.setter, Words(runs=(Run(text=told),)), "running", silent=True)

        return self.once(("running", heading), made)

    def head(self, heading: Heading, note: Paragraph | None = None, *, numbered: bool = True) -> ColumnBox[TextBox]:
        """Set a heading with the note below it."""
        parts = [(self.heading(heading, numbered=numbered), 0.0)]
        if note is not None:
            text = self.once(("note", note), lambda: TextBox(self.setter, note.words, "note"))
            parts.append((text, max(text.line_gap, HEAD_TO_NOTE + parts[0][0].below)))
        return column(parts)

    def opening(self, head: ColumnBox[TextBox] | TextBox, top: float, weight: float = RULE) -> Iterator[PageItem]:
        """Place a rule and a head below it."""
        yield self.rule(top, weight)
        yield from head.place(self.area.left, top + RULE_TO_HEAD, self.area.width)

    def head_height(self, head: ColumnBox[TextBox] | TextBox) -> float:
        """Give the height from a rule to the descenders of the head below it."""
        return RULE_TO_HEAD + head.height(self.area.width) + head.below

    # Lists

    def titled_list(self, callout: Callout, scale: float) -> ColumnBox[TextBox]:
        """Set a heading and the list below it; bullets hang."""
        heading = callout.heading
        mark = Landmark(heading.key, heading.words.text, 1) if heading.key else None
        parts = [(TextBox(self.setter, heading.words, "head", scale, landmark=mark), 0.0)]
        for block in callout.blocks:
            for item in block.items if isinstance(block, ItemList) else ():
                plain = isinstance(block, ItemList) and block.kind == "plain"
                hung: dict[str, Any] = {"label": BULLET, "label_role": "body", "hanging": BULLET_INDENT, "item": item}
                text = TextBox(self.setter, item.words, "body", scale, **({} if plain else hung))
                parts.append((text, text.line_gap + ITEM_GAP))
        return column(parts)


def sections(document: Document, kind: str) -> list[Section]:
    """Give the sections of a kind."""
    return [section for section in document.sections if section.kind == kind]


def only(document: Document, kind: str) -> Section:
    """Give the only section of a kind; an empty one when the document lacks it."""
    return next(iter(sections(document, kind)), Section(kind=kind))  # type: ignore[arg-type]
