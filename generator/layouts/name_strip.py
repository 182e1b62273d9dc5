"""The strip at the top of a poster, of a card's front and of a cover that is left for a person's name and bib."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.layouts.page import Area
from generator.layouts.setting import Laid, NameStrip, Setting


@dataclass(frozen=True, slots=True)
class Strip:
    """Height of the capitals, and white below them, on a paper of the home size, mm."""

    capitals: float
    gap: float


POSTER = Strip(6.6, 6.4)
CARD = Strip(3.4, 1.9)
BOOKLET = Strip(3.9, 6.4)


def below(strip: Strip, area: Area, unit: float, setting: Setting) -> Area:
    """Give what is left of an area below the strip, when one is wanted; `unit` is the paper's share of home size."""
    return replace(area, top=area.top + (strip.capitals + strip.gap) * unit) if setting.for_name else area


def with_strip(laid: Laid, strip: Strip, area: Area, unit: float, setting: Setting) -> Laid:
    """Say where the strip above an area is that was moved down for it."""
    if not setting.for_name:
        return laid
    baseline = area.top - strip.gap * unit
    place = NameStrip(area.left, setting.paper.height - baseline, area.width, strip.capitals * unit, unit)
    return replace(laid, name_strip=place)
