from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from generator.layouts.booklet.composition import page_labels
from generator.pdf.metadata import Properties, describe
from generator.pdf.page_labels import label_of, roman


@pytest.mark.parametrize(
    ("front", "facing", "labels"),
    [
        (2, True, "Cover i 1 2 3 4 5 6"),
        (3, True, "Cover i ii iii 1 2 3 4"),
        (3, False, "Cover i ii 1 2 3 4 5"),
        (1, True, "Cover i 1 2 3 4 5 6"),
        (1, False, "Cover 1 2 3 4 5 6 7"),
    ],
)
def test_a_viewer_calls_pages_as_the_press_does(front: int, facing: bool, labels: str) -> None:
    runs = page_labels("Cover", front, facing)
    with pikepdf.new() as pdf:
        for _ in range(8):
            pdf.add_blank_page()
        describe(pdf, Properties("Eight pages", page_labels=runs))
        copied = BytesIO()
        pdf.save(copied)
    with pikepdf.open(copied) as pdf:
        shown = [page.label for page in pdf.pages]
    assert shown == [label_of(page, runs) for page in range(8)] == labels.split()


def test_roman_numerals() -> None:
    numbers = (1, 3, 4, 9, 14, 40, 49, 90, 99, 400, 1994)
    assert [roman(number) for number in numbers] == (
        ["i", "iii", "iv", "ix", "xiv", "xl", "xlix", "xc", "xcix", "cd", "mcmxciv"]
    )
