"""The strip at the top of a product's first page that is left for a person's name and bib."""

from __future__ import annotations

from dataclasses import replace

from generator.layouts.page import Area
from generator.layouts.setting import Setting
from generator.output import NameStrip


def below(area: Area, unit: float, setting: Setting) -> Area:
    """Give what is left of an area below the strip, when one is wanted; `unit` is the paper's share of home size."""
    names = setting.names
    return replace(area, top=area.top + (names.capitals + names.gap) * unit) if names else area


def strip_above(area: Area, unit: float, setting: Setting) -> NameStrip | None:
    """Say where the strip above an area is that was moved down for it."""
    if not (names := setting.names):
        return None
    baseline = area.top - names.gap * unit
    return NameStrip(area.left, setting.paper.height - baseline, area.width, names.capitals * unit, unit)
