"""What preflight says: findings with their place on the page and what to do about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from generator.finishing.words import number
from generator.target import Target

Severity = Literal["error", "warning", "note"]
ORDER: dict[str, int] = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: rule, severity, page from 1 (0: the file), place in mm from the trimmed page's left and top."""

    rule: str
    severity: Severity
    message: str
    advice: str = ""
    page: int = 0
    place: tuple[float, float] | None = None
    more: int = 0

    def __str__(self) -> str:
        where = f"page {self.page}" if self.page else "file"
        if self.place:
            where += f", {number(self.place[0])} mm from the left, {number(self.place[1])} mm from the top"
        more = f" (and {self.more} more)" if self.more else ""
        return f"{self.severity}: {where}: {self.message}{more}" + (f". {self.advice}" if self.advice else "")


def for_press(target: Target, otherwise: Severity = "warning") -> Severity:
    """Give the severity of what only a press cannot forgive."""
    return "error" if target.press else otherwise


@dataclass(frozen=True, slots=True)
class Report:
    """All findings on a file, errors first; and how many things of each kind were looked at."""

    name: str
    target: str
    pages: int
    findings: tuple[Finding, ...]
    looked_at: Mapping[str, int] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Say whether there are errors."""
        return any(finding.severity == "error" for finding in self.findings)

    def __str__(self) -> str:
        lines = [f"{self.name}: {finding}" for finding in self.findings]
        counts = {severity: sum(finding.severity == severity for finding in self.findings) for severity in ORDER}
        told = ", ".join(f"{count} {severity}{'s' * (count != 1)}" for severity, count in counts.items() if count)
        pages = f"{self.pages} page{'s' * (self.pages != 1)}"
        return "\n".join([*lines, f"{self.name}: {pages} for {self.target}: {told or 'nothing found'}"])

    def told(self) -> str:
        """Give the report as text, with what was looked at: where nothing is found, one would like to know in what."""
        seen = [f"{count} {kind}{'s' * (count != 1)}" for kind, count in self.looked_at.items() if count]
        return f"{self}; looked at {', '.join(seen) or 'empty pages'}"

    def data(self) -> dict[str, Any]:
        """Give the report as plain values, for JSON."""
        return asdict(self)


COUNTED = frozenset(("bleed", "ink", "black", "type", "line", "resolution", "safe"))
"""Rules whose findings differ in numbers and places only; of each, the first on a page is told and the rest counted."""


def gathered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings; what a rule finds again and again on a page, or notes in a file, is told once and counted."""
    first: dict[tuple[str, str, int, str], Finding] = {}
    for finding in findings:
        page = 0 if finding.severity == "note" else finding.page
        key = (finding.rule, finding.severity, page, "" if finding.rule in COUNTED else finding.message)
        first[key] = replace(first[key], more=first[key].more + 1) if key in first else finding
    return tuple(sorted(first.values(), key=lambda finding: (ORDER[finding.severity], finding.page, finding.rule)))
