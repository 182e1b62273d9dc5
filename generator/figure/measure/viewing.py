"""The camera of a figure whose author says nothing: of a few, the one that shows its poses best.

A view is judged by what a reader must see: hands, feet and face not hidden behind body or things, limbs across the
sight and not along it, left apart from right, and the way from one frame to the next across the page.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from generator.figure.body.flesh import body_of
from generator.figure.measure.boxes import boxes
from generator.figure.measure.solved import settled_frame, settled_partner
from generator.figure.props import wall
from generator.figure.stage.camera import camera
from generator.figure.stage.stage import Placed
from generator.figure.words.joints import SIDES
from generator.figure.words.model import View
from generator.figure.words.problems import FigureError

if TYPE_CHECKING:
    from generator.figure.body.contact import Settled
    from generator.figure.body.rotation import Rotation, Vector
    from generator.figure.stage.solids import Lump
    from generator.figure.words.model import Figure, Prop

LYING = (View(14.0, 11.0), View(30.0, 13.0), View(46.0, 15.0))
UPRIGHT = tuple(View(yaw, 9.0) for yaw in (24.0, 40.0, 58.0, 78.0, 90.0, 8.0, -20.0, -38.0))
"""Views on who lies on a mat and on who does not, the usual one first: the house keeps to it unless another wins."""
LOW = 0.75
"""Heads lower than this many metres belong to bodies on a mat."""

HIDES, NEARBY = 0.03, 0.13
"""One part hides another that is so many metres farther away, unless both lie this near to each other."""


class Worth(NamedTuple):
    """What a view is worth where all of one kind can be seen."""

    hands: float = 2.4
    head: float = 1.0
    feet: float = 1.0
    face: float = 1.3
    limbs: float = 2.4
    apart: float = 1.0
    motion: float = 2.6
    usual: float = 1.1


WORTH = Worth()
ON_MAT = 2.0
"""The usual view is worth so many times more on a mat: pictures side by side have mats that run one way."""
FACE_FROM, FACE_FULL = -0.35, 0.15
"""A face counts from this much towards the viewer on, and wholly from that much on."""
APART = 0.16
"""Hands, or feet, are apart when the picture shows so many metres between them."""
MOVES = 0.08
"""Ways shorter than this many metres are no motion."""
WALL_BACK = 20.0
"""What a view loses that shows the back of a wall."""
LIMBS = {"upper_arm": "forearm", "forearm": "hand", "thigh": "shank", "shank": "foot"}
FEET = ("foot", "heel", "toes")
MOVING = ("head", *(f"{side}_{bone}" for bone in ("hand", "foot", "shank", "forearm") for side in SIDES))


def view_of(figure: Figure, person: str) -> View:
    """Return the view of a figure that names none: the best over all frames that can be solved."""
    return _chosen(_Wrapped(figure, person))


class _Wrapped:
    """A figure as a key: two that are posed alike are seen alike."""

    def __init__(self, figure: Figure, person: str) -> None:
        self.figure, self.person = figure, person
        self.decides = repr((person, figure.shoes, figure.posed()))

    def __hash__(self) -> int:
        return hash(self.decides)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Wrapped) and self.decides == other.decides


@lru_cache(maxsize=128)
def _chosen(one: _Wrapped) -> View:
    frames = _solved(one.figure, one.person)
    if not frames:
        return View()
    heads = max(float(frame.settled.bones.origin["head"][2]) for frame in frames)
    on_mat = any(prop.kind == "mat" for prop in one.figure.props) or heads < LOW
    views = LYING if on_mat else UPRIGHT
    return max(views, key=lambda view: round(_score(frames, view, views[0]), 6))


def _solved(figure: Figure, person: str) -> list[_Seen]:
    found = []
    for frame in figure.frames:
        if frame.view is None:
            try:
                first = settled_frame(figure, frame, person)
                second = settled_partner(figure, frame, first, person) if frame.partner else None
                found.append(_Seen(first, person, figure.surroundings(frame)[1], second))
            except FigureError:
                continue
    return found


class _Seen:
    """A solved frame with all that is asked of it from every view."""

    def __init__(self, settled: Settled, person: str, props: tuple[Prop, ...], second: Settled | None) -> None:
        body = body_of(person)
        self.settled, self.props = settled, props
        self.faces = [one.bones.frame["head"][:, 0] for one in (settled, second) if one]
        self.placed = Placed(settled.bones, settled.flesh, body)
        self.targets = {
            "hands": np.concatenate([body.members[f"{side}_hand"] for side in SIDES]),
            "head": body.members["head"],
            "feet": np.concatenate(
                [body.pick(f"{side}-{part}") for side in SIDES for part in ("foot", "heel", "toes")]
            ),
        }
        self.unit = body.unit
        self.lumps = [lump for thing, lump, _ in boxes(settled, person, props) if thing != "wall"]

    def hidden(self, rows: Rotation) -> dict[str, float]:
        """Return which share of hands, head and feet lies behind body or things."""
        flesh = self.settled.flesh
        seen = flesh.centre @ rows.T
        spread = rows[:2] @ flesh.axes
        wide = (spread**2).sum((1, 2)) / 2
        found = {}
        for name, chosen in self.targets.items():
            at = seen[chosen]
            off = ((at[:, None, :2] - seen[None, :, :2]) ** 2).sum(2)
            before = seen[None, :, 2] > at[:, None, 2] + HIDES
            far = ((flesh.centre[chosen][:, None] - flesh.centre[None]) ** 2).sum(2) > NEARBY**2
            other = self.unit[chosen][:, None] != self.unit[None]
            covered = (before & far & other & (off < wide[None])).any(1)
            for lump in self.lumps:
                covered |= _behind(lump, rows, at)
            found[name] = float(covered.mean())
        return found


def _behind(lump: Lump, rows: Rotation, at: Vector) -> Vector:
    """Tell which points (n, 3: right, up, towards) lie behind a box."""
    start = (at[:, :2] @ rows[:2] - lump.middle) @ lump.frame
    way = rows[2] @ lump.frame
    way = np.where(np.abs(way) < 1e-6, 1e-6, way)
    ends = np.stack([(lump.half - start) / way, (-lump.half - start) / way])
    enters, leaves = ends.min(0).max(1), ends.max(0).min(1)
    behind: Vector = (leaves > enters) & (leaves > at[:, 2] + HIDES)
    return behind


def _score(frames: list[_Seen], view: View, usual: View) -> float:
    rows = camera(view)
    total = sum(_frame_score(frame, rows) for frame in frames) / len(frames)
    away = abs(view.yaw - usual.yaw) / 90
    usually = WORTH.usual * (ON_MAT if usual in LYING else 1.0)
    return total + _motion(frames, rows) * WORTH.motion - away * usually


def _frame_score(frame: _Seen, rows: Rotation) -> float:
    hidden = frame.hidden(rows)
    faces = (np.array(frame.faces) @ rows[2] - FACE_FROM) / (FACE_FULL - FACE_FROM)
    score = WORTH.hands * (1 - hidden["hands"]) + WORTH.head * (1 - hidden["head"]) + WORTH.feet * (1 - hidden["feet"])
    score += WORTH.face * float(np.clip(faces, 0.0, 1.0).mean())
    score += WORTH.limbs * _across(frame, rows) + WORTH.apart * _apart(frame, rows)
    for prop in frame.props:
        if prop.kind == "wall" and not wall.shows_face(rows, wall.side(prop, frame.placed)):
            score -= WALL_BACK
    return score


def _across(frame: _Seen, rows: Rotation) -> float:
    """Return how long limbs look, as a share of how long they are."""
    origin = frame.settled.bones.origin
    ways = np.array([origin[f"{s}_{end}"] - origin[f"{s}_{start}"] for start, end in LIMBS.items() for s in SIDES])
    seen = np.sqrt(((ways @ rows[:2].T) ** 2).sum(1) / (ways**2).sum(1))
    return float(seen.mean())


def _apart(frame: _Seen, rows: Rotation) -> float:
    """Return how far left hands and feet look from right ones, at most as far as is plain to see."""
    origin = frame.settled.bones.origin
    gaps = [np.hypot(*(rows[:2] @ (origin[f"left_{bone}"] - origin[f"right_{bone}"]))) for bone in ("hand", "foot")]
    return float(np.minimum(np.array(gaps) / APART, 1.0).mean())


def _motion(frames: list[_Seen], rows: Rotation) -> float:
    """Return which share of the way from frame to frame the picture shows."""
    ways = [
        after.settled.bones.origin[name] - before.settled.bones.origin[name]
        for before, after in pairwise(frames)
        for name in MOVING
    ]
    long = np.array([way for way in ways if float(way @ way) > MOVES**2])
    if not len(long):
        return 0.0
    return float(np.sqrt(((long @ rows[:2].T) ** 2).sum(1)).sum() / np.sqrt((long**2).sum(1)).sum())
