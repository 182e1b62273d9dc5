"""Inks: one colour as it is shown on a screen and as it is printed, so that no page has to convert."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import CMYKColor, Color

from generator.target import ColourSpace


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

    def in_grey(self) -> Ink:
        """Return the colour as one black ink shows it."""
        level = luminance(self)
        grey = round(255 * (12.92 * level if level <= 0.0031308 else 1.055 * level ** (1 / 2.4) - 0.055))
        cyan, magenta, yellow, black = self.cmyk
        light = 0.3 * cyan + 0.59 * magenta + 0.11 * yellow
        return Ink(f"#{grey:02X}{grey:02X}{grey:02X}", (0, 0, 0, min(100.0, round(light + black, 1))))

    def reportlab(self, space: ColourSpace) -> Color:
        """Return the colour as ReportLab takes it."""
        if space == "rgb":
            return Color(*self.channels)
        cyan, magenta, yellow, black = self.cmyk
        return CMYKColor(cyan / 100, magenta / 100, yellow / 100, black / 100)


def contrast(first: Ink, second: Ink) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"): 4.5 is enough for text."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(ink: Ink) -> float:
    """Return the relative luminance, 0 (black) to 1 (white) (WCAG 2.2, "relative luminance")."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in ink.channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
