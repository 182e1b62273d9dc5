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

RIM = 3.8
"""Half the height of the front edge of a disc: bodies end so far from its middle."""
BODY_TOP, BODY_UPPER = 0.3, ((0.5, 0.0, 0.9), (1.0, -2.2, 0.7), (1.0, 0.0, -2.2), (0.92, 0.0, -6.5))
BODY_BOTTOM, BODY_LOWER = 0.5, ((0.93, 0.0, 6.0), (1.0, 0.5, 2.0), (1.0, -1.6, -0.8), (0.5, 0.0, -0.2))
"""The edge of a body from the midline outward: its height over the upper rim, or over the lower one, at the midline and
beside it; rows are shares of its half width, mm outward of that, and mm of height. By eye.
"""
BODY_WAIST, BODY_SHADE = 0.86, 0.2
"""Half the width of a body's waist, and the depth of its shade, as shares of its half width."""
DISC_OUT, DISC_HIGH = 0.4, 4.6
DISC_EDGE = ((-2.0, 4.4), (0.9, 0.0), (-2.0, -4.4))
"""A disc: mm by which it is wider than the body above it, half its height in the middle, and its edge outward of that.
"""

RIB_STUB = ((0.5, 0.0, -8.0, 4.6), (1.0, 4.0, -6.5, 4.4), (1.0, 9.5, -4.0, 3.4))
"""The stub of the twelfth rib: shares of T12's half width, mm outward of that, mm over its rim, half the thickness."""
PROCESS_UP = 1.0
PROCESS_ROOT = ((0.55, 0.0, -1.5, 5.0), (1.0, 5.0, -0.5, 3.9))
PROCESS_TIP = ((-8.0, 1.6, 3.5), (-3.0, 3.2, 3.3))
"""A transverse process: mm by which it is drawn higher than measured; its root as of the stub; its tip, from where it
reaches to. By eye.
"""
STOUT_L5 = 1.35
"""L5's are so many times as thick: they carry the ligaments to the pelvis."""

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
SACRAL_HOLES_FLATTER = 0.8
"""Holes for the nerves: distance from the midline, height, half the width, and half the height as a share of that."""
SACRAL_RIDGES = ((49.0, 15.0), (30.5, 14.5), (12.5, 12.5), (-3.5, 10.5))
RIDGE_BENDS, RIDGE_WIDTH, RIDGE_HEAVIEST = (0.7, -0.6), 1.5, 0.5
"""Where the five bones have fused: height, reach; how its ends and its middle lie off that, its width, where it is
widest.
"""
TAILBONE = ((-31.0, 7.4, 2.6), (-36.4, 5.2, 2.2), (-40.4, 3.4, 1.6))
TAILBONE_TAPER = 0.8
"""Pieces of the tailbone: height, half the width and half the height; the width below as a share of that above."""
PUBIC_JOINT: tuple[Point, ...] = ((-3, -83), (3, -83), (3.4, -96), (3, -110), (0, -111), (-3, -110), (-3.4, -96))

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
HEAD_CARTILAGE = 3.2
"""Thickness of the cartilage of the ball of the hip, as it is drawn."""
LINE_WIDTH = 1.7
CREST_LINE = ((62, 77), (78, 85), (97, 83.5), (114, 74.5), (127.5, 59), (132.5, 43), (130.5, 28), (123, 13))
TROCHANTER_LINE = ((132, -78), (121, -92), (110, -106), (104, -118))
"""Lines along the crest of the hip bone and between the trochanters, and their width."""

SACRUM_WING = (5, 11, 9.0)
ISCHIUM_SHADE, WING_SHADE, RIM_SHADE = (22, 27, 8.0), (5, 13, 4.5), (13, 18, 3.5)
BRIM_SHADE = (8, 1, 6.0)
FEMUR_SHADES = ((6, 14, 7.0), (18, 24, 5.0))
"""Second tones: from which point of an outline to which (the brim's from its end), and how deep in mm."""

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


def _beside(half: float, rows: Sequence[tuple[float, float, float]], y: float) -> list[Point]:
    """Return points by rows: shares of a half width, mm outward of that, and mm over a height."""
    return [(half * share + out, y + up) for share, out, up in rows]


def processes(inks: Inks, index: int) -> list[Shape]:
    """Return the transverse processes of one of L1 to L5, or the stubs of the twelfth ribs beside T12."""
    half, top = HALF_WIDTHS[index], LEVELS[index] - RIM
    if index == 0:
        return _pair(inks, strip([(half * share + out, top + up, thick) for share, out, up, thick in RIB_STUB]))
    y, reach = TRANSVERSE_PROCESS_HEIGHTS[index - 1] + PROCESS_UP, TRANSVERSE_REACH[index - 1]
    stout = STOUT_L5 if index == len(VERTEBRAE) - 1 else 1.0
    root = [(half * share + out, y + up, thick * stout) for share, out, up, thick in PROCESS_ROOT]
    return _pair(inks, strip([*root, *((reach + out, y + up, thick * stout) for out, up, thick in PROCESS_TIP)]))


def body(inks: Inks, index: int) -> list[Shape]:
    """Return the body of one of T12 to L5 (index 0 to 5), waisted."""
    top, bottom = LEVELS[index] - RIM, LEVELS[index + 1] + RIM
    half, waist = HALF_WIDTHS[index], (HALF_WIDTHS[index] * BODY_WAIST, (top + bottom) / 2)
    right = (*_beside(half, BODY_UPPER, top), waist, *_beside(half, BODY_LOWER, bottom))
    left = tuple((-x, y) for x, y in reversed(right))
    contour = smooth(((0.0, top + BODY_TOP), *right, (0.0, bottom + BODY_BOTTOM), *left))
    shade = crescent(contour, 2, 8, half * BODY_SHADE)
    return _bone(inks, contour, shade, mirrored(shade))


def disc(inks: Inks, index: int) -> list[Shape]:
    """Return the disc below one of T12 to L5."""
    y, half = LEVELS[index + 1], HALF_WIDTHS[index] + DISC_OUT
    right = [(half + out, y + up) for out, up in DISC_EDGE]
    contour = smooth(((0.0, y + DISC_HIGH), *right, (0.0, y - DISC_HIGH), *((-x, v) for x, v in reversed(right))))
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
    wing = crescent(contour, *SACRUM_WING)
    tailbone = [
        smooth(((-w, y + h), (w, y + h), (w * TAILBONE_TAPER, y - h), (-w * TAILBONE_TAPER, y - h)))
        for y, w, h in TAILBONE
    ]
    shapes = [shape for piece in reversed(tailbone) for shape in _bone(inks, piece)]
    shapes += _bone(inks, contour, wing, mirrored(wing))
    if detailed:
        for x, y, radius in SACRAL_HOLES:
            shapes += _filled(inks.bone_hollow, *both_sides(circle(x, y, radius, radius * SACRAL_HOLES_FLATTER)))
        for y, reach in SACRAL_RIDGES:
            ends, middle = (y + bend for bend in RIDGE_BENDS)
            ridge = tapered(((-reach, ends), (0, middle), (reach, ends)), RIDGE_WIDTH, RIDGE_HEAVIEST)
            shapes.append(Shape((ridge,), inks.bone_line))
    return shapes


def pelvis_outline() -> Contour:
    """Return the outline of the hip bone of the right half."""
    return smooth(PELVIS)


def pelvis(inks: Inks, detailed: bool = True) -> list[Shape]:
    """Return both hip bones with the joint between the pubic bones."""
    contour, hole = pelvis_outline(), smooth(OBTURATOR)
    ischium, wing, rim = (crescent(contour, *shade) for shade in (ISCHIUM_SHADE, WING_SHADE, RIM_SHADE))
    first, last, deep = BRIM_SHADE
    brim = crescent(contour, len(PELVIS) - first, len(PELVIS) - last, deep)
    shapes = [Shape((smooth(PUBIC_JOINT),), inks.cartilage)]
    for side in (0, 1):
        outline, opening = both_sides(contour)[side], both_sides(hole)[side]
        shapes += [Shape((outline, reversed_contour(opening)), inks.bone)]
        shapes += _filled(inks.bone_shade, *(both_sides(shade)[side] for shade in (ischium, brim, wing, rim)))
        shapes += [Shape((outline, opening), None, inks.bone_edge)]
    if detailed:
        shapes += _lines(inks, LINE_WIDTH, CREST_LINE)
    return shapes


def femur_outline() -> Contour:
    """Return the outline of the thigh bone of the right half, without the ball of its joint."""
    return smooth(FEMUR, corners=(FEMUR_CUT_EDGE[0], FEMUR_CUT_EDGE[-1]))


def femurs(inks: Inks, detailed: bool = True) -> list[Shape]:
    """Return both thigh bones down to the cut, the smooth ball of the joint on top."""
    contour = femur_outline()
    outer, inner = (crescent(contour, *shade) for shade in FEMUR_SHADES)
    x, y = HIP_CENTRE[2], HIP_CENTRE[1]
    ball, core = circle(x, y, FEMORAL_HEAD_RADIUS), circle(x, y, FEMORAL_HEAD_RADIUS - HEAD_CARTILAGE)
    shapes = _pair(inks, contour, outer, inner)
    shapes += [Shape((side,), inks.cartilage, inks.bone_edge) for side in both_sides(ball)]
    shapes += _filled(inks.bone, *both_sides(core))
    if detailed:
        shapes += _lines(inks, LINE_WIDTH, TROCHANTER_LINE)
    return shapes
