"""A plate of the atlas: bones at rest tone, the muscles asked for in red, those beside them pale, and their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

import shapely
from shapely import affinity

from generator.figure.anatomy.atlas.data import Point, bones, muscles
from generator.figure.anatomy.atlas.flesh import STEP, FleshLine, outline, seen
from generator.figure.anatomy.atlas.names import PlateNames
from generator.figure.anatomy.atlas.regions import PlateSubject, PlateWindow, in_the_way
from generator.figure.anatomy.geometry import PlatePlacement, polygon, tapered
from generator.figure.anatomy.inks import HasKind, Inks, inks_of
from generator.figure.anatomy.labels import Measure
from generator.figure.drawing import MM_PER_POINT, Contour, Drawing, Lettering, Paint, Shape, Stroke

Layer = tuple[float, shapely.Geometry, Callable[[tuple[Contour, ...], shapely.Polygon], Iterator[Shape]]]
"""How near a thing is, what of it is seen (mm of the body), and what paints its contours within the plate's edge."""

BEHIND = {"front": 25.0, "back": 25.0, "side": 45.0}
"""mm by which a bone counts as deeper than its middle: what lies on it is drawn over it."""
FINE = 0.11
"""How far a drawn outline may be from the true one, mm on paper."""
FIBRES = (-0.45, 0.0, 0.45)
"""Where fibres run: shares of a belly's half breadth."""
FIBRE, FIBRE_FROM, FIBRE_LEAST = 0.28, 0.12, 0.09
"""Breadth of a fibre in mm on paper; the share of a muscle left bare at its ends; the scale from which they show."""
FIBRE_BELLY, FIBRE_STEP, FIBRE_ROOM = 0.35, 5.0, 1.1
"""Fibres run where a muscle is broader than this share of its belly, from point to point in mm on paper, and in bellies
with at least this half breadth in mm on paper."""
NAMED_BELLY = 0.6
"""A leader ends where a muscle is broader than this share of its belly."""
LABEL_SIZE = 8.5
"""The size of names in pt, where nothing is said."""
LEAST_AREA = 0.05
"""Pieces smaller than this are left out, mm² on paper."""
DESCENT = 0.25
"""What letters take below their baseline, in sizes of type."""


def atlas_plate(
    subject: PlateSubject,
    style: HasKind,
    *,
    width: float,
    height: float | None = None,
    labels: Mapping[str, str] | None = None,
    measure: Measure | None = None,
    label_size: float = LABEL_SIZE,
) -> Drawing:
    """Draw a plate `width` mm wide with its labels and at most `height` mm high.

    `labels` maps muscles to words of `label_size` pt. Raises ValueError for a muscle that the atlas lacks.
    """
    unknown = sorted(set(subject.all) - set(muscles()))
    if unknown:
        raise ValueError(f"no such muscle in the atlas: {', '.join(unknown)}")
    frame, inks = subject.window, inks_of(style)
    names = PlateNames(labels or {}, measure, width, label_size, subject.show) if labels and measure else None
    beside = names.room if names else 0.0
    scale = (width - 2 * beside) / frame.width
    if height is not None:
        scale = min(scale, height / frame.height)
    middle = width / 2 - (frame.left + frame.right) / 2 * scale
    placement = PlatePlacement(scale, middle, -frame.bottom * scale)
    items: list[Shape | Lettering] = [placement.shape(shape) for shape in body(subject, frame, inks, scale)]
    top = frame.height * scale
    if names:
        items += names.set(inks, middles(subject, frame, placement), placement.point(frame.left, 0)[0],
                           placement.point(frame.right, 0)[0], top)  # fmt: skip
    low = min((i.y - DESCENT * i.size * MM_PER_POINT for i in items if isinstance(i, Lettering)), default=0.0)
    return Drawing((0.0, min(0.0, low), width, top), tuple(items))


def body(subject: PlateSubject, frame: PlateWindow, inks: Inks, scale: float) -> Iterator[Shape]:
    """Give bones and muscles in mm of the body, from the deepest to the nearest."""
    layers = [*bone_layers(subject, inks), *muscle_layers(subject, inks, scale)]
    edge = shapely.box(frame.left, frame.bottom, frame.right, frame.top)
    for _, geometry, make in sorted(layers, key=lambda layer: layer[0]):
        seen_part = geometry.intersection(edge)
        contours = tuple(contours_of(seen_part, scale))
        if contours:
            yield from make(contours, edge)


def bone_layers(subject: PlateSubject, inks: Inks) -> Iterator[Layer]:
    """Give bones with their depths, on both sides of the body where both are shown."""
    key = "side" if subject.view == "side" else "front"

    def painted(contours: tuple[Contour, ...], _: object) -> Iterator[Shape]:
        yield Shape(contours, inks.bone, inks.bone_edge)

    for bone in bones():
        if in_the_way(bone.name, subject.region, subject.view):
            continue
        near = {"front": bone.middle[0], "back": -bone.middle[0], "side": bone.middle[2]}[subject.view]
        for rings in bone.outlines[key]:
            shape = shapely.Polygon(rings[0], rings[1:])
            for turned in (False, True):
                if turned and (key == "side" or bone.midline):
                    continue
                across = -1 if turned != (subject.view == "back") else 1
                yield near - BEHIND[subject.view], affinity.scale(shape, across, 1, origin=(0, 0)), painted


def muscle_layers(subject: PlateSubject, inks: Inks, scale: float) -> Iterator[Layer]:
    """Give muscles with their depths: those asked for in red with fibres, the others pale."""
    for name in subject.all:
        key = name in subject.show
        lines = [seen(line, subject.view) for line in muscles()[name]]
        shape, near = outline(lines), sum(line.depth for line in lines) / len(lines)
        fill, gap = (inks.muscle, inks.muscle_gap) if key else (inks.second, inks.second_gap)
        fibre = inks.muscle_fibre if key else inks.second_fibre
        for across in (1, -1) if subject.view != "side" else (1,):
            runs = [] if inks.solid or scale < FIBRE_LEAST else list(fibres(lines, across, scale))
            paint = partial(painted_muscle, fill, gap, fibre, runs, FIBRE / scale)
            yield near, affinity.scale(shape, across, 1, origin=(0, 0)), paint


def painted_muscle(
    fill: Paint,
    gap: Stroke,
    fibre: Paint,
    runs: Sequence[list[Point]],
    breadth: float,
    contours: tuple[Contour, ...],
    edge: shapely.Polygon,
) -> Iterator[Shape]:
    """Paint a muscle with a gap round it, and those of its fibres that are wholly shown."""
    yield Shape(contours, None, gap)
    yield Shape(contours, fill)
    inside = [run for run in runs if edge.contains(shapely.LineString(run))]
    if inside:
        yield Shape(tuple(tapered(run, breadth) for run in inside), fibre)


def fibres(lines: Sequence[FleshLine], across: int, scale: float) -> Iterator[list[Point]]:
    """Give a few fine lines along each line of a muscle, within its belly."""
    shares = FIBRES if len(lines) <= 3 else (0.0,)
    for line in lines:
        count = len(line.points)
        first, last = round(count * FIBRE_FROM), round(count * (1 - FIBRE_FROM))
        belly = [n for n in range(first, last) if line.halves[n] > FIBRE_BELLY * line.halves.max()]
        step = max(1, round(FIBRE_STEP / scale / STEP))
        for share in shares if line.halves.max() * scale > FIBRE_ROOM else ():
            run = []
            for n in belly[::step]:
                before, after = line.points[max(0, n - 1)], line.points[min(count - 1, n + 1)]
                du, dv = after - before
                size = (du * du + dv * dv) ** 0.5 or 1.0
                u, v = line.points[n]
                half = line.halves[n] * share
                run.append((across * float(u - dv / size * half), float(v + du / size * half)))
            if len(run) > 2:
                yield run


def contours_of(geometry: shapely.Geometry, scale: float) -> Iterator[Contour]:
    """Give a geometry's outlines and holes, with no more points than can be seen."""
    parts: Iterable[shapely.Geometry] = getattr(geometry, "geoms", (geometry,))
    for part in parts:
        if part.geom_type != "Polygon" or part.area * scale * scale < LEAST_AREA:
            continue
        plain = part.simplify(FINE / scale)
        for ring, outer in ((plain.exterior, True), *((hole, False) for hole in plain.interiors)):
            corners = [(round(x, 1), round(y, 1)) for x, y in ring.coords[:-1]]
            if len(corners) > 2:
                yield polygon(*(corners if ring.is_ccw == outer else corners[::-1]))


def middles(subject: PlateSubject, frame: PlateWindow, placement: PlatePlacement) -> dict[str, list[tuple[Point, ...]]]:
    """Give the runs of points that a leader to each muscle may end on, on each side of the body that is shown."""
    found: dict[str, list[tuple[Point, ...]]] = {}
    for name in subject.all:
        lines = [seen(line, subject.view) for line in muscles()[name]]
        line = max(lines, key=lambda each: float(each.halves.max()))
        inner = [tuple(map(float, p)) for p, half in zip(line.points, line.halves, strict=True)
                 if half > NAMED_BELLY * line.halves.max()]  # fmt: skip
        for across in (1, -1) if frame.both else (1,):
            run = [(across * u, v) for u, v in inner if frame.holds((across * u, v))]
            if run:
                found.setdefault(name, []).append(tuple(placement.point(*point) for point in run))
    return found
