"""The muscles of the front plate: iliacus, psoas major and minor, and two neighbours as ghosts.

The psoas is given by its inner and outer edge at each height. Its middle follows gait2392's path over the pelvic brim
to the lesser trochanter, its slips spring from the discs at Christophy's heights, and its breadth at L4/L5 is that of
a 16 cm² muscle (Reid 1994, fit young men). Right half only, life-size millimetres.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.figure.anatomy.bones import FEMUR_CUT, femur_outline, pelvis_outline
from generator.figure.anatomy.geometry import (
    Point,
    Row,
    both_sides,
    crescent,
    overlap,
    smooth,
    strip,
    tapered,
)
from generator.figure.anatomy.inks import Inks
from generator.figure.anatomy.landmarks import (
    PSOAS_FEMUR,
    frontal_femur,
)
from generator.figure.drawing import Contour, Paint, Shape, Stroke

PSOAS_END: Point = frontal_femur(PSOAS_FEMUR[-1])

PSOAS_EDGES: tuple[Row, ...] = (
    (222.0, 19.5, 22.0), (210.0, 17.6, 27.2), (197.0, 21.6, 31.5), (184.4, 18.2, 36.0), (170.0, 22.4, 40.6),
    (156.8, 19.0, 44.8), (141.5, 23.4, 49.3), (127.0, 20.2, 53.6), (110.0, 24.6, 58.4), (93.1, 22.6, 62.4),
    (64.0, 28.4, 68.6), (34.0, 36.6, 73.8), (4.0, 45.6, 78.4), (-28.0, 55.6, 82.8), (-57.0, 64.6, 87.0),
    (-80.5, 73.4, 89.6), (-101.0, 82.6, 92.0),
)  # fmt: skip
"""Height, inner edge, outer edge. The inner edge swings in to each disc and out round the waist of each body."""

TENDON: tuple[Row, ...] = (
    (86.0, -80.0, 2.0), (88.6, -94.0, 4.0), (90.4, -106.0, 4.2), (92.0, -117.0, 3.6), (*PSOAS_END, 2.4),
)  # fmt: skip
"""The tendon that psoas and iliacus share; both bellies end on it in a point."""
PSOAS_TIP: Point = (90.2, -119.0)
ILIACUS_TIP: Point = (95.4, -115.0)

ILIACUS: tuple[Point, ...] = (
    (60.0, 74.0), (77.0, 83.0), (96.0, 81.5), (113.0, 73.0), (126.0, 58.0), (130.0, 42.0), (126.5, 26.0), (117.0, 9.0),
    (107.5, -9.0), (102.0, -29.0), (99.5, -52.0), (98.2, -78.0), (96.8, -100.0), ILIACUS_TIP, (93.0, -100.0),
    (82.0, -70.0), (70.0, -30.0), (60.0, 10.0), (56.0, 45.0),
)  # fmt: skip
ILIACUS_FAN: tuple[tuple[Point, ...], ...] = (
    ((74.0, 77.0), (77.5, 55.0), (82.0, 20.0), (88.0, -20.0), (92.5, -60.0)),
    ((85.0, 78.5), (88.0, 54.0), (91.0, 20.0), (94.0, -20.0), (95.6, -66.0)),
    ((97.0, 75.5), (99.0, 50.0), (99.0, 18.0), (97.8, -20.0), (97.0, -72.0)),
    ((109.0, 69.0), (109.5, 46.0), (106.5, 18.0), (101.0, -14.0), (98.0, -56.0)),
    ((119.0, 58.0), (117.5, 38.0), (112.0, 14.0), (104.0, -10.0)),
    ((125.0, 43.0), (121.0, 28.0), (114.5, 10.0)),
)

PSOAS_MINOR_BELLY: tuple[Row, ...] = (
    (22.5, 213.0, 1.0), (25.0, 203.0, 2.9), (27.4, 188.0, 4.4), (29.6, 170.0, 4.3), (31.4, 152.0, 3.0),
    (33.0, 136.0, 1.2),
)  # fmt: skip
PSOAS_MINOR_TENDON: tuple[Row, ...] = (
    (31.2, 158.0, 1.0), (33.6, 130.0, 1.5), (37.6, 96.0, 1.5), (43.2, 56.0, 1.5), (49.6, 14.0, 1.7), (55.8, -24.0, 2.0),
    (58.6, -42.0, 2.4),
)  # fmt: skip

RECTUS_FEMORIS: tuple[Row, ...] = (
    (97.5, -32.0, 4.0), (98.5, -48.0, 5.5), (99.5, -75.0, 9.0), (100.0, -110.0, 14.5), (100.0, -150.0, 19.0),
    (99.5, -195.0, 21.5), (98.5, -230.0, 21.8), (98.0, FEMUR_CUT, 21.2),
)  # fmt: skip
TENSOR: tuple[Row, ...] = (
    (125.0, 16.0, 4.5), (130.0, 0.0, 9.5), (136.5, -28.0, 13.0), (142.5, -66.0, 14.0), (146.5, -105.0, 11.5),
    (147.5, -140.0, 7.5), (146.5, -175.0, 5.5), (143.0, -215.0, 5.0), (139.5, FEMUR_CUT, 5.0),
)  # fmt: skip


PSOAS_TOP: Point = (20.0, 227.0)
"""Where the psoas begins, beside T12."""
FIBRES: tuple[tuple[float, int, int], ...] = (
    (0.2, 3, 9), (0.16, 8, 15), (0.3, 4, 12), (0.34, 10, 17), (0.44, 3, 10), (0.5, 8, 16), (0.58, 2, 11),
    (0.66, 10, 17), (0.74, 6, 14),
)  # fmt: skip
FEW_FIBRES: tuple[tuple[float, int, int], ...] = ((0.3, 2, 14), (0.62, 4, 15))
"""Fibres of the psoas, in large plates and in small ones: a share of its breadth, first and last row of its edges."""
FIBRE, WIDE_FIBRE, WIDE_FAN = 1.5, 3.4, 3.2
MINOR_FIBRE, GHOST_FIBRE = 1.2, 1.3
"""Widths of fibres in mm of life: in large plates, and in small ones those of psoas and iliacus; psoas minor, ghosts.
"""
PSOAS_SHADE, ILIACUS_SHADE = 5.5, (5, 12, 6.0)
"""Depth of the psoas's shade in mm; the iliacus's, from which point of its outline to which, and its depth."""
MINOR_GAP = 0.7
"""Width in points of the gap round psoas minor."""
TENSOR_ON_PELVIS, TENSOR_ON_FEMUR, RECTUS_ON_FEMUR = (19.0, 4.0, 3.0), (-61.0, -150.0), (-44.0, FEMUR_CUT + 0.4)
"""Heights between which a neighbour lies over a bone and tints it, in mm, and there how finely it is followed."""


def psoas_outline() -> Contour:
    """Return the outline of the right psoas, from its tip beside T12 to the lesser trochanter."""
    inner = [(x, y) for y, x, _ in PSOAS_EDGES]
    outer = [(x, y) for y, _, x in PSOAS_EDGES]
    return smooth([PSOAS_TOP, *inner, PSOAS_TIP, *reversed(outer)], corners=[PSOAS_TIP])


def inside_psoas(share: float, first: int, last: int) -> list[Point]:
    """Return a line down the psoas at a share of its breadth (0 inner edge, 1 outer), from one row to another."""
    smoothed = [(y, *_inner(index), outer) for index, (y, _, outer) in enumerate(PSOAS_EDGES)]
    return [(inner + (outer - inner) * share, y) for y, inner, outer in smoothed[first:last]]


def _inner(index: int) -> tuple[float]:
    """Return the inner edge at a row without its scallops: the mean of the row and its neighbours."""
    near = [PSOAS_EDGES[max(0, min(len(PSOAS_EDGES) - 1, index + step))][1] for step in (-1, 0, 0, 1)]
    return (sum(near) / 4,)


def _fibres(inks: Inks, paint: Paint, runs: Sequence[tuple[Sequence[Point], float]]) -> list[Shape]:
    """Return fibres of both halves as drawn lines: (points, width in mm of life)."""
    lines = [tapered(points, width * inks.fibre_weight) for points, width in runs]
    return [Shape((side,), paint) for line in lines for side in both_sides(line)]


def _muscle(contour: Contour, fill: Paint, gap: Stroke, shade: Paint | None, *shades: Contour) -> list[Shape]:
    """Return a muscle and its mirror image, a gap around each, and its second tone."""
    shapes = []
    for side in (0, 1):
        shapes.append(Shape((both_sides(contour)[side],), None, gap))
        shapes.append(Shape((both_sides(contour)[side],), fill))
        shapes += [Shape((both_sides(tone)[side],), shade) for tone in shades if shade]
    return shapes


def tendon(inks: Inks, detailed: bool = True) -> list[Shape]:
    """Return the tendons by which psoas and iliacus pull on the thigh bones; a small plate gives them to the psoas."""
    return _muscle(strip(TENDON), inks.tendon if detailed else inks.muscle, inks.second_gap, None)


def iliacus(inks: Inks, detailed: bool = True) -> list[Shape]:
    """Return both iliacus muscles, fanned out in the hollow of the hip bone."""
    contour = smooth(ILIACUS, corners=[ILIACUS_TIP])
    shades = (crescent(contour, *ILIACUS_SHADE),)
    fan = ILIACUS_FAN if detailed else ILIACUS_FAN[1::2]
    return [
        *_muscle(contour, inks.second, inks.second_gap, inks.second_shade, *shades),
        *_fibres(inks, inks.second_fibre, [(run, FIBRE if detailed else WIDE_FAN) for run in fan]),
    ]


def psoas(inks: Inks, detailed: bool = True) -> list[Shape]:
    """Return both psoas major muscles: the belly, its shade, its fibres and its tendon."""
    contour = psoas_outline()
    count = len(PSOAS_EDGES)
    shade = crescent(contour, count + 3, 2 * count - 1, PSOAS_SHADE)
    few = () if inks.solid else FEW_FIBRES
    chosen, width = (FIBRES, FIBRE) if detailed else (few, WIDE_FIBRE)
    return [
        *_muscle(contour, inks.muscle, inks.muscle_gap, inks.muscle_shade, shade),
        *_fibres(inks, inks.muscle_fibre, [(inside_psoas(share, first, last), width) for share, first, last in chosen]),
    ]


def psoas_minor(inks: Inks) -> list[Shape]:
    """Return both psoas minor muscles: a slip of a belly and a long tendon to the brim of the pelvis."""
    tendon, belly = strip(PSOAS_MINOR_TENDON), strip(PSOAS_MINOR_BELLY)
    thin = Stroke(inks.muscle_gap.paint, MINOR_GAP)
    lines = [([(x, y) for x, y, _ in PSOAS_MINOR_BELLY[1:-1]], MINOR_FIBRE)]
    return [
        *_muscle(tendon, inks.tendon, thin, None),
        *_muscle(belly, inks.second, thin, None),
        *_fibres(inks, inks.second_fibre, lines),
    ]


def _ghost(rows: Sequence[Row]) -> tuple[Contour, list[tuple[list[Point], float]]]:
    """Return the outline of a neighbour and the fibres drawn in it."""
    lines = []
    for share in (-0.5, 0.0, 0.5):
        lines.append(([(x + half * share, y) for x, y, half in rows[1:-1]], GHOST_FIBRE))
    return strip(rows, cut=True), lines


def neighbours_behind(inks: Inks) -> list[Shape]:
    """Return the pale fill of rectus femoris and tensor fasciae latae of the right half of the page, to lie behind."""
    return [Shape((_ghost(rows)[0],), inks.ghost) for rows in (TENSOR, RECTUS_FEMORIS) if inks.ghost]


def neighbours_on_bone(inks: Inks) -> list[Shape]:
    """Return where the same two neighbours tint the bones under them, as if both were glass."""
    if not inks.ghost_on_bone:
        return []
    femur, pelvis = femur_outline(), pelvis_outline()
    tinted = (
        overlap(_ghost(TENSOR)[0], pelvis, *TENSOR_ON_PELVIS),
        overlap(_ghost(TENSOR)[0], femur, *TENSOR_ON_FEMUR),
        overlap(_ghost(RECTUS_FEMORIS)[0], femur, *RECTUS_ON_FEMUR),
    )
    return [Shape((contour,), inks.ghost_on_bone) for contour in tinted if contour]


def neighbours_over(inks: Inks) -> list[Shape]:
    """Return the edges and fibres of the same two neighbours, to lie over the bones like glass."""
    shapes = []
    for rows in (TENSOR, RECTUS_FEMORIS):
        contour, lines = _ghost(rows)
        shapes.append(Shape((contour,), None, inks.ghost_edge))
        shapes += [Shape((tapered(points, width * inks.fibre_weight),), inks.ghost_fibre) for points, width in lines]
    return shapes
