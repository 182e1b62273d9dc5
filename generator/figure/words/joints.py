"""The words a pose is written in: joints, the angles they take, and how far each one goes.

Angles are degrees; zero is relaxed standing. Ranges follow the goniometry table of the Merck Manual, and go up to what
others can move healthy joints to, as hands and body weight do (Soucie et al. 2011, *Haemophilia* 17: 500), with ankles
that bend as in a lunge. What the supple can is by eye, beside the pointed feet of dancers (Russell et al. 2010, *Foot &
Ankle Specialist* 3: 324).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

SIDES = {"left": 1, "right": -1}
"""Sides of the body and their sign along the body's own leftward axis."""

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Joint:
    """A joint on both sides: the name of its angles, and the range of each; the first is meant by a bare number.

    `supple` has the ranges that are wider for people who say so.
    """

    name: str
    ranges: dict[str, Range]
    supple: dict[str, Range] = field(default_factory=dict)

    def spans(self, *, supple: bool = False) -> dict[str, Range]:
        """Return the range of each angle."""
        return {**self.ranges, **self.supple} if supple else self.ranges


SIDED: dict[str, Joint] = {
    "hips": Joint(
        "hip",
        {"flexion": (-30, 135), "abduction": (-30, 75), "rotation": (-45, 60)},
        {"flexion": (-45, 155), "abduction": (-40, 90), "rotation": (-60, 90)},
    ),
    "knees": Joint("knee", {"flexion": (0, 150)}, {"flexion": (-10, 165)}),
    "ankles": Joint("ankle", {"plantarflexion": (-40, 55), "inversion": (-20, 35)}, {"plantarflexion": (-50, 85)}),
    "toes": Joint("toe", {"extension": (-30, 80)}, {"extension": (-50, 95)}),
    "shoulders": Joint(
        "shoulder",
        {
            "flexion": (-60, 180),
            "abduction": (-30, 180),
            "rotation": (-70, 90),
            "protraction": (-2, 4),
            "elevation": (-2, 5),
        },
        {"flexion": (-90, 195), "abduction": (-45, 195), "rotation": (-90, 110)},
    ),
    "elbows": Joint("elbow", {"flexion": (0, 150)}, {"flexion": (-12, 160)}),
    "forearms": Joint("forearm", {"pronation": (-90, 90)}),
    "wrists": Joint("wrist", {"extension": (-80, 75)}, {"extension": (-95, 95)}),
}
"""Words for joints that come in pairs. Protraction and elevation of the shoulder are centimetres."""
STRAIGHT_ABDUCTION = 45.0
"""How far a straight hip goes out to the side; one bent square goes through the whole range."""
SQUARE = 90.0

ZONES: dict[str, dict[str, Range]] = {
    "lumbar": {"flexion": (-25, 60), "side-bend": (-25, 25), "rotation": (-10, 10)},
    "thorax": {"flexion": (-25, 45), "side-bend": (-25, 25), "rotation": (-40, 40)},
    "neck": {"flexion": (-60, 50), "side-bend": (-45, 45), "rotation": (-80, 80)},
}
"""Parts of the spine. Side bend and rotation are positive to the left."""
SUPPLE_ZONES: dict[str, dict[str, Range]] = {
    "lumbar": {"flexion": (-50, 75), "side-bend": (-35, 35), "rotation": (-15, 15)},
    "thorax": {"flexion": (-45, 55), "side-bend": (-35, 35), "rotation": (-50, 50)},
    "neck": {"flexion": (-80, 65), "side-bend": (-55, 55), "rotation": (-90, 90)},
}
"""The same of the supple."""

WHOLE_SPINE: dict[str, Range] = {"curl": (-25, 48), "side-bend": (-60, 60), "rotation": (-60, 60)}
"""Words that bend the whole spine at once."""

TILTS: dict[str, Range] = {"tilt": (-180, 180), "lean": (-180, 180), "turn": (-180, 180)}
"""How the pelvis departs from its root position: forward, towards the left, turned to the left."""

CURL_SHARES = {"lumbar": 0.2, "thorax": 0.92, "neck": 0.75}
"""How a curl forward is shared; measured on the usual Pilates chest lift, which hardly bends the low back."""
ARCH_SHARES = {"lumbar": 0.95, "thorax": 0.8, "neck": 0.5}
"""How a backward arch (a negative curl) is shared."""
SIDE_SHARES = {"lumbar": 0.4, "thorax": 0.4, "neck": 0.2}
TURN_SHARES = {"lumbar": 0.14, "thorax": 0.62, "neck": 0.24}

REST: dict[str, float] = {
    "shoulder_abduction": 6.0,
    "shoulder_rotation": -10.0,
    "elbow_flexion": 12.0,
    "wrist_extension": 2.0,
    "ankle_plantarflexion": 0.0,
}
"""Angles of a relaxed body, by name without side, where they are not zero."""

ROOTS: dict[str, dict[str, float]] = {
    "supine": {"ankle_plantarflexion": 28.0},
    "prone": {"ankle_plantarflexion": 50.0},
    "side-lying": {"ankle_plantarflexion": 20.0, "right_shoulder_flexion": 168.0, "right_elbow_flexion": 8.0},
    "standing": {},
    "sitting": {"hip_flexion": 88.0, "knee_flexion": 88.0},
    "long-sitting": {"hip_flexion": 88.0, "ankle_plantarflexion": 10.0},
    "kneeling": {"knee_flexion": 90.0, "ankle_plantarflexion": 50.0},
    "all-fours": {"hip_flexion": 90.0, "knee_flexion": 90.0, "ankle_plantarflexion": 50.0, "shoulder_flexion": 90.0},
}
"""Ways to be in the world, with the joint angles each one starts from: of both sides, or of the side that is named."""


@cache
def limits(*, supple: bool = False) -> Mapping[str, Range]:
    """Range of every angle by its full name, such as `left_hip_flexion` or `neck_rotation`."""
    found: dict[str, Range] = dict(TILTS)
    for zone, ranges in (SUPPLE_ZONES if supple else ZONES).items():
        found.update({angle_name(zone, word): span for word, span in ranges.items()})
    for joint in SIDED.values():
        for side in SIDES:
            found.update({f"{side}_{joint.name}_{word}": span for word, span in joint.spans(supple=supple).items()})
    return MappingProxyType(found)


def most_abduction(flexion: float) -> float:
    """Return how far a hip that is bent by some degrees goes out to the side."""
    bent = min(max(flexion, 0.0), SQUARE) / SQUARE
    return STRAIGHT_ABDUCTION + (SIDED["hips"].ranges["abduction"][1] - STRAIGHT_ABDUCTION) * bent


def angle_name(zone: str, word: str) -> str:
    """Full name of an angle of the spine."""
    return f"{zone}_{word.replace('-', '_')}"


def mirrored_name(name: str) -> str:
    """Name of the same angle on the other side of the body."""
    if name.startswith("left_"):
        return "right_" + name[5:]
    if name.startswith("right_"):
        return "left_" + name[6:]
    return name


def changes_sign(name: str) -> bool:
    """Tell whether mirroring the body turns this angle round."""
    return name in ("lean", "turn") or name.endswith(("_side_bend",)) or name in _TURNS


_TURNS = frozenset(angle_name(zone, "rotation") for zone in ZONES)
