"""QR codes: the path is the symbol, with its quiet zone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.layouts.codes import QUIET_ZONE, code, outlines

GRIDS = st.integers(1, 7).flatmap(
    lambda side: st.lists(st.lists(st.booleans(), min_size=side, max_size=side), min_size=1, max_size=7)
)


def winding(contours: list, x: float, y: float) -> int:
    """Count how often the contours run round a point (by the ray to the right)."""
    count = 0
    for contour in contours:
        corners = [contour.start, *contour.segments]
        for (x1, y1), (_, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
            if x1 > x and (y1 - y) * (y2 - y) < 0:
                count += 1 if y2 > y1 else -1
    return count


@given(GRIDS)
@settings(max_examples=60)
def test_the_outline_runs_round_the_dark_modules_and_no_others(rows: list[list[bool]]) -> None:
    contours = list(outlines(rows))
    for number, row in enumerate(reversed(rows)):
        for column, dark in enumerate(row):
            assert bool(winding(contours, column + 0.5, number + 0.5)) == dark


def test_the_quiet_zone_is_kept() -> None:
    drawing = code("https://example.org/psoas")
    left, bottom, right, top = drawing.bounds
    xs = [corner[0] for contour in drawing.items[0].contours for corner in (contour.start, *contour.segments)]
    assert min(xs) - left == QUIET_ZONE
    assert right - max(xs) == QUIET_ZONE
    assert (right - left) == (top - bottom)


def test_the_code_is_one_shape() -> None:
    assert len(code("https://example.org/a/rather/long/address?with=queries").items) == 1
