"""Which unit is painted over which: compare depths where two overlap, then sort.

Limbs that wind round each other have no order (A over B over C over A); then the weakest step of the loop is given up,
and the patch it gets wrong is painted again afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely

from generator.figure.words.joints import SIDES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.figure.body.flesh import Flesh
    from generator.figure.body.rotation import Rotation, Vector
    from generator.figure.stage.camera import Projection
    from generator.figure.stage.outline import Geometry
    from generator.figure.stage.solids import Solid

JOINTS: dict[str, tuple[str, str, float]] = {"head": ("torso", "neck_base", 0.060)}
"""Child unit: parent unit, bone at the joint, radius in metres within which the two simply belong together."""
for _side in SIDES:
    JOINTS |= {
        f"{_side}_thigh": ("torso", f"{_side}_thigh", 0.120),
        f"{_side}_lower": (f"{_side}_thigh", f"{_side}_shank", 0.085),
        f"{_side}_upper_arm": ("torso", f"{_side}_upper_arm", 0.062),
        f"{_side}_forearm": (f"{_side}_upper_arm", f"{_side}_forearm", 0.055),
        f"{_side}_hand": (f"{_side}_forearm", f"{_side}_hand", 0.034),
    }

RIM_SHARE = 0.62
"""How far towards its rim an ellipsoid is sampled, besides at its centre."""
CLIP = 0.03
"""No sample votes with more metres than this, however far one surface lies before the other."""
WITNESSES = 10
"""Samples that two units share, of which so many are asked."""
UNSURE, BESIDE, HINT = 0.012, 0.02, 1e-4
"""At a joint, a mean lead below so many metres says little: then the child lies over its parent, an upper arm only
where its middle is not so many metres farther than the torso's. That is a hint of so many metres.
"""
CERTAIN = 9.0
"""The vote of what is known without asking."""
HEAD_WEIGHT = 6.0
"""How many times as sure a head must be mended as a limb."""


class Surface:
    """Front surfaces of all ellipsoids along the viewing direction, in closed form.

    A ray through (x, y) meets an ellipsoid where a t² + 2 b t + c = 0; with p = (x, y, 1), b is linear in p and c
    quadratic, so that many rays meet many ellipsoids in two products of matrices.
    """

    def __init__(self, flesh: Flesh, rows: Rotation) -> None:
        inverse = np.linalg.inv(flesh.axes)
        across = inverse @ rows.T
        toward = across[:, :, 2].copy()
        across[:, :, 2] = -(inverse @ flesh.centre[:, :, None])[:, :, 0]
        b = (toward[:, None] @ across)[:, 0]
        self.a = (toward**2).sum(1)
        self.middle = -b / self.a[:, None]
        inside = b[:, :, None] * b[:, None] - self.a[:, None, None] * (across.transpose(0, 2, 1) @ across)
        inside[:, 2, 2] += self.a
        self.inside = inside.reshape(-1, 9)

    def front(self, members: NDArray[np.intp], points: Vector) -> Vector:
        """Return how near the viewer a set of ellipsoids comes at each point (n, 2) of the picture.

        Where the ray passes between two ellipsoids of a chain, the one it passes closest to stands in.
        """
        p = np.ones((len(points), 3))
        p[:, :2] = points
        inside = (p[:, :, None] * p[:, None]).reshape(-1, 9) @ self.inside[members].T
        middle, a = p @ self.middle[members].T, self.a[members]
        best: Vector = np.where(inside > 0, middle + np.sqrt(np.maximum(inside, 0)) / a, -np.inf).max(1)
        lost = np.isinf(best)
        if lost.any():
            nearest = (inside / a).argmax(1)
            best = np.where(lost, middle[np.arange(len(points)), nearest], best)
        return best


@dataclass(frozen=True)
class Mend:
    """A patch to paint again: `upper` was painted under `lower`; `above` lies over both."""

    upper: str
    lower: str
    above: tuple[str, ...]


def contained(
    polygons: Sequence[Geometry] | NDArray[np.object_], points: Vector, wanted: NDArray[np.bool_] | bool = True
) -> NDArray[np.bool_]:
    """Tell which points (n, 2) lie in which polygons: (polygons, n).

    Only those in a polygon's box are tried, and of them only what is `wanted`.
    """
    left, bottom, right, top = shapely.bounds(polygons).T[:, :, None]
    x, y = points.T
    inside: NDArray[np.bool_] = (x > left) & (x < right) & (y > bottom) & (y < top) & wanted
    which, at = np.nonzero(inside)
    inside[which, at] = shapely.contains_xy(np.asarray(polygons)[which], x[at], y[at])
    return inside


def sample_points(projection: Projection) -> Vector:
    """Return the centre of every ellipsoid and four points part of the way to its rim."""
    rim = projection.points[:, :: projection.points.shape[1] // 4][:, :4]
    centre = projection.centre[:, None, :2]
    result: Vector = np.concatenate([centre, centre + (rim - centre) * RIM_SHARE], 1).reshape(-1, 2)
    return result


@cache
def joint_of(a: str, b: str) -> str:
    """Return the child unit at whose joint two units belong together, or nothing."""
    for child, parent in ((a, b), (b, a)):
        if child in JOINTS and JOINTS[child][0] == parent:
            return child
    return ""


def _fronts(
    pairs: list[tuple[str, str, str, NDArray[np.intp]]],
    fronts: Mapping[str, Callable[[Vector], Vector]],
    points: Vector,
) -> dict[str, Iterator[Vector]]:
    """Return each unit's front depths at the points of its pairs, one pair after the other: one look at each unit."""
    wanted: dict[str, list[NDArray[np.intp]]] = {}
    for a, b, _, at in pairs:
        wanted.setdefault(a, []).append(at)
        wanted.setdefault(b, []).append(at)
    return {unit: _parts(fronts[unit](points[np.concatenate(at)]), at) for unit, at in wanted.items()}


def _parts(row: Vector, like: list[NDArray[np.intp]]) -> Iterator[Vector]:
    stop = 0
    for part in like:
        start, stop = stop, stop + len(part)
        yield row[start:stop]


class PaintOrder:
    """The order to paint a body's units and the pieces of things in, farthest first, and what that order gets wrong."""

    def __init__(
        self,
        polygons: Mapping[str, Geometry],
        members: Mapping[str, NDArray[np.intp]],
        projection: Projection,
        surface: Surface,
        joints: Mapping[str, tuple[Vector, float]],
        certain: Iterable[tuple[str, str]] = (),
        solids: Sequence[Solid] = (),
    ) -> None:
        self.things = frozenset(solid.name for solid in solids)
        self.groups = {solid.name: solid.group for solid in solids if solid.group}
        self.middle = {u: float(projection.centre[members[u], 2].mean()) for u in polygons}
        who, first = np.concatenate([*members.values()]), np.cumsum([0, *map(len, members.values())])[:-1]
        middle, reach = projection.centre[who, 2], projection.reach[who]
        deepest, nearest = np.minimum.reduceat(middle - reach, first), np.maximum.reduceat(middle + reach, first)
        self.depths = dict(zip(members, zip(deepest.tolist(), nearest.tolist(), strict=True), strict=True))
        fronts = {unit: partial(surface.front, members[unit]) for unit in polygons}
        for solid in solids:
            self.middle[solid.name], self.depths[solid.name] = solid.reach[1], (solid.reach[0], solid.reach[2])
        self.above: dict[str, dict[str, float]] = {u: {} for u in self.middle}
        shapes = {**polygons, **{solid.name: solid.outline for solid in solids}}
        points = np.concatenate([sample_points(projection), *(solid.samples for solid in solids)])
        self._compare(shapes, {**fronts, **{solid.name: solid.front for solid in solids}}, points, joints)
        held = [(unit, solid.name) for solid in solids for unit in solid.under]
        for upper, lower in [*certain, *held]:
            self.above[lower].pop(upper, None)
            self.above[upper][lower] = CERTAIN
        self.units, self.mends = self._sorted()

    def _compare(
        self,
        polygons: Mapping[str, Geometry],
        fronts: Mapping[str, Callable[[Vector], Vector]],
        points: Vector,
        joints: Mapping[str, tuple[Vector, float]],
    ) -> None:
        """Compare all pairs that overlap: at each sample that two units share, the nearer surface gets a vote."""
        names = list(polygons)
        inside = contained([polygons[u] for u in names], points)
        centres, radii = (np.array(column) for column in zip(*joints.values(), strict=True))
        off = (points[:, 0] - centres[:, :1]) ** 2 + (points[:, 1] - centres[:, 1:]) ** 2
        beyond = dict(zip(joints, off > radii[:, None] ** 2, strict=True))
        found: list[tuple[str, str, str, NDArray[np.intp]]] = []
        for i, j in zip(*np.nonzero(np.triu(inside @ inside.T, 1)), strict=True):
            a, b, both = names[i], names[j], inside[i] & inside[j]
            if a in self.groups and self.groups[a] == self.groups.get(b):
                continue
            child, apart = joint_of(a, b), False
            if child:
                away = both & beyond[child]
                apart = bool(away.any())
                both = away if apart else both
            shared = np.flatnonzero(both)
            if not self._apart(a, b, len(shared)):
                found.append((a, b, "" if apart else child, shared[:: max(1, len(shared) // WITNESSES)]))
        looks = _fronts(found, fronts, points)
        for a, b, child, at in found:
            lead = (next(looks[a]) - next(looks[b])).clip(-CLIP, CLIP)
            self._vote(a, b, float(lead.sum()), len(at), child)

    def _apart(self, a: str, b: str, count: int) -> bool:
        """Settle a pair whose depths do not meet at all, which needs no rays."""
        for upper, lower in ((a, b), (b, a)):
            if self.depths[upper][0] > self.depths[lower][1]:
                self.above[upper][lower] = CLIP * min(count, WITNESSES)
                return True
        return False

    def _vote(self, a: str, b: str, vote: float, count: int, child: str) -> None:
        if child and abs(vote) / count < UNSURE and "thigh" not in child:
            nearer = self.middle[child] >= self.middle["torso"] - BESIDE if "upper_arm" in child else True
            vote = (1 if (child == a) == nearer else -1) * HINT
        if vote > 0:
            self.above[a][b] = vote
        else:
            self.above[b][a] = -vote

    def _sorted(self) -> tuple[list[str], list[Mend]]:
        order: list[str] = []
        left, wrong = dict.fromkeys(self.above), []
        while left:
            free = [u for u in left if not any(v in left for v in self.above[u])]
            if free:
                unit = min(free, key=lambda u: self.middle[u])
                order.append(unit)
                del left[unit]
            else:
                upper, lower = self._weakest(left)
                del self.above[upper][lower]
                wrong.append((upper, lower))
        place = {u: k for k, u in enumerate(order)}
        mends = [
            Mend(a, b, tuple(c for c in order if a in self.above[c] and place[c] > place[a]))
            for a, b in wrong
            if place[a] < place[b] and a not in self.things
        ]
        return order, mends

    def _weakest(self, left: Mapping[str, None]) -> tuple[str, str]:
        """Walk down from any unit until one repeats, and return the weakest step of that loop."""
        path = [next(iter(left))]
        while True:
            below = [v for v in self.above[path[-1]] if v in left]
            step = max(below, key=lambda v: self.above[path[-1]][v])
            if step in path:
                loop = [*path[path.index(step) :], step]
                return min(pairwise(loop), key=self._weight)
            path.append(step)

    def _weight(self, pair: tuple[str, str]) -> float:
        """Return how sure it is that one unit lies over another; a head is too fine to be mended, and so is a thing."""
        upper, lower = pair
        return self.above[upper][lower] * (HEAD_WEIGHT if upper == "head" or upper in self.things else 1.0)
