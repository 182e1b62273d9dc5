"""The papers that home printers take."""

from __future__ import annotations

from generator.errors import ChoiceError
from generator.layouts.setting import Paper

SHEETS = {
    paper.name: paper
    for paper in (
        Paper("a4", 210, 297),
        Paper("letter", 215.9, 279.4),
        Paper("a3", 297, 420),
        Paper("tabloid", 279.4, 431.8),
    )
}


def sheet_paper(name: str) -> Paper:
    """Give the paper of a home printer by name. Raises ChoiceError."""
    if name.lower() not in SHEETS:
        raise ChoiceError("sheet of paper", name, list(SHEETS))
    return SHEETS[name.lower()]


def sheet_for(pages: Paper, default: Paper) -> Paper:
    """Give the paper that holds two pages beside each other: `default`, or else the smallest that does."""
    for paper in (default, *sorted(SHEETS.values(), key=lambda sheet: sheet.width * sheet.height)):
        if 2 * pages.width <= paper.height + 0.01 and pages.height <= paper.width + 0.01:
            return paper
    return default
