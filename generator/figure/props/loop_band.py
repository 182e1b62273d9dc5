"""A loop band round both thighs, knees, ankles or feet, or round both wrists."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.body.rotation import Vector
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES: dict[str, tuple[float, float]] = {"width": (2.0, 12.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ("round",)
"""Places an author may name."""
WIDTH = 5.0
ROUND = {
    "thighs": ("thigh", -0.28, 0.068),
    "knees": ("shank", 0.02, 0.056),
    "shins": ("shank", -0.22, 0.055),
    "ankles": ("shank", -0.37, 0.038),
    "feet": ("foot", 0.0, 0.05),
    "wrists": ("forearm", -0.22, 0.030),
}
"""Where a loop goes: the bone, metres up from its beginning, and half the width of the limb there."""
RING = 16
FLAT_FOOT = 0.8
"""A foot is so much lower than wide."""
FOOT_AHEAD, FOOT_LOW = 0.07, -0.03
"""Where on a foot a loop lies: metres before and above the ankle."""


def support(prop: Prop) -> float:
    """A loop carries nothing."""
    return 0.0


def before(stage: Stage, prop: Prop) -> None:
    """Paint what of the loop is towards the viewer: the band over the limbs, and what is stretched between them."""
    import numpy as np

    low, high = (_ring(stage, prop, sign) for sign in (-0.5, 0.5))
    lower, upper = stage.hull(low), stage.hull(high)
    bottom, top = _near_half(lower), _near_half(upper)
    stage.sketch.polygon(np.vstack([bottom, top[::-1]]), stage.tone("band"), stage.edge)


def _ring(stage: Stage, prop: Prop, share: float) -> Vector:
    """Return one edge of the band round both limbs, as points of the world."""
    import numpy as np

    bone, up, radius = ROUND[prop.place or "thighs"]
    width = prop.numbers.get("width", WIDTH) / 100
    turn = np.linspace(0, 2 * np.pi, RING, endpoint=False)[:, None]
    found = []
    for side in ("left", "right"):
        frame = stage.bones.frame[f"{side}_{bone}"]
        if bone == "foot":
            middle = stage.bones.local(f"{side}_foot", FOOT_AHEAD + share * width, 0.0, FOOT_LOW)
            ring = np.cos(turn) * frame[:, 2] * (radius * FLAT_FOOT) + np.sin(turn) * frame[:, 1] * radius
        else:
            middle = stage.bones.local(f"{side}_{bone}", 0.0, 0.0, up + share * width)
            ring = (np.cos(turn) * frame[:, 0] + np.sin(turn) * frame[:, 1]) * radius
        found.append(middle + ring)
    return np.vstack(found)


def _near_half(loop: Vector) -> Vector:
    """Return the lower side of an outline, from its left end to its right one: that which a loop shows from above."""
    import numpy as np

    first, last = int(loop[:, 0].argmin()), int(loop[:, 0].argmax())
    turned = np.roll(loop, -first, axis=0)
    stop = (last - first) % len(loop)
    one, other = turned[: stop + 1], np.vstack([turned[stop:], turned[:1]])[::-1]
    lower: Vector = one if one[:, 1].mean() < other[:, 1].mean() else other
    return lower
