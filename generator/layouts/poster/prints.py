"""What a poster prints, with which floors and wishes: the table that its layout and the documentation read.

Floors are sizes on paper and do not grow with it, so that larger paper holds more; wishes grow with the paper.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.layouts.bands.manner import BandSpaces
from generator.layouts.closing import FootSizes
from generator.layouts.floors import MayGo, floor

HOME_AREA = 297.0 * 420.0
"""The paper on which sizes are those of the theme, mm²."""
MARGIN = 13.0
SPACES = BandSpaces(
    rule_to_head=4.0,
    head_to_figure=3.0,
    floor_to_text=4.5,
    figure_to_text=6.0,
    gutter=6.0,
    band_gap=11.0,
    row_gap=9.0,
    inset_height=38.0,
    rules=(1.0, 2.0),
)
CLOSEST = 0.6
"""Share to which spaces shrink with the type."""
PANEL_PADDING = 5.0
"""Measures on A3, mm and pt."""
DRAWN = 63.25
"""Width of the mat (mm) at which figures are drawn; they are placed at any size."""


@dataclass(frozen=True, slots=True)
class PosterFloors:
    """The least sizes on paper."""

    body: float = floor("sentences and doses")
    mat: float = floor("figures, by their mats: as long as a person is tall", "mm")
    title_cap: float = floor("capitals of the title, on A3 and larger", "mm")


FLOORS = PosterFloors(body=11.5, mat=25.0, title_cap=13.0)
LARGE_FLOORS = PosterFloors(body=16.0, mat=40.0, title_cap=13.0)
"""In large print."""
LARGEST_TYPE = 1.5
WISHED_MAT = 63.25
LARGEST_MAT = 200.0
TYPE_STEPS = 9
LARGE_WISH = 1.2
"""Share of the theme's size that type should have in large print."""
MOST_COLUMNS = 8
TRIED = 3
"""Plans tried for each number of columns, those with the fewest holes."""
SIDEBARS = (0.22, 0.27, 0.32)
"""Shares of a wide page's width that the title's column may take."""
ZONES = (0.34, 0.42, 0.5, 0.58)
"""Shares of a column that figures may take with their words beside them."""
FOOT = FootSizes(code=17.0, gap=4.0, gutter=6.0, logo=45.0, measure=100.0, rule=1.0)
GOES = (
    MayGo(("hero",), "the picture beside the title, when the moves need its room"),
    MayGo(("inset.heading", "inset.text", "inset.label"), "the inset, when the moves need its room"),
    MayGo(("poster",), "the sentences of all moves together, when there are too many moves for them"),
)
"""What may be left out, first to last."""
MOST_WORDS = 12
"""Words of a sentence that a poster holds for many moves."""
