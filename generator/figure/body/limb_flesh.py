"""The flesh of arms and legs, and the cloth over it as far as sleeves and trousers reach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.figure.body import proportions as size
from generator.figure.body.template import Ellipsoid, Hem, Station, flesh_at, monotone
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.template import Template
    from generator.figure.words.people import DrawnPerson

THIGH_STATIONS = (0.13, 0.25, 0.37, 0.50, 0.63, 0.76, 0.88)
SHANK_STATIONS = (0.09, 0.18, 0.27, 0.37, 0.49, 0.62, 0.75, 0.86, 0.96)
UPPER_ARM_STATIONS = (0.16, 0.34, 0.52, 0.70, 0.88)
FOREARM_STATIONS = (0.12, 0.28, 0.46, 0.64, 0.82, 1.0)
"""Shares of a bone's length at which ellipsoids sit: 3 to 6 cm apart, closer than the smoothing of outlines is wide."""
FLATTER = 0.75
"""Along the bone an ellipsoid of a limb reaches this share of its lesser half width."""
DISC = 0.003
"""Half the thickness in metres of the flat discs in which cloth ends and bare skin begins."""
UNDER_HEM, BELOW_HEM = 0.04, 0.03
"""Cloth covers ellipsoids to this share of the bone above its hem; bare skin begins that share below it."""

SLEEVE_LOOSE = 0.6
"""A long sleeve stands off the arm by this share of how loose its hem is."""
SOCKET_END, TUBE, TUBE_BACK = 0.50, 0.0150, -0.006
TUBE_PLACES = (0.38, 0.52, 0.66, 0.80, 0.94)
"""A prosthesis: where its socket ends, as a share of the shank; half its tube's thickness, how far back that runs (in
metres), and where it is.
"""

KNEE = Ellipsoid("knee", "shank", (-0.002, 0, 0), (0.044, 0.045, 0.044))
KNEECAP_ABOVE = Ellipsoid("knee", "thigh", (0.030, 0, 0.012 - size.THIGH), (0.017, 0.023, 0.023))
KNEECAP_BELOW = Ellipsoid("knee", "shank", (0.029, 0, -0.024), (0.015, 0.021, 0.022))
"""The knee and what stands out before it, bent or straight: metres, by eye."""

SHOULDER_CAP = Ellipsoid("upper_arm", "upper_arm", (0, 0.001, -0.012), (0.046, 0.042, 0.041))
ELBOW = Ellipsoid("elbow", "forearm", (0, 0, 0), (0.034, 0.033, 0.033))
ELBOW_TIP = Ellipsoid("elbow", "forearm", (-0.024, 0, 0.002), (0.014, 0.017, 0.019))
"""The round of the shoulder, the elbow, and the bone that stands out behind it (olecranon): metres, by eye."""

FOOT = {
    "ankle": Ellipsoid("ankle", "shank", (0, 0, -size.SHANK), (0.031, 0.027, 0.032)),
    "inner ankle": Ellipsoid("ankle", "shank", (0.002, -0.022, 0.006 - size.SHANK), (0.014, 0.011, 0.014)),
    "outer ankle": Ellipsoid("ankle", "shank", (-0.006, 0.022, -0.002 - size.SHANK), (0.013, 0.011, 0.015)),
    "heel": Ellipsoid("heel", "foot", (-0.043, 0, -0.038), (0.025, 0.026, 0.027)),
    "sole": Ellipsoid("heel", "foot", (-0.030, 0, -0.053), (0.025, 0.023, 0.011)),
    "instep": Ellipsoid("foot", "foot", (0.048, -0.004, -0.024), (0.042, 0.030, 0.026)),
    "outer edge": Ellipsoid("foot", "foot", (0.058, 0.016, -0.046), (0.040, 0.022, 0.0125)),
    "inner ball": Ellipsoid("ball", "foot", (0.121, -0.015, -0.046), (0.026, 0.0245, 0.018)),
    "outer ball": Ellipsoid("ball", "foot", (0.103, 0.022, -0.050), (0.026, 0.0215, 0.014)),
    "big toe": Ellipsoid("toes", "toes", (0.027, -0.019, 0.000), (0.015, 0.0125, 0.0122)),
    "tip of the big toe": Ellipsoid("toes", "toes", (0.053, -0.0175, -0.001), (0.0145, 0.0132, 0.0118)),
    "middle toes": Ellipsoid("toes", "toes", (0.047, 0.003, -0.002), (0.012, 0.0125, 0.0100)),
    "little toe": Ellipsoid("toes", "toes", (0.022, 0.026, -0.004), (0.012, 0.0115, 0.0090)),
}
"""A foot 26 cm long, its ankle joint 64 mm above the sole: metres, by eye.

The inner ankle stands higher than the outer one; the ball of the foot is where the toes hinge (`TOE_JOINT`).
"""
FOOT_HULLS = (
    ("shin", "ankle"),
    ("ankle", "inner ankle", "outer ankle"),
    ("ankle", "heel", "instep"),
    ("heel", "sole", "ankle"),
    ("heel", "instep", "outer edge"),
    ("sole", "outer edge"),
    ("instep", "inner ball", "outer ball"),
    ("outer edge", "outer ball"),
    ("inner ball", "outer ball", "big toe"),
    ("big toe", "tip of the big toe"),
    ("outer ball", "big toe", "middle toes"),
    ("outer ball", "middle toes", "little toe"),
)
SOLE = {
    "heel of the sole": Ellipsoid("heel", "foot", (-0.046, 0, -0.064), (0.028, 0.034, 0.014)),
    "middle of the sole": Ellipsoid("foot", "foot", (0.050, 0.006, -0.066), (0.050, 0.036, 0.012)),
    "ball of the sole": Ellipsoid("ball", "foot", (0.116, 0.002, -0.066), (0.034, 0.048, 0.012)),
    "tip of the sole": Ellipsoid("toes", "toes", (0.046, -0.004, -0.014), (0.030, 0.036, 0.010)),
}
"""The sole of a shoe, 12 mm below the foot: metres, by eye."""
SOLE_HULLS = (
    ("heel of the sole", "middle of the sole"),
    ("middle of the sole", "ball of the sole"),
    ("ball of the sole", "tip of the sole"),
)
UPPER_HULLS = (
    ("ankle", "heel", "instep"),
    ("heel", "sole", "ankle"),
    ("heel", "instep", "outer edge"),
    ("sole", "outer edge"),
    ("instep", "inner ball", "outer ball"),
    ("outer edge", "outer ball"),
    ("inner ball", "outer ball", "big toe", "tip of the big toe"),
    ("outer ball", "middle toes", "little toe", "tip of the big toe"),
)
UPPER = 0.005
"""What is hulled together into sole and upper of a shoe, and by how many metres the upper stands off the foot."""
COARSE_FOOT_HULLS = (
    ("shin", "ankle", "inner ankle", "outer ankle"),
    ("ankle", "heel", "sole", "instep"),
    ("heel", "sole", "instep", "outer edge"),
    ("instep", "outer edge", "inner ball", "outer ball"),
    ("inner ball", "outer ball", "big toe", "tip of the big toe"),
    ("outer ball", "big toe", "middle toes", "little toe"),
)
"""What is hulled together into the skin of a foot; small pictures make do with fewer hulls of more ellipsoids."""


def _segment(
    t: Template,
    names: tuple[str, str, str],
    length: float,
    table: Sequence[Station],
    stations: Sequence[float],
    girth: float,
) -> list[int]:
    """Add a row of ellipsoids along a bone; `names` are unit, part and bone."""
    unit, part, bone = names
    found, sign = [], SIDES[unit.partition("_")[0]]
    for place, (width, depth, front, out) in zip(stations, monotone(table, stations), strict=True):
        width, depth = width * girth, depth * girth
        radii = (depth, width, min(width, depth) * FLATTER)
        found.append(t.ball(unit, part, bone, (front, sign * out, -place * length), radii, place))
    return found


def _cloth(
    t: Template,
    names: tuple[str, str, str],
    length: float,
    table: Sequence[Station],
    chain: list[int],
    end: float,
    person: DrawnPerson,
) -> None:
    """Cover a row of ellipsoids down to a hem; the cloth widens to the hem and ends there in a flat disc."""
    unit, _, bone = names
    layer = f"{unit}:cloth"
    covered = [ball for ball in chain if t.place[ball] < end - UNDER_HEM]
    widths = [person.loose * max(0.0, t.place[ball] / end) ** 2 for ball in covered]
    t.chain(layer, covered, widths)
    width, depth, front, out = flesh_at(table, end)
    off = person.loose
    radii = (depth * person.limbs + off, width * person.limbs + off, DISC)
    sign = SIDES[unit.partition("_")[0]]
    hem = t.ball(unit, "hem", bone, (front, sign * out, -end * length), radii, end)
    t.link(layer, covered[-1], hem)
    t.hems.append(Hem(unit, hem, bone))


def _cut(
    t: Template, names: tuple[str, str, str], length: float, table: Sequence[Station], place: float, girth: float
) -> int:
    """Add a flat disc where bare skin comes out of cloth."""
    unit, _, bone = names
    width, depth, front, out = flesh_at(table, place)
    centre = (front, SIDES[unit.partition("_")[0]] * out, -place * length)
    return t.ball(unit, "hem", bone, centre, (depth * girth, width * girth, DISC), place)


def _beyond(t: Template, chain: list[int], place: float) -> list[int]:
    return [ball for ball in chain if t.place[ball] > place + BELOW_HEM]


def add_leg(t: Template, person: DrawnPerson, side: str, buttock: int) -> None:
    """Add a thigh, a lower leg and a foot."""
    unit, girth = f"{side}_thigh", person.limbs
    thigh_names = (unit, "thigh", unit)
    thigh = _segment(t, thigh_names, size.THIGH, size.THIGH_FLESH, THIGH_STATIONS, girth)
    end = t.add(unit, KNEE.scaled(girth, girth, girth), side, 1.0)
    cap = t.add(unit, KNEECAP_ABOVE.scaled(1, girth, 1), side, 1.0)
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
    _add_lower(t, person, side, thigh[-1])


def _add_lower(t: Template, person: DrawnPerson, side: str, above: int) -> None:
    unit, bone, girth = f"{side}_lower", f"{side}_shank", person.limbs
    names = (unit, "shank", bone)
    start = t.add(unit, KNEE.scaled(girth, girth, girth), side)
    cap = t.add(unit, KNEECAP_BELOW.scaled(1, girth, 1), side)
    shank = _segment(t, names, size.SHANK, size.SHANK_FLESH, SHANK_STATIONS, girth)
    segment, where = person.legs_end
    if side == person.prosthesis:
        _add_prosthesis(t, side, [start, *shank], shoe=person.shoes)
        return
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
    _add_shoe(t, side, shank[-1]) if person.shoes else _add_foot(t, side, shank[-1])


def _add_prosthesis(t: Template, side: str, shank: list[int], *, shoe: bool) -> None:
    """Add a socket below the knee, a tube, and a foot in its shell."""
    unit, bone = f"{side}_lower", f"{side}_shank"
    tube = [
        t.ball(unit, "shank", bone, (TUBE_BACK, 0, -place * size.SHANK), (TUBE, TUBE, TUBE), place)
        for place in TUBE_PLACES
    ]
    t.chain(f"{unit}:pylon", tube)
    t.chain(f"{unit}:socket", [ball for ball in shank if t.place[ball] < SOCKET_END])
    if shoe:
        _add_shoe(t, side, tube[-1])
        return
    numbers = {"shin": tube[-1], **{name: t.add(unit, lump, side) for name, lump in FOOT.items()}}
    for hull in COARSE_FOOT_HULLS if t.coarse else FOOT_HULLS:
        if "ankle" not in hull or "heel" in hull:
            t.link(f"{unit}:shell", *(numbers[name] for name in hull if not name.endswith(" ankle")))


def _add_shoe(t: Template, side: str, shin: int) -> None:
    """Add a foot in a running shoe: ankle, upper, and a sole that it stands on."""
    unit = f"{side}_lower"
    numbers = {"shin": shin, **{name: t.add(unit, lump, side) for name, lump in (FOOT | SOLE).items()}}
    t.link(f"{unit}:skin", numbers["shin"], numbers["ankle"])
    for hull in UPPER_HULLS:
        t.link(f"{unit}:shoe", *(numbers[name] for name in hull), grow=UPPER)
    for hull in SOLE_HULLS:
        t.link(f"{unit}:sole", *(numbers[name] for name in hull))


def _add_foot(t: Template, side: str, shin: int) -> None:
    unit = f"{side}_lower"
    numbers = {"shin": shin, **{name: t.add(unit, lump, side) for name, lump in FOOT.items()}}
    for hull in COARSE_FOOT_HULLS if t.coarse else FOOT_HULLS:
        t.link(f"{unit}:skin", *(numbers[name] for name in hull))


def add_arm(t: Template, person: DrawnPerson, side: str, lat: int) -> None:
    """Add an upper arm with its sleeve and a forearm; hands are added apart, because they change shape."""
    unit, girth = f"{side}_upper_arm", person.limbs
    names = (unit, "upper_arm", unit)
    elbow = ELBOW.scaled(girth, girth, girth)
    cap = t.add(unit, SHOULDER_CAP.scaled(girth, girth, 1), side)
    arm = _segment(t, names, size.UPPER_ARM, size.UPPER_ARM_FLESH, UPPER_ARM_STATIONS, girth)
    tail = t.add(unit, elbow, side, 1.0)
    segment, end = person.sleeves_end
    if segment == "forearm":
        t.chain(f"{unit}:cloth", [cap, *arm, tail], [person.loose * SLEEVE_LOOSE] * len([cap, *arm]))
        t.link(f"{unit}:web", lat, cap, arm[1])
        _add_forearm(t, person, side, arm[-1], elbow)
        return
    cut = _cut(t, names, size.UPPER_ARM, size.UPPER_ARM_FLESH, end, girth)
    t.chain(f"{unit}:skin", [cut, *_beyond(t, arm, end), tail])
    _cloth(t, names, size.UPPER_ARM, size.UPPER_ARM_FLESH, [cap, *arm], end, person)
    t.link(f"{unit}:web", lat, cap, arm[1])
    _add_forearm(t, person, side, arm[-1], elbow)


def _add_forearm(t: Template, person: DrawnPerson, side: str, above: int, elbow: Ellipsoid) -> None:
    unit = f"{side}_forearm"
    first = t.add(unit, elbow, side)
    tip = t.add(unit, ELBOW_TIP, side)
    names, girth = (unit, "forearm", unit), person.limbs
    forearm = _segment(t, names, size.FOREARM, size.FOREARM_FLESH, FOREARM_STATIONS, girth)
    segment, end = person.sleeves_end
    layer = f"{unit}:cloth" if segment == "forearm" else f"{unit}:skin"
    if segment == "forearm":
        cut = _cut(t, names, size.FOREARM, size.FOREARM_FLESH, end, girth)
        t.chain(f"{unit}:skin", [cut, *_beyond(t, forearm, end)])
        _cloth(t, names, size.FOREARM, size.FOREARM_FLESH, [first, *forearm], end, person)
    else:
        t.chain(layer, [first, *forearm])
    t.link(layer, first, tip, forearm[0])
    t.link(f"{unit}:web", above, forearm[0])
