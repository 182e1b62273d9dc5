"""Brackets round what belongs together: below moves that stand abreast, at the left of those that stand in lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from generator.layouts.page import Area, PageItem, PanelItem, RuleItem
from generator.layouts.setting import Setting
from generator.units import to_mm

GAP, TICK, WEIGHT = 1.0, 0.6, 0.6
"""How far left of its lines a bracket stands and how long its ends are, in mm; its weight in pt."""


def runs(groups: Sequence[str], begun: Sequence[bool]) -> Iterator[range]:
    """Yield the runs of two or more neighbours of the same group; where a part has begun, another group has."""
    parts = list(accumulate(begun))
    for (group, _), members in groupby(range(len(groups)), lambda each: (groups[each], parts[each])):
        run = list(members)
        if group and len(run) > 1:
            yield range(run[0], run[-1] + 1)


def below(setting: Setting, left: float, right: float, y: float, tick: float, weight: float) -> Iterator[PageItem]:
    """Draw a bracket whose line is at y, its ends turned up by `tick` mm; `weight` is in pt."""
    ink, wide = setting.theme.inks["accent"].reportlab(setting.space), to_mm(weight)
    yield RuleItem(left, right, y, weight, ink)
    for x in (left, right - wide):
        yield PanelItem(Area(x, y - tick, x + wide, y), ink)


def beside(setting: Setting, left: float, top: float, foot: float) -> Iterator[PageItem]:
    """Draw a bracket left of lines that begin at `left`, from `top` to `foot`, its ends turned towards them."""
    ink, wide, x = setting.theme.inks["accent"].reportlab(setting.space), to_mm(WEIGHT), left - GAP
    yield PanelItem(Area(x, top, x + wide, foot), ink)
    for y in (top, foot - wide):
        yield RuleItem(x, x + TICK, y, WEIGHT, ink)
