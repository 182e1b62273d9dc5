"""The front plate: low back, pelvis, thighs and the muscles that lift them, with labels at its sides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.figure.anatomy import bones, muscles
from generator.figure.anatomy.geometry import PlatePlacement, Point
from generator.figure.anatomy.inks import HasKind, Inks, inks_of
from generator.figure.anatomy.labels import (
    DEPTH,
    ELBOW,
    TEXT_GAP,
    LabelColumn,
    LabelText,
    Measure,
    balanced_width,
    leader_shapes,
    word_labels,
    wrap,
)
from generator.figure.drawing import MM_PER_POINT, Drawing, Lettering, Shape

TOP, BOTTOM = 239.0, bones.FEMUR_CUT - 3.0
HALF, HALF_WITH_NEIGHBOURS = 147.5, 159.0
"""Half the width of the plate in life-size mm, without and with rectus femoris and tensor fasciae latae."""

DETAIL_FROM = 0.12
"""Scale from which holes, ridges, psoas minor and all fibres are drawn; smaller plates keep the large shapes only."""

GUTTER = 3.0
"""Space between the elbows of a label column and the plate, mm."""
LONGEST_LEADER = 9.0
"""Most space between a plate and its only label column, mm."""


MOST_OF_ONE, MOST_OF_TWO = 0.5, 0.28
"""Share of the drawing's width that one column, or each of two, may take before its words wrap further."""
WEIGHT, KEY_WEIGHT = 400, 700
WIDTH, LABEL_SIZE = 120.0, 8.5
"""Width of a plate in mm and size of its labels in points, where nothing is said."""
ROUNDING = 0.01
"""mm that a column is wider than its widest words, so that these do not wrap."""


@dataclass(frozen=True, slots=True)
class PlatePart:
    """A part that can be named: the side its label stands on, and the points its leader may end on (right half)."""

    side: str
    targets: tuple[Point, ...]


PARTS: Mapping[str, PlatePart] = {
    "psoas-minor": PlatePart("right", ((25.5, 200.0), (27.5, 188.0), (31.0, 154.0))),
    "psoas-major": PlatePart("right", tuple(muscles.inside_psoas(0.68, 4, 11))),
    "iliacus": PlatePart("right", ((104.0, 72.0), (112.0, 50.0), (104.0, 8.0))),
    "tensor-fasciae-latae": PlatePart("right", ((133.0, -16.0), (141.0, -66.0), (147.0, -120.0))),
    "greater-trochanter": PlatePart("left", ((140.0, -70.0), (141.0, -84.0), (138.0, -100.0))),
    "lesser-trochanter": PlatePart("either", ((93.5, -128.5),)),
    "rectus-femoris": PlatePart("right", ((110.0, -140.0), (112.0, -190.0), (111.0, -240.0))),
    "t12": PlatePart("left", ((14.0, 233.5), (14.0, 230.5))),
    "lumbar-spine": PlatePart("left", ((13.0, 203.0), (13.0, 170.0), (14.0, 130.0))),
    "pelvis": PlatePart("left", ((116.0, 80.0), (136.5, 46.0), (132.0, 20.0))),
    "sacrum": PlatePart("left", ((27.0, 30.0), (26.0, 8.0), (23.0, -10.0))),
    "hip-joint": PlatePart("left", ((104.0, -58.0), (105.2, -66.0), (104.0, -74.0))),
    "femur": PlatePart("left", ((118.0, -150.0), (111.0, -200.0), (106.0, -245.0))),
}
"""The parts of the front plate by the ids of their labels."""

NEIGHBOURS = ("rectus-femoris", "tensor-fasciae-latae")


def front_plate(
    labels: Mapping[str, str],
    style: HasKind,
    *,
    measure: Measure,
    width: float = WIDTH,
    height: float | None = None,
    label_size: float = LABEL_SIZE,
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
    page = _Page(labels, measure, width, height, label_size, key)
    placement, inks = page.placement(), inks_of(style)
    items: list[Shape | Lettering] = [
        placement.shape(shape) for shape in _body(inks, labels, detailed=placement.scale >= DETAIL_FROM)
    ]
    items += _labels(inks, page.columns(placement))
    bottom = min(
        (item.y - DEPTH * label_size * MM_PER_POINT for item in items if isinstance(item, Lettering)), default=0.0
    )
    return Drawing((0.0, min(0.0, bottom), width, (TOP - BOTTOM) * placement.scale), tuple(items))


def _body(inks: Inks, labels: Mapping[str, str], *, detailed: bool) -> list[Shape]:
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


def _sides(labels: Mapping[str, str]) -> dict[str, list[str]]:
    """Share the labels out to the two columns; a part that may stand on either joins the shorter one."""
    sides = {
        side: [name for name in PARTS if name in labels and PARTS[name].side == side] for side in ("left", "right")
    }
    for name in PARTS:
        if name in labels and PARTS[name].side == "either":
            sides["left" if len(sides["left"]) < len(sides["right"]) else "right"].append(name)
    return {side: names for side, names in sides.items() if names}


class _Page:
    """The arithmetic of the page: how wide the columns are, how large the plate, and where both stand."""

    def __init__(
        self, labels: Mapping[str, str], measure: Measure, width: float, height: float | None, size: float, key: str
    ) -> None:
        self.labels, self.measure, self.width, self.height = labels, measure, width, height
        self.size, self.key = size, key
        self.sides = _sides(labels)
        self.half = HALF_WITH_NEIGHBOURS if any(part in labels for part in NEIGHBOURS) else HALF
        self.both = len(self.sides) == 2
        wanted = max((balanced_width(text, self._wide(name)) for name, text in labels.items()), default=0.0)
        self.room = min(wanted + ROUNDING, width * (MOST_OF_TWO if self.both else MOST_OF_ONE))

    def _wide(self, name: str) -> Callable[[str], float]:
        """Return how the width of a label's words is told, in mm."""
        weight = KEY_WEIGHT if name == self.key else WEIGHT
        return lambda text: self.measure(text, self.size, weight)

    def placement(self) -> PlatePlacement:
        """Return the plate's scale and place: between two columns, else at the edge without one."""
        beside = (self.room + TEXT_GAP + ELBOW + GUTTER) * len(self.sides)
        scale = (self.width - beside) / (2 * self.half)
        if self.height is not None:
            scale = min(scale, self.height / (TOP - BOTTOM))
        half = self.half * scale
        if half * 2 < self.width / 6:
            raise ValueError(f"{self.width:g} mm is too narrow for the front plate with labels at {self.size:g} pt")
        at_edge = {"right": half, "left": self.width - half}
        middle = at_edge[next(iter(self.sides))] if len(self.sides) == 1 else self.width / 2
        return PlatePlacement(scale, middle, -BOTTOM * scale)

    def columns(self, placement: PlatePlacement) -> list[tuple[LabelColumn, list[LabelText]]]:
        """Return each column with its words, wrapped."""
        columns = []
        for side, names in self.sides.items():
            words = [self._words(name, side, placement) for name in names]
            columns.append((self._column(side, max(block.width for block in words), placement), words))
        return columns

    def _words(self, name: str, side: str, placement: PlatePlacement) -> LabelText:
        sign, wide = (1 if side == "right" else -1), self._wide(name)
        lines = wrap(self.labels[name], self.room, wide)
        targets = tuple(placement.point(sign * x, y) for x, y in PARTS[name].targets)
        weight = KEY_WEIGHT if name == self.key else WEIGHT
        return LabelText(lines, self.size, weight, max(map(wide, lines), default=0.0), targets, name == self.key)

    def _column(self, side: str, widest: float, placement: PlatePlacement) -> LabelColumn:
        """Return a column at the drawing's edge when there are two, near the plate when it is the only one."""
        top = (TOP - BOTTOM) * placement.scale
        near = self.half * placement.scale + LONGEST_LEADER + TEXT_GAP
        if side == "right":
            x = self.width - self.room if self.both else min(self.width - widest, placement.x + near)
            return LabelColumn(side, x, x - TEXT_GAP - ELBOW, top, 0.0)
        x = 0.0 if self.both else max(0.0, placement.x - near - widest)
        return LabelColumn(side, x, x + widest + TEXT_GAP + ELBOW, top, 0.0)


def _labels(inks: Inks, columns: Sequence[tuple[LabelColumn, Sequence[LabelText]]]) -> list[Shape | Lettering]:
    """Return all leaders, then all words."""
    lines: list[Shape | Lettering] = []
    words: list[Shape | Lettering] = []
    for column, blocks in columns:
        for block, leader in column.place(blocks):
            lines += leader_shapes(inks, leader)
            words += word_labels(inks, column, block, leader.start[1])
    return [*lines, *words]
