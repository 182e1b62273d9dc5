"""The flesh of the torso: a row of ellipsoids on the spine, buttocks, bust, shoulders; shirt above, trousers below."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.figure.body import proportions as size
from generator.figure.body.template import Ellipsoid, Hem, Triple, monotone
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.template import Template
    from generator.figure.words.people import DrawnPerson

SHIRT_HEM = 0.088
"""Height of the shirt's hem above the hip axis, in metres."""
STATIONS = (0, 1, 3, 5, 7, 9, 12, 15, 18, 21, 23, 25, 27, 29, 31)
"""Stations of the spine that carry flesh."""
STEP = size.SPINE_TOP / size.SPINE_STEPS

HIGHEST = 0.51
"""Height of the last row of `TORSO_FLESH`; the torso goes on as it is there."""
HIPS_UP_TO, HIPS_FADE = 0.02, 0.10
WAIST_AT, WAIST_REACH = 0.19, 0.14
CHEST_FROM, CHEST_FULL = 0.19, 0.17
BELLY_WIDE = 0.12
"""Where a person's own measures count, in metres above the hip axis, by eye: the hips' up to a height, then less and
less over a stretch; the waist's most at its height; the chest's from a height on, more and more over a stretch; the
belly's as a bell about its height.
"""
STATION_HALF = 0.03
"""Half the height in metres of the ellipsoids on the spine: more than the steps between them."""

GLUTE = Ellipsoid("glute", "pelvis", (-0.048, 0.068, -0.014), (0.070, 0.072, 0.080))
HIP = Ellipsoid("hip", "thigh", (-0.004, 0.002, -0.028), (0.084, 0.083, 0.086))
LAT = Ellipsoid("lat", "", (-0.018, 0.104, 0), (0.042, 0.030, 0.040))
LAT_AT = 0.36
"""Buttock, hip, and the side of the chest that an arm grows from: metres, by eye."""
GLUTE_PLACE, HIP_PLACE, CAP_PLACE, SLOPE_PLACE = -0.014, -0.01, 0.45, 0.50
"""Metres above the hip axis at which these count for what a torso rests on."""
GLUTE_MEETS, HIP_MEETS, CHEST_MEETS = 0.06, 0.03, (0.38, 0.475)
"""Heights of the ellipsoids of the spine that buttock, hip and shoulder are hulled with."""

BUST_AT = 0.375
BREAST = Ellipsoid("bust", "", (0.060, 0.062, -0.015), (0.051, 0.057, 0.049))
ABOVE_BREAST = Ellipsoid("bust", "", (0.026, 0.056, 0.080), (0.050, 0.060, 0.03))
BELOW_BREAST = Ellipsoid("bust", "", (0.026, 0.052, -0.090), (0.055, 0.060, 0.03))
ABOVE_PLACE, BELOW_PLACE = 0.44, 0.30
"""A breast on the spine at its height, and what it is hulled in one with, so that it makes no shelf: metres, by eye."""

SHOULDER = Ellipsoid("girdle", "girdle", (-0.002, -0.004, -0.002), (0.044, 0.042, 0.040))
SLOPE = Ellipsoid("girdle", "neck_base", (-0.014, 0.042, 0.004), (0.040, 0.030, 0.020))
"""The shoulder, and the slope from the neck that it is hulled with (trapezius): metres, by eye."""

HEM_STANDS_OFF, HEM_LOOSE, HEM_HALF = 0.004, 0.4, 0.004
"""A shirt's hem stands off by so many metres, and by a share of how loose its cloth is; half its height in metres."""
HEM_CLEAR = 0.01
"""No ellipsoid of the spine this near the hem, in metres, is covered by shirt or trousers alone."""
EASE, EASE_UP_TO, EASE_FADE = 1.6, 0.36, 0.15
"""A loose shirt is this many times wider below a height, less and less over a stretch below it (metres)."""


def station_height(station: int) -> float:
    """Height above the hip axis of a station of the spine, in metres."""
    return size.SACRUM_BOTTOM if station == 0 else (station - 1) * STEP


def torso_row(person: DrawnPerson, height: float) -> Triple:
    """Return half width, half depth and forward offset of a person's torso at a height above the hip axis."""
    width, depth, front = (float(v) for v in monotone(size.TORSO_FLESH, [min(height, HIGHEST)])[0])
    pelvic = max(0.0, 1 - max(0.0, height - HIPS_UP_TO) / HIPS_FADE)
    middle = max(0.0, 1 - abs(height - WAIST_AT) / WAIST_REACH)
    chest = min(max(0.0, (height - CHEST_FROM) / CHEST_FULL), 1.0)
    scale = 1 + (person.hips - 1) * pelvic + (person.waist - 1) * middle * (1 - pelvic) + (person.chest - 1) * chest
    belly = person.belly * math.exp(-(((height - person.belly_at) / BELLY_WIDE) ** 2))
    return width * scale, depth * scale + belly / 2, front + belly / 2


def add_torso(t: Template, person: DrawnPerson) -> dict[str, tuple[int, int]]:
    """Add the torso; return, by side, the buttock and the chest's side that limbs are webbed to."""
    spine: dict[float, int] = {}
    for station in STATIONS:
        height = station_height(station)
        width, depth, front = torso_row(person, height)
        spine[height] = t.ball(
            "torso", "torso", f"spine_{station}", (front, 0, 0), (depth, width, STATION_HALF), height
        )
    heights = sorted(spine)
    low = [spine[h] for h in heights if h < SHIRT_HEM - HEM_CLEAR]
    high = [spine[h] for h in heights if h > SHIRT_HEM + HEM_CLEAR]
    t.chain("torso:trousers", [*low, _disc(t, person, 0.0)])
    hem = _disc(t, person, person.loose * HEM_LOOSE + HEM_STANDS_OFF)
    ease = [person.loose * EASE * min(max((EASE_UP_TO - t.place[ball]) / EASE_FADE, 0.0), 1.0) for ball in high]
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
    return t.ball("torso", "hem", bone, (front, 0, up), (depth + off, width + off, HEM_HALF), SHIRT_HEM)


def _buttock_and_lat(t: Template, person: DrawnPerson, side: str, spine: dict[float, int]) -> tuple[int, int]:
    wide, girth = person.hips, person.limbs
    buttock = GLUTE.scaled(wide, wide, 1)
    x, y, z = buttock.centre
    glute = t.add("torso", buttock._replace(centre=(x, y * wide, z)), side, GLUTE_PLACE)
    t.link("torso:trousers", glute, _nearest(spine, GLUTE_MEETS))
    hip = t.add("torso", HIP.scaled(girth, girth, girth), side, HIP_PLACE)
    t.link("torso:trousers", hip, glute)
    t.link("torso:trousers", hip, _nearest(spine, HIP_MEETS))
    chest = _nearest(spine, LAT_AT)
    lat = t.add("torso", LAT._replace(bone=_station_bone(LAT_AT)), side, LAT_AT)
    t.link("torso:shirt", lat, chest)
    return glute, lat


def _bust(t: Template, person: DrawnPerson, spine: dict[float, int]) -> None:
    bone = _station_bone(BUST_AT)
    lumps = ((BREAST.scaled(person.bust, 1, 1), BUST_AT), (ABOVE_BREAST, ABOVE_PLACE), (BELOW_BREAST, BELOW_PLACE))
    for side in SIDES:
        breast, above, below = (t.add("torso", lump._replace(bone=bone), side, place) for lump, place in lumps)
        t.link("torso:shirt", above, breast, below)


def _shoulder(t: Template, side: str, spine: dict[float, int]) -> None:
    cap = t.add("torso", SHOULDER, side, CAP_PLACE)
    slope = t.add("torso", SLOPE, side, SLOPE_PLACE)
    t.link("torso:shirt", cap, slope)
    t.link("torso:shirt", *(_nearest(spine, height) for height in CHEST_MEETS), cap)
