"""The flesh of head and neck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.figure.body.proportions import NECK_FLESH
from generator.figure.body.rotation import about_left
from generator.figure.body.template import monotone
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.template import Template
    from generator.figure.words.people import DrawnPerson

HEAD = 1.08
"""Heads are drawn a little larger than life: faces read better small."""
NECKLINE = ((0.004, 0.0, 0.002), (0.062, 0.068))
NECKLINE_TILT = 24.0
"""The shirt's neck opening in the frame of the neck's base: centre, half axes forward and left, tilt to the front."""
HAIR_RADII = {"bun": (0.099, 0.0765, 0.092), "short": (0.1005, 0.0770, 0.0925), "bob": (0.100, 0.078, 0.096)}
HAIR_CENTRE = {"bun": (0.001, 0.087), "short": (-0.001, 0.0885), "bob": (-0.004, 0.087)}
"""Half axes of the hair (forward, left, up), and its centre in the head's frame (forward, up)."""


def add_head(t: Template, person: DrawnPerson) -> None:
    """Add neck, skull, face and what hair stands out from the skull."""
    _neck(t, person)
    skull = _ball(t, "skull", (0.003, 0, 0.086), (0.094, 0.073, 0.086))
    brow = _ball(t, "face", (0.066 + person.brow, 0, 0.090), (0.034, 0.050, 0.034))
    cheek = _ball(t, "face", (0.044, 0, 0.054), (0.046, 0.059, 0.050))
    mouth = _ball(t, "face", (0.066, 0, 0.015), (0.030, 0.037, 0.024))
    width = person.chin
    chin = _ball(t, "face", (0.0775 + 0.010 * (width - 1), 0, -0.0125 * width), (0.0185, 0.0235 * width, 0.0165))
    jaw = _ball(t, "face", (0.012, 0, 0.022), (0.036, 0.056 * (0.5 + 0.5 * width), 0.036))
    for trio in ((skull, brow), (brow, cheek), (skull, cheek), (cheek, mouth), (mouth, chin), (jaw, chin, mouth)):
        t.link("head:face", *trio)
    t.link("head:face", jaw, skull)
    _features(t, person, mouth)
    _hair(t, person, skull)
    if person.beard:
        _beard(t)


def _ball(t: Template, part: str, centre: tuple[float, ...], radii: tuple[float, ...]) -> int:
    return t.ball("head", part, "head", [v * HEAD for v in centre], [v * HEAD for v in radii])


def _neck(t: Template, person: DrawnPerson) -> None:
    places = (1 / 3, 2 / 3, 1.0)
    girth = 0.5 + 0.5 * person.neck
    radii = [value * girth for value in NECKLINE[1]]
    balls = [t.ball("head", "neckline", "neck_base", NECKLINE[0], [*radii, 0.003], turned=about_left(NECKLINE_TILT))]
    for k, (width, depth, front) in enumerate(monotone(NECK_FLESH, places)):
        around = (depth * person.neck, width * person.neck, 0.020)
        balls.append(t.ball("head", "neck", f"neck_{k * 2 + 2}", (front, 0, 0), around, places[k]))
    balls.append(_ball(t, "neck", (-0.012, 0, 0.035), (0.050, 0.043, 0.050)))
    t.chain("head:neck", balls)


def _features(t: Template, person: DrawnPerson, mouth: int) -> None:
    long = 0.1105 + 0.050 * (person.nose - 1)
    bridge = _ball(t, "face", (0.0900 + person.bridge, 0, 0.072), (0.006, 0.007, 0.009))
    tip = _ball(t, "face", (long, 0, 0.0415 + person.nose_tip), (0.0074, 0.0095, 0.0068))
    base = _ball(t, "face", (0.094, 0, 0.032), (0.008, 0.013, 0.005))
    t.link("head:face", bridge, tip)
    t.link("head:face", tip, base)
    full = person.lips
    upper = _ball(t, "face", (0.0945, 0, 0.0170), (0.0068 * full, 0.016, 0.0048 * full))
    lower = _ball(t, "face", (0.0918, 0, 0.0062), (0.0072 * full, 0.014, 0.0054 * full))
    t.link("head:face", upper, mouth)
    t.link("head:face", lower, mouth)


def _hair(t: Template, person: DrawnPerson, skull: int) -> None:
    if person.hair == "bun":
        bun = _ball(t, "hair", (-0.088, 0, 0.148), (0.038, 0.041, 0.037))
        top = _ball(t, "hair", (-0.098, 0, 0.160), (0.026, 0.030, 0.026))
        t.link("head:bun", bun, top)
    if person.hair == "bob":
        for sign in (1, -1):
            crown = _ball(t, "hair", (-0.044, sign * 0.034, 0.106), (0.052, 0.049, 0.058))
            nape = _ball(t, "hair", (-0.066, sign * 0.034, 0.022), (0.030, 0.034, 0.026))
            tip = _ball(t, "hair", (0.010, sign * 0.064, 0.012), (0.019, 0.013, 0.021))
            temple = _ball(t, "hair", (0.010, sign * 0.066, 0.096), (0.022, 0.016, 0.030))
            back = _ball(t, "hair", (-0.040, sign * 0.062, 0.036), (0.026, 0.018, 0.026))
            t.link("head:bob", crown, nape, tip)
            t.link("head:bob", nape, skull)
            t.link("head:lock", temple, tip, back)


def _beard(t: Template) -> None:
    chin = _ball(t, "beard", (0.078, 0, -0.014), (0.021, 0.026, 0.017))
    moustache = _ball(t, "beard", (0.088, 0, 0.0225), (0.010, 0.021, 0.0042))
    t.link("head:beard", chin, moustache)
    for side, sign in SIDES.items():
        layer = f"head:beard_{side}"
        corner = _ball(t, "beard", (0.020, sign * 0.042, 0.002), (0.026, 0.020, 0.018))
        cheek = _ball(t, "beard", (0.003, sign * 0.067, 0.058), (0.011, 0.006, 0.024))
        lip = _ball(t, "beard", (0.070, sign * 0.022, 0.004), (0.014, 0.010, 0.011))
        t.link(layer, corner, chin)
        t.link(layer, corner, cheek)
        t.link(layer, lip, chin, corner)
        t.link(layer, lip, moustache)
