"""Bones as seen from the side, drawn by hand through the landmarks: x forward, y up, life-size millimetres.

The pelvis is in its own frame (origin between the front hip bones), the thigh bone in that of the thigh (origin in the
hip), a vertebra in its own (origin in the middle of its body, x = 1 at its front rim, y = 1 at its upper rim).
"""

from __future__ import annotations

from generator.figure.anatomy.geometry import Point, circle, reversed_contour, smooth
from generator.figure.anatomy.landmarks import FEMORAL_HEAD_RADIUS, HIP_CENTRE
from generator.figure.drawing import Contour

ILIUM: tuple[Point, ...] = (
    (0.0, 0.0), (-4.0, 20.0), (-17.0, 49.0), (-36.0, 73.0), (-60.0, 90.0), (-87.0, 94.0), (-112.0, 84.0),
    (-131.0, 64.0), (-143.0, 38.0), (-139.0, 24.0), (-127.0, 18.0), (-112.0, 16.0), (-104.0, 3.0), (-106.0, -18.0),
    (-114.0, -37.0), (-122.0, -46.0), (-113.0, -55.0), (-108.0, -68.0), (-116.0, -86.0), (-117.0, -104.0),
    (-107.0, -119.0), (-92.0, -121.0), (-80.0, -116.0), (-68.0, -112.0), (-56.0, -110.0), (-48.0, -103.0),
    (-45.0, -92.0), (-47.0, -82.0), (-44.0, -70.0), (-36.0, -55.0), (-31.0, -44.0), (-25.0, -36.0), (-20.0, -28.0),
    (-19.0, -18.0), (-9.0, -9.0),
)  # fmt: skip
OBTURATOR: tuple[Point, ...] = ((-64.0, -101.0), (-57.0, -97.0), (-60.0, -91.0), (-76.0, -93.0), (-90.0, -95.0),
                                (-94.0, -102.0), (-84.0, -106.0))  # fmt: skip
SACRUM: tuple[Point, ...] = (
    (-88.0, 66.0), (-94.0, 52.0), (-108.0, 34.0), (-124.0, 16.0), (-136.0, -4.0), (-144.0, -24.0), (-150.0, -36.0),
    (-163.0, -42.0), (-161.0, -30.0), (-157.0, -14.0), (-155.0, 4.0), (-152.0, 22.0), (-146.0, 42.0), (-136.0, 64.0),
    (-124.0, 80.0), (-106.0, 74.0),
)  # fmt: skip
SACRUM_CORNERS: tuple[Point, ...] = ((-88.0, 66.0), (-163.0, -42.0), (-124.0, 80.0))
CREST: tuple[Point, ...] = ((-13.0, 22.0), (-29.0, 52.0), (-50.0, 73.0), (-76.0, 82.0), (-101.0, 76.0), (-122.0, 56.0))

SHAFT_FRONT: tuple[Point, ...] = ((20.0, -44.0), (19.0, -90.0), (24.0, -150.0), (27.0, -220.0), (22.0, -300.0))
SHAFT_BACK: tuple[Point, ...] = ((-8.0, -300.0), (-4.0, -220.0), (-8.0, -150.0), (-14.0, -95.0), (-17.0, -76.0))
KNUCKLES: tuple[Point, ...] = (
    (18.0, 50.0), (20.0, 22.0), (27.0, 6.0), (25.0, -12.0), (12.0, -21.0), (-8.0, -20.0), (-27.0, -10.0), (-32.0, 8.0),
    (-22.0, 24.0), (-13.0, 50.0),
)  # fmt: skip
"""The lower end of the thigh bone, its height measured from the knee's axis."""
SOCKET_WIDER = 3.5
"""mm by which the rim of the hip's socket stands round the ball."""
TROCHANTERS: tuple[Point, ...] = (
    (-25.0, -62.0), (-23.0, -52.0), (-24.0, -38.0), (-34.0, -20.0), (-30.0, -4.0), (-16.0, 3.0), (-2.0, -2.0),
    (12.0, -18.0),
)  # fmt: skip

VERTEBRA: tuple[Point, ...] = (
    (0.0, 0.98), (0.9, 1.02), (1.04, 0.86), (0.9, 0.4), (0.88, -0.35), (1.04, -0.84), (0.92, -1.02), (0.0, -0.96),
    (-0.88, -1.0), (-0.94, -0.6), (-0.86, 0.0), (-0.94, 0.62), (-0.9, 1.0),
)  # fmt: skip
SPINOUS_PROCESS: tuple[Point, ...] = (
    (-0.8, 0.62), (-1.5, 0.72), (-2.2, 0.35), (-3.2, 0.3), (-3.62, 0.05), (-3.6, -0.62), (-3.3, -0.86), (-2.5, -0.62),
    (-1.8, -0.5), (-1.3, -0.42), (-0.8, -0.1),
)  # fmt: skip


def hip_bone() -> tuple[Contour, Contour]:
    """Return the outline of the hip bone and its opening, which runs against it and so is a hole."""
    return smooth(ILIUM, corners=[(0.0, 0.0)]), reversed_contour(smooth(OBTURATOR))


def socket() -> Contour:
    """Return the rim of the hip's socket."""
    return circle(HIP_CENTRE[0], HIP_CENTRE[1], FEMORAL_HEAD_RADIUS + SOCKET_WIDER)


def sacrum() -> Contour:
    """Return sacrum and tailbone."""
    return smooth(SACRUM, corners=SACRUM_CORNERS)


def thigh_bone(length: float) -> Contour:
    """Return the thigh bone of a thigh `length` mm long, with its knuckles at the knee."""
    knee = [(x, y - length) for x, y in KNUCKLES]
    return smooth((*SHAFT_FRONT, *knee, *SHAFT_BACK, *TROCHANTERS))


def head_of_thigh_bone() -> Contour:
    """Return the ball of the hip joint."""
    return circle(0.0, 0.0, FEMORAL_HEAD_RADIUS)


def vertebra() -> tuple[Contour, Contour]:
    """Return a vertebra's body and the process behind it, in units of half its depth and half its height."""
    return smooth(VERTEBRA), smooth(SPINOUS_PROCESS)
