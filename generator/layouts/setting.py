"""What a layout is given beside the document: paper, theme, pictures, and what the pages are for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from pydantic import model_validator

from generator.content.library import read_model
from generator.content.model import Content
from generator.content.project import Project
from generator.content.reader import read_yaml
from generator.content.values import Number, wrong
from generator.errors import ChoiceError
from generator.layouts.memory import Memory
from generator.layouts.pictures import Pictures
from generator.layouts.theme import Product, Theme
from generator.pdf.canvas import Sheet
from generator.pdf.colour import ColourSpace
from generator.units import MM


@dataclass(frozen=True, slots=True)
class Paper:
    """A named size in millimetres."""

    name: str
    width: float
    height: float

    def turned(self) -> Paper:
        """Exchange width and height."""
        return replace(self, width=self.height, height=self.width)


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


SIDES = (40.0, 3000.0)
SLIMMEST = 3.0
"""Sides in millimetres, and the longer side over the shorter, that layouts can fill."""


class SizeFile(Content):
    """A size in papers.yaml, in millimetres."""

    width: Number
    height: Number

    @model_validator(mode="after")
    def _fillable(self) -> SizeFile:
        short, long = sorted((self.width, self.height))
        if short < SIDES[0] or long > SIDES[1] or long > SLIMMEST * short:
            raise wrong(f"must have sides of {SIDES[0]:g} to {SIDES[1]:g} mm, one at most {SLIMMEST:g} times the other")
        return self


class PapersFile(Content):
    """The sizes of each product by name; a user's file adds to the shipped one, entry by entry."""

    poster: Mapping[str, SizeFile] = {}
    card: Mapping[str, SizeFile] = {}
    booklet: Mapping[str, SizeFile] = {}


def papers(project: Project, product: Product) -> dict[str, Paper]:
    """Give the papers of a product by name; the first is its default. Raises ContentError for a faulty file."""
    sizes: dict[str, SizeFile] = {}
    for folder in reversed(project.template_folders):
        path = folder / "papers.yaml"
        if path.is_file():
            shown = project.shown(path)
            sizes |= getattr(read_model(PapersFile, read_yaml(path, shown), shown), product)
    return {name: Paper(name, size.width, size.height) for name, size in sizes.items()}


def paper(project: Project, product: Product, name: str = "") -> Paper:
    """Give one paper, by default the product's first. Raises ChoiceError."""
    known = papers(project, product)
    if name and name.lower() not in known:
        raise ChoiceError(f"{product} size", name, list(known))
    return known[name.lower()] if name else next(iter(known.values()))
