"""What is read from the pages that finishing is given."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from generator.errors import PressError
from generator.finishing.source import Pages, bleed_of, measure, trimmed
from generator.paper import Paper
from generator.units import MM

Box = tuple[float, float, float, float]


def boxed(*pages: dict[str, Box]) -> bytes:
    """Make blank pages with boxes given in mm as left, bottom, right, top."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        for boxes in pages:
            pdf.add_blank_page(page_size=(10, 10))
            for name, box in boxes.items():
                pdf.pages[-1].obj[f"/{name}"] = pikepdf.Array([side * MM for side in box])
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("boxes", "pages"),
    [
        ({"MediaBox": (0, 0, 90, 60)}, Pages(1, 90, 60, 0)),
        ({"MediaBox": (90, 60, 0, 0)}, Pages(1, 90, 60, 0)),
        ({"MediaBox": (0, 0, 90, 60), "TrimBox": (3, 3, 87, 57)}, Pages(1, 84, 54, 3)),
        ({"MediaBox": (0, 0, 90, 60), "TrimBox": (87, 57, 3, 3)}, Pages(1, 84, 54, 3)),
        ({"MediaBox": (0, 0, 90, 60), "BleedBox": (1, 1, 89, 59), "TrimBox": (3, 3, 87, 57)}, Pages(1, 84, 54, 2)),
        ({"MediaBox": (0, 0, 90, 60), "TrimBox": (1, 3, 86, 56)}, Pages(1, 85, 53, 1)),
        ({"MediaBox": (0, 0, 90, 60), "TrimBox": (3, 1.5, 86, 56)}, Pages(1, 83, 54.5, 1.5)),
        ({"MediaBox": (0, 0, 90, 60), "TrimBox": (3, 3, 88, 56)}, Pages(1, 85, 53, 2)),
        ({"MediaBox": (0, 0, 90, 60), "TrimBox": (3, 3, 86, 59)}, Pages(1, 83, 56, 1)),
        ({"MediaBox": (5, 5, 90, 60), "TrimBox": (3, 8, 86, 55)}, Pages(1, 83, 47, 0)),
        ({"MediaBox": (-5, -5, 90, 60), "TrimBox": (-2, -2, 87, 57)}, Pages(1, 89, 59, 3)),
        ({"MediaBox": (0, 0, 90, 60), "TrimBox": (3, 3, 87)}, Pages(1, 90, 60, 0)),  # a box of three sides is none
    ],
)
def test_pages_are_measured_by_their_boxes(boxes: dict[str, Box], pages: Pages) -> None:
    assert measure(boxed(boxes)) == pages
    assert pages.paper == Paper("page", pages.width, pages.height)


def test_all_pages_have_the_least_bleed_of_any() -> None:
    media: Box = (0, 0, 90, 60)
    pages = boxed({"MediaBox": media, "TrimBox": (3, 3, 87, 57)}, {"MediaBox": media, "TrimBox": (2.98, 2, 87, 56)})
    assert measure(pages) == Pages(2, 84, 54, 2)


@pytest.mark.parametrize(("width", "height"), [(90.2, 60), (89.8, 60), (90, 60.2), (90, 59.8)])
def test_pages_of_another_size_are_told_with_their_number(width: float, height: float) -> None:
    same = {"MediaBox": (0.0, 0.0, 90.08, 59.92)}
    first = {"MediaBox": (0.0, 0.0, 90.0, 60.0)}
    assert measure(boxed(first, same)).count == 2
    with pytest.raises(PressError) as told:
        measure(boxed(first, same, {"MediaBox": (0, 0, width, height)}))
    assert str(told.value) == (
        f"page 3 is {width:g} × {height:g} mm, page 1 is 90 × 60 mm: pages of one size are needed"
    )


def test_files_that_cannot_be_measured_are_told() -> None:
    locked = BytesIO()
    with pikepdf.open(BytesIO(boxed({"MediaBox": (0, 0, 9, 9)}))) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="owner", user="user"))
    for data, message in (
        (locked.getvalue(), "is a PDF locked with a password"),
        (b"%PDF-1.7 and nothing else", "is not a PDF that can be read"),
        (boxed(), "the PDF has no pages"),
    ):
        with pytest.raises(PressError) as told:
            measure(data)
        assert str(told.value) == message


@pytest.mark.parametrize("box", [["a", 0, 1, 1], [pikepdf.Name("/X")] * 4, [pikepdf.Dictionary()] * 4, [None] * 4])
def test_garbled_boxes_are_told(box: list[object]) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(boxed({"MediaBox": (0, 0, 9, 9)}))) as pdf:
        pdf.pages[0].obj.TrimBox = pikepdf.Array(box)
        pdf.save(out)
    with pytest.raises(PressError, match="is a damaged PDF: "):
        measure(out.getvalue())


def test_pages_that_cannot_be_counted_are_told() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(boxed({"MediaBox": (0, 0, 9, 9)}, {"MediaBox": (0, 0, 9, 9)}))) as pdf:
        pdf.save(out, qdf=True)
    data = out.getvalue()
    for sound, damaged in ((b"  /Count", b"9<  /Count"), (b"trailer <<", b"trailRer <<"), (b"3 0 obj", b"3 0 o9bj")):
        assert data.count(sound) == 1
        data = data.replace(sound, damaged)
    with pytest.raises(PressError, match="is not a PDF that can be read"):
        measure(data)


def test_a_size_may_be_that_of_all_pages() -> None:
    with pikepdf.open(BytesIO(boxed({"MediaBox": (0, 0, 90, 60)}))) as pdf:
        page = pdf.pages[0].obj
        page.Parent.MediaBox = page.MediaBox
        del page.MediaBox
        assert (trimmed(pdf.pages[0]).width, trimmed(pdf.pages[0]).height) == (pytest.approx(90), pytest.approx(60))


def test_a_page_without_a_size_is_told() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(10, 10))
        pdf.pages[0].obj.MediaBox = pikepdf.Array([0, 0, 10])
        with pytest.raises(PressError, match="is a damaged PDF: a page has no MediaBox"):
            trimmed(pdf.pages[0])
        pdf.pages[0].obj.TrimBox = pikepdf.Array([0, 0, 72, 36])
        assert (trimmed(pdf.pages[0]).width, bleed_of(pdf.pages[0])) == (pytest.approx(25.4), 0)
