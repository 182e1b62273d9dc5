"""Lengths of the skeleton and thickness of the flesh, in metres at a stature of 1.68 m.

Every person is drawn at this stature, so that heads are the same size in all figures.
"""

from __future__ import annotations

STATURE = 1.68
TRUNK = 0.288 * STATURE
NECK = 0.058 * STATURE
UPPER_ARM = 0.186 * STATURE
FOREARM = 0.146 * STATURE
THIGH = 0.245 * STATURE
SHANK = 0.246 * STATURE
SHOULDER_OUT = 0.092 * STATURE
HIP_OUT = 0.052 * STATURE
"""Segment lengths are fractions of stature after Drillis & Contini (1966), as tabulated in Winter, *Biomechanics and
Motor Control of Human Movement*. The neck, and how far shoulders and hips stand from the midline, are our own: gait2392
has its hips at 83.5 mm, at a stature of about 1.8 m.
"""
TOE_JOINT = (0.128, 0.0, -0.052)
"""Where the toes hinge, in the foot's frame: by eye, at the ball of the foot."""

LUMBAR_ZONE = (0.05, 0.20)
THORAX_ZONE = (0.24, 0.47)
"""The stretches of the spine that bend, in metres above the hip axis."""
SACRUM_BOTTOM = -0.055
SPINE_TOP = TRUNK + 0.02
GIRDLE = 0.438
"""Heights above the hip axis: the spine's two ends, and the shoulder girdle."""
SHOULDER_DROP = 0.012
"""A relaxed shoulder hangs this far below its girdle."""
SPINE_STEPS = 30
NECK_STEPS = 6
"""Bones that spine and neck are made of: about 17 and 16 mm each, so that they bend as arcs."""
NECK_LEAN = 0.18
"""A neck leans forward by this share of its length."""
NEUTRAL_CURVE = {"lumbar": -12.0, "thorax": 18.0, "neck": -8.0}
"""Flexion in degrees that each part of the spine has in relaxed standing."""

THIGH_FLESH = (
    (0.00, 0.083, 0.088, -0.004, 0.000),
    (0.18, 0.084, 0.088, 0.002, 0.001),
    (0.40, 0.077, 0.081, 0.010, 0.001),
    (0.65, 0.061, 0.066, 0.010, 0.002),
    (0.85, 0.050, 0.052, 0.002, -0.002),
    (1.00, 0.046, 0.046, -0.002, 0.000),
)
SHANK_FLESH = (
    (0.00, 0.046, 0.047, 0.000, 0.000),
    (0.10, 0.044, 0.047, -0.004, 0.001),
    (0.24, 0.049, 0.055, -0.013, 0.002),
    (0.36, 0.049, 0.055, -0.015, -0.003),
    (0.52, 0.041, 0.047, -0.013, -0.003),
    (0.72, 0.031, 0.036, -0.007, 0.000),
    (0.90, 0.026, 0.030, -0.003, 0.000),
    (1.00, 0.028, 0.032, 0.000, 0.000),
)
UPPER_ARM_FLESH = (
    (0.0, 0.046, 0.048, 0.000, 0.000),
    (0.2, 0.046, 0.049, 0.000, 0.004),
    (0.5, 0.038, 0.043, 0.003, 0.000),
    (0.8, 0.032, 0.035, 0.001, 0.000),
    (1.0, 0.031, 0.034, 0.000, 0.000),
)
FOREARM_FLESH = (
    (0.0, 0.032, 0.035, 0.000, 0.000),
    (0.2, 0.035, 0.039, 0.002, 0.003),
    (0.5, 0.030, 0.032, 0.000, 0.001),
    (0.8, 0.022, 0.024, 0.000, 0.000),
    (1.0, 0.020, 0.024, 0.000, 0.000),
)
"""Limbs, by eye: share of the bone's length; half width, half depth, middle before and outward of the bone, metres."""

TORSO_FLESH = (
    (-0.055, 0.105, 0.085, -0.014),
    (0.000, 0.158, 0.104, -0.016),
    (0.070, 0.148, 0.099, -0.008),
    (0.130, 0.127, 0.085, 0.003),
    (0.190, 0.112, 0.076, 0.006),
    (0.270, 0.119, 0.087, 0.005),
    (0.360, 0.137, 0.099, 0.001),
    (0.420, 0.142, 0.098, -0.004),
    (0.475, 0.128, 0.080, -0.010),
    (0.510, 0.078, 0.058, -0.013),
)
"""The torso, by eye: metres above the hip axis, half width, half depth, middle before the spine; a little lordosis."""
NECK_FLESH = (
    (0.0, 0.064, 0.058, -0.014),
    (0.34, 0.0515, 0.052, -0.007),
    (0.67, 0.0465, 0.049, -0.001),
    (1.0, 0.0470, 0.052, 0.004),
)
"""The neck, by eye: share of its length, half width, half depth, middle before its bones, metres."""

FINGERS = {
    "index": ((0.027, -0.088), (0.037, 0.023, 0.018), 0.0090, 4.0),
    "middle": ((0.009, -0.092), (0.041, 0.026, 0.019), 0.0094, 1.0),
    "ring": ((-0.009, -0.089), (0.038, 0.024, 0.019), 0.0088, -2.5),
    "little": ((-0.026, -0.081), (0.030, 0.018, 0.016), 0.0078, -6.5),
}
"""Fingers, by eye: knuckle towards the thumb and up from the wrist, lengths of the three bones, radius, all in metres;
then how far the finger fans out, in degrees for each degree of spread.
"""
CURL_SHARES = (1.0, 1.05, 0.7)
"""How far each joint of a finger bends where the hand's curl is 1: the last one lags behind."""
