"""A yoga block."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.stage.solids import Solid
    from generator.figure.stage.stage import Stage
    from generator.figure.words.model import Prop

SIZES = {"height": (3.0, 30.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ("under",)
"""Places an author may name."""
HEIGHT = 7.5
LENGTH, WIDTH = 0.23, 0.15
TOWARDS_WAIST = 0.015
"""Metres by which a block under the pelvis lies towards the waist from the hip axis."""


def support(prop: Prop) -> float:
    """Return the height of the block's top, in metres."""
    return prop.numbers.get("height", HEIGHT) / 100


def solids(stage: Stage, prop: Prop) -> list[Solid]:
    """Return the block, across the body under its place."""
    from generator.figure.stage.solids import box, upright

    x, y = stage.spot(prop.place or "sacrum")
    if prop.place in ("", "sacrum", "pelvis"):
        x, y = stage.bones.origin["pelvis"][:2] + stage.bones.frame["pelvis"][:2, 2] * TOWARDS_WAIST
    lump = upright(float(x), float(y), 0.0, support(prop), (WIDTH / 2, LENGTH / 2))
    return [box(stage, "block", lump, (stage.tone("block-top"), stage.tone("block"), stage.tone("block-side")))]
