"""What is no fault and might still be better: angles that a contact overrules, bodies that would fall over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.body.depths import depths_in_box, reach_down
from generator.figure.body.flesh import UNITS, body_of
from generator.figure.measure.boxes import boxes
from generator.figure.measure.solved import settled_frame, words
from generator.figure.words.joints import SIDES
from generator.figure.words.places import HAND_PLACES
from generator.figure.words.problems import FigureError, FigureProblem, Path

if TYPE_CHECKING:
    from generator.figure.body.contact import Settled
    from generator.figure.body.rotation import Vector
    from generator.figure.words.model import Figure, Frame, Prop

OVERRULED = 5.0
"""A contact may change an angle that was written by this many degrees before a word is said."""
BEARS, SOLE = 0.012, 0.015
"""Flesh this many metres from floor or thing bears weight, over so many metres around its middle."""
BEYOND = 0.03
"""Metres by which the centre of mass may be beyond what bears it."""
MASSES = {
    "head": 0.081,
    "torso": 0.497,
    "thigh": 0.100,
    "lower": 0.061,
    "upper_arm": 0.028,
    "forearm": 0.016,
    "hand": 0.006,
}
"""Shares of the body's mass, of each side: Dempster (1955), as tabulated in Winter, *Biomechanics and Motor Control of
Human Movement*; lower legs with their feet.
"""


def advised(figure: Figure) -> list[FigureProblem]:
    """Say what of a figure might be better, each with its path."""
    found: list[FigureProblem] = []
    for number, frame in enumerate(figure.frames):
        try:
            settled = settled_frame(figure, frame)
        except FigureError:
            continue
        place: Path = ("frames", number, "pose")
        found += (FigureProblem((*place, "rest"), message) for message in _overruled(frame, settled))
        if (far := falls(settled, figure.drawn(), frame, figure.surroundings(frame)[1])) > BEYOND:
            message = f"would fall: its weight is {far * 100:.0f} cm beyond what carries it"
            found.append(FigureProblem(place, message))
    return found


def _overruled(frame: Frame, settled: Settled) -> Iterator[str]:
    for rest in frame.pose.rests:
        said = frame.pose.angles.get(rest.gives)
        if said is not None and abs(settled.angles[rest.gives] - said) > OVERRULED:
            name, now = words(rest.gives), settled.angles[rest.gives]
            yield f"brings {name} to {now:.0f} degrees, so that the {said:g} written say nothing: one of the two can go"


def falls(settled: Settled, person: str, frame: Frame, props: tuple[Prop, ...]) -> float:
    """Return by how many metres the centre of mass lies beyond what bears the body.

    It is 0 for who holds on to a wall or a thing, who has a partner, and who is in the air.
    """
    if frame.partner is not None:
        return 0.0
    if any(hand.reach == "wall" or hand.reach not in ("", *HAND_PLACES) for hand in frame.pose.hands.values()):
        return 0.0
    bearing = _bearing(settled, person, frame, props)
    if not len(bearing):
        return 0.0
    ground = shapely.convex_hull(shapely.multipoints(bearing)).buffer(SOLE)
    return float(shapely.distance(ground, shapely.points(_mass(settled, person))))


def _bearing(settled: Settled, person: str, frame: Frame, props: tuple[Prop, ...]) -> Vector:
    """Return the middles, from above, of all flesh that bears weight: on the floor, on things, and what rests."""
    body, flesh = body_of(person), settled.flesh
    lowest = reach_down(flesh)
    bears = lowest < BEARS
    for _, lump, holders in boxes(settled, person, props):
        bears |= (depths_in_box(flesh, lump.middle, lump.frame, lump.half) > -BEARS) & ~np.isin(body.unit, holders)
    for rest in frame.pose.rests:
        chosen = body.pick(rest.part)
        if not rest.height:
            bears[chosen] |= lowest[chosen] < lowest[chosen].min() + BEARS
    middles: Vector = flesh.centre[bears, :2]
    return middles


def _mass(settled: Settled, person: str) -> Vector:
    """Return where, from above, the centre of mass lies."""
    body, flesh = body_of(person), settled.flesh
    volume = np.abs(np.linalg.det(flesh.axes))
    whole = np.zeros(2)
    for unit in UNITS:
        members = body.members[unit]
        side, _, name = unit.partition("_")
        share = MASSES[name if side in SIDES else unit]
        whole += share * np.average(flesh.centre[members, :2], axis=0, weights=volume[members])
    total = sum(mass * (1 if name in ("head", "torso") else 2) for name, mass in MASSES.items())
    return whole / total
