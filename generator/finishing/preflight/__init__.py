"""Look at any PDF as a print shop would, before it does.

reading/    opens a file, and reads it, its pages and its metadata within a budget
content/    reads content streams, and notes all that is painted
examined    a file as values
rules/      what is asked of a file and of each page, by target
pdfx/       what PDF/X demands, a row each
report      what is found, in words
"""

from __future__ import annotations

from dataclasses import replace

from generator.finishing.preflight.examined import Examined, ExaminedPage, Limits
from generator.finishing.preflight.pdfx.demands import broken_claims
from generator.finishing.preflight.pdfx.editions import EDITIONS
from generator.finishing.preflight.reading.file import examine, target_of
from generator.finishing.preflight.report import Finding, Report, Severity, gathered
from generator.finishing.preflight.rules.file_rules import FILE_RULES
from generator.finishing.preflight.rules.page_rules import PAGE_RULES
from generator.target import Target

__all__ = [
    "Examined",
    "ExaminedPage",
    "Finding",
    "Limits",
    "Report",
    "Severity",
    "examine",
    "limits_for",
    "preflight",
]


CLEAR_OF_EDGES = 7.0
"""Mm of safe area up to which a glance at what stands further in will do."""


def limits_for(target: Target) -> Limits:
    """Give what is usually asked of a target's pages."""
    return Limits(bleed=target.bleed, safe=target.safe)


def preflight(
    pdf: bytes,
    target: Target | None = None,
    *,
    name: str = "file",
    limits: Limits | None = None,
    bleed: float | None = None,
    quick: bool = False,
) -> Report:
    """Check a file for a target (by default the one it is made for, as far as it tells).

    Without `limits` those of the target are taken, for a press with the `bleed` (mm) that the shop asks for.
    A `quick` look finds the same, in a fraction of the time where there is nothing to find: what is nowhere near an
    edge is looked at closely only when a first glance has found something. Raises PressError when the file cannot be
    read.
    """
    if quick and target is not None and (limits or limits_for(target)).safe <= CLEAR_OF_EDGES:
        examined = examine(pdf, for_press=target.press, quick=True)
        found = _findings(examined, target, limits or limits_for(target))
        vague = any(page.glanced for page in examined.pages) and any(finding.place for finding in found)
        if not vague and (target.press or not examined.standard):
            return Report(name, target.name, len(examined.pages), gathered(found))
    examined = examine(pdf)
    target = target or target_of(examined)
    usual = limits_for(target)
    asked = replace(usual, bleed=bleed) if bleed is not None and target.press else usual
    found = _findings(examined, target, limits or asked)
    return Report(name, target.name, len(examined.pages), gathered(found), examined.looked_at())


def _findings(examined: Examined, target: Target, limits: Limits) -> list[Finding]:
    """Give what the rules find, and which claims are not kept."""
    edition = EDITIONS.get(examined.standard)
    pages = [
        replace(
            page.seen_for(target),
            allows_transparency=bool(edition and edition.transparent),
            allows_managed_colour=bool(edition and edition.managed),
        )
        for page in examined.pages
    ]
    found = [finding for rule in FILE_RULES for finding in rule(examined, limits, target)]
    found += [finding for page in pages for rule in PAGE_RULES for finding in rule(page, limits, target)]
    errors = {(finding.rule, finding.page) for finding in found if finding.severity == "error"}
    return [*found, *broken_claims(examined, errors)]
