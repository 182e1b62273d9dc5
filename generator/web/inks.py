"""Colours of a page and of the figures on it as one style sheet, for light screens and for dark ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.figure.drawing import Paint
from generator.figure.pens.svg import SvgPen, colour_of
from generator.layouts.theme import Theme

ROLES = ("ink", "paper", "accent", "grey", "hairline", "stop", "stop-text", "mat")
"""The colours that the page itself uses, by the names that its style sheet knows them by."""


@dataclass
class InkSheet:
    """Numbers the paints of a page's figures, and writes the rules that colour them.

    Figures name classes and no colours: so one drawing serves both themes, and no style is written into the page.
    """

    theme: Theme
    night: Theme | None = None
    numbers: dict[tuple[str, Paint], int] = field(default_factory=dict)

    def name(self, use: str, paint: Paint) -> str:
        """Give the class of a paint for a use, `f` to fill and `s` to stroke."""
        return f"{use}{self.numbers.setdefault((use, paint), len(self.numbers))}"

    def css(self) -> str:
        """Write the rules, after every figure was drawn."""
        light = self.rules(self.theme)
        if self.night is None:
            return "\n".join(light) + "\n"
        dark = [rule for rule in self.rules(self.night) if rule not in light]
        return "\n".join((*light, "@media screen and (prefers-color-scheme: dark) {", *dark, "}")) + "\n"

    def rules(self, theme: Theme) -> list[str]:
        """Write the rules in the colours of one theme."""
        palette = {role: ink.rgb.lower() for role, ink in theme.inks.items()}
        return [*page_rules(theme, palette), *self.paints(palette)]

    def paints(self, palette: Mapping[str, str]) -> Iterator[str]:
        """Yield a rule for each paint."""
        properties = {"f": "fill", "s": "stroke"}
        for (use, paint), number in self.numbers.items():
            yield f".{use}{number} {{ {properties[use]}: {colour_of(paint, palette)} }}"


def page_rules(theme: Theme, palette: Mapping[str, str]) -> Iterator[str]:
    """Yield the rule for the page's own colours, as custom properties."""
    named = "; ".join(f"--{role}: {palette[role]}" for role in ROLES)
    yield f":root {{ color-scheme: {'dark' if theme.dark else 'light'}; {named} }}"


@dataclass
class ClassPen(SvgPen):
    """A pen that names the classes of a sheet in place of colours."""

    palette: Mapping[str, str] = field(default_factory=dict)
    sheet: InkSheet = field(kw_only=True)

    def painted(self, fill: Paint | None, line: Paint | None = None) -> list[str]:
        """Return the attributes that fill a shape and draw its line in paints."""
        names = [self.sheet.name(use, paint) for use, paint in (("f", fill), ("s", line)) if paint]
        return [f'class="{" ".join(names)}"', *(['fill="none"'] if fill is None else [])]
