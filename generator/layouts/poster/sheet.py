"""A poster's sheet: its paper, margins and heads, and all that its arrangements share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.documents.blocks import Move, walk
from generator.layouts import name_strip
from generator.layouts.bands.band import BandBox
from generator.layouts.bands.figures import Figures
from generator.layouts.bands.manner import BandSpaces, Manner, WordsPlace
from generator.layouts.bands.plan import BandShape, Plan, unevenness
from generator.layouts.bands.stackup import BandStack
from generator.layouts.bands.stop import StopBox
from generator.layouts.closing import FootBox
from generator.layouts.engine.text import TextBox
from generator.layouts.page import Area
from generator.layouts.poster.head import HERO_GAP, PosterHead
from generator.layouts.poster.prints import (
    CLOSEST,
    DRAWN,
    FLOORS,
    FOOT,
    HOME_AREA,
    LARGE_FLOORS,
    LARGE_WISH,
    MARGIN,
    PANEL_PADDING,
    SIDEBARS,
    SPACES,
    PosterFloors,
)
from generator.layouts.sheet import DocumentSheet
from generator.layouts.title import Place, set_title
from generator.units import MM

CAP_SHARE = 0.727
"""Height of capitals as a share of the type size."""
HERO_HEIGHT, HERO_MAT = 104.0, 135.0
"""Height of the hero that is kept free beside a title, and the mat width at which it is drawn, mm on A3."""
TALLEST = 100.0
"""Height of a title that takes no further line, mm on A3."""


@dataclass(frozen=True, slots=True)
class HeadKind:
    """How a poster's head is set: its title large or on one line, at a share of its size, with the hero or without.

    `sidebar` is the share of the page's width that a column of its own takes, 0 for a head across the page; with
    `opening`, so many steps stand in that column below the title.
    """

    large: bool
    size: float
    hero: bool
    sidebar: float = 0.0
    opening: int = 0


@dataclass(frozen=True)
class WallSheet(DocumentSheet):
    """A document to be set as a poster."""

    @cached_property
    def unit(self) -> float:
        """The paper's side as a share of A3's (the square root of the ratio of areas): wishes grow with it."""
        paper = self.setting.paper
        return float((paper.width * paper.height / HOME_AREA) ** 0.5)

    @cached_property
    def area(self) -> Area:
        """The page within its margins, below a strip for a name."""
        margin = MARGIN * self.unit
        whole = Area(margin, margin, self.setting.paper.width - margin, self.setting.paper.height - margin)
        return name_strip.below(whole, self.unit, self.setting)

    @property
    def floors(self) -> PosterFloors:
        return LARGE_FLOORS if self.setting.large_print else FLOORS

    @property
    def wished(self) -> float:
        """The scale of type that is wished for, on small paper the least."""
        return max(self.unit * (LARGE_WISH if self.setting.large_print else 1.0), self.least)

    @cached_property
    def least(self) -> float:
        """The least scale of type."""
        smallest = min(self.setting.theme.size("poster", role) for role in ("name", "dose", "body"))
        return self.floors.body / smallest

    @cached_property
    def spaces(self) -> BandSpaces:
        return SPACES.times(self.unit)

    @cached_property
    def figures(self) -> Figures:
        moves = tuple(block for block in walk(self.document) if isinstance(block, Move))
        return Figures(self.setting.pictures, DRAWN, moves)

    def holes(self, plan: Plan) -> float:
        """Judge a plan's grid."""
        return self.once(("holes", id(plan)), lambda: unevenness(plan))

    def rises(self, plan: Plan) -> tuple[float, ...]:
        """Give the height of the tallest figure of every band with mats 1 mm wide; 0 for a band without moves."""

        def made() -> tuple[float, ...]:
            moves = ([slot.content for slot in band.slots if isinstance(slot.content, Move)] for band in plan)
            return tuple(max(map(self.figures.rise, each), default=0.0) for each in moves)

        return self.once(("rises", id(plan)), made)

    def manner(self, scale: float, words: WordsPlace, sentences: bool) -> Manner:
        """Give how bands are set at a scale of type."""

        def made() -> Manner:
            heads = self.unit * min(1.0, max(scale / self.unit, 0.75))
            spaces = SPACES.times(self.unit * min(1.0, max(scale / self.wished, CLOSEST)))
            return Manner(self.setter, self.figures, spaces, scale, heads, words, sentences)

        return self.once(("manner", scale, words, sentences), made)

    def stop(self, scale: float) -> StopBox | None:
        """Set the Stop panel at a scale of type."""
        if self.document.stop is None:
            return None
        stop = self.document.stop
        return self.once(
            ("stop", scale), lambda: StopBox(self.setter, stop, scale, PANEL_PADDING * self.unit, self.unit)
        )

    def bands(
        self, plan: Plan, words: WordsPlace, zone: float, width: float, scale: float, sentences: bool
    ) -> BandStack:
        """Set the bands of a plan in a width, with a share `zone` of the columns kept for figures."""
        manner, stop = self.manner(scale, words, sentences), self.stop(scale)
        gutter = manner.spaces.gutter

        def made() -> BandStack:
            columns = [(width + gutter) / band.columns - gutter for band in plan]
            pairs = zip(plan, columns, strict=True)
            return BandStack(tuple(BandBox(band, manner, width, zone * column, stop) for band, column in pairs))

        return self.once(("bands", plan, words, zone, round(width, 3), scale, sentences), made)

    # The head

    def heads(self) -> Iterator[HeadKind]:
        """Yield the ways to set the head."""
        heroes = (True, False) if self.document.hero is not None else (False,)
        wide = self.setting.paper.width > self.setting.paper.height
        for sidebar in (0.0, *SIDEBARS) if wide else (0.0,):
            for hero in heroes if not sidebar else heroes[:1]:
                for large, size in ((True, 1.0), (True, 0.7), (False, 1.0), (False, 0.7)):
                    if sidebar and not large:
                        continue
                    openings = (0, self.opening_steps) if sidebar and self.opening_steps else (0,)
                    for opening in openings:
                        yield HeadKind(large, size, hero and not opening, sidebar, opening)

    @cached_property
    def opening_steps(self) -> int:
        """Count the steps of one move that come first."""
        lengths = [len(step.moves) for step in self.document.steps]
        many = next((number for number, length in enumerate(lengths) if length > 1), len(lengths))
        return many if many < len(lengths) else 0

    def head(self, kind: HeadKind, growth: float = 1.0) -> PosterHead | None:
        """Set a head in its place; None when its title would be too small to read from afar."""
        return self.once(("head", kind, growth), lambda: self._head(kind, self.side(kind), growth))

    def _head(self, kind: HeadKind, area: Area, growth: float) -> PosterHead | None:
        document, theme = self.document, self.setting.theme
        picture = document.hero if kind.hero else None
        pictures = self.setting.pictures
        artwork = pictures.pose_artwork(picture.name, HERO_MAT, picture.frame) if picture is not None else None
        width = area.width
        if artwork is not None and not kind.sidebar:
            left, bottom, right, top = artwork.bounds
            width -= (HERO_HEIGHT * kind.size * (right - left) / (top - bottom) + HERO_GAP) * self.unit
        roles = ("title-1", "title-2") if kind.large else ("title-line",)
        sizes = tuple((role, theme.size("poster", role) * self.unit * kind.size * growth) for role in roles)
        smallest = self.floors.title_cap * min(self.unit, 1.0) / CAP_SHARE * MM
        title = None
        if document.heading is not None:
            tallest = TALLEST * self.unit * kind.size * growth
            title = set_title(self.setter, "poster", document.heading.words, Place(width, sizes, smallest, tallest))
            if title is None:
                return None
        strapline = None
        if document.strapline is not None:
            strapline = TextBox(
                self.setter, document.strapline.words, "strapline", self.unit * min(1.0, kind.size + 0.2)
            )
        return PosterHead(self.setter, title, strapline, picture, artwork, self.unit, width, bool(kind.sidebar))

    def side(self, kind: HeadKind) -> Area:
        """The title's place: across the top, or down the left."""
        if not kind.sidebar:
            return self.area
        right = self.area.left + self.area.width * kind.sidebar - SPACES.gutter * self.unit
        return Area(self.area.left, self.area.top, right, self.area.bottom)

    def foot(self, kind: HeadKind) -> FootBox | None:
        if self.document.foot is None:
            return None
        foot, width, sizes = self.document.foot, self.side(kind).width, FOOT.times(self.unit)
        return self.once(
            ("foot", width), lambda: FootBox(self.setter, foot, sizes, self.unit, bool(kind.sidebar), width)
        )


def said(shape: BandShape, kind: HeadKind, words: WordsPlace, zone: float) -> str:
    """Name an arrangement in a few words."""
    parts = [f"{shape.columns} columns" + (f" ({shape.opening} first)" if shape.opening != shape.columns else "")]
    parts.append(f"words {words}" + (f" {zone:.0%}" if zone else ""))
    parts.append(("large" if kind.large else "one-line") + f" title {kind.size:.0%}")
    parts += [f"stop {shape.stop}"] if shape.stop else []
    parts += [f"inset {shape.inset}"] if shape.inset else []
    parts += ["hero"] if kind.hero else []
    parts += [f"sidebar {kind.sidebar:.0%}" + (f" with {kind.opening}" if kind.opening else "")] if kind.sidebar else []
    return ", ".join(parts)
