"""The flesh of arms and legs, and the cloth over it as far as sleeves and trousers reach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.figure.body import proportions as size
from generator.figure.body.template import Hem, Row, flesh_at, monotone
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.template import Template
    from generator.figure.words.people import DrawnPerson

THIGH_STATIONS = (0.13, 0.25, 0.37, 0.50, 0.63, 0.76, 0.88)
SHANK_STATIONS = (0.09, 0.18, 0.27, 0.37, 0.49, 0.62, 0.75, 0.86, 0.96)
UPPER_ARM_STATIONS = (0.16, 0.34, 0.52, 0.70, 0.88)
FOREARM_STATIONS = (0.12, 0.28, 0.46, 0.64, 0.82, 1.0)


def _segment(
    t: Template,
    names: tuple[str, str, str],
    length: float,
    table: Sequence[Row],
    stations: Sequence[float],
    girth: float,
) -> list[int]:
    """Add a row of ellipsoids along a bone; `names` are unit, part and bone."""
    unit, part, bone = names
    found, sign = [], SIDES[unit.partition("_")[0]]
    for place, (width, depth, front, out) in zip(stations, monotone(table, stations), strict=True):
        width, depth = width * girth, depth * girth
        radii = (depth, width, min(width, depth) * 0.75)
        found.append(t.ball(unit, part, bone, (front, sign * out, -place * length), radii, place))
    return found


def _cloth(
    t: Template,
    names: tuple[str, str, str],
    length: float,
    table: Sequence[Row],
    chain: list[int],
    end: float,
    person: DrawnPerson,
) -> None:
    """Cover a row of ellipsoids down to a hem; the cloth widens to the hem and ends there in a flat disc."""
    unit, _, bone = names
    layer = f"{unit}:cloth"
    covered = [ball for ball in chain if t.place[ball] < end - 0.04]
    widths = [person.loose * max(0.0, t.place[ball] / end) ** 2 for ball in covered]
    t.chain(layer, covered, widths)
    width, depth, front, out = flesh_at(table, end)
    off = person.loose
    radii = (depth * person.limbs + off, width * person.limbs + off, 0.003)
    sign = SIDES[unit.partition("_")[0]]
    hem = t.ball(unit, "hem", bone, (front, sign * out, -end * length), radii, end)
    t.link(layer, covered[-1], hem)
    t.hems.append(Hem(unit, hem, bone))


def _cut(
    t: Template, names: tuple[str, str, str], length: float, table: Sequence[Row], place: float, girth: float
) -> int:
    """Add a flat disc where bare skin comes out of cloth."""
    unit, _, bone = names
    width, depth, front, out = flesh_at(table, place)
    centre = (front, SIDES[unit.partition("_")[0]] * out, -place * length)
    return t.ball(unit, "hem", bone, centre, (depth * girth, width * girth, 0.003), place)


def _beyond(t: Template, chain: list[int], place: float) -> list[int]:
    return [ball for ball in chain if t.place[ball] > place + 0.03]


def add_leg(t: Template, person: DrawnPerson, side: str, buttock: int) -> None:
    """Add a thigh, a lower leg and a foot."""
    unit, girth = f"{side}_thigh", person.limbs
    knee = (0.044 * girth, 0.045 * girth, 0.044 * girth)
    thigh_names = (unit, "thigh", unit)
    thigh = _segment(t, thigh_names, size.THIGH, size.THIGH_FLESH, THIGH_STATIONS, girth)
    end = t.ball(unit, "knee", f"{side}_shank", (-0.002, 0, 0), knee, 1.0)
    cap = t.ball(unit, "knee", unit, (0.030, 0, 0.012 - size.THIGH), (0.017, 0.023 * girth, 0.023), 1.0)
    segment, where = person.legs_end
    bare = segment == "thigh"
    layer = f"{unit}:skin" if bare else f"{unit}:cloth"
    if bare:
        cut = _cut(t, thigh_names, size.THIGH, size.THIGH_FLESH, where, girth)
        t.chain(layer, [cut, *_beyond(t, thigh, where), end])
    else:
        t.chain(layer, [*thigh, end])
    t.link(layer, thigh[-1], end, cap)
    t.link(f"{unit}:web", buttock, thigh[1], thigh[3])
    if bare:
        _cloth(t, thigh_names, size.THIGH, size.THIGH_FLESH, thigh, where, person)
    _add_lower(t, person, side, thigh[-1], knee)


def _add_lower(t: Template, person: DrawnPerson, side: str, above: int, knee: tuple[float, float, float]) -> None:
    unit, bone, girth = f"{side}_lower", f"{side}_shank", person.limbs
    names = (unit, "shank", bone)
    start = t.ball(unit, "knee", bone, (-0.002, 0, 0), knee, 0.0)
    cap = t.ball(unit, "knee", bone, (0.029, 0, -0.024), (0.015, 0.021 * girth, 0.022), 0.0)
    shank = _segment(t, names, size.SHANK, size.SHANK_FLESH, SHANK_STATIONS, girth)
    segment, where = person.legs_end
    covered = segment == "lower"
    if covered:
        cut = _cut(t, names, size.SHANK, size.SHANK_FLESH, where, girth)
        t.chain(f"{unit}:skin", [cut, *_beyond(t, shank, where)])
    else:
        t.chain(f"{unit}:shank", [start, *shank])
    top = f"{unit}:cloth" if covered else f"{unit}:shank"
    t.link(top, start, cap, shank[0])
    t.link(f"{unit}:web", above, shank[0], shank[1])
    if covered:
        _cloth(t, names, size.SHANK, size.SHANK_FLESH, [start, *shank], where, person)
    _add_foot(t, side, shank[-1])


def _add_foot(t: Template, side: str, shin: int) -> None:
    unit, bone, toes, sign = f"{side}_lower", f"{side}_foot", f"{side}_toes", SIDES[side]
    layer = f"{unit}:skin"

    def ball(part: str, on: str, centre: tuple[float, float, float], radii: tuple[float, float, float]) -> int:
        return t.ball(unit, part, on, centre, radii)

    ankle = ball("ankle", f"{side}_shank", (0, 0, -size.SHANK), (0.031, 0.027, 0.032))
    inner = ball("ankle", f"{side}_shank", (0.002, -sign * 0.022, -size.SHANK + 0.006), (0.014, 0.011, 0.014))
    outer_bone = ball("ankle", f"{side}_shank", (-0.006, sign * 0.022, -size.SHANK - 0.002), (0.013, 0.011, 0.015))
    heel = ball("heel", bone, (-0.043, 0, -0.038), (0.025, 0.026, 0.027))
    sole = ball("heel", bone, (-0.030, 0, -0.053), (0.025, 0.023, 0.011))
    instep = ball("foot", bone, (0.048, -sign * 0.004, -0.024), (0.042, 0.030, 0.026))
    outer = ball("foot", bone, (0.058, sign * 0.016, -0.046), (0.040, 0.022, 0.0125))
    ball_in = ball("ball", bone, (0.121, -sign * 0.015, -0.046), (0.026, 0.0245, 0.018))
    ball_out = ball("ball", bone, (0.103, sign * 0.022, -0.050), (0.026, 0.0215, 0.014))
    big = ball("toes", toes, (0.027, -sign * 0.019, 0.000), (0.015, 0.0125, 0.0122))
    big_tip = ball("toes", toes, (0.053, -sign * 0.0175, -0.001), (0.0145, 0.0132, 0.0118))
    middle = ball("toes", toes, (0.047, sign * 0.003, -0.002), (0.012, 0.0125, 0.0100))
    little = ball("toes", toes, (0.022, sign * 0.026, -0.004), (0.012, 0.0115, 0.0090))
    fine = (
        (shin, ankle),
        (ankle, inner, outer_bone),
        (ankle, heel, instep),
        (heel, sole, ankle),
        (heel, instep, outer),
        (sole, outer),
        (instep, ball_in, ball_out),
        (outer, ball_out),
        (ball_in, ball_out, big),
        (big, big_tip),
        (ball_out, big, middle),
        (ball_out, middle, little),
    )
    coarse = (
        (shin, ankle, inner, outer_bone),
        (ankle, heel, sole, instep),
        (heel, sole, instep, outer),
        (instep, outer, ball_in, ball_out),
        (ball_in, ball_out, big, big_tip),
        (ball_out, big, middle, little),
    )
    for members in coarse if t.coarse else fine:
        t.link(layer, *members)


def add_arm(t: Template, person: DrawnPerson, side: str, lat: int) -> None:
    """Add an upper arm with its sleeve and a forearm; hands are added apart, because they change shape."""
    unit, girth, sign = f"{side}_upper_arm", person.limbs, SIDES[side]
    names = (unit, "upper_arm", unit)
    elbow = (0.034 * girth, 0.033 * girth, 0.033 * girth)
    cap = t.ball(unit, "upper_arm", unit, (0, sign * 0.001, -0.012), (0.046 * girth, 0.042 * girth, 0.041), 0.0)
    arm = _segment(t, names, size.UPPER_ARM, size.UPPER_ARM_FLESH, UPPER_ARM_STATIONS, girth)
    tail = t.ball(unit, "elbow", f"{side}_forearm", (0, 0, 0), elbow, 1.0)
    end = person.sleeves_end
    cut = _cut(t, names, size.UPPER_ARM, size.UPPER_ARM_FLESH, end, girth)
    t.chain(f"{unit}:skin", [cut, *_beyond(t, arm, end), tail])
    _cloth(t, names, size.UPPER_ARM, size.UPPER_ARM_FLESH, [cap, *arm], end, person)
    t.link(f"{unit}:web", lat, cap, arm[1])
    _add_forearm(t, side, girth, arm[-1], elbow)


def _add_forearm(t: Template, side: str, girth: float, above: int, elbow: tuple[float, float, float]) -> None:
    unit = f"{side}_forearm"
    first = t.ball(unit, "elbow", unit, (0, 0, 0), elbow, 0.0)
    tip = t.ball(unit, "elbow", unit, (-0.024, 0, 0.002), (0.014, 0.017, 0.019), 0.0)
    forearm = _segment(t, (unit, "forearm", unit), size.FOREARM, size.FOREARM_FLESH, FOREARM_STATIONS, girth)
    layer = f"{unit}:skin"
    t.chain(layer, [first, *forearm])
    t.link(layer, first, tip, forearm[0])
    t.link(f"{unit}:web", above, forearm[0])
