"""The flesh of head and neck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.figure.joints import SIDES
from generator.figure.proportions import NECK_FLESH
from generator.figure.rotation import about_left
from generator.figure.template import monotone

if TYPE_CHECKING:
    from generator.figure.people import Person
    from generator.figure.template import Template

HEAD = 1.08
"""Heads are drawn a little larger than life: faces read better small."""
NECKLINE = ((0.004, 0.0, 0.002), (0.062, 0.068))
NECKLINE_TILT = 24.0
"""The shirt's neck opening in the frame of the neck's base: centre, half axes forward and left, tilt to the front."""
HAIR_RADII = {"bun": (0.099, 0.079, 0.092), "short": (0.1005, 0.080, 0.0925), "bob": (0.106, 0.087, 0.098)}
HAIR_CENTRE = {"bun": (0.001, 0.087), "short": (-0.001, 0.0885), "bob": (-0.004, 0.087)}
"""Half axes of the hair (forward, left, up), and its centre in the head's frame (forward, up)."""


def add_head(t: Template, person: Person) -> None:
    """Add neck, skull, face and what hair stands out from the skull."""
    _neck(t, person)
    skull = _ball(t, "skull", (0.003, 0, 0.086), (0.094, 0.073, 0.086))
    brow = _ball(t, "face", (0.066, 0, 0.088), (0.034, 0.050, 0.034))
    cheek = _ball(t, "face", (0.048, 0, 0.052), (0.043, 0.055, 0.050))
    mouth = _ball(t, "face", (0.066, 0, 0.015), (0.030, 0.034, 0.024))
    width = person.chin
    chin = _ball(t, "face", (0.0755 + 0.010 * (width - 1), 0, -0.010 * width), (0.019, 0.021 * width, 0.016))
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


def _neck(t: Template, person: Person) -> None:
    places = (1 / 3, 2 / 3, 1.0)
    girth = 0.5 + 0.5 * person.neck
    radii = [value * girth for value in NECKLINE[1]]
    balls = [t.ball("head", "neckline", "neck_base", NECKLINE[0], [*radii, 0.003], turned=about_left(NECKLINE_TILT))]
    for k, (width, depth, front) in enumerate(monotone(NECK_FLESH, places)):
        around = (depth * person.neck, width * person.neck, 0.03)
        balls.append(t.ball("head", "neck", f"neck_{k * 2 + 2}", (front, 0, 0), around, places[k]))
    balls.append(_ball(t, "neck", (-0.012, 0, 0.035), (0.050, 0.050, 0.050)))
    t.chain("head:neck", balls)


def _features(t: Template, person: Person, mouth: int) -> None:
    long = 0.1115 + 0.050 * (person.nose - 1)
    bridge = _ball(t, "face", (0.0945, 0, 0.074), (0.006, 0.007, 0.008))
    tip = _ball(t, "face", (long, 0, 0.040), (0.0072, 0.0095, 0.0068))
    base = _ball(t, "face", (0.093, 0, 0.030), (0.008, 0.013, 0.005))
    t.link("head:face", bridge, tip)
    t.link("head:face", tip, base)
    full = 1.12 if person.name == "b" else 1.0
    upper = _ball(t, "face", (0.0945, 0, 0.0170), (0.0068 * full, 0.016, 0.0048 * full))
    lower = _ball(t, "face", (0.0918, 0, 0.0062), (0.0072 * full, 0.014, 0.0054 * full))
    t.link("head:face", upper, mouth)
    t.link("head:face", lower, mouth)


def _hair(t: Template, person: Person, skull: int) -> None:
    if person.hair == "bun":
        bun = _ball(t, "hair", (-0.088, 0, 0.148), (0.038, 0.041, 0.037))
        top = _ball(t, "hair", (-0.098, 0, 0.160), (0.026, 0.030, 0.026))
        t.link("head:bun", bun, top)
    if person.hair == "bob":
        for sign in (1, -1):
            crown = _ball(t, "hair", (-0.040, sign * 0.048, 0.110), (0.050, 0.042, 0.060))
            nape = _ball(t, "hair", (-0.062, sign * 0.038, 0.014), (0.036, 0.036, 0.034))
            tip = _ball(t, "hair", (-0.014, sign * 0.068, 0.016), (0.030, 0.014, 0.028))
            temple = _ball(t, "hair", (-0.002, sign * 0.064, 0.104), (0.034, 0.016, 0.036))
            t.link("head:bob", crown, nape, tip)
            t.link("head:bob", nape, skull)
            t.link("head:lock", temple, tip)


def _beard(t: Template) -> None:
    chin = _ball(t, "beard", (0.078, 0, -0.014), (0.021, 0.026, 0.017))
    moustache = _ball(t, "beard", (0.088, 0, 0.0225), (0.010, 0.021, 0.0042))
    t.link("head:beard", chin, moustache)
    for side, sign in SIDES.items():
        layer = f"head:beard_{side}"
        corner = _ball(t, "beard", (0.020, sign * 0.040, 0.002), (0.026, 0.020, 0.018))
        cheek = _ball(t, "beard", (0.004, sign * 0.058, 0.058), (0.011, 0.008, 0.024))
        lip = _ball(t, "beard", (0.070, sign * 0.022, 0.004), (0.014, 0.010, 0.011))
        t.link(layer, corner, chin)
        t.link(layer, corner, cheek)
        t.link(layer, lip, chin, corner)
        t.link(layer, lip, moustache)
