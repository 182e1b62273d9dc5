"""What a pocket card prints, in which order of worth, with which floors: the table that its layout reads.

Floors are sizes on paper and do not grow with it, so that a larger card holds more; wishes grow with the card.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.layouts.bands.manner import BandSpaces
from generator.layouts.floors import MayGo, floor
from generator.layouts.page import Area

HOME = 85.6, 53.98
"""The card on which sizes are those of the theme, mm (ID-1)."""
MARGIN = 4.0
SAFE = 3.0
"""Nothing but colour may come nearer to the trim than this, mm: it is no share of the card."""


@dataclass(frozen=True, slots=True)
class CardFloors:
    """The least sizes on paper."""

    text: float = floor("names, doses and cues")
    foot: float = floor("the foot")
    mat: float = floor("figures, by their mats: as long as a person is tall", "mm")
    title: float = floor("lines of the title")


FLOORS = CardFloors(text=7.0, foot=6.0, mat=5.0, title=9.0)
LARGE_FLOORS = CardFloors(text=10.0, foot=10.0, mat=7.0, title=12.0)
"""In large print."""
GOES = (MayGo(("card",), "the cues of the moves on one side, when that side has no room for them"),)
"""What may be left out."""
LARGEST_TYPE = 1.4
LARGE_PRINT = 1.3
"""Share of the theme's size that type should have in large print."""
TYPE_STEPS = 4
WISHED_MAT = 18.0
DRAWN, SMALL_UNTIL = (17.6, 36.0), 30.0
"""Widths of the mat (mm) at which small and full figures are drawn, and the width from which they are full."""
SPACES = BandSpaces(
    rule_to_head=1.3,
    head_to_figure=0.7,
    floor_to_text=1.2,
    figure_to_text=1.3,
    gutter=1.4,
    band_gap=1.8,
    row_gap=1.5,
    inset_height=0.0,
    rules=(0.75, 0.75),
)
"""Spaces round moves in mm on ID-1; they grow with the type."""
LIST_GUTTER, LINE_GAP, HEAD_TO_LINE = 3.2, 0.9, 1.5
"""White between columns of a list, between its lines at least, and below its headings, mm on ID-1."""
NARROW_SHARE, NARROWEST_GAP = 0.4, 0.2
"""The share of these spaces that is left, and the white between lines, where more moves would not fit otherwise."""
SMALL_HEADS = 0.85
"""Headings in the columns of a list, as a share of those across them."""
MOST_COLUMNS = 6
LIST_COLUMN = 24.0
"""The narrowest column of a list at the type's least size, mm."""

# The front
GUTTER = 3.6
TITLES = (1.0, 0.85, 0.7)
"""Shares tried of the title's size."""
LARGEST_TITLE = 1.45
CODE = 13.0
"""Side of the code without its quiet zone, mm; 12 is the least that phones read at arm's length."""
CODE_GAP = 2.6
"""From the code to the words beside it; its quiet zone is about 1.7 mm."""
TITLE_TO_RULE = 2.2
CODE_TO_RULE = 1.8
HERO_MAT = 22.0
STRIP_PADDING = 1.7

# The back
FOOT_GAP = 1.2
FOOT_SIZES = (1.0, 0.95, 0.9, 6 / 7)
"""Shares tried of the foot's size."""
LOGO = Area(0, 0, 16, 5)
LEAST_LOGO = 2.2
