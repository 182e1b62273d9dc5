"""The flesh of head and neck."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.figure.body.proportions import NECK_FLESH
from generator.figure.body.rotation import about_left
from generator.figure.body.template import Ellipsoid, Triple, monotone
from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from generator.figure.body.template import Template
    from generator.figure.words.people import DrawnPerson

HEAD = 1.08
"""Heads are drawn a little larger than life: faces read better small."""


def _head(part: str, centre: Triple, radii: Triple) -> Ellipsoid:
    return Ellipsoid(part, "head", centre, radii)


FACE = {
    "skull": _head("skull", (0.003, 0, 0.086), (0.094, 0.073, 0.086)),
    "brow": _head("face", (0.066, 0, 0.090), (0.034, 0.050, 0.034)),
    "cheek": _head("face", (0.044, 0, 0.054), (0.046, 0.059, 0.050)),
    "mouth": _head("face", (0.066, 0, 0.015), (0.030, 0.037, 0.024)),
    "chin": _head("face", (0.0775, 0, -0.0125), (0.0185, 0.0235, 0.0165)),
    "jaw": _head("face", (0.012, 0, 0.022), (0.036, 0.056, 0.036)),
    "bridge of the nose": _head("face", (0.0900, 0, 0.072), (0.006, 0.007, 0.009)),
    "tip of the nose": _head("face", (0.1105, 0, 0.0415), (0.0074, 0.0095, 0.0068)),
    "base of the nose": _head("face", (0.094, 0, 0.032), (0.008, 0.013, 0.005)),
    "upper lip": _head("face", (0.0945, 0, 0.0170), (0.0068, 0.016, 0.0048)),
    "lower lip": _head("face", (0.0918, 0, 0.0062), (0.0072, 0.014, 0.0054)),
}
"""A life-size head in its own frame, whose origin is where the neck ends: metres, by eye."""
FACE_HULLS = (
    ("skull", "brow"),
    ("brow", "cheek"),
    ("skull", "cheek"),
    ("cheek", "mouth"),
    ("mouth", "chin"),
    ("jaw", "chin", "mouth"),
    ("jaw", "skull"),
    ("bridge of the nose", "tip of the nose"),
    ("tip of the nose", "base of the nose"),
    ("upper lip", "mouth"),
    ("lower lip", "mouth"),
)
"""What is hulled together into a face."""
CHIN_FORWARD, NOSE_LONGER = 0.010, 0.050
"""Metres by which a chin, and the tip of a nose, stand out more where a person's measure of it is 1 more."""
JAW_FOLLOWS, NECKLINE_FOLLOWS = 0.5, 0.5
"""Shares by which the jaw is as broad as the chin, and the neckline as wide as the neck."""

NECKLINE = ((0.004, 0.0, 0.002), (0.062, 0.068))
NECKLINE_TILT = 24.0
"""The shirt's neck opening in the frame of the neck's base: centre, half axes forward and left, tilt to the front."""
NECKLINE_HALF, NECK_HALF = 0.003, 0.020
"""Half the heights of the ellipsoids of neckline and neck, in metres."""
NECK_TOP = _head("neck", (-0.012, 0, 0.035), (0.050, 0.043, 0.050))
"""Where the neck ends inside the skull: metres, by eye."""


class HairStyle(NamedTuple):
    """Hair as an ellipsoid over the skull with a hairline: half axes (forward, left, up) and its middle (forward, up).

    `line` names the hairline, `fade` a second one whose hair shows the skin; `curls` stand out along the outline;
    `bald` leaves the crown bare; `cloth` is no hair; `fall` is how hair falls from its `knot`: lengths and half widths.
    Metres, by eye.
    """

    line: str
    radii: Triple
    middle: tuple[float, float]
    fade: str = ""
    curls: bool = False
    over_ears: bool = False
    bald: bool = False
    cloth: bool = False
    fall: tuple[tuple[float, float], ...] = ()
    knot: Triple = (0.0, 0.0, 0.0)


TAIL = ((0.0, 0.017), (0.03, 0.026), (0.09, 0.031), (0.16, 0.025), (0.22, 0.010))
NAPE = (-0.062, 0.0, 0.060)
LONG = ((0.0, 0.050), (0.05, 0.066), (0.13, 0.070), (0.22, 0.062), (0.30, 0.044), (0.335, 0.022))
"""How far along a tail and long hair are, and half their width there; where long hair begins to fall. Metres."""
HAIR = {
    "bun": HairStyle("bun", (0.099, 0.0765, 0.092), (0.001, 0.087)),
    "short": HairStyle("short", (0.1005, 0.0770, 0.0925), (-0.001, 0.0885), fade="fade", curls=True),
    "bob": HairStyle("bob", (0.100, 0.078, 0.096), (-0.004, 0.087), over_ears=True),
    "cropped": HairStyle("cropped", (0.1015, 0.0775, 0.0955), (0.000, 0.0890)),
    "afro": HairStyle("short", (0.122, 0.106, 0.116), (-0.012, 0.1010), curls=True),
    "ring": HairStyle("ring", (0.0985, 0.0775, 0.0890), (-0.003, 0.0860), bald=True),
    "tail": HairStyle("bun", (0.099, 0.0765, 0.092), (0.001, 0.087), fall=TAIL, knot=(-0.095, 0.0, 0.115)),
    "long": HairStyle("bob", (0.100, 0.0775, 0.094), (-0.003, 0.087), over_ears=True, fall=LONG, knot=NAPE),
    "scarf": HairStyle("scarf", (0.1045, 0.0835, 0.0975), (-0.002, 0.0865), over_ears=True, cloth=True),
}
"""What may be on a head, by the word of a person."""
AFRO = _head("hair", (-0.024, 0, 0.094), (0.104, 0.103, 0.104))
"""What of an afro shows on both sides of a face that looks at us: metres, by eye."""
BUN = _head("hair", (-0.088, 0, 0.148), (0.038, 0.041, 0.037))
BUN_TOP = _head("hair", (-0.098, 0, 0.160), (0.026, 0.030, 0.026))
"""A bun, and its rounder upper end: metres, by eye."""
BOB = {
    "crown": _head("hair", (-0.044, 0.034, 0.106), (0.052, 0.049, 0.058)),
    "nape": _head("hair", (-0.066, 0.034, 0.022), (0.030, 0.034, 0.026)),
    "tip": _head("hair", (0.010, 0.064, 0.012), (0.019, 0.013, 0.021)),
    "temple": _head("hair", (0.010, 0.066, 0.096), (0.022, 0.016, 0.030)),
    "back": _head("hair", (-0.040, 0.062, 0.036), (0.026, 0.018, 0.026)),
}
"""One side of a bob: metres, by eye."""
BOB_HULLS = (
    ("head:bob", ("crown", "nape", "tip")),
    ("head:bob", ("nape", "skull")),
    ("head:lock", ("temple", "tip", "back")),
)
"""What is hulled together into a bob, by layer: the lock falls before the face."""

SCARF_CHIN = _head("scarf", (0.050, 0, -0.036), (0.020, 0.022, 0.013))
SCARF_UNDER = _head("scarf", (-0.012, 0.058, 0.012), (0.026, 0.012, 0.030))
SCARF_FRONT = Ellipsoid("scarf", "neck_base", (0.060, 0, -0.050), (0.026, 0.062, 0.030))
SCARF_NAPE = Ellipsoid("scarf", "neck_2", (-0.024, 0, 0.0), (0.060, 0.062, 0.034))
SCARF_SHOULDER = Ellipsoid("scarf", "neck_base", (-0.004, 0.078, -0.016), (0.052, 0.036, 0.020))
SCARF_SIDE = {
    "temple": _head("scarf", (0.050, 0.060, 0.100), (0.020, 0.013, 0.022)),
    "ear": _head("scarf", (0.022, 0.070, 0.056), (0.026, 0.010, 0.030)),
    "jaw": _head("scarf", (0.030, 0.053, 0.004), (0.027, 0.016, 0.022)),
}
"""A headscarf: under chin and ear, on chest and nape, over a shoulder, down one side of the face; metres, by eye."""

BEARD_CHIN = _head("beard", (0.078, 0, -0.014), (0.021, 0.026, 0.017))
MOUSTACHE = _head("beard", (0.088, 0, 0.0225), (0.010, 0.021, 0.0042))
BEARD_SIDE = {
    "corner": _head("beard", (0.020, 0.042, 0.002), (0.026, 0.020, 0.018)),
    "cheek": _head("beard", (0.003, 0.067, 0.058), (0.011, 0.006, 0.024)),
    "lip": _head("beard", (0.070, 0.022, 0.004), (0.014, 0.010, 0.011)),
}
BEARD_HULLS = (("corner", "chin"), ("corner", "cheek"), ("lip", "chin", "corner"), ("lip", "moustache"))
"""A full beard, in the middle and on one side, and what of it is hulled together: metres, by eye."""


def head_size(person: DrawnPerson) -> float:
    """Return how many times larger than life a person's head is drawn."""
    return HEAD * person.head


def add_head(t: Template, person: DrawnPerson) -> None:
    """Add neck, skull, face and what hair stands out from the skull."""
    t.head = head_size(person)
    _neck(t, person)
    numbers = {name: _add(t, lump) for name, lump in _face_of(person).items()}
    for hull in FACE_HULLS:
        t.link("head:face", *(numbers[name] for name in hull))
    _hair(t, person, numbers["skull"])
    if person.beard:
        _beard(t)


def _face_of(person: DrawnPerson) -> dict[str, Ellipsoid]:
    """Return the lumps of a person's head: brow, nose, lips and chin are their own."""
    chin, lips = person.chin, person.lips
    x, y, z = FACE["chin"].centre
    own = {
        "brow": FACE["brow"].moved(person.brow, 0, 0),
        "chin": FACE["chin"]._replace(centre=(x + CHIN_FORWARD * (chin - 1), y, z * chin)).scaled(1, chin, 1),
        "jaw": FACE["jaw"].scaled(1, (1 - JAW_FOLLOWS) + JAW_FOLLOWS * chin, 1),
        "bridge of the nose": FACE["bridge of the nose"].moved(person.bridge, 0, 0),
        "tip of the nose": FACE["tip of the nose"].moved(NOSE_LONGER * (person.nose - 1), 0, person.nose_tip),
        "upper lip": FACE["upper lip"].scaled(lips, 1, lips),
        "lower lip": FACE["lower lip"].scaled(lips, 1, lips),
    }
    return {**FACE, **own}


def _add(t: Template, lump: Ellipsoid, side: str = "") -> int:
    (x, y, z), more = lump.centre, t.head
    return t.add("head", lump._replace(centre=(x * more, y * more, z * more)).scaled(more, more, more), side)


def _neck(t: Template, person: DrawnPerson) -> None:
    places = (1 / 3, 2 / 3, 1.0)
    girth = (1 - NECKLINE_FOLLOWS) + NECKLINE_FOLLOWS * person.neck
    centre, radii = NECKLINE[0], [*(value * girth for value in NECKLINE[1]), NECKLINE_HALF]
    balls = [t.ball("head", "neckline", "neck_base", centre, radii, turned=about_left(NECKLINE_TILT))]
    for k, (width, depth, front) in enumerate(monotone(NECK_FLESH, places)):
        around = (depth * person.neck, width * person.neck, NECK_HALF)
        balls.append(t.ball("head", "neck", f"neck_{k * 2 + 2}", (front, 0, 0), around, places[k]))
    balls.append(_add(t, NECK_TOP))
    t.chain("head:neck", balls)


def _hair(t: Template, person: DrawnPerson, skull: int) -> None:
    if person.hair == "bun":
        t.link("head:bun", _add(t, BUN), _add(t, BUN_TOP))
    if person.hair == "afro":
        t.link("head:bob", _add(t, AFRO), skull)
    if person.hair == "scarf":
        _scarf(t, skull)
    if HAIR[person.hair].line == "bob":
        for side in SIDES:
            numbers = {"skull": skull, **{name: _add(t, lump, side) for name, lump in BOB.items()}}
            for layer, hull in BOB_HULLS:
                t.link(layer, *(numbers[name] for name in hull))


def _scarf(t: Template, skull: int) -> None:
    """Add a headscarf's wrap from ear to ear under the chin, and what falls over neck and shoulders."""
    chin, front, nape = (_add(t, lump) for lump in (SCARF_CHIN, SCARF_FRONT, SCARF_NAPE))
    for side in SIDES:
        lumps = {name: _add(t, lump, side) for name, lump in SCARF_SIDE.items()}
        shoulder = t.add("head", SCARF_SHOULDER, side)
        for one, other in pairwise((*lumps.values(), chin)):
            t.link(f"head:wrap_{side}", one, other)
        t.link(f"head:wrap_{side}", lumps["ear"], lumps["jaw"], _add(t, SCARF_UNDER, side))
        t.link("head:drape", lumps["ear"], lumps["jaw"], nape)
        t.link("head:drape", lumps["ear"], skull, nape)
        t.link("head:drape", lumps["jaw"], chin, nape)
        t.link("head:drape", nape, front, shoulder)
        t.link("head:drape", chin, front, nape)


def _beard(t: Template) -> None:
    middle = {"chin": _add(t, BEARD_CHIN), "moustache": _add(t, MOUSTACHE)}
    t.link("head:beard", *middle.values())
    for side in SIDES:
        numbers = {**middle, **{name: _add(t, lump, side) for name, lump in BEARD_SIDE.items()}}
        for hull in BEARD_HULLS:
            t.link(f"head:beard_{side}", *(numbers[name] for name in hull))
