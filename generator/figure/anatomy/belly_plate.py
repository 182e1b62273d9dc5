"""The belly plate: navel, front hip bones, and halfway between them the place of a ball, from the front.

Bones and landmarks are those of the front plate. The outline of the belly, the navel (level with the disc below L3) and
the main artery, which divides a little below it, are drawn by eye after standard anatomy. Lengths are life-size mm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.figure.anatomy import bones
from generator.figure.anatomy.atlas.names import PlateNames
from generator.figure.anatomy.geometry import PlatePlacement, Point, both_sides, circle, polygon, smooth, strip
from generator.figure.anatomy.inks import HasKind, Inks, inks_of
from generator.figure.anatomy.labels import DEPTH, Measure
from generator.figure.anatomy.landmarks import ASIS, DISC_HEIGHTS, frontal
from generator.figure.drawing import MM_PER_POINT, Contour, Drawing, Lettering, Paint, Shape, Stroke

PARTS = ("navel", "hip-bone", "ball", "aorta", "midline")
"""The parts that can be named."""
KEY = "ball"
TOP, BOTTOM, HALF = 216.0, -104.0, 178.0
"""Height and half the width of what is shown."""
NAVEL: Point = (0.0, DISC_HEIGHTS[4])
HIP_BONE: Point = frontal(ASIS)
BALL: Point = ((NAVEL[0] + HIP_BONE[0]) / 2, (NAVEL[1] + HIP_BONE[1]) / 2)
BALL_RADIUS = 33.5
"""That of a tennis ball."""
SIDE: tuple[Point, ...] = ((136.0, TOP), (131.0, 180.0), (130.0, 140.0), (137.0, 90.0), (150.0, 40.0), (162.0, -20.0),
                           (171.0, -70.0), (173.0, BOTTOM))  # fmt: skip
"""The outline of the right half, from the ribs to the hip."""
ARTERY = ((1.0, 104.0, 8.5), (1.0, 160.0, 9.0), (0.0, TOP, 9.5))
BRANCH = ((2.0, 112.0, 6.0), (14.0, 84.0, 6.0), (40.0, 40.0, 5.5), (70.0, -10.0, 5.0), (86.0, -60.0, 4.5))
"""The main artery and one of the two that it divides into: points, half widths."""
NAVEL_SIZE, POINT_SIZE = (6.5, 4.5), 6.0
SKIN = Paint("paper", "shade", 0.05)
OUTLINE, MARK, DASHED = 0.7, 0.9, 0.6
"""Widths in pt: of the body's outline, of what is marked on it, of dashed lines."""
LABEL = 8.5
"""Size of the labels in pt."""
DASH = (2.4, 2.0)
"""Dashes of the midline and of the line from navel to hip bone, pt."""


def belly_plate(
    labels: Mapping[str, str],
    style: HasKind,
    *,
    measure: Measure,
    width: float,
    height: float | None = None,
    label_size: float = LABEL,
) -> Drawing:
    """Draw the plate `width` mm wide with its labels and at most `height` mm high; `labels` maps PARTS to words.

    Raises ValueError for an unknown part.
    """
    if unknown := sorted(set(labels) - set(PARTS)):
        raise ValueError(f"no such part on the belly plate: {', '.join(unknown)}; known are {', '.join(PARTS)}")
    inks, names = inks_of(style), PlateNames(labels, measure, width, label_size, (KEY,))
    scale = (width - 2 * (names.room if labels else 0.0)) / (2 * HALF)
    scale = scale if height is None else min(scale, height / (TOP - BOTTOM))
    placement = PlatePlacement(scale, width / 2, -BOTTOM * scale)
    items: list[Shape | Lettering] = [placement.shape(shape) for shape in body(inks)]
    runs = {name: [tuple(placement.point(*point) for point in run) for run in TARGETS[name]] for name in labels}
    top = (TOP - BOTTOM) * scale
    left, right = (placement.point(x, 0.0)[0] for x in (-HALF, HALF))
    items += names.set(inks, runs, left, right, top)
    low = min((each.y - DEPTH * each.size * MM_PER_POINT for each in items if isinstance(each, Lettering)), default=0.0)
    return Drawing((0.0, min(0.0, low), width, top), tuple(items))


TARGETS: Mapping[str, tuple[tuple[Point, ...], ...]] = {
    "navel": (((NAVEL[0] + 3.0, NAVEL[1]),),),
    "hip-bone": ((HIP_BONE,), ((-HIP_BONE[0], HIP_BONE[1]),)),
    "ball": (((BALL[0] + 12.0, BALL[1]), (BALL[0] + 14.0, BALL[1] - 14.0), (BALL[0] + 14.0, BALL[1] + 14.0)),),
    "aorta": (((-1.0, 190.0), (-1.0, 172.0), (-1.0, 152.0)),),
    "midline": (((-0.5, 40.0), (-0.5, 10.0), (-0.5, -30.0)),),
}
"""Where leaders may end, on each side on which the part is."""


def body(inks: Inks) -> Iterator[Shape]:
    """Give the belly as if of glass, in life-size mm from back to front."""
    edge = smooth(SIDE, closed=False)
    yield Shape((polygon(*SIDE, *((-x, y) for x, y in reversed(SIDE))),), SKIN)
    yield from (Shape((side,), None, Stroke(inks.text, OUTLINE)) for side in both_sides(edge))
    yield from bones.pelvis(inks, detailed=False)
    vessels = (*both_sides(strip(BRANCH, cut=True)), strip(ARTERY, cut=True))
    yield from (Shape((vessel,), None, inks.second_gap) for vessel in vessels)
    yield from (Shape((vessel,), inks.second) for vessel in vessels)
    yield line(inks, (0.0, TOP), (0.0, BOTTOM))
    for side in (1, -1):
        yield line(inks, NAVEL, (side * HIP_BONE[0], HIP_BONE[1]))
        x, y = side * HIP_BONE[0], HIP_BONE[1]
        yield Shape((circle(x, y, POINT_SIZE),), Paint("paper"), Stroke(inks.text, MARK))
    yield Shape((circle(*NAVEL, *NAVEL_SIZE),), Paint("paper"), Stroke(inks.text, MARK))
    here = circle(*BALL, BALL_RADIUS)
    yield Shape((here,), Paint("paper") if inks.solid else Paint("ball"), Stroke(inks.text, MARK))
    yield Shape((circle(-BALL[0], BALL[1], BALL_RADIUS),), None, Stroke(inks.text, MARK, DASH))


def line(inks: Inks, start: Point, end: Point) -> Shape:
    """Give a dashed line."""
    return Shape((Contour(start, (end,), closed=False),), None, Stroke(inks.text, DASHED, DASH, round_ends=False))
