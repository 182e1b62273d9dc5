"""The front plate: low back, pelvis, thighs and the muscles that lift them, with labels at its sides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.figure.anatomy import bones, muscles
from generator.figure.anatomy.geometry import Placement, Point
from generator.figure.anatomy.inks import HasKind, Inks, inks_of
from generator.figure.anatomy.labels import (
    ELBOW,
    TEXT_GAP,
    Column,
    Measure,
    Words,
    balanced_width,
    leader_shapes,
    word_labels,
    wrap,
)
from generator.figure.drawing import Drawing, Label, Shape

TOP, BOTTOM = 239.0, bones.FEMUR_CUT - 3.0
HALF, HALF_WITH_NEIGHBOURS = 147.5, 159.0
"""Half the width of the plate in life-size mm, without and with rectus femoris and tensor fasciae latae."""

DETAIL_FROM = 0.12
"""Scale from which holes, ridges, psoas minor and all fibres are drawn; smaller plates keep the large shapes only."""

GUTTER = 3.0
"""Space between the elbows of a label column and the plate, mm."""
LONGEST_LEADER = 9.0
"""Most space between a plate and its only label column, mm."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that can be named: the side its label stands on, and the points its leader may end on (right half)."""

    side: str
    targets: tuple[Point, ...]


PARTS: Mapping[str, Part] = {
    "psoas-minor": Part("right", ((25.5, 200.0), (27.5, 188.0), (31.0, 154.0))),
    "psoas-major": Part("right", tuple(muscles.inside_psoas(0.68, 4, 11))),
    "iliacus": Part("right", ((104.0, 72.0), (112.0, 50.0), (104.0, 8.0))),
    "tensor-fasciae-latae": Part("right", ((133.0, -16.0), (141.0, -66.0), (147.0, -120.0))),
    "greater-trochanter": Part("left", ((140.0, -70.0), (141.0, -84.0), (138.0, -100.0))),
    "lesser-trochanter": Part("either", ((93.5, -128.5),)),
    "rectus-femoris": Part("right", ((110.0, -140.0), (112.0, -190.0), (111.0, -240.0))),
    "t12": Part("left", ((14.0, 233.5), (14.0, 230.5))),
    "lumbar-spine": Part("left", ((13.0, 203.0), (13.0, 170.0), (14.0, 130.0))),
    "pelvis": Part("left", ((116.0, 80.0), (136.5, 46.0), (132.0, 20.0))),
    "sacrum": Part("left", ((27.0, 30.0), (26.0, 8.0), (23.0, -10.0))),
    "hip-joint": Part("left", ((104.0, -58.0), (105.2, -66.0), (104.0, -74.0))),
    "femur": Part("left", ((118.0, -150.0), (111.0, -200.0), (106.0, -245.0))),
}
"""The parts of the front plate by the ids of their labels."""

NEIGHBOURS = ("rectus-femoris", "tensor-fasciae-latae")


def front_plate(
    labels: Mapping[str, str],
    style: HasKind,
    *,
    measure: Measure,
    width: float = 120.0,
    height: float | None = None,
    label_size: float = 8.5,
    key: str = "psoas-major",
) -> Drawing:
    """Draw the psoas and its surroundings from the front, with the labels asked for.

    `labels` maps ids of PARTS to words; the ids decide what is drawn beside the bones and the iliopsoas. `width` is
    that of the whole drawing, labels included; `height` is the most the plate itself may take (mm, no limit without
    it); `label_size` is in points, and the label of `key` is bold and in the accent. Raises ValueError for an unknown
    id and for a width that leaves the plate less than a sixth.
    """
    unknown = sorted(set(labels) - set(PARTS))
    if unknown:
        raise ValueError(f"no such part on the front plate: {', '.join(unknown)}; known are {', '.join(PARTS)}")
    frame = _frame(labels, measure, width, height, label_size, key)
    detailed = frame.placement.scale >= DETAIL_FROM
    inks = inks_of(style)
    items: list[Shape | Label] = [frame.placement.shape(shape) for shape in _body(inks, labels, detailed)]
    items += _labels(inks, frame)
    bottom = min((item.y - 0.5 for item in items if isinstance(item, Label)), default=0.0)
    return Drawing((0.0, min(0.0, bottom), width, frame.top), tuple(items))


def _body(inks: Inks, labels: Mapping[str, str], detailed: bool) -> list[Shape]:
    """Return the bones and muscles in life-size mm, from back to front."""
    ghosts = any(part in labels for part in NEIGHBOURS)
    return [
        *bones.spine(inks, detailed),
        *(muscles.neighbours_behind(inks) if ghosts else ()),
        *bones.femurs(inks, detailed),
        *bones.pelvis(inks, detailed),
        *(muscles.neighbours_on_bone(inks) if ghosts else ()),
        *muscles.tendon(inks, detailed),
        *muscles.iliacus(inks, detailed),
        *muscles.psoas(inks, detailed),
        *(muscles.psoas_minor(inks) if "psoas-minor" in labels else ()),
        *(muscles.neighbours_over(inks) if ghosts else ()),
    ]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where everything goes: the plate's placement, the columns with their words, and the drawing's top edge."""

    placement: Placement
    columns: tuple[tuple[Column, tuple[Words, ...]], ...]
    top: float


def _sides(labels: Mapping[str, str]) -> dict[str, list[str]]:
    """Share the labels out to the two columns; a part that may stand on either joins the shorter one."""
    sides = {
        side: [name for name in PARTS if name in labels and PARTS[name].side == side] for side in ("left", "right")
    }
    for name in PARTS:
        if name in labels and PARTS[name].side == "either":
            sides["left" if len(sides["left"]) < len(sides["right"]) else "right"].append(name)
    return sides


def _frame(
    labels: Mapping[str, str], measure: Measure, width: float, height: float | None, size: float, key: str
) -> _Frame:
    sides = _sides(labels)
    half = HALF_WITH_NEIGHBOURS if any(part in labels for part in NEIGHBOURS) else HALF

    def wide_of(name: str) -> Callable[[str], float]:
        weight = 700 if name == key else 400
        return lambda text: measure(text, size, weight)

    used = [side for side in sides if sides[side]]
    wanted = max((balanced_width(labels[name], wide_of(name)) for side in used for name in sides[side]), default=0.0)
    room = min(wanted + 0.01, width * (0.28 if len(used) == 2 else 0.5))
    beside = room + TEXT_GAP + ELBOW + GUTTER
    scale = (width - beside * len(used)) / (2 * half)
    if height is not None:
        scale = min(scale, height / (TOP - BOTTOM))
    if scale * 2 * half < width / 6:
        raise ValueError(f"{width:g} mm is too narrow for the front plate with its labels at {size:g} pt")
    middle = {"": width / 2, "right": half * scale, "left": width - half * scale}["" if len(used) != 1 else used[0]]
    placement = Placement(scale, middle, -BOTTOM * scale)
    top = (TOP - BOTTOM) * scale
    columns = []
    for side in used:
        sign = 1 if side == "right" else -1
        words = tuple(
            _words(labels[name], name == key, size, room, wide_of(name), _targets(placement, name, sign))
            for name in sides[side]
        )
        columns.append((_column(side, words, width, middle, half * scale, room, top, len(used) == 2), words))
    return _Frame(placement, tuple(columns), top)


def _targets(placement: Placement, name: str, sign: int) -> tuple[Point, ...]:
    return tuple(placement.point(sign * x, y) for x, y in PARTS[name].targets)


def _words(
    text: str, key: bool, size: float, room: float, wide: Callable[[str], float], targets: tuple[Point, ...]
) -> Words:
    lines = wrap(text, room, wide)
    return Words(lines, size, 700 if key else 400, max(map(wide, lines), default=0.0), targets, key)


def _column(
    side: str, words: tuple[Words, ...], width: float, middle: float, half: float, room: float, top: float, both: bool
) -> Column:
    """Return a column at the drawing's edge when there are two, near the plate when it is the only one."""
    widest = max(block.width for block in words)
    if side == "right":
        x = width - (room if both else widest)
        if not both:
            x = min(x, middle + half + LONGEST_LEADER + TEXT_GAP)
        return Column(side, x, x - TEXT_GAP - ELBOW, top, 0.0)
    x = 0.0 if both else max(0.0, middle - half - LONGEST_LEADER - TEXT_GAP - widest)
    return Column(side, x, x + widest + TEXT_GAP + ELBOW, top, 0.0)


def _labels(inks: Inks, frame: _Frame) -> list[Shape | Label]:
    """Return all leaders, then all words."""
    lines: list[Shape | Label] = []
    words: list[Shape | Label] = []
    for column, blocks in frame.columns:
        for block, leader in column.place(blocks):
            lines += leader_shapes(inks, leader)
            words += word_labels(inks, column, block, leader.start[1])
    return [*lines, *words]
