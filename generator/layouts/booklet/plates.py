"""Anatomy plates, the length chart and the stride curve on the pages of a chapter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from reportlab.platypus import Flowable, KeepTogether

from generator.content.model import LengthChart, StrideCurve
from generator.documents import blocks
from generator.documents.blocks import Words
from generator.figure import Figure, Style
from generator.figure.drawing import Drawing
from generator.layouts.booklet.compositor import Compositor
from generator.layouts.booklet.pieces import Columns, Space, Stack
from generator.pdf.flowables import Picture
from generator.units import MM, to_mm

FRONT_HEIGHT, PAIR_HEIGHT, CURVE_HEIGHT = 96.0, 76.0, 30.0
"""The most a plate or a curve takes of a page's height, mm on A5."""
STANDARD = 100.0
"""The chart's measure: standing, in percent."""


def picture(block: blocks.Picture, press: Compositor) -> list[Flowable]:
    """Set a plate or a chart across the column, with its captions below."""
    key = (block.kind, block.name, label_size(press))
    if key not in press.drawings:
        press.drawings[key] = drawn(block, press)
    drawing, middles = press.drawings[key]
    artwork = press.setting.pictures.artwork(f"{block.kind}-{block.name}-{label_size(press):.4g}", drawing)
    made: list[Flowable] = [Picture(artwork, MM, block=block)]
    if block.kind == "chart":
        return [Space(press.pt(3)), *made, Space(press.pt(4))]
    made = [Space(press.pt(6)), *made, Space(press.pt(6))]
    if block.captions:
        made.append(captions(block.captions, middles, press))
    elif block.caption is not None:
        made.append(press.text(block.caption, "caption"))
    made.append(Space(press.pt(4)))
    return [KeepTogether(made)]


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


def captions(words: Sequence[Words], middles: Sequence[float], press: Compositor) -> Flowable:
    """Set captions, each below the middle of its figure; one alone stands at the left."""
    if len(words) != len(middles):
        return Stack([press.text(each, "caption") for each in words])
    edges = [0.0, *(to_mm((a + b) / 2 * MM) for a, b in pairwise(middles)), press.page.measure]
    columns = []
    widths = []
    for each, left, right, middle in zip(words, edges, edges[1:], middles, strict=False):
        half = min(middle - left, right - middle)
        indent = (middle - half - left) * MM
        columns.append(
            Stack(
                [press.text(each, "caption", alignment=1, leftIndent=indent, rightIndent=(right - middle - half) * MM)]
            )
        )
        widths.append((right - left) * MM)
    return Columns(columns, widths, 0)
