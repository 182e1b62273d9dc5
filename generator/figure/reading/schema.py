"""The JSON Schema of a figure, made of the same words that its reader knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.figure.props import KINDS
from generator.figure.reading import figure_reading as figures
from generator.figure.reading import pose_reading as poses
from generator.figure.reading.shows_reading import GROUND
from generator.figure.words.joints import ROOTS, SIDED, SUPPLE_ZONES, TILTS, WHOLE_SPINE, Range, limits
from generator.figure.words.muscles import MUSCLES
from generator.figure.words.people import PEOPLE
from generator.figure.words.places import DIRECTIONS, HAND_PLACES, PARTNER_PLACES, POINTS, RESTING_PARTS
from generator.figure.words.pose import HAND_SHAPES
from generator.figure.words.shows import MEASURES, MORE_WORDS, PLACE, SPANS, SUBJECTS

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
TRUTH: Schema = {"anyOf": [{"type": "boolean"}, {"type": "string", "enum": ["yes", "no"]}]}
FEW = 6


def figure_schema() -> Schema:
    """Return the schema of what stands under `figure:`."""
    fields = {
        "alt": {**TEXT, "description": "what the picture shows, in words"},
        "person": {**_one_of(PEOPLE), "description": "; ".join(f"{k}: {one.about}" for k, one in PEOPLE.items())},
        "shoes": TRUTH,
        "view": _view(),
        "props": _props(),
        "frames": {"type": "array", "minItems": 1, "items": _frame()},
        "main": {**TEXT, "description": "the frame that stands for the whole"},
        "pale": TRUTH,
        "show": _some_of(figures.SHOWN),
        "highlight": _some_of(MUSCLES),
    }
    return {**_mapping(fields, required=("alt", "frames")), "description": "a mapping with alt and frames"}


def _frame() -> Schema:
    return _mapping(
        {
            "name": TEXT,
            "caption": TEXT,
            "alt": TEXT,
            "pose": _pose(),
            "arrows": _list(_each(figures.ARROWS, _arrow())),
            "ghost": {**TEXT, "description": "another frame, pale behind this one"},
            "highlight": _some_of(MUSCLES),
            "props": _props(),
            "view": _view(),
            "shows": _each((*SUBJECTS, *KINDS), _claim()),
            "step": {"type": "integer", "minimum": 1},
            "partner": _mapping({"person": _one_of(PEOPLE), "pose": _pose(PARTNER_PLACES)}, required=("pose",)),
        },
        required=("pose",),
    )


def _pose(more: tuple[str, ...] = ()) -> Schema:
    """Take a pose; `more` are further places that hands may reach for."""
    centimetres = _number(poses.PLACES)
    return _mapping(
        {
            "root": _one_of(ROOTS),
            **{word: _number(span) for word, span in TILTS.items()},
            "x": centimetres,
            "y": centimetres,
            "supple": {**TRUTH, "description": "joints go farther than most people's"},
            "spine": _mapping(
                {
                    **{word: _number(span) for word, span in WHOLE_SPINE.items()},
                    **{zone: _bare_or(ranges) for zone, ranges in SUPPLE_ZONES.items()},
                }
            ),
            **{word: _each(poses.PAIRS, _bare_or(joint.spans(supple=True))) for word, joint in SIDED.items()},
            "hands": _each(poses.PAIRS, _hand(more)),
            "rest": _list({"anyOf": [_one_of(RESTING_PARTS), _each(RESTING_PARTS, _rest())]}),
        }
    )


def _hand(more: tuple[str, ...]) -> Schema:
    places = _one_of((*HAND_PLACES, *poses.GRASPED, *more))
    numbers = {word: _number(span) for word, span in poses.HAND_NUMBERS.items()}
    return {"anyOf": [places, _mapping({"reach": places, "shape": _one_of(HAND_SHAPES), **numbers})]}


def _rest() -> Schema:
    height = _number(poses.HEIGHTS)
    by = _one_of(("height", *limits()))
    return {"anyOf": [height, _mapping({"height": height, "by": by, "on": _one_of(KINDS)})]}


def _arrow() -> Schema:
    numbers = {word: _number(span) for word, span in figures.ARROW_NUMBERS.items()}
    offset = {"type": "array", "items": {"type": "number"}, "minItems": 3, "maxItems": 3}
    along = {"anyOf": [_one_of(DIRECTIONS), _number(figures.WHOLE_TURN)]}
    return _mapping({"at": _one_of(POINTS), "along": along, "off": offset, "double": TRUTH, **numbers}, ("at",))


def _claim() -> Schema:
    fields = {
        word: {**(_one_of((*GROUND, *SUBJECTS, *KINDS)) if unit == PLACE else _span(SPANS[unit])), "description": about}
        for word, (unit, about) in MEASURES.items()
    }
    cm, from_frame = MORE_WORDS
    return _mapping({**fields, cm: _span(SPANS["centimetres"]), from_frame: TEXT})


def _view() -> Schema:
    return _mapping({word: _number(span) for word, span in figures.VIEW_RANGES.items()})


def _props() -> Schema:
    return _list({"anyOf": [_one_of(KINDS), _mapping({kind: _prop(kind) for kind in KINDS})]})


def _prop(kind: str) -> Schema:
    module = KINDS[kind]
    words = {
        "under": _one_of(RESTING_PARTS),
        "side": _one_of(("left", "right")),
        "from": _one_of(POINTS),
        "to": _one_of(POINTS),
        "in": _one_of(("both", "left", "right")),
        "on": _one_of(getattr(module, "SPOTS", ())),
        "round": _one_of(getattr(module, "ROUND", ())),
    }
    sizes = {word: _number(span) for word, span in module.SIZES.items()}
    return _mapping({**sizes, **{word: words[word] for word in module.WORDS}})


def _mapping(fields: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    needed = {"required": list(required)} if required else {}
    return {"type": "object", "properties": dict(fields), "additionalProperties": False, **needed}


def _each(words: Iterable[str], schema: Schema) -> Schema:
    """Take any of some words, each with the same after it; many words are named once, and not each with all that."""
    named = list(words)
    if len(named) <= FEW:
        return _mapping(dict.fromkeys(named, schema))
    return {"type": "object", "propertyNames": {"enum": named}, "additionalProperties": schema}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one_of(words: Iterable[str]) -> Schema:
    return {"type": "string", "enum": list(words)}


def _some_of(words: Iterable[str]) -> Schema:
    one = _one_of(words)
    return {"anyOf": [one, _list(one)]}


def _number(span: Range) -> Schema:
    return {"type": "number", "minimum": span[0], "maximum": span[1]}


def _span(span: Range) -> Schema:
    number = _number(span)
    return {"anyOf": [number, {**_list(number), "minItems": 2, "maxItems": 2}]}


def _bare_or(ranges: Mapping[str, Range]) -> Schema:
    """Take a number for the first of some angles, or a mapping of them."""
    return {"anyOf": [_number(next(iter(ranges.values()))), _mapping({word: _number(s) for word, s in ranges.items()})]}
