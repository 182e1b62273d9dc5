"""Measured points of the hip region that the plates are drawn on.

Millimetres of a life-size adult of about 1.8 m in the frame of the pelvis: x forward, y up, z to the body's right; the
origin is the midpoint of the two front hip bones (ASIS). Femur points are in the frame of the thigh: origin in the
hip's centre, axes those of the pelvis when the hip is straight.

Path of the psoas and the hip's centre: gait2392, CC BY 3.0, by Delp, Loan, Hoy, Zajac, Topp, Rosen, Thelen, Anderson
and Seth. Lumbar levels and the heights of the psoas's strands: Christophy et al. 2012 (doi 10.1007/s10237-011-0290-6),
as converted by MyoHub/myo_sim (Apache-2.0). Landmarks of the pelvis: vertices of gait2392's bone meshes, good to 5 mm.
T12 is extrapolated from L1 and L2.
"""

from __future__ import annotations

Triple = tuple[float, float, float]

HIP_CENTRE: Triple = (-70.7, -66.1, 83.5)
FEMORAL_HEAD_RADIUS = 23.0

ASIS: Triple = (0, 0, 119)
ILIAC_CREST: Triple = (-87, 94, 76)
PUBIC_SYMPHYSIS: Triple = (-56, -98, 0)
ISCHIAL_TUBEROSITY: Triple = (-92, -121, 36)
SACRAL_PROMONTORY: Triple = (-88, 66, 0)
COCCYX_TIP: Triple = (-163, -42, 0)

GREATER_TROCHANTER: Triple = (-14, -18, 62)

PSOAS_PELVIS: tuple[Triple, ...] = ((-64.7, 88.7, 28.9), (-23.8, -57.0, 75.9), (-28.8, -80.5, 81.6))
PSOAS_FEMUR: tuple[Triple, ...] = ((1.6, -50.7, 3.8), (-18.8, -59.7, 10.4))
PSOAS_BEND_UNTIL = 45.0
"""Degrees of hip flexion up to which the psoas bends round the third point of PSOAS_PELVIS; beyond, it passes it by."""
PSOAS_STANDING = 260.9
"""Length in mm of that path when the hip is straight."""


VERTEBRAE = ("T12", "L1", "L2", "L3", "L4", "L5")
DISC_HEIGHTS = (238.0, 209.7, 181.4, 153.2, 120.7, 89.8, 61.0)
"""Heights of the discs' middles: above T12, T12/L1, then below L1 to L5. The first two are extrapolated."""
DISC_FRONTS = (-124.5, -118.0, -111.0, -103.4, -95.4, -99.1, -108.0)
"""How far forward the middle of each of those discs lies (x); the first two are extrapolated."""
TRANSVERSE_PROCESS_HEIGHTS = (188.6, 165.6, 138.9, 116.1, 90.5)
"""Heights of the transverse processes of L1 to L5."""
PSOAS_DISC_ORIGINS = ((20.7, 184.4), (21.4, 156.8), (21.2, 127.0), (20.6, 93.1))
"""Where the psoas springs from the discs below L1 to L4: z, y."""


def frontal(point: Triple) -> tuple[float, float]:
    """Return a pelvis point as the front plate shows it: its distance from the midline and its height."""
    return (point[2], point[1])


def frontal_femur(point: Triple) -> tuple[float, float]:
    """Return a femur point of a straight hip as the front plate shows it."""
    return (HIP_CENTRE[2] + point[2], HIP_CENTRE[1] + point[1])
