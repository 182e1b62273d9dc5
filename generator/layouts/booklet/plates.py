"""Anatomy plates, the length chart and the stride curve on the pages of a chapter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.content.charts import LengthChart, StrideCurve
from generator.content.own_picture import Photographs
from generator.documents import blocks
from generator.figure import Figure, Style
from generator.figure.drawing import Drawing
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.engine.abreast import AbreastBox
from generator.layouts.engine.boxes import Box, PictureBox
from generator.layouts.engine.galley import HEADING_PARTED, FlowBox

FRONT_HEIGHT, BELLY_HEIGHT, SIDE_HEIGHT, CURVE_HEIGHT = 96.0, 52.0, 64.0, 27.0
"""The most a plate or a curve takes of a page's height, mm on A5."""
MINI_HEIGHT = 1.5
"""The most height of a small plate, as a share of its width."""
SIDE = ("sitting", "standing", "runner")
"""The figures of the plate from the side."""
STANDARD = 100.0
"""The chart's measure: standing, in percent."""


def picture(block: blocks.Picture, compositor: Compositor) -> Iterator[FlowBox]:
    """Set a plate or a chart across the column, with its captions below."""
    key = (block.kind, block.name, label_size(compositor))
    if key not in compositor.drawings:
        compositor.drawings[key] = drawn(block, compositor)
    drawing, middles = compositor.drawings[key]
    artwork = compositor.setting.pictures.artwork(f"{block.kind}-{block.name}-{label_size(compositor):.4g}", drawing)
    box = PictureBox(artwork, 1.0, block)
    if block.kind == "chart":
        yield FlowBox(box, compositor.pt(6), compositor.pt(6))
        return
    words = captions(block, middles, compositor)
    yield FlowBox(box, compositor.pt(6), compositor.pt(6), HEADING_PARTED if words else 0.0)
    for each in words:
        yield FlowBox(each, below=compositor.pt(6))


def drawn(block: blocks.Picture, compositor: Compositor) -> tuple[Drawing, Sequence[float]]:
    """Draw a plate or chart; return it, and the middles (mm) of the figures that have captions."""
    if block.kind == "chart":
        told = compositor.setting.pictures.charts[block.name]
        return curve(told, block, compositor) if isinstance(told, StrideCurve) else chart(told, block, compositor), ()
    if block.name in compositor.setting.pictures.plates:
        height = compositor.page.mm(FRONT_HEIGHT)
        return compositor.setting.pictures.atlas(
            block.name, compositor.page.measure, height, label_size(compositor)
        ), ()
    if block.name == "psoas-front":
        return front(block, compositor), ()
    if block.name == "belly-front":
        return belly(block, compositor), ()
    return side(compositor)


def mini(block: blocks.Picture, width: float, compositor: Compositor) -> Box:
    """Draw a small plate without labels, for a note."""
    height = width * MINI_HEIGHT
    key = ("mini", block.name, width)
    if key not in compositor.drawings:
        compositor.drawings[key] = compositor.setting.pictures.atlas(block.name, width, height)
    artwork = compositor.setting.pictures.artwork(f"mini-{block.name}-{width:.4g}", compositor.drawings[key])
    return PictureBox(artwork, 1.0, block)


def front(block: blocks.Picture, compositor: Compositor) -> Drawing:
    from generator.figure.anatomy.front_plate import front_plate

    pictures = compositor.setting.pictures
    return front_plate(
        named(block.labels),
        Style(kind=pictures.theme.figure_kind),
        measure=pictures.measure,
        width=compositor.page.measure,
        height=compositor.page.mm(FRONT_HEIGHT),
        label_size=label_size(compositor),
    )


def belly(block: blocks.Picture, compositor: Compositor) -> Drawing:
    from generator.figure.anatomy.belly_plate import belly_plate

    pictures = compositor.setting.pictures
    return belly_plate(
        named(block.labels),
        Style(kind=pictures.theme.figure_kind),
        measure=pictures.measure,
        width=compositor.page.measure,
        height=compositor.page.mm(BELLY_HEIGHT),
        label_size=label_size(compositor),
    )


def side(compositor: Compositor) -> tuple[Drawing, Sequence[float]]:
    """Draw the sitting, the standing and the running body, as if of glass."""
    from generator.figure.side_row import side_row

    pictures = compositor.setting.pictures
    bodies = [glass(pictures.figures, name) for name in SIDE]
    style = Style(kind=pictures.theme.figure_kind)
    made = side_row(
        bodies,
        style,
        width=compositor.page.measure,
        height=compositor.page.mm(SIDE_HEIGHT),
        cache=pictures.cache,
    )
    return made.drawing, made.middles


def label_size(compositor: Compositor) -> float:
    """Give the size of labels in pt."""
    return compositor.scale_of("label") * compositor.setting.theme.size("booklet", "label")


def glass(figures: Mapping[str, Figure | Photographs], name: str) -> Figure:
    figure = figures[name]
    assert isinstance(figure, Figure), "title pages show drawn figures"
    return replace(figure, pale=True, show=("skeleton", "psoas"))


def named(labels: Sequence[str]) -> dict[str, str]:
    """Read labels of the form `id=words`."""
    return dict(label.split("=", 1) for label in labels)


def chart(told: LengthChart, block: blocks.Picture, compositor: Compositor) -> Drawing:
    """Draw the bars of the length chart, each with the number that the table gives."""
    from generator.figure.anatomy.length_chart import LengthRow, length_chart

    pictures = compositor.setting.pictures
    labels = named(block.labels)
    rows = [
        LengthRow(str(row.label), row.percent, labels[f"{number}"], standard=row.percent == STANDARD)
        for number, row in enumerate(told.rows)
    ]
    style = Style(kind=pictures.theme.figure_kind)
    return length_chart(
        rows, labels, style, measure=pictures.measure, width=compositor.page.measure, label_size=label_size(compositor)
    )


def curve(told: StrideCurve, block: blocks.Picture, compositor: Compositor) -> Drawing:
    """Draw how the path changes through one stride."""
    from generator.figure.anatomy.stride_curve import StrideMark, stride_curve

    pictures = compositor.setting.pictures
    return stride_curve(
        [(point.at, point.percent) for point in told.points],
        named(block.labels) | {"shortest": str(told.shortest), "longest": str(told.longest)},
        Style(kind=pictures.theme.figure_kind),
        measure=pictures.measure,
        marks=[StrideMark(mark.at, str(mark.text)) for mark in told.marks],
        width=compositor.page.measure,
        height=compositor.page.mm(CURVE_HEIGHT),
        label_size=label_size(compositor),
    )


def captions(block: blocks.Picture, middles: Sequence[float], compositor: Compositor) -> list[Box]:
    """Set captions, each below the middle of its figure; one alone stands at the left."""
    words = block.captions or ((block.caption,) if block.caption is not None else ())
    if len(words) != len(middles):
        return [compositor.text(each, "caption") for each in words]
    edges = [0.0, *((a + b) / 2 for a, b in pairwise(middles)), compositor.page.measure]
    halves = [
        min(middle - left, right - middle) for left, right, middle in zip(edges, edges[1:], middles, strict=False)
    ]
    parts = [
        (compositor.text(each, "caption", middle=True), middle - half, 2 * half)
        for each, middle, half in zip(words, middles, halves, strict=True)
    ]
    return [AbreastBox(tuple(parts))]
