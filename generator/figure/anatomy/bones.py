"""The bones of the front plate: T12 to L5 with their discs, sacrum, pelvis and thigh bones.

Outlines are drawn by hand through the landmarks, right half only (x = distance from the midline, y = height, life-size
millimetres), and mirrored. Each function returns shapes from back to front.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.figure.anatomy.geometry import (
    Point,
    both_sides,
    circle,
    crescent,
    mirrored,
    reversed_contour,
    smooth,
    strip,
    tapered,
)
from generator.figure.anatomy.inks import Inks
from generator.figure.anatomy.landmarks import (
    DISC_HEIGHTS,
    FEMORAL_HEAD_RADIUS,
    HIP_CENTRE,
    SACRAL_PROMONTORY,
    TRANSVERSE_PROCESS_HEIGHTS,
    VERTEBRAE,
)
from generator.figure.drawing import Contour, Paint, Shape

FEMUR_CUT = -258.0
"""Height at which the plate ends and the thigh bone is cut."""

LEVELS = (*DISC_HEIGHTS[:-1], SACRAL_PROMONTORY[1] + 3.0)
"""Heights of the discs as seen from the front: the lowest leans, and its front edge rests on the promontory."""

HALF_WIDTHS = (19.5, 20.5, 21.3, 22.3, 23.4, 24.6)
"""Half the width of the bodies of T12 to L5 at their rims."""

TRANSVERSE_REACH = (41.0, 46.0, 50.0, 46.0, 45.0)
"""How far the transverse processes of L1 to L5 reach from the midline; L3's is the longest."""

ILIUM_TOP = ((46.0, 50.0), (51.0, 70.0), (60.0, 86.0), (76.0, 94.0), (97.0, 93.0), (118.0, 83.0), (134.0, 65.0))
ILIUM_SIDE = ((140.5, 46.0), (138.5, 28.0), (131.0, 13.5), (126.0, 5.0), (119.0, -1.0), (110.0, -9.0), (104.5, -19.0))
SOCKET = ((104.0, -27.0), (105.0, -34.0), (109.5, -41.5), (112.5, -49.0), (108.5, -52.5), (98.0, -54.0), (88.0, -64.0))
ISCHIUM = ((83.0, -80.0), (83.5, -92.0), (80.0, -103.0), (72.5, -113.0), (60.0, -120.5), (47.0, -122.5), (36.0, -121.0))
PUBIS = ((26.0, -115.5), (16.0, -111.0), (8.0, -110.5), (3.2, -107.0), (2.4, -97.0), (3.2, -85.0), (9.0, -80.5))
BRIM = ((18.0, -79.0), (27.0, -77.0), (35.0, -69.5), (45.0, -58.0), (55.5, -43.0), (62.5, -20.0), (63.5, 6.0))
PELVIS: tuple[Point, ...] = (*ILIUM_TOP, *ILIUM_SIDE, *SOCKET, *ISCHIUM, *PUBIS, *BRIM, (57.0, 30.0))
OBTURATOR = ((27.0, -92.0), (35.0, -85.5), (48.0, -81.5), (59.5, -85.0), (65.0, -94.0), (60.5, -105.0), (49.0, -110.5),
             (38.0, -108.0), (29.5, -101.5))  # fmt: skip

SACRUM_EDGE = (
    (0.0, 65.5), (13.0, 66.5), (25.0, 67.0), (33.0, 64.0), (46.0, 64.5), (56.0, 60.0), (57.0, 46.0), (51.0, 27.0),
    (43.0, 10.0), (36.0, -3.0), (29.0, -13.0), (21.0, -20.0), (13.0, -24.0), (7.0, -27.5),
)  # fmt: skip
SACRAL_HOLES = ((22.5, 40.0, 4.6), (20.5, 21.5, 4.2), (18.0, 4.5, 3.7), (15.0, -10.0, 3.0))
SACRAL_RIDGES = ((49.0, 15.0), (30.5, 14.5), (12.5, 12.5), (-3.5, 10.5))

FEMUR_NECK = ((91.0, -42.0), (100.0, -48.0), (109.0, -60.0), (119.0, -66.5), (127.0, -63.0), (134.0, -59.0))
FEMUR_OUTER = ((142.0, -64.5), (146.0, -76.0), (145.3, -90.0), (140.0, -108.0), (134.0, -128.0), (129.0, -155.0),
               (124.5, -190.0), (119.5, -230.0))  # fmt: skip
FEMUR_CUT_EDGE = (
    (117.0, FEMUR_CUT + 1.5), (113.0, FEMUR_CUT - 1.2), (104.0, FEMUR_CUT - 2.6), (95.0, FEMUR_CUT - 1.2),
    (91.0, FEMUR_CUT + 1.5),
)  # fmt: skip
FEMUR_INNER = (
    (93.0, -230.0), (96.5, -195.0), (99.0, -165.0), (99.0, -148.0), (94.5, -137.0), (89.5, -130.0), (89.0, -123.0),
    (94.0, -115.5), (96.0, -108.0), (91.0, -98.0), (80.0, -90.0),
)  # fmt: skip
FEMUR: tuple[Point, ...] = (*FEMUR_NECK, *FEMUR_OUTER, *FEMUR_CUT_EDGE, *FEMUR_INNER, (68.0, -72.0), (76.0, -48.0))


def _filled(paint: Paint | None, *contours: Contour) -> list[Shape]:
    """Return each contour as a shape of its own, or nothing without a paint."""
    return [Shape((contour,), paint) for contour in contours] if paint else []


def _bone(inks: Inks, contour: Contour, *shades: Contour) -> list[Shape]:
    """Return one bone: its fill, its second tone, and its edge on top of both."""
    return [
        *_filled(inks.bone, contour),
        *_filled(inks.bone_shade, *shades),
        Shape((contour,), None, inks.bone_edge),
    ]


def _pair(inks: Inks, contour: Contour, *shades: Contour) -> list[Shape]:
    """Return a bone of the right half and its mirror image."""
    return [*_bone(inks, contour, *shades), *_bone(inks, mirrored(contour), *map(mirrored, shades))]


def _lines(inks: Inks, width: float, *runs: Sequence[Point]) -> list[Shape]:
    """Return drawn lines of both halves, pointed at their ends, `width` mm of life wide."""
    return [Shape((line,), inks.bone_line) for run in runs for line in both_sides(tapered(run, width))]


def processes(inks: Inks, index: int) -> list[Shape]:
    """Return the transverse processes of one of L1 to L5, or the stubs of the twelfth ribs beside T12."""
    half, top = HALF_WIDTHS[index], LEVELS[index] - 3.8
    if index == 0:
        return _pair(inks, strip(((half * 0.5, top - 8, 4.6), (half + 4, top - 6.5, 4.4), (half + 9.5, top - 4, 3.4))))
    y, reach = TRANSVERSE_PROCESS_HEIGHTS[index - 1] + 1.0, TRANSVERSE_REACH[index - 1]
    stout = 1.35 if index == 5 else 1.0
    rows = (
        (half * 0.55, y - 1.5, 5.0 * stout),
        (half + 5, y - 0.5, 3.9 * stout),
        (reach - 8, y + 1.6, 3.5 * stout),
        (reach - 3, y + 3.2, 3.3 * stout),
    )
    return _pair(inks, strip(rows))


def body(inks: Inks, index: int) -> list[Shape]:
    """Return the body of one of T12 to L5 (index 0 to 5), waisted."""
    top, bottom = LEVELS[index] - 3.8, LEVELS[index + 1] + 3.8
    half, middle = HALF_WIDTHS[index], (top + bottom) / 2
    waist = half * 0.86
    right = ((half * 0.5, top + 0.9), (half - 2.2, top + 0.7), (half, top - 2.2), (half * 0.92, top - 6.5),
             (waist, middle), (half * 0.93, bottom + 6.0), (half + 0.5, bottom + 2.0), (half - 1.6, bottom - 0.8),
             (half * 0.5, bottom - 0.2))  # fmt: skip
    left = tuple((-x, y) for x, y in reversed(right))
    contour = smooth(((0.0, top + 0.3), *right, (0.0, bottom + 0.5), *left))
    shade = crescent(contour, 2, 8, half * 0.2)
    return _bone(inks, contour, shade, mirrored(shade))


def disc(inks: Inks, index: int) -> list[Shape]:
    """Return the disc below one of T12 to L5."""
    y, half = LEVELS[index + 1], HALF_WIDTHS[index] + 0.4
    right = ((half - 2, y + 4.4), (half + 0.9, y), (half - 2, y - 4.4))
    contour = smooth(((0.0, y + 4.6), *right, (0.0, y - 4.6), *((-x, v) for x, v in reversed(right))))
    edge = [] if inks.bone_shade else [Shape((contour,), None, inks.bone_edge)]
    return [*_filled(inks.cartilage, contour), *edge]


def spine(inks: Inks, detailed: bool = True) -> list[Shape]:
    """Return T12 to the tailbone: transverse processes and discs behind, then the sacrum, then the bodies."""
    upwards = list(reversed(range(len(VERTEBRAE))))
    behind = [shape for part in (processes, disc) for index in upwards for shape in part(inks, index)]
    return [*behind, *sacrum(inks, detailed), *(shape for index in upwards for shape in body(inks, index))]


def sacrum(inks: Inks, detailed: bool = True) -> list[Shape]:
    """Return sacrum and tailbone; `detailed` adds the holes and the ridges where its five bones have fused."""
    left = tuple((-x, y) for x, y in reversed(SACRUM_EDGE[1:]))
    contour = smooth((*SACRUM_EDGE, *left))
    wing = crescent(contour, 5, 11, 9.0)
    tailbone = [smooth(((-w, y + h), (w, y + h), (w * 0.8, y - h), (-w * 0.8, y - h)))
                for y, w, h in ((-31.0, 7.4, 2.6), (-36.4, 5.2, 2.2), (-40.4, 3.4, 1.6))]  # fmt: skip
    shapes = [shape for piece in reversed(tailbone) for shape in _bone(inks, piece)]
    shapes += _bone(inks, contour, wing, mirrored(wing))
    if detailed:
        for x, y, radius in SACRAL_HOLES:
            shapes += _filled(inks.bone_hollow, *both_sides(circle(x, y, radius, radius * 0.8)))
        for y, reach in SACRAL_RIDGES:
            shapes.append(
                Shape((tapered(((-reach, y + 0.7), (0, y - 0.6), (reach, y + 0.7)), 1.5, 0.5),), inks.bone_line)
            )
    return shapes


def pelvis_outline() -> Contour:
    """Return the outline of the hip bone of the right half."""
    return smooth(PELVIS)


def pelvis(inks: Inks, detailed: bool = True) -> list[Shape]:
    """Return both hip bones with the joint between the pubic bones."""
    contour, hole = pelvis_outline(), smooth(OBTURATOR)
    ischium = crescent(contour, 22, 27, 8.0)
    brim = crescent(contour, len(PELVIS) - 8, len(PELVIS) - 1, 6.0)
    wing, rim = crescent(contour, 5, 13, 4.5), crescent(contour, 13, 18, 3.5)
    shapes = [
        Shape(
            (smooth(((-3, -83), (3, -83), (3.4, -96), (3, -110), (0, -111), (-3, -110), (-3.4, -96))),), inks.cartilage
        )
    ]
    for side in (0, 1):
        outline, opening = both_sides(contour)[side], both_sides(hole)[side]
        shapes += [Shape((outline, reversed_contour(opening)), inks.bone)]
        shapes += _filled(inks.bone_shade, *(both_sides(shade)[side] for shade in (ischium, brim, wing, rim)))
        shapes += [Shape((outline, opening), None, inks.bone_edge)]
    if detailed:
        shapes += _lines(
            inks, 1.7, ((62, 77), (78, 85), (97, 83.5), (114, 74.5), (127.5, 59), (132.5, 43), (130.5, 28), (123, 13))
        )
    return shapes


def femur_outline() -> Contour:
    """Return the outline of the thigh bone of the right half, without the ball of its joint."""
    return smooth(FEMUR, corners=(FEMUR_CUT_EDGE[0], FEMUR_CUT_EDGE[-1]))


def femurs(inks: Inks, detailed: bool = True) -> list[Shape]:
    """Return both thigh bones down to the cut, the smooth ball of the joint on top."""
    contour = femur_outline()
    outer, inner = crescent(contour, 6, 14, 7.0), crescent(contour, 18, 24, 5.0)
    x, y = HIP_CENTRE[2], HIP_CENTRE[1]
    ball, core = circle(x, y, FEMORAL_HEAD_RADIUS), circle(x, y, FEMORAL_HEAD_RADIUS - 3.2)
    shapes = _pair(inks, contour, outer, inner)
    shapes += [Shape((side,), inks.cartilage, inks.bone_edge) for side in both_sides(ball)]
    shapes += _filled(inks.bone, *both_sides(core))
    if detailed:
        shapes += _lines(inks, 1.7, ((132, -78), (121, -92), (110, -106), (104, -118)))
    return shapes
