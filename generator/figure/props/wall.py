"""A wall to lean on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.figure.body.rotation import Rotation
    from generator.figure.stage.solids import Lump
    from generator.figure.stage.stage import Placed, Stage
    from generator.figure.words.model import Prop

SIZES = {"x": (-150.0, 150.0), "height": (60.0, 240.0)}
"""What an author may set, in centimetres, and how far."""
WORDS: tuple[str, ...] = ()
"""Places an author may name."""
HEIGHT = 168.0
AT = 60.0
"""Where a wall stands when nothing is said, in centimetres from the middle of the floor."""
HALF_WIDTH, THICK = 0.26, 0.035
BEYOND = 3.0
"""How far behind and beside its face there is no room, in metres."""
LIT, SHADED = 0.3, 0.12
"""How much of the paint of the wall's top is paper, and how much of its end's is shade."""


def support(prop: Prop) -> float:
    """A wall carries nothing."""
    return 0.0


def behind(stage: Stage, prop: Prop) -> None:
    """Paint the wall where its face is in sight."""
    if shows_face(stage.rows, side(prop, stage)):
        _paint(stage, prop)


def before(stage: Stage, prop: Prop) -> None:
    """Paint the wall before the body where it turns its back on us."""
    if not shows_face(stage.rows, side(prop, stage)):
        _paint(stage, prop)


def shows_face(rows: Rotation, side: int) -> bool:
    """Say whether a camera sees the face of a wall that stands to the right (1) or the left (-1) of the body."""
    return float(rows[2, 0]) * side <= 0


def beyond(prop: Prop, placed: Placed) -> Lump:
    """Return what lies behind the wall's face: nothing comes out at its back, or passes beside it."""
    import numpy as np

    from generator.figure.stage.solids import Lump

    x = prop.numbers.get("x", AT) / 100 + side(prop, placed) * BEYOND
    return Lump(np.array((x, 0.0, 0.0)), np.eye(3), np.full(3, BEYOND))


def side(prop: Prop, placed: Placed) -> int:
    """Tell whether the wall stands to the right of the body (1) or to its left (-1)."""
    return 1 if prop.numbers.get("x", AT) / 100 >= float(placed.bones.origin["chest"][0]) else -1


def _paint(stage: Stage, prop: Prop) -> None:
    """Paint the wall's face at `x`, its top, and the end of it that is cut off."""
    import numpy as np

    x, height = prop.numbers.get("x", AT) / 100, prop.numbers.get("height", HEIGHT) / 100
    ends = sorted((x, x + THICK * side(prop, stage)))
    low, high = np.array((ends[0], -HALF_WIDTH, 0.0)), np.array((ends[1], HALF_WIDTH, height))
    stage.box(low, high, (stage.tone("wall", light=LIT), stage.tone("wall", deep=SHADED), stage.tone("wall")))
