"""What the things around a body fill, as they are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.body.flesh import Flesh, body_of
from generator.figure.props import all_solids, wall
from generator.figure.stage.camera import FROM_ABOVE
from generator.figure.stage.colours import Colours
from generator.figure.stage.sketch import Sketch
from generator.figure.stage.stage import Stage
from generator.figure.words.people import person_of

if TYPE_CHECKING:
    from generator.figure.body.contact import Settled
    from generator.figure.stage.solids import Lump
    from generator.figure.words.model import Prop


def rounds(settled: Settled, person: str, props: tuple[Prop, ...]) -> Iterator[tuple[str, Flesh, tuple[str, ...]]]:
    """Yield the balls and rods of things as ellipsoids, each with the thing's word and the units that hold it."""
    for solid in all_solids(_stage(settled, person), props):
        if solid.rounds:
            axes = np.array([lump.frame * lump.half for lump in solid.rounds])
            centre = np.array([lump.middle for lump in solid.rounds])
            yield solid.name.partition(" ")[0], Flesh(centre, axes), solid.under


def boxes(settled: Settled, person: str, props: tuple[Prop, ...]) -> Iterator[tuple[str, Lump, tuple[str, ...]]]:
    """Yield what things fill, each with its word and the units that hold it."""
    stage = _stage(settled, person)
    for solid in all_solids(stage, props):
        if solid.lump is not None:
            yield solid.name.partition(" ")[0], solid.lump, solid.under
    for prop in props:
        if prop.kind == "wall":
            yield "wall", wall.beyond(prop, stage), ()


def _stage(settled: Settled, person: str) -> Stage:
    body = body_of(person)
    return Stage(settled.bones, settled.flesh, body, Sketch(1.0), FROM_ABOVE, Colours(person_of(person), "line"))
