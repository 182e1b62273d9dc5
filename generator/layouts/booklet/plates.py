"""Anatomy plates, the length chart and the stride curve on the pages of a chapter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.content.model import LengthChart, StrideCurve
from generator.documents import blocks
from generator.figure import Figure, Style
from generator.figure.drawing import Drawing
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.engine.abreast import AbreastBox
from generator.layouts.engine.boxes import Box, PictureBox
from generator.layouts.engine.galley import HEADING_PARTED, FlowBox

FRONT_HEIGHT, PAIR_HEIGHT, CURVE_HEIGHT = 96.0, 76.0, 30.0
"""The most a plate or a curve takes of a page's height, mm on A5."""
STANDARD = 100.0
"""The chart's measure: standing, in percent."""


def picture(block: blocks.Picture, press: Compositor) -> Iterator[FlowBox]:
    """Set a plate or a chart across the column, with its captions below."""
    key = (block.kind, block.name, label_size(press))
    if key not in press.drawings:
        press.drawings[key] = drawn(block, press)
    drawing, middles = press.drawings[key]
    artwork = press.setting.pictures.artwork(f"{block.kind}-{block.name}-{label_size(press):.4g}", drawing)
    box = PictureBox(artwork, 1.0, block)
    if block.kind == "chart":
        yield FlowBox(box, press.pt(6), press.pt(6))
        return
    words = captions(block, middles, press)
    yield FlowBox(box, press.pt(6), press.pt(6), HEADING_PARTED if words else 0.0)
    for each in words:
        yield FlowBox(each, below=press.pt(6))


def drawn(block: blocks.Picture, press: Compositor) -> tuple[Drawing, Sequence[float]]:
    """Draw a plate or chart; return it, and the middles (mm) of the figures that have captions."""
    if block.kind == "chart":
        told = press.setting.pictures.charts[block.name]
        return curve(told, block, press) if isinstance(told, StrideCurve) else chart(told, block, press), ()
    if block.name == "psoas-front":
        return front(block, press), ()
    return pair(press)


def front(block: blocks.Picture, press: Compositor) -> Drawing:
    from generator.figure.anatomy.front_plate import front_plate

    pictures = press.setting.pictures
    return front_plate(
        named(block.labels),
        Style(kind=pictures.theme.figure_kind),
        measure=pictures.measure,
        width=press.page.measure,
        height=press.page.mm(FRONT_HEIGHT),
        label_size=label_size(press),
    )


def pair(press: Compositor) -> tuple[Drawing, Sequence[float]]:
    """Draw the sitting and the running body, as if of glass."""
    from generator.figure.side_pair import side_pair

    pictures = press.setting.pictures
    sitting, running = (glass(pictures.figures, name) for name in ("sitting", "runner"))
    style = Style(kind=pictures.theme.figure_kind)
    made = side_pair(
        sitting, running, style, width=press.page.measure, height=press.page.mm(PAIR_HEIGHT), cache=pictures.cache
    )
    return made.drawing, made.middles


def label_size(press: Compositor) -> float:
    """Give the size of labels in pt."""
    return press.scale_of("label") * press.setting.theme.size("booklet", "label")


def glass(figures: Mapping[str, Figure], name: str) -> Figure:
    return replace(figures[name], pale=True, show=("skeleton", "psoas"))


def named(labels: Sequence[str]) -> dict[str, str]:
    """Read labels of the form `id=words`."""
    return dict(label.split("=", 1) for label in labels)


def chart(told: LengthChart, block: blocks.Picture, press: Compositor) -> Drawing:
    """Draw the bars of the length chart, each with the number that the table gives."""
    from generator.figure.anatomy.length_chart import LengthRow, length_chart

    pictures = press.setting.pictures
    labels = named(block.labels)
    rows = [
        LengthRow(str(row.label), row.percent, labels[f"{number}"], standard=row.percent == STANDARD)
        for number, row in enumerate(told.rows)
    ]
    style = Style(kind=pictures.theme.figure_kind)
    return length_chart(
        rows, labels, style, measure=pictures.measure, width=press.page.measure, label_size=label_size(press)
    )


def curve(told: StrideCurve, block: blocks.Picture, press: Compositor) -> Drawing:
    """Draw how the path changes through one stride."""
    from generator.figure.anatomy.stride_curve import StrideMark, stride_curve

    pictures = press.setting.pictures
    return stride_curve(
        [(point.at, point.percent) for point in told.points],
        named(block.labels) | {"shortest": str(told.shortest), "longest": str(told.longest)},
        Style(kind=pictures.theme.figure_kind),
        measure=pictures.measure,
        marks=[StrideMark(mark.at, str(mark.text)) for mark in told.marks],
        width=press.page.measure,
        height=press.page.mm(CURVE_HEIGHT),
        label_size=label_size(press),
    )


def captions(block: blocks.Picture, middles: Sequence[float], press: Compositor) -> list[Box]:
    """Set captions, each below the middle of its figure; one alone stands at the left."""
    words = block.captions or ((block.caption,) if block.caption is not None else ())
    if len(words) != len(middles):
        return [press.text(each, "caption") for each in words]
    edges = [0.0, *((a + b) / 2 for a, b in pairwise(middles)), press.page.measure]
    halves = [
        min(middle - left, right - middle) for left, right, middle in zip(edges, edges[1:], middles, strict=False)
    ]
    parts = [
        (press.text(each, "caption", middle=True), middle - half, 2 * half)
        for each, middle, half in zip(words, middles, halves, strict=True)
    ]
    return [AbreastBox(tuple(parts))]
