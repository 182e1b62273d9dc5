"""Words as a line sets them, and the places that can be come to."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import Color


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one face, size (pt) and colour; what is empty is as in the paragraph's style.

    `link` is `#key` or an address; `block` is what the structure tree knows the words by (a link, an expansion,
    another language); `breaks` ends the line instead of showing words; `rise` lifts the baseline (pt).
    """

    text: str
    face: str = ""
    size: float = 0.0
    colour: Color | None = None
    link: str = ""
    block: object = None
    rise: float = 0.0
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place to come to: the key of its bookmark and, with a title, its entry in the outline (level from 0)."""

    key: str
    title: str = ""
    level: int = 0
