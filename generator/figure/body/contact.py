"""Let a body rest on the floor or a prop: solve for the pelvis' height and the angles that give way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.body.bones import BONES, Skeleton
from generator.figure.body.flesh import Flesh, body_of
from generator.figure.body.skeleton import pose_skeleton
from generator.figure.body.yielding import hanging_free, lying_down
from generator.figure.words.joints import SIDES, Range, most_abduction
from generator.figure.words.joints import limits as joint_limits
from generator.figure.words.people import person_of
from generator.figure.words.places import BOTH
from generator.figure.words.pose import Pose, Rest

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.figure.body.flesh import Body
    from generator.figure.body.rotation import Vector

SINK = {
    "pelvis": 0.012,
    "sacrum": 0.010,
    "belly": 0.010,
    "ribs": 0.009,
    "upper-back": 0.009,
    "torso": 0.010,
    "head": 0.004,
    "thigh": 0.006,
    "leg": 0.005,
    "shin": 0.003,
    "forearm": 0.003,
    "hand": 0.0015,
    "foot": 0.0015,
}
"""Metres by which soft flesh gives under its own weight; `Flesh.press` flattens what sinks. By eye."""
FIRM = 0.0015
"""What firm flesh gives, in metres."""
CLOSE = 4e-4
"""A part this near to what it rests on, in metres, is there."""
NUDGE, LONGEST_STEP = 2e-3, 0.35
"""Radians (or metres) by which unknowns are nudged to see what moves, and that they change by at most in a step."""
SLOW = 0.9
"""Where a step leaves more than this share of the gap, the slopes are taken anew."""
RADIAN = 57.29578
ANYWHERE = 179.0
"""Degrees that a joint without limits goes either way."""
ABDUCTION, BENT = "hip_abduction", ("abduction", "flexion")
"""How the name of a hip's abduction ends, and what in it makes the name of its flexion."""
YIELDS = 9
"""How often what an author left unsaid gives way, at the most: limb after limb, and arms by steps."""
ARM = ("shoulder", "elbow", "forearm", "wrist", "hand", "arm")
"""How the names of an arm's angles and parts begin."""


@dataclass
class Settled:
    """A pose that rests: its solved angles (degrees), skeleton, pressed flesh, and the largest gap left (metres).

    `missing` names the angles that do not bring their part to where it should be, with the metres that are left.
    """

    angles: dict[str, float]
    height: float
    bones: Skeleton
    flesh: Flesh
    gap: float
    missing: Mapping[str, float] = field(default_factory=dict)


@lru_cache(maxsize=256)
def settle(pose: Pose, person: str, carried: tuple[tuple[str, float], ...] = ()) -> Settled:
    """Solve a pose's contacts; `carried` gives the height in metres of the props that rests name.

    Newton with a finite-difference Jacobian, kept up by Broyden's rank-one updates; steps of at most 0.35 rad.
    """
    solver = _Solver(pose, person, dict(carried))
    gap, bones = solver.solve(), solver.skeleton()
    vain: set[str] = set()
    for _ in range(YIELDS):
        changed = _yielded(solver, pose, person, bones, vain)
        if changed is None:
            break
        again = _Solver(changed, person, dict(carried), solver.angles)
        if (left := again.solve()) <= max(gap, CLOSE):
            solver, gap, bones = again, left, again.skeleton()
        elif more := set(again.missing()) - {rest.gives for rest in pose.rests} - vain:
            vain |= more
        else:
            break
    flesh = solver.body.place_on(bones).press(solver.planes())
    return Settled(solver.angles, solver.height, bones, flesh, gap, solver.missing())


def without_limits(pose: Pose, person: str, carried: tuple[tuple[str, float], ...] = ()) -> dict[str, float]:
    """Return the angles at which a pose would rest if joints went any way; none when it would not even then."""
    free = dict.fromkeys(joint_limits(), (-ANYWHERE, ANYWHERE))
    solver = _Solver(pose, person, dict(carried), limits=free)
    return solver.angles if solver.solve() < CLOSE else {}


def _yielded(solver: _Solver, said: Pose, person: str, bones: Skeleton, vain: set[str]) -> Pose | None:
    """Return the pose with what must give way besides what was said, or None when nothing must.

    Angles in `vain` were tried before and did not serve.
    """
    pose = solver.pose
    if more := lying_down(pose, person, (solver.angles, solver.height, bones), vain):
        return replace(pose, rests=(*solver.rests, *more))
    return hanging_free(pose, said.angles, person, solver.body.place_on(bones))


class _Parts:
    """The ellipsoids of all parts that rest, ready to be placed again and again without the rest of the body."""

    def __init__(self, body: Body, chosen: list[NDArray[np.intp]]) -> None:
        self.body, self.who = body, np.concatenate(chosen)
        bones, self.bone = np.unique(body.bone[self.who], return_inverse=True)
        self.names = [BONES[k] for k in bones.tolist()]
        self.first = np.cumsum([0, *map(len, chosen)])[:-1]

    def lowest(self, bones: Skeleton) -> Vector:
        """Return how high the lowest point of each part is: an ellipsoid reaches down by the length of its z row."""
        centre, axes = self.body.curled(bones)
        down = np.array([bones.frame[name][2] for name in self.names])[self.bone][:, None]
        height = np.array([bones.origin[name][2] for name in self.names])[self.bone]
        reach = (down @ axes[self.who])[:, 0]
        middle = height + (down @ centre[self.who][:, :, None])[:, 0, 0]
        lowest: Vector = np.minimum.reduceat(middle - np.sqrt((reach * reach).sum(1)), self.first)
        return lowest


class _Solver:
    def __init__(
        self,
        pose: Pose,
        person: str,
        carried: dict[str, float],
        begin: dict[str, float] | None = None,
        limits: Mapping[str, Range] | None = None,
    ) -> None:
        self.pose, self.person, self.carried = pose, person_of(person), carried
        self.limits, self.free = joint_limits(supple=pose.supple) if limits is None else limits, limits is not None
        self.body: Body = body_of(person)
        self.angles, self.height = {**(begin or {}), **pose.every_angle()}, 0.0
        self.rests = pose.rests or (Rest("torso"),)
        self.chosen = [self.body.pick(rest.part) for rest in self.rests]
        self.parts = _Parts(self.body, self.chosen)
        self.target = np.array([self._height_of(rest) for rest in self.rests])
        self.arms = any(
            "hand" in rest.part or "arm" in rest.part or "shoulder" in rest.gives or "elbow" in rest.gives
            for rest in self.rests
        )
        self.carrier = next((k for k, rest in enumerate(self.rests) if rest.gives == "height"), 0)
        self.names = [rest.gives for k, rest in enumerate(self.rests) if self.arms or k != self.carrier]
        self.left = np.zeros(len(self.names))
        self.unit = np.array([1.0 if name == "height" else RADIAN for name in self.names])

    def skeleton(self) -> Skeleton:
        """Return the skeleton of the pose as far as it is solved."""
        return pose_skeleton(self.pose, self.person, self.angles, self.height)

    def _height_of(self, rest: Rest) -> float:
        support = self.carried.get(rest.on, 0.0) + rest.height / 100
        return support if rest.height else support - _sink(rest.part)

    def planes(self) -> Vector:
        """Return the height of the plane that each ellipsoid is pressed against."""
        planes = np.zeros(len(self.body.part))
        for rest, chosen in zip(self.rests, self.chosen, strict=True):
            if not rest.height:
                planes[chosen] = self.carried.get(rest.on, 0.0)
        return planes

    def gaps(self, x: Vector) -> Vector:
        """Return by how many metres each part misses where it should be, with the unknowns at some values.

        Unless arms may reach for the floor, the height moves all parts alike: it follows, and is no unknown.
        """
        for name, value in zip(self.names, x, strict=True):
            if name == "height":
                self.height = float(value)
            else:
                self.angles[name] = self._within(name, float(value))
        bones = pose_skeleton(self.pose, self.person, self.angles, self.height, arms=self.arms)
        if not self.arms:
            _copy_arms(bones)
        gaps: Vector = self.parts.lowest(bones) - self.target
        if self.arms:
            return gaps
        self.height -= float(gaps[self.carrier])
        return np.delete(gaps - gaps[self.carrier], self.carrier)

    def _within(self, name: str, value: float) -> float:
        """Keep an angle within its joint's limits; a hip's abduction ends earlier the straighter the hip is."""
        low, high = self.limits[name]
        if name.endswith(ABDUCTION) and not self.free and not self.pose.supple:
            high = min(high, most_abduction(self.angles.get(name.replace(*BENT), 0.0)))
        return min(max(value, low), high)

    def solve(self) -> float:
        x = np.array([0.0 if name == "height" else self.angles.get(name, 0.0) for name in self.names])
        gap = self.gaps(x)
        slopes: Vector | None = None
        fresh = False
        for _ in range(24):
            if np.abs(gap).max(initial=0.0) < CLOSE:
                break
            if slopes is None:
                slopes, fresh = self._slopes(x, gap), True
            step = np.clip(_solution(slopes, -gap), -LONGEST_STEP, LONGEST_STEP)
            after = self.gaps(x + step * self.unit)
            if np.abs(after).max() > np.abs(gap).max() * SLOW and not fresh:
                slopes = None
                continue
            x, change, gap, fresh = x + step * self.unit, after - gap, after, False
            slopes = slopes + np.outer(change - slopes @ step, step) / max(float(step @ step), 1e-12)
        else:
            gap = self.gaps(x)
        self.left = gap
        return float(np.abs(gap).max(initial=0.0))

    def missing(self) -> dict[str, float]:
        """Return by how many metres the part of each angle is above (or below) where it should be, if it is."""
        return {name: float(gap) for name, gap in zip(self.names, self.left, strict=True) if abs(gap) > CLOSE}

    def _slopes(self, x: Vector, gap: Vector) -> Vector:
        """Nudge the unknowns and see what becomes of the gaps; limbs that do not touch each other all in one go."""
        slopes = np.zeros((len(gap), len(x)))
        for together in self._groups():
            nudge = np.zeros(len(x))
            nudge[together] = NUDGE * self.unit[together]
            change = (self.gaps(x + nudge) - gap) / NUDGE
            for k in together:
                slopes[:, k] = change if len(together) == 1 else change * self._moves(k)
        return slopes

    def _groups(self) -> list[list[int]]:
        """Part the unknowns into sets of which no two move the same part."""
        regions = [_region(name) for name in self.names]
        resting = [_region(rest.part) for rest in self.rests]
        limbs = [k for k, region in enumerate(regions) if region != "trunk"]
        joined = "both" in resting or any("-" in hand.reach for hand in self.pose.hands.values())
        hanging = not self.arms and resting[self.carrier] != "trunk"
        if joined or hanging or not limbs or len({regions[k] for k in limbs}) < len(limbs):
            return [[k] for k in range(len(regions))]
        return [limbs, *([k] for k in range(len(regions)) if k not in limbs)]

    def _moves(self, k: int) -> NDArray[np.bool_]:
        """Tell which gaps one unknown of a limb changes."""
        resting = [rest for n, rest in enumerate(self.rests) if self.arms or n != self.carrier]
        return np.array([_region(rest.part) == _region(self.names[k]) for rest in resting])


def _region(word: str) -> str:
    """Tell what an angle moves, or where a part is: a limb, the head, limbs on both sides, or trunk and all else."""
    side, _, name = word.replace("_", "-").partition("-")
    if side in SIDES:
        return f"{side} {'arm' if name.startswith(ARM) else 'leg'}"
    if word in BOTH:
        return "both"
    return "head" if word == "head" or side == "neck" else "trunk"


def _solution(slopes: Vector, wanted: Vector) -> Vector:
    """Solve for a step; where angles move nothing, for the smallest that serves best."""
    try:
        return np.asarray(np.linalg.solve(slopes, wanted), float)
    except np.linalg.LinAlgError:
        return np.asarray(np.linalg.lstsq(slopes, wanted, rcond=None)[0], float)


def _sink(part: str) -> float:
    word = part.partition("-")[2] if part.partition("-")[0] in SIDES else part
    return SINK.get(word, FIRM)


def _copy_arms(bones: Skeleton) -> None:
    """Give the arms some place while they do not matter."""
    chest = bones.origin["chest"], bones.frame["chest"]
    for side in SIDES:
        for name in ("girdle", "upper_arm", "forearm", "hand"):
            bones.put(f"{side}_{name}", *chest)
