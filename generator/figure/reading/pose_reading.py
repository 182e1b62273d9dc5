"""Read a pose from its words: joints, spine, hands, and what rests on what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.figure.props import KINDS, wall
from generator.figure.reading.reader import Reader
from generator.figure.words.joints import (
    ARCH_SHARES,
    CURL_SHARES,
    ROOTS,
    SIDE_SHARES,
    SIDED,
    SIDES,
    SUPPLE_ZONES,
    TILTS,
    TURN_SHARES,
    WHOLE_SPINE,
    ZONES,
    Joint,
    Range,
    angle_name,
    limits,
    most_abduction,
)
from generator.figure.words.model import Prop
from generator.figure.words.places import HAND_PLACES, RESTING_PARTS, gives_way, resting_sides
from generator.figure.words.pose import HAND_SHAPES, Hand, Pose, Rest
from generator.figure.words.problems import Path

POSE_WORDS = ("root", *TILTS, "x", "y", "supple", "spine", *SIDED, "hands", "rest")
PAIRS = ("left", "right", "both")
HAND_NUMBERS = {
    "along": (0.0, 1.0),
    "outward": (-15.0, 15.0),
    "forward": (-60.0, 60.0),
    "ahead": (-60.0, 60.0),
    "apart": (-40.0, 60.0),
}
GRASPED = tuple(kind for kind, module in KINDS.items() if hasattr(module, "handle"))
"""Things that hands may reach for."""
REST_WORDS = ("height", "by", "on")
HEIGHTS, PLACES = (0.0, 200.0), (-200.0, 200.0)
"""How high a part may rest, and where the pelvis may be, in centimetres."""
FLAT_BELOW = 12.0
"""A spine curled by less than this many degrees rests on its whole length, not on the lower ribs."""


def read_pose(
    reader: Reader, value: Any, path: Path, props: tuple[Prop, ...] = (), places: tuple[str, ...] = ()
) -> Pose:
    """Return the pose a mapping describes; faults go to the reader. `places` are more that hands may reach for."""
    data = reader.mapping(value, path, POSE_WORDS)
    root = reader.word(data.get("root", "standing"), (*path, "root"), ROOTS)
    supple = reader.truth(data["supple"], (*path, "supple")) if "supple" in data else False
    angles: dict[str, float] = {}
    for name, span in TILTS.items():
        if name in data:
            angles[name] = reader.number(data[name], (*path, name), span)
    if "spine" in data:
        angles.update(_spine(reader, data["spine"], (*path, "spine"), SUPPLE_ZONES if supple else ZONES))
    for word, joint in SIDED.items():
        if word in data:
            angles.update(_joint(reader, data[word], (*path, word), joint, joint.spans(supple=supple)))
    if not supple:
        _check_abduction(reader, root, angles, (*path, "hips"))
    hands = _hands(reader, data["hands"], (*path, "hands"), props, places) if "hands" in data else {}
    hands = _holding(hands, props)
    kinds = tuple(prop.kind for prop in props)
    rests = _rests(reader, data["rest"], (*path, "rest"), kinds) if "rest" in data else usual_rests(root, angles)
    place = {k: reader.number(data[k], (*path, k), PLACES, "centimetres") for k in ("x", "y") if k in data}
    return Pose(root, angles, hands, rests, **place, supple=supple)


def usual_rests(root: str, angles: Mapping[str, float]) -> tuple[Rest, ...]:
    """Return what a body in this root rests on when nothing is said."""
    parts: tuple[str, ...]
    if root == "supine":
        curled = angles.get("thorax_flexion", 0.0) > FLAT_BELOW
        parts = ("pelvis", "ribs") if curled else ("pelvis", "upper-back", "head")
    else:
        parts = {
            "prone": ("torso",),
            "side-lying": ("pelvis", "right-arm"),
            "long-sitting": ("pelvis", "left-leg", "right-leg"),
            "kneeling": ("knees",),
            "all-fours": ("knees", "hands"),
        }.get(root, ("feet",))
    rests = [Rest(part, 0.0, "height" if k == 0 else gives_way(part)) for k, part in enumerate(parts)]
    if root == "side-lying":
        rests[1] = replace(rests[1], gives="lumbar_side_bend")
    return tuple(rests)


def _spine(reader: Reader, value: Any, path: Path, zones: Mapping[str, Mapping[str, Range]]) -> dict[str, float]:
    data = reader.mapping(value, path, (*WHOLE_SPINE, *zones))
    found: dict[str, float] = {}
    for word, span in WHOLE_SPINE.items():
        if word in data:
            whole = reader.number(data[word], (*path, word), span)
            name = "flexion" if word == "curl" else word
            found.update({angle_name(z, name): whole * share for z, share in _shares(word, whole).items()})
    for zone, ranges in zones.items():
        if zone not in data:
            continue
        entry = data[zone] if isinstance(data[zone], Mapping) else {"flexion": data[zone]}
        for word, angle in reader.mapping(entry, (*path, zone), ranges).items():
            where = (*path, zone, word) if isinstance(data[zone], Mapping) else (*path, zone)
            found[angle_name(zone, word)] = reader.number(angle, where, ranges[word])
    return found


def _shares(word: str, whole: float) -> dict[str, float]:
    if word == "curl":
        return CURL_SHARES if whole >= 0 else ARCH_SHARES
    return SIDE_SHARES if word == "side-bend" else TURN_SHARES


def _joint(reader: Reader, value: Any, path: Path, joint: Joint, ranges: Mapping[str, Range]) -> dict[str, float]:
    found: dict[str, float] = {}
    for pair, entry in reader.mapping(value, path, PAIRS).items():
        bare = not isinstance(entry, Mapping)
        main = next(iter(ranges))
        for word, angle in reader.mapping({main: entry} if bare else entry, (*path, pair), ranges).items():
            unit = "centimetres" if word in ("protraction", "elevation") else "degrees"
            number = reader.number(angle, (*path, pair) if bare else (*path, pair, word), ranges[word], unit)
            for side in SIDES if pair == "both" else (pair,):
                found[f"{side}_{joint.name}_{word}"] = number
    return found


def _check_abduction(reader: Reader, root: str, angles: Mapping[str, float], path: Path) -> None:
    """A straight leg goes less far out to the side than a bent one."""
    for side in SIDES:
        bent = angles.get(f"{side}_hip_flexion", ROOTS[root].get("hip_flexion", 0.0))
        most, said = most_abduction(bent), angles.get(f"{side}_hip_abduction", 0.0)
        if said > most:
            message = f"takes the {side} thigh {said:g} degrees out; with the hip bent by {bent:g} it goes {most:.0f}"
            reader.fault(path, f"{message}: bend it more, or say supple: yes")


def _hands(reader: Reader, value: Any, path: Path, props: tuple[Prop, ...], places: tuple[str, ...]) -> dict[str, Hand]:
    found = {}
    for pair, entry in reader.mapping(value, path, PAIRS).items():
        hand = _hand(reader, entry, (*path, pair), (*HAND_PLACES, *GRASPED, *places))
        if hand.reach == "wall" and not (isinstance(entry, Mapping) and "ahead" in entry):
            hand = replace(hand, ahead=_wall_at(props))
        hand = _on_thing(reader, hand, (*path, pair), props)
        for side in SIDES if pair == "both" else (pair,):
            if hand.reach in (f"{side}-elbow", f"{side}-wrist"):
                reader.fault((*path, pair), f"cannot hold its own arm: {hand.reach} is for the other hand")
                hand = replace(hand, reach="")
            found[side] = hand
    return found


def _holding(hands: dict[str, Hand], props: tuple[Prop, ...]) -> dict[str, Hand]:
    """Close hands round what is in them."""
    found = dict(hands)
    for prop in props:
        module = KINDS[prop.kind]
        for side in _sides_at(prop):
            hand = found.get(side) or Hand()
            if hasattr(module, "half_width"):
                found[side] = replace(hand, round=module.half_width(prop) if prop.held == "both" else 0.0)
                continue
            one = prop.held == "both" and getattr(module, "LINES_UP", False)
            shape = "grip" if hand.shape == "relaxed" else hand.shape
            found[side] = replace(hand, shape=shape, together=one or hand.together)
    return found


def _sides_at(prop: Prop) -> list[str]:
    """Name the hands that hold a thing, or an end of it."""
    ends = [end.partition("-")[0] for end in prop.ends if end.endswith("-hand")]
    return [side for side in SIDES if side in ends or prop.held in (side, "both")]


def _on_thing(reader: Reader, hand: Hand, path: Path, props: tuple[Prop, ...]) -> Hand:
    """Let a hand that reaches for a thing know where it is taken hold of."""
    thing = next((prop for prop in props if prop.kind == hand.reach), None)
    if hand.reach not in GRASPED or hand.reach == "wall":
        return hand
    if thing is None:
        reader.fault((*path, "reach"), f"names no thing of this figure; add it to props: [{hand.reach}]")
        return hand
    return replace(hand, handle=KINDS[hand.reach].handle(thing))


def _wall_at(props: tuple[Prop, ...]) -> float:
    return next((prop.numbers["x"] for prop in props if prop.kind == "wall" and "x" in prop.numbers), wall.AT)


def _hand(reader: Reader, value: Any, path: Path, places: tuple[str, ...]) -> Hand:
    if not isinstance(value, Mapping):
        return Hand(reader.word(value, path, places))
    data = reader.mapping(value, path, ("reach", "shape", *HAND_NUMBERS))
    words: dict[str, Any] = {}
    if "reach" in data:
        words["reach"] = reader.word(data["reach"], (*path, "reach"), places)
    if "shape" in data:
        words["shape"] = reader.word(data["shape"], (*path, "shape"), HAND_SHAPES)
    numbers: dict[str, Any] = {
        word: reader.number(data[word], (*path, word), span, "parts" if word == "along" else "centimetres")
        for word, span in HAND_NUMBERS.items()
        if word in data
    }
    return Hand(**words, **numbers)


def _rests(reader: Reader, value: Any, path: Path, props: tuple[str, ...]) -> tuple[Rest, ...]:
    found: list[Rest] = []
    for where, entry in reader.items(value, path):
        if isinstance(entry, Mapping):
            for part, detail in reader.mapping(entry, where, RESTING_PARTS).items():
                found += _rest(reader, part, detail, (*where, part), found, props)
        else:
            found += _at_height(reader.word(entry, where, RESTING_PARTS), 0.0, "", found)
    return tuple(found)


def _at_height(part: str, height: float, on: str, before: list[Rest]) -> list[Rest]:
    """Let a part rest: the first part decides how high the body is, others move until they are there."""
    if not before:
        return [Rest(part, height, "height", on)]
    return [Rest(side, height, gives_way(side), on) for side in resting_sides(part, before[0].part)]


def _rest(reader: Reader, part: str, value: Any, path: Path, before: list[Rest], props: tuple[str, ...]) -> list[Rest]:
    if not isinstance(value, Mapping):
        return _at_height(part, reader.number(value, path, HEIGHTS, "centimetres"), "", before)
    data = reader.mapping(value, path, REST_WORDS)
    height = reader.number(data.get("height", 0.0), (*path, "height"), HEIGHTS, "centimetres")
    on = reader.word(data["on"], (*path, "on"), props or ("mat",)) if "on" in data else ""
    if "by" in data:
        return [Rest(part, height, reader.word(data["by"], (*path, "by"), ("height", *limits())), on)]
    return _at_height(part, height, on, before)
