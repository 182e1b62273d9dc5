"""Whether a file keeps what it claims."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.finishing.preflight.examined import Examined
from generator.finishing.preflight.pdfx.demands import DEMANDS
from generator.finishing.preflight.pdfx.editions import EDITIONS
from generator.finishing.preflight.report import Finding

ADVICE = "Make the file anew."


def broken_claims(file: Examined, told: Collection[tuple[str, int]]) -> Iterator[Finding]:
    """Yield each demand that a file claims to keep and breaks, but for what other rules have told of a page.

    `told` are the names of rules that found errors, with the pages.
    """
    if not file.standard:
        return
    claim = f"{file.standard} is claimed, but"
    edition = EDITIONS.get(file.standard)
    if edition is None:
        yield Finding("pdfx", "error", f"{claim} that is no version of the standard that is known here", ADVICE)
        return
    for demand in DEMANDS:
        if edition in demand.editions:
            for message, page, place in demand.test(file, edition):
                if (demand.also, page) not in told:
                    yield Finding("pdfx", "error", f"{claim} {message}", ADVICE, page, place)
