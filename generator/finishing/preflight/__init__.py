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
from generator.finishing.preflight.pdfx.claims import broken_claims
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
    found += broken_claims(examined, errors)
    return Report(name, target.name, len(examined.pages), gathered(found))
