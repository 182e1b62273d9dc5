"""From the angles of a pose to where every bone is: forward kinematics."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from generator.figure.body import holding, reach
from generator.figure.body import proportions as size
from generator.figure.body.arms import two_bones
from generator.figure.body.bones import Skeleton
from generator.figure.body.rotation import about_forward, about_left, about_up, bend, powers, swing
from generator.figure.body.torso_flesh import torso_row
from generator.figure.words.joints import SIDES
from generator.figure.words.people import DrawnPerson
from generator.figure.words.pose import HAND_SHAPES, Hand, Pose

if TYPE_CHECKING:
    from generator.figure.body.rotation import Rotation, Vector


def _columns(forward: tuple[int, int, int], left: tuple[int, int, int], up: tuple[int, int, int]) -> Rotation:
    return np.column_stack([forward, left, up]).astype(float)


_STEP = size.SPINE_TOP / size.SPINE_STEPS
_HEIGHTS = (size.SACRUM_BOTTOM, *(k * _STEP for k in range(size.SPINE_STEPS + 1)))
_TURNS = ("flexion", "side_bend", "rotation")
_SPINE_ANGLES = tuple(f"{zone}_{turn}" for zone in ("lumbar", "thorax") for turn in _TURNS)
_NECK_ANGLES = tuple(f"neck_{turn}" for turn in _TURNS)
_SPINE_BONES = tuple(f"spine_{k}" for k in range(size.SPINE_STEPS + 2))
_NECK_BONES = (*(f"neck_{k}" for k in range(size.NECK_STEPS + 1)), "head")
UPRIGHT = np.eye(3)
GIRDLE_LIFT = (0.012, 0.042)
"""How far a fully lifted arm carries its shoulder joint in and up, in metres."""
ARM_ENDS = ("-elbow", "-wrist")
"""Places on the other arm."""
LIFT_FROM, LIFT_OVER = 30, 150
"""Degrees between arm and trunk from which, and over which, the shoulder blade follows the arm."""
ROOT_FRAMES: dict[str, Rotation] = {
    "supine": _columns((0, 0, 1), (0, 1, 0), (-1, 0, 0)),
    "prone": _columns((0, 0, -1), (0, -1, 0), (-1, 0, 0)),
    "side-lying": _columns((0, -1, 0), (0, 0, 1), (-1, 0, 0)),
    "all-fours": _columns((0, 0, -1), (0, -1, 0), (-1, 0, 0)),
}


def pose_skeleton(
    pose: Pose,
    person: DrawnPerson,
    angles: Mapping[str, float] | None = None,
    height: float = 0.0,
    *,
    arms: bool = True,
) -> Skeleton:
    """Return the skeleton of a pose; `angles` and the pelvis' height in metres may take the place of the pose's own.

    A body turns first: it tilts to where it then faces. Legs come before arms, because hands may reach for shins.
    """
    a = pose.every_angle() if angles is None else angles
    bones = Skeleton()
    root = ROOT_FRAMES.get(pose.root, UPRIGHT) @ about_up(a.get("turn", 0.0))
    frame = root @ swing(-a.get("tilt", 0.0), -a.get("lean", 0.0), 0.0)
    bones.put("pelvis", np.array((pose.x / 100, pose.y / 100, height)), frame)
    _grow_trunk(bones, a)
    for side in SIDES:
        _add_leg(bones, side, a, person)
    if arms:
        _add_arms(bones, pose, a, person)
    return bones


def _add_arms(bones: Skeleton, pose: Pose, a: Mapping[str, float], person: DrawnPerson) -> None:
    """Add both arms: one that reaches for the other comes after it; what both hold brings their hands together."""
    hands = {side: pose.hands.get(side) or Hand() for side in SIDES}
    bones.skin = _skin(person)
    for side in SIDES:
        _add_girdle(bones, side, a, person)
    for side in sorted(SIDES, key=lambda side: hands[side].reach.endswith(ARM_ENDS)):
        held, _, end = hands[side].reach.partition("-")
        if f"-{end}" in ARM_ENDS and f"{held}_forearm" not in bones.origin:
            _hang(bones, held, a)
        _add_arm(bones, side, a, hands[side])
    if all(hand.together for hand in hands.values()):
        holding.bring_into_line(bones)
    if all(hand.round for hand in hands.values()):
        holding.lay_round(bones, hands["left"].round / 100)


@lru_cache(maxsize=16)
def _skin(person: DrawnPerson) -> dict[str, float]:
    """Return how many metres of flesh lie before the bones of the spine on which hands are laid."""
    found = {}
    for hold in reach.HOLDS.values():
        if hold.bone.startswith("spine"):
            _, depth, front = torso_row(person, _HEIGHTS[int(hold.bone[6:])])
            found[hold.bone] = depth + front
    return found


def _grow_trunk(bones: Skeleton, a: Mapping[str, float]) -> None:
    """Put spine, chest, neck and head on the pelvis; their curves are worked out once for each set of angles."""
    spine, neck = (tuple([a.get(name, 0.0) for name in names]) for names in (_SPINE_ANGLES, _NECK_ANGLES))
    _put_all(bones, _SPINE_BONES, "pelvis", *_spine(spine))
    top = _SPINE_BONES[-1]
    bones.put("neck_base", bones.origin[top], bones.frame[top])
    _put_all(bones, _NECK_BONES, top, *_neck(neck))
    bones.heights = _HEIGHTS
    bones.put("chest", *bones.at_spine(size.GIRDLE))


def _put_all(bones: Skeleton, names: Sequence[str], base: str, points: Vector, turns: Rotation) -> None:
    """Place bones whose origins (n, 3) and frames (n, 3, 3) are given in another bone's frame."""
    frame = bones.frame[base]
    bones.origin.update(zip(names, bones.origin[base] + points @ frame.T, strict=True))
    bones.frame.update(zip(names, frame @ turns, strict=True))


@lru_cache(maxsize=512)
def _spine(angles: tuple[float, ...]) -> tuple[Vector, Rotation]:
    """Integrate the curvature upward from the pelvis: the spine is a smooth arc, not a hinge.

    Returns origins and frames of the bones of the spine in the pelvis' frame.
    """
    a = dict(zip(_SPINE_ANGLES, angles, strict=True))
    turns = np.tile(np.eye(3), (size.SPINE_STEPS, 1, 1))
    for zone, (low, high) in (("lumbar", size.LUMBAR_ZONE), ("thorax", size.THORAX_ZONE)):
        first, last = round(low / _STEP), round(high / _STEP)
        below = turns[first - 1] if first else turns[0]
        turns[first:last] = below @ powers(_zone_turn(a, zone, 1 / (last - first)), last - first)
        turns[last:] = turns[last - 1]
    points = np.zeros((size.SPINE_STEPS + 2, 3))
    points[0, 2] = size.SACRUM_BOTTOM
    points[2:] = np.cumsum(turns[:, :, 2] * _STEP, axis=0)
    return points, np.concatenate([np.tile(np.eye(3), (2, 1, 1)), turns])


@lru_cache(maxsize=512)
def _neck(angles: tuple[float, ...]) -> tuple[Vector, Rotation]:
    """Return origins and frames of the bones of neck and head in the frame of the neck's base."""
    turn = _zone_turn(dict(zip(_NECK_ANGLES, angles, strict=True)), "neck", 1 / size.NECK_STEPS)
    turns = powers(turn, size.NECK_STEPS)
    steps = (turns[:, :, 2] + turns[:, :, 0] * size.NECK_LEAN) * (size.NECK / size.NECK_STEPS)
    points = np.concatenate([np.zeros((1, 3)), np.cumsum(steps, axis=0)])
    turns = np.concatenate([np.eye(3)[None], turns])
    return np.concatenate([points, points[-1:]]), np.concatenate([turns, turns[-1:]])


def _zone_turn(a: Mapping[str, float], zone: str, share: float) -> Rotation:
    flexion = a[f"{zone}_flexion"] + size.NEUTRAL_CURVE[zone]
    return bend(flexion * share, a[f"{zone}_side_bend"] * share, a[f"{zone}_rotation"] * share)


def _add_leg(bones: Skeleton, side: str, a: Mapping[str, float], person: DrawnPerson) -> None:
    sign, pelvis = SIDES[side], bones.frame["pelvis"]

    def angle(name: str) -> float:
        return a.get(f"{side}_{name}", 0.0)

    hip = bones.origin["pelvis"] + pelvis[:, 1] * (sign * size.HIP_OUT * person.hips)
    thigh = pelvis @ swing(angle("hip_flexion"), sign * angle("hip_abduction"), sign * angle("hip_rotation"))
    knee = hip - thigh[:, 2] * size.THIGH
    shank = thigh @ about_left(angle("knee_flexion"))
    ankle = knee - shank[:, 2] * size.SHANK
    foot = shank @ swing(-angle("ankle_plantarflexion"), -sign * angle("ankle_inversion"), 0.0)
    bones.put(f"{side}_thigh", hip, thigh)
    bones.put(f"{side}_shank", knee, shank)
    bones.put(f"{side}_foot", ankle, foot)
    toes = foot @ about_left(-angle("toe_extension"))
    bones.put(f"{side}_toes", ankle + foot @ np.array(size.TOE_JOINT), toes)


def _add_girdle(bones: Skeleton, side: str, a: Mapping[str, float], person: DrawnPerson) -> None:
    socket = bones.local(
        "chest",
        a.get(f"{side}_shoulder_protraction", 0.0) / 100,
        SIDES[side] * size.SHOULDER_OUT * person.shoulders,
        a.get(f"{side}_shoulder_elevation", 0.0) / 100 - size.SHOULDER_DROP,
    )
    bones.put(f"{side}_girdle", socket, bones.frame["chest"])


def _add_arm(bones: Skeleton, side: str, a: Mapping[str, float], hand: Hand) -> None:
    """Hang an arm by its angles, or let it reach for a place."""
    bones.hands[side] = HAND_SHAPES[hand.shape]
    if hand.reach:
        _reach_out(bones, side, hand)
    else:
        _hang(bones, side, a)


def _hang(bones: Skeleton, side: str, a: Mapping[str, float]) -> None:
    sign = SIDES[side]

    def angle(name: str) -> float:
        return a.get(f"{side}_{name}", 0.0)

    turn = angle("shoulder_flexion"), sign * angle("shoulder_abduction"), sign * angle("shoulder_rotation")
    upper = bones.frame["chest"] @ swing(*turn)
    _lift_girdle(bones, side, -upper[:, 2])
    shoulder = bones.origin[f"{side}_girdle"]
    elbow = shoulder - upper[:, 2] * size.UPPER_ARM
    forearm = upper @ about_left(-angle("elbow_flexion"))
    palm = forearm @ about_up(-sign * angle("forearm_pronation")) @ about_forward(sign * angle("wrist_extension"))
    bones.put(f"{side}_upper_arm", shoulder, upper)
    bones.put(f"{side}_forearm", elbow, forearm)
    bones.put(f"{side}_hand", elbow - forearm[:, 2] * size.FOREARM, palm)


def _reach_out(bones: Skeleton, side: str, hand: Hand) -> None:
    goal = reach.goal_of(bones, side, hand)
    _lift_girdle(bones, side, goal.wrist - bones.origin[f"{side}_girdle"])
    shoulder, hinge = bones.origin[f"{side}_girdle"], bones.frame["chest"][:, 1]
    arm = two_bones(shoulder, goal.wrist, size.UPPER_ARM, size.FOREARM, goal.pole, hinge)
    bones.put(f"{side}_upper_arm", shoulder, arm.upper)
    bones.put(f"{side}_forearm", arm.middle, arm.lower)
    bones.put(f"{side}_hand", arm.end, goal.palm)
    bones.missed[side] = arm.missed
    if goal.unit:
        bones.grips[side] = goal.unit, goal.palm[:, 1] * SIDES[side]
    if hand.shape == "relaxed":
        bones.hands[side] = goal.curl, HAND_SHAPES["relaxed"][1]


def _lift_girdle(bones: Skeleton, side: str, towards: Vector) -> None:
    """Let the shoulder blade follow the arm: past 30 degrees, about one degree for every two of the arm.

    (Scapulohumeral rhythm, Inman 1944.)
    """
    chest = bones.frame["chest"]
    length = max(math.sqrt(float(towards @ towards)), 1e-9)
    raised = math.degrees(math.acos(min(max(-float(towards @ chest[:, 2]) / length, -1.0), 1.0)))
    share = min(max((raised - LIFT_FROM) / LIFT_OVER, 0.0), 1.0)
    shift = np.array((0.0, -SIDES[side] * GIRDLE_LIFT[0], GIRDLE_LIFT[1])) * (share * (2 - share))
    bones.origin[f"{side}_girdle"] = bones.origin[f"{side}_girdle"] + chest @ shift
