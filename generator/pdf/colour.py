"""Inks: one colour as it is shown on a screen and as it is printed, so that no page has to convert."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reportlab.lib.colors import CMYKColor, Color

ColourSpace = Literal["rgb", "cmyk"]


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour as red, green, blue (`#1B2530`) and as percentages of cyan, magenta, yellow, black."""

    rgb: str
    cmyk: tuple[float, float, float, float]

    @property
    def channels(self) -> tuple[float, float, float]:
        """Red, green and blue from 0 to 1."""
        red, green, blue = (int(self.rgb[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return red, green, blue

    @property
    def total(self) -> float:
        """Ink laid down by a press, in percent (four full inks: 400)."""
        return sum(self.cmyk)

    def mixed(self, other: Ink, share: float) -> Ink:
        """Return this colour moved by `share` (0 to 1) towards another, in both spaces."""
        pairs = zip(self.channels, other.channels, strict=True)
        mixed = "".join(f"{round(255 * (a + (b - a) * share)):02X}" for a, b in pairs)
        cyan, magenta, yellow, black = (
            round(a + (b - a) * share, 2) for a, b in zip(self.cmyk, other.cmyk, strict=True)
        )
        return Ink(f"#{mixed}", (cyan, magenta, yellow, black))

    def reportlab(self, space: ColourSpace) -> Color:
        """Return the colour as ReportLab takes it."""
        if space == "rgb":
            return Color(*self.channels)
        cyan, magenta, yellow, black = self.cmyk
        return CMYKColor(cyan / 100, magenta / 100, yellow / 100, black / 100)


WHITE = Ink("#FFFFFF", (0, 0, 0, 0))


@dataclass(frozen=True)
class Palette:
    """The inks of a theme by role."""

    inks: Mapping[str, Ink]

    def ink(self, role: str, towards: str = "", share: float = 0.0) -> Ink:
        """Return the ink of a role, moved by `share` towards that of another; raise LookupError for an unknown role."""
        ink = self._ink(role)
        return ink.mixed(self._ink(towards), share) if towards and share else ink

    def _ink(self, role: str) -> Ink:
        if role not in self.inks:
            raise LookupError(f'the theme has no colour "{role}"; it has {", ".join(self.inks)}')
        return self.inks[role]

    def reportlab(self, role: str, space: ColourSpace, towards: str = "", share: float = 0.0) -> Color:
        """Return the colour of a role as ReportLab takes it."""
        return self.ink(role, towards, share).reportlab(space)


def contrast(first: Ink, second: Ink) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"): 4.5 is enough for text."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(ink: Ink) -> float:
    """Return the relative luminance, 0 (black) to 1 (white) (WCAG 2.2, "relative luminance")."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in ink.channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
