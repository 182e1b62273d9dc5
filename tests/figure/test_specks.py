"""Between limbs that nearly touch no speck of background flashes, at any size."""

from __future__ import annotations

import pytest
import shapely
from goldens import flat
from shipped_figures import figure_named

from generator.figure import Figure, Style, draw_figure, read_figure
from generator.figure.drawing import Lettering
from generator.figure.paint.specks import NARROW, NARROW_MM
from generator.figure.words.joints import ROOTS

NEARLY, DOT, HAIR = 0.8, 0.06, 0.05
"""A hole whose breadth is below this share of a speck's is one; smaller (mm²) or thinner (mm) ones no press shows."""


def specks(figure: Figure, frame: str | None, style: Style) -> list[float]:
    """Return the breadths in mm of the narrow holes in all that a picture fills."""
    filled = [
        shapely.make_valid(shapely.Polygon(flat(contour)))
        for item in draw_figure(figure, style, frame).items
        if not isinstance(item, Lettering) and item.fill and item.fill.role != "paper"
        for contour in item.contours
    ]
    whole = shapely.union_all(filled)
    holes = [shapely.Polygon(ring) for part in shapely.get_parts(whole) for ring in getattr(part, "interiors", ())]
    breadths = [2 * hole.area / hole.length for hole in holes if hole.area > DOT]
    return [each for each in breadths if HAIR < each < NEARLY * max(NARROW * style.scale, NARROW_MM)]


@pytest.mark.parametrize("scale", [75.0, 10.0])
@pytest.mark.parametrize(
    ("name", "frame"), [("lower-lift", "low"), ("single-leg-stretch", None), ("criss-cross", None)]
)
def test_no_speck_in_what_ships(name: str, frame: str | None, scale: float) -> None:
    assert specks(figure_named(name), frame, Style(scale=scale, mat=False, arrows=False, ghost=False)) == []


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize("scale", [75.0, 30.0, 10.0])
def test_no_speck_in_any_rest(root: str, scale: float) -> None:
    figure = read_figure({"alt": "x", "frames": [{"pose": {"root": root}}]})
    assert specks(figure, None, Style(scale=scale, mat=False)) == []
