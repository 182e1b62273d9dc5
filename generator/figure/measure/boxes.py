"""What the things around a body fill, as they are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.figure.body.flesh import body_of
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


def boxes(settled: Settled, person: str, props: tuple[Prop, ...]) -> Iterator[tuple[str, Lump, tuple[str, ...]]]:
    """Yield what things fill, each with its word and the units that hold it."""
    body = body_of(person)
    stage = Stage(settled.bones, settled.flesh, body, Sketch(1.0), FROM_ABOVE, Colours(person_of(person), "line"))
    for solid in all_solids(stage, props):
        if solid.lump is not None:
            yield solid.name.partition(" ")[0], solid.lump, solid.under
    for prop in props:
        if prop.kind == "wall":
            yield "wall", wall.beyond(prop, stage), ()
