"""What a layout is given beside the document: paper, theme, pictures, and what the pages are for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from generator.layouts.memory import Memory
from generator.layouts.pictures import Pictures
from generator.layouts.theme import Theme
from generator.paper import Paper
from generator.pdf.canvas import Sheet
from generator.pdf.colour import ColourSpace
from generator.units import MM

Target = Literal["screen", "home", "shop"]
"""What pages are for: reading on a screen (tagged, linked), printing at home, or a print shop's press."""


@dataclass(frozen=True, slots=True)
class Setting:
    """All that a layout may depend on beside the document.

    `bleed` in millimetres runs round the trimmed page; `large_print` asks for larger type and fewer words. `for_name`
    asks for a strip for a person's name on the first page. `memory` is for the documents of one setting that are
    much alike; it changes nothing but the time.
    """

    theme: Theme
    paper: Paper
    pictures: Pictures
    target: Target = "screen"
    bleed: float = 0.0
    large_print: bool = False
    for_name: bool = False
    memory: Memory = field(default_factory=Memory)

    @property
    def screen(self) -> bool:
        """Say whether the pages are for reading on a screen: tagged and linked."""
        return self.target == "screen"

    @property
    def space(self) -> ColourSpace:
        """The colour space of the pages: that of a press for the shop, of screens for the rest."""
        return "cmyk" if self.target == "shop" else "rgb"

    @property
    def page_size(self) -> tuple[float, float]:
        """The media's size in points: the trimmed page and its bleed."""
        return (self.paper.width + 2 * self.bleed) * MM, (self.paper.height + 2 * self.bleed) * MM

    def sheet(self, language: str) -> Sheet:
        """Describe the PDF to write: colour space, version, boxes (left, bottom, right, top in points)."""
        if self.screen:
            return Sheet(space="rgb", language=language)
        width, height = self.page_size
        edge = self.bleed * MM
        trim, bleed = (edge, edge, width - edge, height - edge), (0.0, 0.0, width, height)
        version = (1, 4) if self.target == "shop" else (1, 7)
        return Sheet(self.space, version, language, trim, bleed, links=False)


@dataclass(frozen=True, slots=True)
class NameStrip:
    """A line left for a name: where its baseline begins, in mm from the trimmed page's lower left corner, its width,
    the height of its capitals, and the share of the home size at which its type is set.
    """

    x: float
    y: float
    width: float
    capitals: float
    unit: float


@dataclass(frozen=True, slots=True)
class Laid:
    """Finished pages: the PDF, the number of pages, the trimmed size in millimetres, and if pages face each other.

    `name_strip` is where a name may stand on the first page, when a strip was asked for.
    """

    pdf: bytes
    pages: int
    width: float
    height: float
    facing: bool = False
    name_strip: NameStrip | None = None
