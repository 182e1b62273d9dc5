"""What no body can do: lie below the floor, in a wall or a thing, or deep in itself or in a partner."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.body.depths import CLOTH, depths_in_box, meeting, overlaps, reach_down
from generator.figure.body.flesh import body_of
from generator.figure.measure.boxes import boxes, rounds
from generator.figure.words.joints import SIDES, limits

if TYPE_CHECKING:
    from generator.figure.body.contact import Settled
    from generator.figure.body.flesh import Body, Flesh
    from generator.figure.body.rotation import Vector
    from generator.figure.words.model import Prop

GIVES = 0.025
"""Metres by which flesh gives on the floor and on things: buttocks and back under their own weight, and a little."""
SOFT = {"thigh thigh": 0.045, "hand hand": 0.035}
"""Metres by which two units may lie in one another: thighs pressed together, hands folded."""
FIRM = 0.028
"""Metres for all others."""
ROUND = 0.035
"""Metres for balls and rods: what a part gives where one presses on it, and balls that are full of air."""
HELD = 0.045
"""Metres for a hand that reaches for a place, and its forearm: how they lie there is set by eye."""
PART_WORDS = {
    "lower": {"heel": "heel", "foot": "foot", "ball": "foot", "toes": "toes", "ankle": "ankle", "knee": "knee"},
    "thigh": {"knee": "knee"},
    "forearm": {"elbow": "elbow"},
    "upper_arm": {"elbow": "elbow"},
}
UNIT_WORDS = {"lower": "lower leg", "upper_arm": "upper arm"}
TORSO_WORDS = ((0.10, "pelvis"), (0.22, "waist"), (9.9, "chest"))
"""What a stretch of the torso is called, up to a height in metres above the hip axis."""


def impossible(settled: Settled, person: str, props: tuple[Prop, ...]) -> list[tuple[str, str]]:
    """Say what of a solved body lies where nothing can: its unit, and a message with part, depth in mm and in what."""
    body = body_of(person)
    flesh = body.place_on(settled.bones)
    found = [
        (str(body.unit[number]), f"puts the {part_word(body, number)} {mm:.0f} mm below the floor")
        for number, mm in _deepest(body, -reach_down(flesh))
    ]
    for thing, lump, holders in boxes(settled, person, props):
        depth = depths_in_box(flesh, lump.middle, lump.frame, lump.half)
        depth[np.isin(body.unit, holders)] = 0.0
        found += [
            (str(body.unit[number]), f"puts the {part_word(body, number)} {mm:.0f} mm into the {thing}")
            for number, mm in _deepest(body, depth)
        ]
    found += _in_rounds(settled, person, props, flesh)
    return [*dict.fromkeys(found), *_within(settled, person, flesh), *_folded(settled)]


def _in_rounds(settled: Settled, person: str, props: tuple[Prop, ...], flesh: Flesh) -> Iterator[tuple[str, str]]:
    """Yield what lies in balls and rods, deeper than flesh and air give."""
    body = body_of(person)
    reaching = [f"{side}_{unit}" for side in settled.bones.missed for unit in ("hand", "forearm")]
    for thing, solid, holders in rounds(settled, person, props):
        numbers, _, depths = meeting(flesh, solid)
        depth = np.zeros(len(body.unit))
        np.maximum.at(depth, numbers, depths)
        depth[np.isin(body.unit, (*holders, *reaching))] = 0.0
        for number, mm in _deepest(body, np.where(depth > ROUND, depth, 0.0)):
            yield str(body.unit[number]), f"puts the {part_word(body, number)} {mm:.0f} mm into the {thing}"


def through_partner(first: Settled, person: str, second: Settled, partner: str) -> list[tuple[str, str]]:
    """Say where a partner's solved body lies deep in the first person's: its unit, and a message with the depth."""
    one, two = body_of(person), body_of(partner)
    numbers, others, depths = meeting(two.place_on(second.bones), one.place_on(first.bones))
    solid = ~np.isin(two.part[numbers], CLOTH) & ~np.isin(one.part[others], CLOTH)
    holding = {f"{side}_{unit}" for side in second.bones.missed for unit in ("hand", "forearm")}
    found: dict[tuple[str, str], str] = {}
    for k in np.flatnonzero(solid)[np.argsort(-depths[solid], kind="stable")].tolist():
        unit, number, other = str(two.unit[numbers[k]]), int(numbers[k]), int(others[k])
        limbs = _limb(unit), _limb(str(one.unit[other]))
        if depths[k] > (HELD if unit in holding else FIRM) and limbs not in found:
            where = part_word(one, other)
            found[limbs] = (
                f"puts the {part_word(two, number)} {depths[k] * 1000:.0f} mm into the first person's {where}"
            )
    return [(limb, message) for (limb, _), message in found.items()]


def _folded(settled: Settled) -> Iterator[tuple[str, str]]:
    """Yield the arms that reach with an elbow bent farther than elbows go."""
    most = limits(supple=True)["left_elbow_flexion"][1]
    for side in settled.bones.missed:
        upper, lower = (settled.bones.frame[f"{side}_{bone}"][:, 2] for bone in ("upper_arm", "forearm"))
        bend = math.degrees(math.acos(min(max(float(upper @ lower), -1.0), 1.0)))
        if bend > most:
            yield f"{side}_forearm", f"bends the {side} elbow by {bend:.0f} degrees, and it ends at {most:g}"


def _deepest(body: Body, depth: Vector) -> Iterator[tuple[int, float]]:
    """Yield the deepest ellipsoid of each limb that is deeper than flesh gives, and its depth in mm."""
    solid = ~np.isin(body.part, CLOTH)
    limbs: dict[str, int] = {}
    for unit, members in body.members.items():
        own = members[solid[members]]
        number = int(own[depth[own].argmax()])
        limb = _limb(unit)
        if depth[number] > GIVES and (limb not in limbs or depth[number] > depth[limbs[limb]]):
            limbs[limb] = number
    for number in limbs.values():
        yield number, float(depth[number]) * 1000


def _limb(unit: str) -> str:
    side, _, name = unit.partition("_")
    if side not in SIDES:
        return unit
    return f"{side} leg" if name in ("thigh", "lower") else f"{side} arm"


def _within(settled: Settled, person: str, flesh: Flesh) -> Iterator[tuple[str, str]]:
    body = body_of(person)
    told: set[tuple[str, str]] = set()
    for (one, other), overlap in overlaps(person, flesh).items():
        pair = _limb(one), _limb(other)
        if overlap.depth <= _allowed(settled, one, other) or pair in told:
            continue
        told.add(pair)
        first, second = overlap.one, overlap.other
        if "hand" in other or "arm" in other:
            first, second = second, first
        what, where = part_word(body, first), part_word(body, second)
        yield str(body.unit[first]), f"puts the {what} {overlap.depth * 1000:.0f} mm into the {where}"


def _allowed(settled: Settled, one: str, other: str) -> float:
    reaching = [f"{side}_{unit}" for side in settled.bones.missed for unit in ("hand", "forearm")]
    if one in reaching or other in reaching:
        return HELD
    kinds = sorted(unit.partition("_")[2] or unit for unit in (one, other))
    return SOFT.get(" ".join(kinds), FIRM)


def part_word(body: Body, number: int) -> str:
    """Name the part of the body that an ellipsoid belongs to, as people say it: `left heel`."""
    unit, part = str(body.unit[number]), str(body.part[number])
    side, _, name = unit.partition("_")
    if side in SIDES:
        return f"{side} {PART_WORDS.get(name, {}).get(part) or UNIT_WORDS.get(name, name)}"
    if unit == "head":
        return "head"
    return next(word for below, word in TORSO_WORDS if float(body.place[number]) < below)
