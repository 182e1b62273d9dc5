"""What a layout is given beside the document: paper, theme, pictures, and what the pages are for."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.layouts.memory import Memory
from generator.layouts.pictures import Pictures
from generator.layouts.theme import Theme
from generator.paper import Paper
from generator.pdf.canvas import PageSetup
from generator.product import NameType
from generator.target import ColourSpace, Target
from generator.targets import USUAL
from generator.units import MM


@dataclass(frozen=True, slots=True)
class Setting:
    """All that a layout may depend on beside the document.

    `bleed` in millimetres runs round the trimmed page; `large_print` asks for larger type and fewer words. `names`
    asks for a strip for a person's name on the first page. `others` are the product's other papers, turned alike, to be
    named where one would hold what this does not; `series` is the number of pages that share the parts. `memory` is for
    the documents of one setting that are much alike; it changes nothing but the time.
    """

    theme: Theme
    paper: Paper
    pictures: Pictures
    target: Target = USUAL
    bleed: float = 0.0
    large_print: bool = False
    names: NameType | None = None
    others: tuple[Paper, ...] = ()
    series: int = 1
    memory: Memory = field(default_factory=Memory)

    @property
    def screen(self) -> bool:
        """Say whether the pages are for reading on a screen: tagged and linked."""
        return self.target.tagged

    @property
    def space(self) -> ColourSpace:
        """The colour space of the pages."""
        return self.target.space

    @property
    def page_size(self) -> tuple[float, float]:
        """The media's size in points: the trimmed page and its bleed."""
        return (self.paper.width + 2 * self.bleed) * MM, (self.paper.height + 2 * self.bleed) * MM

    def page_setup(self, language: str) -> PageSetup:
        """Describe the PDF to write: colour space, version, boxes (left, bottom, right, top in points)."""
        if self.screen:
            return PageSetup(self.space, self.target.version, language)
        width, height = self.page_size
        edge = self.bleed * MM
        trim, bleed = (edge, edge, width - edge, height - edge), (0.0, 0.0, width, height)
        return PageSetup(self.space, self.target.version, language, trim, bleed, links=False)
