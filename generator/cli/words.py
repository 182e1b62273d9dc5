"""Words that several commands print."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """Count things in English."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
