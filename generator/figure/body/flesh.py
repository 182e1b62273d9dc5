"""A person's whole flesh, made once, and how it is placed on a skeleton and pressed against what carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.body import proportions as size
from generator.figure.body.hand_flesh import FINGER_ROWS, HEEL, THENAR, hand_shape
from generator.figure.body.head_flesh import add_head
from generator.figure.body.limb_flesh import add_arm, add_leg
from generator.figure.body.template import Hem, Layer, Template
from generator.figure.body.torso_flesh import add_torso
from generator.figure.words.joints import SIDES
from generator.figure.words.people import person_of
from generator.figure.words.pose import HAND_SHAPES

if TYPE_CHECKING:
    from generator.figure.body.bones import Skeleton
    from generator.figure.body.rotation import Rotation, Vector
    from generator.figure.words.people import DrawnPerson

UNITS = (
    "torso",
    "head",
    *(f"{side}_{name}" for name in ("thigh", "lower", "upper_arm", "forearm", "hand") for side in SIDES),
)
"""What is filled as one and sorted by depth."""

TORSO_BANDS = {
    "pelvis": (-0.1, 0.09),
    "sacrum": (-0.1, 0.12),
    "belly": (0.08, 0.17),
    "ribs": (0.22, 0.30),
    "upper-back": (0.30, 0.60),
    "torso": (-0.1, 0.60),
}
"""Stretches of the torso that may rest on something, in metres above the hip axis."""
TORSO_PARTS = ("torso", "glute", "girdle", "lat", "bust", "hip")
LIMB_PARTS = {
    "foot": ("foot", "toes", "heel", "ball"),
    "toes": ("toes", "ball"),
    "heel": ("heel",),
    "shin": ("shank",),
    "knee": ("knee",),
    "thigh": ("thigh",),
    "leg": ("thigh", "shank", "foot", "knee", "heel", "toes", "ball"),
    "arm": ("upper_arm", "forearm", "hand"),
    "hand": ("hand",),
    "forearm": ("forearm", "upper_arm"),
}
PLURALS = {"feet": "foot", "knees": "knee", "hands": "hand", "forearms": "forearm", "heels": "heel", "toes": "toes"}
SMALLEST_PRESS = 0.35
PRESSED = 0.03
"""Weight presses no ellipsoid to less than this share of its height, nor by more than so many metres."""
WRIST = (0.025, 0.021, 0.022)
"""Half axes in metres of the flesh between forearm and hand: forward, outward, up. By eye."""


@dataclass
class Flesh:
    """A placed body: centres (n, 3) and half axes (n, 3, 3, as columns) of all ellipsoids in the world."""

    centre: Vector
    axes: Rotation

    def lowest(self, chosen: NDIndex) -> float:
        """Return the lowest point of some ellipsoids: each reaches down by the length of its axes' z row."""
        reach = np.sqrt((self.axes[chosen, 2] ** 2).sum(1))
        return float((self.centre[chosen, 2] - reach).min())

    def press(self, planes: Vector) -> Flesh:
        """Flatten each ellipsoid that sinks below its plane (n heights): its top stays, its bottom rises.

        Scaling an ellipsoid along z gives an ellipsoid, so weight costs nothing to draw. What lies deeper than
        `PRESSED` is not on its plane but through it, and stays as it is.
        """
        reach = np.sqrt((self.axes[:, 2] ** 2).sum(1))
        top, bottom = self.centre[:, 2] + reach, self.centre[:, 2] - reach
        sunk = (bottom < planes) & (bottom > planes - PRESSED)
        scale = np.clip(np.where(sunk, (top - planes) / (2 * reach), 1.0), SMALLEST_PRESS, 1.0)
        axes, centre = self.axes.copy(), self.centre.copy()
        axes[:, 2] *= scale[:, None]
        centre[:, 2] = np.where(scale < 1, np.maximum(planes, bottom) + reach * scale, self.centre[:, 2])
        return Flesh(centre, axes)


if TYPE_CHECKING:
    from numpy.typing import NDArray

    NDIndex = NDArray[np.intp]


class Body:
    """A person's template as arrays: `part`, `unit` and `place` of every ellipsoid, and the layers of hulls."""

    def __init__(self, person: DrawnPerson, stride: int = 1) -> None:
        self.person = person
        t = Template(stride=stride)
        webs = add_torso(t, person)
        add_head(t, person)
        for side in SIDES:
            buttock, lat = webs[side]
            add_leg(t, person, side, buttock)
            add_arm(t, person, side, lat)
        self.hand_members = {side: self._add_hand(t, side) for side in SIDES}
        self.bone = np.array(t.bone)
        self.centre, self.axes = np.array(t.centre), np.array(t.axes)
        self.part, self.unit, self.place = np.array(t.part), np.array(t.unit), np.array(t.place)
        self.side = np.array([unit.split("_")[0] if unit.split("_")[0] in SIDES else "" for unit in t.unit])
        joining = _join_webs(t)
        self.webs = _padded([links for own in joining.values() for links in own])
        self.web_units = [unit for unit, own in joining.items() for _ in own]
        needed = {name: _needed(layer) for name, layer in t.layers.items()}
        self.links = _padded([links for layer in needed.values() for links in layer.links])
        self.grow = np.array([grow for layer in needed.values() for grow in layer.grow])
        stops = np.cumsum([len(layer.links) for layer in needed.values()])[:-1]
        self.layers = dict(zip(needed, np.split(self.links, stops), strict=True))
        self.layers_of = {u: [name for name in t.layers if name.partition(":")[0] == u] for u in UNITS}
        self.hems: list[Hem] = t.hems
        self.hemmed = {hem.unit for hem in t.hems}
        self.members = {unit: np.where((self.unit == unit) & (self.part != "hem"))[0] for unit in UNITS}
        self._picked: dict[str, NDIndex] = {}

    @staticmethod
    def _add_hand(t: Template, side: str) -> NDIndex:
        unit, layer = f"{side}_hand", f"{side}_hand:skin"
        wrist = t.ball(unit, "hand", f"{side}_forearm", (0, 0, -size.FOREARM), WRIST)
        shape = hand_shape(side, *HAND_SHAPES["relaxed"])
        first = len(t.bone)
        for centre, axes in zip(shape.centres, shape.axes, strict=True):
            t.ball(unit, "hand", unit, centre.tolist(), (1.0, 1.0, 1.0), turned=axes)
        for members in _whole_fingers(shape.links) if t.coarse else shape.links:
            t.link(layer, *(index + first for index in members))
        t.link(layer, wrist, first + HEEL)
        t.link(layer, wrist, first + THENAR, first + HEEL)
        return np.arange(first, len(t.bone))

    def place_on(self, bones: Skeleton) -> Flesh:
        """Return the flesh on a skeleton, with its hands as they are curled."""
        origins, frames = bones.stacked()
        frame = frames[self.bone]
        centre, axes = self.curled(bones)
        return Flesh(origins[self.bone] + (frame @ centre[:, :, None])[:, :, 0], frame @ axes)

    def curled(self, bones: Skeleton) -> tuple[Vector, Rotation]:
        """Return centres and axes in the bones' frames."""
        changed = {side: shape for side, shape in bones.hands.items() if shape != HAND_SHAPES["relaxed"]}
        if not changed:
            return self.centre, self.axes
        centre, axes = self.centre.copy(), self.axes.copy()
        for side, (curl, spread) in changed.items():
            shape = hand_shape(side, float(curl), float(spread))
            centre[self.hand_members[side]] = shape.centres
            axes[self.hand_members[side]] = shape.axes
        return centre, axes

    def pick(self, part: str) -> NDIndex:
        """Return the numbers of the ellipsoids that a contact's word means."""
        if part not in self._picked:
            self._picked[part] = np.where(self._mask(part))[0]
        return self._picked[part]

    def _mask(self, part: str) -> NDArray[np.bool_]:
        if part in TORSO_BANDS:
            low, high = TORSO_BANDS[part]
            inside: NDArray[np.bool_] = (self.place >= low) & (self.place <= high)
            return np.isin(self.part, TORSO_PARTS) & inside
        if part == "head":
            return np.isin(self.part, ("skull", "face", "hair"))
        side, _, limb = part.partition("-")
        if side not in SIDES:
            return np.isin(self.part, LIMB_PARTS[PLURALS[part]])
        found: NDArray[np.bool_] = np.isin(self.part, LIMB_PARTS[limb]) & (self.side == side)
        return found


def _join_webs(t: Template) -> dict[str, list[tuple[int, ...]]]:
    """Move the flesh that bridges joints into the layers it belongs to; return it by unit all the same."""
    webs = {}
    for name in [name for name in t.layers if name.endswith(":web")]:
        unit = name.partition(":")[0]
        layer = t.layers.pop(name)
        hosts = [f"{unit}:{kind}" for kind in ("cloth", "shank", "skin", "socket")]
        host = next(t.layers[name] for name in hosts if name in t.layers)
        host.links += layer.links
        host.grow += layer.grow
        webs[unit] = layer.links
    return webs


def _needed(layer: Layer) -> Layer:
    """Leave out the hulls of ellipsoids that a hull of more ellipsoids takes in."""
    found = Layer()
    for links, grow in zip(layer.links, layer.grow, strict=True):
        wider = (more for more, wide in zip(layer.links, layer.grow, strict=True) if wide >= grow)
        if not any(set(links) < set(more) for more in wider):
            found.links.append(links)
            found.grow.append(grow)
    return found


def _padded(links: Sequence[tuple[int, ...]]) -> NDIndex:
    """Return links as rows of equal length: the last ellipsoid fills them."""
    most = max(map(len, links))
    return np.array([(*members, *[members[-1]] * (most - len(members))) for members in links])


def _whole_fingers(links: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return a hand's links with one hull to a finger, and one to the palm."""
    whole = [*FINGER_ROWS, (HEEL, *(row[0] for row in FINGER_ROWS))]
    return [*whole, *(members for members in links if not any(set(members) < set(more) for more in whole))]


@lru_cache(maxsize=36)
def body_of(name: str, stride: int = 1) -> Body:
    """Return the flesh of a person by name; with a larger stride, in fewer hulls of more ellipsoids each."""
    return Body(person_of(name), stride)
