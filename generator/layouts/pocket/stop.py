"""The panel beside the first moves: what ends the exercise, when to get help, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from generator.documents.blocks import Callout, Section, Words
from generator.errors import FitError, Problem
from generator.layouts.cells import Column, leading_of
from generator.layouts.fit import largest
from generator.layouts.page import Area, Item, Page
from generator.layouts.panels import StopPanel, stop_panel
from generator.layouts.pocket.panel import BULLET_INDENT, Flow, Panel, landmark
from generator.layouts.tight import stop_problems, words_problems

STOP_UNIT = 0.8
"""The Stop panel's measures as a share of those on a poster."""
STOP_TO_HELP = 6.0
MOST_STOP = 0.6
"""Most of the height that the Stop panel takes."""
LARGEST_TYPE = 1.25
MOST_LINES = 3
"""Most lines of a sign."""


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
    def stop(self) -> StopPanel | None:
        """The Stop rule in its panel."""
        if (callout := self.callout("stop")) is None:
            return None
        width = self.panel.area.width
        return stop_panel(self.panel.setter, callout, width, STOP_UNIT, self.scale, beside=False)

    @property
    def stop_height(self) -> float:
        return self.stop.height(self.stop.padding) if self.stop is not None else 0.0

    @cached_property
    def help(self) -> Flow:
        """When to get help: a heading and a list."""
        callout = self.callout("note")
        return self.panel.titled_list(callout, self.scale) if callout is not None else Flow(())

    @property
    def spare(self) -> float:
        return self.panel.area.height - self.stop_height - self.help.height - STOP_TO_HELP * bool(self.help.texts)

    @property
    def fits(self) -> bool:
        return self.spare >= 0 and (self.stop is None or self.stop.fits)

    def page(self) -> Page:
        """Place the Stop panel at the top and the list at the foot."""
        page, area = Page(), self.panel.area
        top = area.bottom - self.help.height
        bottom = min(top - STOP_TO_HELP if self.help.texts else area.bottom, area.top + MOST_STOP * area.height)
        if self.stop is not None:
            page.extend(self._landmark("stop", area.top))
            page.extend(self.stop.place(Area(area.left, area.top, area.right, bottom), self.stop.padding))
        page.extend(self._landmark("note", top))
        page.extend(self.help.place(area.left, top))
        return page

    def _landmark(self, kind: str, y: float) -> Iterator[Item]:
        if (callout := self.callout(kind)) is not None:
            yield from landmark(callout.heading, y, 1)

    def problems(self) -> list[Problem]:
        """Tell which words to cut to win back the height that is lacking: long signs, or the longest of the list."""
        callout, setter, width = self.callout("stop"), self.panel.setter, self.panel.area.width
        if callout is not None and self.stop is not None:
            inside = Column(setter, self.stop.column, self.scale)
            if found := list(stop_problems(callout, inside, MOST_LINES)):
                return found
        lacking = ceil(-self.spare / leading_of(setter, "body", self.scale))
        longest = max(self.help.texts[1:], key=lambda text: text.line_count, default=None)
        if longest is None or not isinstance(longest.block, Words):
            return []
        column = Column(setter, width - BULLET_INDENT, self.scale)
        return list(words_problems(longest.block, column, "body", max(1, longest.line_count - lacking)))


def stop(panel: Panel, section: Section) -> Page:
    """Set the panel in the largest type that fits. Raises FitError."""
    least = StopPage(panel, section, 1.0)
    if not least.fits:
        raise FitError(least.problems())
    scale = largest(lambda scale: StopPage(panel, section, scale).fits, 1.0, LARGEST_TYPE)
    return StopPage(panel, section, scale or 1.0).page()
