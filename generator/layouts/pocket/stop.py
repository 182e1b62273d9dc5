"""The panel beside the first moves: what ends the exercise, when to get help, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator.documents.blocks import Callout, ItemList, Section, Words
from generator.documents.blocks import Item as ListItem
from generator.errors import FitError, Problem
from generator.layouts.bands.stop import StopBox
from generator.layouts.engine.boxes import ColumnBox
from generator.layouts.engine.cutting import too_long
from generator.layouts.engine.search import largest
from generator.layouts.engine.text import TextBox
from generator.layouts.page import Page, PageItem
from generator.layouts.pocket.panel import LandmarkItem, Panel
from generator.layouts.pocket.prints import FLOORS, LARGEST_STOP, MOST_STOP, STOP_PADDING, STOP_TO_HELP


@dataclass(frozen=True)
class StopPage:
    """The Stop panel and the list below it at one scale of type."""

    panel: Panel
    section: Section
    scale: float

    def callout(self, kind: str) -> Callout | None:
        """Give the section's callout of a kind."""
        callouts = (block for block in self.section.blocks if isinstance(block, Callout))
        return next((each for each in callouts if each.kind == kind), None)

    @cached_property
    def stop(self) -> StopBox | None:
        """The Stop rule in its panel."""
        callout = self.callout("stop")
        return StopBox(self.panel.setter, callout, self.scale, STOP_PADDING) if callout is not None else None

    @cached_property
    def help(self) -> ColumnBox[TextBox] | None:
        """When to get help: a heading and a list."""
        callout = self.callout("note")
        return self.panel.titled_list(callout, self.scale) if callout is not None else None

    @cached_property
    def heights(self) -> tuple[float, float]:
        """The heights of the panel and of the list."""
        width = self.panel.area.width
        stop = self.stop.height(width) if self.stop is not None else 0.0
        return stop, self.help.height(width) + self.help.below if self.help is not None else 0.0

    @property
    def fits(self) -> bool:
        area, (stop, listed) = self.panel.area, self.heights
        inside = (self.stop is None or self.stop.fits(area.width)) and (self.help is None or self.help.fits(area.width))
        return inside and stop + listed + STOP_TO_HELP * bool(stop and listed) <= area.height

    def page(self) -> Page:
        """Place the Stop panel at the top and the list at the foot."""
        page, area, (stop, listed) = Page(), self.panel.area, self.heights
        top = area.bottom - listed
        bottom = min(top - STOP_TO_HELP if listed else area.bottom, area.top + MOST_STOP * area.height)
        if self.stop is not None:
            page.extend(self._landmark("stop", area.top))
            page.extend(self.stop.place(area.left, area.top, area.width, max(stop, bottom - area.top)))
        if self.help is not None:
            page.extend(self.help.place(area.left, top, area.width))
        return page

    def _landmark(self, kind: str, y: float) -> Iterator[PageItem]:
        callout = self.callout(kind)
        if callout is not None and callout.heading.key:
            yield LandmarkItem(callout.heading.key, callout.heading.words.text, 1, y)


def stop(panel: Panel, section: Section) -> Page:
    """Set the panel in the largest type that fits. Raises FitError."""
    scale = largest(lambda scale: StopPage(panel, section, scale).fits, least_scale(panel), LARGEST_STOP)
    if scale is None:
        raise FitError([fault(panel, section)])
    return StopPage(panel, section, scale).page()


def least_scale(panel: Panel) -> float:
    """Give the least scale of type: what to do in need is printed whole, in large print too."""
    return FLOORS.text / panel.setting.theme.size("pocket", "body")


def fault(panel: Panel, section: Section) -> Problem:
    """Name the longest of the words and how many of them to cut; the last where no one alone is to blame."""
    items = [
        item.words
        for block in section.blocks
        if isinstance(block, Callout)
        for each in block.blocks
        if isinstance(each, ItemList)
        for item in each.items
    ]
    longest = max(items, key=lambda words: len(words.text))
    return too_long(
        longest,
        "the panel of the pocket edition that says when to stop",
        lambda words: StopPage(panel, replacing(section, longest, words), least_scale(panel)).fits,
    )


def replacing(section: Section, old: Words, new: Words) -> Section:
    """Give a section with other words in one of its lists."""

    def listed(block: ItemList) -> ItemList:
        items = tuple(
            ListItem(label=item.label, words=new if item.words is old else item.words) for item in block.items
        )
        return replace(block, items=items)

    def called(callout: Callout) -> Callout:
        blocks = tuple(listed(block) if isinstance(block, ItemList) else block for block in callout.blocks)
        return replace(callout, blocks=blocks)

    blocks = tuple(called(block) if isinstance(block, Callout) else block for block in section.blocks)
    return replace(section, blocks=blocks)
