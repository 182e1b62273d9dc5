"""Matrices and bounds of what is painted: where corners come to lie, and what boxes share."""

from __future__ import annotations

from itertools import product as pairs
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.finishing.preflight.content.geometry import (
    EVERYWHERE,
    HAIR,
    IDENTITY,
    Bounds,
    Matrix,
    common,
    enlargement,
    inside,
    matrix_of,
    moved,
    product,
    sides,
)

numbers = st.integers(-9, 9).map(float)
matrices: st.SearchStrategy[Any] = st.tuples(*[numbers] * 6)
upright: st.SearchStrategy[Any] = st.tuples(numbers, st.just(0.0), st.just(0.0), numbers, numbers, numbers)
boxes = st.tuples(numbers, numbers, st.integers(0, 9), st.integers(0, 9)).map(
    lambda box: (box[0], box[1], box[0] + box[2], box[1] + box[3])
)


def point(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """Move a point (ISO 32000-2, 8.3.4)."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


@given(numbers, numbers, matrices, matrices)
def test_a_product_is_one_move_after_the_other(x: float, y: float, first: Matrix, then: Matrix) -> None:
    assert point(x, y, product(first, then)) == point(*point(x, y, first), then)
    assert product(first, IDENTITY) == product(IDENTITY, first) == first


@given(boxes, matrices | upright)
def test_a_moved_box_is_as_large_as_its_corners_need(box: Bounds, matrix: Matrix) -> None:
    corners = [point(x, y, matrix) for x, y in pairs(box[::2], box[1::2])]
    xs, ys = zip(*corners, strict=True)
    assert moved(box, matrix) == (min(xs), min(ys), max(xs), max(ys))


@given(boxes, boxes)
def test_boxes_share_what_lies_in_both(first: Bounds, second: Bounds) -> None:
    def holds(box: Bounds, x: int, y: int) -> bool:
        return box[0] <= x <= box[2] and box[1] <= y <= box[3]

    shared = common(first, second)
    for x, y in pairs(range(-9, 19), repeat=2):
        assert (holds(first, x, y) and holds(second, x, y)) == (shared is not None and holds(shared, x, y))
    assert common(first, EVERYWHERE) == first


@pytest.mark.parametrize("edge", range(4))
def test_a_box_lies_in_another_give_or_take_a_hair(edge: int) -> None:
    outer = [0.0, 0.0, 10.0, 20.0]
    for beyond, lies in ((0.9 * HAIR, True), (1.1 * HAIR, False), (-1.0, True)):
        inner = list(outer)
        inner[edge] += beyond if edge > 1 else -beyond
        assert inside(tuple(inner), tuple(outer)) == lies  # type: ignore[arg-type]
    assert HAIR == 0.02


@given(numbers, numbers, matrices)
def test_lengths_grow_as_the_root_of_the_area(width: float, height: float, matrix: Matrix) -> None:
    a, b, c, d, _, _ = matrix
    assert enlargement(matrix) ** 2 == pytest.approx(abs(a * d - b * c))
    across, up = sides(matrix)
    assert (across**2, up**2) == (pytest.approx(a * a + b * b), pytest.approx(c * c + d * d))


def test_a_matrix_is_the_last_six_numbers() -> None:
    assert matrix_of([1, 2, 3, 4, 5, 6]) == matrix_of([9, 9, 1, 2, 3, 4, 5, 6]) == (1, 2, 3, 4, 5, 6)
    assert all(isinstance(each, float) for each in matrix_of([1, 2, 3, 4, 5, 6]))
    for values in ([1, 2, 3], [1, 0, 0, 1, 1e12, 0], [1, 0, 0, 1, -2e12, 0], [1, 0, 0, 1, float("nan"), 0]):
        with pytest.raises(ValueError, match=r"."):
            matrix_of(values)
