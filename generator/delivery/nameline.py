"""The line that makes a copy personal: name and bib, set as large as their strip allows, never below the floor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.delivery.people import Recipient
from generator.errors import FitError, GlyphError, Problem, ProblemsError
from generator.finishing.marks import Label
from generator.output import NameStrip
from generator.pdf.colour import Ink
from generator.product import NameType
from generator.units import MM

BIB_WEIGHT, NAME_WEIGHT = 800, 700
STEP = 0.5
"""Type sizes tried are so far apart, pt."""
SPACE = 0.35
"""Between bib and name, as a share of the type size."""


@dataclass(frozen=True, slots=True)
class NameLine:
    """Where and how names stand on the first page of a product; `product` is its name."""

    strip: NameStrip
    product: str
    type: NameType
    inks: Mapping[str, Ink]

    @property
    def most(self) -> float:
        """The largest size of a name, pt."""
        return self.type.most * self.strip.unit

    @property
    def least(self) -> float:
        """The smallest size of a name, pt."""
        return self.type.least * self.strip.unit

    def labels(self, person: Recipient) -> tuple[Label, ...]:
        """Set one person's name and bib, in mm from the trimmed page's lower left corner.

        Raises FitError or GlyphError when they cannot be set.
        """
        for problem in self.problems(person):
            raise problem
        x, y, size = self.strip.x, self.strip.y, self.size(person)
        made = []
        if person.bib:
            bib = self.bib_size(size)
            made.append(Label(person.bib, x, y, bib, BIB_WEIGHT, ink=self.inks["accent"]))
            x += line_width(person.bib, BIB_WEIGHT, bib) + SPACE * bib / MM
        if person.name:
            made.append(Label(person.name, x, y, size, NAME_WEIGHT, ink=self.inks["ink"]))
        return tuple(made)

    def problems(self, person: Recipient) -> Iterator[ProblemsError]:
        """Say what keeps a person from being set."""
        from generator.pdf import fonts

        lines = ((person.name, NAME_WEIGHT), (person.bib, BIB_WEIGHT))
        missing = "".join(fonts.missing_characters(text, fonts.face("inter", weight)) for text, weight in lines)
        if missing:
            names = ", ".join(f"{character} (U+{ord(character):04X})" for character in dict.fromkeys(missing))
            advice = "leave them out, or write the name in Latin, Greek or Cyrillic letters"
            message = f"{person.called} holds characters that the fonts lack: {names}; {advice}"
            yield GlyphError([Problem(person.file, person.line, person.column, "", message)])
            return
        over = self.needed(person, self.least) - self.strip.width
        if over > 0:
            line = f"the line of {self.strip.width:.0f} mm on the {self.product} at {self.least:g} pt"
            message = f"{person.called} is {max(1, round(over))} mm too long for {line}; shorten it"
            yield FitError([Problem(person.file, person.line, person.column, "", message)])

    def size(self, person: Recipient) -> float:
        """Give the type size in pt: the largest, in half points, at which the line fits."""
        size = self.most
        while size > self.least and self.needed(person, size) > self.strip.width:
            size -= STEP
        return max(size, self.least)

    def bib_size(self, size: float) -> float:
        """Give the type size of a bib beside a name of a size, pt."""
        return self.type.bib * self.strip.unit or size

    def needed(self, person: Recipient, size: float) -> float:
        """Give the width in mm that a person's line takes at a size in pt."""
        width, bib = line_width(person.name, NAME_WEIGHT, size), self.bib_size(size)
        if person.bib:
            width += line_width(person.bib, BIB_WEIGHT, bib) + (SPACE * bib / MM if person.name else 0.0)
        return width


def line_width(text: str, weight: int, size: float) -> float:
    """Give the width of a line in mm."""
    from generator.pdf import fonts

    return fonts.text_width(text, fonts.face("inter", weight), size) / MM if text else 0.0
