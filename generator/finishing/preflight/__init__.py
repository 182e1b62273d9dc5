"""Look at any PDF as a print shop would, before it does."""

from __future__ import annotations

from generator.finishing.preflight.examined import Examined, ExaminedPage, Limits, examine, target_of
from generator.finishing.preflight.file_rules import FILE_RULES
from generator.finishing.preflight.page_rules import PAGE_RULES
from generator.finishing.preflight.report import Finding, Report, Severity, gathered
from generator.target import Target

__all__ = ["Examined", "ExaminedPage", "Finding", "Limits", "Report", "Severity", "limits_for", "preflight"]


def limits_for(target: Target) -> Limits:
    """Give what is usually asked of a target's pages."""
    return Limits(bleed=target.bleed, safe=target.safe)


def preflight(pdf: bytes, target: Target | None = None, *, name: str = "file", limits: Limits | None = None) -> Report:
    """Check a file for a target (by default the one it is made for, as far as it tells).

    Raises PressError when it cannot be read.
    """
    examined = examine(pdf)
    target = target or target_of(examined)
    limits = limits or limits_for(target)
    found = [finding for rule in FILE_RULES for finding in rule(examined, limits, target)]
    found += [finding for page in examined.pages for rule in PAGE_RULES for finding in rule(page, limits, target)]
    return Report(name, target.name, len(examined.pages), gathered(found))
