"""The length chart and the stride curve: true proportions, direct labels, everything inside the bounds."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plate_reading import Style, box, measure, shapes, words

from generator.figure.anatomy.geometry import flatten
from generator.figure.anatomy.length_chart import LengthRow, length_chart
from generator.figure.anatomy.stride_curve import StrideMark, stride_curve
from generator.figure.drawing import Drawing, Paint

ROWS = (
    LengthRow("Sitting, hip at 90°", 75.1, "75 %", "sitting"),
    LengthRow("Sitting, hip at 80°", 77.4, "77 %", "sitting"),
    LengthRow("Standing", 100.0, "100 %", "standing", standard=True),
    LengthRow("Running, leg 10° back", 102.5, "102.5 %", "running"),
    LengthRow("Running, leg 20° back", 104.8, "104.8 %", "running"),
)
LABELS = {"standing": "standing = 100 %", "zero": "0", "axis": "Length of the path. Bars start at zero. " * 3}
STRIDE = tuple((x * 2.0, 97 + 9 * (1 if 30 < x * 2 < 60 else -1) * (0.4 + (x % 5) / 10)) for x in range(51))


def widths(drawing: Drawing, style: Style) -> list[float]:
    """Return how long each solid bar is, from the top down."""
    solid = Paint("ink") if style.kind == "line" else Paint("muscle")
    runs = [flatten(contour) for shape in shapes(drawing) if shape.fill == solid for contour in shape.contours]
    runs.sort(key=lambda run: -max(y for _, y in run))
    return [max(x for x, _ in run) - min(x for x, _ in run) for run in runs]


def check_words(drawing: Drawing) -> None:
    left, bottom, right, top = drawing.bounds
    boxes = [box(label) for label in words(drawing)]
    for x0, y0, x1, y1 in boxes:
        assert left - 0.01 <= x0
        assert x1 <= right + 0.02
        assert bottom - 0.35 <= y0
        assert y1 <= top + 0.01
    for (x0, y0, x1, y1), (u0, v0, u1, v1) in combinations(boxes, 2):
        assert x1 <= u0 + 0.01 or u1 <= x0 + 0.01 or y1 <= v0 + 0.5 or v1 <= y0 + 0.5


def test_bars_are_as_long_as_their_numbers_from_zero(style: Style) -> None:
    drawing = length_chart(ROWS, LABELS, style, measure=measure)
    bars = [row for row in ROWS if not row.standard]
    for row, width in zip(bars, widths(drawing, style), strict=True):
        assert width / widths(drawing, style)[0] == pytest.approx(row.percent / bars[0].percent, rel=1e-6)


@pytest.mark.parametrize(("width", "size"), [(120.0, 9.0), (80.0, 8.5), (170.0, 12.0)])
def test_every_name_and_value_is_on_the_chart(width: float, size: float, style: Style) -> None:
    drawing = length_chart(ROWS, LABELS, style, measure=measure, width=width, label_size=size)
    check_words(drawing)
    text = " ".join(label.text for label in words(drawing))
    assert all(row.name in text and row.value in text for row in ROWS)
    assert all(part in text for part in ("standing = 100 %", "Bars start at zero."))


@given(
    st.lists(
        st.tuples(st.text("abcdefg ", min_size=1, max_size=60), st.floats(30, 160), st.sampled_from("xyz")),
        min_size=1,
        max_size=9,
    ),
    st.floats(100, 200),
)
@settings(max_examples=50, deadline=None)
def test_any_rows_stay_inside_and_apart(rows: list[tuple[str, float, str]], width: float) -> None:
    made = [LengthRow(name, percent, f"{percent:.0f} %", group) for name, percent, group in rows]
    check_words(length_chart(made, LABELS, Style(), measure=measure, width=width))


def test_a_chart_needs_rows_lengths_and_room() -> None:
    with pytest.raises(ValueError, match="rows"):
        length_chart([], LABELS, Style(), measure=measure)
    with pytest.raises(ValueError, match="above zero"):
        length_chart([LengthRow("Nothing", 0.0, "0 %")], LABELS, Style(), measure=measure)
    with pytest.raises(ValueError, match="too narrow"):
        length_chart(ROWS, LABELS, Style(), measure=measure, width=40.0, label_size=14.0)


def test_the_stride_names_its_ends_where_they_are(style: Style) -> None:
    labels = {"shortest": "shortest", "longest": "longest", "standing": "standing", "axis": "Axis from 88 %."}
    marks = [StrideMark(0, "foot lands"), StrideMark(34, "toe off"), StrideMark(96, "thigh"), StrideMark(100, "lands")]
    drawing = stride_curve(STRIDE, labels, style, measure=measure, marks=marks)
    check_words(drawing)
    placed = {label.text: label for label in words(drawing)}
    assert placed["shortest"].y < placed["standing"].y < placed["longest"].y
    assert set(labels.values()) <= set(placed)
    assert {mark.text for mark in marks} <= set(placed)


def test_a_stride_needs_readings() -> None:
    with pytest.raises(ValueError, match="four points"):
        stride_curve([(0.0, 100.0), (50.0, 90.0)], {}, Style(), measure=measure)
