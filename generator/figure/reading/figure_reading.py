"""Turn the plain mapping under `figure:` in an exercise's file into a figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.figure.props import KINDS
from generator.figure.reading.pose_reading import read_pose
from generator.figure.reading.reader import Reader
from generator.figure.reading.shows_reading import read_shows
from generator.figure.words.joints import Range
from generator.figure.words.model import Arrow, Figure, Frame, Partner, Prop, View
from generator.figure.words.muscles import MUSCLES
from generator.figure.words.people import PEOPLE
from generator.figure.words.places import DIRECTIONS, PARTNER_PLACES, POINTS, RESTING_PARTS
from generator.figure.words.pose import Pose
from generator.figure.words.problems import FigureError, Path

FIGURE_WORDS = ("person", "shoes", "alt", "view", "props", "frames", "main", "pale", "show", "highlight")
FRAME_WORDS = (
    *("name", "caption", "alt", "pose", "arrows", "ghost"),
    *("highlight", "props", "view", "shows", "step", "partner"),
)
SHOWN = ("skeleton", "psoas", "left-psoas", "right-psoas")
VIEW_RANGES = {"yaw": (-180.0, 180.0), "pitch": (-30.0, 60.0)}

ARROWS = ("straight", "arc", "circle", "pulse", "hold")
MOST_STEPS = 99.0
WHOLE_TURN = (-360.0, 360.0)
"""Degrees by which the camera walks round a wall, to look at its face."""
PULSE = 20.0
"""Length of a pulse in centimetres when nothing is said."""
ARROW_NUMBERS = {"from": (-400.0, 400.0), "to": (-400.0, 400.0), "radius": (1.0, 150.0), "length": (2.0, 100.0)}
ARROW_DEFAULTS = {"straight": (-15.0, 15.0, 0.0), "arc": (80.0, 30.0, 60.0), "circle": (10.0, 350.0, 18.0)}


def read_figure(data: Mapping[str, Any]) -> Figure:
    """Return the figure a mapping describes; numbers may be given as texts.

    Raises FigureError with every fault found, each with its path in the mapping.
    """
    reader = Reader()
    found = reader.mapping(data, (), FIGURE_WORDS)
    alt = _required_text(reader, found, "alt", "must say in words what the picture shows")
    person = reader.word(found.get("person", "a"), ("person",), PEOPLE)
    props = _props(reader, found["props"], ("props",)) if "props" in found else ()
    view = _view(reader, found["view"], ("view",)) if "view" in found else None
    frames = _frames(reader, found, props)
    names = [frame.name for frame in frames] or [""]
    main = reader.word(found["main"], ("main",), dict.fromkeys(names)) if "main" in found else names[0]
    _check_names(reader, frames, names)
    pale = reader.truth(found["pale"], ("pale",)) if "pale" in found else False
    shoes = reader.truth(found["shoes"], ("shoes",)) if "shoes" in found else False
    show = _words(reader, found["show"], ("show",), SHOWN) if "show" in found else ()
    if reader.problems:
        raise FigureError(reader.problems)
    return Figure(alt, frames, person, view, props, main, pale, show, person_fixed="person" in found, shoes=shoes)


def _required_text(reader: Reader, found: Mapping[str, Any], word: str, message: str) -> str:
    if word in found:
        return reader.text(found[word], (word,))
    reader.fault((word,), f"is missing: it {message}")
    return ""


def _frames(reader: Reader, found: Mapping[str, Any], props: tuple[Prop, ...]) -> tuple[Frame, ...]:
    if "frames" not in found:
        reader.fault(("frames",), "is missing: a figure needs at least one frame with a pose")
        return ()
    items = reader.items(found["frames"], ("frames",))
    if not items and not reader.problems:
        reader.fault(("frames",), "must hold at least one frame")
    highlight = _muscles(reader, found, ()) if "highlight" in found else ()
    return tuple(_frame(reader, item, path, props, highlight) for path, item in items)


def _frame(reader: Reader, value: Any, path: Path, props: tuple[Prop, ...], highlight: tuple[str, ...]) -> Frame:
    data = reader.mapping(value, path, FRAME_WORDS)
    own = _props(reader, data["props"], (*path, "props")) if "props" in data else None
    if "pose" in data:
        pose = read_pose(reader, data["pose"], (*path, "pose"), props if own is None else own)
    else:
        pose = Pose()
        if isinstance(value, Mapping):
            reader.fault((*path, "pose"), "is missing: a frame needs a pose")
    return Frame(
        name=reader.text(data["name"], (*path, "name")) if "name" in data else f"frame-{int(path[-1]) + 1}",
        pose=pose,
        caption=reader.text(data["caption"], (*path, "caption")) if "caption" in data else "",
        alt=reader.text(data["alt"], (*path, "alt")) if "alt" in data else "",
        arrows=_arrows(reader, data["arrows"], (*path, "arrows")) if "arrows" in data else (),
        ghost=reader.text(data["ghost"], (*path, "ghost")) if "ghost" in data else "",
        highlight=_muscles(reader, data, path) if "highlight" in data else highlight,
        props=own,
        view=_view(reader, data["view"], (*path, "view")) if "view" in data else None,
        step=_step(reader, data["step"], (*path, "step")) if "step" in data else 0,
        partner=_partner(reader, data["partner"], (*path, "partner"), props if own is None else own)
        if "partner" in data
        else None,
        shows=read_shows(reader, data.get("shows", {}), (*path, "shows"), props if own is None else own),
    )


def _partner(reader: Reader, value: Any, path: Path, props: tuple[Prop, ...]) -> Partner:
    data = reader.mapping(value, path, ("person", "pose"))
    person = reader.word(data["person"], (*path, "person"), PEOPLE) if "person" in data else ""
    if "pose" not in data and isinstance(value, Mapping):
        reader.fault((*path, "pose"), "is missing: a partner needs a pose")
    return Partner(read_pose(reader, data.get("pose", {}), (*path, "pose"), props, PARTNER_PLACES), person)


def _step(reader: Reader, value: Any, path: Path) -> int:
    number = reader.number(value, path, (1.0, MOST_STEPS), "steps")
    if number != int(number):
        reader.fault(path, f"must be a whole number, not {number:g}")
    return int(number)


def _check_names(reader: Reader, frames: tuple[Frame, ...], names: list[str]) -> None:
    for index, frame in enumerate(frames):
        if frame.ghost:
            reader.word(frame.ghost, ("frames", index, "ghost"), dict.fromkeys(names))
        for claim in frame.shows:
            if claim.measure == "moved" and claim.place:
                reader.word(claim.place, ("frames", index, "shows", claim.subject, "from"), dict.fromkeys(names))
        if frame.name in names[:index]:
            message = f'is used twice: frames[{names.index(frame.name) + 1}] is named "{frame.name}", too'
            reader.fault(("frames", index, "name"), message)


def _muscles(reader: Reader, data: Mapping[str, Any], path: Path) -> tuple[str, ...]:
    return _words(reader, data["highlight"], (*path, "highlight"), MUSCLES)


def _words(reader: Reader, value: Any, path: Path, choices: tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(value, str):
        return (reader.word(value, path, choices),)
    return tuple(reader.word(item, where, choices) for where, item in reader.items(value, path))


def _view(reader: Reader, value: Any, path: Path) -> View:
    data = reader.mapping(value, path, VIEW_RANGES)
    return View(**{word: reader.number(data[word], (*path, word), VIEW_RANGES[word]) for word in data})


def _props(reader: Reader, value: Any, path: Path) -> tuple[Prop, ...]:
    found = []
    for where, item in reader.items(value, path):
        if not isinstance(item, Mapping):
            found.append(_prop(reader, reader.word(item, where, KINDS), {}, where))
            continue
        for kind, detail in reader.mapping(item, where, KINDS).items():
            found.append(_prop(reader, kind, {} if detail is None else detail, (*where, kind)))
    return tuple(found)


def _prop(reader: Reader, kind: str, value: Any, path: Path) -> Prop:
    sizes: dict[str, Range] = KINDS[kind].SIZES
    words: tuple[str, ...] = KINDS[kind].WORDS
    data = reader.mapping(value, path, (*sizes, *words))
    return Prop(
        kind,
        place=_place(reader, kind, data, path),
        side=reader.word(data["side"], (*path, "side"), ("left", "right")) if "side" in data else "",
        numbers={k: reader.number(data[k], (*path, k), sizes[k], "centimetres") for k in sizes if k in data},
        ends=(
            reader.word(data.get("from", "left-hand"), (*path, "from"), POINTS),
            reader.word(data.get("to", "left-foot"), (*path, "to"), POINTS),
        )
        if "from" in words
        else ("", ""),
        held=reader.word(data.get("in", "both"), (*path, "in"), ("both", "left", "right"))
        if "in" in words and "on" not in data
        else "",
    )


def _place(reader: Reader, kind: str, data: Mapping[str, Any], path: Path) -> str:
    """Read where a thing is: under a part of the body, on it, or round it."""
    choices = {
        "under": RESTING_PARTS,
        "on": getattr(KINDS[kind], "SPOTS", ()),
        "round": getattr(KINDS[kind], "ROUND", ()),
    }
    for word, known in choices.items():
        if word in data:
            return reader.word(data[word], (*path, word), known)
    return ""


def _arrows(reader: Reader, value: Any, path: Path) -> tuple[Arrow, ...]:
    found = []
    for where, item in reader.items(value, path):
        for kind, detail in reader.mapping(item, where, ARROWS).items():
            found.append(_arrow(reader, kind, detail, (*where, kind)))
    return tuple(found)


def _arrow(reader: Reader, kind: str, value: Any, path: Path) -> Arrow:
    data = reader.mapping(value, path, ("at", "along", "off", "double", *ARROW_NUMBERS))
    start, stop, radius = ARROW_DEFAULTS.get(kind, (0.0, 0.0, 0.0))
    number = {
        k: reader.number(data[k], (*path, k), ARROW_NUMBERS[k], "centimetres" if k in ("radius", "length") else "units")
        for k in ARROW_NUMBERS
        if k in data
    }
    if "at" not in data:
        reader.fault((*path, "at"), "is missing: an arrow needs a point of the body")
    half = number.get("length", PULSE) / 2
    if kind == "pulse":
        start, stop = -half, half
    return Arrow(
        kind,
        at=reader.word(data.get("at", POINTS[0]), (*path, "at"), POINTS),
        along=_direction(reader, data["along"], (*path, "along")) if "along" in data else "",
        start=number.get("from", start),
        stop=number.get("to", stop),
        radius=number.get("radius", radius),
        off=_offset(reader, data["off"], (*path, "off")) if "off" in data else (0.0, 0.0, 0.0),
        double=reader.truth(data["double"], (*path, "double")) if "double" in data else kind == "pulse",
    )


def _direction(reader: Reader, value: Any, path: Path) -> str:
    """Read a named direction, or degrees in the page: 0 to the right, 90 up."""
    try:
        float(value)
    except (TypeError, ValueError):
        return reader.word(value, path, DIRECTIONS)
    return f"{reader.number(value, path, WHOLE_TURN):g}"


def _offset(reader: Reader, value: Any, path: Path) -> tuple[float, float, float]:
    items = reader.items(value, path)
    if items and len(items) != 3:
        reader.fault(path, "must be three numbers: centimetres to the right, away from the viewer, and up")
    numbers = [reader.number(item, where, (-100, 100), "centimetres") for where, item in items[:3]]
    right, away, up = [*numbers, 0.0, 0.0, 0.0][:3]
    return right, away, up
