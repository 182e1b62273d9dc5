"""The flesh of the torso: a row of ellipsoids on the spine, buttocks, bust, shoulders; shirt above, trousers below."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.figure.body import proportions as size
from generator.figure.body.template import Hem, monotone
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.template import Template
    from generator.figure.words.people import DrawnPerson

SHIRT_HEM = 0.088
"""Height of the shirt's hem above the hip axis, in metres."""
STATIONS = (0, 1, 3, 5, 7, 9, 12, 15, 18, 21, 23, 25, 27, 29, 31)
"""Stations of the spine that carry flesh."""
STEP = size.SPINE_TOP / size.SPINE_STEPS

Row = tuple[float, float, float]


def station_height(station: int) -> float:
    """Height above the hip axis of a station of the spine, in metres."""
    return size.SACRUM_BOTTOM if station == 0 else (station - 1) * STEP


def torso_row(person: DrawnPerson, height: float) -> Row:
    """Return half width, half depth and forward offset of a person's torso at a height above the hip axis."""
    width, depth, front = (float(v) for v in monotone(size.TORSO_FLESH, [min(height, 0.51)])[0])
    pelvic = max(0.0, 1 - max(0.0, height - 0.02) / 0.10)
    middle = max(0.0, 1 - abs(height - 0.19) / 0.14)
    chest = min(max(0.0, (height - 0.19) / 0.17), 1.0)
    scale = 1 + (person.hips - 1) * pelvic + (person.waist - 1) * middle * (1 - pelvic) + (person.chest - 1) * chest
    belly = person.belly * math.exp(-(((height - 0.14) / 0.12) ** 2))
    return width * scale, depth * scale + belly / 2, front + belly / 2


def add_torso(t: Template, person: DrawnPerson) -> dict[str, tuple[int, int]]:
    """Add the torso; return, by side, the buttock and the chest's side that limbs are webbed to."""
    spine: dict[float, int] = {}
    for station in STATIONS:
        height = station_height(station)
        width, depth, front = torso_row(person, height)
        spine[height] = t.ball("torso", "torso", f"spine_{station}", (front, 0, 0), (depth, width, 0.03), height)
    heights = sorted(spine)
    low = [spine[h] for h in heights if h < SHIRT_HEM - 0.01]
    high = [spine[h] for h in heights if h > SHIRT_HEM + 0.01]
    t.chain("torso:trousers", [*low, _disc(t, person, 0.0)])
    hem = _disc(t, person, person.loose * 0.4 + 0.004)
    ease = [person.loose * 1.6 * min(max((0.36 - t.place[ball]) / 0.15, 0.0), 1.0) for ball in high]
    t.chain("torso:shirt", [hem, *high], [0.0, *ease])
    t.hems.append(Hem("torso", hem, _station_bone(SHIRT_HEM)))
    webs = {side: _buttock_and_lat(t, person, side, spine) for side in SIDES}
    if person.bust:
        _bust(t, person, spine)
    for side in SIDES:
        _shoulder(t, side, spine)
    return webs


def _nearest(spine: dict[float, int], height: float) -> int:
    return spine[min(spine, key=lambda h: abs(h - height))]


def _station_bone(height: float) -> str:
    return f"spine_{min(STATIONS, key=lambda k: abs(station_height(k) - height))}"


def _disc(t: Template, person: DrawnPerson, off: float) -> int:
    """A flat disc across the torso at the shirt's hem, standing off the body."""
    width, depth, front = torso_row(person, SHIRT_HEM)
    bone = _station_bone(SHIRT_HEM)
    up = SHIRT_HEM - station_height(int(bone[6:]))
    return t.ball("torso", "hem", bone, (front, 0, up), (depth + off, width + off, 0.004), SHIRT_HEM)


def _buttock_and_lat(t: Template, person: DrawnPerson, side: str, spine: dict[float, int]) -> tuple[int, int]:
    sign = SIDES[side]
    hips = person.hips
    glute = t.ball(
        "torso", "glute", "pelvis", (-0.048, sign * 0.068 * hips, -0.014), (0.070 * hips, 0.072 * hips, 0.080), -0.014
    )
    t.link("torso:trousers", glute, _nearest(spine, 0.06))
    hip = t.ball(
        "torso",
        "hip",
        f"{side}_thigh",
        (-0.004, sign * 0.002, -0.028),
        (0.084 * person.limbs, 0.083 * person.limbs, 0.086 * person.limbs),
        -0.01,
    )
    t.link("torso:trousers", hip, glute)
    t.link("torso:trousers", hip, _nearest(spine, 0.03))
    chest = _nearest(spine, 0.36)
    lat = t.ball("torso", "lat", _station_bone(0.36), (-0.018, sign * 0.104, 0), (0.042, 0.030, 0.040), 0.36)
    t.link("torso:shirt", lat, chest)
    return glute, lat


def _bust(t: Template, person: DrawnPerson, spine: dict[float, int]) -> None:
    bone = _station_bone(0.375)
    full = 0.051 * person.bust
    for sign in (1, -1):
        breast = t.ball("torso", "bust", bone, (0.060, sign * 0.062, -0.015), (full, 0.057, 0.049), 0.375)
        above = t.ball("torso", "bust", bone, (0.026, sign * 0.056, 0.080), (0.050, 0.060, 0.03), 0.44)
        below = t.ball("torso", "bust", bone, (0.026, sign * 0.052, -0.090), (0.055, 0.060, 0.03), 0.30)
        t.link("torso:shirt", above, breast, below)


def _shoulder(t: Template, side: str, spine: dict[float, int]) -> None:
    sign = SIDES[side]
    cap = t.ball("torso", "girdle", f"{side}_girdle", (-0.002, -sign * 0.004, -0.002), (0.044, 0.042, 0.040), 0.45)
    slope = t.ball("torso", "girdle", "neck_base", (-0.014, sign * 0.042, 0.004), (0.040, 0.030, 0.020), 0.50)
    t.link("torso:shirt", cap, slope)
    t.link("torso:shirt", _nearest(spine, 0.38), _nearest(spine, 0.475), cap)
