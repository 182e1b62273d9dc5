"""The line that makes a copy personal: name and bib, set as large as their place allows, never below the floor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.delivery.people import Person
from generator.delivery.place import Place, find_places, painted
from generator.errors import FitError, GlyphError, Problem, ProblemsError
from generator.finishing.marks import Label
from generator.finishing.source import open_pdf
from generator.finishing.source import trimmed as trim_area
from generator.layouts.setting import Laid
from generator.layouts.theme import Product
from generator.pdf.colour import Ink
from generator.units import MM

BIB_WEIGHT, NAME_WEIGHT = 800, 700
DESCENT, CAPITAL = 0.24, 0.73
"""Below the baseline, and height of capitals: shares of the type size (of Inter)."""
HAIR = 0.01
COARSE = 10.0
"""For lines as high as this (mm), two dots to a mm are enough."""
SPACE = 0.35
"""Between bib and name, as a share of the type size."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How names are set in a product: type sizes in pt at most and at least, and that of a bib (0: as the name).

    Where a page has no strip for a name: width and white to look for, and the margin to keep, in mm.
    """

    most: float
    least: float
    bib: float = 0.0
    width: float = 0.0
    clearance: float = 0.0
    margin: float = 0.0

    def scaled(self, type_scale: float, scale: float) -> Manner:
        """Adapt to a paper that is `scale` times the home size."""
        sizes = (self.most * type_scale, self.least * type_scale, self.bib * type_scale)
        return Manner(*sizes, self.width * scale, self.clearance * scale, self.margin * scale)


MANNERS: dict[Product, Manner] = {
    "poster": Manner(26, 17),
    "card": Manner(9.5, 6, bib=13),
    "booklet": Manner(15, 11, width=45, clearance=3, margin=12),
}
"""For the products' home sizes: poster A3, card ID-1, booklet A5. The floors are those of body text."""


@dataclass(frozen=True)
class NameLine:
    """Where and how names stand on the first page of a product: in the first of the places that is wide enough.

    Places are in mm from the trimmed page's lower left corner. `strip` says that the baseline is their lower edge.
    """

    places: tuple[Place, ...]
    manner: Manner
    inks: Mapping[str, Ink]
    product: Product
    strip: bool = False

    @classmethod
    def on(cls, laid: Laid, product: Product, inks: Mapping[str, Ink], scale: float = 1.0) -> NameLine:
        """Take the strip that was left for a name, or find places on a page that is `scale` times the home size.

        The places depend on the page alone, not on who is on the list. Raises FitError when there is none.
        """
        if strip := laid.name_strip:
            manner = MANNERS[product].scaled(strip.unit, strip.unit)
            place = Place(strip.x, strip.y, strip.width, line_height(manner.most))
            return cls((place,), manner, inks, product, strip=True)
        return cls.found(laid.pdf, product, inks, scale)

    @classmethod
    def found(cls, pdf: bytes, product: Product, inks: Mapping[str, Ink], scale: float) -> NameLine:
        """Find free places on a page; type never gets smaller than on the home size. Raises FitError."""
        manner = MANNERS[product].scaled(max(1.0, scale), scale)
        trim = trimmed(pdf)
        margin = manner.margin
        safe = Place(trim.x + margin, trim.y + margin, trim.width - 2 * margin, trim.height - 2 * margin)
        places: dict[Place, None] = {}
        heights = [line_height(size) for size in (manner.most, manner.least)]
        page = painted(pdf, 0, 4.0 if heights[0] < COARSE else 2.0)
        for height in heights:
            for place in find_places(page, safe, height, manner.width, manner.clearance):
                if place.width >= manner.width / 2:
                    places[replace(place, x=place.x - trim.x, y=place.y - trim.y)] = None
        if not places:
            raise FitError([Problem(f"the {product}", 0, 0, "", "has no free place for a name on its first page")])
        return cls(tuple(places), manner, inks, product)

    def place(self, person: Person) -> Place:
        """Choose the first place in which a person's line fits at the least size, or else the widest."""
        needed = self.needed(person, self.manner.least)
        fitting = (place for place in self.places if place.width >= needed)
        return next(fitting, max(self.places, key=lambda place: place.width))

    def labels(self, person: Person) -> tuple[Label, ...]:
        """Set one person's name and bib. Raises FitError or GlyphError when they cannot be set."""
        for problem in self.problems(person):
            raise problem
        place, size = self.place(person), self.size(person)
        x, base = place.x, place.y + (0.0 if self.strip else DESCENT * size / MM)
        made = []
        if person.bib:
            bib = self.manner.bib or size
            made.append(Label(person.bib, x, base, bib, BIB_WEIGHT, ink=self.inks["accent"]))
            x += line_width(person.bib, BIB_WEIGHT, bib) + SPACE * bib / MM
        if person.name:
            made.append(Label(person.name, x, base, size, NAME_WEIGHT, ink=self.inks["ink"]))
        return tuple(made)

    def problems(self, person: Person) -> Iterator[ProblemsError]:
        """Say what keeps a person from being set."""
        from generator.pdf import fonts

        lines = ((person.name, NAME_WEIGHT), (person.bib, BIB_WEIGHT))
        missing = "".join(fonts.missing_characters(text, fonts.face("inter", weight)) for text, weight in lines)
        if missing:
            names = ", ".join(f"{character} (U+{ord(character):04X})" for character in dict.fromkeys(missing))
            message = f"{person.shown} holds characters that the fonts lack: {names}"
            yield GlyphError([Problem(person.file, person.line, person.column, "", message)])
            return
        width = self.place(person).width
        over = self.needed(person, self.manner.least) - width
        if over > 0:
            line = f"its line of {width:.0f} mm on the {self.product} at {self.manner.least:g} pt"
            message = f"{person.shown} is {over:.0f} mm too long for {line}; shorten it"
            yield FitError([Problem(person.file, person.line, person.column, "", message)])

    def size(self, person: Person) -> float:
        """Give the type size in pt: the largest, in half points, at which the line fits."""
        place, size = self.place(person), self.manner.most
        while size > self.manner.least and (
            self.needed(person, size) > place.width or line_height(size) > place.height + HAIR
        ):
            size -= 0.5
        return max(size, self.manner.least)

    def needed(self, person: Person, size: float) -> float:
        """Give the width in mm that a person's line takes at a size in pt."""
        name, bib = line_width(person.name, NAME_WEIGHT, size), self.manner.bib or size
        if person.bib:
            name += line_width(person.bib, BIB_WEIGHT, bib) + (SPACE * bib / MM if person.name else 0.0)
        return name


def line_height(size: float) -> float:
    """Give the height in mm of a line: from the foot of a g to the head of an H."""
    return size * (DESCENT + CAPITAL) / MM


def line_width(text: str, weight: int, size: float) -> float:
    """Give the width of a line in mm."""
    from generator.pdf import fonts

    return fonts.text_width(text, fonts.face("inter", weight), size) / MM if text else 0.0


def trimmed(pdf: bytes) -> Place:
    """Give the trimmed area of a file's first page, in mm from the corner of what a viewer shows."""
    with open_pdf(pdf) as opened:
        area = trim_area(opened.pages[0])
        x, y = (float(value) / MM for value in opened.pages[0].cropbox[:2])
        return Place(area.x - x, area.y - y, area.width, area.height)
