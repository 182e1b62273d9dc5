"""Look at any PDF as a print shop would, before it does."""

from __future__ import annotations

from dataclasses import replace

from generator.finishing.preflight.examined import Examined, ExaminedPage, Limits, examine, target_of
from generator.finishing.preflight.file_rules import FILE_RULES
from generator.finishing.preflight.page_rules import PAGE_RULES
from generator.finishing.preflight.report import Finding, Report, Severity, Target, gathered

__all__ = ["Examined", "ExaminedPage", "Finding", "Limits", "Report", "Severity", "Target", "limits_for", "preflight"]

HOME_EDGE = 4.0
"""Mm at the edge of paper that home printers do not reach."""


def limits_for(target: Target) -> Limits:
    """Give what is usually asked of a target's pages."""
    if target == "shop":
        return Limits()
    return replace(Limits(), bleed=0.0, safe=HOME_EDGE if target == "home" else 3.0)


def preflight(pdf: bytes, target: Target | None = None, *, name: str = "file", limits: Limits | None = None) -> Report:
    """Check a file for a target (by default the one it is made for, as far as it tells).

    Raises PressError when it cannot be read.
    """
    examined = examine(pdf)
    target = target or target_of(examined)
    limits = limits or limits_for(target)
    found = [finding for rule in FILE_RULES for finding in rule(examined, limits, target)]
    found += [finding for page in examined.pages for rule in PAGE_RULES for finding in rule(page, limits, target)]
    return Report(name, target, len(examined.pages), gathered(found))
